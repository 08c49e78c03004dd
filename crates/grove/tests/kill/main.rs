//! Acknowledged means durable (R1): the real program is killed with `kill -9` again and again while eight
//! people write. Afterwards every acknowledged write stands there once, nothing stands there twice, the
//! rest can be sent again with the same key, and so can what was acknowledged; all counters are what one counts.
//!
//! Forty rounds; `GROVE_TEST_LONG=1` makes a thousand, in twenty-five places. `GROVE_TEST_SEED` repeats a run as far as clocks let it.

mod beside;
mod chance;
mod disk;
mod fault;
mod full;
mod migrations;
mod nth;
mod overload;
mod postgres;
mod process;
mod start;
mod store;
mod verify;
mod wire;
mod writers;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chance::Chance;
use process::{Place, Server};
use writers::{WRITERS, Writer};

/// In one place; with more the reading of all that was written would take longest.
const ROUNDS: u64 = 40;

#[test]
fn what_was_acknowledged_survives_kill_nine() {
    let places = if std::env::var_os("GROVE_TEST_LONG").is_some() { 25 } else { 1 };
    let seed = std::env::var("GROVE_TEST_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or_else(chance::now);
    println!("seed {seed} (GROVE_TEST_SEED={seed} repeats it), {} rounds", places * ROUNDS);
    let (told, started) = (Mutex::new(Told::default()), Instant::now());
    let next = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    if place >= places {
                        break;
                    }
                    let seen = kill_again_and_again(seed.wrapping_add(place));
                    told.lock().expect("nobody panics here").add(seen);
                }
            });
        }
    });
    told.into_inner().expect("nobody panicked").sum_up(started.elapsed());
}

fn kill_again_and_again(seed: u64) -> Told {
    let (mut chance, mut told) = (Chance::new(seed), Told::default());
    let place = Place::new();
    let mut writers = place.settle(seed);
    for round in 0..ROUNDS {
        let server = Server::start(&place);
        told.ready.push(server.ready_after);
        if round == 0 {
            writers::found_spaces(&server, &writers[0]);
        }
        // What was under way at the last kill is sent again, with its key.
        told.sent_again += writers.iter_mut().map(|writer| writer.catch_up(&server)).sum::<usize>();
        told.repeated += writers.iter().map(|writer| writer.repeat(&server)).sum::<usize>();
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
    told
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
    repeated: usize,
    ready: Vec<Duration>,
}

impl Told {
    fn add(&mut self, other: Self) {
        self.acknowledged += other.acknowledged;
        self.sent_again += other.sent_again;
        self.repeated += other.repeated;
        self.ready.extend(other.ready);
    }

    fn sum_up(&mut self, took: Duration) {
        let rounds = self.ready.len();
        self.ready.sort();
        let (middle, worst) = (self.ready[self.ready.len() / 2], self.ready[self.ready.len() - 1]);
        println!(
            "{rounds} kills in {took:.0?}: {} writes acknowledged by {WRITERS} people, {} sent again, {} repeated; ready after {middle:.0?}, at worst {worst:.0?}",
            self.acknowledged, self.sent_again, self.repeated
        );
        assert!(self.acknowledged >= rounds * 20, "only {} acknowledged writes in {rounds} rounds prove little", self.acknowledged);
        assert!(worst < Duration::from_secs(5), "a restart took {worst:?}");
    }
}
