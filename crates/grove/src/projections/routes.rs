//! The page of projections.

use grove_kernel::Outcome;
use grove_store::{Cx, Read};
use grove_web::{Access, Nothing, Reply, Routes};
use serde::Serialize;

use super::{Lag, PATH, lags, views};

pub fn routes() -> Routes {
    Routes::at(PATH).get("", Access::Admin, list).answers::<ProjectionsJson>().says("How far each projection is behind the log")
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ProjectionsJson {
    pub items: Vec<Lag>,
}

fn list(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    let items = lags(cx)?;
    let shown = items.clone();
    Ok(Reply::page(move |page| views::projections(page, &shown)).json(move || ProjectionsJson { items }))
}
