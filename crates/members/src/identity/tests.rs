use super::{Handle, propose, skeleton};

#[test]
fn handles_are_written_in_one_way() {
    for (typed, kept) in [("Nadia", "nadia"), (" @omar_1 ", "omar_1"), ("Ｔｈｅｏ", "theo"), ("ines-ñ", "ines-ñ"), ("надя", "надя")]
    {
        assert_eq!(Handle::parse(typed).map(|h| h.as_str().to_owned()), Ok(kept.to_owned()), "{typed}");
    }
}

#[test]
fn what_hides_or_turns_is_refused() {
    for typed in [
        "a",
        "",
        "a b",
        "_x",
        "-ab",
        "ad\u{200b}a",
        "ad\u{202e}a",
        "ada!",
        "a/b",
        "ada@b",
        "admin",
        "\u{430}dmin",
        "ad\u{43c}iral",
        "me",
        &"x".repeat(31),
    ] {
        assert!(Handle::parse(typed).is_err(), "{typed}");
    }
}

#[test]
fn twins_share_a_skeleton() {
    for (one, other) in [("paypal", "pаypаl"), ("vera", "vеra"), ("bob0", "bobo"), ("rn", "m"), ("anna1", "annal")] {
        assert_eq!(skeleton(one), skeleton(other), "{one} {other}");
    }
    assert_ne!(skeleton("nadia"), skeleton("nadja"));
}

#[test]
fn a_handle_is_proposed_from_any_name() {
    for (name, handle) in [
        ("Nadia Petrova", "nadia-petrova"),
        ("  O'Brien  ", "o-brien"),
        ("李小龍", "李小龍"),
        ("!!!", "friend"),
        ("Admin", "friend"),
        ("Anne-Marie de la Tour du Pin de Montauban", "anne-marie-de-la-tour-du-pin-d"),
    ] {
        assert_eq!(propose(name).as_str(), handle);
    }
}
