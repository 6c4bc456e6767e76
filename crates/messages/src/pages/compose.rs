//! Writing a letter: `/messages/nouveau`, and `/messages/brouillons/{draft}` for one begun before.

use super::{
    compose_view::{Known, view},
    letter_form::LetterForm,
    pieces,
    prefill::{self, Asked, Begun},
};
use crate::{
    Draft, attachments,
    letter::State as LetterState,
    picker, reach,
    refusal::Refusal,
    sending::{self, Order, Sent},
    store::{self, drafts::Writing},
    urls,
};
use axum::extract::{Query, State};
use base::{Id, Instant};
use db::Tx;
use files::FormWithFiles;
use people::Standing;
use web::{Answer, App, Edit, Error, Form, Granted, Page, Problems, Result, Ui, Viewer, t};

/// Contacts listed without a word typed; whoever has more types a name.
const NEAR_MAX: u32 = 40;

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    asked: Query<Asked>,
) -> Result<Page> {
    let once = app.random.token();
    let (bytes_max, now) = (files::bytes_max(&app, &viewer), ui.now);
    let (form, known, left_out) = app
        .db
        .read(move |tx| {
            let Begun { writing, left_out } = prefill::begin(tx, &viewer, &asked)?;
            let form = LetterForm { once, ..LetterForm::of(&writing, None) };
            let known = known(tx, &viewer, &form, (bytes_max, now))?;
            Ok((form, known, left_out))
        })
        .await?;
    Ok(view(&ui, &form, &known, &left_out, &Problems::none()))
}

/// A draft, opened again.
pub async fn reopen(draft: Granted<Edit, Draft>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let form = LetterForm::of(&writing_of(&draft), Some(draft.id));
    let (for_read, viewer) = (form.clone(), draft.viewer.clone());
    let (bytes_max, now) = (files::bytes_max(&app, &viewer), ui.now);
    let known = app.db.read(move |tx| known(tx, &viewer, &for_read, (bytes_max, now))).await?;
    Ok(view(&ui, &form, &known, &[], &Problems::none()))
}

/// A draft as it was last typed; its files are asked for by themselves.
pub fn writing_of(draft: &Draft) -> Writing {
    Writing {
        answers: draft.answers_id,
        kind: draft.kind,
        picks: draft.picks(),
        subject: draft.subject.clone(),
        body: draft.body.clone(),
        choices: draft.choices(),
        files: Vec::new(),
    }
}

/// Who is named, who is near, and what a search without script has found.
fn known(
    tx: &Tx<'_>,
    viewer: &Standing,
    form: &LetterForm,
    (file_bytes_max, now): (u64, Instant),
) -> db::Result<Known> {
    let picks = form.picks();
    let query = match form.search.as_str() {
        "cc" => &form.cc_search,
        "bcc" => &form.bcc_search,
        _ => &form.to_search,
    };
    let found =
        if form.search.is_empty() { Vec::new() } else { picker::offers(tx, viewer, query)? };
    let near = if picks.is_empty() && form.search.is_empty() {
        picker::near(tx, viewer, NEAR_MAX)?
    } else {
        Vec::new()
    };
    let sender = form.answers.parse().ok();
    let answered = match sender {
        Some(letter) => store::letters::find(tx, letter, viewer.person)?.map(|it| it.sender_id),
        None => None,
    };
    let named = reach::all_veiled(tx, viewer, &picks, answered)?;
    let is_frozen = !store::freezes::schools_of(tx, viewer.person)?.is_empty();
    let files = attachments::chosen(tx, viewer.person, &form.writing(), form.draft_id())?;
    let soon = reach::soon(tx, viewer.person, now)?;
    Ok(Known { named, near, found, is_frozen, files, file_bytes_max, soon })
}

/// Whatever button was pressed.
pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<LetterForm>,
) -> Result<Answer> {
    let FormWithFiles { fields: form, problems } = form;
    if !problems.is_empty() {
        return again(&viewer, &app, &ui, form, &problems).await;
    }
    match form.action.as_str() {
        "send" => send(viewer, app, ui, form).await,
        "discard" => discard(viewer, app, ui, form).await,
        "save" => {
            let draft = save(&viewer, &app, &form).await?;
            Ok(Answer::to(urls::draft(draft)).saying(t!(&ui, "messages-draft-saved")))
        }
        _ => again(&viewer, &app, &ui, form, &Problems::none()).await,
    }
}

async fn send(viewer: Viewer, app: App, ui: Ui, form: LetterForm) -> Result<Answer> {
    let writing = match form.check() {
        Ok(writing) => writing,
        Err(problems) => return again(&viewer, &app, &ui, form, &problems).await,
    };
    let (sender, order) = (viewer.clone(), order(&app, &ui, &form, writing));
    match app.db.write(move |tx| send_draft(tx, &sender, &order)).await {
        Ok(sent) => Ok(Answer::to(urls::RECEIVED).saying(said(&ui, &sent))),
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => again(&viewer, &app, &ui, form, &problems).await,
            None => Err(error.into()),
        },
    }
}

