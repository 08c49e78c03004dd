//! The door through which areas accept imported rows. An importer (in `connect`) drives it, the areas
//! write behind it, and `grove` wires the two, so that they never know each other.
//!
//! Every method runs inside the act of the importer, which has already left out what it imported
//! before. Ids come back in the order of the rows. Authority is that of the one who runs the import:
//! the command line or an admin; nothing here is reachable from a page.

use grove_kernel::intake::{Batch, EditRow, LinkRow, MemberRow, ReplyRow, TagRow, TagWords, TopicRow, VoteRow};
use grove_kernel::{MemberId, Outcome, ReplyId, SpaceId, TopicId};

use crate::cx::{Cx, Write};

pub trait Intake: Send + Sync {
    /// The space with this slug, founded when there is none: public, for questions, with formulas.
    fn space(&self, cx: &mut Cx<'_, Write>, slug: &str, name: &str) -> Outcome<SpaceId>;
    fn members(&self, cx: &mut Cx<'_, Write>, batch: i64, rows: &[MemberRow]) -> Outcome<Vec<MemberId>>;
    fn topics(&self, cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[TopicRow]) -> Outcome<Vec<TopicId>>;
    /// Answers and comments in the order in which they were said: positions follow it.
    fn replies(&self, cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[ReplyRow]) -> Outcome<Vec<ReplyId>>;
    fn votes(&self, cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[VoteRow]) -> Outcome<()>;
    fn edits(&self, cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[EditRow]) -> Outcome<()>;
    fn tags(&self, cx: &mut Cx<'_, Write>, rows: &[TagRow]) -> Outcome<()>;
    fn tag_words(&self, cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[TagWords]) -> Outcome<()>;
    fn links(&self, cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[LinkRow]) -> Outcome<()>;
}
