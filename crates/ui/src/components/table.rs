//! Tables of data: the first column heads its row, numbers align at the end, and a wide table scrolls
//! inside itself. On phones each row is a card, and each cell says which column it is of.

use maud::{Markup, html};

/// The head of a column.
#[derive(Clone, Debug)]
pub struct Column {
    pub label: String,
    pub number: bool,
}

impl Column {
    pub fn text(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: false }
    }
    pub fn number(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: true }
    }
}

/// What stands in a cell.
pub type Cell = Markup;

/// `(table(page.t("members"), &[Column::text("Name"), Column::number("Posts")], rows))`; the caption is
/// for readers.
pub fn table(caption: impl Into<String>, columns: &[Column], rows: impl IntoIterator<Item = Vec<Cell>>) -> Markup {
    html! {
        div.scroll tabindex="0" {
            table.data {
                caption.vh { (caption.into()) }
                thead { tr { @for c in columns { th.end[c.number] scope="col" { (c.label) } } } }
                tbody {
                    @for row in rows {
                        tr {
                            @for (i, cell) in row.iter().enumerate() {
                                @if i == 0 { th scope="row" { (cell) } }
                                @else { td.end[columns.get(i).is_some_and(|c| c.number)] data-label=[columns.get(i).map(|c| &c.label)] { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
