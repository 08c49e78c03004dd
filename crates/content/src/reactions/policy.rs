//! Who may react.

use grove_kernel::{Action, Verdict, Viewer};

use crate::said::{Said, take_part};

pub struct React;

impl<T: Said> Action<T> for React {
    fn decide(viewer: &Viewer, said: &T) -> Verdict {
        take_part(viewer, said)
    }
}
