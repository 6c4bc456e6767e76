//! Writing an event: `/agenda/nouveau`; changing one: `/agenda/{event_date}/modification`.

use super::{
    event_form::EventForm,
    write_view::{Known, view},
};
use crate::{
    event::{Date, Event},
    outing,
    place::{Key, Place},
    refusal::Refusal,
    store, urls,
    writing::{self, Change, Content, Order, Which},
};
use axum::extract::{Query, State};
use base::{Day, Id, Instant};
use db::Tx;
use serde::Deserialize;
use std::sync::Arc;
use web::{
    Answer, App, Create, Edit, Form, Granted, Page, Problems, Result, Ui, Viewer,
    consent::{self, Consents},
    t,
};

/// With what a new event begins.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    jour: Option<String>,
    lieu: Option<String>,
}

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let day = asked.jour.as_deref().and_then(Day::parse_iso).unwrap_or(ui.today());
    let place = asked.lieu.as_deref().and_then(|text| text.parse::<Key>().ok());
    let known = known(&app, &viewer, &ui, None).await?;
    // A teacher writes for his class; everybody else for himself.
    let place = place.or_else(|| known.places.first().map(Place::key));
    let form = EventForm::new(day, place, app.random.token());
    Ok(view(&ui, &form, &known, &Problems::none()))
}

async fn known(app: &App, viewer: &Viewer, ui: &Ui, date: Option<&Date>) -> Result<Known> {
    let (whose, today) = (viewer.clone(), ui.today());
    let places = app.db.read(move |tx| store::places::written_by(tx, &whose, today)).await?;
    Ok(Known { places, date: date.cloned(), asks_consent: consent::of(app).is_some() })
}

pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<EventForm>,
) -> Result<Answer> {
    match made(&app, &viewer, &form).await? {
        Ok(date) => Ok(Answer::to(urls::date(date)).saying(t!(&ui, "agenda-made"))),
        Err(problems) => {
            let known = known(&app, &viewer, &ui, None).await?;
            Ok(view(&ui, &form, &known, &problems).unprocessable().into())
        }
    }
}

/// Makes an event as its form says: its first date, or what is wrong.
pub async fn made(
    app: &App,
    viewer: &Viewer,
    form: &EventForm,
) -> Result<Result<Id<Date>, Problems>> {
    let now = app.clock.now();
    let checked = form.check(now.day(), None).and_then(|content| {
        let due_on = form.consent_on(now.day(), content.series.first).map_err(Problems::from)?;
        Ok((content, due_on))
    });
    let (content, due_on) = match checked {
        Ok(checked) => checked,
        Err(problems) => return Ok(Err(problems)),
    };
    let order = Order {
        content,
        by: viewer.person,
        uid: None,
        tells: form.tells == "on",
        once: form.once.clone(),
        now,
    };
    let (key, viewer, consents) = (form.key(), viewer.clone(), consent::of(app));
    let write = move |tx: &Tx<'_>| make(tx, &viewer, key, &order, due_on, consents.as_ref());
    match app.db.write(write).await {
        Ok(date) => Ok(Ok(date)),
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => Ok(Err(problems)),
            None => Err(error.into()),
        },
    }
}

/// The event, and what families are asked: in one transaction.
fn make(
    tx: &Tx<'_>,
    viewer: &Viewer,
    key: Option<Key>,
    order: &Order,
    due_on: Option<Day>,
    consents: Option<&Arc<dyn Consents>>,
) -> db::Result<Id<Date>> {
    let no_place = || db::Error::refused(Refusal::NoPlace);
    let key = key.ok_or_else(no_place)?;
    let place = Granted::<Create<Event>, Place>::check(tx, key.id, viewer)?;
    let place = place.filter(|it| it.kind == key.kind).ok_or_else(no_place)?;
    let (_, id) = writing::make(tx, &place, order)?;
    if let (Some(due_on), Some(consents)) = (due_on, consents) {
        let date = store::dates::load(tx, id, viewer)?.ok_or(db::Error::Missing)?;
        outing::ask(tx, consents.as_ref(), viewer, &date, due_on, order.now)?;
    }
    Ok(id)
}

pub async fn edit(date: Granted<Edit, Date>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let known = known(&app, &date.viewer, &ui, Some(&date)).await?;
    Ok(view(&ui, &EventForm::of(&date), &known, &Problems::none()))
}

pub async fn save(
    date: Granted<Edit, Date>,
    State(app): State<App>,
    ui: Ui,
    form: Form<EventForm>,
) -> Result<Answer> {
    let now = app.clock.now();
    // It stays where it is: another place is another event.
    let form = EventForm { place: date.place.key().to_string(), ..form.0 };
    let content = match form.check(now.day(), Some(&date.event)) {
        Ok(content) => content,
        Err(problems) => return again(&app, &ui, &date, &form, &problems).await,
    };
    let which = Which::parse(&form.which).unwrap_or(Which::One);
    let change = Change {
        content: placed(content, which, &date, now),
        which,
        seen: form.version.parse().unwrap_or(0),
        by: date.viewer.person,
        tells: form.tells == "on",
        now,
    };
    let (consents, event) = (consent::of(&app), date.moment.id);
    let viewer = date.viewer.clone();
    let write = move |tx: &Tx<'_>| change_it(tx, &viewer, event, &change, consents.as_ref());
    match app.db.write(write).await {
        Ok(id) => Ok(Answer::to(urls::date(id)).saying(t!(&ui, "agenda-changed"))),
        Err(db::Error::Conflict(_)) => {
            let problems = Problems::one("title", text::id!("agenda-refused-changed"));
            again(&app, &ui, &date, &form, &problems).await
        }
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => again(&app, &ui, &date, &form, &problems).await,
            None => Err(error.into()),
        },
    }
}

/// The form shows one date. When all of a series change, the series begins as far from its first
/// date as this date was moved.
fn placed(mut content: Content, which: Which, date: &Date, _: Instant) -> Content {
    if which == Which::All && date.event.repeats() {
        let moved = content.series.first.since(date.moment.start_at.day());
        content.series.first = date.event.start_at.day().plus_days(moved);
    }
    content
}

fn change_it(
    tx: &Tx<'_>,
    viewer: &Viewer,
    id: Id<Date>,
    change: &Change,
    consents: Option<&Arc<dyn Consents>>,
) -> db::Result<Id<Date>> {
    let before = store::dates::load(tx, id, viewer)?.ok_or(db::Error::Missing)?;
    let after = writing::change(tx, &before, change)?;
    if let Some(consents) = consents
        && let Some(changed) = store::dates::load(tx, after, viewer)?
    {
        outing::moved(tx, consents.as_ref(), viewer, &before, &changed, change.now)?;
    }
    Ok(after)
}

async fn again(
    app: &App,
    ui: &Ui,
    date: &Granted<Edit, Date>,
    form: &EventForm,
    problems: &Problems,
) -> Result<Answer> {
    let known = known(app, &date.viewer, ui, Some(date)).await?;
    Ok(view(ui, form, &known, problems).unprocessable().into())
}
