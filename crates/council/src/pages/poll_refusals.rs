//! What cannot be in an election, as sentences: what, where, what to do.

use super::{
    poll::{self, Shown},
    vote,
};
use crate::{
    election::ElectionError,
    poll::{Candidacy, counting::Refused, held::Unclear},
};
use base::Id;
use web::{Problem, Ui, id};

pub fn problem(error: &Refused, shown: &Shown) -> Problem {
    let with = |field, text, args| Problem { field, text, args };
    match error {
        Refused::Item(error) => Problem { field: "poll", ..vote::refused(error, &shown.record) },
        Refused::NoCandidate => with("candidate", id!("council-refused-no-candidate"), Vec::new()),
        Refused::MoreVotersThanVotes { voters, available } => with(
            "voters",
            id!("council-refused-voters"),
            vec![("voters", voters.to_string()), ("available", available.to_string())],
        ),
        Refused::MorePapersThanVoters { papers, voters } => with(
            "voters",
            id!("council-refused-poll-papers"),
            vec![("papers", papers.to_string()), ("voters", voters.to_string())],
        ),
        Refused::PapersInOpenPoll { papers } => {
            with("blank", id!("council-refused-papers"), vec![("papers", papers.to_string())])
        }
        Refused::AlwaysSecret => with("poll", id!("council-refused-appoint-always"), Vec::new()),
        Refused::Unclear(error) => unclear(error, shown),
        Refused::HasRival => with("poll", id!("council-refused-rival"), Vec::new()),
        Refused::Settled => with("poll", id!("council-refused-poll-settled"), Vec::new()),
    }
}

/// A sentence outside a form.
pub fn said(ui: &Ui, problem: &Problem) -> String {
    let args: Vec<(String, String)> =
        problem.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    ui.say_kept(problem.text, &args)
}

fn unclear(error: &Unclear, shown: &Shown) -> Problem {
    match error {
        Unclear::Election(error) => election(error, shown),
        Unclear::AgeUnknown { candidates, votes, .. } => {
            let names: Vec<String> = candidates.iter().map(|who| name(*who, shown)).collect();
            Problem {
                field: "births",
                text: id!("council-refused-age-unknown"),
                args: vec![("names", names.join(", ")), ("votes", votes.to_string())],
            }
        }
    }
}

fn name(who: Id<Candidacy>, shown: &Shown) -> String {
    shown.held.candidate(who).map(poll::name).unwrap_or_default()
}

fn election(error: &ElectionError, shown: &Shown) -> Problem {
    let of = |who: Id<crate::election::Candidate>| name(who.cast(), shown);
    let (field, text, args) = match *error {
        ElectionError::MorePapersThanVoters { papers, voters, .. } => (
            "voters",
            id!("council-refused-poll-papers"),
            vec![("papers", papers.to_string()), ("voters", voters.to_string())],
        ),
        ElectionError::MoreVotesThanPapers { candidate, votes, expressed, .. } => (
            "votes",
            id!("council-refused-more-votes"),
            vec![
                ("name", of(candidate)),
                ("votes", votes.to_string()),
                ("expressed", expressed.to_string()),
            ],
        ),
        ElectionError::SumDisagrees { votes, least, most, .. } => (
            "votes",
            id!("council-refused-sum"),
            vec![
                ("votes", votes.to_string()),
                ("least", least.to_string()),
                ("most", most.to_string()),
            ],
        ),
        ElectionError::SameAge { one, other, .. } => (
            "births",
            id!("council-refused-same-age"),
            vec![("one", of(one)), ("other", of(other))],
        ),
        ElectionError::AlreadyElected { candidate, .. } => {
            ("votes", id!("council-refused-elected-before"), vec![("name", of(candidate))])
        }
        ElectionError::CandidateTwice(who)
        | ElectionError::NotCandidate { candidate: who, .. }
        | ElectionError::CountedTwice { candidate: who, .. } => {
            ("votes", id!("council-refused-stands"), vec![("name", of(who))])
        }
        ElectionError::RoundTooMany { .. } | ElectionError::NoSeat => {
            ("poll", id!("council-refused-poll-over"), Vec::new())
        }
    };
    Problem { field, text, args }
}
