//! The line to the other nodes: one session that listens, and tells everybody when it was cut.

use super::{address::Address, failure::Failure, session::Query, session::Session};
use crate::{
    Error, Result,
    signal::{self, Listeners},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Weak},
    thread,
    time::{Duration, Instant},
};

const PAUSE: Duration = Duration::from_secs(1);
/// How soon the thread notices that the database was closed.
const GLANCE: Duration = Duration::from_secs(1);
/// Silence alone does not tell a dead line from a calm night.
const PULSE: Duration = Duration::from_secs(20);

/// The thread ends soon after this is dropped.
pub struct Line {
    _open: Arc<()>,
}

pub struct Hearing {
    pub address: Address,
    pub channel: String,
    pub node: u16,
    pub listeners: Listeners,
}

impl Line {
    /// `session` is heard at once: what is told after this returns is not missed.
    pub fn open(hearing: Hearing, mut session: Session) -> Result<Self> {
        session.run_script(&format!("listen {}", hearing.channel))?;
        let open = Arc::new(());
        let is_open = Arc::downgrade(&open);
        thread::Builder::new()
            .name("listen".to_owned())
            .spawn(move || hearing.go_on(session, &is_open))
            .map_err(Error::engine)?;
        Ok(Self { _open: open })
    }
}

impl Hearing {
    fn go_on(&self, first: Session, is_open: &Weak<()>) {
        let mut session = Some(first);
        while is_open.strong_count() > 0 {
            let heard = catch_unwind(AssertUnwindSafe(|| self.hear(session.take(), is_open)))
                .unwrap_or_else(|_| Err(Failure::misuse("a listener panicked")));
            if let Err(failure) = heard {
                tracing::warn!(error = %failure, "the line to the other nodes was cut");
                self.listeners.tell_everything();
                thread::sleep(PAUSE);
            }
        }
    }

    /// Hears until the database is closed or the line is cut.
    fn hear(&self, session: Option<Session>, is_open: &Weak<()>) -> Result<(), Failure> {
        let mut session = match session {
            Some(session) => session,
            None => self.listen_again()?,
        };
        let mut pulse = Instant::now();
        while is_open.strong_count() > 0 {
            match session.notification(GLANCE)? {
                Some(payload) => self.tell(&payload),
                None if pulse.elapsed() > PULSE => {
                    let query = Query { sql: "select 1", params: &[], columns: &[] };
                    session.query(query, &mut |_| Ok(()))?;
                    pulse = Instant::now();
                }
                None => {}
            }
        }
        Ok(())
    }

    fn listen_again(&self) -> Result<Session, Failure> {
        let mut session = Session::open(&self.address)?;
        session.run_script(&format!("listen {}", self.channel))?;
        // What was told while the line was cut is lost: caches must start anew.
        self.listeners.tell_everything();
        Ok(session)
    }

    fn tell(&self, payload: &str) {
        if let Some((from, signal)) = signal::parse_payload(payload)
            && from != self.node
        {
            self.listeners.tell(&[signal]);
        }
    }
}
