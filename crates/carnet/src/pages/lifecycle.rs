//! The life of a synthèse: locked, opened again with a reason, stamped by the head, signed by each
//! guardian.

use super::{
    synthesis,
    synthesis_form::SynthesisForm,
    synthesis_view::{self, Typed},
};
use crate::{
    Synthesis,
    carnet::{Answer as Answering, Decide},
    deciding,
    refusal::Refusal,
    synthesis::{Kept, Reopen, Stamp},
    urls,
};
use axum::extract::State;
use db::Tx;
use maud::html;
use serde::Deserialize;
use ui::{Field, Tone};
use web::{
    Answer, App, At, Error, Form, Granted, Nothing, Page, Problems, Result, Ui, form, t, ui,
};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LockForm {
    incomplete: String,
    /// What was read when it was locked.
    version: String,
}

fn kept(synthesis: &Synthesis) -> Result<Kept> {
    synthesis.kept.clone().ok_or(Error::NotFound)
}

/// `POST /carnet/eleves/{pupil}/synthese/verrou`
pub async fn lock(
    synthesis: Granted<Decide, Synthesis>,
    State(app): State<App>,
    ui: Ui,
    form: Form<LockForm>,
) -> Result<Answer> {
    let mut kept = kept(&synthesis)?;
    // What is locked is what was read, not what somebody has saved since.
    kept.version = form.version.parse().unwrap_or(0);
    let (hand, incomplete) = ((synthesis.viewer.person, ui.now), form.incomplete == "on");
    let write = move |tx: &Tx<'_>| deciding::lock(tx, &kept, incomplete, hand);
    match app.db.write(write).await {
        Ok(()) => {
            let to = urls::synthesis(synthesis.pupil());
            Ok(Answer::to(to).saying(t!(&ui, "carnet-locked")))
        }
        Err(error) => refused(&app, &ui, &synthesis, &Refusal::of(error)?).await,
    }
}

async fn refused(
    app: &App,
    ui: &Ui,
    synthesis: &Granted<Decide, Synthesis>,
    problems: &Problems,
) -> Result<Answer> {
    let of = Synthesis::clone(synthesis);
    let shown = app.db.read(move |tx| synthesis::load(tx, &of, true)).await?;
    let form = SynthesisForm {
        content: synthesis.content(),
        version: synthesis.version(),
        ..SynthesisForm::default()
    };
    let typed = Typed { form: &form, problems, theirs: None };
    Ok(synthesis_view::deciding(ui, synthesis, &shown, &typed).unprocessable().into())
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WordsForm {
    words: String,
}

const WORDS_CHARS_MAX: usize = 300;

/// `GET /carnet/eleves/{pupil}/synthese/reouverture`: asks why.
pub async fn ask_reopening(synthesis: Granted<Reopen, Synthesis>, ui: Ui) -> Page {
    reopening(&ui, &synthesis, ("", &Problems::none()))
}

fn reopening(ui: &Ui, synthesis: &Synthesis, (words, problems): (&str, &Problems)) -> Page {
    let (title, label) = (t!(ui, "carnet-reopen"), t!(ui, "carnet-reopen-why"));
    let field = Field { name: "words", label: &label, value: words, ..Field::default() };
    let pupil = synthesis.pupil();
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::synthesis(pupil), &t!(ui, "carnet-synthesis-of",
            name = synthesis.carnet.name.first))]))
        h1 { (title) }
        (ui::note(Tone::Info, t!(ui, "carnet-reopen-how")))
        (ui::form(ui, &urls::reopening(pupil), problems, html! {
            (field.draw(ui, problems))
            div.actions {
                button.button { (ui::icon("lock-open")) (t!(ui, "carnet-reopen")) }
                a.button.plain href=(urls::synthesis(pupil)) { (t!(ui, "carnet-leave")) }
            }
        }))
    };
    ui.narrow(&title, body)
}

/// `POST /carnet/eleves/{pupil}/synthese/reouverture`
pub async fn reopen(
    synthesis: Granted<Reopen, Synthesis>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WordsForm>,
) -> Result<Answer> {
    let reason = match form::required(&form.words, WORDS_CHARS_MAX).at("words") {
        Ok(reason) => reason,
        Err(problem) => {
            let page = reopening(&ui, &synthesis, (&form.words, &problem.into()));
            return Ok(page.unprocessable().into());
        }
    };
    let (kept, hand) = (kept(&synthesis)?, (synthesis.viewer.person, ui.now));
    let write = move |tx: &Tx<'_>| deciding::reopen(tx, &kept, &reason, hand);
    app.db.write(write).await.or_else(conflict)?;
    let to = urls::synthesis(synthesis.pupil());
    Ok(Answer::to(to).saying(t!(&ui, "carnet-reopened")))
}

/// Somebody was faster: the page as it is now says what became of it.
fn conflict(error: db::Error) -> Result<()> {
    match error.reason::<Refusal>() {
        Some(_) => Err(db::Error::Conflict("it changed meanwhile".to_owned()).into()),
        None => Err(error.into()),
    }
}

/// `POST /carnet/eleves/{pupil}/synthese/visa`
pub async fn stamp(
    synthesis: Granted<Stamp, Synthesis>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (kept, hand) = (kept(&synthesis)?, (synthesis.viewer.person, ui.now));
    app.db.write(move |tx| deciding::stamp(tx, &kept, hand)).await?;
    let to = urls::synthesis(synthesis.pupil());
    Ok(Answer::to(to).saying(t!(&ui, "carnet-stamped")))
}

/// `POST /carnet/eleves/{pupil}/synthese/signature`
pub async fn sign(
    synthesis: Granted<Answering, Synthesis>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WordsForm>,
) -> Result<Answer> {
    let words = match form::optional(&form.words, WORDS_CHARS_MAX).at("words") {
        Ok(words) => words.unwrap_or_default(),
        Err(problem) => {
            let of = Synthesis::clone(&synthesis);
            let shown = app.db.read(move |tx| synthesis::load(tx, &of, false)).await?;
            let typed = (form.words.as_str(), &Problems::from(problem));
            let page = synthesis_view::reading_with(&ui, &synthesis, &shown, true, typed);
            return Ok(page.unprocessable().into());
        }
    };
    let (kept, hand) = (kept(&synthesis)?, (synthesis.viewer.person, ui.now));
    app.db.write(move |tx| deciding::sign(tx, &kept, &words, hand)).await?;
    let to = urls::synthesis(synthesis.pupil());
    Ok(Answer::to(to).saying(t!(&ui, "carnet-signed")))
}
