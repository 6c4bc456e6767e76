//! Booking a slot, or giving it back: `POST /agenda/rendez-vous/{opening}/reservation` and
//! `…/liberation`.

use super::opening::page;
use crate::{
    booking,
    opening::{Appointments, Book, Slot},
    refusal::Refusal,
    urls,
};
use axum::extract::State;
use base::Id;
use people::Person;
use serde::Deserialize;
use std::sync::Arc;
use utoipa::ToSchema;
use web::{Answer, App, Form, Granted, Problems, Result, Ui, t};

#[derive(Debug, Deserialize, ToSchema)]
pub struct BookForm {
    #[schema(value_type = String)]
    pub slot: Id<Slot>,
    #[schema(value_type = String)]
    pub pupil: Id<Person>,
}

/// Books, or says why not.
pub async fn booked(
    app: &App,
    asked: Arc<Granted<Book, Appointments>>,
    form: &BookForm,
) -> Result<Result<Slot, Problems>> {
    let (now, slot, pupil) = (app.clock.now(), form.slot, form.pupil);
    let write = move |tx: &db::Tx<'_>| booking::book(tx, &asked, slot, pupil, now);
    // Its statements look at nothing but rows of this slot and this family: a class that books at
    // once meets at the slots it wants, and nowhere else.
    match app.db.mark(write).await {
        Ok(slot) => Ok(Ok(slot)),
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => Ok(Err(problems)),
            // The other guardian has booked for this child in the same second.
            None if matches!(error, db::Error::Conflict(_)) => {
                Ok(Err(Refusal::BookedByOther.problems()))
            }
            None => Err(error.into()),
        },
    }
}

pub async fn post(
    asked: Granted<Book, Appointments>,
    State(app): State<App>,
    ui: Ui,
    form: Form<BookForm>,
) -> Result<Answer> {
    let asked = Arc::new(asked);
    match booked(&app, asked.clone(), &form).await? {
        Ok(slot) => {
            let hour = ui.when_in_full(slot.start_at);
            let words = t!(&ui, "agenda-slot-booked", hour = hour);
            Ok(Answer::to(urls::opening(asked.opening.id)).saying(words))
        }
        Err(problems) => {
            let page = page(&app, &ui, &asked, &asked.viewer, &problems).await?;
            Ok(page.unprocessable().into())
        }
    }
}

#[derive(Debug, Deserialize)]
pub struct ReleaseForm {
    pupil: Id<Person>,
}

pub async fn release(
    asked: Granted<Book, Appointments>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ReleaseForm>,
) -> Result<Answer> {
    let (now, pupil, asked) = (app.clock.now(), form.pupil, Arc::new(asked));
    let whose = asked.clone();
    match app.db.mark(move |tx| booking::cancel(tx, &whose, pupil, now)).await {
        Ok(()) => {
            let to = Answer::to(urls::opening(asked.opening.id));
            Ok(to.saying(t!(&ui, "agenda-slot-cancelled")))
        }
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => {
                let page = page(&app, &ui, &asked, &asked.viewer, &problems).await?;
                Ok(page.unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}
