//! The page of one's look.

use grove_kernel::{Problems, Visible};
use grove_ui::components::{Choice, Verb, button, form, radio_cards, select_field};
use grove_ui::{Locale, Page, Sheet};
use maud::html;

use super::look::{ALL_THEMES, theme_name};
use super::{Look, SPOKEN};
use crate::paths;

pub fn look(page: &Page<'_>, look: &Visible<Look>) -> Sheet {
    let problems = Problems::default();
    let icons = ["monitor", "sun", "moon"];
    let themes =
        ALL_THEMES.into_iter().zip(icons).map(|((name, _), icon)| Choice::new(name, page.t(&format!("look-theme-{name}"))).icon(icon));
    let languages = SPOKEN.into_iter().map(|locale| Choice::new(locale.tag(), page.t(&format!("look-language-{}", locale.tag()))));
    let fields = html! {
        p.meta { (page.t("look-lede")) }
        (radio_cards(page, &problems, "theme", page.t("look-theme")).value(theme_name(look.theme)).choices(themes))
        (select_field(page, &problems, "language", page.t("look-language")).value(look.language.map_or(page.locale().tag(), Locale::tag)).choices(languages))
        (button(page.t("save")).primary())
    };
    crate::account::sheet(page, "look", form(page, paths::SETTINGS_LOOK, Verb::Put, None, fields))
}
