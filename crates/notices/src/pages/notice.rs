//! Going to what a notice is about: `GET /nouveautes/{notice}`. It is seen from then on.

use crate::{Notice, store};
use axum::extract::State;
use web::{Answer, App, Granted, Read, Result, counters::COUNTERS_TOPIC};

pub async fn get(notice: Granted<Read, Notice>, State(app): State<App>) -> Result<Answer> {
    let url = notice.url.clone();
    if !notice.is_seen {
        let (person, id, now) = (notice.viewer.person, notice.id, app.clock.now());
        let write = move |tx: &db::Tx<'_>| {
            store::notices::mark_seen(tx, person, id, now)?;
            tx.signal(COUNTERS_TOPIC, [person.raw()]);
            Ok(())
        };
        app.db.mark(write).await?;
    }
    Ok(Answer::to(url))
}
