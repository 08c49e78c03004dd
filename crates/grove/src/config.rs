//! Settings of the machine (not of the community): flags, then `GROVE_*` variables, then `grove.toml`
//! in the data directory, then defaults. A key that does not exist is an error that names it.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use grove_store::Database;
use grove_web::Rates;
use serde::{Deserialize, Serialize};

/// What the person who runs the machine decides.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Everything that is kept, unless the database is PostgreSQL: then uploads and the search index.
    pub data: PathBuf,
    /// `postgres://…`; nothing for SQLite in the data directory.
    pub database: Option<String>,
    pub listen: String,
    /// The address people use; nothing for the one listened on.
    pub public_url: Option<String>,
    /// `smtps://user:password@host`; nothing writes mails into `data/mail`.
    pub smtp_url: Option<String>,
    pub mail_from: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub proxies: Vec<IpAddr>,
    /// How many requests a minute one person, or one address, may make: `reads`, `writes`, `tries`, `machine`.
    pub limits: Rates,
    /// `info`, `warn`, `debug`, or a filter such as `grove_web=debug`.
    pub log: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data"),
            database: None,
            listen: "127.0.0.1:8080".to_owned(),
            public_url: None,
            smtp_url: None,
            mail_from: "Grove <grove@localhost.example>".to_owned(),
            proxies: Vec::new(),
            limits: Rates::default(),
            log: "warn".to_owned(),
        }
    }
}

/// What flags said; nothing leaves a key to the variables and the file.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Flags {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
}

impl Config {
    pub fn load(flags: &Flags) -> Result<Self> {
        // The file stands in the data directory, which flags or a variable may name.
        let data =
            flags.data.clone().or_else(|| std::env::var_os("GROVE_DATA").map(PathBuf::from)).unwrap_or_else(|| PathBuf::from("data"));
        let file = data.join("grove.toml");
        let config: Self = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(&file))
            .merge(
                Env::prefixed("GROVE_")
                    .ignore(&["test_data", "test_database", "test_postmaster", "test_long", "postgres_durable", "profile"])
                    .split("__"),
            )
            .merge(Serialized::defaults(flags))
            .extract()
            .with_context(|| format!("The settings (flags, GROVE_* variables, {}) do not read", file.display()))?;
        config.database()?;
        Ok(config)
    }

    /// What the flags say, and the defaults: where the other settings do not read.
    pub fn of_flags(flags: &Flags) -> Self {
        let given = flags.clone();
        let plain = Self::default();
        Self { data: given.data.unwrap_or_else(|| plain.data.clone()), database: given.database, ..plain }
    }

    /// Without what does not touch the data, so that the data can be looked at whatever else is wrong.
    #[must_use]
    pub fn only_data(&self) -> Self {
        Self { data: self.data.clone(), database: self.database.clone(), log: self.log.clone(), ..Self::default() }
    }

    /// Where the data is, as a sentence can say it: without a password.
    pub fn place(&self) -> String {
        let Some(url) = self.database.as_deref() else { return self.data.join("grove.sqlite").display().to_string() };
        let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
        let rest = rest.split(['?', '#']).next().unwrap_or_default();
        match rest.rsplit_once('@') {
            Some((user, server)) => format!("{scheme}://{}@{server}", user.split(':').next().unwrap_or_default()),
            None => format!("{scheme}://{rest}"),
        }
    }

    pub fn database(&self) -> Result<Database> {
        match self.database.as_deref() {
            None => Ok(Database::Sqlite(self.data.join("grove.sqlite"))),
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => Ok(Database::Postgres(url.to_owned())),
            Some(path) if !path.contains("://") => Ok(Database::Sqlite(PathBuf::from(path))),
            Some(other) => bail!("--database takes a file or a URL that begins with postgres://, not {other}"),
        }
    }

    pub fn public_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen))
    }
    pub fn socket(&self) -> PathBuf {
        self.data.join("grove.sock")
    }
    pub fn mail_directory(&self) -> PathBuf {
        self.data.join("mail")
    }
    pub fn data(&self) -> &Path {
        &self.data
    }
}
