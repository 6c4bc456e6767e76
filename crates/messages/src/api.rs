//! The post for programs: the same rules, lists and letters as the pages, as JSON under
//! `/api/messages`. What is sent is a form with its token, like a page's.

use crate::{
    Folder, Letter, OwnFolder, Role,
    letter::Recall,
    pages::{
        compose, letter as letter_page,
        letter_form::LetterForm,
        lists::{self, At, List},
        pieces, recall, search, tidying,
    },
    picker,
    refusal::Refusal,
    sending::Order,
    store::{self, lists::Line},
};
use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Id;
use serde::Deserialize;
use serde_json::{Value, json};
use web::{App, Form, Granted, Problems, Read, Result, Routes, Ui, Viewer, get, post};

pub fn routes() -> Routes {
    Routes::new()
        .at("/api/messages", get(received).post(send))
        .at("/api/messages/envoyes", get(sent))
        .at("/api/messages/archives", get(archive))
        .at("/api/messages/corbeille", get(bin))
        .at("/api/messages/dossiers", get(folders))
        .at("/api/messages/dossiers/{folder}", get(own))
        .at("/api/messages/brouillons", get(drafts).post(save))
        .at("/api/messages/contacts", get(contacts))
        .at("/api/messages/recherche", get(find))
        .at("/api/messages/rangement", post(tidy))
        .at("/api/messages/{letter}", get(letter))
        .at("/api/messages/{letter}/rappel", post(take_back))
}

async fn received(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    at: Query<At>,
) -> Result<Json<Value>> {
    list(viewer, app, ui, Folder::Received, at.0).await
}

async fn sent(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    at: Query<At>,
) -> Result<Json<Value>> {
    list(viewer, app, ui, Folder::Sent, at.0).await
}

async fn archive(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    at: Query<At>,
) -> Result<Json<Value>> {
    list(viewer, app, ui, Folder::Archive, at.0).await
}

async fn bin(viewer: Viewer, State(app): State<App>, ui: Ui, at: Query<At>) -> Result<Json<Value>> {
    list(viewer, app, ui, Folder::Bin, at.0).await
}

async fn own(
    folder: Granted<Read, OwnFolder>,
    State(app): State<App>,
    ui: Ui,
    at: Query<At>,
) -> Result<Json<Value>> {
    list(folder.viewer.clone(), app, ui, Folder::Own(folder.id), at.0).await
}

async fn list(viewer: Viewer, app: App, ui: Ui, folder: Folder, at: At) -> Result<Json<Value>> {
    let person = viewer.person;
    let read = move |tx: &db::Tx<'_>| lists::lines(tx, person, List::Folder(folder), &at);
    let (lines, _, older) = app.db.read(read).await?;
    let older = older.map(|mark| format!("{}-{}", mark.at.millis(), mark.letter));
    let letters: Vec<Value> = lines.iter().map(|line| line_json(&ui, line)).collect();
    Ok(Json(json!({ "letters": letters, "older": older })))
}

fn line_json(ui: &Ui, line: &Line) -> Value {
    let (subject, summary) = pieces::line_words(ui, line);
    json!({
        "id": line.letter_id,
        "subject": subject,
        "summary": summary,
        "sender": { "id": line.sender_id, "name": line.sender().full() },
        "delivered_at": line.delivered_at.iso(),
        "state": line.state.word(),
        "is_unread": line.is_unread,
        "is_urgent": line.is_urgent,
        "is_mine": line.role == Role::Sender,
        "attachments": line.attachments,
        "pupil": line.pupil(),
    })
}

async fn folders(viewer: Viewer, State(app): State<App>) -> Result<Json<Value>> {
    let person = viewer.person;
    let folders = app.db.read(move |tx| store::folders::list(tx, person)).await?;
    let folder = |folder: &OwnFolder| json!({ "id": folder.id, "name": folder.name });
    Ok(Json(json!({ "folders": folders.iter().map(folder).collect::<Vec<_>>() })))
}

async fn drafts(viewer: Viewer, State(app): State<App>) -> Result<Json<Value>> {
    let person = viewer.person;
    let drafts = app.db.read(move |tx| store::drafts::list(tx, person, 100)).await?;
    let draft = |line: &store::drafts::Line| {
        json!({ "id": line.id, "subject": line.subject, "summary": line.summary,
                "updated_at": line.updated_at.iso() })
    };
    Ok(Json(json!({ "drafts": drafts.iter().map(draft).collect::<Vec<_>>() })))
}