/// What is asked by a form that says enough.
pub fn order(app: &App, ui: &Ui, form: &LetterForm, writing: Writing) -> Order {
    Order {
        writing,
        draft: form.draft_id(),
        once: form.once.clone(),
        lang: form.written_in(ui.locale.lang()),
        translates: translation::is_on(app),
        now: app.clock.now(),
    }
}

/// Sends, and the draft is gone: in one transaction. A draft that is no longer there was sent from
/// another window.
pub fn send_draft(tx: &Tx<'_>, viewer: &Viewer, order: &Order) -> db::Result<Sent> {
    if let Some(draft) = order.draft {
        let granted = Granted::<Edit, Draft>::check(tx, draft, viewer)?;
        let gone = || db::Error::Conflict("the draft is gone".to_owned());
        store::drafts::delete(tx, &granted.ok_or_else(gone)?)?;
    }
    sending::send(tx, viewer, order)
}

/// When it will be there, in words.
fn said(ui: &Ui, sent: &Sent) -> String {
    let hour = pieces::hour(ui, sent.deliver_at);
    let words = if sent.state == LetterState::Held {
        t!(ui, "messages-sent-held")
    } else if sent.deliver_at > ui.now {
        t!(ui, "messages-sent-later", hour = hour)
    } else {
        t!(ui, "messages-sent-now")
    };
    words.into_owned()
}

async fn discard(viewer: Viewer, app: App, ui: Ui, form: LetterForm) -> Result<Answer> {
    if let Some(draft) = form.draft_id() {
        let now = app.clock.now();
        let write = move |tx: &Tx<'_>| match Granted::<Edit, Draft>::check(tx, draft, &viewer)? {
            Some(draft) => throw_away(tx, &draft, now),
            None => Ok(()),
        };
        app.db.write(write).await?;
    }
    Ok(Answer::to(urls::RECEIVED).saying(t!(&ui, "messages-draft-discarded")))
}

pub fn throw_away(tx: &Tx<'_>, draft: &Granted<Edit, Draft>, now: Instant) -> db::Result<()> {
    store::drafts::delete(tx, draft)?;
    attachments::discard(tx, draft.id, now)
}

/// Keeps what is typed; the first time, that makes a draft.
pub async fn save(viewer: &Viewer, app: &App, form: &LetterForm) -> Result<Id<Draft>> {
    let (viewer, writing, draft) = (viewer.clone(), form.writing(), form.draft_id());
    let now = app.clock.now();
    let write = move |tx: &Tx<'_>| {
        let Some(draft) = draft else {
            if store::drafts::count(tx, viewer.person)? >= store::drafts::DRAFTS_MAX {
                return Err(db::Error::Conflict("too many drafts".to_owned()));
            }
            let draft = store::drafts::insert(tx, viewer.person, &writing, now)?;
            attachments::keep(tx, viewer.person, &writing, draft, true, now)?;
            return Ok(draft);
        };
        let granted = Granted::<Edit, Draft>::check(tx, draft, &viewer)?;
        let gone = || db::Error::Conflict("the draft is gone".to_owned());
        store::drafts::update(tx, &granted.ok_or_else(gone)?, &writing, now)?;
        attachments::keep(tx, viewer.person, &writing, draft, false, now)?;
        Ok(draft)
    };
    Ok(app.db.write(write).await?)
}

/// `POST /messages/brouillons/enregistrement`: what the form does by itself while one types.
pub async fn autosave(
    viewer: Viewer,
    State(app): State<App>,
    form: Form<LetterForm>,
) -> Result<Answer> {
    let draft = save(&viewer, &app, &form.0).await?;
    Ok(Answer::Json(serde_json::json!({ "set": { "draft": draft } })))
}

/// The form again, with what is wrong in it or what was found. One that holds files becomes a
/// draft, so that they are not lost.
async fn again(
    viewer: &Viewer,
    app: &App,
    ui: &Ui,
    mut form: LetterForm,
    problems: &Problems,
) -> Result<Answer, Error> {
    if form.draft_id().is_some() || !form.files.is_empty() {
        form.draft = save(viewer, app, &form).await?.to_string();
    }
    let (for_read, who) = (form.clone(), viewer.clone());
    let (bytes_max, now) = (files::bytes_max(app, &who), ui.now);
    let known = app.db.read(move |tx| known(tx, &who, &for_read, (bytes_max, now))).await?;
    let page = view(ui, &form, &known, &[], problems);
    Ok(if problems.is_empty() { page.into() } else { page.unprocessable().into() })
}
