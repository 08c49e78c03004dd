//! HTML to Markdown: what comes back shows the same.

use super::*;

#[test]
fn html_is_written_as_one_would_have_typed_it() {
    let table = [
        ("<h1>One</h1><p>Two\nlines<br>three</p>", "# One\n\nTwo lines\nthree"),
        ("<p>a <b>bold </b>word, <i>two</i>, <s>no</s></p>", "a **bold** word, *two*, ~~no~~"),
        ("<p>x<em>(y)</em>z, <em>(y)</em>z</p>", "x<em>(y)</em>z, <em>(y)</em>z"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ul><li>d</li></ul>", "- a\n  - b\n- c\n\n* d"),
        ("<ol start=3><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>", "3. a\n\n   b\n\n4. c"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<pre class=\"lang-py x\"><code>if a:\n\n  `b`\n</code></pre>", "```py\nif a:\n\n  `b`\n```"),
        ("<p><code>a`b</code> and <code>`</code></p>", "``a`b`` and `` ` ``"),
        ("<p><a href=\"https://example.com/a_(b)\" title=\"T\">the [x]</a></p>", "[the \\[x\\]](<https://example.com/a_(b)> \"T\")"),
        ("<p><a href=\"https://example.com\">https://example.com</a></p>", "<https://example.com>"),
        ("<p><img src=\"https://example.com/a.png\" alt=\"A pear\"></p>", "![A pear](https://example.com/a.png)"),
        (
            "<table><tr><th>a</th><th align=right>b</th></tr><tr><td>1|2</td><td>$|x|$</td></tr></table>",
            "| a | b |\n| --- | --: |\n| 1\\|2 | $\\|x\\|$ |",
        ),
        (
            "<p>H<sub>2</sub>O</p><hr><p>- 1. # *x* a_b _c_ &amp;lt; 2&lt;3 &lt;b&gt;</p>",
            "H<sub>2</sub>O\n\n---\n\n\\- 1. # \\*x\\* a_b \\_c\\_ &amp;lt; 2<3 \\<b>",
        ),
        ("<p>$\\text{a $b$ c}$ <s><s>x</s></s></p>", "$\\text{a }{b}\\text{ c}$ <del>~~x~~</del>"),
        ("<p>1. x</p><p># y</p>", "1\\. x\n\n\\# y"),
        ("<p>Let $ x_1 $ be $a_1$2 or $b$$c$ for \\$5 and $5</p>", "Let $x_1$ be $a_1$&#50; or $b$ $c$ for \\\\\\$5 and \\$5"),
        (
            "<p>So\n$$a\\\\\n= b % why\n+ c$$ and\n\\begin{align}x &amp;= 1\\end{align}</p>",
            "So $$a\\\\ = b + c$$ and $$\\begin{align}x &= 1\\end{align}$$",
        ),
    ];
    for (source, markdown) in table {
        assert_eq!(from_html(source), markdown, "{source}");
    }
}

#[test]
fn what_comes_back_shows_the_same() {
    let math = Options { math: true, ..Options::default() };
    let source = "<h2>A &amp; <em>b</em></h2>\n<ol>\n<li><p>x</p>\n\n<pre><code>&lt;1&gt;\n\n  2\n</code></pre></li>\n<li>y\n<ul>\n<li>z</li>\n</ul></li>\n</ol>\n\
        <p>$\\left|0\\right&gt;$ <strong>a*b</strong>_c_ and <a href=\"/q?a=1&amp;lt;=2\">$x$</a>!<a href=\"/r\">r</a></p>";
    let (before, after) = (clean_html(source, &math), render(&from_html(source), &math));
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(&before.text), words(&after.text));
    assert_eq!((before.links, before.html.matches("<math").count()), (after.links, after.html.matches("<math").count()));
}

/// Deep, wide and broken input costs what it weighs.
#[test]
fn hostile_html_comes_back_in_time() {
    let start = std::time::Instant::now();
    for source in [
        "<blockquote>".repeat(9000),
        "<ul><li>".repeat(9000),
        "$".repeat(60_000),
        "\\begin{a}".repeat(7000),
        "${".repeat(30_000),
        "<b>*".repeat(9000),
    ] {
        from_html(&source);
        render(&source, &Options { math: true, ..Options::default() });
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
