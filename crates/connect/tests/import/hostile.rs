//! Files that are damaged or mean harm: one error that names the file and the line, and nothing written.

use crate::place::Place;
use crate::small::Dump;
use crate::store;

fn votes(rows: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<votes>\n{rows}\n</votes>").into_bytes()
}

const GOOD: &str = r#"<row Id="1" PostId="1" VoteTypeId="2" CreationDate="2020-02-01T00:00:00.000" />"#;

fn cut(mut bytes: Vec<u8>, off: usize) -> Vec<u8> {
    bytes.truncate(bytes.len() - off);
    bytes
}

/// What stands in Votes.xml, the line that is named, and words of the error.
fn table() -> Vec<(Vec<u8>, u64, &'static str)> {
    let utf16 = |bom: &[u8]| bom.iter().copied().chain("<votes></votes>".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let laughs =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE votes [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<votes><row Id=\"&b;\"/></votes>";
    let latin = [b"<votes>\n<row Id=\"1\" Name=\"caf".as_slice(), &[0xe9], b"\"/>\n</votes>"].concat();
    let long = format!("<row Id=\"1\" Text=\"{}\" />", "x".repeat(50 << 20));
    let longish = format!("{GOOD}\n<row Id=\"1\" Text=\"{}\" />", "x".repeat(5 << 20));
    vec![
        (cut(votes(&format!("{GOOD}\n{GOOD}")), 40), 4, "cut off"),
        (cut(votes(GOOD), 8), 4, "cut off"),
        (Vec::new(), 1, "cut off"),
        (utf16(&[0xff, 0xfe]), 1, "UTF-16"),
        (utf16(&[]), 1, "UTF-16"),
        (b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<votes/>".to_vec(), 1, "iso-8859-1"),
        (latin, 2, "not UTF-8"),
        (laughs.as_bytes().to_vec(), 2, "DOCTYPE"),
        (votes("<row Id=\"&lol;\" />"), 3, "lol"),
        (votes("<row Id=\"&#0;\" />"), 3, "Id"),
        (votes("<row Id=\"1\" Text=\"\0\" />"), 3, "zero"),
        (votes(&long), 3, "longer than 8 MB"),
        (votes(&longish), 4, "Text is longer than 4 MB"),
        (votes("<row Id=\"1\"><row Id=\"2\" /></row>"), 3, "<row> inside a row"),
        (votes("<row Id=\"1\" Id=\"2\" />"), 3, "duplicated"),
        (votes("<row Id=1 />"), 3, "row cannot be read"),
        (votes("<vote Id=\"1\" />"), 3, "<vote> instead of a row"),
        (votes("words"), 2, "text"),
        (votes("<![CDATA[words]]>"), 3, "text"),
        (votes("</rows>"), 3, "rows"),
        (b"<users></users>".to_vec(), 1, "<users> instead of <votes>"),
        (b"<votes></votes>\n<votes></votes>".to_vec(), 2, "after the end"),
        (b"not XML at all".to_vec(), 1, "text"),
    ]
}

#[test]
fn each_gives_one_error_with_its_line_and_leaves_everything_as_it_was() {
    let place = Place::new();
    let dump = Dump::new();
    let before = store::everything(&place.db);
    for (bytes, line, words) in table() {
        dump.write("Votes", &bytes);
        let error = place.import(dump.path(), &Default::default()).unwrap_err().to_string();
        assert!(error.contains(&format!("Votes.xml:{line}: ")), "line {line} of {words}: {error}");
        assert!(error.contains(words), "{words}: {error}");
        assert!(error.len() < 300 && !error.contains('\n'), "{error}");
    }
    assert_eq!(store::everything(&place.db), before);
}

#[test]
fn a_missing_file_and_an_empty_folder_are_named() {
    let place = Place::new();
    let dump = Dump::new();
    dump.remove("Badges");
    let error = place.import(dump.path(), &Default::default()).unwrap_err().to_string();
    assert!(error.contains("Badges.xml: the file is missing"), "{error}");

    let empty = tempfile::tempdir().unwrap();
    let error = place.import(empty.path(), &Default::default()).unwrap_err().to_string();
    assert!(error.contains("Users.xml: the file is missing"), "{error}");
    let error = place.import(&empty.path().join("nowhere"), &Default::default()).unwrap_err().to_string();
    assert!(error.contains("nowhere"), "{error}");
}

#[test]
fn what_was_there_before_stays_when_a_later_dump_is_damaged() {
    let place = Place::new();
    let dump = Dump::new();
    place.import(dump.path(), &Default::default()).unwrap();
    let before = store::everything(&place.db);
    dump.put("Badges", "badges", "<row Id=\"3\" <");
    place.import(dump.path(), &Default::default()).unwrap_err();
    assert_eq!(store::everything(&place.db), before);
}
