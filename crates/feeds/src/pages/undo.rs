//! Undoing: `POST /administration/imports/{feed}/annulation`, or why it cannot be.

use super::feed;
use crate::deeds::Deed;
use crate::jobs::UndoFeed;
use crate::sending::{Sending, Undo};
use crate::undo::{self, UndoRefused};
use crate::{store, urls};
use axum::extract::State;
use db::Tx;
use jobs::progress::{self, Progress, State as Ended};
use people::audit::Risk;
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Result, Ui, t};

#[derive(Deserialize)]
pub struct Nothing {}

pub async fn post(
    sending: Granted<Undo, Sending>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, now, by) = (sending.id, ui.now, sending.viewer.person);
    let of_page = (*sending).clone();
    let write = move |tx: &Tx<'_>| {
        undo::check(tx, id)?;
        if let Some(progress) = sending.progress
            && progress::find(tx, progress)?.is_some_and(|it| it.state == Ended::Running)
        {
            return Err(db::Error::Conflict("work on it goes on".to_owned()));
        }
        let text = text::id!("feeds-step-waiting");
        let progress = progress::start(tx, "feeds.undo", by, None, text, now)?;
        store::feeds::follow(tx, id, progress, now)?;
        let deed = Deed::on(&sending, by, "feed.undo");
        Deed { risk: Risk::Deletion, ..deed }.record(tx, now)?;
        jobs::enqueue(tx, &UndoFeed { feed: id, by }, now).map(drop)
    };
    match app.db.write(write).await {
        Ok(()) => Ok(Answer::to(urls::feed(id)).saying(t!(ui, "feeds-undo-begun"))),
        Err(error) => match error.reason::<UndoRefused>() {
            Some(refused) => {
                Ok(feed::refused(&app, &ui, &of_page, sentence(&ui, refused)).await?.into())
            }
            None => Err(error.into()),
        },
    }
}

/// Why the last undoing stopped.
pub fn failed(ui: &Ui, progress: Option<&Progress>) -> Option<String> {
    let progress = progress.filter(|it| it.state == Ended::Failed && it.kind == "feeds.undo")?;
    let refused = progress.result.as_deref().and_then(UndoRefused::found)?;
    Some(sentence(ui, &refused))
}

fn sentence(ui: &Ui, refused: &UndoRefused) -> String {
    let said = match refused {
        UndoRefused::NotApplied => t!(ui, "feeds-undo-not-applied"),
        UndoRefused::TooOld => t!(ui, "feeds-undo-too-old"),
        UndoRefused::LaterFeed { .. } => t!(ui, "feeds-undo-later"),
        UndoRefused::Used { .. } => t!(ui, "feeds-undo-used"),
        UndoRefused::Erased { .. } => t!(ui, "feeds-undo-erased"),
    };
    said.into_owned()
}
