//! An open loop: requests leave by the clock, whether or not earlier ones were answered, and are timed from
//! when they should have left. A closed loop would wait politely while the server stalls, and not count it.

use std::time::Duration;

use anyhow::{Result, ensure};
use tokio::time::Instant;

use crate::wire::Wire;

/// What to ask, how fast, and for how long.
pub struct Plan {
    pub address: String,
    /// One after another.
    pub paths: Vec<String>,
    pub headers: String,
    pub a_second: f64,
    pub seconds: f64,
    pub connections: usize,
}

/// Latencies in milliseconds, sorted.
pub struct Latencies(Vec<f64>);

impl Latencies {
    pub fn at(&self, share: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        let index = (last as f64 * share).round() as usize;
        self.0.get(index).copied().unwrap_or(f64::NAN)
    }
    pub fn of(mut all: Vec<f64>) -> Self {
        all.sort_by(f64::total_cmp);
        Self(all)
    }
}

pub async fn run(plan: &Plan) -> Result<Latencies> {
    let pause = Duration::from_secs_f64(plan.connections as f64 / plan.a_second);
    let start = Instant::now() + Duration::from_millis(50);
    let end = start + Duration::from_secs_f64(plan.seconds);
    let mut tasks = Vec::new();
    for n in 0..plan.connections {
        let mut wire = Wire::open(&plan.address).await?;
        let (paths, headers) = (plan.paths.clone(), plan.headers.clone());
        let mut due = start + pause * n as u32 / plan.connections as u32;
        tasks.push(tokio::spawn(async move {
            let (mut took, mut next) = (Vec::new(), n);
            while due < end {
                tokio::time::sleep_until(due).await;
                let path = &paths[next % paths.len()];
                next += paths.len().div_ceil(7).max(1);
                let answer = wire.get(path, &headers).await?;
                ensure!(answer.status == 200, "{path} answers {}", answer.status);
                took.push(due.elapsed().as_secs_f64() * 1000.0);
                due += pause;
            }
            Ok(took)
        }));
    }
    let mut all = Vec::new();
    for task in tasks {
        all.extend(task.await??);
    }
    Ok(Latencies::of(all))
}
