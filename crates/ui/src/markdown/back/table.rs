//! Tables: one line a row, the first of which is the head.

use super::frame::Frame;

#[derive(Debug)]
pub(super) struct Cell {
    text: String,
    align: Option<String>,
}

impl Cell {
    pub fn of(frame: &Frame) -> Self {
        let text = frame.out.trim_end().replace("\n\n", "\n").replace('\n', "<br>").replace('|', "\\|");
        Self { text, align: frame.align.clone() }
    }
}

pub(super) fn markdown(rows: &[Vec<Cell>]) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let (Some(head), true) = (rows.first(), width > 0) else { return String::new() };
    let rules = (0..width).map(|i| match head.get(i).and_then(|cell| cell.align.as_deref()) {
        Some("left") => ":--",
        Some("center") => ":-:",
        Some("right") => "--:",
        Some(_) | None => "---",
    });
    let mut lines = vec![line(head, width), format!("| {} |", rules.collect::<Vec<_>>().join(" | "))];
    lines.extend(rows.iter().skip(1).map(|row| line(row, width)));
    lines.join("\n")
}

fn line(cells: &[Cell], width: usize) -> String {
    let texts = (0..width).map(|i| cells.get(i).map_or("", |cell| cell.text.as_str()));
    format!("| {} |", texts.collect::<Vec<_>>().join(" | "))
}
