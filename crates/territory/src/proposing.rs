//! Proposing: a draft for the council of a member (it gives a competence, joins, approves the
//! statutes, appoints), or for the committee (it agrees). `council::propose` writes it on the
//! agenda of the next meeting that is being prepared; here is who may, and what is said when there
//! is none.

use crate::{
    competence::{Competence, Refusal},
    progress::{Line, Stage},
    store::facts,
};
use base::{Day, Id};
use council::{Deliberation, Proposal};
use db::{Result, Tx};
use people::{Body, BodyKind};
use web::App;

/// Writes a draft in a transaction of its own with what `also` writes; `None`: the body prepares no
/// meeting, so that there is no agenda to write on.
pub async fn write(
    app: &App,
    proposal: Proposal,
    also: impl Fn(&Tx<'_>, Id<Deliberation>) -> Result<()> + Send + Sync + 'static,
) -> Result<Option<Id<Deliberation>>> {
    let write = move |tx: &Tx<'_>| {
        let act = council::propose(tx, &proposal)?;
        also(tx, act)?;
        Ok(act)
    };
    match app.db.write(write).await {
        Ok(act) => Ok(Some(act)),
        Err(error) if is_without_meeting(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether a draft could not be written because no meeting is being prepared.
pub fn is_without_meeting(error: &db::Error) -> bool {
    use council::life::refusal::Refusal;
    matches!(error.reason::<Refusal>(), Some(Refusal::NoMeeting))
}

/// Whether a body may propose to give a competence on a day: asked before anything is written.
/// `line` is where it stands, for a commune.
pub fn check(
    tx: &Tx<'_>,
    body: &Body,
    competence: &Competence,
    line: Option<&Line>,
    today: Day,
) -> Result<std::result::Result<(), Refusal>> {
    if body.kind == BodyKind::Syndicate {
        return Ok(Err(Refusal::NotAMember));
    }
    if !competence.holds_on(today) {
        return Ok(Err(Refusal::NotRunning));
    }
    if let Some(other) = facts::given_elsewhere(tx, body.id, competence, today)? {
        let syndicate = people::body::load(tx, other.syndicate_id)?;
        let syndicate = syndicate.map(|it| it.name).unwrap_or_default();
        return Ok(Err(Refusal::GivenElsewhere { competence: other.name, syndicate }));
    }
    let competence = competence.name.clone();
    Ok(match line {
        Some(line) if line.stage >= Stage::Effective => Err(Refusal::GivenAlready { competence }),
        Some(line) if line.stage > Stage::Nothing || line.is_being_written() => {
            Err(Refusal::UnderWay { competence })
        }
        _ => Ok(()),
    })
}
