//! The grid of who teaches a group made by hand: `GET` and `POST
//! /livrets/groupes/{group}/saisie?periode=&place=`. The pupils of the group, of whatever class, in
//! his subject. Where a class has a teacher of that subject, its pupils are that teacher's.

use super::{
    asked::{Asked, Periods},
    grid::{self, Shown, Unsaved},
    grid_form::GridForm,
    grid_view::{self, Home},
    pieces,
};
use crate::{
    attendance::Tools,
    class_reports::Write,
    gather::{self, Sheet},
    group_reports::GroupReports,
    place, store, urls,
};
use axum::extract::{Query, State};
use base::{Day, Id, SchoolYear, fold};
use db::Tx;
use maud::html;
use people::Person;
use results::Subject;
use std::collections::HashMap;
use web::{Answer, App, Error, Form, Granted, Page, Result, Ui, t, ui};

/// Others write in every subject of this group.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("no subject is left to write in")]
struct NoSubject;

/// The subjects a person writes in: those his assignments name; where none is, those of the school.
fn subjects(
    tx: &Tx<'_>,
    group: &GroupReports,
    person: Id<Person>,
    on: Day,
) -> db::Result<Vec<Subject>> {
    let mut subjects = results::subject::of_school(tx, group.school)?;
    subjects.retain(|it| it.retired_on.is_none_or(|retired_on| retired_on > on));
    let named = store::groups::subjects_of(tx, group.school, person, on)?;
    let named: Vec<String> = named.iter().map(|(name,)| fold(name)).collect();
    if !named.is_empty() {
        subjects.retain(|it| named.contains(&fold(&it.name)));
    }
    Ok(subjects)
}

fn load(
    tx: &Tx<'_>,
    tools: &Tools,
    (group, person): (&GroupReports, Id<Person>),
    asked: &Asked,
) -> db::Result<Option<Shown>> {
    let year = SchoolYear::of(tx.now().day());
    let Some(periods) = Periods::load(tx, group.school, year, asked.periode)? else {
        return Ok(None);
    };
    let on = gather::day_of(periods.open(), tx.now().day());
    let mut sheet = Sheet::of_group(tx, group, periods.open())?;
    let classes: Vec<_> = sheet.reports.iter().map(|report| report.class_id).collect();
    let others = store::groups::taught_by_others(tx, &classes, person, on)?;
    let mut subjects = subjects(tx, group, person, on)?;
    let is_others = |class, subject: &Subject| {
        let folded = fold(&subject.name);
        others.iter().any(|(known, name)| *known == class && fold(name) == folded)
    };
    if !sheet.reports.is_empty() {
        subjects.retain(|subject| classes.iter().any(|class| !is_others(*class, subject)));
    }
    let is_asked =
        |it: &&Subject| asked.place.is_empty() || place::of_subject(it.id) == asked.place;
    let subject = subjects.iter().find(is_asked).cloned().ok_or_else(|| {
        if asked.place.is_empty() { db::Error::refused(NoSubject) } else { db::Error::Missing }
    })?;
    sheet.reports.retain(|report| !is_others(report.class_id, &subject));
    let of = (group.school, group.kind);
    let reckoned = gather::reckon(tx, tools, of, periods.open(), &sheet.reports)?;
    let writers: Vec<Id<Person>> = sheet.writers().collect();
    let names: HashMap<_, _> = store::groups::writers(tx, &writers)?.into_iter().collect();
    let named = |it: &Subject| (place::of_subject(it.id), it.name.clone());
    let (places, place) = (subjects.iter().map(named).collect(), named(&subject));
    Ok(Some(Shown { periods, sheet, places, place, worked: None, reckoned, names }))
}

pub async fn get(
    group: Granted<Write, GroupReports>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (tools, of, person) = (Tools::of(&app), group.clone(), group.viewer.person);
    let read = move |tx: &Tx<'_>| load(tx, &tools, (&of, person), &asked);
    Ok(match app.db.read(read).await {
        Ok(Some(shown)) => grid_view::view(&ui, &Home::Group(&group), &shown, None),
        Ok(None) => pieces::no_period(&ui, &group.name, group.school),
        Err(db::Error::Missing) => return Err(Error::NotFound),
        Err(error) if error.reason::<NoSubject>().is_some() => no_subject(&ui, &group),
        Err(error) => return Err(error.into()),
    })
}

fn no_subject(ui: &Ui, group: &GroupReports) -> Page {
    let (home, none) = (t!(ui, "reports-title"), t!(ui, "reports-group-none"));
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &home)]))
        h1 { (group.name) }
        (ui::empty(none, None))
    };
    ui.narrow(&group.name, body)
}

pub async fn post(
    group: Granted<Write, GroupReports>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let form = GridForm::of(&form);
    let (tools, of, person) = (Tools::of(&app), group.clone(), group.viewer.person);
    let (wanted, written) = (asked, form.clone());
    let write = move |tx: &Tx<'_>| {
        let of = (&of, person);
        let shown = load(tx, &tools, of, &wanted)?.ok_or(db::Error::Missing)?;
        let problems = written.problems();
        if !problems.is_empty() {
            return Ok((shown, Unsaved { problems, ..Unsaved::default() }));
        }
        let unsaved = grid::save(tx, &shown, &written, person)?;
        let shown = load(tx, &tools, of, &wanted)?.ok_or(db::Error::Missing)?;
        Ok((shown, unsaved))
    };
    let (shown, unsaved) = match app.db.write(write).await {
        Err(db::Error::Missing) => return Err(Error::NotFound),
        Err(error) if error.reason::<NoSubject>().is_some() => return Err(Error::NotFound),
        answer => answer?,
    };
    if unsaved.problems.is_empty() && unsaved.left.is_empty() {
        let url = urls::group_grid(group.id, shown.periods.open().id, &shown.place.0);
        return Ok(Answer::to(url).saying(t!(&ui, "reports-saved")));
    }
    let again = grid_view::Again { form: &form, unsaved: &unsaved };
    Ok(grid_view::view(&ui, &Home::Group(&group), &shown, Some(&again)).unprocessable().into())
}
