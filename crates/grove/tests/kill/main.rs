//! Acknowledged means durable (R1): the real program is killed with `kill -9` again and again while eight
//! people write. Afterwards every acknowledged write stands there once, nothing stands there twice, the
//! rest can be sent again with the same key, and all counters are what one counts.
//!
//! Forty rounds; `GROVE_TEST_LONG=1` makes a thousand. `GROVE_TEST_SEED` repeats a run as far as clocks let it.

mod beside;
mod chance;
mod migrations;
mod process;
mod store;
mod verify;
mod wire;
mod writers;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chance::Chance;
use process::{Place, Server};
use writers::{WRITERS, Writer};

#[test]
fn what_was_acknowledged_survives_kill_nine() {
    let rounds = if std::env::var_os("GROVE_TEST_LONG").is_some() { 1000 } else { 40 };
    let seed = std::env::var("GROVE_TEST_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or_else(chance::now);
    println!("seed {seed} (GROVE_TEST_SEED={seed} repeats it), {rounds} rounds");
    let (mut chance, started) = (Chance::new(seed), Instant::now());
    let place = Place::new();
    let mut writers = place.settle(seed);
    let mut told = Told::default();
    for round in 0..rounds {
        let server = Server::start(&place);
        told.ready.push(server.ready_after);
        if round == 0 {
            writers::found_spaces(&server, &writers[0]);
        }
        // What was under way at the last kill is sent again, with its key.
        told.sent_again += writers.iter_mut().map(|writer| writer.catch_up(&server)).sum::<usize>();
        verify::everything(&place, &writers);
        writers::tell_what_there_is(&mut writers);
        let span = Duration::from_millis(50 + chance.below(350));
        told.acknowledged += write_until_killed(server, &mut writers, span);
    }
    let server = Server::start(&place);
    told.sent_again += writers.iter_mut().map(|writer| writer.catch_up(&server)).sum::<usize>();
    verify::everything(&place, &writers);
    verify::projections_equal_a_rebuild(&place, &server, &writers[0]);
    server.stop();
    verify::the_file_is_whole(&place);
    told.sum_up(rounds, started.elapsed());
    assert!(told.acknowledged >= rounds * 20, "only {} acknowledged writes in {rounds} rounds prove little", told.acknowledged);
}

/// All write at once; the server goes in the middle of it.
fn write_until_killed(server: Server, writers: &mut [Writer], span: Duration) -> usize {
    let stop = Arc::new(AtomicBool::new(false));
    let address = server.address;
    std::thread::scope(|scope| {
        let threads: Vec<_> = writers
            .iter_mut()
            .map(|writer| {
                let stop = stop.clone();
                scope.spawn(move || writer.write(address, &stop))
            })
            .collect();
        std::thread::sleep(span);
        server.kill();
        stop.store(true, Ordering::Relaxed);
        threads.into_iter().map(|thread| thread.join().expect("a writer ends")).sum()
    })
}

/// Figures for the one who runs it.
#[derive(Default)]
struct Told {
    acknowledged: usize,
    sent_again: usize,
    ready: Vec<Duration>,
}

impl Told {
    fn sum_up(&mut self, rounds: usize, took: Duration) {
        self.ready.sort();
        let (middle, worst) = (self.ready[self.ready.len() / 2], self.ready[self.ready.len() - 1]);
        println!(
            "{rounds} kills in {took:.0?}: {} writes acknowledged by {WRITERS} people, {} sent again; ready after {middle:.0?}, at worst {worst:.0?}",
            self.acknowledged, self.sent_again
        );
        assert!(worst < Duration::from_secs(5), "a restart took {worst:?}");
    }
}
