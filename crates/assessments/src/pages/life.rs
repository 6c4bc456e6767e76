//! What becomes of an assessment: opened, closed, shown to families, thrown away.

use super::{assessment, write::load_of};
use crate::{
    Assessment,
    assessment::{Discard, Publish, Stage},
    deeds, jobs, news,
    refusal::Refusal,
    store, urls, visibility,
    writing::Hand,
};
use axum::extract::State;
use base::{Day, Instant};
use db::Tx;
use serde::Deserialize;
use web::{Answer, App, At, Edit, Form, Granted, Nothing, Problems, Result, Ui, t};

/// `POST /evaluations/{assessment}/ouverture`: from a draft, or again after it was closed.
pub async fn open(
    assessment: Granted<Edit, Assessment>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, from) = (assessment.id, assessment.state);
    let hand = Hand { by: assessment.viewer.person, at: ui.now };
    if from == Stage::Draft && lacks_subject(&app, &assessment).await? {
        let problems = Refusal::NoSubject.problems();
        return refused(&app, &ui, &assessment, problems).await;
    }
    if from != Stage::Open {
        let to = (from, Stage::Open);
        app.db.write(move |tx| store::assessments::set_state(tx, id, to, hand.into())).await?;
    }
    Ok(Answer::to(urls::assessment(id)).saying(t!(&ui, "assessments-opened")))
}

/// A copy of what is taught by another has no subject until its own is chosen.
async fn lacks_subject(app: &App, assessment: &Granted<Edit, Assessment>) -> Result<bool> {
    if assessment.subject_id.is_some() || assessment.school_kind.is_first_degree() {
        return Ok(false);
    }
    Ok(!load_of(app, assessment).await?.subjects.is_empty())
}

/// `POST /evaluations/{assessment}/archivage`
pub async fn archive(
    assessment: Granted<Edit, Assessment>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let id = assessment.id;
    let hand = Hand { by: assessment.viewer.person, at: ui.now };
    let to = (assessment.state, Stage::Archived);
    if assessment.state != Stage::Archived {
        app.db.write(move |tx| store::assessments::set_state(tx, id, to, hand.into())).await?;
    }
    Ok(Answer::to(urls::assessment(id)).saying(t!(&ui, "assessments-archived")))
}

#[derive(Deserialize)]
#[serde(default)]
pub struct VisibilityForm {
    visible_on: String,
    /// `show` or `hide`.
    action: String,
}

impl Default for VisibilityForm {
    fn default() -> Self {
        VisibilityForm { visible_on: String::new(), action: "show".to_owned() }
    }
}

/// `POST /evaluations/{assessment}/visibilite`
pub async fn show(
    assessment: Granted<Publish, Assessment>,
    State(app): State<App>,
    ui: Ui,
    form: Form<VisibilityForm>,
) -> Result<Answer> {
    let of = Assessment::clone(&assessment);
    let hand = Hand { by: assessment.viewer.person, at: ui.now };
    let visible_at = match form.action.as_str() {
        "hide" => None,
        _ => match Day::parse(&form.visible_on).at("visible_on") {
            Ok(day) => Some(visibility::from(day, &of.quiet(), ui.now)),
            Err(problem) => return refused(&app, &ui, &of, Problems::from(problem)).await,
        },
    };
    let change = of.clone();
    match app.db.write(move |tx| set_visible(tx, &change, visible_at, hand)).await {
        Ok(()) => {
            let words = match visible_at {
                Some(at) => {
                    t!(&ui, "assessments-will-show", when = ui.when_in_full(at)).into_owned()
                }
                None => t!(&ui, "assessments-now-hidden").into_owned(),
            };
            Ok(Answer::to(urls::assessment(of.id)).saying(words))
        }
        Err(db::Error::Conflict(_)) => refused(&app, &ui, &of, Refusal::Overtaken.problems()).await,
        Err(error) => Err(error.into()),
    }
}

/// Families read it from an instant on, and are told then; or no more.
pub fn set_visible(
    tx: &Tx<'_>,
    assessment: &Assessment,
    visible_at: Option<Instant>,
    hand: Hand,
) -> db::Result<()> {
    store::assessments::set_visible(tx, assessment.id, visible_at, hand.into())?;
    deeds::published(tx, assessment, visible_at.is_some(), hand)?;
    match visible_at {
        Some(at) => jobs::tell_at(tx, assessment.id, at),
        None => news::take_back(tx, assessment.id),
    }
}

/// `POST /evaluations/{assessment}/suppression`: only while nothing was written of anybody.
pub async fn discard(
    assessment: Granted<Discard, Assessment>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let of = Assessment::clone(&assessment);
    let hand = Hand { by: assessment.viewer.person, at: ui.now };
    let gone = of.clone();
    let write = move |tx: &Tx<'_>| {
        if !store::assessments::delete(tx, gone.id)? {
            return Ok(false);
        }
        deeds::discarded(tx, &gone, hand).map(|()| true)
    };
    if !app.db.write(write).await? {
        return refused(&app, &ui, &of, Refusal::HasResults.problems()).await;
    }
    let to = match (of.class_id, of.group_id) {
        (Some(class), _) => urls::class(class),
        (None, Some(group)) => urls::group(group.cast()),
        (None, None) => urls::HOME.to_owned(),
    };
    Ok(Answer::to(to).saying(t!(&ui, "assessments-discarded")))
}

async fn refused(app: &App, ui: &Ui, of: &Assessment, problems: Problems) -> Result<Answer> {
    Ok(assessment::show(app, ui, of, &problems).await?.unprocessable().into())
}
