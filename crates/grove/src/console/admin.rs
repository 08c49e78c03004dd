//! `grove admin …`: the owner, links to sign in with, tokens.

use anyhow::{Context, Result, bail};
use clap::Subcommand;
use grove_kernel::{MemberId, Outcome, Refusal, Scopes};
use grove_members::{commands, identity};
use grove_store::{Cx, Write};
use serde::{Deserialize, Serialize};

use super::Talk;
use crate::weave::Grove;

#[derive(Clone, Debug, Serialize, Deserialize, Subcommand)]
pub enum Admin {
    /// Make the owner, or find them; prints a link that signs in once
    Owner {
        /// Their address; may be left out when there is an owner
        #[arg(long)]
        email: Option<String>,
        /// Their name; may be left out when the address belongs to an owner
        #[arg(long, requires = "email")]
        name: Option<String>,
    },
    /// Print a link that signs a member in once
    Link {
        #[arg(long)]
        member: String,
    },
    /// Print a new token for the API, and nothing else
    Token {
        #[arg(long)]
        member: String,
        /// read, write, admin; separated by commas
        #[arg(long, value_delimiter = ',', default_value = "read,write")]
        scopes: Vec<String>,
    },
}

impl Admin {
    /// The owner with an address may be the first of a new place.
    pub const fn may_begin(&self) -> bool {
        matches!(self, Self::Owner { email: Some(_), .. })
    }
}

pub fn answer(grove: &Grove, admin: &Admin, talk: &mut dyn Talk) -> Result<()> {
    match admin {
        Admin::Owner { email: Some(email), name } => owner(grove, email, name.clone(), talk),
        Admin::Owner { .. } => {
            let path = grove.as_console(|cx| {
                let owner = identity::owner(cx)?.ok_or(Refusal::NotFound)?;
                commands::one_time_link(cx, owner)
            });
            talk.line(
                &grove
                    .site
                    .url(&path.context("There is no owner yet. Say who it is: grove admin owner --email ada@example.org --name Ada")?),
            )
        }
        Admin::Link { member } => {
            let handle = member.clone();
            let path = grove.as_console(move |cx| {
                let member = find(cx, &handle)?;
                commands::one_time_link(cx, member)
            });
            talk.line(&grove.site.url(&path.with_context(|| format!("No member has the handle {member}"))?))
        }
        Admin::Token { member, scopes } => {
            let (handle, scopes) = (member.clone(), parse(scopes)?);
            let token = grove.as_console(move |cx| {
                let member = find(cx, &handle)?;
                commands::new_token(cx, member, "command line", scopes)
            });
            talk.line(&token.map_err(|error| no_token(member, error))?.secret)
        }
    }
}

/// Makes the owner, or finds them. A second owner is possible, and said: it is rarely what was meant.
fn owner(grove: &Grove, email: &str, name: Option<String>, talk: &mut dyn Talk) -> Result<()> {
    let (sent, named) = (email.to_owned(), name.is_some());
    let made = grove.as_console(move |cx| {
        let owner = match &name {
            Some(name) => commands::make_owner(cx, &sent, name)?,
            None => commands::owner_by_email(cx, &sent)?.ok_or(Refusal::NotFound)?,
        };
        Ok((commands::one_time_link(cx, owner)?, commands::owners_beside(cx, owner)?))
    });
    let (path, others) = match made {
        Err(error) if !named && matches!(error.downcast_ref(), Some(Refusal::NotFound)) => {
            bail!("No owner has the address {email}. Say the name as well to make them one: --name Ada")
        }
        made => made?,
    };
    match others {
        0 => {}
        1 => talk.note(&format!("{email} is not the only owner: there is one more."))?,
        _ => talk.note(&format!("{email} is not the only owner: there are {others} more."))?,
    }
    talk.line(&grove.site.url(&path))
}

fn find(cx: &Cx<'_, Write>, handle: &str) -> Outcome<MemberId> {
    identity::by_handle(cx, handle)?.map(|face| face.id).ok_or(Refusal::NotFound)
}

fn no_token(member: &str, error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref() {
        Some(Refusal::NotFound) => anyhow::anyhow!("There is no member with the handle {member}."),
        _ => error.context(format!("No token for {member}")),
    }
}

fn parse(names: &[String]) -> Result<Scopes> {
    let mut scopes = Scopes { read: true, write: false, admin: false };
    for name in names {
        match name.as_str() {
            "read" => {}
            "write" => scopes.write = true,
            "admin" => scopes.admin = true,
            other => bail!("A scope is read, write or admin, not {other}"),
        }
    }
    Ok(scopes)
}
