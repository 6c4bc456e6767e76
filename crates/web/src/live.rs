//! Live numbers: an event stream tells a page that its counters have changed.

use crate::{App, Result, Viewer, counters::COUNTERS_TOPIC};
use axum::extract::State;
use axum::response::{
    IntoResponse,
    sse::{Event, KeepAlive, Sse},
};
use db::{Db, Heard};
use futures_util::stream;
use std::{collections::BTreeMap, convert::Infallible, time::Duration};
use tokio::sync::broadcast;

/// One channel for all pages: each stream keeps what is for its own person.
pub struct Live(broadcast::Sender<i64>);

/// Said to everybody, when the line to the other nodes was cut.
const EVERYBODY: i64 = 0;
/// Said when the house closes: a stream that never ends would keep it open.
const CLOSING: i64 = -1;
/// A stream that falls this far behind is told to count again.
const BACKLOG: usize = 4096;
const SILENCE_SECONDS: u64 = 25;

impl Live {
    pub(crate) fn new(db: &Db) -> Self {
        let (sender, _) = broadcast::channel(BACKLOG);
        let tells = sender.clone();
        db.listen(COUNTERS_TOPIC, move |heard| match heard {
            // No page open: nobody to tell.
            _ if tells.receiver_count() == 0 => {}
            Heard::Ids(ids) => ids.iter().for_each(|id| drop(tells.send(*id))),
            Heard::Everything => drop(tells.send(EVERYBODY)),
        });
        Live(sender)
    }

    /// Pages that listen.
    pub(crate) fn listeners(&self) -> usize {
        self.0.receiver_count()
    }

    /// Ends every stream; pages ask again, here or of another node.
    pub fn close(&self) {
        drop(self.0.send(CLOSING));
    }
}

/// `GET /direct`: the counters now, then each time they change.
pub(crate) async fn get(viewer: Viewer, State(app): State<App>) -> Result<impl IntoResponse> {
    let told = app.live.0.subscribe();
    let first = numbers(&app, &viewer).await?;
    let events =
        stream::unfold((Some(first), told, app, viewer), |(first, mut told, app, viewer)| async {
            if let Some(first) = first {
                return Some((Ok::<_, Infallible>(first), (None, told, app, viewer)));
            }
            wait(&mut told, viewer.person.raw()).await?;
            let event = numbers(&app, &viewer).await.ok()?;
            Some((Ok(event), (None, told, app, viewer)))
        });
    let keep_alive = KeepAlive::new().interval(Duration::from_secs(SILENCE_SECONDS));
    Ok(Sse::new(events).keep_alive(keep_alive))
}

/// Returns when something concerns `person`; `None` when the house closes.
async fn wait(told: &mut broadcast::Receiver<i64>, person: i64) -> Option<()> {
    loop {
        match told.recv().await {
            Ok(CLOSING) | Err(broadcast::error::RecvError::Closed) => return None,
            Ok(id) if id == person || id == EVERYBODY => return Some(()),
            Ok(_) => {}
            Err(broadcast::error::RecvError::Lagged(_)) => return Some(()),
        }
    }
}

async fn numbers(app: &App, viewer: &Viewer) -> Result<Event> {
    let numbers = app.counters.of(app, viewer).await?;
    let by_name: BTreeMap<&str, i64> = numbers.iter().copied().collect();
    Event::default().event("counters").json_data(by_name).map_err(crate::Error::internal)
}
