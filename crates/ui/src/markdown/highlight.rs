//! Coloured code, as classes only: syntect's hundreds of scopes are told in nine words, so that pages
//! stay small and the theme can colour them in light and dark.

use std::sync::OnceLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, ScopeStackOp, SyntaxReference, SyntaxSet};

use super::tokens::escape_into;

/// Beyond these the code is shown plain: a page must not wait for its colours.
const MAX_BLOCK: usize = 64 * 1024;
const MAX_LINE: usize = 2_000;

/// A `<pre>` with its code, coloured when the language is known.
pub(super) fn block(language: &str, code: &str) -> String {
    let mut html = String::with_capacity(code.len() * 2);
    html.push_str("<pre class=\"code\"><code>");
    let coloured = syntax(language).filter(|_| code.len() <= MAX_BLOCK && code.lines().all(|l| l.len() <= MAX_LINE));
    let start = html.len();
    if coloured.and_then(|syntax| colour(syntax, code, &mut html)).is_none() {
        html.truncate(start);
        escape_into(code, &mut html);
    }
    html.push_str("</code></pre>\n");
    html
}

fn syntaxes() -> &'static SyntaxSet {
    static SET: OnceLock<SyntaxSet> = OnceLock::new();
    SET.get_or_init(SyntaxSet::load_defaults_newlines)
}

fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    let wanted = match language.to_ascii_lowercase().as_str() {
        "" | "text" | "txt" | "plain" => return None,
        // Close relatives of what syntect brings.
        "typescript" | "ts" | "tsx" | "jsx" | "mjs" => "js".to_owned(),
        "shell" | "console" | "zsh" => "sh".to_owned(),
        "toml" | "conf" => "ini".to_owned(),
        other => other.to_owned(),
    };
    syntaxes().find_syntax_by_token(&wanted)
}

/// Nothing when the grammar gives up.
fn colour(syntax: &SyntaxReference, code: &str, html: &mut String) -> Option<()> {
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    for line in code.split_inclusive('\n') {
        let ops = state.parse_line(line, syntaxes()).ok()?;
        let mut from = 0;
        for (at, op) in &ops {
            put(&line[from..*at], &stack, html);
            from = *at;
            apply(&mut stack, op)?;
        }
        put(&line[from..], &stack, html);
    }
    Some(())
}

fn apply(stack: &mut ScopeStack, op: &ScopeStackOp) -> Option<()> {
    stack.apply(op).ok()
}

fn put(text: &str, stack: &ScopeStack, html: &mut String) {
    if text.is_empty() {
        return;
    }
    match class(stack).filter(|_| !text.trim().is_empty()) {
        Some(class) => {
            html.push_str("<span class=\"");
            html.push_str(class);
            html.push_str("\">");
            escape_into(text, html);
            html.push_str("</span>");
        }
        None => escape_into(text, html),
    }
}

/// The innermost scope that we have a word for.
fn class(stack: &ScopeStack) -> Option<&'static str> {
    stack
        .as_slice()
        .iter()
        .rev()
        .find_map(|scope| classes().iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, class)| *class))
}

fn classes() -> &'static [(Scope, &'static str)] {
    static CLASSES: OnceLock<Vec<(Scope, &'static str)>> = OnceLock::new();
    CLASSES.get_or_init(|| SCOPES.iter().map(|(scope, class)| (Scope::new(scope).expect("our scopes have few atoms"), *class)).collect())
}

const SCOPES: &[(&str, &str)] = &[
    ("comment", "hl-comment"),
    ("string", "hl-string"),
    ("constant.character.escape", "hl-string"),
    ("constant", "hl-number"),
    ("storage.type", "hl-type"),
    ("keyword.operator", "hl-comment"),
    ("keyword", "hl-keyword"),
    ("storage", "hl-keyword"),
    ("entity.name.tag", "hl-tag"),
    ("entity.name.type", "hl-type"),
    ("entity.name", "hl-name"),
    ("entity.other.attribute-name", "hl-type"),
    ("support.function", "hl-name"),
    ("support.type", "hl-type"),
    ("variable.function", "hl-name"),
    ("markup.inserted", "hl-added"),
    ("markup.deleted", "hl-removed"),
];
