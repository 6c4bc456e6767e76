//! The end of a meeting: `POST /conseil/seances/{meeting}/cloture` numbers what was voted;
//! `POST …/defaut-de-quorum` lifts it when the quorum is lost.

use super::{holding, pieces::Typed, refusals};
use crate::{
    Meeting,
    closing::{self, Refused, Wrong},
    deeds,
    life::telling,
    meeting::Hold,
    record::Record,
    urls,
};
use axum::extract::State;
use db::Tx;
use people::audit::Risk;
use web::{Answer, App, Form, Granted, Problem, Result, Ui, form::Nothing, id, t};

pub async fn post(
    meeting: Granted<Hold, Meeting>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (of, by, now) = (Meeting::clone(&meeting), meeting.viewer.person, ui.now);
    let when = ui.when_in_full(meeting.meets_at);
    let write = move |tx: &Tx<'_>| {
        closing::close(tx, &of)?;
        telling::to_sign(tx, &of, &when, by)?;
        deeds::record(tx, now, by, "council.close", Risk::Other, ("meeting", of.id.raw()))
    };
    let written = app.db.write(write).await;
    ended(&app, &ui, &meeting, written, &t!(&ui, "council-closed")).await
}

pub async fn post_lifting(
    meeting: Granted<Hold, Meeting>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (of, by, now) = (Meeting::clone(&meeting), meeting.viewer.person, ui.now);
    let when = ui.when_in_full(meeting.meets_at);
    let write = move |tx: &Tx<'_>| {
        closing::lift(tx, &of)?;
        telling::to_sign(tx, &of, &when, by)?;
        deeds::record(tx, now, by, "council.close", Risk::Other, ("meeting", of.id.raw()))
    };
    let written = app.db.write(write).await;
    ended(&app, &ui, &meeting, written, &t!(&ui, "council-lifted")).await
}

async fn ended(
    app: &App,
    ui: &Ui,
    meeting: &Meeting,
    written: db::Result<()>,
    words: &str,
) -> Result<Answer> {
    match written {
        Ok(()) => Ok(Answer::to(urls::meeting(meeting.id)).saying(words)),
        Err(error) => match error.reason::<Wrong>() {
            Some(Wrong(errors)) => {
                let record = holding::record(app, meeting).await?;
                let problems = errors.iter().map(|error| refused(error, &record)).collect();
                let typed = Typed(Vec::new());
                Ok(holding::again(app, ui, meeting, &typed, &problems).await?.into())
            }
            None => Err(error.into()),
        },
    }
}

fn refused(error: &Refused, record: &Record) -> Problem {
    let with = |field, text, args| Problem { field, text, args };
    match error {
        Refused::NotOpen => with("presence", id!("council-refused-not-open"), Vec::new()),
        Refused::NoChair => with("chair", id!("council-refused-close-chair"), Vec::new()),
        Refused::NoSecretary => {
            with("secretary", id!("council-refused-close-secretary"), Vec::new())
        }
        Refused::NotVoted { place, title } => with(
            "items",
            id!("council-refused-not-voted"),
            vec![("place", place.to_string()), ("title", title.clone())],
        ),
        Refused::NotElected { place, title } => with(
            "items",
            id!("council-refused-not-elected"),
            vec![("place", place.to_string()), ("title", title.clone())],
        ),
        Refused::Quorum { place, quorum } => with(
            "items",
            id!("council-refused-quorum-met"),
            vec![
                ("item", place.to_string()),
                ("counted", quorum.counted.to_string()),
                ("needed", quorum.needed.unwrap_or_default().to_string()),
            ],
        ),
        Refused::NothingLeft => with("items", id!("council-refused-nothing-left"), Vec::new()),
        Refused::Sheet(error) => refusals::attendance(error, record),
    }
}
