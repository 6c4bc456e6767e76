//! A cache with exact invalidation: what was forgotten while it was being loaded is not kept.

use db::Heard;
use moka::sync::Cache as Moka;
use std::{
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

/// Values by key, forgotten when a signal says so.
pub struct Cache<K, V> {
    kept: Moka<K, V>,
    /// Counts invalidations. A load that began before one of them may have read the past.
    epoch: Mutex<u64>,
}

impl<K, V> Cache<K, V>
where
    K: Hash + Eq + Send + Sync + Copy + 'static,
    V: Clone + Send + Sync + 'static,
{
    pub fn new(capacity: u64) -> Arc<Self> {
        Arc::new(Cache { kept: Moka::new(capacity), epoch: Mutex::new(0) })
    }

    pub fn get(&self, key: K) -> Option<V> {
        self.kept.get(&key)
    }

    /// To be asked before a load, and given to [`Cache::keep`] after it.
    pub fn epoch(&self) -> u64 {
        *self.epoch.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps what was loaded, unless something was forgotten since `epoch`.
    pub fn keep(&self, key: K, value: V, epoch: u64) {
        let now = self.epoch.lock().unwrap_or_else(PoisonError::into_inner);
        if *now == epoch {
            self.kept.insert(key, value);
        }
    }

    /// About how many values are kept.
    pub fn len(&self) -> u64 {
        self.kept.entry_count()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn forget(&self, keys: impl IntoIterator<Item = K>) {
        let mut epoch = self.epoch.lock().unwrap_or_else(PoisonError::into_inner);
        *epoch += 1;
        for key in keys {
            self.kept.invalidate(&key);
        }
    }

    pub fn forget_everything(&self) {
        let mut epoch = self.epoch.lock().unwrap_or_else(PoisonError::into_inner);
        *epoch += 1;
        self.kept.invalidate_all();
    }
}

impl<V: Clone + Send + Sync + 'static> Cache<i64, V> {
    /// What a listener of the database does with what it hears.
    pub fn hear(&self, heard: Heard<'_>) {
        match heard {
            Heard::Ids(ids) => self.forget(ids.iter().copied()),
            Heard::Everything => self.forget_everything(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_while_it_was_loaded_is_not_kept() {
        let cache = Cache::new(10);
        let epoch = cache.epoch();
        cache.hear(Heard::Ids(&[1]));
        cache.keep(1, "old", epoch);
        assert_eq!(cache.get(1), None);
        cache.keep(1, "new", cache.epoch());
        assert_eq!(cache.get(1), Some("new"));
    }
}
