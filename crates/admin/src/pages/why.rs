//! "Why can X write to Y?": `GET /administration/ecole/{school}/pourquoi`. Two persons, a verdict,
//! and the rule that gives it.

use super::pieces;
use crate::{
    office::{ManageRules, Office},
    rules, urls,
};
use axum::extract::{Query, State};
use base::{Id, PersonName};
use db::Tx;
use maud::{Markup, html};
use people::{Because, Found, Person, Verdict, WhyNot, Within, may_write, person};
use serde::Deserialize;
use web::{
    App, Granted, Page, Problems, Result, Ui, t,
    ui::{self, Tone},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The beginnings of the two names…
    de: String,
    a: String,
    /// …and who was chosen among those found.
    de_qui: String,
    a_qui: String,
}

struct Content {
    from: Side,
    to: Side,
    verdict: Option<Verdict>,
}

/// One of the two: who was found, who is meant.
struct Side {
    found: Vec<Found>,
    chosen: Option<(Id<Person>, PersonName)>,
}

const FOUND_MAX: u32 = 12;

pub async fn get(
    office: Granted<ManageRules, Office>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (school, query) = (office.id, asked.clone());
    let load = move |tx: &Tx<'_>| {
        let from = side(tx, school, &query.de, &query.de_qui)?;
        let to = side(tx, school, &query.a, &query.a_qui)?;
        let verdict = match (&from.chosen, &to.chosen) {
            (Some((from, _)), Some((to, _))) => {
                let standing = people::Standing::load(tx, *from)?;
                standing.map(|standing| may_write(tx, &standing, *to)).transpose()?
            }
            _ => None,
        };
        Ok(Content { from, to, verdict })
    };
    let content = app.db.read(load).await?;
    Ok(view(&ui, &office, &asked, &content))
}

/// Whoever was chosen must be found in the school by the same words; one alone needs no choice.
fn side(tx: &Tx<'_>, school: Id<people::School>, query: &str, chosen: &str) -> db::Result<Side> {
    let found = person::search(tx, Within::School(school), query, FOUND_MAX)?;
    let chosen = match (found.as_slice(), chosen.parse::<Id<Person>>()) {
        ([only], _) => Some((only.id, only.name())),
        (_, Ok(id)) => found.iter().find(|it| it.id == id).map(|it| (it.id, it.name())),
        _ => None,
    };
    Ok(Side { found, chosen })
}

fn view(ui: &Ui, office: &Office, asked: &Asked, content: &Content) -> Page {
    let title = t!(ui, "admin-why");
    let room = urls::room(office.id, "regles");
    let (from, to) = (t!(ui, "admin-why-from"), t!(ui, "admin-why-to"));
    let body = html! {
        (pieces::way(ui, office, Some((&room, &t!(ui, "admin-rules")))))
        h1 { (title) }
        (verdict(ui, content))
        form.form method="get" action=(urls::room(office.id, "pourquoi")) {
            (person_field(ui, ("de", "de_qui"), &from, &asked.de, &content.from))
            (person_field(ui, ("a", "a_qui"), &to, &asked.a, &content.to))
            div.actions { button.button { (t!(ui, "admin-why-ask")) } }
        }
    };
    ui.narrow(&title, body)
}

fn person_field(
    ui: &Ui,
    (name, chosen): (&'static str, &'static str),
    label: &str,
    value: &str,
    side: &Side,
) -> Markup {
    let none = Problems::none();
    let current = side.chosen.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
    let options: Vec<(String, String)> = side
        .found
        .iter()
        .map(|found| (found.id.to_string(), pieces::described(ui, found)))
        .collect();
    let legend = t!(ui, "admin-pick");
    let pick = ui::Field { name: chosen, label: &legend, value: &current, ..ui::Field::default() };
    html! {
        (super::identity::needed(ui, name, label, value, &none))
        @if side.found.len() > 1 {
            (ui::choice(ui, &pick, &pieces::borrowed(&options), &none))
        }
        @if side.found.is_empty() { (pieces::nobody(ui, value)) }
    }
}

fn verdict(ui: &Ui, content: &Content) -> Markup {
    let (Some((_, from)), Some((_, to)), Some(verdict)) =
        (&content.from.chosen, &content.to.chosen, &content.verdict)
    else {
        return html! {};
    };
    let (from, to) = (from.full(), to.full());
    let (answer, tone) = if verdict.is_yes() {
        (t!(ui, "admin-why-yes", from = from, to = to), Tone::Ok)
    } else {
        (t!(ui, "admin-why-no", from = from, to = to), Tone::Warn)
    };
    let place = match verdict {
        Verdict::Yes(because) | Verdict::No(WhyNot::Rule(because)) => Some(place(ui, because)),
        Verdict::No(_) => None,
    };
    html! {
        section #verdict role="status" {
            (ui::note(tone, answer))
            p { (rules::because(ui, verdict)) }
            @if let Some(place) = place { p.quiet { (place) } }
        }
    }
}

/// Where the rule was met: "CE1-A · pour Léa Martin".
fn place(ui: &Ui, because: &Because) -> String {
    let place = because.place.clone();
    match &because.on_behalf_of {
        Some((_, pupil)) => {
            let pupil = pupil.full();
            t!(ui, "admin-why-for", place = place, pupil = pupil).into_owned()
        }
        None => place,
    }
}
