//! What stands on lines of its own: headings, quotes, code, lists.

use super::frame::Frame;
use super::inline::longest_run;

pub(super) fn heading(around: &mut Frame, frame: &Frame, level: usize) {
    let words = frame.out.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    if !words.is_empty() {
        around.block(&format!("{} {words}", "#".repeat(level)), false);
    }
}

pub(super) fn quote(around: &mut Frame, frame: &Frame) {
    let lines: Vec<String> = frame.out.trim_end().lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
    let tight = is_tight(around);
    around.block(&lines.join("\n"), tight);
}

pub(super) fn code(around: &mut Frame, frame: &Frame) {
    if frame.out.trim().is_empty() {
        return;
    }
    let fence = "`".repeat(longest_run(&frame.out, '`').max(2) + 1);
    let language = frame.class.split(' ').find_map(|class| class.strip_prefix("lang-").or_else(|| class.strip_prefix("language-")));
    let tight = is_tight(around);
    around.block(&format!("{fence}{}\n{}\n{fence}", language.unwrap_or_default(), frame.out.trim_end_matches('\n')), tight);
}

/// An element of a list without paragraphs has no blank lines before what it holds.
fn is_tight(around: &Frame) -> bool {
    around.name == "li" && !around.loose
}

/// An element of a list.
#[derive(Debug)]
pub(super) struct Item {
    text: String,
    loose: bool,
}

impl Item {
    pub fn of(frame: Frame) -> Self {
        Self { text: frame.out.trim_end().to_owned(), loose: frame.loose }
    }
}

pub(super) fn list(around: &mut Frame, frame: Frame) {
    let ordered = frame.name == "ol";
    let sign = match (ordered, around.list) {
        (true, Some('.')) => ')',
        (true, _) => '.',
        (false, Some('-')) => '*',
        (false, _) => '-',
    };
    let loose = frame.items.iter().any(|item| item.loose);
    let items = frame.items.iter().zip(frame.start..).map(|(item, number)| {
        let mark = if ordered { format!("{number}{sign}") } else { sign.to_string() };
        let indent = " ".repeat(mark.len() + 1);
        let lines = item.text.lines().enumerate().map(|(i, line)| match (i, line) {
            (0, line) => format!("{mark} {line}"),
            (_, "") => String::new(),
            (_, line) => format!("{indent}{line}"),
        });
        let text = lines.collect::<Vec<_>>().join("\n");
        if text.is_empty() { mark } else { text }
    });
    let items: Vec<String> = items.collect();
    let tight = is_tight(around);
    around.block(&items.join(if loose { "\n\n" } else { "\n" }), tight);
    around.list = Some(sign);
}
