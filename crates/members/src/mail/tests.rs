use super::{Mail, transport};

#[test]
fn a_line_break_stays_inside_its_header() {
    let from = "Grove <grove@example.org>".parse().unwrap();
    let mail = Mail { to: "n@example.org".into(), subject: "Hello\r\nBcc: evil@example.org".into(), text: "Hi".into(), ..Mail::default() };
    let text = String::from_utf8(transport::message(&mail, &from).unwrap().formatted()).unwrap();
    assert!(!text.lines().any(|line| line.starts_with("Bcc:")), "{text}");
    assert!(text.contains("Auto-Submitted: auto-generated"));
    let bad = Mail { to: "n@example.org\r\nBcc: evil@example.org".into(), ..mail };
    assert!(transport::message(&bad, &from).is_err());
}
