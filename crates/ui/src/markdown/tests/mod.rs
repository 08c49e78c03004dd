//! Markdown against the published examples, against hostile input, and within its bounds.

mod back;
mod bounds;
mod spec;
mod xss;

use super::*;

fn html(source: &str) -> String {
    render(source, &Options::default()).html
}

#[test]
fn everyday_writing_becomes_everyday_html() {
    assert_eq!(html("a\nb"), "<p>a<br>\nb</p>\n");
    assert_eq!(render("a\nb", &Options { soft_wraps: true, ..Options::default() }).html, "<p>a\nb</p>\n");
    assert_eq!(html("# One"), "<h3>One</h3>\n");
    assert!(html("~~old~~ https://example.org").contains("<del>old</del>"));
    assert!(html("- [x] done\n- [ ] not").contains("<span class=\"task\">\u{2611}</span> done"));
    assert!(html("|a|b|\n|-|-:|\n|1|2|").contains("<td align=\"right\">2</td>"));
}

#[test]
fn links_carry_no_weight_and_lead_nowhere_dangerous() {
    assert_eq!(html("[x](https://example.org)"), "<p><a href=\"https://example.org\" rel=\"nofollow ugc noopener\">x</a></p>\n");
    for bad in ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "ftp://x", "JAVASCRIPT:x"] {
        assert!(!html(&format!("[x]({bad})")).contains("href"), "{bad}");
    }
}

#[test]
fn only_our_own_pictures_are_shown() {
    let ours = render("![A pear](/media/abc.webp)", &Options::default());
    assert!(ours.html.contains("<img src=\"/media/abc.webp\" alt=\"A pear\">"), "{}", ours.html);
    assert_eq!((ours.images, ours.text), (vec!["/media/abc.webp".to_owned()], "A pear".to_owned()));
    for source in ["![x](https://evil.example/p.png)", "<img src=https://evil.example/p.png alt=x>", "![x](//evil.example/p.png)"] {
        let out = render(source, &Options::default());
        assert!(!out.html.contains("<img") && out.html.contains(">Picture: x (evil.example)</a>"), "{}", out.html);
        assert_eq!((out.images.len(), out.pictures_elsewhere), (0, 1));
    }
    let plain = clean_html("<a href=/x><img src=https://evil.example/p.png alt='enter image description here'></a>", &Options::default());
    assert_eq!(plain.html, "<a href=\"/x\" rel=\"nofollow ugc noopener\">Picture (evil.example)</a>");
    assert!(!html("![x](/media/../sign-out)").contains("<img"));
}

#[test]
fn mentions_are_found_where_they_are_meant() {
    assert_eq!(handles("@Ines and (@omar): see @ines, @a.b. @x-y-"), ["ines", "omar", "a.b", "x-y"]);
    assert!(handles("`@code` x@y.org [@link](/x) https://h/@path me@here\n\n    @block").is_empty());
    let known = HashMap::from([("ines".to_owned(), Mention { url: "/m/ines".to_owned(), name: "Ines <b>".to_owned() })]);
    let out = render("Ask @Ines or @nobody *@ines*", &Options { mentions: Some(&known), ..Options::default() });
    assert!(
        out.html
            .contains("<a class=\"mention\" href=\"/m/ines\" title=\"Ines &lt;b&gt;\" rel=\"nofollow ugc noopener\">@Ines</a> or @nobody"),
        "{}",
        out.html
    );
    assert_eq!((out.mentions, out.links, out.text.as_str()), (vec!["ines".to_owned()], vec![], "Ask @Ines or @nobody @ines"));
}

#[test]
fn code_is_coloured_by_classes_of_ours_only() {
    let out = html("```rust\nfn main() { let x = 1; } // <b>\n```");
    assert!(out.starts_with("<pre class=\"code\"><code>") && out.contains("<span class=\"hl-"), "{out}");
    assert!(out.contains("&lt;b&gt;"));
    assert_eq!(html("```nosuch\na < b\n```"), "<pre class=\"code\"><code>a &lt; b\n</code></pre>\n");
}

#[test]
fn formulas_are_mathml_where_the_space_wants_them() {
    let math = Options { math: true, ..Options::default() };
    let out = render("Euler: $e^{i\\pi} + 1 = 0$ costs $5 and $6", &math);
    assert!(out.html.contains("<math") && out.html.contains("<msup>") && out.html.contains("$5 and $6"), "{}", out.html);
    assert!(render("$$\\frac{a}{b}$$", &math).html.contains("display=\"block\""));
    assert!(html("$x$").contains("$x$"));
    assert!(render("$\\frac{a$", &math).html.contains("<code class=\"tex\">$\\frac{a$</code>"));
    let imported = clean_html("<p>Let $\\psi &lt; 1$ and <code>$x$</code></p>", &math);
    assert!(imported.html.contains("<math") && imported.html.contains("<code>$x$</code>"), "{}", imported.html);
}

#[test]
fn formulas_are_found_as_elsewhere() {
    let math = Options { math: true, ..Options::default() };
    let formulas = [
        "$ x $",
        "$ \\left| \\varphi \\right> $",
        "$ \\mathbb I$",
        "$P(0) = 1/16 $",
        "$$ \\Bbb C \\mod 2 \\tag{1} $$",
        "\\begin{align}a &= b \\\\ c &= d\\end{align}",
        "\\begin{equation}a\\end{equation}",
        "$$a \\\\ b$$",
        "${a \\over 2} + {n \\choose k}$",
        "$\\begin{cases}1 & \\text{if $x > 1$, # 2}\\end{cases}$",
        "$\\tilde\\ $",
    ];
    for tex in formulas {
        for html in [clean_html(&format!("<p>a {} b</p>", tokens::escape(tex)), &math).html, render(&format!("a {tex} b"), &math).html] {
            assert!(html.contains("<math") && !html.contains("\"tex\"") && !html.contains('$'), "{tex}: {html}");
        }
        assert!(line(tex).contains("<math display=\"inline\""), "{tex}");
    }
    for money in ["$5 and $6", "$5-$10", "$ 5 or 6 $", "\\$x$", "`$ x $`", "```\n$ x $\n```"] {
        assert!(!render(money, &math).html.contains("<math"), "{money}");
    }
    assert_eq!(line("<b> & $5 and $6"), "&lt;b&gt; &amp; $5 and $6");
}

#[test]
fn imported_html_is_cleaned_and_ordered() {
    let out = clean_html("<h1 id=x onclick=y>T</h1><p>a<b>b<p>c</b>d<script>e</script><font color=red>f</font>", &Options::default());
    assert_eq!(out.html, "<h3>T</h3><p>a<b>b</b></p><p>cdf</p>");
    assert_eq!(out.text, "T\nab\ncdf");
}

#[test]
fn an_excerpt_never_splits_a_letter() {
    assert_eq!(excerpt("  a\n b  ", 10), "a b");
    assert_eq!(
        excerpt("\u{1f469}\u{200d}\u{1f467}\u{1f469}\u{200d}\u{1f467}xyz", 2),
        "\u{1f469}\u{200d}\u{1f467}\u{1f469}\u{200d}\u{1f467}\u{2026}"
    );
    assert_eq!(excerpt("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}e\u{301}\u{2026}");
}
