//! A round of the election of a college: `POST /territoire/{body}/elections/{election}/tours`, or
//! the last one taken away to be written again.

use super::election::{Way, load, view};
use crate::{election::Held, store, urls};
use axum::extract::{Path, State};
use council::{
    Assembly,
    assembly::Prepare,
    election::{ElectionError, Round},
};
use db::Tx;
use serde::Deserialize;
use web::{Answer, App, At, Form, Granted, Problem, Problems, Result, Ui};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RoundForm {
    pub version: u32,
    pub voters: String,
    pub blank: String,
    pub void: String,
    pub expressed: String,
    /// Ids of candidates, and beside each of them his votes.
    pub candidate: Vec<String>,
    pub votes: Vec<String>,
    /// `on`: the last round is taken away.
    pub again: String,
}

pub async fn post(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Path((_, id)): Way,
    form: Form<RoundForm>,
) -> Result<Answer> {
    let held = load(&app, &assembly, id).await?;
    let (version, count) = (form.version, held.election.rounds.len());
    let last = u32::try_from(count).unwrap_or(u32::MAX);
    let back = Answer::to(urls::election(assembly.body.id, id));
    if form.again == "on" {
        let write = move |tx: &Tx<'_>| {
            store::elections::touch(tx, id, version)?;
            store::elections::remove_round(tx, id, last)
        };
        app.db.write(write).await?;
        return Ok(back);
    }
    let checked = form.check().and_then(|round| match held.with(round.clone()) {
        Ok(_) => Ok(round),
        Err(error) => Err(wrong(&held, &error).into()),
    });
    let round = match checked {
        Ok(round) => round,
        Err(problems) => {
            let page = view(&ui, &assembly, &held, &form, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let write = move |tx: &Tx<'_>| {
        store::elections::touch(tx, id, version)?;
        store::elections::add_round(tx, id, last + 1, &round)
    };
    app.db.write(write).await?;
    Ok(back)
}

impl RoundForm {
    fn check(&self) -> std::result::Result<Round, Problems> {
        let number = |text: &str| match text.trim() {
            "" => Ok(0),
            text => text.parse::<u32>().map_err(|_| text::id!("territory-number-unreadable")),
        };
        let (voters, expressed, blank, void) = Problems::gather((
            number(&self.voters).at("voters"),
            number(&self.expressed).at("expressed"),
            number(&self.blank).at("blank"),
            number(&self.void).at("void"),
        ))?;
        let mut votes = Vec::new();
        for (who, count) in self.candidate.iter().zip(&self.votes) {
            let wrong = |text| Problems::one("votes", text);
            let count = number(count).map_err(wrong)?;
            let who = who.parse().map_err(|_| wrong(text::id!("territory-candidate-unknown")))?;
            votes.push((who, count));
        }
        Ok(Round { voters, expressed, blank, void, votes })
    }
}

/// What does not hold together in a round, and what it says.
fn wrong(held: &Held, error: &ElectionError) -> Problem {
    let (field, text, args) = match error {
        ElectionError::MorePapersThanVoters { papers, voters, .. } => (
            "voters",
            text::id!("territory-round-papers"),
            vec![("papers", papers.to_string()), ("voters", voters.to_string())],
        ),
        ElectionError::MoreVotesThanPapers { candidate, votes, expressed, .. } => (
            "votes",
            text::id!("territory-round-votes"),
            vec![
                ("name", held.name(*candidate)),
                ("votes", votes.to_string()),
                ("expressed", expressed.to_string()),
            ],
        ),
        ElectionError::SumDisagrees { votes, least, most, .. } => (
            "votes",
            text::id!("territory-round-sum"),
            vec![
                ("votes", votes.to_string()),
                ("least", least.to_string()),
                ("most", most.to_string()),
            ],
        ),
        ElectionError::SameAge { one, other, .. } => (
            "votes",
            text::id!("territory-round-same-age"),
            vec![("one", held.name(*one)), ("other", held.name(*other))],
        ),
        ElectionError::RoundTooMany { .. } => {
            ("votes", text::id!("territory-round-over"), Vec::new())
        }
        ElectionError::NoSeat
        | ElectionError::CandidateTwice(_)
        | ElectionError::NotCandidate { .. }
        | ElectionError::CountedTwice { .. }
        | ElectionError::AlreadyElected { .. } => {
            ("votes", text::id!("territory-candidate-unknown"), Vec::new())
        }
    };
    Problem { field, text, args }
}
