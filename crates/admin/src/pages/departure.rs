//! Leaving a school: `GET` and `POST /administration/personne/{person}/depart`.
//!
//! What somebody did there ends today and stays in the past; elsewhere nothing changes.

use crate::{deed::Deed, dossier::Dossier, office::ManagePeople, urls};
use axum::extract::State;
use base::{Day, Id};
use db::Tx;
use maud::html;
use people::{
    Person, Right, School, Touched, assignment, audit::Risk, enrolment, groups, guardianship,
    person,
};
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Page, Problems, Ui, t, ui};

#[derive(Deserialize)]
pub struct Nothing {}

pub async fn get(dossier: Granted<ManagePeople, Dossier>, ui: Ui) -> Page {
    let id = dossier.person.id;
    let name = dossier.standing.name.full();
    let title = t!(ui, "admin-leave-title", name = name);
    let schools: Vec<String> = own_schools(&dossier).into_iter().map(|(_, name)| name).collect();
    let body = html! {
        (ui::breadcrumb(&ui, &[(&urls::person(id), &name)]))
        h1 { (title) }
        p { (t!(ui, "admin-leave-effect", schools = schools.join(", "))) }
        (ui::form(&ui, &urls::of_person(id, "depart"), &Problems::none(), html! {
            div.actions {
                button.button.danger { (t!(ui, "admin-leave-yes")) }
                a.button.plain href=(urls::person(id)) { (t!(ui, "admin-cancel")) }
            }
        }))
    };
    ui.narrow(&title, body)
}

pub async fn post(
    dossier: Granted<ManagePeople, Dossier>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> web::Result<Answer> {
    let (id, now) = (dossier.person.id, ui.now);
    let schools: Vec<Id<School>> = own_schools(&dossier).into_iter().map(|(id, _)| id).collect();
    let back = schools.first().map_or_else(|| urls::person(id), |it| urls::room(*it, "personnes"));
    let write = move |tx: &Tx<'_>| {
        let touched = leave(tx, id, &schools, now.day())?;
        groups::refresh(tx, &touched, now.day())?;
        Deed::by(&dossier.viewer, "person.leave", Risk::Personal)
            .in_school(schools.first().copied())
            .on("person", id)
            .record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(back).saying(t!(ui, "admin-left")))
}

/// Those of his schools the viewer runs; a platform administrator runs them all.
fn own_schools(dossier: &Granted<ManagePeople, Dossier>) -> Vec<(Id<School>, String)> {
    let viewer = &dossier.viewer;
    let is_run = |school: Id<School>| {
        viewer.has_right(school, Right::People) || viewer.is_platform_administrator()
    };
    let schools = dossier.standing.schools.iter().filter(|school| is_run(school.id));
    schools.map(|school| (school.id, school.name.clone())).collect()
}

fn leave(tx: &Tx<'_>, id: Id<Person>, schools: &[Id<School>], today: Day) -> db::Result<Touched> {
    let runs = |until: Option<Day>| until.is_none_or(|until| until > today);
    let is_here = |school: Option<Id<School>>| school.is_some_and(|it| schools.contains(&it));
    let (enrolments, assignments) = (enrolment::of_pupil(tx, id)?, assignment::of_person(tx, id)?);
    let (ending, staying): (Vec<_>, Vec<_>) = enrolments
        .iter()
        .filter(|fact| runs(fact.until_on))
        .partition(|fact| is_here(Some(fact.school)));
    let (given_up, held): (Vec<_>, Vec<_>) = assignments
        .iter()
        .filter(|fact| runs(fact.until_on))
        .partition(|fact| is_here(fact.school));
    let guards = guardianship::of_guardian(tx, id)?.iter().any(|fact| runs(fact.until_on));
    if staying.is_empty() && held.is_empty() && !guards {
        return person::leave(tx, &[id], today);
    }
    let ending: Vec<_> = ending.iter().map(|fact| fact.id).collect();
    let given_up: Vec<_> = given_up.iter().map(|fact| fact.id).collect();
    Ok(enrolment::end(tx, &ending, today)?.and(assignment::end(tx, &given_up, today)?))
}
