use super::*;

#[test]
fn every_locale_has_the_same_keys_and_says_something() {
    let keys = all_keys(Locale::En);
    assert!(keys.len() > 20);
    for locale in Locale::ALL {
        assert_eq!(all_keys(locale), keys);
        assert!(!text(locale, "ui-skip-to-content", &[]).is_empty());
    }
}

#[test]
fn plurals_and_grouping_follow_the_number() {
    let say = |n: i64| text(Locale::En, "ui-count-new", &[("count", Arg::from(n))]);
    assert_eq!(say(1), "1 new post");
    assert_eq!(say(1284), "1,284 new posts");
    assert_eq!(number(Locale::En, -1_234_567), "\u{2212}1,234,567");
}

#[test]
fn pseudo_locales_change_text_and_keep_placeables() {
    let accented = text(Locale::Accented, "ui-count-new", &[("count", Arg::from(7))]);
    assert!(accented.starts_with('\u{27e6}') && accented.ends_with('\u{27e7}') && accented.contains('7'), "{accented}");
    assert!(text(Locale::RightToLeft, "ui-skip-to-content", &[]).contains('\u{202e}'));
}

#[test]
fn pseudo_locales_come_only_by_choice() {
    assert_eq!(Locale::negotiate("ar-XB, en-XA;q=0.9", None), Locale::En);
    assert_eq!(Locale::negotiate("de, en;q=0.5", Some("ar-xb")), Locale::RightToLeft);
    assert_eq!(Locale::negotiate("", Some("tlh")), Locale::En);
}
