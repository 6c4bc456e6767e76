//! Signals: what a commit tells the caches, live pages and workers of every node.

use std::sync::{Arc, PoisonError, RwLock};

/// Told in a transaction, heard after its commit: "these ids of this topic have changed".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    pub topic: String,
    pub ids: Vec<i64>,
}

/// What a listener hears.
#[derive(Clone, Copy, Debug)]
pub enum Heard<'a> {
    Ids(&'a [i64]),
    /// The line to the other nodes was cut: anything may have changed.
    Everything,
}

type Listener = Arc<dyn Fn(Heard<'_>) + Send + Sync>;

/// The listeners of this node, by topic.
#[derive(Clone, Default)]
pub(crate) struct Listeners(Arc<RwLock<Vec<(String, Listener)>>>);

impl Listeners {
    pub fn add(&self, topic: &str, listener: impl Fn(Heard<'_>) + Send + Sync + 'static) {
        let mut listeners = self.0.write().unwrap_or_else(PoisonError::into_inner);
        listeners.push((topic.to_owned(), Arc::new(listener)));
    }

    pub fn tell(&self, signals: &[Signal]) {
        for signal in signals {
            self.each(Some(&signal.topic), Heard::Ids(&signal.ids));
        }
    }

    pub fn tell_everything(&self) {
        self.each(None, Heard::Everything);
    }

    fn each(&self, topic: Option<&str>, heard: Heard<'_>) {
        let listeners = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        for (name, listener) in listeners {
            if topic.is_none_or(|topic| topic == name) {
                listener(heard);
            }
        }
    }
}

/// `node topic 1,2,3`: at most 7,000 bytes a payload, since PostgreSQL takes 8,000.
pub(crate) fn payloads(node: u16, signal: &Signal) -> Vec<String> {
    let chunks = signal.ids.chunks(340).map(|chunk| {
        let ids: Vec<String> = chunk.iter().map(ToString::to_string).collect();
        format!("{node} {} {}", signal.topic, ids.join(","))
    });
    chunks.collect()
}

/// Reads a payload back, with the node that told it.
pub(crate) fn parse_payload(payload: &str) -> Option<(u16, Signal)> {
    let mut parts = payload.splitn(3, ' ');
    let (node, topic, ids) = (parts.next()?, parts.next()?, parts.next()?);
    let ids = ids.split(',').filter_map(|id| id.parse().ok()).collect();
    Some((node.parse().ok()?, Signal { topic: topic.to_owned(), ids }))
}
