//! One writing rule of a school, with what a change would do:
//! `/administration/ecole/{school}/regles/{rule}` and `POST …/{rule}/defaut`.

use super::pieces;
use crate::{
    deed::Deed,
    office::{ManageRules, Office},
    rules,
    store::school::{self as store, Size},
    urls,
};
use axum::extract::{Path, State};
use db::Tx;
use maud::{Markup, html};
use people::{Rule, audit::Risk, rule};
use serde::Deserialize;
use web::{Answer, App, Error, Form, Granted, Page, Problems, Result, Ui, t, ui};

#[derive(Clone, Debug, Deserialize)]
pub struct RuleForm {
    /// `oui` or `non`.
    may_write: String,
    #[serde(default)]
    may_address_group: String,
}

#[derive(Deserialize)]
pub struct Nothing {}

struct Content {
    line: Rule,
    /// What everywhere else says.
    default: Option<Rule>,
    sizes: Vec<Size>,
}

pub async fn get(
    office: Granted<ManageRules, Office>,
    State(app): State<App>,
    Path((_, key)): Path<(String, String)>,
    ui: Ui,
) -> Result<Page> {
    let content = content(&app, &office, key).await?;
    Ok(view(&ui, &office, &content))
}

pub async fn post(
    office: Granted<ManageRules, Office>,
    State(app): State<App>,
    Path((_, key)): Path<(String, String)>,
    ui: Ui,
    form: Form<RuleForm>,
) -> Result<Answer> {
    let content = content(&app, &office, key).await?;
    let may_write = form.may_write == "oui";
    let line = Rule {
        school: Some(office.id),
        may_write,
        may_address_group: may_write && form.may_address_group == "on",
        ..content.line
    };
    let (school, now) = (office.id, ui.now);
    let write = move |tx: &Tx<'_>| {
        rule::set(tx, &line)?;
        deed(&office, "rule.set", &line).record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::room(school, "regles")).saying(rules::sentence(&ui, &line)))
}

/// The school's own line is taken away: the default counts again.
pub async fn reset(
    office: Granted<ManageRules, Office>,
    State(app): State<App>,
    Path((_, key)): Path<(String, String)>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let content = content(&app, &office, key).await?;
    let (school, now, line) = (office.id, ui.now, content.line);
    let write = move |tx: &Tx<'_>| {
        rule::reset(tx, school, line.from, line.scope, line.to)?;
        deed(&office, "rule.reset", &line).record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::room(school, "regles")).saying(t!(ui, "admin-rule-reset-done")))
}

fn deed(office: &Granted<ManageRules, Office>, action: &'static str, line: &Rule) -> Deed {
    let detail = serde_json::json!({ "rule": rules::key(line), "may_write": line.may_write });
    Deed::by(&office.viewer, action, Risk::Rights)
        .in_school(office.id)
        .on("school", office.id)
        .with(detail)
}

/// The line of this key, if the school may have its own.
async fn content(app: &App, office: &Office, key: String) -> Result<Content> {
    let id = office.id;
    let load = move |tx: &Tx<'_>| {
        let find = |lines: Vec<Rule>| lines.into_iter().find(|line| rules::key(line) == key);
        let line = find(rule::of_school(tx, id)?).filter(rules::is_the_schools);
        let Some(line) = line else { return Ok(None) };
        let default = find(rule::defaults(tx)?);
        Ok(Some(Content { line, default, sizes: store::sizes(tx, id)? }))
    };
    app.db.read(load).await?.ok_or(Error::NotFound)
}

fn view(ui: &Ui, office: &Office, content: &Content) -> Page {
    let line = &content.line;
    let title = rules::sentence(ui, line);
    let (room, url) = (urls::room(office.id, "regles"), urls::rule(office.id, line));
    let value = if line.may_write { "oui" } else { "non" };
    let (yes, no) = (t!(ui, "admin-allow"), t!(ui, "admin-disallow"));
    let label = t!(ui, "admin-rule-choice");
    let field = ui::Field { name: "may_write", label: &label, value, ..ui::Field::default() };
    let body = html! {
        (pieces::way(ui, office, Some((&room, &t!(ui, "admin-rules")))))
        h1 { (title) }
        (effect(ui, content))
        (ui::form(ui, &url, &Problems::none(), html! {
            (ui::choice(ui, &field, &[("oui", &yes), ("non", &no)], &Problems::none()))
            (ui::checkbox(
                "may_address_group", &t!(ui, "admin-rule-group"), line.may_address_group,
            ))
            div.actions { button.button { (t!(ui, "admin-save")) } }
        }))
        @if line.school.is_some() { (back(ui, &url, content)) }
    };
    ui.narrow(&title, body)
}

/// How many people a change concerns, and what it would not touch.
fn effect(ui: &Ui, content: &Content) -> Markup {
    let line = &content.line;
    let size = |kind| store::size_of(&content.sizes, kind, line.scope);
    let (from, to) = (size(line.from), size(line.to));
    let words = if line.may_write {
        t!(ui, "admin-rule-effect-off", from = from, to = to)
    } else {
        t!(ui, "admin-rule-effect-on", from = from, to = to)
    };
    html! { (ui::note(ui::Tone::Info, words)) p.quiet { (t!(ui, "admin-rule-effect-others")) } }
}

fn back(ui: &Ui, url: &str, content: &Content) -> Markup {
    html! {
        @if let Some(default) = &content.default {
            p { (t!(ui, "admin-rule-default-is")) " " (rules::sentence(ui, default)) }
        }
        (ui::action(ui, &format!("{url}/defaut"), html! {
            button.button.plain { (t!(ui, "admin-rule-reset")) }
        }))
    }
}
