//! What a deliberation decides: `GET /conseil/deliberations/{deliberation}/decisions` asks which
//! kind, then the fields of that kind; `POST` adds a line, `POST …/decisions/retrait` removes one.

use super::{decision_form, draft, pieces};
use crate::{
    Deliberation,
    assembly::Prepare,
    deliberation::{Deciding, Decision},
    store, urls,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use decision_form::{Choices, DecisionForm};
use maud::html;
use serde::Deserialize;
use web::{
    Answer, App, Error, Form, Granted, Page, Problem, Problems, Result, Ui, t, ui, ui::Field,
};

pub const DECISIONS_MAX: usize = 30;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Which kind of decision.
    sorte: String,
}

pub async fn get(
    act: Granted<Prepare, Deliberation>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    if !draft::is_open(&act) {
        return Err(Error::Conflict);
    }
    let Some(kind) = Deciding::parse(&asked.sorte) else { return Ok(kinds(&ui, &act)) };
    let choices = Choices::of(&app, &act).await?;
    Ok(view(&ui, &act, &choices, kind, &DecisionForm::default(), &Problems::none()))
}

pub async fn post(
    act: Granted<Prepare, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    form: Form<DecisionForm>,
) -> Result<Answer> {
    if !draft::is_open(&act) {
        return Err(Error::Conflict);
    }
    let kind = Deciding::parse(&form.kind).ok_or(Error::BadRequest)?;
    let choices = Choices::of(&app, &act).await?;
    let (words, effect) = match form.check(kind, &choices) {
        Ok(checked) => checked,
        Err(problems) => {
            return Ok(view(&ui, &act, &choices, kind, &form, &problems).unprocessable().into());
        }
    };
    let id = act.id;
    let write = move |tx: &Tx<'_>| {
        store::drafts::touch(tx, id)?;
        let known = store::deliberations::decisions(tx, id)?;
        if known.len() >= DECISIONS_MAX {
            return Ok(false);
        }
        let place = known.iter().map(|one| one.place).max().unwrap_or(0) + 1;
        store::drafts::add_decision(tx, id, place, &words, &effect)?;
        Ok(true)
    };
    if !app.db.write(write).await? {
        let page = view(&ui, &act, &choices, kind, &form, &too_many("words").into());
        return Ok(page.unprocessable().into());
    }
    Ok(Answer::to(urls::draft(act.id)).saying(t!(&ui, "council-decision-added")))
}

pub fn too_many(field: &'static str) -> Problem {
    let args = vec![("max", DECISIONS_MAX.to_string())];
    Problem { field, text: text::id!("council-decisions-max"), args }
}

#[derive(Clone, Debug, Deserialize)]
pub struct RemovalForm {
    decision: Id<Decision>,
}

/// `POST /conseil/deliberations/{deliberation}/decisions/retrait`
pub async fn post_removal(
    act: Granted<Prepare, Deliberation>,
    State(app): State<App>,
    form: Form<RemovalForm>,
) -> Result<Answer> {
    if !draft::is_open(&act) {
        return Err(Error::Conflict);
    }
    let (id, decision) = (act.id, form.decision);
    let write = move |tx: &Tx<'_>| {
        store::drafts::touch(tx, id)?;
        store::drafts::remove_decision(tx, id, decision)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::draft(act.id)))
}

/// First, which kind.
fn kinds(ui: &Ui, act: &Deliberation) -> Page {
    let title = t!(ui, "council-decision-add");
    let label = t!(ui, "council-decision-kind");
    let said: Vec<_> =
        Deciding::ALL.iter().map(|kind| (kind.word(), pieces::deciding(ui, *kind))).collect();
    let options: Vec<(&str, &str)> = said.iter().map(|(word, it)| (*word, &**it)).collect();
    let field = Field {
        name: "sorte",
        label: &label,
        value: Deciding::Transfer.word(),
        ..Field::default()
    };
    let content = html! {
        (back(ui, act))
        h1 { (title) }
        form.form method="get" action=(urls::decisions(act.id)) {
            (ui::choice(ui, &field, &options, &Problems::none()))
            div.actions { button.button { (t!(ui, "council-decision-next")) } }
        }
    };
    ui.narrow(&title, content)
}

fn view(
    ui: &Ui,
    act: &Deliberation,
    choices: &Choices,
    kind: Deciding,
    form: &DecisionForm,
    problems: &Problems,
) -> Page {
    let title = pieces::deciding(ui, kind);
    let content = html! {
        (back(ui, act))
        h1 { (title) }
        @if kind == Deciding::Appoint {
            p { a.button.plain href=(urls::new_poll(act.id)) {
                (ui::icon("users")) (t!(ui, "council-poll-instead"))
            } }
        }
        (ui::form(ui, &urls::decisions(act.id), problems, html! {
            input type="hidden" name="kind" value=(kind.word());
            (form.fields(ui, kind, choices, problems))
            (pieces::save(t!(ui, "council-add")))
        }))
    };
    ui.narrow(&title, content)
}

pub fn back(ui: &Ui, act: &Deliberation) -> maud::Markup {
    let (body, own) = (urls::body(act.body_id), urls::draft(act.id));
    ui::breadcrumb(ui, &[(&body, &act.assembly.name), (&own, &act.title)])
}