async fn save(
    viewer: Viewer,
    State(app): State<App>,
    form: Form<LetterForm>,
) -> Result<Json<Value>> {
    let draft = compose::save(&viewer, &app, &form).await?;
    Ok(Json(json!({ "draft": draft })))
}

/// Sends; 422 with what is wrong when it may not leave.
async fn send(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<LetterForm>,
) -> Result<Response> {
    let writing = match form.check() {
        Ok(writing) => writing,
        Err(problems) => return Ok(wrong(&ui, &problems)),
    };
    let (draft, now, once) = (form.draft_id(), app.clock.now(), form.once.clone());
    let order = Order { writing, draft, once, now };
    match app.db.write(move |tx| compose::send_draft(tx, &viewer, &order)).await {
        Ok(sent) => {
            let answer = json!({ "id": sent.letter, "state": sent.state.word(),
                                 "deliver_at": sent.deliver_at.iso() });
            Ok((StatusCode::CREATED, Json(answer)).into_response())
        }
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => Ok(wrong(&ui, &problems)),
            None => Err(error.into()),
        },
    }
}

fn wrong(ui: &Ui, problems: &Problems) -> Response {
    let problem = |problem: &web::Problem| {
        let args: Vec<_> = problem.args.iter().map(|(name, value)| (*name, value.into())).collect();
        json!({ "field": problem.field, "sentence": ui.say(problem.text, &args) })
    };
    let problems: Vec<Value> = problems.iter().map(problem).collect();
    (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "problems": problems }))).into_response()
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

/// What the picker asks while one types.
async fn contacts(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    asked: Query<Asked>,
) -> Result<Json<Value>> {
    let offers = app.db.read(move |tx| picker::offers(tx, &viewer, &asked.q)).await?;
    let entry = |offer: &picker::Offer| {
        let (name, words) = pieces::offer_words(&ui, offer);
        let is_refused = matches!(offer, picker::Offer::Refused { .. });
        let (detail, reason) = if is_refused { ("", Some(&words)) } else { (words.as_str(), None) };
        json!({ "value": offer.target().to_string(), "name": name, "detail": detail,
                "reason": reason, "allowed": !is_refused })
    };
    Ok(Json(Value::Array(offers.iter().map(entry).collect())))
}

async fn find(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    asked: Query<Asked>,
) -> Result<Json<Value>> {
    let lines = app.db.read(move |tx| search::search(tx, &viewer, &asked.q)).await?;
    let letters: Vec<Value> = lines.iter().map(|line| line_json(&ui, line)).collect();
    Ok(Json(json!({ "letters": letters })))
}

async fn tidy(
    viewer: Viewer,
    State(app): State<App>,
    form: Form<tidying::Tidying>,
) -> Result<Json<Value>> {
    let Some(change) = form.check() else { return Err(web::Error::BadRequest) };
    let count = tidying::tidy(&viewer, &app, form.letters(), change).await?;
    Ok(Json(json!({ "changed": count })))
}

/// A letter and its exchange. Asking for it is reading it, as on the page.
async fn letter(
    letter: Granted<Read, Letter>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<Value>> {
    let shown = letter_page::read(&letter, &app).await?;
    let one = |known: &Letter| {
        let lines = shown.thread.addressees.iter().filter(|line| line.letter_id == known.id);
        let named: Vec<Value> = lines
            .map(|line| json!({ "role": line.role.word(), "name": pieces::addressee(&ui, line) }))
            .collect();
        let is_readable = known.state.is_readable() || known.is_mine();
        json!({
            "id": known.id,
            "subject": known.subject,
            "sender": { "id": known.sender_id, "name": known.sender().full() },
            "sent_at": known.sent_at.iso(),
            "state": known.state.word(),
            "addressees": named,
            "html": is_readable.then(|| known.body.html()),
        })
    };
    let letters: Vec<Value> = shown.thread.letters.iter().map(one).collect();
    Ok(Json(json!({ "id": letter.id, "letters": letters })))
}

async fn take_back(
    letter: Granted<Recall, Letter>,
    State(app): State<App>,
    _: Form<recall::Nothing>,
) -> Result<Json<Value>> {
    let now = app.clock.now();
    let write = move |tx: &db::Tx<'_>| recall::recall(tx, &letter, &letter.viewer, now);
    let draft: Option<Id<crate::Draft>> = app.db.write(write).await?;
    Ok(Json(json!({ "draft": draft })))
}
