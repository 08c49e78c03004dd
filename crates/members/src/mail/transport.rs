//! The way out: an SMTP server, or a directory of `.eml` files for development and tests.

use std::path::PathBuf;

use grove_kernel::{Outcome, Refusal};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Message, SmtpTransport, Transport as _};

use super::Mail;

pub enum Transport {
    Smtp { server: Box<SmtpTransport>, from: Mailbox },
    Files { directory: PathBuf, from: Mailbox },
}

impl Transport {
    /// `smtps://user:password@mail.example.org` or `smtp://…?tls=required`; `from` as `Name <address>`.
    pub fn smtp(url: &str, from: &str) -> Outcome<Self> {
        let server = SmtpTransport::from_url(url).map_err(|e| Refusal::BadRequest(format!("the mail server's URL does not read: {e}")))?;
        let server = server.timeout(Some(std::time::Duration::from_secs(20))).build();
        Ok(Self::Smtp { server: Box::new(server), from: sender(from)? })
    }
    /// Every mail becomes a file named after its job.
    pub fn files(directory: impl Into<PathBuf>, from: &str) -> Outcome<Self> {
        let directory = directory.into();
        std::fs::create_dir_all(&directory).map_err(|e| Refusal::storage(directory.display(), &e))?;
        Ok(Self::Files { directory, from: sender(from)? })
    }

    /// Connects, greets and, where there is a password, signs in; sends nothing.
    pub fn greet(&self) -> Outcome<()> {
        match self {
            Self::Smtp { server, .. } => match server.test_connection() {
                Ok(true) => Ok(()),
                Ok(false) => Err(Refusal::Broken("the mail server took the connection and did not greet".to_owned())),
                Err(error) => Err(Refusal::Broken(format!("the mail server does not answer: {}", causes(&error)))),
            },
            Self::Files { .. } => Ok(()),
        }
    }

    pub(super) fn send(&self, mail: &Mail, name: &str) -> Outcome<()> {
        match self {
            Self::Smtp { server, from } => server.send(&message(mail, from)?).map(drop).map_err(Refusal::broken),
            Self::Files { directory, from } => {
                let bytes = message(mail, from)?.formatted();
                let file = directory.join(format!("{name}.eml"));
                std::fs::write(&file, bytes).map_err(|e| Refusal::storage(file.display(), &e))
            }
        }
    }
}

/// An error with what is behind it.
fn causes(error: &dyn std::error::Error) -> String {
    error.source().map_or_else(|| error.to_string(), |cause| format!("{error}: {}", causes(cause)))
}

fn sender(from: &str) -> Outcome<Mailbox> {
    from.parse().map_err(|e| Refusal::BadRequest(format!("the sender {from} is not an address: {e}")))
}

pub(super) fn message(mail: &Mail, from: &Mailbox) -> Outcome<Message> {
    let to = Mailbox::new(None, mail.to.parse().map_err(Refusal::broken)?);
    let mut builder = Message::builder().from(from.clone()).to(to).subject(one_line(&mail.subject));
    builder = builder.raw_header(header("Auto-Submitted", "auto-generated")?);
    for (name, value) in &mail.headers {
        builder = builder.raw_header(header(name, value)?);
    }
    match &mail.html {
        Some(html) => builder.multipart(MultiPart::alternative_plain_html(mail.text.clone(), html.clone())),
        None => builder.header(ContentType::TEXT_PLAIN).body(mail.text.clone()),
    }
    .map_err(Refusal::broken)
}

fn header(name: &str, value: &str) -> Outcome<HeaderValue> {
    let name = HeaderName::new_from_ascii(name.to_owned()).map_err(Refusal::broken)?;
    Ok(HeaderValue::new(name, one_line(value)))
}

/// A header is one line.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control()).collect::<Vec<_>>().join(" ")
}
