//! Stories of a topic that came from elsewhere, as HTML with formulas.

use grove_kernel::intake::{Batch, Body, MemberRow, TopicRow};
use grove_kernel::{Channel, Credential, MemberId, Moment, Outcome, Why};
use grove_store::{Cx, Parent, Write};
use grove_testkit::{Client, Town};
use grove_ui::markdown::{self, Options};
use grove_web::Method;
use serde_json::json;

const HTML: &str = "<p>Let $\\left|x_1\\right&gt;$ be:</p>\n\n<pre><code>a  &lt; b\n</code></pre>\n\n<p>$$ a \\\\ b $$ <b>See</b> <a href=\"https://example.com\">this</a>.</p>";

/// Nadia's question in the commons; answers its path.
fn brought_over(town: &Town) -> String {
    let nadia = town.id_of("nadia");
    written_by(town, move |_| Ok(nadia))
}

/// The same by somebody else.
fn written_by(town: &Town, author: impl Fn(&mut Cx<'_, Write>) -> Outcome<MemberId> + Send + Sync + 'static) -> String {
    let work = move |cx: &mut Cx<'_, Write>| {
        let space = grove_spaces::intake::take_space(cx, "commons", "Commons")?;
        let batch = Batch { id: 1, space, nobody: MemberId::from_raw(1), robot: None };
        let clean = markdown::clean_html(HTML, &Options { math: true, ..Options::default() });
        let body = Body { format: "html", source: HTML.to_owned(), html: clean.html, text: clean.text };
        let (title, at) = ("What is $x_1$ & co?".to_owned(), Moment::default());
        let row = TopicRow { author: author(cx)?, title, body, tags: vec!["pears".to_owned()], at, edited: None, closed_at: None };
        Ok(grove_content::intake::take_topics(cx, &batch, &[row])?[0])
    };
    let topic = town.grove.db.act_now(Credential::System(Why::Import), Channel::Import, Parent::NONE, work).expect("an import");
    town.settle();
    format!("/topics/{topic}")
}

fn html_of(who: &Client<'_>, topic: &str) -> String {
    who.api_get(topic).is(200).text("/html")
}

#[test]
fn another_title_or_tag_leaves_an_imported_text_as_it_is() {
    let town = Town::new();
    let topic = brought_over(&town);
    let nadia = town.person("nadia");
    let before = html_of(&nadia, &topic);
    assert_eq!(before.matches("<math").count(), 2);
    for change in [json!({ "tags": ["apples"] }), json!({ "title": "What is $x_2$?" })] {
        nadia.api(Method::PATCH, &topic, change).is(200);
        assert_eq!(html_of(&nadia, &topic), before);
    }
    // The form sends all there is.
    let same = markdown::from_html(HTML).replace('\n', "\r\n");
    nadia.form(Method::PATCH, &topic, &[("title", "What is $x_3$?"), ("tags", "apples"), ("body", &same)]).is(303);
    assert_eq!(html_of(&nadia, &topic), before);
    nadia.get(&format!("{topic}/edit")).is(200).shows("brought over from elsewhere");
}

#[test]
fn who_edits_an_imported_text_begins_with_markdown() {
    let town = Town::new();
    let topic = brought_over(&town);
    let nadia = town.person("nadia");
    nadia
        .get(&format!("{topic}/edit"))
        .is(200)
        .shows("Let $\\left|x_1\\right&gt;$ be:")
        .shows("```\na  &lt; b\n```")
        .shows("**See** [this]");
    let words = format!("{}\n\nAnd $y$.", markdown::from_html(HTML));
    nadia.api(Method::PATCH, &topic, json!({ "body": words })).is(200);
    let html = html_of(&nadia, &topic);
    assert_eq!(html.matches("<math").count(), 3, "{html}");
    for part in ["a  &lt; b", "<strong>See</strong>", "href=\"https://example.com\""] {
        assert!(html.contains(part), "{part}: {html}");
    }
    nadia.get(&format!("{topic}/edit")).is(200).lacks("brought over from elsewhere").shows("And $y$.");
}

#[test]
fn a_title_has_its_formulas_and_lists_have_the_words() {
    let town = Town::new();
    let topic = brought_over(&town);
    let page = town.person("nadia").get(&topic).is(200);
    let page = page.shows("What is <math display=\"inline\"><msub><mi>x</mi><mn>1</mn></msub></math> &amp; co?</h1>");
    page.shows("<title>What is $x_1$ &amp; co?");
    town.person("nadia").get("/spaces/commons").is(200).shows("What is $x_1$ &amp; co?");
}

#[test]
fn who_is_gone_is_named_and_leads_nowhere() {
    let town = Town::new();
    let topic = written_by(&town, |cx| {
        let row = MemberRow {
            name: "Deleted member".to_owned(),
            handle: "deleted-member".to_owned(),
            number: 2,
            bio: Body::default(),
            joined_at: Moment::default(),
            last_seen_at: None,
            is_bot: false,
            is_nobody: true,
        };
        Ok(grove_members::intake::take_members(cx, 1, &[row])?[0])
    });
    let nadia = town.person("nadia");
    nadia.get(&topic).is(200).shows("<span class=\"by-name\" dir=\"auto\">Deleted member</span>").lacks("href=\"\"");
    nadia.get("/members/deleted-member").is(404);
    let found = nadia.api_get("/search?q=co").is(200).json();
    assert_eq!((&found["items"][0]["author"]["name"], &found["items"][0]["author"]["path"]), (&json!("Deleted member"), &json!(null)));
    nadia.get("/search?q=co").is(200).shows("Deleted member").lacks("/members/deleted-member");
}
