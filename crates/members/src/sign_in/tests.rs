use super::session::device;
use super::{local, strength};

#[test]
fn next_is_a_path_of_ours_or_home() {
    for path in ["/", "/topics/top_1?after=2", "/members/nadia", "/a//b", "/rules#3", "/a?next=https://b.example"] {
        assert_eq!(local(Some(path)), path);
    }
    for path in [
        "",
        "topics",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\u{2028}/evil.example",
        "/%09/ evil",
        " /x",
        "/sign-in?next=/",
        "/enter?secret=x",
        "／／evil.example",
        "http:/evil.example",
        "//evil.example/%2f..",
        "/..//evil\\@example",
    ] {
        assert_eq!(local(Some(path)), "/", "{path:?}");
    }
    assert_eq!(local(None), "/");
    assert_eq!(local(Some(&format!("/{}", "x".repeat(3_000)))), "/");
}

#[test]
fn a_password_is_judged_by_how_soon_it_is_guessed() {
    for weak in ["password", "12345678", "nadiapetrova", "qwertyuiop"] {
        assert!(strength(weak, &["Nadia Petrova", "nadiapetrova"]).0 < 2, "{weak}");
    }
    for good in ["correct horse staple", "ведро под яблоней", "t9!kz0Q#"] {
        assert!(strength(good, &[]).0 >= 2, "{good}");
    }
}

#[test]
fn a_device_is_named_in_a_few_words() {
    let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    assert_eq!(device(firefox), "Firefox, Linux");
    let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
    assert_eq!(device(safari), "Safari, iPhone");
    assert_eq!(device("curl/8"), "");
}
