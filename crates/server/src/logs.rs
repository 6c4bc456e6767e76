//! What the house says while it runs: lines for people, or JSON for machines, on standard error.

use crate::config::Logs;
use tracing::Level;
use tracing_subscriber::EnvFilter;

/// Begins to log. `RUST_LOG` says what: `info` unless it is set.
pub fn begin(logs: Logs) {
    let filter = EnvFilter::builder().with_default_directive(Level::INFO.into()).from_env_lossy();
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match logs {
        Logs::Text => lines.init(),
        Logs::Json => lines.json().flatten_event(true).init(),
    }
}
