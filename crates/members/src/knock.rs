//! What the doors need to know of a request beside its form: where the site is, which device knocks,
//! in which language, and the session it came with.

use grove_kernel::{Credential, Outcome, SecretHash};
use grove_ui::Locale;
use grove_web::{Ask, Input};

use crate::sign_in::device;

#[derive(Clone, Debug)]
pub(crate) struct Knock {
    /// Of the configured site, never of the request.
    pub origin: String,
    pub device: String,
    pub locale: Locale,
    pub session: Option<SecretHash>,
}

impl Input for Knock {
    fn take(ask: &Ask) -> Outcome<Self> {
        let session = match ask.credential {
            Credential::Session(hash) => Some(hash),
            Credential::None | Credential::Token(_) | Credential::Member(..) | Credential::System(_) => None,
        };
        Ok(Self {
            origin: ask.site.origin().to_owned(),
            device: device(ask.header("user-agent").unwrap_or_default()),
            locale: ask.locale,
            session,
        })
    }
}
