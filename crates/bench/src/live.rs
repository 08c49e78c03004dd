//! Thousands of connections that wait for news, and how long the news takes to reach them all.

use std::time::Duration;

use anyhow::{Result, ensure};
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};

use crate::wire::Wire;

/// Connections that listen to one topic.
pub struct Listeners {
    heard: mpsc::UnboundedReceiver<Instant>,
    count: usize,
}

impl Listeners {
    pub async fn open(address: &str, topic: &str, count: usize) -> Result<Self> {
        let (told, heard) = mpsc::unbounded_channel();
        for _ in 0..count {
            let mut wire = Wire::open(address).await?;
            wire.ask("GET", &format!("/live/{topic}"), "accept: text/event-stream\r\n", "").await?;
            let (status, _) = wire.head().await?;
            ensure!(status == 200, "/live/{topic} answers {status}");
            let told = told.clone();
            tokio::spawn(async move {
                while let Ok(line) = wire.line().await {
                    if line.starts_with("data: rep_") && told.send(Instant::now()).is_err() {
                        break;
                    }
                }
            });
        }
        Ok(Self { heard, count })
    }

    /// Milliseconds from the post of a reply until the last of them has heard of it.
    pub async fn all_hear(&mut self, since: Instant) -> Result<f64> {
        let mut last = since;
        for _ in 0..self.count {
            let heard = timeout(Duration::from_secs(30), self.heard.recv()).await?;
            last = last.max(heard.unwrap_or(last));
        }
        Ok((last - since).as_secs_f64() * 1000.0)
    }
}
