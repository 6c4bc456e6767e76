//! Writing a slip: `/liaison/nouveau`, and `/liaison/brouillons/{slip_draft}` for one begun before.

use super::{
    slip_form::{Checked, FIELDS_BYTES_MAX, SlipForm},
    write_view::{Known, view},
    write_way::Attached,
};
use crate::{
    attachments,
    book::{Book, Write},
    draft::{Draft, Template},
    reach,
    refusal::Refusal,
    sending::{self, Order, Sent},
    store, urls,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use files::FormWithFiles;
use people::{Class, Standing};
use serde::Deserialize;
use web::{Answer, App, Edit, Error, Form, Granted, Page, Problems, Read, Result, Ui, Viewer, t};

pub type Pairs = Form<Vec<(String, String)>>;
pub type PairsWithFiles = FormWithFiles<Vec<(String, String)>>;

/// With what a new slip begins.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The class whose pupils are shown one by one.
    classe: Option<Id<Class>>,
    modele: Option<Id<Template>>,
}

pub async fn get(
    book: Granted<Write, Book>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (once, viewer) = (app.random.token(), book.viewer.clone());
    let at = (files::bytes_max(&app, &viewer), ui.now);
    let read = move |tx: &Tx<'_>| {
        let mut form = match asked.modele {
            Some(template) => match Granted::<Read, Template>::check(tx, template, &viewer)? {
                Some(template) => SlipForm::read(&template.fields),
                None => SlipForm::default(),
            },
            None => SlipForm::default(),
        };
        if form.0.is_empty() {
            form.set("late", "on");
            form.set("for_pupils", "on");
        }
        if let Some(class) = asked.classe {
            form.set("class", &class.to_string());
        }
        form.set("once", &once);
        let known = known(tx, &viewer, &form, at)?;
        Ok((form, known))
    };
    let (form, known) = app.db.read(read).await?;
    Ok(view(&ui, &form, &known, &Problems::none()))
}

/// A draft, opened again.
pub async fn reopen(draft: Granted<Edit, Draft>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let mut form = SlipForm::read(&draft.fields);
    form.set("draft", &draft.id.to_string());
    form.set("once", &app.random.token());
    let (for_read, viewer) = (form.clone(), draft.viewer.clone());
    let at = (files::bytes_max(&app, &viewer), ui.now);
    let known = app.db.read(move |tx| known(tx, &viewer, &for_read, at)).await?;
    Ok(view(&ui, &form, &known, &Problems::none()))
}

/// To whom it may be, and what the form needs beside.
pub fn known(
    tx: &Tx<'_>,
    viewer: &Standing,
    form: &SlipForm,
    (file_bytes_max, now): (u64, base::Instant),
) -> db::Result<Known> {
    let reach = reach::of(tx, viewer, now.day())?;
    let asked: Option<Id<Class>> = form.get("class").parse().ok();
    // Few classes: their pupils are there at once. Many: one class at a time.
    let open: Vec<Id<Class>> = match (asked, reach.classes.as_slice()) {
        (Some(class), classes) if classes.iter().any(|it| it.class_id == class) => vec![class],
        (_, classes) if classes.len() <= 2 => classes.iter().map(|it| it.class_id).collect(),
        _ => Vec::new(),
    };
    let pupils =
        if open.is_empty() { Vec::new() } else { store::reach::pupils(tx, &open, now.day())? };
    let named: Vec<Id<people::Person>> = form
        .targets()
        .iter()
        .filter_map(|target| match target {
            reach::Target::Pupil(id) => Some(*id),
            reach::Target::Group(_) | reach::Target::School(_) => None,
        })
        .filter(|id| pupils.iter().all(|it| it.pupil_id != *id))
        .collect();
    let elsewhere =
        if named.is_empty() { Vec::new() } else { store::reach::of_pupils(tx, &named, now.day())? };
    let schools: Vec<Id<people::School>> = viewer.schools.iter().map(|it| it.id).collect();
    let templates = store::drafts::templates(tx, &schools, 100)?;
    let first = reach.classes.first().map(|it| it.school_id);
    let school = match first {
        Some(school) => people::school::load(tx, school)?,
        None => None,
    };
    let deliver_at = school.map(|school| school.quiet()).unwrap_or_default().delivery(now);
    let elsewhere = elsewhere.into_iter().map(|(id, _, _, name)| (id, name)).collect();
    let files = attachments::chosen(tx, viewer.person, &form.files(), None)?;
    let attached = Attached { files, bytes_max: file_bytes_max };
    Ok(Known { reach, open, pupils, elsewhere, templates, deliver_at, attached })
}

