//! Positions given while others commit.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use grove_kernel::Channel;
use grove_store::{Parent, Projections};

use crate::place::{Fresh, Happened, SYSTEM, after, assert_dense, happens, hooks, racing, server};

#[test]
fn an_act_that_commits_late_comes_after_what_was_read() {
    let Some(server) = server() else { return };
    let place = Fresh::on(&server);
    let (db, numberer) = (place.process(hooks()), Projections::default());
    let (began, has_begun) = channel();
    let (go_on, may_go_on) = channel();
    let (began, may_go_on) = (Mutex::new(began), Mutex::new(may_go_on));
    let slow = db.clone();
    // It records first, so its ids and its `seq` are the smaller ones, and stays open.
    let held = std::thread::spawn(move || {
        slow.act_now(SYSTEM, Channel::Job, Parent::NONE, move |cx| {
            cx.record(Happened(1))?;
            began.lock().expect("one try").send(()).expect("the test waits");
            let _told = may_go_on.lock().expect("one try").recv();
            Ok(())
        })
    });
    has_begun.recv().expect("the slow act has recorded");
    happens(&db, 2);
    numberer.catch_up(&db).expect("numbered");
    let read = after(&db, 0);
    assert_eq!(read, [(1, 2)], "the one that was committed is read, the open one is not waited for");
    go_on.send(()).expect("the slow act waits");
    held.join().expect("ends").expect("commits");
    numberer.catch_up(&db).expect("numbered");
    assert_eq!(after(&db, 1), [(2, 1)], "what commits later stands later");
    assert_dense(&after(&db, 0));
}

/// Twenty writers that hold their transactions open for a moment, and a reader that follows.
#[test]
fn a_reader_that_follows_the_log_misses_nothing_and_meets_nothing_twice() {
    let Some(server) = server() else { return };
    let place = Fresh::on(&server);
    let (db, numberer) = (place.process(hooks()), Projections::default());
    let done = Arc::new(AtomicBool::new(false));
    let follower = {
        let (db, done) = (db.clone(), done.clone());
        std::thread::spawn(move || {
            let mut seen: Vec<(i64, i64)> = Vec::new();
            loop {
                let last = done.load(Ordering::SeqCst);
                seen.extend(after(&db, seen.last().map_or(0, |(position, _)| *position)));
                if last {
                    return seen;
                }
            }
        })
    };
    std::thread::scope(|scope| {
        for writer in 0..4i64 {
            let db = db.clone();
            scope.spawn(move || (0..50).for_each(|n| record_slowly(&db, writer * 1000 + n)));
        }
        let (db, done) = (&db, &done);
        scope.spawn(move || {
            while after(db, 0).len() < 200 {
                numberer.catch_up(db).expect("numbered");
            }
            done.store(true, Ordering::SeqCst);
        });
    });
    let seen = follower.join().expect("the reader ends");
    assert_eq!(seen, after(&db, 0), "what was read on the way is the log");
    assert_dense(&seen);
    assert_eq!(seen.iter().map(|(_, number)| number).collect::<BTreeSet<_>>().len(), 200);
}

/// Records, and commits a moment later: between none and a few milliseconds.
fn record_slowly(db: &grove_store::Db, number: i64) {
    let done = db.act_now(SYSTEM, Channel::Job, Parent::NONE, move |cx| {
        cx.record(Happened(number))?;
        std::thread::sleep(std::time::Duration::from_millis(u64::try_from(number % 7).unwrap_or(0)));
        Ok(())
    });
    done.expect("it is recorded");
}

#[test]
fn two_numberers_at_once_never_give_a_position_twice() {
    let Some(server) = server() else { return };
    let place = Fresh::on(&server);
    // By their clocks each lease has ended when the next one looks: both believe that they hold it.
    let processes = [place.process(racing()), place.process(racing())];
    for number in 0..300 {
        happens(&processes[0], number);
    }
    let tries = std::thread::scope(|scope| {
        let threads = processes.each_ref().map(|db| {
            scope.spawn(move || {
                let mut refused = 0;
                while after(db, 0).len() < 300 {
                    refused += usize::from(Projections::default().step(db).is_err());
                }
                refused
            })
        });
        threads.map(|thread| thread.join().expect("a numberer ends"))
    });
    let log = after(&processes[1], 0);
    assert_dense(&log);
    assert_eq!(log.iter().map(|(_, number)| *number).collect::<Vec<_>>(), (0..300).collect::<Vec<_>>());
    println!("refused tries of the two: {tries:?}");
}
