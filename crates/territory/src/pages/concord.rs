//! Agreeing: `POST /territoire/{body}/accord` writes, for the committee, the draft of one
//! deliberation that agrees with what several members have asked.

use super::{
    body::Asked,
    state::{self, Shown},
};
use crate::{deeds, proposing};
use axum::extract::State;
use base::{Id, RichText};
use council::{Assembly, Deliberation, Proposal, assembly::Prepare, effect::Effect};
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
    let mut agreed = shown.map(|shown| awaiting(&shown)).unwrap_or_default();
    agreed.retain(|(act, _)| wanted.contains(&act.to_string()));
    if agreed.is_empty() {
        return Err(Error::Conflict);
    }
    let proposal = written(&ui, &assembly, &agreed);
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

/// What was asked and may be agreed to, with who asks: communes, then other bodies.
fn awaiting(shown: &Shown) -> Vec<(Id<Deliberation>, String)> {
    let communes = shown.lines.iter().filter_map(|line| {
        let act = line.awaits_concord()?;
        Some((act, line.row.name.clone()))
    });
    let others = shown.requests.iter().map(|it| (it.act, it.name.clone()));
    communes.chain(others).collect()
}

fn written(ui: &Ui, syndicate: &Assembly, agreed: &[(Id<Deliberation>, String)]) -> Proposal {
    let decides = agreed.iter().map(|(act, name)| {
        let words = t!(ui, "territory-decides-concord", name = name.as_str());
        (words.into_owned(), Effect::Concord { asked: *act })
    });
    let names: Vec<&str> = agreed.iter().map(|(_, name)| name.as_str()).collect();
    let names = names.join(", ");
    let count = agreed.len();
    Proposal {
        body: syndicate.body.id,
        title: t!(ui, "territory-concord-title", count = count).into_owned(),
        report: RichText::from_plain(&t!(ui, "territory-concord-report", names = names)),
        decisions: decides.collect(),
        corrects: None,
        undoes: None,
    }
}
