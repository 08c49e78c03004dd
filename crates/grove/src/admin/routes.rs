//! `/admin`

use grove_kernel::Outcome;
use grove_store::{Cx, Read};
use grove_web::{Access, Nothing, Reply, Routes};

use super::waiting::{Waiting, count};
use super::{PATH, views};

pub fn routes() -> Routes {
    Routes::at(PATH).get("", Access::Admin, index).answers::<Waiting>().says("What waits for those who administer the place")
}

fn index(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    let waiting = count(cx)?;
    Ok(Reply::page(move |page| views::index(page, waiting)).json(move || waiting))
}