/// Whatever button was pressed.
pub async fn post(
    book: Granted<Write, Book>,
    State(app): State<App>,
    ui: Ui,
    form: PairsWithFiles,
) -> Result<Answer> {
    let FormWithFiles { fields, problems } = form;
    let (viewer, form) = (book.viewer.clone(), SlipForm(fields));
    if !problems.is_empty() {
        return again(&viewer, &app, &ui, &form, &problems).await;
    }
    match form.get("action") {
        "send" => send(viewer, app, ui, form).await,
        "discard" => discard(viewer, app, ui, form).await,
        "save" => {
            let draft = save(&viewer, &app, &form).await?;
            Ok(Answer::to(urls::draft(draft)).saying(t!(&ui, "liaison-draft-saved")))
        }
        "template" => template(viewer, app, ui, form).await,
        _ => again(&viewer, &app, &ui, &form, &Problems::none()).await,
    }
}

async fn send(viewer: Viewer, app: App, ui: Ui, form: SlipForm) -> Result<Answer> {
    let now = app.clock.now();
    let mut checked = match form.check(now.day()) {
        Ok(checked) => checked,
        Err(problems) => return again(&viewer, &app, &ui, &form, &problems).await,
    };
    checked.wording.lang = form.written_in(ui.locale.lang());
    let order =
        Order { translates: translation::is_on(&app), ..order(checked, form.get("once"), now) };
    let draft = form.get("draft").parse().ok();
    let sender = viewer.clone();
    match app.db.write(move |tx| send_draft(tx, &sender, &order, draft)).await {
        Ok(sent) => Ok(Answer::to(urls::follow(sent.slip)).saying(said(&ui, &sent))),
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => again(&viewer, &app, &ui, &form, &problems).await,
            None => Err(error.into()),
        },
    }
}

fn order(checked: Checked, once: &str, now: base::Instant) -> Order {
    Order {
        wording: checked.wording,
        theme: checked.theme,
        targets: checked.targets,
        needs: checked.needs,
        for_pupils: checked.for_pupils,
        urgent_reason: checked.urgent_reason,
        once: once.to_owned(),
        translates: false,
        now,
    }
}

/// Sends, and the draft is gone: in one transaction.
fn send_draft(
    tx: &Tx<'_>,
    viewer: &Viewer,
    order: &Order,
    draft: Option<Id<Draft>>,
) -> db::Result<Sent> {
    if let Some(draft) = draft {
        let granted = Granted::<Edit, Draft>::check(tx, draft, viewer)?;
        let gone = || db::Error::Conflict("the draft is gone".to_owned());
        store::drafts::delete(tx, &granted.ok_or_else(gone)?)?;
    }
    let sent = sending::send(tx, viewer, order)?;
    // The slip has its files by now: no sweep finds them loose in between.
    draft.map_or(Ok(()), |draft| attachments::discard(tx, draft, order.now))?;
    Ok(sent)
}

fn said(ui: &Ui, sent: &Sent) -> String {
    if sent.deliver_at > ui.now {
        let hour = ui.when_in_full(sent.deliver_at);
        t!(ui, "liaison-sent-later", count = sent.pupils, hour = hour).into_owned()
    } else {
        t!(ui, "liaison-sent-now", count = sent.pupils).into_owned()
    }
}

