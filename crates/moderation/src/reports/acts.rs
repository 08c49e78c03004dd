//! What reports put into the activity log. No root: whoever listens to a topic does not hear of them.

use grove_kernel::{Act, Envelope, MemberId, ReportId, SpaceId};

use super::report::{Outcome, Report};

pub struct ReportFiled {
    pub report: ReportId,
    pub author: MemberId,
    pub space: Option<SpaceId>,
}
impl Act for ReportFiled {
    const VERB: &'static str = "report.filed";
    fn envelope(&self) -> Envelope {
        Envelope { space: self.space, ..Envelope::of(self.report) }.target(self.author)
    }
}

pub struct ReportDecided<'a> {
    pub report: &'a Report,
    pub outcome: Outcome,
    pub rule: Option<i64>,
}
impl Act for ReportDecided<'_> {
    const VERB: &'static str = "report.decided";
    fn envelope(&self) -> Envelope {
        let envelope = about(self.report).with("outcome", self.outcome.number()).with("voices", self.report.voices);
        match self.rule {
            Some(rule) => envelope.with("rule", rule),
            None => envelope,
        }
    }
}

pub struct ReportReopened<'a> {
    pub report: &'a Report,
}
impl Act for ReportReopened<'_> {
    const VERB: &'static str = "report.reopened";
    fn envelope(&self) -> Envelope {
        about(self.report)
    }
}

fn about(report: &Report) -> Envelope {
    Envelope { space: report.place.map(|p| p.space), ..Envelope::of(report.id) }.target(report.author.id)
}
