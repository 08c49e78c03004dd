//! SQL of reports. Where the reported thing is, is read from its topic: after a move others moderate it.

use grove_kernel::{Cursor, HasViewer, MemberId, Moment, Outcome, Paged, Place, Refusal, ReportId, Sealed, Visible};
use grove_members::face_columns;
use grove_members::identity::read_face;
use grove_store::{Columns, Cx, Exhibit, Write, first, params, sql};

use super::report::{Decision, NewReport, Outcome as Settled, Report, Voice, Which};

macro_rules! reports {
    ($rest:expr) => {
        concat!(
            "SELECT r.id, r.target_kind, r.target, r.root IS NOT NULL, s.id, s.card_floor, s.content_floor, s.name, ",
            face_columns!(),
            ", r.opened_at, r.voices, r.version, r.claimed_by, r.claimed_at, r.decided_at, r.decided_by, r.outcome, r.rule, r.words, ",
            "(SELECT v.title FROM report_voice v WHERE v.report = r.id ORDER BY v.at, v.reporter LIMIT 1), ",
            "(SELECT SUBSTR(v.text, 1, 300) FROM report_voice v WHERE v.report = r.id ORDER BY v.at, v.reporter LIMIT 1) ",
            "FROM report r JOIN member m ON m.id = r.author LEFT JOIN topic t ON t.id = r.root LEFT JOIN space s ON s.id = t.space ",
            $rest
        )
    };
}

/// "The viewer moderates where it is, reads it, and it is not about them." Community moderators pass by
/// their floor, space moderators by the role on their own row.
macro_rules! judged {
    () => {
        "r.author <> $1 AND CASE WHEN r.root IS NULL THEN CAST($2 AS BIGINT) <= -2 ELSE EXISTS (SELECT 1 FROM space_access va \
         WHERE va.space = t.space AND va.reach = 2 AND ((va.grantee = $1 AND (va.role >= 2 OR CAST($2 AS BIGINT) <= -2)) \
         OR (va.grantee <= 0 AND va.grantee >= $2 AND CAST($2 AS BIGINT) <= -2))) END"
    };
}

sql! {
    sealed FIND = reports!("WHERE r.id = $1");
    sealed OPEN_OF = reports!("WHERE r.target_kind = $1 AND r.target = $2 AND r.decided_at IS NULL");
    visible OPEN = reports!(concat!("WHERE r.decided_at IS NULL AND ", judged!(), " AND (r.opened_at, r.id) > ($3, $4) ORDER BY r.opened_at, r.id LIMIT $5"));
    visible MINE = reports!(concat!("WHERE r.decided_at IS NULL AND r.claimed_by = $1 AND ", judged!(),
        " AND (r.opened_at, r.id) > ($3, $4) ORDER BY r.opened_at, r.id LIMIT $5"));
    visible SETTLED = reports!(concat!("WHERE r.decided_at IS NOT NULL AND ", judged!(),
        " AND (r.decided_at, r.id) < ($3, $4) ORDER BY r.decided_at DESC, r.id DESC LIMIT $5"));
    visible OPEN_COUNT = concat!("SELECT COUNT(*) FROM report r LEFT JOIN topic t ON t.id = r.root WHERE r.decided_at IS NULL AND ", judged!());
    /// How often something of this author was removed, as far as the viewer moderates.
    visible REMOVED_BEFORE = concat!("SELECT COUNT(*) FROM report r LEFT JOIN topic t ON t.id = r.root WHERE r.author = $3 AND r.outcome = 'removed' AND ",
        judged!());
    sealed VOICES = concat!("SELECT ", face_columns!(), ", v.at, v.rule, v.words, v.html, v.text, v.text_hash \
        FROM report_voice v JOIN member m ON m.id = v.reporter WHERE v.report = $1 ORDER BY v.at, v.reporter");
    system OPEN_ID = "SELECT id FROM report WHERE target_kind = $1 AND target = $2 AND decided_at IS NULL";
    system VOICE_AT = "SELECT at FROM report_voice WHERE report = $1 AND reporter = $2";
    write INSERT = "INSERT INTO report (id, target_kind, target, author, root, opened_at) VALUES ($1, $2, $3, $4, $5, $6)";
    write ADD_VOICE = "INSERT INTO report_voice (report, reporter, at, rule, words, title, html, text, text_hash) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (report, reporter) DO NOTHING";
    write COUNT_VOICE = "UPDATE report SET voices = voices + 1 WHERE id = $1";
    write CLAIM = "UPDATE report SET claimed_by = $2, claimed_at = $3 WHERE id = $1 AND decided_at IS NULL";
    write DECIDE = "UPDATE report SET decided_at = $3, decided_by = $4, outcome = $5, rule = $6, words = $7, claimed_by = NULL, claimed_at = NULL, \
        version = version + 1 WHERE id = $1 AND version = $2 AND decided_at IS NULL";
    write REOPEN = "UPDATE report SET decided_at = NULL, decided_by = NULL, outcome = NULL, rule = NULL, words = NULL, version = version + 1 \
        WHERE id = $1 AND version = $2 AND decided_at IS NOT NULL";
}

pub fn find<M>(cx: &Cx<'_, M>, id: ReportId) -> Outcome<Sealed<Report>> {
    cx.one(&FIND, params![id], read)?.ok_or(Refusal::NotFound)
}

/// The report of a thing that still waits.
pub fn open_of<M>(cx: &Cx<'_, M>, kind: &str, target: i64) -> Outcome<Option<Sealed<Report>>> {
    cx.one(&OPEN_OF, params![kind, target], read)
}

