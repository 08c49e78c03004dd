//! Where the pages of moderation are.

use grove_kernel::ReportId;

pub const MODERATION: &str = "/moderation";
pub const QUEUE: &str = "/moderation/reports";
pub const LOG: &str = "/moderation/log";
pub const REPORTS: &str = "/reports";
pub const REMOVALS: &str = "/moderation/removals";
pub const THANKS: &str = "/reports/thanks";

/// The form to report a thing, by the text of its id.
pub fn new_report(target: &str) -> String {
    format!("/reports/new?target={target}")
}
/// The form to remove a thing that nobody reported.
pub fn new_removal(target: &str) -> String {
    format!("/moderation/removals/new?target={target}")
}
pub fn report(id: ReportId) -> String {
    format!("{QUEUE}/{id}")
}
pub fn claim(id: ReportId) -> String {
    format!("{QUEUE}/{id}/claim")
}
pub fn decision(id: ReportId) -> String {
    format!("{QUEUE}/{id}/decision")
}
/// Silence and suspension of a member; `report` is settled by them when it is about the member.
pub fn sanctions(handle: &str, report: Option<ReportId>) -> String {
    match report {
        Some(report) => format!("/moderation/members/{handle}/sanctions?report={report}"),
        None => format!("/moderation/members/{handle}/sanctions"),
    }
}
/// Where one is made and lifted.
pub fn silence(handle: &str) -> String {
    format!("/members/{handle}/silence")
}
pub fn suspension(handle: &str) -> String {
    format!("/members/{handle}/suspension")
}
