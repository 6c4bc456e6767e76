//! Deliberations and what they decide, as rows.

use crate::{
    Deliberation, Meeting,
    deliberation::{Decision, Written},
};
use base::Id;
use db::{Result, Tx, params};

pub fn find(tx: &Tx<'_>, id: Id<Deliberation>) -> Result<Option<Written>> {
    tx.first(
        "select id, body_id, meeting_id, item_id, number, title, report, state, ballot,
                in_exercise, present, proxies, votes_for, votes_against, abstentions,
                not_taking_part, blank, void, chair_vote, outcome, corrects_id, withdrawn_by,
                repealed_by, chair_signed_at, secretary_signed_at, digest, published_at,
                transmitted_at, executory_on, version
           from deliberation
          where id = $1",
        params![id],
    )
}

/// Those of a meeting, in the order of its agenda.
pub fn of_meeting(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Written>> {
    tx.all(
        "select d.id, d.body_id, d.meeting_id, d.item_id, d.number, d.title, d.report, d.state,
                d.ballot, d.in_exercise, d.present, d.proxies, d.votes_for, d.votes_against,
                d.abstentions, d.not_taking_part, d.blank, d.void, d.chair_vote, d.outcome,
                d.corrects_id, d.withdrawn_by, d.repealed_by, d.chair_signed_at,
                d.secretary_signed_at, d.digest, d.published_at, d.transmitted_at,
                d.executory_on, d.version
           from deliberation d
           join meeting_item i on i.id = d.item_id
          where d.meeting_id = $1
          order by i.place
          limit 500",
        params![meeting],
    )
}

pub fn decisions(tx: &Tx<'_>, deliberation: Id<Deliberation>) -> Result<Vec<Decision>> {
    tx.all(
        "select id, deliberation_id, place, kind, words, fields
           from decision
          where deliberation_id = $1
          order by place
          limit 50",
        params![deliberation],
    )
}