/// The oldest first; settled ones the newest first.
pub fn list<M>(cx: &Cx<'_, M>, which: Which, after: Option<Cursor>, size: usize) -> Outcome<Paged<Visible<Report>>> {
    let (sql, start) = match which {
        Which::Open => (&OPEN, Cursor::START),
        Which::Mine => (&MINE, Cursor::START),
        Which::Settled => (&SETTLED, Cursor::TOP),
    };
    let after = after.unwrap_or(start);
    let rows = cx.visible(sql, params![after.key, after.id, size + 1], read)?;
    Ok(Paged::from_rows(rows, size, |report| {
        let at = report.decided.as_ref().map_or(report.opened_at, |d| d.at);
        Cursor { key: at.micros(), id: report.id.raw() }
    }))
}

pub fn open_count<M>(cx: &Cx<'_, M>) -> Outcome<i64> {
    cx.tally(&OPEN_COUNT, params![])
}

pub fn removed_before<M>(cx: &Cx<'_, M>, author: MemberId) -> Outcome<i64> {
    cx.tally(&REMOVED_BEFORE, params![author])
}

/// All that was said about a report the viewer has opened.
pub fn voices<M>(cx: &Cx<'_, M>, report: &Visible<Report>) -> Outcome<Vec<Visible<Voice>>> {
    cx.many(&VOICES, params![report.id], read_voice)?.into_iter().map(|voice| voice.visible_to(cx)).collect()
}

/// Adds the viewer's voice to the open report of a thing, or opens one. Answers the report when the
/// voice is new, and when it was raised.
pub fn speak(cx: &mut Cx<'_, Write>, kind: &str, target: i64, seen: &Exhibit, said: &NewReport) -> Outcome<(Option<ReportId>, Moment)> {
    let (now, me) = (cx.now(), cx.me()?);
    let open = match cx.system_one(&OPEN_ID, params![kind, target], first::<ReportId>)? {
        Some(open) => open,
        None => {
            let id: ReportId = cx.new_id();
            cx.write(&INSERT, params![id, kind, target, seen.author, seen.root, now])?;
            id
        }
    };
    let hash = grove_kernel::SecretHash::of(&format!("{}\n{}", seen.title, seen.text)).hex();
    let row = params![open, me, now, said.rule, &said.words, &seen.title, &seen.html, &seen.text, hash.as_str()];
    if cx.write(&ADD_VOICE, row)? > 0 {
        cx.write(&COUNT_VOICE, params![open])?;
        return Ok((Some(open), now));
    }
    Ok((None, cx.system_one(&VOICE_AT, params![open, me], first)?.unwrap_or(now)))
}

pub fn set_claim(cx: &mut Cx<'_, Write>, report: ReportId, claimed: bool) -> Outcome<()> {
    let (by, at) = if claimed { (cx.viewer().id(), Some(cx.now())) } else { (None, None) };
    cx.write(&CLAIM, params![report, by, at]).map(drop)
}

/// False when somebody else decided since this version.
pub fn decide(cx: &mut Cx<'_, Write>, report: &Report, outcome: Settled, rule: Option<i64>, words: &str) -> Outcome<bool> {
    let (now, by) = (cx.now(), cx.viewer().id());
    Ok(cx.write(&DECIDE, params![report.id, report.version, now, by, outcome.name(), rule, words])? > 0)
}

pub fn reopen(cx: &mut Cx<'_, Write>, report: &Report) -> Outcome<bool> {
    Ok(cx.write(&REOPEN, params![report.id, report.version])? > 0)
}

fn read(row: &mut Columns<'_>) -> Outcome<Report> {
    Ok(Report {
        id: row.take()?,
        kind: row.take()?,
        target: row.take()?,
        is_placed: row.take()?,
        place: read_place(row)?,
        space_name: row.take()?,
        author: read_face(row)?,
        opened_at: row.take()?,
        voices: row.take()?,
        version: row.take()?,
        claimed: row.take::<Option<MemberId>>()?.zip(row.take::<Option<Moment>>()?),
        decided: read_decision(row)?,
        title: row.take::<Option<String>>()?.unwrap_or_default(),
        excerpt: row.take::<Option<String>>()?.unwrap_or_default(),
    })
}

/// The place of a left join.
pub(crate) fn read_place(row: &mut Columns<'_>) -> Outcome<Option<Place>> {
    let (space, card, content): (_, Option<i64>, Option<i64>) = (row.take::<Option<_>>()?, row.take()?, row.take()?);
    let floor = grove_kernel::Floor::from_grantee;
    Ok(space.zip(card).zip(content).map(|((space, card), content)| Place { space, card: floor(card), content: floor(content) }))
}

fn read_decision(row: &mut Columns<'_>) -> Outcome<Option<Decision>> {
    let (at, by, outcome): (Option<Moment>, _, Option<String>) = (row.take()?, row.take()?, row.take()?);
    let (rule, words): (_, Option<String>) = (row.take()?, row.take()?);
    let outcome = outcome.as_deref().and_then(Settled::parse);
    Ok(at.zip(outcome).map(|(at, outcome)| Decision { at, by, outcome, rule, words: words.unwrap_or_default() }))
}

fn read_voice(row: &mut Columns<'_>) -> Outcome<Voice> {
    Ok(Voice {
        reporter: read_face(row)?,
        at: row.take()?,
        rule: row.take()?,
        words: row.take()?,
        html: row.take()?,
        text: row.take()?,
        text_hash: row.take()?,
    })
}
