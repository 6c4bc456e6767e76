//! Writing: what a letter begins with, drafts, contacts, sending.

use super::{shapes::*, shaping::wrong};
use crate::{
    Draft, attachments,
    pages::{
        compose, folders::Nothing, letter_form::LetterForm, preferences::SignatureForm, prefill,
    },
    picker,
    refusal::Refusal,
    store,
};
use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::IntoParams;
use web::{App, Edit, Form, Granted, Result, Ui, Viewer};

/// What a new letter begins with: `?reponse=`, `?reponse=&a=tous`, `?transfert=`, `?a=p:9`.
pub async fn begin(
    viewer: Viewer,
    State(app): State<App>,
    asked: Query<prefill::Asked>,
) -> Result<Json<Begun>> {
    let read = move |tx: &db::Tx<'_>| {
        let prefill::Begun { writing, left_out } = prefill::begin(tx, &viewer, &asked)?;
        let files = attachments::chosen(tx, viewer.person, &writing, None)?;
        Ok(Begun::of(LetterForm::of(&writing, None), &files, left_out.len()))
    };
    Ok(Json(app.db.read(read).await?))
}

pub async fn drafts(viewer: Viewer, State(app): State<App>) -> Result<Json<DraftList>> {
    let person = viewer.person;
    let drafts = app.db.read(move |tx| store::drafts::list(tx, person, 100)).await?;
    Ok(Json(DraftList { drafts: drafts.iter().map(DraftLine::from).collect() }))
}

/// A draft with all its fields: sent back as a form, it is saved or sent.
pub async fn draft(draft: Granted<Edit, Draft>, State(app): State<App>) -> Result<Json<Begun>> {
    let writing = compose::writing_of(&draft);
    let (id, person) = (draft.id, draft.viewer.person);
    let read = move |tx: &db::Tx<'_>| {
        let files = attachments::chosen(tx, person, &writing, Some(id))?;
        Ok(Begun::of(LetterForm::of(&writing, Some(id)), &files, 0))
    };
    Ok(Json(app.db.read(read).await?))
}

pub async fn save(
    viewer: Viewer,
    State(app): State<App>,
    form: Form<LetterForm>,
) -> Result<Json<Kept>> {
    let draft = compose::save(&viewer, &app, &form).await?;
    Ok(Json(Kept { draft: Some(draft) }))
}

pub async fn discard(
    draft: Granted<Edit, Draft>,
    State(app): State<App>,
    _: Form<Nothing>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    app.db.write(move |tx| compose::throw_away(tx, &draft, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// 201 with the letter; 422 with what is wrong when it may not leave.
pub async fn send(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<LetterForm>,
) -> Result<Response> {
    let writing = match form.check() {
        Ok(writing) => writing,
        Err(problems) => return Ok(wrong(&ui, &problems)),
    };
    let order = compose::order(&app, &ui, &form, writing);
    match app.db.write(move |tx| compose::send_draft(tx, &viewer, &order)).await {
        Ok(sent) => Ok((StatusCode::CREATED, Json(SentLetter::from(sent))).into_response()),
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => Ok(wrong(&ui, &problems)),
            None => Err(error.into()),
        },
    }
}

#[derive(Debug, Default, Deserialize, IntoParams)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// What the picker asks while one types.
pub async fn contacts(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    asked: Query<Asked>,
) -> Result<Json<Vec<Contact>>> {
    let offers = app.db.read(move |tx| picker::offers(tx, &viewer, &asked.q)).await?;
    Ok(Json(offers.iter().map(|offer| Contact::of(&ui, offer)).collect()))
}

/// The signature, and whom one has blocked.
pub async fn preferences(viewer: Viewer, State(app): State<App>) -> Result<Json<Preferences>> {
    let person = viewer.person;
    let read = move |tx: &db::Tx<'_>| {
        Ok((store::signatures::find(tx, person)?, store::blocks::list(tx, person)?))
    };
    let (signature, blocked) = app.db.read(read).await?;
    let blocked = blocked.iter().map(Correspondent::from).collect();
    Ok(Json(Preferences { signature: signature.unwrap_or_default(), blocked }))
}

pub async fn sign(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<SignatureForm>,
) -> Result<Response> {
    let person = viewer.person;
    let signature = match form.check() {
        Ok(signature) => signature,
        Err(problems) => return Ok(wrong(&ui, &problems)),
    };
    app.db.write(move |tx| store::signatures::keep(tx, person, &signature)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
