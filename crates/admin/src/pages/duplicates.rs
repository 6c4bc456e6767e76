//! Probable duplicates of a school, with the evidence:
//! `GET /administration/ecole/{school}/doublons` and `POST …/doublons/distinction`.

use super::pieces;
use crate::{
    deed::Deed,
    dossier::Dossier,
    office::{ManagePeople, Office},
    urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{Duplicate, Evidence, Likelihood, Person, Within, audit::Risk, duplicate};
use serde::Deserialize;
use web::{
    Answer, App, Form, Granted, Page, Result, Ui, t,
    ui::{self, Tone},
};

#[derive(Deserialize)]
pub struct PairForm {
    one: Id<Person>,
    other: Id<Person>,
}

const PAIRS_MAX: u32 = 100;

pub async fn get(
    office: Granted<ManagePeople, Office>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let id = office.id;
    let load = move |tx: &Tx<'_>| duplicate::all(tx, Within::School(id), PAIRS_MAX);
    let pairs = app.db.read(load).await?;
    Ok(view(&ui, &office, &pairs))
}

/// These are two persons: they are not proposed again.
pub async fn distinguish(
    office: Granted<ManagePeople, Office>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PairForm>,
) -> Result<Answer> {
    let (id, now, one, other) = (office.id, ui.now, form.one, form.other);
    let write = move |tx: &Tx<'_>| {
        for person in [one, other] {
            Granted::<ManagePeople, Dossier>::check(tx, person.cast(), &office.viewer)?
                .ok_or(db::Error::Missing)?;
        }
        duplicate::tell_apart(tx, one, other)?;
        Deed::by(&office.viewer, "person.tell-apart", Risk::Personal)
            .in_school(id)
            .on("person", one)
            .with(serde_json::json!({ "other": other }))
            .record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::room(id, "doublons")).saying(t!(ui, "admin-told-apart")))
}

fn view(ui: &Ui, office: &Office, pairs: &[Duplicate]) -> Page {
    let title = t!(ui, "admin-duplicates");
    let body = html! {
        (pieces::way(ui, office, None))
        h1 { (title) }
        p.quiet { (t!(ui, "admin-duplicates-hint")) }
        @if pairs.is_empty() { (ui::empty(t!(ui, "admin-duplicates-none"), None)) }
        @for pair in pairs { (pair_card(ui, office, pair)) }
    };
    ui.narrow(&title, body)
}

fn pair_card(ui: &Ui, office: &Office, pair: &Duplicate) -> Markup {
    let apart = urls::room(office.id, "doublons/distinction");
    let (likelihood, tone) = likelihood(ui, pair.likelihood);
    html! {
        section.card {
            header { h2 { (pair.first.name().full()) } (ui::tag(likelihood, tone)) }
            ul.rows {
                @for found in [&pair.first, &pair.second] {
                    @let born = found.birth_day.map(base::Day::french).unwrap_or_default();
                    li { (pieces::person_row(found.id, &found.name(), &born, None)) }
                }
            }
            div.body { p { (evidence(ui, &pair.evidence)) } }
            footer.actions {
                a.button href=(urls::merge(office.id, pair.first.id, pair.second.id)) {
                    (t!(ui, "admin-merge-look"))
                }
                (ui::action(ui, &apart, html! {
                    input type="hidden" name="one" value=(pair.first.id);
                    input type="hidden" name="other" value=(pair.second.id);
                    button.button.plain { (t!(ui, "admin-tell-apart")) }
                }))
            }
        }
    }
}

fn likelihood(ui: &Ui, likelihood: Likelihood) -> (std::borrow::Cow<'_, str>, Tone) {
    match likelihood {
        Likelihood::NearlySure => (t!(ui, "admin-nearly-sure"), Tone::Warn),
        Likelihood::Likely => (t!(ui, "admin-likely"), Tone::Info),
        Likelihood::Possible => (t!(ui, "admin-possible"), Tone::Plain),
    }
}

/// What two records have in common, as a list in one sentence.
pub fn evidence(ui: &Ui, evidence: &Evidence) -> String {
    let facts = [
        (evidence.same_name, t!(ui, "admin-same-name")),
        (evidence.same_first_name && !evidence.same_name, t!(ui, "admin-same-first-name")),
        (evidence.same_birth_day == Some(true), t!(ui, "admin-same-birth-day")),
        (evidence.same_mail, t!(ui, "admin-same-mail")),
        (evidence.same_phone, t!(ui, "admin-same-phone")),
        (evidence.same_pupil, t!(ui, "admin-same-pupil")),
    ];
    let facts: Vec<&str> = facts.iter().filter(|(is, _)| *is).map(|(_, words)| &**words).collect();
    t!(ui, "admin-in-common", facts = facts.join(", ")).into_owned()
}
