//! The ground rules, as an area quotes them to somebody whose words were removed by one. Whoever keeps the
//! rules hangs this on the database with [`Hooks::with`](crate::Hooks::with).

use std::collections::HashMap;

use grove_kernel::Outcome;

use crate::cx::{Cx, Read};

/// All rules in force: number, and its words with the number ("2. No spam").
type InForce = for<'a, 'tx> fn(&'a Cx<'tx, Read>) -> Outcome<HashMap<i64, String>>;

/// Found with `cx.ext::<RuleBook>()`.
#[derive(Clone, Copy)]
pub struct RuleBook(pub InForce);

impl RuleBook {
    /// The rules in force; none where nobody keeps any.
    pub fn in_force(cx: &Cx<'_, Read>) -> Outcome<HashMap<i64, String>> {
        cx.ext::<Self>().map_or_else(|| Ok(HashMap::new()), |book| (book.0)(cx))
    }
}
