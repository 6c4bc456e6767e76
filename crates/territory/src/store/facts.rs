//! Dated facts: what was asked, agreed to, ended and taken back, as rows.

use crate::competence::{Competence, Membership, Transfer};
use base::{Day, Id};
use council::Deliberation;
use db::{Result, Tx, params};
use people::{Body, Town};

/// The deliberation that does something, and the day from which it does.
#[derive(Clone, Copy, Debug)]
pub struct By {
    pub act: Id<Deliberation>,
    pub on: Day,
}

pub fn competence(tx: &Tx<'_>, id: Id<Competence>) -> Result<Option<Competence>> {
    tx.first(
        "select id, syndicate_id, word, name, opens_schools, from_on, until_on
           from competence
          where id = $1",
        params![id],
    )
}

/// Those of a syndicate, whatever the day.
pub fn competences(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Vec<Competence>> {
    tx.all(
        "select id, syndicate_id, word, name, opens_schools, from_on, until_on
           from competence
          where syndicate_id = $1
          order by opens_schools desc, from_on, id
          limit 100",
        params![syndicate],
    )
}

/// Those of all syndicates that run on a day: what a body may join for.
pub fn offered(tx: &Tx<'_>, on: Day) -> Result<Vec<Competence>> {
    tx.all(
        "select id, syndicate_id, word, name, opens_schools, from_on, until_on
           from competence
          where from_on <= $1 and (until_on is null or until_on > $1)
          order by opens_schools desc, id
          limit 500",
        params![on],
    )
}

pub fn insert_competence(tx: &Tx<'_>, new: &Competence) -> Result<()> {
    tx.run(
        "insert into competence (id, syndicate_id, word, name, opens_schools, from_on, until_on)
         values ($1, $2, $3, $4, $5, $6, $7)",
        params![
            new.id,
            new.syndicate_id,
            &new.word,
            &new.name,
            new.opens_schools,
            new.from_on,
            new.until_on
        ],
    )
    .map(drop)
}

/// Ends a competence; one that ends earlier already is left as it is.
pub fn end_competence(tx: &Tx<'_>, id: Id<Competence>, on: Day) -> Result<()> {
    tx.change(
        "update competence
            set until_on = $2
          where id = $1 and from_on <= $2 and (until_on is null or until_on > $2)",
        params![id, on],
    )
}

/// What a member has given or asked to give, the latest first.
pub fn transfers_of(tx: &Tx<'_>, member: Id<Body>) -> Result<Vec<Transfer>> {
    tx.all(
        "select id, competence_id, member_id, asked_by, agreed_by, taken_back_by, from_on, until_on
           from transfer
          where member_id = $1
          order by id desc
          limit 200",
        params![member],
    )
}

/// The syndicates a member is in or has asked to join, the latest first.
pub fn memberships_of(tx: &Tx<'_>, member: Id<Body>) -> Result<Vec<Membership>> {
    tx.all(
        "select id, syndicate_id, member_id, college, asked_by, agreed_by, left_by, from_on,
                until_on
           from membership_of_syndicate
          where member_id = $1
          order by id desc
          limit 100",
        params![member],
    )
}

/// A competence of the same word in another syndicate that this member has given, or asked to give,
/// and that has not ended on a day.
pub fn given_elsewhere(
    tx: &Tx<'_>,
    member: Id<Body>,
    competence: &Competence,
    on: Day,
) -> Result<Option<Competence>> {
    tx.first(
        "select c.id, c.syndicate_id, c.word, c.name, c.opens_schools, c.from_on, c.until_on
           from transfer t
           join competence c on c.id = t.competence_id
          where t.member_id = $1
            and c.word = $2
            and c.syndicate_id <> $3
            and (t.until_on is null or t.until_on > $4)
          order by t.id
          limit 1",
        params![member, &competence.word, competence.syndicate_id, on],
    )
}

/// Writes that a transfer is asked, unless one runs or is asked already.
pub fn ask_transfer(tx: &Tx<'_>, member: Id<Body>, it: &Competence, by: By) -> Result<()> {
    tx.run(
        "insert into transfer (id, competence_id, member_id, asked_by)
         select $1, $2, $3, $4
          where not exists (select 1
                              from transfer
                             where competence_id = $2
                               and member_id = $3
                               and (asked_by = $4 or until_on is null or until_on > $5))",
        params![tx.new_id::<Transfer>(), it.id, member, by.act, by.on],
    )
    .map(drop)
}

pub fn ask_membership(
    tx: &Tx<'_>,
    member: Id<Body>,
    syndicate: Id<Body>,
    college: &str,
    by: By,
) -> Result<()> {
    tx.run(
        "insert into membership_of_syndicate (id, syndicate_id, member_id, college, asked_by)
         select $1, $2, $3, $4, $5
          where not exists (select 1
                              from membership_of_syndicate
                             where syndicate_id = $2
                               and member_id = $3
                               and (asked_by = $5 or until_on is null or until_on > $6))",
        params![tx.new_id::<Membership>(), syndicate, member, college, by.act, by.on],
    )
    .map(drop)
}

/// Keeps what cannot be: this member has given the same to `other`.
pub fn note_conflict(
    tx: &Tx<'_>,
    member: Id<Body>,
    it: Id<Competence>,
    other: Id<Competence>,
    by: By,
) -> Result<()> {
    tx.run(
        "insert into transfer_conflict (id, competence_id, member_id, other_id, asked_by, on_day)
         values ($1, $2, $3, $4, $5, $6)
             on conflict (asked_by, competence_id) do nothing",
        params![tx.new_id::<Transfer>(), it, member, other, by.act, by.on],
    )
    .map(drop)
}

/// The syndicate agrees with what a deliberation asked of it.
pub fn agree(tx: &Tx<'_>, syndicate: Id<Body>, asked: Id<Deliberation>, by: By) -> Result<()> {
    tx.run(
        "update transfer
            set agreed_by = $3, from_on = $4
          where asked_by = $2
            and agreed_by is null
            and until_on is null
            and competence_id in (select id from competence where syndicate_id = $1)",
        params![syndicate, asked, by.act, by.on],
    )?;
    tx.run(
        "update membership_of_syndicate
            set agreed_by = $3, from_on = $4
          where asked_by = $2 and agreed_by is null and until_on is null and syndicate_id = $1",
        params![syndicate, asked, by.act, by.on],
    )
    .map(drop)
}

/// The deliberation in force by which a syndicate agrees (`fields` is the effect as it is kept),
/// and since when: it may have come before what it agrees to was sent again.
pub fn agreed(tx: &Tx<'_>, syndicate: Id<Body>, fields: &str) -> Result<Option<By>> {
    let row: Option<(Id<Deliberation>, Day)> = tx.first(
        "select d.id, d.executory_on
           from deliberation d
           join decision x on x.deliberation_id = d.id
          where d.body_id = $1
            and x.kind = 'concord'
            and x.fields = $2
            and d.outcome = 'adopted'
            and d.executory_on is not null
            and d.withdrawn_by is null
            and d.repealed_by is null
          order by d.id desc
          limit 1",
        params![syndicate, fields],
    )?;
    Ok(row.map(|(act, on)| By { act, on }))
}

/// A competence is taken back on a day; what has ended by then is left as it is.
pub fn take_back(
    tx: &Tx<'_>,
    member: Id<Body>,
    syndicate: Id<Body>,
    competence: Option<Id<Competence>>,
    by: By,
) -> Result<()> {
    // 0 is no competence: all of them.
    let one = competence.map_or(0, Id::raw);
    tx.run(
        "update transfer
            set taken_back_by = $4, until_before = until_on, until_on = $5
          where member_id = $1
            and competence_id in (select id
                                    from competence
                                   where syndicate_id = $2 and (cast($3 as bigint) = 0
                                          or id = $3))
            and (taken_back_by is null or taken_back_by <> $4)
            and (until_on is null or until_on > $5)",
        params![member, syndicate, one, by.act, by.on],
    )
    .map(drop)
}

pub fn leave(tx: &Tx<'_>, member: Id<Body>, syndicate: Id<Body>, by: By) -> Result<()> {
    tx.run(
        "update membership_of_syndicate
            set left_by = $3, until_before = until_on, until_on = $4
          where member_id = $1
            and syndicate_id = $2
            and (left_by is null or left_by <> $3)
            and (until_on is null or until_on > $4)",
        params![member, syndicate, by.act, by.on],
    )
    .map(drop)
}

/// As if what this deliberation asked had never been asked.
pub fn forget_asked(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<()> {
    tx.run("delete from transfer where asked_by = $1", params![act])?;
    tx.run("delete from transfer_conflict where asked_by = $1", params![act])?;
    tx.run("delete from membership_of_syndicate where asked_by = $1", params![act]).map(drop)
}

/// As if this deliberation had never agreed: it is asked again.
pub fn forget_agreed(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<()> {
    tx.run(
        "update transfer set agreed_by = null, from_on = null where agreed_by = $1",
        params![act],
    )?;
    tx.run(
        "update membership_of_syndicate set agreed_by = null, from_on = null where agreed_by = $1",
        params![act],
    )
    .map(drop)
}

/// Nobody leaves by this deliberation any more. `after`: only what has not ended by this day; none:
/// all of it.
pub fn forget_left(tx: &Tx<'_>, act: Id<Deliberation>, after: Option<Day>) -> Result<()> {
    let after = after.map_or_else(String::new, Day::iso);
    tx.run(
        "update transfer
            set taken_back_by = null, until_on = until_before, until_before = null
          where taken_back_by = $1 and until_on > $2",
        params![act, &after],
    )?;
    tx.run(
        "update membership_of_syndicate
            set left_by = null, until_on = until_before, until_before = null
          where left_by = $1 and until_on > $2",
        params![act, &after],
    )
    .map(drop)
}

/// What this deliberation has asked or agreed to ends on a day (it is repealed).
pub fn end_by(tx: &Tx<'_>, act: Id<Deliberation>, on: Day) -> Result<()> {
    tx.run(
        "update transfer
            set until_on = $2
          where (asked_by = $1 or agreed_by = $1) and (until_on is null or until_on > $2)",
        params![act, on],
    )?;
    tx.run("delete from transfer_conflict where asked_by = $1", params![act])?;
    tx.run(
        "update membership_of_syndicate
            set until_on = $2
          where (asked_by = $1 or agreed_by = $1) and (until_on is null or until_on > $2)",
        params![act, on],
    )
    .map(drop)
}

/// Does some syndicate have a competence that opens schools?
pub fn is_some_competence_needed(tx: &Tx<'_>, on: Day) -> Result<bool> {
    let found: Option<(i64,)> = tx.first(
        "select 1
           from competence
          where opens_schools = 1 and from_on <= $1 and (until_on is null or until_on > $1)
          limit 1",
        params![on],
    )?;
    Ok(found.is_some())
}

/// Has the commune of this town given a competence that opens schools, as a member; or its EPCI,
/// which exercises in its place what it holds (CGCT L5211-17)?
pub fn has_effective_opening(tx: &Tx<'_>, town: Id<Town>, on: Day) -> Result<bool> {
    let found: Option<(i64,)> = tx.first(
        "select 1
           from body b
           join transfer t on t.member_id in (b.id, b.parent_id)
           join competence c on c.id = t.competence_id
           join membership_of_syndicate m
             on m.syndicate_id = c.syndicate_id and m.member_id = t.member_id
          where b.town_id = $1
            and c.opens_schools = 1
            and c.from_on <= $2
            and (c.until_on is null or c.until_on > $2)
            and t.from_on <= $2
            and (t.until_on is null or t.until_on > $2)
            and m.from_on <= $2
            and (m.until_on is null or m.until_on > $2)
          limit 1",
        params![town, on],
    )?;
    Ok(found.is_some())
}
