//! Pages without a rail, and the error page.

use grove_kernel::Problems;
use grove_ui::components::*;
use grove_ui::{Page, Sheet};
use maud::html;

use crate::sample::face;

pub fn sign_in(page: &Page<'_>) -> Sheet {
    let none = Problems::default();
    let main = html! {
        div.stack.tight { h1 { "Come in, mind the seedlings" } p.t2 { "Sign in to ask, answer and lend." } }
        (form(page, "/sign-in", Verb::Post, None, html! {
            (email_field(page, &none, "email", "Email").autocomplete("username").focus())
            (password_field(page, &none, "password", "Password"))
            (button("Sign in").primary().wide())
        }))
        p.or { "or" }
        (link_button("Send me a link instead", "/link").wide().icon("mail"))
        p.meta { "New here? " a.link href="/join" { "Join in a minute" } ", with a name and an email." }
    };
    let aside = html! {
        p.say { "\u{201c}I had never opened a hive. Ruth stayed on the thread until eleven at night, and on Monday there was honey.\u{201d}" }
        div.line { (avatar(face("Beatriz Salgueiro"), Size::Medium)) span { b.strong { "Beatriz Salgueiro" } br; span.meta { "Member since the spring" } } }
    };
    Sheet::new("Sign in").door().main(main).aside(aside)
}

pub fn setup(page: &Page<'_>) -> Sheet {
    let none = Problems::default();
    let choice = |value: &str, title: &str, about: &str, icon: &'static str| Choice::new(value, title).about(about).icon(icon);
    Sheet::new("Set up").door().main(html! {
        div.stack.tight { p.meta { "Step 2 of 5" } h1 { "What should this place be good for?" } p.lede { "It decides which spaces, words and numbers you begin with. All of it can be changed." } }
        (form(page, "/setup", Verb::Post, None, html! {
            (radio_cards(page, &none, "purpose", "Purpose").hide_label().value("support").choices([
                choice("support", "Helping each other", "Questions, answers and guides; answers are accepted.", "life-buoy"),
                choice("ideas", "Ideas for the product", "Ideas with votes and a state that everybody sees.", "lightbulb"),
                choice("meet", "Meeting people", "Introductions, events and a place to talk.", "users-round"),
                choice("make", "Making something", "Plots, tasks and diaries of work that goes on.", "hammer"),
            ]))
            div.form-foot { (link_button("Back", "#").quiet()) span.push { (button("Go on").primary()) } }
        }))
    })
}

pub fn error(page: &Page<'_>) -> Sheet {
    Sheet::new("Not found").narrow().no_index().main(error_page(
        page,
        &ErrorPage {
            status: 404,
            title: "There is nothing here".into(),
            text: "It was moved, or it is not for you. If somebody sent you here, ask them to invite you.".into(),
            action: html! { (link_button("Sign in", "/sign-in").primary()) },
        },
    ))
}
