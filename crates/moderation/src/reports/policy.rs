//! Who sees a report, and who decides it.

use grove_kernel::{Action, Guarded, Reason, SpaceRole, Standing, Verdict, Viewer};

use super::report::{Report, Voice};

/// To look into it, to decide it, and to take a decision back.
pub struct Judge;

impl Guarded for Report {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        !viewer.is(self.author.id) && moderates(viewer, self)
    }
}

fn moderates(viewer: &Viewer, report: &Report) -> bool {
    match (&report.place, report.is_placed) {
        (Some(place), true | false) => viewer.sees(place) && viewer.role_in(place) >= SpaceRole::Moderator,
        (None, false) => viewer.is_moderator() || viewer.is_system(),
        // The place is gone: there is nobody who moderates it.
        (None, true) => false,
    }
}

/// As visible as the report it is asked with.
impl Guarded for Voice {
    fn visible_to(&self, _: &Viewer) -> bool {
        true
    }
}

impl Action<Report> for Judge {
    fn decide(viewer: &Viewer, report: &Report) -> Verdict {
        unsilenced(viewer).and(|| Verdict::unless(!moderates(viewer, report), Reason::ModeratorsOnly))
    }
}

/// Who has been silenced does not silence others.
pub(crate) fn unsilenced(viewer: &Viewer) -> Verdict {
    match viewer.standing() {
        None if viewer.is_system() => Verdict::Yes,
        None => Verdict::No(Reason::MembersOnly),
        Some(Standing::Pending) => Verdict::No(Reason::AwaitingApproval),
        Some(Standing::Silenced) => Verdict::No(Reason::Silenced),
        Some(Standing::New | Standing::Active) => Verdict::Yes,
    }
}

/// The pages of moderation: for those who moderate at least one place.
pub fn desk(viewer: &Viewer) -> Verdict {
    let somewhere = viewer.found().is_some_and(|f| f.spaces.values().any(|(role, _)| *role >= SpaceRole::Moderator));
    let moderates = viewer.is_moderator() || viewer.is_system() || (viewer.is_member() && somewhere);
    Verdict::unless(!moderates, Reason::ModeratorsOnly)
}
