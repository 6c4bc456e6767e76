//! An appointment to be made by ballot: `GET` and `POST
//! /conseil/deliberations/{deliberation}/scrutins`: where to, how many, what the act says of it.

use super::{decision, decision_form, draft, pieces};
use crate::{Deliberation, assembly::Prepare, poll::Seat, store, store::polls::NewPoll, urls};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{Body, BodyKind, body};
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Granted, Page, Problem, Problems, Result, Ui, form, t, ui,
    ui::Field,
};

const WORDS_CHARS_MAX: usize = 2_000;
const COLLEGE_CHARS_MAX: usize = 100;
const SEATS_MAX: u16 = 20;
const BODIES_MAX: u32 = 200;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PollForm {
    to: String,
    college: String,
    /// `member`, `deputy`, `ticket`.
    seat: String,
    seats: String,
    words: String,
}

impl PollForm {
    fn check(&self, bodies: &[Body]) -> Result<(String, NewPoll), Problems> {
        let choose = text::id!("council-choose-one");
        let id = self.to.parse::<Id<Body>>().ok();
        let to = bodies.iter().find(|body| Some(body.id) == id).map(|body| body.id);
        let seats = self.seats.trim().parse::<u16>().ok();
        let seats = seats.filter(|seats| (1..=SEATS_MAX).contains(seats)).ok_or_else(|| Problem {
            field: "seats",
            text: text::id!("council-poll-seats-max"),
            args: vec![("max", SEATS_MAX.to_string())],
        });
        let (to, college, seat, seats, words) = Problems::gather((
            to.ok_or(choose).at("to"),
            form::optional(&self.college, COLLEGE_CHARS_MAX).at("college"),
            Seat::parse(&self.seat).ok_or(choose).at("seat"),
            seats,
            form::required(&self.words, WORDS_CHARS_MAX).at("words"),
        ))?;
        Ok((words, NewPoll { to, college: college.unwrap_or_default(), seat, seats }))
    }
}

/// Where somebody may be sent: syndicates, the métropole, communities.
async fn bodies(app: &App) -> Result<Vec<Body>> {
    let load = |tx: &Tx<'_>| {
        let mut bodies = body::all(tx, BodyKind::Syndicate, "", BODIES_MAX)?;
        bodies.extend(body::all(tx, BodyKind::Metropole, "", BODIES_MAX)?);
        bodies.extend(body::all(tx, BodyKind::Epci, "", BODIES_MAX)?);
        Ok(bodies)
    };
    Ok(app.db.read(load).await?)
}

pub async fn get(
    act: Granted<Prepare, Deliberation>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    if !draft::is_open(&act) {
        return Err(Error::Conflict);
    }
    let form = PollForm {
        seat: Seat::Member.word().to_owned(),
        seats: "1".to_owned(),
        ..PollForm::default()
    };
    Ok(view(&ui, &act, &bodies(&app).await?, &form, &Problems::none()))
}

pub async fn post(
    act: Granted<Prepare, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PollForm>,
) -> Result<Answer> {
    if !draft::is_open(&act) {
        return Err(Error::Conflict);
    }
    let bodies = bodies(&app).await?;
    let (words, new) = match form.check(&bodies) {
        Ok(checked) => checked,
        Err(problems) => {
            return Ok(view(&ui, &act, &bodies, &form, &problems).unprocessable().into());
        }
    };
    let id = act.id;
    let write = move |tx: &Tx<'_>| {
        store::drafts::touch(tx, id)?;
        let known = store::deliberations::decisions(tx, id)?;
        if known.len() >= decision::DECISIONS_MAX {
            return Ok(None);
        }
        let place = known.iter().map(|one| one.place).max().unwrap_or(0) + 1;
        let line = store::drafts::add_election(tx, id, place, &words)?;
        store::polls::insert(tx, id, line, &new).map(Some)
    };
    let Some(poll) = app.db.write(write).await? else {
        let problem = decision::too_many("words");
        return Ok(view(&ui, &act, &bodies, &form, &problem.into()).unprocessable().into());
    };
    Ok(Answer::to(urls::poll(poll)).saying(t!(&ui, "council-poll-made")))
}

fn view(
    ui: &Ui,
    act: &Deliberation,
    bodies: &[Body],
    form: &PollForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "council-poll-new");
    let content = html! {
        (decision::back(ui, act))
        h1 { (title) }
        p { (t!(ui, "council-poll-new-why")) }
        (ui::form(ui, &urls::new_poll(act.id), problems, fields(ui, bodies, form, problems)))
    };
    ui.narrow(&title, content)
}

fn fields(ui: &Ui, bodies: &[Body], form: &PollForm, problems: &Problems) -> Markup {
    let (to, seat) = (t!(ui, "council-field-to"), t!(ui, "council-poll-seat"));
    let (seats, college) = (t!(ui, "council-poll-seats"), t!(ui, "council-field-college"));
    let (words, hint) = (t!(ui, "council-decision-words"), t!(ui, "council-poll-words-hint"));
    let kinds = [
        (Seat::Member.word(), t!(ui, "council-poll-seat-member")),
        (Seat::Deputy.word(), t!(ui, "council-poll-seat-deputy")),
        (Seat::Ticket.word(), t!(ui, "council-poll-seat-ticket")),
    ];
    let field = Field {
        name: "words",
        label: &words,
        hint: Some(&hint),
        value: &form.words,
        ..Field::default()
    };
    html! {
        (pieces::select(ui, ("to", &to), &form.to, &decision_form::named(bodies), problems))
        (pieces::pick(ui, ("seat", &seat), &form.seat, &kinds, problems))
        (pieces::field(ui, ("seats", &seats), &form.seats, "number", problems))
        (pieces::optional(ui, ("college", &college), &form.college, ("text", ""), problems))
        (ui::textarea(ui, &field, 3, problems))
        (pieces::save(t!(ui, "council-add")))
    }
}
