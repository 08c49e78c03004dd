use grove_kernel::{Action, Guarded, MemberId};
use grove_ui::Theme;

use super::look::{language, theme, theme_name};
use super::{ChangeLook, Look};
use crate::tests::cast::{NADIA, those};

#[test]
fn a_look_is_ones_own() {
    let look = |member: MemberId| Look { member, theme: Theme::Dark, language: None };
    assert_eq!(those(|v| look(NADIA).visible_to(v)), "nadia");
    assert_eq!(those(|v| ChangeLook::decide(v, &look(NADIA)).is_yes()), "nadia");
}

#[test]
fn only_what_is_offered_is_taken() {
    for name in ["auto", "light", "dark"] {
        assert_eq!(theme(name).map(theme_name), Some(name));
    }
    assert_eq!((theme("sepia"), language("en-XA"), language("")), (None, None, None));
    assert!(language("en").is_some());
}
