//! Inputs made to be expensive. Each must come back soon; the limit is generous because debug builds are
//! slow and machines are shared.

use std::time::{Duration, Instant};

use super::*;

fn soon(name: &str, source: &str) {
    for math in [false, true] {
        let options = Options { math, ..Options::default() };
        for (how, made) in [("markdown", render as fn(&str, &Options<'_>) -> Rendered), ("html", clean_html)] {
            let start = Instant::now();
            let out = made(source, &options);
            let took = start.elapsed();
            println!("{name} as {how}: {took:?}, {} bytes", out.html.len());
            assert!(took < Duration::from_secs(4), "{name} as {how} took {took:?}");
            assert!(out.html.len() < 40 * MAX_SOURCE, "{name} as {how} grew to {}", out.html.len());
        }
    }
}

#[test]
fn nothing_is_expensive() {
    let n = 100_000;
    let many = |piece: &str| piece.repeat(n / piece.len());
    for (name, source) in [
        ("quotes", many(">")),
        ("quotes on many lines", many("> > > > > > > > > > a\n")),
        ("lists", many("- ")),
        ("list steps", (0..250).map(|i| format!("{}- a\n", "  ".repeat(i))).collect()),
        ("brackets", many("[")),
        ("links", many("[a](b) ")),
        ("link starts", many("[a](")),
        ("images", many("![")),
        ("stars", many("*a ")),
        ("mixed emphasis", many("*a **b ")),
        ("underscores", many("a_")),
        ("backticks", (1..400).map(|i| "`".repeat(i) + " ").collect()),
        ("tables", many("|a|b|\n|-|-|\n")),
        ("wide table", format!("{}\n{}\n", many("|a"), many("|-"))),
        ("entities", many("&amp;&#1234567;")),
        ("autolinks", many("www.a.b ")),
        ("mail", many("a@b.c ")),
        ("mentions", many("@a ")),
        ("dollars", many("$a ")),
        ("formulas", many("$x^2$ ")),
        ("braces", format!("${}$", many("{"))),
        ("sqrt", format!("${}x$", "\\sqrt".repeat(600))),
        ("scripts", format!("${}$", "x^{".repeat(900))),
        ("left", format!("${}$", "\\left(".repeat(500))),
        ("b", many("<b>")),
        ("b and p", format!("{}{}", (0..4000).map(|i| format!("<b id={i}>")).collect::<String>(), many("<p>"))),
        ("tables in tables", many("<table><tr><td>")),
        ("fostered", format!("<table>{}", many("<b><a><i>x"))),
        ("math elements", many("<math><mtext>")),
        ("unclosed comment", format!("<!--{}", many("-"))),
        ("code", format!("```c\n{}\n```", many("(a(*"))),
        ("html code", format!("```html\n{}\n```", many("<a b='"))),
        ("references", format!("[a]: /x\n\n{}", many("[a] "))),
        ("definitions", (0..5000).map(|i| format!("[{i}]: x\n")).collect()),
    ] {
        soon(name, &source);
    }
}
