//! What was made and may be asked for again, up to so many bytes.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

pub struct Kept<K, V> {
    most: usize,
    inside: Mutex<Inside<K, V>>,
}

struct Inside<K, V> {
    bytes: usize,
    all: HashMap<K, Entry<V>>,
}

struct Entry<V> {
    value: Arc<V>,
    bytes: usize,
    /// Since the last time that room was made.
    used: bool,
}

impl<K: Hash + Eq, V> Kept<K, V> {
    pub fn new(most: usize) -> Self {
        Self { most, inside: Mutex::new(Inside { bytes: 0, all: HashMap::new() }) }
    }

    pub fn get(&self, key: &K) -> Option<Arc<V>> {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = inside.all.get_mut(key)?;
        entry.used = true;
        Some(entry.value.clone())
    }

    pub fn put(&self, key: K, value: Arc<V>, bytes: usize) {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        if inside.bytes + bytes > self.most {
            inside.make_room();
        }
        if inside.bytes + bytes > self.most {
            inside.all.clear();
            inside.bytes = 0;
        }
        inside.bytes += bytes;
        if let Some(before) = inside.all.insert(key, Entry { value, bytes, used: false }) {
            inside.bytes -= before.bytes;
        }
    }
}

impl<K, V> Inside<K, V> {
    /// Drops what nobody asked for since the last time.
    fn make_room(&mut self) {
        self.all.retain(|_, entry| std::mem::take(&mut entry.used));
        self.bytes = self.all.values().map(|entry| entry.bytes).sum();
    }
}
