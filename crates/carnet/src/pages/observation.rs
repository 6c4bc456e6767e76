//! One observation, for its team: `/carnet/observations/{observation}`. A photo is added, words are
//! changed, it is taken out. Its files, for whoever may read it.

use super::{note_form::NoteForm, note_view, pieces};
use crate::{
    Observation,
    carnet::{Observe, SeeFiles},
    deeds,
    model::typeset,
    noting,
    observation::files_of,
    refusal::Refusal,
    store, urls,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::Id;
use db::Tx;
use files::{Asked, File, FilePath, FormWithFiles};
use maud::{Markup, html};
use ui::Tone;
use web::{Answer, App, Error, Form, Granted, Nothing, Page, Problems, Result, Ui, t, ui};

/// Its files; those a form names.
struct Shown {
    uploads: Vec<File>,
    bytes_max: u64,
}

async fn read(
    app: &App,
    observation: &Granted<Observe, Observation>,
    named: Option<Vec<Id<File>>>,
) -> Result<Shown> {
    let (id, by) = (observation.id, observation.viewer.person);
    let bytes_max = files::bytes_max(app, &observation.viewer);
    let load = move |tx: &Tx<'_>| files::shown(tx, by, Some(files_of(id)), named.as_deref());
    Ok(Shown { uploads: app.db.read(load).await?, bytes_max })
}

pub async fn get(
    observation: Granted<Observe, Observation>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let shown = read(&app, &observation, None).await?;
    let form = NoteForm::of(&observation);
    Ok(view(&ui, &observation, &shown, (&form, &Problems::none())))
}

pub async fn post(
    observation: Granted<Observe, Observation>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<NoteForm>,
) -> Result<Answer> {
    let correction = match form.checked(|form| form.check_correction(ui.today())) {
        Ok(correction) => correction,
        Err(problems) => return again(&app, &ui, &observation, (&form, &problems)).await,
    };
    let (noted, by, now) = (observation.noted.clone(), observation.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| noting::correct(tx, &noted, &correction, by, now);
    match app.db.write(write).await {
        Ok(()) => {
            let to = urls::pupil(observation.pupil_id);
            Ok(Answer::to(to).saying(t!(&ui, "carnet-changed")))
        }
        Err(error) => overtaken(&app, &ui, &observation, (&form, &Refusal::of(error)?)).await,
    }
}

/// A colleague was faster: what he wrote is above, one's own is still in the form.
async fn overtaken(
    app: &App,
    ui: &Ui,
    observation: &Granted<Observe, Observation>,
    (form, problems): (&NoteForm, &Problems),
) -> Result<Answer> {
    let id = observation.id;
    let now = app.db.read(move |tx| store::observations::find(tx, id)).await?;
    let Some(now) = now else { return Err(Error::Gone) };
    let version = now.version.to_string();
    let theirs = (version != form.version).then_some(now.words.as_str());
    let form = NoteForm { version, ..form.clone() };
    let shown = read(app, observation, Some(form.files())).await?;
    let page = view_with(ui, observation, &shown, (&form, problems), theirs);
    Ok(page.unprocessable().into())
}

async fn again(
    app: &App,
    ui: &Ui,
    observation: &Granted<Observe, Observation>,
    typed: (&NoteForm, &Problems),
) -> Result<Answer> {
    let shown = read(app, observation, Some(typed.0.files())).await?;
    Ok(view(ui, observation, &shown, typed).unprocessable().into())
}

fn view(ui: &Ui, observation: &Observation, shown: &Shown, typed: (&NoteForm, &Problems)) -> Page {
    view_with(ui, observation, shown, typed, None)
}

/// `theirs`: the words somebody saved while these were typed.
fn view_with(
    ui: &Ui,
    observation: &Observation,
    shown: &Shown,
    (form, problems): (&NoteForm, &Problems),
    theirs: Option<&str>,
) -> Page {
    let title = typeset(observation.heading());
    let carnet = urls::of(&observation.carnet);
    let body = html! {
        (ui::breadcrumb(ui, &[
            (&carnet, &t!(ui, "carnet-of", name = observation.carnet.name.first)),
        ]))
        h1 { (title) }
        p.quiet {
            (observation.carnet.name.full()) " · " (pieces::area(ui, observation.area)) " · "
            (observation.author().formal())
        }
        @if observation.is_shown() { (ui::note(Tone::Info, t!(ui, "carnet-note-shown"))) }
        @if let Some(theirs) = theirs {
            (ui::note(Tone::Warn, t!(ui, "carnet-theirs", words = theirs)))
        }
        form.form method="post" enctype="multipart/form-data"
            action=(urls::observation(observation.id)) {
            (ui::token(ui))
            input type="hidden" name="version" value=(form.version);
            (ui::problems(ui, problems))
            (note_view::words(ui, (form, problems)))
            (note_view::pictures(ui, shown.bytes_max, &shown.uploads, (form, problems)))
            div.actions {
                button.button { (ui::icon("check")) (t!(ui, "carnet-save")) }
                a.button.plain href=(carnet) { (t!(ui, "carnet-leave")) }
            }
        }
        (removal(ui, observation))
    };
    ui.narrow(&title, body)
}

fn removal(ui: &Ui, observation: &Observation) -> Markup {
    let (words, question) = (t!(ui, "carnet-withdraw"), t!(ui, "carnet-withdraw-sure"));
    ui::sure(ui, &urls::withdrawal(observation.id), "trash-2", &words, &question)
}

/// `POST /carnet/observations/{observation}/retrait`
pub async fn withdraw(
    observation: Granted<Observe, Observation>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (noted, school) = (observation.noted.clone(), observation.carnet.school);
    let (by, now) = (observation.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        noting::withdraw(tx, &noted, by, now)?;
        deeds::withdrew(tx, &noted, school, (by, now))
    };
    app.db.write(write).await?;
    let to = urls::pupil(observation.pupil_id);
    Ok(Answer::to(to).saying(t!(&ui, "carnet-withdrawn")))
}

/// `GET /carnet/observations/{observation}/fichiers/{file}`
pub async fn file(
    observation: Granted<SeeFiles, Observation>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    files::attached(&app, files_of(observation.id), path.file, asked).await
}
