//! A group made by hand: its name, its members, its end.
//! `/administration/groupe/{group}` and below.

use super::{groups::GroupForm, pieces};
use crate::{circle::Circle, deed::Deed, dossier::Dossier, office::ManageGroups, urls};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{Found, Person, Within, audience::Reader, audit::Risk, groups, hand, person};
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Page, Problems, Read, Result, Ui, t, ui};

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Deserialize)]
pub struct Nothing {}

#[derive(Deserialize)]
pub struct MembersForm {
    #[serde(default)]
    person: Vec<Id<Person>>,
}

struct Content {
    members: Vec<Reader>,
    found: Vec<Found>,
}

const MEMBERS_MAX: u32 = 500;

pub async fn get(
    circle: Granted<ManageGroups, Circle>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let content = content(&app, &circle, &asked.q).await?;
    let form = GroupForm { name: circle.name.clone() };
    Ok(view(&ui, &circle, &content, &asked.q, &form, &Problems::none()))
}

/// Another name.
pub async fn post(
    circle: Granted<ManageGroups, Circle>,
    State(app): State<App>,
    ui: Ui,
    form: Form<GroupForm>,
) -> Result<Answer> {
    let name = match form.check() {
        Ok(name) => name,
        Err(problems) => {
            let content = content(&app, &circle, "").await?;
            let page = view(&ui, &circle, &content, "", &form, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let (id, now) = (circle.id, ui.now);
    let write = move |tx: &Tx<'_>| {
        hand::rename(tx, id, &name)?;
        deed(&circle, "group.edit").record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::group(id)).saying(t!(ui, "admin-saved")))
}

/// `POST …/membres`: people of the school, and nobody else.
pub async fn add(
    circle: Granted<ManageGroups, Circle>,
    State(app): State<App>,
    ui: Ui,
    form: Form<MembersForm>,
) -> Result<Answer> {
    let (id, now, persons) = (circle.id, ui.now, form.0.person);
    let write = move |tx: &Tx<'_>| {
        for person in persons.iter().take(50) {
            let known = Granted::<Read, Dossier>::check(tx, person.cast(), &circle.viewer)?;
            known.ok_or(db::Error::Missing)?;
        }
        let members: Vec<_> = persons.iter().take(50).map(|person| (*person, None)).collect();
        let touched = hand::add(tx, id, &members)?;
        groups::refresh(tx, &touched, now.day())?;
        deed(&circle, "group.edit").with(serde_json::json!({ "added": persons })).record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::group(id)).saying(t!(ui, "admin-members-added")))
}

/// `POST …/retrait`
pub async fn remove(
    circle: Granted<ManageGroups, Circle>,
    State(app): State<App>,
    ui: Ui,
    form: Form<MembersForm>,
) -> Result<Answer> {
    let (id, now, persons) = (circle.id, ui.now, form.0.person);
    let write = move |tx: &Tx<'_>| {
        let touched = hand::remove(tx, id, &persons)?;
        groups::refresh(tx, &touched, now.day())?;
        deed(&circle, "group.edit").with(serde_json::json!({ "removed": persons })).record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::group(id)).saying(t!(ui, "admin-member-removed")))
}

/// `POST …/fermeture`: it keeps its name and has no members from now on.
pub async fn close(
    circle: Granted<ManageGroups, Circle>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, now, school) = (circle.id, ui.now, circle.school);
    let write = move |tx: &Tx<'_>| {
        let touched = hand::close(tx, id, now.day())?;
        groups::refresh(tx, &touched, now.day())?;
        deed(&circle, "group.close").record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::room(school, "groupes")).saying(t!(ui, "admin-group-closed")))
}

fn deed(circle: &Granted<ManageGroups, Circle>, action: &'static str) -> Deed {
    Deed::by(&circle.viewer, action, Risk::Rights).in_school(circle.school).on("group", circle.id)
}

async fn content(app: &App, circle: &Circle, query: &str) -> Result<Content> {
    let (id, school, query) = (circle.id, circle.school, query.to_owned());
    let load = move |tx: &Tx<'_>| {
        let members = groups::members(tx, id, None, MEMBERS_MAX)?;
        let mut found = person::search(tx, Within::School(school), &query, 20)?;
        found.retain(|found| members.iter().all(|member| member.person != found.id));
        Ok(Content { members, found })
    };
    Ok(app.db.read(load).await?)
}

fn view(
    ui: &Ui,
    circle: &Circle,
    content: &Content,
    query: &str,
    form: &GroupForm,
    problems: &Problems,
) -> Page {
    let url = urls::group(circle.id);
    let rooms = urls::room(circle.school, "groupes");
    let body = html! {
        (ui::breadcrumb(ui, &[(&rooms, &t!(ui, "admin-groups"))]))
        h1 { (circle.name) }
        @if let Some(day) = circle.closed_on {
            (ui::note(ui::Tone::Info, t!(ui, "admin-group-closed-on", day = day.french())))
        } @else {
            (pieces::finder(ui, &url, query, &t!(ui, "admin-search-label")))
            @if content.found.is_empty() { (pieces::nobody(ui, query)) }
            @else { (candidates(ui, circle, &content.found)) }
            (members(ui, circle, &content.members))
            (ui::form(ui, &url, problems, html! {
                (super::identity::needed(
                    ui, "name", &t!(ui, "admin-group-name"), &form.name, problems,
                ))
                div.actions { button.button { (t!(ui, "admin-save")) } }
            }))
            details.more {
                summary { (t!(ui, "admin-group-close")) }
                p { (t!(ui, "admin-group-close-effect")) }
                (ui::action(ui, &urls::of_group(circle.id, "fermeture"), html! {
                    button.button.danger { (t!(ui, "admin-group-close")) }
                }))
            }
        }
    };
    ui.narrow(&circle.name, body)
}

fn candidates(ui: &Ui, circle: &Circle, found: &[Found]) -> Markup {
    ui::form(
        ui,
        &urls::of_group(circle.id, "membres"),
        &Problems::none(),
        html! {
            fieldset.choice #person {
                legend { (t!(ui, "admin-pick-many")) }
                @for found in found {
                    label {
                        input type="checkbox" name="person" value=(found.id);
                        span { (pieces::described(ui, found)) }
                    }
                }
            }
            div.actions { button.button { (t!(ui, "admin-add")) } }
        },
    )
}

fn members(ui: &Ui, circle: &Circle, members: &[Reader]) -> Markup {
    let remove = urls::of_group(circle.id, "retrait");
    ui::card(
        "members",
        t!(ui, "admin-members", count = members.len()),
        None,
        html! {
            ul.rows {
                @for member in members {
                    li { div.row {
                        (ui::face(&member.name))
                        span { b { (member.name.listed()) } }
                        (pieces::end_button(
                            ui, &remove, "person", &member.person.to_string(),
                        &t!(ui, "admin-remove"),
                        ))
                    } }
                }
            }
        },
    )
}
