//! The line to the other nodes: one connection that listens, and tells everybody when it was cut.

use super::connection::{Connection, Settings};
use crate::{
    Error, Result,
    signal::{self, Listeners},
};
use std::{thread, time::Duration};

const PAUSE: Duration = Duration::from_secs(1);

pub(super) fn start(settings: Settings, node: u16, listeners: Listeners) -> Result<()> {
    thread::Builder::new()
        .name("listen".to_owned())
        .spawn(move || {
            loop {
                let cut = hear(&settings, node, &listeners);
                tracing::warn!(error = ?cut.err(), "the line to the other nodes was cut");
                // What was told meanwhile is lost: caches must start anew.
                listeners.tell_everything();
                thread::sleep(PAUSE);
            }
        })
        .map(drop)
        .map_err(Error::engine)
}

fn hear(settings: &Settings, node: u16, listeners: &Listeners) -> Result<()> {
    Connection::open(settings)?.hear(|payload| {
        if let Some((from, signal)) = signal::parse_payload(payload)
            && from != node
        {
            listeners.tell(&[signal]);
        }
    })
}
