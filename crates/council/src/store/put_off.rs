//! What was put off, as rows: what waits, where it went, and what comes along.

use crate::{
    Deliberation, Meeting,
    deliberation::Decision,
    meeting::{Item, ItemKind},
    poll::{Candidacy, Poll},
};
use base::{Id, Instant};
use db::{Result, Tx, Value, params};
use people::Body;

db::row! {
    /// A line that was put off and that no agenda has taken up.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Waiting {
        pub id: Id<Item>,
        pub kind: ItemKind,
        pub title: String,
        pub meets_at: Instant,
        /// What was proposed under it, unless it was to inform.
        pub act: Option<Id<Deliberation>>,
    }
}

/// Those of a body, the oldest first.
pub fn waiting(tx: &Tx<'_>, body: Id<Body>) -> Result<Vec<Waiting>> {
    tx.all(
        "select i.id, i.kind, i.title, m.meets_at, d.id as act
           from meeting m
           join meeting_item i on i.meeting_id = m.id
           left join deliberation d on d.item_id = i.id
          where m.body_id = $1 and m.state = 'closed' and i.state = 'put_off'
            and not exists (select 1 from meeting_item n where n.put_off_id = i.id)
          order by m.meets_at, i.place
          limit 200",
        params![body],
    )
}

db::row! {
    /// The other end of what was put off: from this line, the meeting it comes from or went to.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Trace {
        pub item: Id<Item>,
        pub meeting: Id<Meeting>,
        pub meets_at: Instant,
        /// It is from there; otherwise it went there.
        pub is_origin: bool,
    }
}

