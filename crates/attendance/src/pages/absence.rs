//! One absence: `/presences/absences/{absence}`. Its family corrects it or takes it back, the head
//! says what its reason is worth.

use super::{
    pieces,
    telling::{self, TellingForm},
};
use crate::{
    Absence,
    absence::{self, proof_of},
    access::{Answer as Answering, Judge},
    deeds, store, urls,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::Id;
use db::Tx;
use files::{Asked, File, FormWithFiles};
use maud::{Markup, html};
use serde::Deserialize;
use web::{Answer, App, Error, Form, Granted, Page, Problems, Read, Result, Ui, t, ui};

/// What is beside the absence itself.
struct Around {
    name: String,
    files: Vec<File>,
}

fn around(tx: &Tx<'_>, absence: &Absence) -> db::Result<Around> {
    let names = store::pupils::names(tx, &[absence.pupil_id])?;
    let name = names.first().map(|named| named.first_name.clone()).unwrap_or_default();
    Ok(Around { name, files: files::of(tx, proof_of(absence.id))? })
}

pub async fn get(absence: Granted<Read, Absence>, State(app): State<App>, ui: Ui) -> Result<Page> {
    if absence.withdrawn_at.is_some() {
        return Err(Error::Gone);
    }
    let found = Absence::clone(&absence);
    let around = app.db.read(move |tx| around(tx, &found)).await?;
    let form = form_of(&absence);
    let bytes_max = files::bytes_max(&app, &absence.viewer);
    Ok(view(&ui, &absence, &around, (&form, &Problems::none()), bytes_max))
}

fn form_of(absence: &Absence) -> TellingForm {
    TellingForm {
        reason: absence.reason.word().to_owned(),
        note: absence.note.clone(),
        ..TellingForm::of(absence.from_slot, absence.until_slot)
    }
}

/// The family corrects it. A proof that is sent later joins those that are there.
pub async fn post(
    absence: Granted<Answering, Absence>,
    State(app): State<App>,
    ui: Ui,
    mut form: FormWithFiles<TellingForm>,
) -> Result<Answer> {
    let school = absence.school_id;
    let week = app.db.read(move |tx| store::weeks::of(tx, school)).await?;
    if absence.is_called {
        let days = TellingForm::of(absence.from_slot, absence.until_slot);
        let TellingForm { reason, note, files, .. } = form.fields;
        form.fields = TellingForm { reason, note, files, ..days };
    }
    let told = match form.checked(|form| form.check(&week)) {
        Ok(told) => told,
        Err(problems) => {
            let found = Absence::clone(&absence);
            let around = app.db.read(move |tx| around(tx, &found)).await?;
            let bytes_max = files::bytes_max(&app, &absence.viewer);
            let page = view(&ui, &absence, &around, (&form, &problems), bytes_max);
            return Ok(page.unprocessable().into());
        }
    };
    let (now, id, files) = (app.clock.now(), absence.id, form.fields.files);
    let write = move |tx: &Tx<'_>| {
        store::absences::change(tx, &absence, &told, now)?;
        files::attach(tx, absence.viewer.person, &files, proof_of(absence.id))?;
        absence::recount(tx, absence.pupil_id, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::absence(id)).saying(t!(&ui, "attendance-changed")))
}

#[derive(Deserialize)]
pub struct Nothing {}

/// `POST /presences/absences/{absence}/retrait`
pub async fn withdraw(
    absence: Granted<Answering, Absence>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (now, back) = (app.clock.now(), urls::pupil(absence.pupil_id));
    let write = move |tx: &Tx<'_>| {
        store::absences::withdraw(tx, absence.id, now)?;
        files::detach(tx, absence::PROOF, &[absence.id], now)?;
        absence::recount(tx, absence.pupil_id, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(back).saying(t!(&ui, "attendance-withdrawn")))
}

#[derive(Default, Deserialize)]
pub struct JudgeForm {
    /// `yes` or `no`
    #[serde(default)]
    legitimate: String,
}

