//! Keeping the post bearable: blocks, reports, and what heads look after.

use super::{shapes::*, shaping::wrong};
use crate::{
    Letter,
    freeze::Freeze,
    hold::Hold,
    letter::{Block, Report as ToReport},
    pages::{
        block as block_page,
        folders::Nothing,
        judgement::{self, Decision},
        moderation,
        preferences::UnblockForm,
        report::{self as report_page, ReportForm},
    },
    report::{Moderate, Report},
    store,
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use web::{App, Error, Form, Granted, Read, Result, Ui, Viewer};

pub async fn block(
    letter: Granted<Block, Letter>,
    State(app): State<App>,
    _: Form<Nothing>,
) -> Result<Json<Blocked>> {
    let now = app.clock.now();
    let blocked = app.db.write(move |tx| block_page::block(tx, &letter, now)).await?;
    Ok(Json(Blocked { blocked }))
}

pub async fn unblock(
    viewer: Viewer,
    State(app): State<App>,
    form: Form<UnblockForm>,
) -> Result<StatusCode> {
    let (person, blocked) = (viewer.person, form.person);
    app.db.write(move |tx| store::blocks::delete(tx, person, blocked)).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn report(
    letter: Granted<ToReport, Letter>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ReportForm>,
) -> Result<Response> {
    let reason = match form.check() {
        Ok(reason) => reason,
        Err(problems) => return Ok(wrong(&ui, &problems)),
    };
    let at = app.clock.now();
    app.db.write(move |tx| report_page::report(tx, &letter, &reason, at)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// 404 for whoever looks after no school.
pub async fn reports(viewer: Viewer, State(app): State<App>) -> Result<Json<Moderation>> {
    let schools = moderation::schools_seen(&viewer);
    if schools.is_empty() {
        return Err(Error::NotFound);
    }
    let shown = app.db.read(move |tx| moderation::load(tx, &schools)).await?;
    Ok(Json(Moderation {
        open: shown.open.iter().map(ReportLine::from).collect(),
        closed: shown.closed.iter().map(ReportLine::from).collect(),
        held: shown.holds.iter().map(HeldLetter::from).collect(),
        frozen: shown.freezes.iter().map(FrozenPerson::from).collect(),
    }))
}

pub async fn reported(
    report: Granted<Read, Report>,
    State(app): State<App>,
) -> Result<Json<ReportedLetter>> {
    let asked = Report::clone(&report);
    let context = app.db.read(move |tx| judgement::context(tx, &asked)).await?;
    Ok(Json(ReportedLetter {
        report: ReportLine::from(&*report),
        context: context.iter().rev().map(ContextLetter::from).collect(),
    }))
}

/// `decision`: `dismiss`, `withdraw` or `freeze`.
pub async fn judge(
    report: Granted<Moderate, Report>,
    State(app): State<App>,
    form: Form<Decision>,
) -> Result<StatusCode> {
    let (outcome, now) = (form.outcome().ok_or(Error::BadRequest)?, app.clock.now());
    app.db.write(move |tx| judgement::decide(tx, &report, outcome, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn held(hold: Granted<Read, Hold>) -> Json<HeldLetter> {
    Json(HeldLetter::from(&*hold))
}

/// `decision`: `release` or `refuse`.
pub async fn let_go(
    hold: Granted<Moderate, Hold>,
    State(app): State<App>,
    form: Form<Decision>,
) -> Result<StatusCode> {
    let (is_released, now) = (form.is_released().ok_or(Error::BadRequest)?, app.clock.now());
    let translates = translation::is_on(&app);
    let write = move |tx: &db::Tx<'_>| judgement::settle(tx, &hold, is_released, translates, now);
    app.db.write(write).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn thaw(
    freeze: Granted<Moderate, Freeze>,
    State(app): State<App>,
    _: Form<Nothing>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    app.db.write(move |tx| judgement::lift(tx, &freeze, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}
