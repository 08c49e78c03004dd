//! The first page: for members what is new, for visitors what this place is. A community that is not
//! public shows those outside its name, its summary and the way in, and nothing else.

mod routes;
mod views;

pub use routes::routes;

use grove_kernel::{Outcome, Refusal, TopicId};
use grove_store::{Cx, Read};
use grove_web::LiveKey;

/// What a live connection may listen to: a topic the viewer sees.
pub fn live(cx: &Cx<'_, Read>, topic: &str) -> Outcome<LiveKey> {
    let id: TopicId = topic.parse().map_err(|_| Refusal::NotFound)?;
    let topic = grove_content::topics::find(cx, id)?.visible_to(cx)?;
    Ok(LiveKey(topic.id.raw()))
}
