//! Dumps made of pieces, damaged anywhere: each is taken whole, or refused in words and nothing of it
//! stays. An ordinary test: `PROPTEST_CASES` says how many cases, and what once failed is kept under
//! `proptest-regressions` and asked first.

use proptest::prelude::*;

use crate::place::Place;
use crate::small::Dump;
use crate::store;

const PIECES: &[&str] = &[
    "<row Id=\"1\" PostId=\"1\" VoteTypeId=\"2\" CreationDate=\"2020-02-01T00:00:00.000\" />",
    "<row Id=\"2\" PostTypeId=\"1\" CreationDate=\"2020-02-01T10:00:00.000\" Body=\"&lt;p&gt;x\" OwnerUserId=\"1\" Title=\"T\" Tags=\"&lt;a&gt;\" />",
    "<row Id=\"3\" PostTypeId=\"2\" ParentId=\"2\" CreationDate=\"9999-12-31T23:59:59.999\" Body=\"\" />",
    "<row Id=\"-9223372036854775808\" UserId=\"9223372036854775807\" Name=\"x\" Date=\"0000-00-00T00:00:00\" Class=\"-1\" TagBased=\"?\" />",
    "<row Id=\"1\" TagName=\"&#x202e;\" Count=\"-1\" /><row/><row />",
    "<row Id=\"4\" DisplayName=\"\" AboutMe=\"&lt;script&gt;\" CreationDate=\"2020-13-01\" /><row Id=\"5\"></row>",
    "<row ",
    "Id=\"",
    "\"",
    "/>",
    ">",
    "<",
    "&",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?x?>",
    "<!DOCTYPE x>",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "\n",
    "  ",
    "</rows>",
    "<row>",
    "</row>",
    "\u{1f4a5}",
];
const FILES: [(&str, &str); 7] = [
    ("Users", "users"),
    ("Tags", "tags"),
    ("Posts", "posts"),
    ("Comments", "comments"),
    ("Votes", "votes"),
    ("Badges", "badges"),
    ("PostLinks", "postlinks"),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 4, ..ProptestConfig::default() })]

    #[test]
    fn any_dump_is_taken_whole_or_refused(file in 0..FILES.len(), pieces in prop::collection::vec(0..PIECES.len(), 0..12), bent in any::<Option<(u16, u8)>>()) {
        let (place, dump) = (Place::new(), Dump::new());
        let (name, root) = FILES[file];
        let rows: String = pieces.iter().map(|at| PIECES[*at]).collect();
        let mut bytes = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root}>\n{rows}\n</{root}>\n").into_bytes();
        if let Some((at, with)) = bent {
            let at = usize::from(at) % bytes.len();
            bytes[at] ^= with;
        }
        dump.write(name, &bytes);
        let before = store::everything(&place.db);
        if let Err(error) = place.import(dump.path(), &Default::default()) {
            let words = error.to_string();
            prop_assert!(words.contains(&format!("{name}.xml")) && words.len() < 400, "{words}");
            prop_assert_eq!(store::everything(&place.db), before, "something stayed of a dump that was refused");
        }
    }
}
