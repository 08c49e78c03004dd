//! Rate limits, per person where there is one and per address where there is none. Tries at secrets
//! (sign-in, tokens, links) have a strict limit of their own, by address, whoever tries.

use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use grove_kernel::{Credential, Outcome, Refusal, SecretHash};
use http::Method;
use serde::{Deserialize, Serialize};

use crate::routes::Route;

/// Requests a minute, and how many at once.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rates {
    /// Of a person, or of an address without one.
    pub reads: u32,
    pub writes: u32,
    /// At passwords, links and tokens, of an address.
    pub tries: u32,
    /// Of a token of admin scope.
    pub machine: u32,
}

impl Rates {
    /// For stories, in which one person does in a second what takes a day.
    pub const fn unlimited() -> Self {
        Self { reads: u32::MAX, writes: u32::MAX, tries: u32::MAX, machine: u32::MAX }
    }
}

impl Default for Rates {
    fn default() -> Self {
        Self { reads: 600, writes: 60, tries: 10, machine: 60_000 }
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum Who {
    Session(SecretHash),
    Address(IpAddr),
}

pub struct Limits {
    reads: DefaultKeyedRateLimiter<Who>,
    writes: DefaultKeyedRateLimiter<Who>,
    tries: DefaultKeyedRateLimiter<IpAddr>,
    machine: DefaultKeyedRateLimiter<SecretHash>,
}

impl Limits {
    pub fn new(rates: Rates) -> Self {
        Self { reads: limiter(rates.reads), writes: limiter(rates.writes), tries: limiter(rates.tries), machine: limiter(rates.machine) }
    }

    /// Counts one request. A token is counted by itself; whether it is a machine's (admin scope) is
    /// known only inside the transaction, so tokens share the high limit and their writes are counted
    /// again with [`Self::admit_member_write`].
    pub fn admit(&self, route: &Route, credential: &Credential, address: IpAddr) -> Outcome<()> {
        if route.strict && route.method != Method::GET {
            check(&self.tries, &network(address))?;
        }
        let reads = route.method == Method::GET;
        match credential {
            Credential::Token(hash) => check(&self.machine, hash),
            Credential::Session(hash) if reads => check(&self.reads, &Who::Session(*hash)),
            Credential::Session(hash) => check(&self.writes, &Who::Session(*hash)),
            Credential::None | Credential::Member(..) | Credential::System(_) if reads => {
                check(&self.reads, &Who::Address(network(address)))
            }
            Credential::None | Credential::Member(..) | Credential::System(_) => check(&self.writes, &Who::Address(network(address))),
        }
    }

    /// Writes through a token without admin scope count like those of a person.
    pub fn admit_member_write(&self, hash: SecretHash) -> Outcome<()> {
        check(&self.writes, &Who::Session(hash))
    }

    /// Forgets who has not been seen for a while; called every minute.
    pub fn prune(&self) {
        self.reads.retain_recent();
        self.writes.retain_recent();
        self.tries.retain_recent();
        self.machine.retain_recent();
    }
}

/// One customer of IPv6 has a whole /64; counting single addresses would count nothing.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => IpAddr::V4(v4),
            None => IpAddr::V6((u128::from(v6) & !u128::from(u64::MAX)).into()),
        },
    }
}

fn limiter<K: Hash + Eq + Clone>(a_minute: u32) -> DefaultKeyedRateLimiter<K> {
    let a_minute = NonZeroU32::new(a_minute.max(1)).expect("at least one");
    RateLimiter::keyed(Quota::per_minute(a_minute))
}

fn check<K: Hash + Eq + Clone>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Outcome<()> {
    limiter.check_key(key).map_err(|not_until| {
        let wait = not_until.wait_time_from(DefaultClock::default().now());
        Refusal::TooMany { retry: wait.max(Duration::from_secs(1)) }
    })
}
