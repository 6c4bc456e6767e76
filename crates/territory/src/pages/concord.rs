//! Agreeing: `POST /territoire/{body}/accord` writes, for the committee, the draft of one
//! deliberation that agrees with what several members have asked.

use super::{body::Asked, state};
use crate::{deeds, progress::Line, proposing};
use axum::extract::State;
use base::RichText;
use council::{Assembly, Proposal, assembly::Prepare, effect::Effect};
use db::Tx;
use people::BodyKind;
use serde::Deserialize;
use web::{Answer, App, Error, Form, Granted, Problems, Result, Ui, t};

/// A deliberation decides no more lines than `council` reads of it.
const AGREED_MAX: usize = 50;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ConcordForm {
    /// The competence whose table is shown.
    competence: String,
    /// Ids of the deliberations of members.
    asked: Vec<String>,
}

pub async fn post(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ConcordForm>,
) -> Result<Answer> {
    if assembly.kind != BodyKind::Syndicate {
        return Err(Error::NotFound);
    }
    let problem = match form.asked.len() {
        0 => Some(text::id!("territory-concord-none")),
        count if count > AGREED_MAX => Some(text::id!("territory-concord-many")),
        _ => None,
    };
    if let Some(problem) = problem {
        return again(&app, &ui, &assembly, &form, problem).await;
    }
    let (syndicate, wanted) = (assembly.body.id, &form.asked);
    let asked = Asked { competence: form.competence.clone(), ..Asked::default() };
    let shown = state::load(&app, &ui, syndicate, &asked).await?;
    let mut lines = shown.map(|shown| shown.lines).unwrap_or_default();
    lines.retain(|line| line.awaits_concord().is_some_and(|id| wanted.contains(&id.to_string())));
    if lines.is_empty() {
        return Err(Error::Conflict);
    }
    let proposal = written(&ui, &assembly, &lines);
    let (now, by) = (ui.now, assembly.viewer.person);
    let note = move |tx: &Tx<'_>, act| deeds::proposed(tx, syndicate, act, by, now);
    match proposing::write(&app, proposal, note).await? {
        Some(act) => {
            Ok(Answer::to(council::urls::deliberation(act)).saying(t!(&ui, "territory-proposed")))
        }
        None => again(&app, &ui, &assembly, &form, text::id!("territory-no-meeting")).await,
    }
}

async fn again(
    app: &App,
    ui: &Ui,
    syndicate: &Assembly,
    form: &ConcordForm,
    problem: &'static str,
) -> Result<Answer> {
    let asked = Asked { competence: form.competence.clone(), ..Asked::default() };
    let shown = state::load(app, ui, syndicate.body.id, &asked).await?;
    let problems = Problems::one("asked", problem);
    Ok(state::view(ui, syndicate, shown.as_ref(), &asked, &problems).unprocessable().into())
}

fn written(ui: &Ui, syndicate: &Assembly, lines: &[Line]) -> Proposal {
    let decides = lines.iter().filter_map(|line| {
        let asked = line.awaits_concord()?;
        let words = t!(ui, "territory-decides-concord", name = line.row.name.as_str());
        Some((words.into_owned(), Effect::Concord { asked }))
    });
    let names: Vec<&str> = lines.iter().map(|line| line.row.name.as_str()).collect();
    let names = names.join(", ");
    let count = lines.len();
    Proposal {
        body: syndicate.body.id,
        title: t!(ui, "territory-concord-title", count = count).into_owned(),
        report: RichText::from_plain(&t!(ui, "territory-concord-report", names = names)),
        decisions: decides.collect(),
        corrects: None,
        undoes: None,
    }
}
