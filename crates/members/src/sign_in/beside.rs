//! What stands beside the doors: what this place is for, in its own words, and who is here. Only a
//! public community shows people; what it shows is what its directory shows to everybody.

use grove_kernel::{Community, Outcome};
use grove_store::{Cx, Read};

use crate::identity::Face;
use crate::profile;
use crate::settings::CommunitySettings;

/// Fewer people than this are not a crowd to walk into.
const CROWD: i64 = 3;

#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The first sentence of the summary; private communities say nothing of themselves.
    pub words: Option<String>,
    pub faces: Vec<Face>,
    pub people: i64,
}

pub fn beside(cx: &Cx<'_, Read>, community: &CommunitySettings) -> Outcome<Beside> {
    let words = first_sentence(&community.summary).filter(|_| community.access != Community::Private);
    if community.access != Community::Public {
        return Ok(Beside { words, ..Beside::default() });
    }
    let (faces, people) = profile::newcomers(cx, 6)?;
    Ok(if people < CROWD { Beside { words, ..Beside::default() } } else { Beside { words, faces, people } })
}

/// When it is short enough to be read at a glance.
fn first_sentence(summary: &str) -> Option<String> {
    let line = summary.lines().map(str::trim).find(|line| !line.is_empty())?;
    let end = line.find(". ").map_or(line.len(), |at| at + 1);
    (line[..end].chars().count() <= 180).then(|| line[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn the_first_sentence_is_taken_when_it_is_short() {
        for (summary, said) in [
            ("We mend bicycles. Bring yours.", Some("We mend bicycles.")),
            ("We mend bicycles", Some("We mend bicycles")),
            ("\n\nWe mend.\nAnd more.", Some("We mend.")),
            ("", None),
        ] {
            assert_eq!(first_sentence(summary).as_deref(), said);
        }
        assert_eq!(first_sentence(&"long ".repeat(60)), None);
    }
}