/// The traces of all lines of a meeting.
pub fn traces(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Trace>> {
    tx.all(
        "select i.id as item, m.id as meeting, m.meets_at, 1 as is_origin
           from meeting_item i
           join meeting_item o on o.id = i.put_off_id
           join meeting m on m.id = o.meeting_id
          where i.meeting_id = $1
          union all
         select o.id as item, m.id as meeting, m.meets_at, 0 as is_origin
           from meeting_item o
           join meeting_item i on i.put_off_id = o.id
           join meeting m on m.id = i.meeting_id
          where o.meeting_id = $1
          order by 1, 4
          limit 500",
        params![meeting],
    )
}

/// This line takes up that one; a conflict of the index when another does.
pub fn mark(tx: &Tx<'_>, item: Id<Item>, of: Id<Item>) -> Result<()> {
    tx.change("update meeting_item set put_off_id = $2 where id = $1", params![item, of])
}

/// The words of a draft, and the act it corrects; what it is about in the classification; the act
/// it undoes, which it alone is to undo from now on.
pub fn copy_words(tx: &Tx<'_>, from: Id<Deliberation>, to: Id<Deliberation>) -> Result<()> {
    tx.run(
        "update deliberation
            set report = (select o.report from deliberation o where o.id = $1),
                corrects_id = (select o.corrects_id from deliberation o where o.id = $1)
          where id = $2",
        params![from, to],
    )?;
    tx.run(
        "insert into act_matter (deliberation_id, matter, matter_name)
         select $2, matter, matter_name
           from act_matter
          where deliberation_id = $1",
        params![from, to],
    )?;
    move_undoing(tx, from, to)
}

/// Another draft is to undo what this one would have undone.
fn move_undoing(tx: &Tx<'_>, from: Id<Deliberation>, to: Id<Deliberation>) -> Result<()> {
    tx.run(
        "update act_undoing
            set deliberation_id = $2
          where deliberation_id = $1 and applied_on is null",
        params![from, to],
    )
    .map(drop)
}

/// A draft that took up what was put off is thrown away: what it would have undone is again for the
/// one that was put off to undo, when it is taken up another time. None: those of a whole meeting.
pub fn give_back(tx: &Tx<'_>, meeting: Id<Meeting>, item: Option<Id<Item>>) -> Result<()> {
    let drafts: Vec<(Id<Deliberation>, Id<Deliberation>)> = tx.all(
        "select d.id, o.id
           from meeting_item i
           join deliberation d on d.item_id = i.id and d.state = 'draft'
           join deliberation o on o.item_id = i.put_off_id
          where i.meeting_id = $1
          limit 500",
        params![meeting],
    )?;
    let of_item = match item {
        Some(item) => super::annexes::draft_of(tx, item)?,
        None => drafts.iter().map(|(draft, _)| *draft).collect(),
    };
    let rows: Vec<Vec<Value>> = drafts
        .into_iter()
        .filter(|(draft, _)| of_item.contains(draft))
        .map(|(draft, origin)| params![draft, origin].to_vec())
        .collect();
    tx.run_each(
        "update act_undoing
            set deliberation_id = $2
          where deliberation_id = $1 and applied_on is null",
        &rows,
    )
    .map(drop)
}

/// What it would decide, line by line: each old line with its new one.
pub fn copy_decisions(
    tx: &Tx<'_>,
    lines: &[Decision],
    to: Id<Deliberation>,
) -> Result<Vec<(Id<Decision>, Id<Decision>)>> {
    let pairs: Vec<(Id<Decision>, Id<Decision>)> =
        lines.iter().map(|line| (line.id, tx.new_id())).collect();
    let rows: Vec<Vec<Value>> = lines
        .iter()
        .zip(&pairs)
        .map(|(line, (_, id))| {
            params![*id, to, line.place, line.kind, &line.words, &line.fields].to_vec()
        })
        .collect();
    tx.run_each(
        "insert into decision (id, deliberation_id, place, kind, words, fields)
         values ($1, $2, $3, $4, $5, $6)",
        &rows,
    )?;
    Ok(pairs)
}

/// The ballots that were prepared, with who stands; how one votes is for the next meeting to say.
pub fn copy_polls(
    tx: &Tx<'_>,
    from: Id<Deliberation>,
    to: Id<Deliberation>,
    lines: &[(Id<Decision>, Id<Decision>)],
) -> Result<()> {
    let rows: Vec<Vec<Value>> = lines
        .iter()
        .map(|(old, new)| {
            let id: Id<Poll> = tx.new_id();
            params![id, to, *new, *old].to_vec()
        })
        .collect();
    tx.run_each(
        "insert into poll (id, deliberation_id, decision_id, to_id, college, seat, seats, openly,
                           is_read, version)
         select $1, $2, $3, to_id, college, seat, seats, 0, 0, 1
           from poll
          where decision_id = $4",
        &rows,
    )?;
    let standing: Vec<(Id<Candidacy>, Id<Decision>)> = tx.all(
        "select c.id, p.decision_id
           from poll p
           join poll_candidate c on c.poll_id = p.id
          where p.deliberation_id = $1
          order by p.id, c.place
          limit 2000",
        params![from],
    )?;
    let new_line = |old: Id<Decision>| lines.iter().find(|(it, _)| *it == old).map(|(_, new)| *new);
    let rows: Vec<Vec<Value>> = standing
        .into_iter()
        .filter_map(|(candidate, line)| {
            let id: Id<Candidacy> = tx.new_id();
            new_line(line).map(|line| params![id, candidate, line].to_vec())
        })
        .collect();
    tx.run_each(
        "insert into poll_candidate (id, poll_id, place, mandate_id, title, first_name, last_name,
                                     deputy_id, deputy_title, deputy_first_name,
                                     deputy_last_name, born_on)
         select $1, p.id, c.place, c.mandate_id, c.title, c.first_name, c.last_name, c.deputy_id,
                c.deputy_title, c.deputy_first_name, c.deputy_last_name, c.born_on
           from poll_candidate c
           join poll p on p.decision_id = $3
          where c.id = $2",
        &rows,
    )
    .map(drop)
}
