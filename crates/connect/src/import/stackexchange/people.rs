//! Who is who: the members that users became, and the placeholder for those who are gone.

use std::collections::HashMap;

use grove_kernel::MemberId;
use grove_kernel::intake::Edited;

use super::row::{Reason, Row};
use crate::import::FileReport;

/// The user that is the site's own robot.
pub(super) const ROBOT: i64 = -1;

pub(super) struct People {
    members: HashMap<i64, i64>,
    nobody: MemberId,
}

impl People {
    pub fn new(nobody: MemberId) -> Self {
        Self { members: HashMap::new(), nobody }
    }
    pub fn add(&mut self, became: Vec<(i64, i64)>) {
        self.members.extend(became);
    }
    pub fn get(&self, user: i64) -> Option<MemberId> {
        self.members.get(&user).copied().map(MemberId::from_raw)
    }

    /// Who wrote the row: `id` and `name` are its attributes for that.
    pub fn author(&self, row: &Row, id: &'static str, name: &'static str, report: &mut FileReport) -> Result<MemberId, Reason> {
        let user = row.some_id(id)?;
        if let Some(member) = user.and_then(|user| self.get(user)) {
            return Ok(member);
        }
        let called: String = row.get(name).unwrap_or_default().chars().filter(|c| !c.is_control()).take(40).collect();
        let key = if called.is_empty() { row.key() } else { format!("{} by {called}", row.key()) };
        report.note("the account of the author is gone: the placeholder stands for it", key);
        Ok(self.nobody)
    }

    /// When a post was last changed, and by whom.
    pub fn edited(&self, row: &Row) -> Result<Option<Edited>, Reason> {
        let by = row.some_id("LastEditorUserId")?.and_then(|user| self.get(user));
        Ok(row.some_time("LastEditDate")?.map(|at| Edited { at, by }))
    }
}
