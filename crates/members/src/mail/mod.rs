//! Mail that leaves: written in the transaction of its cause as a job, sent after the commit, tried
//! again until it goes. The job holds the rendered text, which may hold a link's secret; the row is
//! deleted when the mail is sent.
//!
//! Invariants: links start with the site's origin, never with what a request claims. lettre builds the
//! message, so a line break in a name or subject stays inside its header.

mod letter;
#[cfg(test)]
mod tests;
mod transport;

pub use letter::Letter;
pub use transport::Transport;

use grove_kernel::{JobId, Outcome, Refusal};
use grove_store::{Attempt, Cx, Write};
use serde::{Deserialize, Serialize};

/// The kind of the job.
pub const JOB: &str = "mail";

/// One message to one address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// Further headers, such as `List-Unsubscribe`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
}

/// Queues a mail in this transaction.
pub fn send(cx: &mut Cx<'_, Write>, mail: &Mail) -> Outcome<JobId> {
    let payload = serde_json::to_value(mail).map_err(Refusal::broken)?;
    cx.enqueue(JOB, &payload)
}

/// Sends the mail of a job; the handler of jobs of kind [`JOB`].
pub fn deliver(attempt: &Attempt<'_>, transport: &Transport) -> Outcome<()> {
    let mail: Mail = serde_json::from_value(attempt.job.payload.clone()).map_err(Refusal::broken)?;
    transport.send(&mail, &attempt.job.id.to_string())
}
