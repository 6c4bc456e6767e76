//! Adults for an outing: `POST /agenda/{event_date}/accompagnement` by a guardian,
//! `POST /agenda/{event_date}/accompagnateurs` by whoever runs it.

use crate::{
    adult::{self, Answer as Said},
    event::{Date, Offer},
    refusal::Refusal,
    urls,
};
use axum::extract::State;
use base::Id;
use people::Person;
use serde::Deserialize;
use web::{Answer, App, Edit, Error, Form, Granted, Result, Ui, t};

#[derive(Debug, Default, Deserialize)]
pub struct OfferForm {
    #[serde(default)]
    offer: String,
}

pub async fn offer(
    date: Granted<Offer, Date>,
    State(app): State<App>,
    ui: Ui,
    form: Form<OfferForm>,
) -> Result<Answer> {
    let (now, comes, to) = (app.clock.now(), form.offer == "yes", urls::date(date.moment.id));
    let done = app.db.write(move |tx| {
        if comes { adult::offer(tx, &date, now) } else { adult::withdraw(tx, &date, now) }
    });
    match done.await {
        Ok(()) if comes => Ok(Answer::to(to).saying(t!(&ui, "agenda-adult-thanks"))),
        Ok(()) => Ok(Answer::to(to).saying(t!(&ui, "agenda-adult-gone"))),
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => Ok(Answer::to(to).saying(ui.words(refusal.problem().text))),
            None => Err(error.into()),
        },
    }
}

#[derive(Debug, Deserialize)]
pub struct AnswerForm {
    person: Id<Person>,
    answer: String,
}

pub async fn answer(
    date: Granted<Edit, Date>,
    State(app): State<App>,
    ui: Ui,
    form: Form<AnswerForm>,
) -> Result<Answer> {
    let (now, to, person) = (app.clock.now(), urls::date(date.moment.id), form.person);
    let said = Said::parse(&form.answer).ok_or(Error::BadRequest)?;
    app.db.write(move |tx| adult::answer(tx, &date, person, said, now)).await?;
    Ok(Answer::to(to).saying(t!(&ui, "agenda-adult-answered")))
}
