//! What the report tells: every row that was left out, where it all went, and errors in sentences.

use grove_connect::import::Options;

use crate::place::Place;
use crate::small::Dump;

fn into(slug: &str) -> Options {
    Options { into: Some(slug.to_owned()), ..Options::default() }
}

#[test]
fn every_row_that_is_left_out_is_named_in_the_file() {
    let (place, dump) = (Place::new(), Dump::new());
    let lost: Vec<String> =
        (1..=40).map(|id| format!(r#"<row Id="{id}" PostId="1000" VoteTypeId="2" CreationDate="2020-02-02T00:00:00.000" />"#)).collect();
    dump.put("Votes", "votes", &lost.join("\n"));
    let file = dump.path().join("report.json");
    let report = place.import(dump.path(), &Options { report: Some(file.clone()), ..into("garden") }).unwrap();
    let json: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let rows = json["left_out_rows"].as_array().unwrap();
    assert_eq!(json["total"]["left_out"], rows.len());
    assert_eq!(rows.iter().filter(|row| row["file"] == "Votes.xml").count(), 40);
    assert_eq!(rows.last().unwrap()["row"], "1");
    assert!(rows.iter().any(|row| row["row"] == "33" && row["reason"] == "its post is not in this dump"));
    let text = report.to_string();
    assert!(text.contains("(1, 2, 3, 4, 5, …)") && text.contains(&format!("named in {}", file.display())), "{text}");
    assert!(!dump.path().join("report.json.unfinished").exists());
}

#[test]
fn pictures_of_other_hosts_are_counted() {
    let (place, dump) = (Place::new(), Dump::new());
    let body = "&lt;img src='https://a.example/1.png' alt='A pear'&gt; &lt;img src='https://a.example/2.png'&gt;";
    let post = format!(
        r#"<row Id="1" PostTypeId="1" CreationDate="2020-02-01T10:00:00.000" Body="{body}" OwnerUserId="1" Title="What is it?" />"#
    );
    dump.put("Posts", "posts", &post);
    let report = place.import(dump.path(), &into("garden")).unwrap();
    let notes = &report.file("Posts.xml").unwrap().notes["a picture of another host, which became a link to it"];
    assert_eq!((notes.count, notes.first.as_slice()), (2, ["1".to_owned()].as_slice()));
}

#[test]
fn a_space_that_cannot_be_is_said_in_a_sentence() {
    let (place, dump) = (Place::new(), Dump::new());
    let error = place.import(dump.path(), &into("Bad Slug")).unwrap_err();
    let said = error.to_string();
    assert!(said.starts_with("It cannot go into the space \u{201c}Bad Slug\u{201d}: ") && said.ends_with("Nothing was imported"), "{said}");
    assert!(!said.contains(['{', '[', '_']) && std::error::Error::source(&error).is_none(), "{said}");
}

#[test]
fn a_later_import_says_where_it_goes() {
    let (place, dump) = (Place::new(), Dump::new());
    let first = place.import(dump.path(), &into("garden")).unwrap();
    assert_eq!((first.space.as_deref(), first.instead_of.as_deref()), (Some("garden"), None));
    for dry_run in [false, true] {
        let later = place.import(dump.path(), &Options { dry_run, ..into("other") }).unwrap();
        assert!(later.to_string().contains("into the space garden: it goes on there, and not into other"), "{later}");
    }
}
