//! Writing an event: `/agenda/nouveau`; changing one: `/agenda/{event_date}/modification`.

use super::{
    event_form::{EventForm, Rules},
    write_view::{Known, view},
};
use crate::{
    changing::{self, Change},
    event::{Date, Event},
    jobs::Translate,
    outing,
    place::{Key, Place},
    refusal::Refusal,
    store::{self, versions::Version},
    urls,
    writing::{self, Order},
};
use axum::extract::{Query, State};
use base::{Day, Id, SchoolWeek};
use db::Tx;
use files::{File, FormWithFiles};
use serde::Deserialize;
use std::sync::Arc;
use web::{
    Answer, App, Create, Edit, Granted, Page, Problems, Result, Ui, Viewer,
    consent::{self, Consents},
    form, t,
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
    let known = known(&app, &viewer, None, None).await?;
    // A teacher writes for his class; everybody else for himself.
    let place = place.or_else(|| known.places.first().map(Place::key));
    let form = EventForm::new(day, place, app.random.token());
    Ok(view(&ui, &form, &known, &Problems::none()))
}

/// What the form shows beside its fields. `named` are the files of a form that was sent.
async fn known(
    app: &App,
    viewer: &Viewer,
    date: Option<&Date>,
    named: Option<Vec<Id<File>>>,
) -> Result<Known> {
    let (whose, today) = (viewer.clone(), app.clock.today());
    let (attached, date) = (date.map(|date| date.event.attached()), date.cloned());
    let (file_bytes_max, asks_consent) =
        (files::bytes_max(app, viewer), consent::of(app).is_some());
    let read = move |tx: &Tx<'_>| {
        let places = store::places::written_by(tx, &whose, today)?;
        Ok((places, files::shown(tx, whose.person, attached, named.as_deref())?))
    };
    let (places, files) = app.db.read(read).await?;
    Ok(Known { places, date, asks_consent, files, file_bytes_max, overtaking: None })
}

pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<EventForm>,
) -> Result<Answer> {
    let FormWithFiles { fields: form, problems } = form;
    let made = if problems.is_empty() { made(&app, &viewer, &form).await? } else { Err(problems) };
    match made {
        Ok(date) => Ok(Answer::to(urls::date(date)).saying(t!(&ui, "agenda-made"))),
        Err(problems) => {
            let known = known(&app, &viewer, None, Some(form.files())).await?;
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
    let (now, key, whose) = (app.clock.now(), form.key(), viewer.clone());
    let week = app.db.read(move |tx| week_of(tx, key, &whose)).await?;
    let usual = viewer.preferences().locale.lang();
    let checked = form.check(&Rules { today: now.day(), week: &week, usual, kept: None });
    let checked = checked.and_then(|content| {
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
        files_from: None,
        tells: form.tells == "on",
        once: form::once(&form.once),
        now,
    };
    let (viewer, consents) = (viewer.clone(), consent::of(app));
    let write = move |tx: &Tx<'_>| make(tx, &viewer, key, &order, due_on, consents.as_ref());
    match app.db.write(write).await {
        Ok(date) => {
            foresee(app, date).await?;
            Ok(Ok(date))
        }
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => Ok(Err(problems)),
            None => Err(error.into()),
        },
    }
}

/// Has it prepared for those who read another language, away from the one who writes.
async fn foresee(app: &App, date: Id<Date>) -> Result<()> {
    if !translation::is_on(app) {
        return Ok(());
    }
    let now = app.clock.now();
    let later = move |tx: &Tx<'_>| jobs::enqueue(tx, &Translate { date }, now).map(drop);
    Ok(app.db.write(later).await?)
}

/// On which days there is class in the place a form names.
fn week_of(tx: &Tx<'_>, key: Option<Key>, viewer: &Viewer) -> db::Result<SchoolWeek> {
    let place = match key {
        Some(key) => store::places::by_key(tx, key, viewer)?,
        None => None,
    };
    place.unwrap_or_else(|| store::places::own(viewer)).week(tx)
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
    let date = store::dates::load(tx, id, viewer)?.ok_or(db::Error::Missing)?;
    // The same form sent twice asks once.
    if let (Some(due_on), Some(consents), None) = (due_on, consents, date.event.consent_id) {
        outing::ask(tx, consents.as_ref(), viewer, &date, due_on, order.now)?;
    }
    Ok(id)
}

pub async fn edit(date: Granted<Edit, Date>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let known = known(&app, &date.viewer, Some(&date), None).await?;
    Ok(view(&ui, &EventForm::of(&date), &known, &Problems::none()))
}

pub async fn save(
    date: Granted<Edit, Date>,
    State(app): State<App>,
    ui: Ui,
    mut form: FormWithFiles<EventForm>,
) -> Result<Answer> {
    let (now, place) = (app.clock.now(), date.place.clone());
    // It stays where it is: another place is another event.
    form.fields.place = place.key().to_string();
    let week = app.db.read(move |tx| place.week(tx)).await?;
    let usual = ui.locale.lang();
    let rules = Rules { today: now.day(), week: &week, usual, kept: Some(&date) };
    let content = match form.checked(|form| form.check(&rules)) {
        Ok(content) => content,
        Err(wrong) => return again(&app, &ui, &date, &form, &wrong, None).await,
    };
    let change = Change {
        content,
        which: form.which(),
        seen: form.version.parse().unwrap_or(0),
        by: date.viewer.person,
        tells: form.tells == "on",
        keeps_own: true,
        now,
    };
    let (consents, id, viewer) = (consent::of(&app), date.moment.id, date.viewer.clone());
    let write = move |tx: &Tx<'_>| change_it(tx, &viewer, id, &change, consents.as_ref());
    match app.db.write(write).await {
        Ok(id) => {
            foresee(&app, id).await?;
            Ok(Answer::to(urls::date(id)).saying(t!(&ui, "agenda-changed")))
        }
        Err(error) => match error.reason::<Refusal>() {
            Some(Refusal::Overtaken) => overtaken(&app, &ui, &date, form.fields).await,
            Some(refusal) => again(&app, &ui, &date, &form, &refusal.problems(), None).await,
            None => Err(error.into()),
        },
    }
}

fn change_it(
    tx: &Tx<'_>,
    viewer: &Viewer,
    id: Id<Date>,
    change: &Change,
    consents: Option<&Arc<dyn Consents>>,
) -> db::Result<Id<Date>> {
    let before = store::dates::load(tx, id, viewer)?.ok_or(db::Error::Missing)?;
    let after = changing::change(tx, &before, change)?;
    if let Some(consents) = consents
        && let Some(changed) = store::dates::load(tx, after, viewer)?
    {
        outing::moved(tx, consents.as_ref(), viewer, &before, &changed, change.now)?;
    }
    Ok(after)
}

/// Somebody else was faster: his version is shown beside one's own words, which are all still in
/// the form. Saved again, they stand over his; his is kept among the versions.
async fn overtaken(
    app: &App,
    ui: &Ui,
    date: &Granted<Edit, Date>,
    mut form: EventForm,
) -> Result<Answer> {
    let event = date.event.id;
    let newest = app.db.read(move |tx| store::versions::of(tx, event, 1)).await?.pop();
    if let Some(newest) = &newest {
        form.version = newest.number.to_string();
    }
    again(app, ui, date, &form, &Refusal::Overtaken.problems(), newest).await
}

/// The form again, with what is wrong in it.
async fn again(
    app: &App,
    ui: &Ui,
    date: &Granted<Edit, Date>,
    form: &EventForm,
    problems: &Problems,
    overtaking: Option<Version>,
) -> Result<Answer> {
    let known = known(app, &date.viewer, Some(date), Some(form.files())).await?;
    Ok(view(ui, form, &Known { overtaking, ..known }, problems).unprocessable().into())
}
