//! What becomes of each row of a small dump.

use grove_connect::import::{Options, Report};

use crate::place::Place;
use crate::small::Dump;
use crate::store;

fn imported() -> (Place, Report) {
    let place = Place::new();
    let report = place.import(Dump::new().path(), &Options { into: Some("garden".to_owned()), ..Options::default() }).unwrap();
    (place, report)
}

fn left(report: &Report, file: &str) -> Vec<(String, Vec<String>)> {
    report.file(file).unwrap().left_out.iter().map(|(why, rows)| (why.clone(), rows.first.clone())).collect()
}

#[test]
fn rows_that_cannot_come_in_are_named_with_their_reason() {
    let (_place, report) = imported();
    assert!(report.is_whole(), "{report}");
    assert_eq!(
        left(&report, "Posts.xml"),
        [
            ("CreationDate is not a time".to_owned(), vec!["7".to_owned()]),
            ("a kind of post that Grove does not have: a moderator nomination (6)".to_owned(), vec!["6".to_owned()]),
            ("its question is not in this dump, or was left out".to_owned(), vec!["8".to_owned()]),
        ]
    );
    assert_eq!(left(&report, "Comments.xml"), [("its post is not in this dump".to_owned(), vec!["3".to_owned()])]);
    assert_eq!(
        left(&report, "Votes.xml"),
        [
            ("Id is not a number".to_owned(), vec!["nine".to_owned()]),
            ("a kind of vote that Grove does not have: moderator review (15)".to_owned(), vec!["7".to_owned()]),
            ("its post is not in this dump".to_owned(), vec!["8".to_owned()]),
        ]
    );
    let notes = &report.file("Posts.xml").unwrap().notes["the account of the author is gone: the placeholder stands for it"];
    assert_eq!(notes.first, ["3 by user77"]);
    let json = report.to_json();
    assert_eq!(json["total"]["rows"], 27 + 1);
    assert_eq!(json["total"]["imported"].as_u64().unwrap() + json["total"]["left_out"].as_u64().unwrap(), 28);
}

#[test]
fn a_conversation_reads_as_it_did() {
    let (place, _report) = imported();
    assert_eq!(
        store::topics(&place.db),
        ["When do we prune? by ines in garden: 2 replies, last 4, votes 2, solved, tags pears, html, active 2020-02-02T12:00:00Z"]
    );
    assert_eq!(
        store::replies(&place.db),
        [
            "1 comment by theo3: 0 votes, A good question.",
            "2 reply by theo: -1 votes, In winter., edited by ines",
            "3 comment by ines under 2: 3 votes, @Theo early winter",
            "4 reply by deleted-member: 0 votes, In spring.",
        ]
    );
    let html = store::one::<String>(&place.db, &store::TOPIC_HTML);
    assert!(html.contains("<math"), "{html}");
    assert_eq!(store::rows(&place.db, &store::BIOS, grove_store::first::<String>), ["<p>Pears.</p>"]);
}

#[test]
fn history_keeps_its_times_and_nobody_is_notified() {
    let (place, _report) = imported();
    let log = store::log(&place.db);
    let votes: Vec<_> = log.iter().filter(|line| line.contains("vote.given")).map(String::as_str).collect();
    assert_eq!(
        votes,
        [
            "2020-02-01T00:00:00Z nobody vote.given {\"value\":1}",
            "2020-02-01T00:00:00Z nobody vote.given {\"value\":1}",
            "2020-02-02T00:00:00Z nobody vote.given {\"value\":-1}"
        ]
    );
    for line in [
        "2020-01-02T08:00:00Z nobody member.joined {\"waits\":0}",
        "2020-02-01T10:00:00Z ines membership.joined {\"role\":1}",
        "2020-02-01T10:00:00Z ines topic.opened {\"question\":1}",
        "2020-02-01T12:00:00Z ines reply.posted {\"comment\":1,\"position\":3}",
        "2020-02-02T12:00:00Z nobody reply.posted {\"comment\":0,\"position\":4}",
        "2020-02-02T00:00:00Z ines answer.accepted {}",
        "2020-02-02T00:00:00Z theo topic.favourited {}",
        "2020-02-02T00:00:00Z theo bounty.offered {\"points\":50}",
        "2020-02-02T03:00:00Z nobody badge.awarded {\"class\":3}",
        "2020-02-02T12:00:00Z ines tag.described {\"excerpt\":1}",
    ] {
        assert!(log.iter().any(|l| l == line), "{line} in {log:#?}");
    }
    let counts = store::everything(&place.db);
    for table in ["job", "mention", "session", "link", "vote", "read_position"] {
        assert_eq!(counts.iter().find(|(name, _)| *name == table).unwrap().1, 0, "{table}");
    }
    assert_eq!(store::one::<i64>(&place.db, &store::WITH_A_WAY_IN), 0);
}

