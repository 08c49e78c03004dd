//! The document: what was measured, how, and what was aimed at.

use std::fmt::Write;

/// A section with its table.
#[derive(Default)]
pub struct Section {
    pub title: String,
    /// What was done, in a few sentences.
    pub method: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// What is not reached, and why.
    pub remarks: Vec<String>,
}

impl Section {
    pub fn new(title: &str, method: &str, columns: &[&str]) -> Self {
        let columns = columns.iter().map(|c| (*c).to_owned()).collect();
        Self { title: title.to_owned(), method: method.to_owned(), columns, ..Self::default() }
    }
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells: Vec<String> = cells.into_iter().collect();
        println!("  {}", cells.join("  ·  "));
        self.rows.push(cells);
    }

    fn markdown(&self) -> String {
        let mut out = format!("## {}\n\n{}\n\n", self.title, self.method);
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        out.push_str(&line(&self.columns));
        out.push_str(&line(&vec!["---".to_owned(); self.columns.len()]));
        self.rows.iter().for_each(|row| out.push_str(&line(row)));
        for remark in &self.remarks {
            let _infallible = writeln!(out, "\n{remark}");
        }
        out
    }
}

/// Everything in one text.
pub fn document(machine: &str, sections: &[Section]) -> String {
    let mut out = format!(
        "# Benchmarks\n\nWritten by `bin/bench`; run it to see the figures of your own machine. Ratios are taken in one run, figures are \
         medians of at least five rounds unless a table says otherwise.\n\n{machine}\n"
    );
    for section in sections {
        let _infallible = write!(out, "\n{}", section.markdown());
    }
    out
}
