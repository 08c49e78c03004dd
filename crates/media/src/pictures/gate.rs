//! How many pictures are worked on at once. They run on the threads that pages are read with, so few may
//! be inside, and only one more may wait: everybody else is told to come back, and pages stay quick.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use grove_kernel::{Outcome, Refusal};

const PLACES: u8 = 2;
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Default)]
struct Inside {
    taken: u8,
    waiting: u8,
}

#[derive(Default)]
pub(crate) struct Gate {
    inside: Mutex<Inside>,
    bell: Condvar,
}

/// A place inside, given back when dropped.
pub(crate) struct Place<'a> {
    gate: &'a Gate,
    size: u8,
}

impl Gate {
    /// A large picture takes all places, so that two of them never fill the memory together.
    pub fn enter(&self, large: bool) -> Outcome<Place<'_>> {
        let size = if large { PLACES } else { 1 };
        let busy = || Refusal::Busy { retry: Duration::from_secs(2) };
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        if inside.taken + size > PLACES {
            if inside.waiting > 0 {
                return Err(busy());
            }
            inside.waiting += 1;
            let full = |inside: &mut Inside| inside.taken + size > PLACES;
            (inside, _) = self.bell.wait_timeout_while(inside, PATIENCE, full).unwrap_or_else(PoisonError::into_inner);
            inside.waiting -= 1;
            if inside.taken + size > PLACES {
                return Err(busy());
            }
        }
        inside.taken += size;
        Ok(Place { gate: self, size })
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.gate.inside.lock().unwrap_or_else(PoisonError::into_inner).taken -= self.size;
        self.gate.bell.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::Gate;

    #[test]
    fn two_are_inside_and_a_large_one_is_alone() {
        let gate = Gate::default();
        let (first, second) = (gate.enter(false), gate.enter(false));
        assert!(first.is_ok() && second.is_ok());
        drop(first);
        gate.inside.lock().unwrap().waiting = 1;
        assert!(gate.enter(true).is_err(), "somebody waits already");
        gate.inside.lock().unwrap().waiting = 0;
        drop(second);
        let large = gate.enter(true);
        assert!(large.is_ok());
        gate.inside.lock().unwrap().waiting = 1;
        assert!(gate.enter(false).is_err());
    }
}
