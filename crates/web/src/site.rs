//! The public address of the community. Every absolute link, in pages and in mails, is made from it;
//! the `Host` of a request never is.

use grove_kernel::{Outcome, Refusal};

/// Scheme, host and port: `https://community.example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    origin: String,
    authority: String,
    secure: bool,
}

impl Site {
    /// Takes `https://…`, or `http://` on loopback only: a cookie must not cross a network unprotected.
    pub fn parse(url: &str) -> Outcome<Self> {
        let url = url.trim_end_matches('/');
        let uri: http::Uri = url.parse().map_err(|_| bad(url, "it is not a URL"))?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(bad(url, "it needs a scheme and a host, such as https://community.example.org"));
        };
        if uri.path() != "/" || uri.query().is_some() || authority.as_str().contains('@') {
            return Err(bad(url, "it must be an origin: no path, no query, no user"));
        }
        let loopback = matches!(authority.host(), "127.0.0.1" | "localhost" | "[::1]");
        match scheme {
            "https" => {}
            "http" if loopback => {}
            _ => {
                return Err(bad(
                    url,
                    "plain http is only for this machine itself (127.0.0.1); put an https proxy before Grove and give its address",
                ));
            }
        }
        Ok(Self { origin: url.to_owned(), authority: authority.as_str().to_ascii_lowercase(), secure: scheme == "https" })
    }

    pub fn origin(&self) -> &str {
        &self.origin
    }
    pub const fn secure(&self) -> bool {
        self.secure
    }
    /// The absolute form of a path of ours.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
    /// Is this the `Host` we answer to?
    pub fn is_host(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let plain = host.strip_suffix(if self.secure { ":443" } else { ":80" }).unwrap_or(&host);
        plain == self.authority
    }
    /// `__Host-` binds the cookie to this host over https; browsers refuse the prefix on plain http.
    pub const fn cookie_name(&self) -> &'static str {
        if self.secure { "__Host-grove" } else { "grove" }
    }
    /// The cookie of what the next page says.
    pub const fn said_cookie_name(&self) -> &'static str {
        if self.secure { "__Host-grove-said" } else { "grove-said" }
    }
}

fn bad(url: &str, why: &str) -> Refusal {
    Refusal::BadRequest(format!("The public URL {url} cannot be used: {why}."))
}

#[cfg(test)]
mod tests {
    use super::Site;

    #[test]
    fn only_https_and_loopback_are_taken() {
        for good in ["https://a.example.org", "http://127.0.0.1:8080", "http://localhost/", "https://a.example.org:8443"] {
            assert!(Site::parse(good).is_ok(), "{good}");
        }
        for bad in ["http://a.example.org", "a.example.org", "https://a.example.org/x", "ftp://a", "https://u@a.example.org", ""] {
            assert!(Site::parse(bad).is_err(), "{bad}");
        }
    }
}
