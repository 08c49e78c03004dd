//! What an import brings goes to the areas whose it is.

use grove_kernel::intake::{Batch, EditRow, LinkRow, MemberRow, ReplyRow, TagRow, TagWords, TopicRow, VoteRow};
use grove_kernel::{MemberId, Outcome, ReplyId, SpaceId, TopicId};
use grove_store::{Cx, Intake, Write};

pub struct Areas;

impl Intake for Areas {
    fn space(&self, cx: &mut Cx<'_, Write>, slug: &str, name: &str) -> Outcome<SpaceId> {
        grove_spaces::intake::take_space(cx, slug, name)
    }
    fn members(&self, cx: &mut Cx<'_, Write>, batch: i64, rows: &[MemberRow]) -> Outcome<Vec<MemberId>> {
        grove_members::intake::take_members(cx, batch, rows)
    }
    fn topics(&self, cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[TopicRow]) -> Outcome<Vec<TopicId>> {
        grove_spaces::intake::take_writers(cx, batch, rows.iter().map(|row| (row.author, row.at)))?;
        grove_content::intake::take_topics(cx, batch, rows)
    }
    fn replies(&self, cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[ReplyRow]) -> Outcome<Vec<ReplyId>> {
        grove_spaces::intake::take_writers(cx, batch, rows.iter().map(|row| (row.author, row.at)))?;
        grove_content::intake::take_replies(cx, batch, rows)
    }
    fn votes(&self, cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[VoteRow]) -> Outcome<()> {
        grove_content::intake::take_votes(cx, batch, rows)
    }
    fn edits(&self, cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[EditRow]) -> Outcome<()> {
        grove_content::intake::take_edits(cx, batch, rows)
    }
    fn tags(&self, cx: &mut Cx<'_, Write>, rows: &[TagRow]) -> Outcome<()> {
        grove_content::intake::take_tags(cx, rows)
    }
    fn tag_words(&self, cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[TagWords]) -> Outcome<()> {
        grove_content::intake::take_tag_words(cx, batch, rows)
    }
    fn links(&self, cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[LinkRow]) -> Outcome<()> {
        grove_content::intake::take_links(cx, batch, rows)
    }
}