/// `POST /presences/absences/{absence}/avis`
pub async fn judge(
    absence: Granted<Judge, Absence>,
    State(app): State<App>,
    ui: Ui,
    form: Form<JudgeForm>,
) -> Result<Answer> {
    let is_legitimate = match form.legitimate.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::BadRequest),
    };
    let (now, id) = (app.clock.now(), absence.id);
    let write = move |tx: &Tx<'_>| {
        let by = absence.viewer.person;
        store::absences::judge(tx, absence.id, is_legitimate, by, now)?;
        deeds::judged(tx, &absence, by, is_legitimate, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::absence(id)).saying(t!(&ui, "attendance-judged")))
}

#[derive(Deserialize)]
pub struct ProofPath {
    proof: Id<File>,
}

/// `GET /presences/absences/{absence}/justificatifs/{proof}`
pub async fn proof(
    absence: Granted<Read, Absence>,
    State(app): State<App>,
    Path(path): Path<ProofPath>,
    asked: Asked,
) -> Result<Response> {
    files::attached(&app, proof_of(absence.id), path.proof, asked).await
}

fn view(
    ui: &Ui,
    absence: &Absence,
    around: &Around,
    form: (&TellingForm, &Problems),
    bytes_max: u64,
) -> Page {
    let title = t!(ui, "attendance-absence-title", name = around.name);
    let back = t!(ui, "attendance-of", name = around.name);
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::pupil(absence.pupil_id), &back)]))
        h1 { (title) }
        (facts(ui, absence))
        (files::view::attachments(ui, &around.files, |file| urls::proof(absence.id, file.id)))
        @if ui.may::<Answering>(absence) { (correction(ui, absence, form, bytes_max)) }
        @if ui.may::<Judge>(absence) { (judging(ui, absence)) }
    };
    ui.narrow(&title, body)
}

fn facts(ui: &Ui, absence: &Absence) -> Markup {
    let worth = match (absence.judged_at, absence.is_legitimate) {
        (_, true) => t!(ui, "attendance-legitimate"),
        (Some(_), false) => t!(ui, "attendance-is-not-legitimate"),
        (None, false) => t!(ui, "attendance-to-judge"),
    };
    html! {
        dl.facts {
            div { dt { (t!(ui, "attendance-when")) }
                dd { (pieces::span(ui, absence.from_slot, absence.until_slot)) } }
            div { dt { (t!(ui, "attendance-reason")) }
                dd { (pieces::reason(ui, absence.reason)) } }
            @if !absence.note.is_empty() {
                div { dt { (t!(ui, "attendance-note")) } dd { (absence.note) } }
            }
            div { dt { (t!(ui, "attendance-told-at")) } dd { (ui::time(ui, absence.told_at)) } }
            div { dt { (t!(ui, "attendance-worth")) } dd { (worth) } }
        }
    }
}

fn correction(
    ui: &Ui,
    absence: &Absence,
    (form, problems): (&TellingForm, &Problems),
    bytes_max: u64,
) -> Markup {
    html! {
        details.more open[!problems.is_empty()] {
            summary { (t!(ui, "attendance-change")) }
            form.form method="post" enctype="multipart/form-data"
                action=(urls::absence(absence.id)) {
                (ui::token(ui))
                (ui::problems(ui, problems))
                @if absence.is_called { p.quiet { (t!(ui, "attendance-days-stand")) } }
                @else { (telling::days(ui, form, problems)) }
                (telling::why(ui, form, problems, bytes_max, &[]))
                div.actions { button.button { (t!(ui, "attendance-change-do")) } }
            }
        }
        @if !absence.is_called {
            (ui::action(ui, &urls::withdrawal(absence.id), html! {
                button.button.plain.danger { (ui::icon("undo-2")) (t!(ui, "attendance-withdraw")) }
            }))
        }
    }
}

/// The head decides; what the law lists is legitimate without him.
fn judging(ui: &Ui, absence: &Absence) -> Markup {
    ui::card(
        "judging",
        t!(ui, "attendance-judge"),
        None,
        html! {
            div.body {
                p.quiet { (t!(ui, "attendance-judge-hint")) }
                form.actions method="post" action=(urls::judgement(absence.id)) {
                    (ui::token(ui))
                    button.button name="legitimate" value="yes" {
                        (ui::icon("check")) (t!(ui, "attendance-judge-yes"))
                    }
                    button.button.plain name="legitimate" value="no" {
                        (ui::icon("x")) (t!(ui, "attendance-judge-no"))
                    }
                }
            }
        },
    )
}
