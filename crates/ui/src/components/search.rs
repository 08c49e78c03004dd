//! The search box. `/` puts the cursor into it.

use maud::{Markup, html};

use crate::Page;
use crate::icon::small_icon;

/// A large search box for the search page, with what was asked in it; who comes without a question may type at once.
pub fn search_box(page: &Page<'_>, action: &str, query: &str) -> Markup {
    html! {
        search {
            form.search-box method="get" action=(action) {
                (small_icon("search"))
                label.vh for="q" { (page.t("ui-search")) }
                input #q.in type="search" name="q" value=(query) placeholder=(page.t("ui-search-placeholder")) autocomplete="off" enterkeyhint="search" dir="auto" data-search autofocus[query.is_empty()];
            }
        }
    }
}
