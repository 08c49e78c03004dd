//! Fields in every state.

use grove_kernel::Problems;
use grove_ui::components::*;
use grove_ui::{Page, Sheet};
use maud::{Render, html};

pub fn forms(page: &Page<'_>) -> Sheet {
    let mut wrong = Problems::default();
    wrong.add("name", "ui-form-problems", vec![("count", "2".to_owned())]);
    let body = html! {
        (error_summary(page, &wrong))
        (text_field(page, &wrong, "name", "Name of the space").value("Kitchen").hint("Short and concrete; it stands in the rail.").max(60).required())
        (text_area(page, &wrong, "about", "Purpose").placeholder("What happens here, in one sentence").optional())
        (select_field(page, &wrong, "kind", "Kind").choices([Choice::new("q", "Questions"), Choice::new("d", "Discussion")]).value("d"))
        (radio_cards(page, &wrong, "who", "Who may join").choices([
            Choice::new("all", "Everybody").about("People join with one press.").icon("globe"),
            Choice::new("ask", "Those who ask").about("A host lets them in.").icon("hand"),
            Choice::new("inv", "The invited").about("Others do not see that it exists.").icon("lock"),
        ]).value("ask"))
        (file_field(page, &wrong, "cover", "Cover", "image/*").optional())
        (check_field(page, &wrong, "mail", "Tell everybody by mail").hint("Once, today.").value("on"))
        (copy_box(page, "Invitation", "https://garden.example/i/9f3k2"))
        div.form-foot { (button(page.t("save")).primary()) (link_button(page.t("cancel"), "/").quiet()) span.push { (button("Delete").danger().quiet().icon("trash-2")) } }
    };
    let none = Problems::default();
    Sheet::new("Space settings").narrow().status("Saved").main(html! {
        (page_head("Space settings"))
        (form(page, "/spaces/1", Verb::Put, None, body))
        (composer(page, &Composer { before: text_field(page, &none, "title", "Title").placeholder("What do you want to know?").large().hide_label().render(), draft: Some("new".into()), upload: Some("/media"), value: "Typed **before**", ..Composer::new("new", "/topics", &none, "Your question", "Ask") }))
    })
}