#[test]
fn the_history_of_posts_becomes_edits() {
    let (place, dump) = (Place::new(), Dump::new());
    let row = |id: u8, kind: u8, guid: &str| {
        format!(
            "<row Id=\"{id}\" PostHistoryTypeId=\"{kind}\" PostId=\"1\" RevisionGUID=\"{guid}\" CreationDate=\"2020-03-0{id}T00:00:00.000\" UserId=\"2\" Text=\"x\" />\n"
        )
    };
    dump.put("PostHistory", "posthistory", &[row(1, 2, "a"), row(2, 4, "b"), row(3, 5, "b"), row(4, 5, "c"), row(5, 10, "d")].concat());
    let report = place.import(dump.path(), &Options::default()).unwrap();
    let history = report.file("PostHistory.xml").unwrap();
    assert_eq!((history.rows, history.imported, history.left_out()), (5, 2, 3));
    let edits: Vec<_> = store::log(&place.db).into_iter().filter(|line| line.contains("edited")).collect();
    assert_eq!(edits, ["2020-03-02T00:00:00Z theo topic.edited {}", "2020-03-04T00:00:00Z theo topic.edited {}"]);
}

#[test]
fn an_answer_may_stand_before_its_question_and_a_comment_before_its_answer() {
    let (place, dump) = (Place::new(), Dump::new());
    dump.put(
        "Posts",
        "posts",
        r#"<row Id="1" PostTypeId="2" ParentId="2" CreationDate="2020-02-05T11:00:00.000" Body="In winter." OwnerUserId="2" />
        <row Id="2" PostTypeId="1" CreationDate="2020-02-01T10:00:00.000" Body="When?" OwnerUserId="1" Title="When do we prune?" />"#,
    );
    dump.put("Comments", "comments", r#"<row Id="1" PostId="1" Text="Early." CreationDate="2020-02-01T12:00:00.000" UserId="1" />"#);
    dump.put("Votes", "votes", "");
    let report = place.import(dump.path(), &Options::default()).unwrap();
    assert!(report.is_whole(), "{report}");
    assert_eq!(store::replies(&place.db), ["1 reply by theo: 0 votes, In winter.", "2 comment by ines under 1: 0 votes, Early."]);
}

#[test]
fn a_number_that_stands_twice_is_taken_once() {
    let (place, dump) = (Place::new(), Dump::new());
    let twice = |row: &str| format!("{row}\n{row}");
    dump.put("Badges", "badges", &twice(r#"<row Id="1" UserId="2" Name="Teacher" Date="2020-02-02T03:00:00.000" Class="3" />"#));
    dump.put("Comments", "comments", &twice(r#"<row Id="1" PostId="2" Text="Yes." CreationDate="2020-02-03T12:00:00.000" UserId="1" />"#));
    let report = place.import(dump.path(), &Options::default()).unwrap();
    for file in ["Badges.xml", "Comments.xml"] {
        assert_eq!(left(&report, file), [("its Id stands twice in the file".to_owned(), vec!["1".to_owned()])]);
    }
    assert_eq!((store::count(&place.db, "badge_award"), store::count(&place.db, "reply")), (1, 3));
}