async fn discard(viewer: Viewer, app: App, ui: Ui, form: SlipForm) -> Result<Answer> {
    if let Ok(draft) = form.get("draft").parse::<Id<Draft>>() {
        let now = app.clock.now();
        let write = move |tx: &Tx<'_>| match Granted::<Edit, Draft>::check(tx, draft, &viewer)? {
            Some(draft) => {
                store::drafts::delete(tx, &draft)?;
                attachments::discard(tx, draft.id, now)
            }
            None => Ok(()),
        };
        app.db.write(write).await?;
    }
    Ok(Answer::to(urls::BOOK).saying(t!(&ui, "liaison-draft-discarded")))
}

/// Keeps what is typed; the first time, that makes a draft.
pub async fn save(viewer: &Viewer, app: &App, form: &SlipForm) -> Result<Id<Draft>> {
    let (title, fields) = (form.title(), form.kept());
    if fields.len() > FIELDS_BYTES_MAX {
        return Err(Error::TooLarge);
    }
    let draft: Option<Id<Draft>> = form.get("draft").parse().ok();
    let (viewer, now, files) = (viewer.clone(), app.clock.now(), form.files());
    let write = move |tx: &Tx<'_>| {
        let Some(draft) = draft else {
            if store::drafts::count(tx, viewer.person)? >= store::drafts::DRAFTS_MAX {
                return Err(db::Error::Conflict("too many drafts".to_owned()));
            }
            let draft = store::drafts::insert(tx, viewer.person, &title, &fields, now)?;
            attachments::keep(tx, viewer.person, &files, draft, now)?;
            return Ok(draft);
        };
        let granted = Granted::<Edit, Draft>::check(tx, draft, &viewer)?;
        let gone = || db::Error::Conflict("the draft is gone".to_owned());
        store::drafts::update(tx, &granted.ok_or_else(gone)?, &title, &fields, now)?;
        attachments::keep(tx, viewer.person, &files, draft, now)?;
        Ok(draft)
    };
    Ok(app.db.write(write).await?)
}

/// `POST /liaison/brouillons/enregistrement`: what the form does by itself while one types.
pub async fn autosave(
    book: Granted<Write, Book>,
    State(app): State<App>,
    form: Pairs,
) -> Result<Answer> {
    let draft = save(&book.viewer, &app, &SlipForm(form.0)).await?;
    Ok(Answer::Json(serde_json::json!({ "set": { "draft": draft } })))
}

/// Keeps it for the school: next year it is written again in a minute.
async fn template(viewer: Viewer, app: App, ui: Ui, form: SlipForm) -> Result<Answer> {
    let (name, mut kept) = (form.title(), form.clone());
    if name.is_empty() {
        let problems = Problems::one("title", text::id!("liaison-refused-template-title"));
        return again(&viewer, &app, &ui, &form, &problems).await;
    }
    // Whom it was to, until when, and what came with it, is another matter each time.
    let once = ["to", "due_on", "class", "files", "when", "urgent_reason"];
    kept.0.retain(|(field, _)| !once.contains(&field.as_str()));
    let fields = kept.kept();
    if fields.len() > FIELDS_BYTES_MAX {
        return Err(Error::TooLarge);
    }
    let now = app.clock.now();
    let who = viewer.clone();
    let write = move |tx: &Tx<'_>| {
        let reach = reach::of(tx, &who, now.day())?;
        let school = reach.classes.first().map(|it| it.school_id).ok_or(db::Error::Missing)?;
        store::drafts::insert_template(tx, school, who.person, &name, &fields, now)
    };
    app.db.write(write).await?;
    let draft = save(&viewer, &app, &form).await?;
    Ok(Answer::to(urls::draft(draft)).saying(t!(&ui, "liaison-template-saved")))
}

/// The form again, with what is wrong in it, or with one more question.
async fn again(
    viewer: &Viewer,
    app: &App,
    ui: &Ui,
    form: &SlipForm,
    problems: &Problems,
) -> Result<Answer> {
    let (for_read, who) = (form.clone(), viewer.clone());
    let at = (files::bytes_max(app, &who), ui.now);
    let known = app.db.read(move |tx| known(tx, &who, &for_read, at)).await?;
    let page = view(ui, form, &known, problems);
    Ok(if problems.is_empty() { page.into() } else { page.unprocessable().into() })
}
