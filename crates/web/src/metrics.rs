//! Numbers for a monitor, in the text that Prometheus reads. The shell counts requests; the rest is told
//! by who runs it, in one snapshot. Hand-made: a dozen families need no registry and no exporter.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::app::API;

/// Families of numbers, one after another.
#[derive(Default)]
pub struct Text(String);

/// What a monitor may do with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// It only rises, until the process starts again.
    Counter,
    Gauge,
}

impl Text {
    /// A family with its samples. Labels are written as they are, `kind="page"`: none of them comes from
    /// a request.
    pub fn family(&mut self, family: Family, name: &str, help: &str, samples: impl IntoIterator<Item = (String, i64)>) {
        let kind = match family {
            Family::Counter => "counter",
            Family::Gauge => "gauge",
        };
        let _infallible = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
        for (labels, value) in samples {
            let braced = if labels.is_empty() { String::new() } else { format!("{{{labels}}}") };
            let _infallible = writeln!(self.0, "{name}{braced} {value}");
        }
    }
    /// A family of one number.
    pub fn number(&mut self, family: Family, name: &str, help: &str, value: i64) {
        self.family(family, name, help, [(String::new(), value)]);
    }
    pub fn into_string(self) -> String {
        self.0
    }
}

const KINDS: [&str; 5] = ["page", "fragment", "api", "asset", "machine"];
/// `5xx` is the last.
const CLASSES: usize = 5;

/// Requests since the start, by kind of route and class of status.
#[derive(Default)]
pub struct Counts {
    requests: [[AtomicU64; CLASSES]; KINDS.len()],
    micros: [AtomicU64; KINDS.len()],
}

impl Counts {
    pub fn count(&self, kind: usize, status: u16, took: Duration) {
        let class = usize::from(status / 100).clamp(1, CLASSES) - 1;
        self.requests[kind][class].fetch_add(1, Ordering::Relaxed);
        self.micros[kind].fetch_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    pub fn write(&self, text: &mut Text) {
        let all = KINDS.iter().enumerate().flat_map(|(kind, name)| {
            (0..CLASSES).map(move |class| (format!("kind=\"{name}\",status=\"{}xx\"", class + 1), number(&self.requests[kind][class])))
        });
        text.family(Family::Counter, "grove_requests_total", "Answered requests by kind of route and class of status.", all);
        let spent = KINDS.iter().enumerate().map(|(kind, name)| (format!("kind=\"{name}\""), number(&self.micros[kind])));
        text.family(Family::Counter, "grove_request_microseconds_total", "Time from a request to its answer.", spent);
    }
}

/// Which of [`KINDS`] is asked for.
pub fn kind_of(path: &str, is_fragment: bool) -> usize {
    match path {
        "/healthz" | "/readyz" | "/metrics" => 4,
        _ if path.starts_with("/assets/") => 3,
        _ if path.starts_with(API) => 2,
        _ => usize::from(is_fragment),
    }
}

fn number(count: &AtomicU64) -> i64 {
    i64::try_from(count.load(Ordering::Relaxed)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Counts, Text, kind_of};

    #[test]
    fn requests_are_counted_by_kind_and_class() {
        let counts = Counts::default();
        for (path, fragment, status) in [("/", false, 200), ("/topics/x", true, 404), ("/api/v1/me", false, 503), ("/readyz", false, 200)] {
            counts.count(kind_of(path, fragment), status, Duration::from_micros(7));
        }
        let mut text = Text::default();
        counts.write(&mut text);
        let text = text.into_string();
        for line in [
            "# TYPE grove_requests_total counter",
            "grove_requests_total{kind=\"page\",status=\"2xx\"} 1",
            "grove_requests_total{kind=\"fragment\",status=\"4xx\"} 1",
            "grove_requests_total{kind=\"api\",status=\"5xx\"} 1",
            "grove_requests_total{kind=\"asset\",status=\"2xx\"} 0",
            "grove_request_microseconds_total{kind=\"machine\"} 7",
        ] {
            assert!(text.lines().any(|l| l == line), "{line}\n{text}");
        }
    }
}
