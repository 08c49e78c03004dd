//! The composer: a text area that works by itself and grows a toolbar, drafts, uploads and a shortcut
//! when the script arrives. The script is loaded when somebody first puts the cursor into it.

use maud::{Markup, html};

use super::button::button;
use super::form::{Verb, action, form_key, hidden};
use crate::Page;
use crate::assets;
use grove_kernel::Problems;

/// A form for a Markdown text.
#[derive(Debug)]
pub struct Composer<'a> {
    /// Sets the ids apart from other forms of the page.
    pub id: &'a str,
    pub url: String,
    pub verb: Verb,
    /// The name of the field; problems are looked up by it.
    pub name: &'a str,
    /// For readers: "Your reply".
    pub label: String,
    pub placeholder: String,
    pub value: &'a str,
    pub send: String,
    pub problems: &'a Problems,
    pub hidden: Vec<(&'a str, String)>,
    /// The key of the draft; nothing keeps none.
    pub draft: Option<String>,
    /// The address that takes uploads (`POST`, multipart, field `file`); nothing takes none.
    pub upload: Option<&'a str>,
    /// The address that answers a preview of the field (`POST`); nothing shows none.
    pub preview: Option<String>,
    /// The address that answers who may be meant by `@…` (`?q=` or `&q=`); nothing completes none.
    pub mentions: Option<String>,
    /// Fields above the text: space, kind, title.
    pub before: Markup,
    /// Fields below it: tags, options.
    pub after: Markup,
    /// A second button beside the first: cancel, save as a draft.
    pub beside: Markup,
    pub rows: u32,
    /// The cursor goes there at once: somebody has just asked for this form.
    pub focus: bool,
}

impl<'a> Composer<'a> {
    /// With everything optional left out.
    pub fn new(id: &'a str, url: impl Into<String>, problems: &'a Problems, label: impl Into<String>, send: impl Into<String>) -> Self {
        Self {
            id,
            url: url.into(),
            verb: Verb::Post,
            name: "body",
            label: label.into(),
            placeholder: String::new(),
            value: "",
            send: send.into(),
            problems,
            hidden: Vec::new(),
            draft: None,
            upload: None,
            preview: None,
            mentions: None,
            before: html! {},
            after: html! {},
            beside: html! {},
            rows: 4,
            focus: false,
        }
    }
}

/// `(composer(page, &Composer { draft: Some(key), ..Composer::new("reply", url, problems, label, send) }))`
pub fn composer(page: &Page<'_>, c: &Composer<'_>) -> Markup {
    let field = format!("{}-{}", c.id, super::field::field_id(c.name));
    html! {
        form.composer id=(c.id) method="post" action=(action(&c.url, c.verb)) data-composer=(assets::url("composer.js"))
            data-upload=[c.upload] data-preview=[&c.preview] data-mentions=[&c.mentions] data-mentions-label=[c.mentions.as_ref().map(|_| page.t("ui-mentions"))] {
            (form_key(page))
            @for (name, value) in &c.hidden { (hidden(name, value)) }
            @if !c.before.0.is_empty() { div.composer-fields { (c.before) } }
            div.composer-text {
                div.tools role="toolbar" aria-label=(page.t("ui-composer-tools")) aria-controls=(field) hidden { (tools(page, c)) }
                label.vh for=(field) { (c.label) }
                (text(c, &field))
                (errors(page, c, &field))
                @if c.after.0.is_empty() { (foot(page, c)) }
            }
            @if !c.after.0.is_empty() { div.composer-fields { (c.after) } (foot(page, c)) }
        }
    }
}

/// The last thing of the form: what is kept, and the button that sends it.
fn foot(page: &Page<'_>, c: &Composer<'_>) -> Markup {
    html! {
        div.composer-foot {
            p.composer-state.meta { (page.t("ui-composer-markdown")) }
            (draft_state(page, c))
            (without_script(page, c))
            (c.beside)
            (button(&c.send).primary())
        }
    }
}

/// What the toolbar does, for those who have none: in a tab of its own, so that nothing typed is lost.
fn without_script(page: &Page<'_>, c: &Composer<'_>) -> Markup {
    html! {
        noscript {
            @if let Some(url) = c.upload { a.link.meta href={ (url) "/new" } target="_blank" { (page.t("ui-tool-picture")) } " " }
            @if let Some(url) = &c.preview { button.act type="submit" formaction=(url) formtarget="_blank" formnovalidate { (page.t("ui-tool-preview")) } }
        }
    }
}

fn text(c: &Composer<'_>, id: &str) -> Markup {
    let wrong = c.problems.of(c.name).next().is_some();
    html! {
        textarea id=(id) name=(c.name) rows=(c.rows) placeholder=(c.placeholder) dir="auto" data-draft=[&c.draft] autofocus[c.focus]
            aria-invalid=[wrong.then_some("true")] aria-describedby=[wrong.then(|| format!("{id}-error"))] { "\n" (c.value) }
    }
}

fn errors(page: &Page<'_>, c: &Composer<'_>, id: &str) -> Markup {
    html! {
        @if c.problems.of(c.name).next().is_some() {
            ul.errors id={ (id) "-error" } { @for p in c.problems.of(c.name) { li { (crate::icon::small_icon("circle-alert")) (page.problem(p)) } } }
        }
    }
}

/// The words the script shows as the draft is kept; nothing is hard-coded in it.
fn draft_state(page: &Page<'_>, c: &Composer<'_>) -> Markup {
    html! {
        p.draft-state.meta role="status" data-saving=(page.t("ui-draft-saving")) data-saved=(page.t("ui-draft-saved")) data-local=(page.t("ui-draft-local"))
            data-restored=(page.t("ui-draft-restored")) data-uploading=(page.t("ui-upload-running")) data-failed=(page.t("ui-upload-failed")) data-alt=(page.t("ui-upload-alt")) data-described=(page.t("ui-upload-describe")) data-for=[&c.draft] {}
    }
}

/// The buttons; the script shows the bar and gives them life.
fn tools(page: &Page<'_>, c: &Composer<'_>) -> Markup {
    const TOOLS: [(&str, &str); 8] = [
        ("bold", "bold"),
        ("italic", "italic"),
        ("link", "link"),
        ("heading", "heading"),
        ("quote", "quote"),
        ("code", "code"),
        ("list", "list"),
        ("mention", "at-sign"),
    ];
    html! {
        @for (name, icon) in TOOLS { (tool(page, name, icon)) }
        @if c.upload.is_some() {
            (tool(page, "picture", "image"))
            input type="file" accept="image/*" multiple hidden data-picker aria-label=(page.t("ui-tool-picture"));
        }
        @if c.preview.is_some() {
            button.tool.push type="button" data-tool="preview" aria-pressed="false" title=(page.t("ui-tool-preview")) aria-label=(page.t("ui-tool-preview")) { (crate::icon::small_icon("eye")) }
        }
    }
}

fn tool(page: &Page<'_>, name: &str, icon: &str) -> Markup {
    let label = page.t(&format!("ui-tool-{name}"));
    html! { button.tool type="button" data-tool=(name) title=(label) aria-label=(label) { (crate::icon::small_icon(icon)) } }
}
