//! The synthèse of a pupil: `/carnet/eleves/{pupil}/synthese`, filled in by his teacher, read by
//! his family once it was locked; and as a document.

use super::{
    pieces,
    synthesis_form::SynthesisForm,
    synthesis_view::{self, Typed},
};
use crate::{
    Synthesis,
    carnet::Decide,
    deciding::{self, Place},
    news,
    proposal::{self, Proposal},
    refusal::Refusal,
    sheet,
    store::{
        self,
        syntheses::{Signature, Version},
    },
    synthesis::Content,
    urls,
};
use axum::{extract::State, response::Response};
use base::Id;
use db::Tx;
use people::Person;
use std::collections::HashMap;
use web::{Answer, App, Error, Form, Granted, Page, Problems, Read, Result, Ui, id, t};

/// What the page shows beside what is kept.
pub struct Shown {
    pub proposals: HashMap<String, Proposal>,
    /// What was locked, the latest first.
    pub versions: Vec<Version>,
    pub signatures: Vec<Signature>,
}

pub fn load(tx: &Tx<'_>, synthesis: &Synthesis, is_decided: bool) -> db::Result<Shown> {
    let pupil = synthesis.pupil();
    let words = if is_decided && !synthesis.is_locked() {
        store::observations::words(tx, pupil)?
    } else {
        Vec::new()
    };
    let (versions, signatures) = match &synthesis.kept {
        Some(kept) if kept.number > 0 => {
            (store::syntheses::versions(tx, kept.id)?, store::syntheses::signatures(tx, kept.id)?)
        }
        _ => (Vec::new(), Vec::new()),
    };
    Ok(Shown { proposals: proposal::proposals(&words), versions, signatures })
}

async fn read(app: &App, synthesis: &Synthesis, is_decided: bool) -> Result<Shown> {
    let of = synthesis.clone();
    Ok(app.db.read(move |tx| load(tx, &of, is_decided)).await?)
}

pub async fn get(
    synthesis: Granted<Read, Synthesis>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let is_decided = ui.may::<Decide>(&*synthesis);
    let shown = read(&app, &synthesis, is_decided).await?;
    if !is_decided || synthesis.is_locked() {
        let is_family = synthesis.carnet.is_of_the_family(&synthesis.viewer);
        if is_family {
            seen(&app, &synthesis).await?;
        }
        return Ok(synthesis_view::reading(&ui, &synthesis, &shown, is_family));
    }
    let form = SynthesisForm {
        content: synthesis.content(),
        version: synthesis.version(),
        ..SynthesisForm::default()
    };
    let typed = Typed { form: &form, problems: &Problems::none(), theirs: None };
    Ok(synthesis_view::deciding(&ui, &synthesis, &shown, &typed))
}

/// It is not new any more to whoever has opened it.
async fn seen(app: &App, synthesis: &Granted<Read, Synthesis>) -> Result<()> {
    let Some(id) = synthesis.kept.as_ref().map(|kept| kept.id.raw()) else { return Ok(()) };
    let (person, now) = (synthesis.viewer.person, app.clock.now());
    app.db.mark(move |tx| notices::seen(tx, person, &news::SYNTHESIS, id, now)).await?;
    Ok(())
}

pub async fn post(
    synthesis: Granted<Decide, Synthesis>,
    State(app): State<App>,
    ui: Ui,
    fields: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let mut form = SynthesisForm::read(&fields);
    if form.action == "propose" {
        let shown = read(&app, &synthesis, true).await?;
        form.take(&shown.proposals);
        let typed = Typed { form: &form, problems: &Problems::none(), theirs: None };
        // Nothing is saved yet: the teacher reads, and decides.
        return Ok(synthesis_view::deciding(&ui, &synthesis, &shown, &typed).into());
    }
    if let Err(problems) = form.check() {
        return again(&app, &ui, &synthesis, (&form, &problems), None).await;
    }
    let (place, content) = (Place::of(&synthesis)?, form.content.clone());
    let (version, hand) = (form.version, (synthesis.viewer.person, ui.now));
    let write = move |tx: &Tx<'_>| deciding::save(tx, place, &content, version, hand);
    match app.db.write(write).await {
        Ok(()) => {
            let to = urls::synthesis(synthesis.pupil());
            Ok(Answer::to(to).saying(t!(&ui, "carnet-synthesis-saved")))
        }
        Err(error) => {
            Refusal::of(error)?;
            overtaken(&app, &ui, &synthesis, form).await
        }
    }
}

/// A colleague has saved meanwhile: one's own stays in the form, what he has decided otherwise is
/// said beside each line.
async fn overtaken(
    app: &App,
    ui: &Ui,
    synthesis: &Granted<Decide, Synthesis>,
    mut form: SynthesisForm,
) -> Result<Answer> {
    let (pupil, year): (Id<Person>, _) = (synthesis.pupil(), synthesis.year);
    let kept = app.db.read(move |tx| store::syntheses::of_pupil(tx, pupil)).await?;
    let Some(now) = kept.into_iter().find(|kept| kept.year == year) else {
        return Err(Error::Gone);
    };
    if now.is_locked() {
        let words = t!(ui, "carnet-refused-locked").into_owned();
        return Ok(Answer::to(urls::synthesis(pupil)).saying(words));
    }
    form.version = now.version;
    let problems = Problems::one("lines", id!("carnet-refused-overtaken"));
    again(app, ui, synthesis, (&form, &problems), Some(&now.content)).await
}

async fn again(
    app: &App,
    ui: &Ui,
    synthesis: &Granted<Decide, Synthesis>,
    (form, problems): (&SynthesisForm, &Problems),
    theirs: Option<&Content>,
) -> Result<Answer> {
    let shown = read(app, synthesis, true).await?;
    let typed = Typed { form, problems, theirs };
    Ok(synthesis_view::deciding(ui, synthesis, &shown, &typed).unprocessable().into())
}

/// `GET /carnet/eleves/{pupil}/synthese.pdf`: the last one that was locked.
pub async fn pdf(synthesis: Granted<Read, Synthesis>, State(app): State<App>) -> Result<Response> {
    let pupil = synthesis.pupil();
    let document = app.db.read(move |tx| sheet::load(tx, &[pupil])).await?;
    if document.is_empty() {
        return Err(Error::NotFound);
    }
    let made = tokio::task::spawn_blocking(move || document.pdf()).await;
    let bytes = made.map_err(Error::internal)?.map_err(Error::internal)?;
    let name =
        format!("synthese-{}-{}.pdf", pieces::slug(&synthesis.carnet.name.first), synthesis.year);
    Ok(pieces::document(bytes, &name))
}
