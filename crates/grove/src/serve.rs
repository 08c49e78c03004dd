//! `grove serve`: takes the data directory's lock, opens, listens, and stops gracefully.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Result, bail};
use grove_store::DataLock;
use grove_web::{Listening, router};
use tokio::sync::watch;

use crate::config::Config;
use crate::console::socket;
use crate::weave::Grove;

pub fn run(config: Config) -> Result<()> {
    let Some(_lock) = DataLock::take(config.data())? else {
        bail!("Another Grove serves from {}. Stop it first, or choose another directory with --data.", config.data().display());
    };
    let grove = Arc::new(Grove::open(config)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let stopping = Arc::new(AtomicBool::new(false));
    let mut threads = grove.start(&stopping);
    threads.push(grove.keep_room(&stopping));
    let served = runtime.block_on(listen(&grove));
    stopping.store(true, Ordering::Relaxed);
    let _gone = std::fs::remove_file(grove.config.socket());
    for thread in threads {
        let _ended = thread.join();
    }
    grove.flush_reading()?;
    runtime.shutdown_timeout(Duration::from_secs(1));
    served
}

async fn listen(grove: &Arc<Grove>) -> Result<()> {
    let app = grove.app();
    let listening = Listening::bind(&grove.config.listen).await?;
    println!("Grove serves {} on {}", grove.site.origin(), listening.address);
    socket::listen(grove.clone())?;
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        asked_to_stop().await;
        let _told = stop.send(true);
    });
    let pruning = app.clone();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(60)).await;
            pruning.prune();
        }
    });
    Ok(grove_web::serve(listening, router(app, &grove.routes), stopped).await?)
}

/// Ctrl-C, or the signal a service manager sends.
async fn asked_to_stop() {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).expect("signals can be watched");
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
