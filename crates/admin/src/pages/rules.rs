//! Who may write to whom in a school, as sentences: `GET /administration/ecole/{school}/regles`.

use super::pieces;
use crate::{
    office::{ManageRules, Office},
    rules, urls, words,
};
use axum::extract::State;
use maud::{Markup, html};
use people::{GroupKind, Rule, rule};
use web::{App, Granted, Page, Result, Ui, t, ui};

pub async fn get(
    office: Granted<ManageRules, Office>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let id = office.id;
    let lines = app.db.read(move |tx| rule::of_school(tx, id)).await?;
    let (own, others): (Vec<Rule>, Vec<Rule>) = lines.into_iter().partition(rules::is_the_schools);
    Ok(view(&ui, &office, &own, &others))
}

fn view(ui: &Ui, office: &Office, own: &[Rule], others: &[Rule]) -> Page {
    let title = t!(ui, "admin-rules");
    let why = urls::room(office.id, "pourquoi");
    let action = html! { a.button.plain href=(why) { (t!(ui, "admin-why")) } };
    let body = html! {
        (pieces::way(ui, office, None))
        (ui::head(&title, action))
        p.quiet { (t!(ui, "admin-rules-hint")) }
        (by_writer(ui, own, Some(office)))
        @if !others.is_empty() {
            details.more {
                summary { (t!(ui, "admin-rules-others")) }
                div.stack { (by_writer(ui, others, None)) }
            }
        }
    };
    ui.narrow(&title, body)
}

/// Who writes, in the order in which a head thinks of them.
const WRITERS: [GroupKind; 8] = [
    GroupKind::Guardians,
    GroupKind::Pupils,
    GroupKind::Team,
    GroupKind::Staff,
    GroupKind::Heads,
    GroupKind::Hand,
    GroupKind::Agents,
    GroupKind::Administrators,
];

/// Under each writer, to whom: those of the school lead to the page that changes them.
fn by_writer(ui: &Ui, lines: &[Rule], office: Option<&Office>) -> Markup {
    html! {
        @for writer in WRITERS {
            @let of_writer: Vec<&Rule> = lines.iter().filter(|line| line.from == writer).collect();
            @if !of_writer.is_empty() {
                section.card {
                    header { h2 { (t!(ui, "admin-rules-from", from = words::from(ui, writer))) } }
                    ul.rows { @for line in of_writer { li { (row(ui, line, office)) } } }
                }
            }
        }
    }
}

fn row(ui: &Ui, line: &Rule, office: Option<&Office>) -> Markup {
    html! {
        @if let Some(office) = office {
            a.row href=(urls::rule(office.id, line)) {
                (inside(ui, line)) (ui::icon("chevron-right"))
            }
        } @else { div.row { (inside(ui, line)) } }
    }
}

fn inside(ui: &Ui, line: &Rule) -> Markup {
    let (words, tone) = if line.may_write {
        (t!(ui, "admin-allowed"), ui::Tone::Ok)
    } else {
        (t!(ui, "admin-not-allowed"), ui::Tone::Plain)
    };
    html! {
        span {
            b { (rules::towards(ui, line)) }
            @if line.school.is_some() { span.quiet { (t!(ui, "admin-rule-own")) } }
            (ui::tag(words, tone))
        }
    }
}
