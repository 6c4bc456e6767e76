//! Drafts that are proposed from elsewhere, as rows: a line of the agenda, the draft, its articles.

use crate::{
    Deliberation, Meeting, deliberation::Decision, life::proposing::Proposal, meeting::Item,
};
use base::Id;
use db::{Error, Result, Tx, Value, params};
use people::Body;

/// The first meeting to come that is still being prepared.
pub fn next_meeting(tx: &Tx<'_>, body: Id<Body>) -> Result<Option<Id<Meeting>>> {
    let now = tx.now();
    let found: Option<(Id<Meeting>,)> = tx.first(
        "select id
           from meeting
          where body_id = $1 and meets_at >= $2 and state = 'draft'
          order by meets_at, id
          limit 1",
        params![body, now],
    )?;
    Ok(found.map(|(id,)| id))
}

pub fn insert(tx: &Tx<'_>, meeting: Id<Meeting>, new: &Proposal) -> Result<Id<Deliberation>> {
    let item: Id<Item> = tx.new_id();
    let title = new.title.trim();
    tx.run(
        "insert into meeting_item (id, meeting_id, place, kind, title, state, discussion)
         select $1, $2, coalesce(max(place), 0) + 1, 'decision', $3, 'waiting', ''
           from meeting_item
          where meeting_id = $2",
        params![item, meeting, title],
    )?;
    let id: Id<Deliberation> = tx.new_id();
    tx.run(
        "insert into deliberation (id, body_id, meeting_id, item_id, title, report, state, ballot,
                                   in_exercise, present, proxies, votes_for, votes_against,
                                   abstentions, not_taking_part, blank, void, corrects_id, digest,
                                   version)
         values ($1, $2, $3, $4, $5, $6, 'draft', 'hands',
                 0, 0, 0, 0, 0, 0, 0, 0, 0, $7, '', 1)",
        params![id, new.body, meeting, item, title, new.report.html(), new.corrects],
    )?;
    tx.change(
        "update meeting set version = version + 1 where id = $1 and state = 'draft'",
        params![meeting],
    )?;
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for (place, (words, effect)) in (1_i64..).zip(&new.decisions) {
        let fields = serde_json::to_string(effect)
            .map_err(|_| Error::Engine("an effect is not JSON".to_owned()))?;
        let decision: Id<Decision> = tx.new_id();
        rows.push(params![decision, id, place, effect.deciding(), words, fields].to_vec());
    }
    if !rows.is_empty() {
        tx.run_each(
            "insert into decision (id, deliberation_id, place, kind, words, fields)
             values ($1, $2, $3, $4, $5, $6)",
            &rows,
        )?;
    }
    Ok(id)
}
