//! SQL of the ground rules: everybody may read them.

use grove_kernel::Outcome;
use grove_store::{Cx, first, params, sql};

sql! {
    system SOURCE = "SELECT source FROM rules ORDER BY version DESC LIMIT 1";
}

pub fn source<M>(cx: &Cx<'_, M>) -> Outcome<Option<String>> {
    cx.system_one(&SOURCE, params![], first)
}
