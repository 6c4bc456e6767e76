//! Who works for a body that is no commune: `GET` and `POST
//! /territoire/collectivites/{body}/agents`, and the end of it: `POST …/agents/{assignment}/fin`.
//! Those of a commune are its town's.

use super::pieces;
use crate::{authority::Steward, deeds, store, urls};
use axum::extract::{Path, State};
use base::{Id, PersonName, fold};
use db::Tx;
use maud::{Markup, html};
use people::{
    Assignment, Body, BodyKind, Function, NewAssignment, Post, assignment, groups, person,
};
use serde::Deserialize;
use web::{
    Answer, App, Error, Form, Page, Problems, Result, Ui,
    form::Nothing,
    t,
    ui::{self, Field},
};

const NAMESAKES_MAX: u32 = 20;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AgentForm {
    /// First name and name, exactly.
    name: String,
}

struct Shown {
    body: Body,
    agents: Vec<store::bodies::Agent>,
}

pub async fn get(
    _: Steward,
    State(app): State<App>,
    ui: Ui,
    Path(body): Path<Id<Body>>,
) -> Result<Page> {
    let shown = load(&app, &ui, body).await?;
    Ok(view(&ui, &shown, &AgentForm::default(), &Problems::none()))
}

async fn load(app: &App, ui: &Ui, body: Id<Body>) -> Result<Shown> {
    let today = ui.today();
    let load = move |tx: &Tx<'_>| {
        let found = people::body::load(tx, body)?.filter(|it| it.kind != BodyKind::Commune);
        let Some(body) = found else { return Ok(None) };
        Ok(Some(Shown { agents: store::bodies::agents(tx, body.id, today)?, body }))
    };
    app.db.read(load).await?.ok_or(Error::NotFound)
}

pub async fn post(
    steward: Steward,
    State(app): State<App>,
    ui: Ui,
    Path(body): Path<Id<Body>>,
    form: Form<AgentForm>,
) -> Result<Answer> {
    let shown = load(&app, &ui, body).await?;
    let (asked, now, by) = (form.name.clone(), ui.now, steward.person);
    let write = move |tx: &Tx<'_>| {
        let found = person::search(tx, person::Within::Platform, &asked, NAMESAKES_MAX)?;
        let same: Vec<_> = found
            .iter()
            .filter(|one| fold(&one.name().full()) == fold(&asked))
            .filter(|one| one.suspended_at.is_none())
            .collect();
        let [one] = same.as_slice() else { return Ok(Err(same.is_empty())) };
        let post = NewAssignment {
            person: one.id,
            post: Post::Body(body),
            function: Function::Agent,
            subject: None,
            from_on: now.day(),
            until_on: None,
        };
        let (_, touched) = assignment::begin(tx, &[post])?;
        groups::refresh(tx, &touched, now.day())?;
        deeds::of_body(tx, "territory.bodies", ("body", body), by, now)?;
        Ok(Ok(()))
    };
    let problem = match app.db.write(write).await? {
        Ok(()) => {
            return Ok(Answer::to(urls::agents(body)).saying(t!(ui, "territory-agent-added")));
        }
        Err(true) => text::id!("territory-tie-nobody"),
        Err(false) => text::id!("territory-tie-several"),
    };
    let page = view(&ui, &shown, &form, &Problems::one("name", problem));
    Ok(page.unprocessable().into())
}

pub async fn end(
    steward: Steward,
    State(app): State<App>,
    ui: Ui,
    Path((body, agent)): Path<(Id<Body>, Id<Assignment>)>,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (now, by) = (ui.now, steward.person);
    let write = move |tx: &Tx<'_>| {
        let known = store::bodies::agents(tx, body, now.day())?;
        if !known.iter().any(|one| one.id == agent) {
            return Ok(false);
        }
        let touched = assignment::end(tx, &[agent], now.day())?;
        groups::refresh(tx, &touched, now.day())?;
        deeds::of_body(tx, "territory.bodies", ("body", body), by, now)?;
        Ok(true)
    };
    if !app.db.write(write).await? {
        return Err(Error::NotFound);
    }
    Ok(Answer::to(urls::agents(body)).saying(t!(ui, "territory-agent-ended")))
}

fn view(ui: &Ui, shown: &Shown, form: &AgentForm, problems: &Problems) -> Page {
    let body = &shown.body;
    let (label, hint) = (t!(ui, "territory-agent-name"), t!(ui, "territory-agent-hint"));
    let name = Field {
        name: "name",
        label: &label,
        hint: Some(&hint),
        value: &form.name,
        ..Field::default()
    };
    let content = html! {
        (ui::breadcrumb(ui, &[(urls::BODIES, &t!(ui, "territory-bodies"))]))
        h1 { (body.name) }
        p.quiet { (pieces::kind(ui, body.kind)) " · " (body.siren) }
        p { a.button.plain href=(urls::body(body.id)) { (t!(ui, "territory-see-body")) } }
        (list(ui, shown))
        (ui::card("new", t!(ui, "territory-agent-new"), None, html! {
            div.body { (ui::form(ui, &urls::agents(body.id), problems, html! {
                (name.draw(ui, problems))
                div.actions { button.button { (t!(ui, "territory-agent-add")) } }
            })) }
        }))
    };
    ui.narrow(&body.name, content)
}

fn list(ui: &Ui, shown: &Shown) -> Markup {
    let row = |one: &store::bodies::Agent| {
        let name = PersonName::new(one.first_name.clone(), one.last_name.clone(), one.title);
        let url = format!("{}/{}/fin", urls::agents(shown.body.id), one.id);
        let full = name.full();
        let label = t!(ui, "territory-agent-end-of", name = full.as_str());
        let since = one.from_on.in_words(ui.locale);
        html! {
            li.row {
                (ui::face(&name))
                span { b { (full) }
                    span.quiet { (t!(ui, "territory-from-day", day = since)) } }
                (ui::action(ui, &url, html! {
                    button.button.plain.small aria-label=(label) {
                        (t!(ui, "territory-agent-end"))
                    }
                }))
            }
        }
    };
    html! {
        (ui::card("agents", t!(ui, "territory-agents"), None, html! {
            @if shown.agents.is_empty() { p.body.quiet { (t!(ui, "territory-no-agent")) } }
            ul.rows { @for one in &shown.agents { (row(one)) } }
        }))
    }
}
