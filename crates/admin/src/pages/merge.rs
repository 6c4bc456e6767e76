//! Two files that are one person: `GET` and `POST /administration/ecole/{school}/fusion`, and
//! `POST /administration/personne/{person}/fusion/annulation`.

use super::{duplicates, pieces};
use crate::{
    deed::Deed,
    dossier::Dossier,
    office::{ManagePeople, MergeFiles, Office},
    urls,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{
    Duplicate, Merge, MergeRefused, Person, Right, Within, audit::Risk, duplicate, groups, merge,
};
use serde::Deserialize;
use web::{Answer, App, Error, Form, Granted, Page, Problems, Result, Ui, t, ui};

#[derive(Clone, Copy, Deserialize)]
pub struct Pair {
    garder: Id<Person>,
    retirer: Id<Person>,
}

#[derive(Deserialize)]
pub struct UndoForm {
    merge: Id<Merge>,
}

struct Content {
    keep: Granted<MergeFiles, Dossier>,
    remove: Granted<MergeFiles, Dossier>,
    evidence: Option<Duplicate>,
}

pub async fn get(
    office: Granted<ManagePeople, Office>,
    State(app): State<App>,
    Query(pair): Query<Pair>,
    ui: Ui,
) -> Result<Page> {
    let content = content(&app, &office, pair).await?;
    Ok(view(&ui, &office, &content, pair, &Problems::none()))
}

pub async fn post(
    office: Granted<ManagePeople, Office>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Pair>,
) -> Result<Answer> {
    let pair = form.0;
    let content = content(&app, &office, pair).await?;
    let evidence = content.evidence.as_ref().map(|found| found.evidence);
    let evidence = serde_json::to_value(evidence).unwrap_or_default();
    let (viewer, school, now) = (office.viewer.clone(), office.id, ui.now);
    let house = app.clone();
    let write = move |tx: &Tx<'_>| {
        let by = Some(viewer.person);
        let records =
            web::merging::Pair { keep: pair.garder, drop: pair.retirer, evidence: &evidence };
        let (_, touched) = web::merging::merge(&house, tx, &records, by, now)?;
        groups::refresh(tx, &touched, now.day())?;
        Deed::by(&viewer, "person.merge", Risk::Personal)
            .in_school(school)
            .on("person", pair.garder)
            .with(serde_json::json!({ "dropped": pair.retirer }))
            .record(tx, now)
    };
    match app.db.write(write).await {
        Ok(()) => Ok(Answer::to(urls::person(pair.garder)).saying(t!(ui, "admin-merged"))),
        Err(error) => match error.reason::<MergeRefused>() {
            Some(refused) => {
                let problems = Problems::one("garder", refusal(*refused));
                let page = view(&ui, &office, &content, pair, &problems);
                Ok(page.unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

/// Two records again: what had moved and is still there moves back.
pub async fn undo(
    dossier: Granted<MergeFiles, Dossier>,
    State(app): State<App>,
    ui: Ui,
    form: Form<UndoForm>,
) -> Result<Answer> {
    let (id, now, asked) = (dossier.person.id, ui.now, form.merge);
    let house = app.clone();
    let write = move |tx: &Tx<'_>| {
        let merges = merge::of_person(tx, id)?;
        if merges.iter().all(|merge| merge.id != asked || merge.kept != id) {
            return Err(db::Error::Missing);
        }
        let touched = web::merging::undo(&house, tx, asked, now)?;
        groups::refresh(tx, &touched, now.day())?;
        Deed::by(&dossier.viewer, "person.unmerge", Risk::Personal)
            .in_school(dossier.school_of(&dossier.viewer, Right::People))
            .on("person", id)
            .record(tx, now)
    };
    match app.db.write(write).await {
        Ok(()) => Ok(Answer::to(urls::person(id)).saying(t!(ui, "admin-unmerged"))),
        Err(error) if error.reason::<MergeRefused>().is_some() => Err(Error::Conflict),
        Err(error) => Err(error.into()),
    }
}

const fn refusal(refused: MergeRefused) -> &'static str {
    match refused {
        MergeRefused::Itself => web::id!("admin-merge-itself"),
        MergeRefused::GuardsTheOther => web::id!("admin-merge-guards"),
        MergeRefused::AlreadyMerged | MergeRefused::AlreadyUndone => {
            web::id!("admin-merge-already")
        }
        MergeRefused::Erased => web::id!("admin-merge-erased"),
    }
}

/// Both files, which the viewer must be allowed to merge, and what they have in common.
async fn content(app: &App, office: &Granted<ManagePeople, Office>, pair: Pair) -> Result<Content> {
    let (viewer, school) = (office.viewer.clone(), office.id);
    let load = move |tx: &Tx<'_>| {
        let file = |id: Id<Person>| Granted::<MergeFiles, Dossier>::check(tx, id.cast(), &viewer);
        let (Some(keep), Some(remove)) = (file(pair.garder)?, file(pair.retirer)?) else {
            return Ok(None);
        };
        let is_pair = |found: &Duplicate| {
            [found.first.id, found.second.id].contains(&pair.garder)
                && [found.first.id, found.second.id].contains(&pair.retirer)
        };
        let known = duplicate::all(tx, Within::School(school), 500)?;
        Ok(Some(Content { keep, remove, evidence: known.into_iter().find(is_pair) }))
    };
    app.db.read(load).await?.ok_or(Error::NotFound)
}

fn view(ui: &Ui, office: &Office, content: &Content, pair: Pair, problems: &Problems) -> Page {
    let title = t!(ui, "admin-merge-title");
    let room = urls::room(office.id, "doublons");
    let turned = urls::merge(office.id, pair.retirer, pair.garder);
    let body = html! {
        (pieces::way(ui, office, Some((&room, &t!(ui, "admin-duplicates")))))
        h1 { (title) }
        @if let Some(found) = &content.evidence {
            (ui::note(ui::Tone::Info, duplicates::evidence(ui, &found.evidence)))
        } @else {
            (ui::note(ui::Tone::Warn, t!(ui, "admin-merge-no-evidence")))
        }
        div.columns {
            (file(ui, &t!(ui, "admin-merge-keep"), &content.keep))
            (file(ui, &t!(ui, "admin-merge-drop"), &content.remove))
        }
        p { (t!(ui, "admin-merge-effect")) }
        (ui::form(ui, &urls::room(office.id, "fusion"), problems, html! {
            input #garder type="hidden" name="garder" value=(pair.garder);
            input type="hidden" name="retirer" value=(pair.retirer);
            div.actions {
                button.button { (t!(ui, "admin-merge-yes")) }
                a.button.plain href=(turned) { (t!(ui, "admin-merge-turn")) }
            }
        }))
    };
    ui.page(&title, body)
}

fn file(ui: &Ui, title: &str, dossier: &Dossier) -> Markup {
    let details = &dossier.person.details;
    let born = details.birth_day.map(base::Day::french).unwrap_or_default();
    let places = dossier.standing.classes.iter().map(|class| class.name.as_str());
    let places = places.collect::<Vec<_>>().join(", ");
    let facts = [
        (t!(ui, "admin-field-birth-day"), born),
        (t!(ui, "admin-field-mail"), details.mail.clone()),
        (t!(ui, "admin-field-mobile"), details.phone_mobile.clone()),
        (t!(ui, "admin-field-address"), details.address.clone()),
        (t!(ui, "admin-field-class"), places),
    ];
    html! {
        section.card {
            header { h2 { (title) } }
            div.body {
                p { a href=(urls::person(dossier.person.id)) { (dossier.standing.name.full()) } }
                dl.facts {
                    @for (label, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
                        div { dt { (label) } dd { (value) } }
                    }
                }
            }
        }
    }
}
