//! Live pages: an event stream tells a page that its counters have changed, and what stands on top
//! of it.

use crate::{
    App, Result, Viewer,
    banner::{self, Banner},
    counters::COUNTERS_TOPIC,
    ui::layout,
};
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
/// Said to everybody, when a banner was shown or has ended.
const BANNERS: i64 = -2;
/// A stream that falls this far behind is told to count again.
const BACKLOG: usize = 4096;
const SILENCE_SECONDS: u64 = 25;

impl Live {
    /// After the caches of the house: whoever is told looks into them.
    pub(crate) fn new(db: &Db) -> Self {
        let (sender, _) = broadcast::channel(BACKLOG);
        let tells = sender.clone();
        db.listen(COUNTERS_TOPIC, move |heard| match heard {
            // No page open: nobody to tell.
            _ if tells.receiver_count() == 0 => {}
            Heard::Ids(ids) => ids.iter().for_each(|id| drop(tells.send(*id))),
            Heard::Everything => drop(tells.send(EVERYBODY)),
        });
        let tells = sender.clone();
        db.listen(banner::TOPIC, move |_| drop(tells.send(BANNERS)));
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

/// `GET /direct`: what stands on top and the counters now, then each time they change.
pub(crate) async fn get(viewer: Viewer, State(app): State<App>) -> Result<impl IntoResponse> {
    let told = app.live.0.subscribe();
    let first = events(&app, &viewer, Said::Anything).await?;
    let each = (first, told, app, viewer);
    let events = stream::unfold(each, |(mut ready, mut told, app, viewer)| async {
        while ready.is_empty() {
            let said = wait(&mut told, viewer.person.raw()).await?;
            ready = events(&app, &viewer, said).await.ok()?;
        }
        let event = ready.pop()?;
        Some((Ok::<_, Infallible>(event), (ready, told, app, viewer)))
    });
    let keep_alive = KeepAlive::new().interval(Duration::from_secs(SILENCE_SECONDS));
    Ok(Sse::new(events).keep_alive(keep_alive))
}

/// What may have changed for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Counters,
    Banners,
    Anything,
}

/// Returns when something concerns `person`; `None` when the house closes.
async fn wait(told: &mut broadcast::Receiver<i64>, person: i64) -> Option<Said> {
    loop {
        match told.recv().await {
            Ok(CLOSING) | Err(broadcast::error::RecvError::Closed) => return None,
            Ok(BANNERS) => return Some(Said::Banners),
            Ok(id) if id == person => return Some(Said::Counters),
            Ok(EVERYBODY) | Err(broadcast::error::RecvError::Lagged(_)) => {
                return Some(Said::Anything);
            }
            Ok(_) => {}
        }
    }
}

/// The last one first.
async fn events(app: &App, viewer: &Viewer, said: Said) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    if said != Said::Banners {
        events.push(numbers(app, viewer).await?);
    }
    if said != Said::Counters {
        events.push(banners(app, viewer).await?);
    }
    Ok(events)
}

async fn numbers(app: &App, viewer: &Viewer) -> Result<Event> {
    let numbers = app.counters.of(app, viewer).await?;
    let by_name: BTreeMap<&str, i64> = numbers.iter().copied().collect();
    Event::default().event("counters").json_data(by_name).map_err(crate::Error::internal)
}

/// Drawn as a page draws them: which ones, and how they look.
async fn banners(app: &App, viewer: &Viewer) -> Result<Event> {
    let banners: Vec<Banner> = app.banners.of(app, viewer).await?;
    let shown = serde_json::json!({
        "ids": layout::banner_ids(&banners),
        "html": layout::banners(&banners).into_string(),
    });
    Event::default().event("banners").json_data(shown).map_err(crate::Error::internal)
}
