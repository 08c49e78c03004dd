//! How fast a community moves in.

use crate::community::Imported;
use crate::figures::short;
use crate::report::Section;

const METHOD: &str = "`grove import stackexchange` of the real dump copied so many times (ids shifted), into an empty place, the search index \
    with it; once each. Memory is the most that the process held: its own, and with the pages of the database file that it had looked at.";

pub fn section(engine: &str, all: &[(i64, Imported)]) -> Section {
    let columns = ["copies", "rows", "seconds", "rows/s", "aim", "own memory MiB", "resident MiB"];
    let mut section = Section::new(&format!("Import, {engine}"), METHOD, &columns);
    for (times, imported) in all {
        let a_second = imported.rows as f64 / imported.seconds;
        section.row([
            times.to_string(),
            short(imported.rows as f64),
            short(imported.seconds),
            short(a_second),
            "> 20,000".to_owned(),
            short(imported.anonymous),
            short(imported.resident),
        ]);
    }
    section
}
