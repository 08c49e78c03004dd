//! The database's own clock, to be compared with ours.

use grove_kernel::{Moment, Outcome, Refusal};

use crate::cx::Cx;
use crate::value::first;
use crate::{params, sql};

sql! {
    system CLOCK = "SELECT CAST(CURRENT_TIMESTAMP AS VARCHAR(40))";
}

/// What time it is for the database, to the second. On SQLite that is the clock of this machine.
pub fn database_clock<M>(cx: &Cx<'_, M>) -> Outcome<Moment> {
    let text: String = cx.system_one(&CLOCK, params![], first)?.unwrap_or_default();
    // `2026-03-01 12:00:00`, and on PostgreSQL a fraction and a zone, which is UTC on our connections.
    let second = text.get(..19).unwrap_or_default().replace(' ', "T");
    Moment::parse(&format!("{second}Z")).ok_or_else(|| Refusal::broken(format!("the database's clock says {text}")))
}
