//! Telling how far long work has come, while it is done.

use jobs::Context;
use jobs::progress::{Pace, Progress};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::sleep;

const PAUSE: Duration = Duration::from_millis(700);

/// Where the work stands: set by the one who works, told by the one who waits for it.
pub struct Told(Mutex<Standing>);

#[derive(Clone)]
struct Standing {
    text: &'static str,
    done: u64,
    total: u64,
    /// Asked instead, while a source is read.
    reading: Option<crate::read::Progress>,
}

impl Told {
    pub fn new(text: &'static str) -> Self {
        Told(Mutex::new(Standing { text, done: 0, total: 0, reading: None }))
    }

    pub fn read(&self, text: &'static str, progress: crate::read::Progress) {
        self.put(Standing { text, done: 0, total: 0, reading: Some(progress) });
    }

    pub fn step(&self, text: &'static str, done: usize, total: usize) {
        self.put(Standing { text, done: done as u64, total: total as u64, reading: None });
    }

    fn put(&self, standing: Standing) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = standing;
    }

    fn now(&self) -> (u64, Option<u64>, &'static str) {
        let standing = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let (done, total) =
            standing.reading.map_or((standing.done, standing.total), |reading| reading.now());
        (done, (total > 0).then_some(total), standing.text)
    }

    /// Does `work`, and tells meanwhile how far it has come.
    pub async fn during<T>(
        &self,
        context: &Context,
        progress: base::Id<Progress>,
        work: impl Future<Output = T>,
    ) -> T {
        let mut pace = Pace::new(context.db.clone(), context.clock.clone(), progress);
        tokio::pin!(work);
        loop {
            tokio::select! {
                done = &mut work => return done,
                () = sleep(PAUSE) => {
                    let (done, total, text) = self.now();
                    // A bar that stands still for a moment harms nobody.
                    drop(pace.tell(done, total, text).await);
                }
            }
        }
    }
}
