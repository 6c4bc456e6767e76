//! The life of an act, as rows: its seal, its signatures, its matter, what undoes it, its dates.

use crate::{
    Deliberation, Mandate, Meeting,
    deliberation::Written,
    life::{
        signing::{Role, Signature},
        undoing::{Undoing, Way},
    },
    mandate::Office,
};
use base::{Day, Id, Instant, Title};
use db::{Result, Tx, params};
use people::{Body, Person};

db::row! {
    /// Who holds a mandate.
    pub struct Holder {
        pub title: Option<Title>,
        pub first_name: String,
        pub last_name: String,
        pub office: Office,
    }
}

pub fn officer(tx: &Tx<'_>, mandate: Id<Mandate>) -> Result<Option<Holder>> {
    tx.first(
        "select title, first_name, last_name, office from mandate where id = $1",
        params![mandate],
    )
}

/// What this person may sign of a meeting: the mandate of its chair, that of its secretary.
pub fn officers_of(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    person: Id<Person>,
) -> Result<Option<(bool, bool)>> {
    tx.first(
        "select case when exists (select 1 from mandate m
                                   where m.id = t.chair_id and m.person_id = $2)
                     then 1 else 0 end as is_chair,
                case when exists (select 1 from mandate m
                                   where m.id = t.secretary_id and m.person_id = $2)
                     then 1 else 0 end as is_secretary
           from meeting t
          where t.id = $1",
        params![meeting, person],
    )
}

/// Whose account it is, when he has one.
type Account = Option<Id<Person>>;

/// The accounts of the chair and of the secretary of a meeting.
pub fn officer_persons(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<(Account, Account)> {
    tx.one(
        "select c.person_id, s.person_id
           from meeting t
           left join mandate c on c.id = t.chair_id
           left join mandate s on s.id = t.secretary_id
          where t.id = $1",
        params![meeting],
    )
}

db::row! {
    /// How many acts of a meeting wait for each signature.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Unsigned {
        pub chair: u32,
        pub secretary: u32,
    }
}

pub fn unsigned(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Unsigned> {
    tx.one(
        "select count(case when chair_signed_at is null then 1 end) as chair,
                count(case when secretary_signed_at is null then 1 end) as secretary
           from deliberation
          where meeting_id = $1 and state = 'voted' and number is not null
            and outcome in ('adopted', 'rejected')",
        params![meeting],
    )
}

pub fn seal(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Option<String>> {
    let sql = "select extract from act_seal where deliberation_id = $1";
    Ok(tx.first::<(String,)>(sql, params![act])?.map(|(json,)| json))
}

pub fn write_seal(tx: &Tx<'_>, act: &Written, held_on: Day, extract: &str) -> Result<()> {
    tx.run(
        "insert into act_seal (deliberation_id, body_id, held_on, extract)
         values ($1, $2, $3, $4)
         on conflict (deliberation_id) do update
            set held_on = excluded.held_on, extract = excluded.extract",
        params![act.id, act.body_id, held_on, extract],
    )
    .map(drop)
}

pub fn signatures(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Vec<Signature>> {
    tx.all(
        "select s.role, s.mandate_id, m.title, m.first_name, m.last_name, s.is_paper,
                s.signed_on, s.written_at, s.digest
           from act_signature s
           join mandate m on m.id = s.mandate_id
          where s.deliberation_id = $1
          order by s.role
          limit 2",
        params![act],
    )
}

/// A signature; one that was given before to another wording is replaced.
pub struct NewSignature {
    pub role: Role,
    pub mandate: Id<Mandate>,
    pub person: Option<Id<Person>>,
    pub recorded_by: Option<Id<Person>>,
    pub signed_on: Day,
    pub at: Instant,
}

pub fn write_signature(
    tx: &Tx<'_>,
    act: Id<Deliberation>,
    new: &NewSignature,
    digest: &str,
) -> Result<()> {
    let NewSignature { role, mandate, person, recorded_by, signed_on, at } = *new;
    tx.run(
        "insert into act_signature (deliberation_id, role, mandate_id, is_paper, person_id,
                                    recorded_by, signed_on, written_at, digest)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (deliberation_id, role) do update
            set mandate_id = excluded.mandate_id, is_paper = excluded.is_paper,
                person_id = excluded.person_id, recorded_by = excluded.recorded_by,
                signed_on = excluded.signed_on, written_at = excluded.written_at,
                digest = excluded.digest",
        params![act, role, mandate, person.is_none(), person, recorded_by, signed_on, at, digest],
    )
    .map(drop)
}

/// Writes who has signed; with both it is signed for good.
pub fn mark_signed(
    tx: &Tx<'_>,
    act: &Written,
    (chair_at, secretary_at): (Option<Instant>, Option<Instant>),
    digest: &str,
) -> Result<()> {
    tx.change(
        "update deliberation
            set chair_signed_at = $3, secretary_signed_at = $4, digest = $5,
                state = case when $6 = 1 then 'signed' else state end,
                version = version + 1
          where id = $1 and version = $2 and state = 'voted'",
        params![
            act.id,
            act.version,
            chair_at,
            secretary_at,
            digest,
            i64::from(chair_at.is_some() && secretary_at.is_some())
        ],
    )
}

pub fn mark_published(tx: &Tx<'_>, act: Id<Deliberation>, at: Instant) -> Result<()> {
    tx.change(
        "update deliberation
            set published_at = $2, version = version + 1
          where id = $1 and state = 'signed' and published_at is null",
        params![act, at],
    )
}

/// The State has received it on that day; the first acknowledgement counts.
pub fn mark_transmitted(tx: &Tx<'_>, act: Id<Deliberation>, at: Instant) -> Result<()> {
    tx.run(
        "update deliberation
            set transmitted_at = $2, version = version + 1
          where id = $1 and state = 'signed' and transmitted_at is null",
        params![act, at],
    )
    .map(drop)
}

/// Its sending was taken back.
pub fn mark_untransmitted(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<()> {
    tx.run(
        "update deliberation
            set transmitted_at = null, executory_on = null, version = version + 1
          where id = $1 and transmitted_at is not null",
        params![act],
    )
    .map(drop)
}

/// Whether it has just become executory: false when somebody was there before.
pub fn mark_executory(tx: &Tx<'_>, act: Id<Deliberation>, on: Day) -> Result<bool> {
    let changed = tx.run(
        "update deliberation
            set executory_on = $2, version = version + 1
          where id = $1 and executory_on is null and state = 'signed'
            and published_at is not null and transmitted_at is not null
            and outcome = 'adopted' and withdrawn_by is null and repealed_by is null",
        params![act, on],
    )?;
    Ok(changed == 1)
}

pub fn mark_withdrawn(tx: &Tx<'_>, act: Id<Deliberation>, by: Id<Deliberation>) -> Result<bool> {
    let changed = tx.run(
        "update deliberation
            set withdrawn_by = $2, version = version + 1
          where id = $1 and withdrawn_by is null",
        params![act, by],
    )?;
    Ok(changed == 1)
}

pub fn mark_repealed(tx: &Tx<'_>, act: Id<Deliberation>, by: Id<Deliberation>) -> Result<bool> {
    let changed = tx.run(
        "update deliberation
            set repealed_by = $2, version = version + 1
          where id = $1 and repealed_by is null and withdrawn_by is null",
        params![act, by],
    )?;
    Ok(changed == 1)
}

/// What undid it is itself undone: it stands again.
pub fn mark_standing(tx: &Tx<'_>, act: Id<Deliberation>, by: Id<Deliberation>) -> Result<bool> {
    let changed = tx.run(
        "update deliberation
            set withdrawn_by = case when withdrawn_by = $2 then null else withdrawn_by end,
                repealed_by = case when repealed_by = $2 then null else repealed_by end,
                version = version + 1
          where id = $1 and (withdrawn_by = $2 or repealed_by = $2)",
        params![act, by],
    )?;
    Ok(changed == 1)
}

pub fn matter(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Option<(String, String)>> {
    let sql = "select matter, matter_name from act_matter where deliberation_id = $1";
    tx.first(sql, params![act])
}

pub fn write_matter(tx: &Tx<'_>, act: Id<Deliberation>, matter: &str, name: &str) -> Result<()> {
    tx.run(
        "insert into act_matter (deliberation_id, matter, matter_name)
         values ($1, $2, $3)
         on conflict (deliberation_id) do update
            set matter = excluded.matter, matter_name = excluded.matter_name",
        params![act, matter, name],
    )
    .map(drop)
}

pub fn undoing(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Option<Undoing>> {
    tx.first(
        "select deliberation_id, undone_id, way, applied_on
           from act_undoing
          where deliberation_id = $1",
        params![act],
    )
}

/// The act that this one corrects, withdraws or repeals, if it names one.
pub fn named_by(tx: &Tx<'_>, act: &Written) -> Result<Option<Written>> {
    let undone = undoing(tx, act.id)?.map(|it| it.undone_id);
    match undone.or(act.corrects_id) {
        Some(id) => super::deliberations::find(tx, id),
        None => Ok(None),
    }
}

pub fn insert_undoing(
    tx: &Tx<'_>,
    act: Id<Deliberation>,
    undone: Id<Deliberation>,
    way: Way,
) -> Result<()> {
    tx.run(
        "insert into act_undoing (deliberation_id, undone_id, way) values ($1, $2, $3)",
        params![act, undone, way],
    )
    .map(drop)
}

pub fn mark_undoing(tx: &Tx<'_>, act: Id<Deliberation>, applied_on: Option<Day>) -> Result<()> {
    tx.run(
        "update act_undoing set applied_on = $2 where deliberation_id = $1",
        params![act, applied_on],
    )
    .map(drop)
}

db::row! {
    /// Another act, by what names it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Other {
        pub id: Id<Deliberation>,
        pub number: Option<String>,
        pub title: String,
        pub published_at: Option<Instant>,
        /// `correction`, `withdrawal`, `repeal`.
        pub way: String,
    }
}

/// The acts that correct, withdraw or repeal this one, or are meant to.
pub fn later(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Vec<Other>> {
    tx.all(
        "select d.id, d.number, d.title, d.published_at, 'correction' as way
           from deliberation d
          where d.corrects_id = $1
          union all
         select d.id, d.number, d.title, d.published_at, u.way
           from act_undoing u
           join deliberation d on d.id = u.deliberation_id
          where u.undone_id = $1
          order by 1
          limit 50",
        params![act],
    )
}

/// What a body has voted and has yet to sign, publish or transmit, the oldest first.
pub fn unfinished(tx: &Tx<'_>, body: Id<Body>, limit: u32) -> Result<Vec<Written>> {
    tx.all(
        "select id, body_id, meeting_id, item_id, number, title, report, state, ballot,
                in_exercise, present, proxies, votes_for, votes_against, abstentions,
                not_taking_part, blank, void, chair_vote, outcome, corrects_id, withdrawn_by,
                repealed_by, chair_signed_at, secretary_signed_at, digest, published_at,
                transmitted_at, executory_on, version
           from deliberation
          where body_id = $1 and state in ('voted', 'signed')
            and outcome in ('adopted', 'rejected')
            and (published_at is null or transmitted_at is null)
          order by id
          limit $2",
        params![body, limit],
    )
}

/// What waits for the signature of this person, who presided over the meeting or wrote for it.
pub fn awaiting_signature_of(
    tx: &Tx<'_>,
    body: Id<Body>,
    person: Id<Person>,
    limit: u32,
) -> Result<Vec<Written>> {
    tx.all(
        "select d.id, d.body_id, d.meeting_id, d.item_id, d.number, d.title, d.report, d.state,
                d.ballot, d.in_exercise, d.present, d.proxies, d.votes_for, d.votes_against,
                d.abstentions, d.not_taking_part, d.blank, d.void, d.chair_vote, d.outcome,
                d.corrects_id, d.withdrawn_by, d.repealed_by, d.chair_signed_at,
                d.secretary_signed_at, d.digest, d.published_at, d.transmitted_at,
                d.executory_on, d.version
           from mandate a
           join meeting m on m.body_id = a.body_id and (m.chair_id = a.id or m.secretary_id = a.id)
           join deliberation d on d.meeting_id = m.id
          where a.person_id = $2 and a.body_id = $1 and d.state = 'voted'
            and d.outcome in ('adopted', 'rejected')
            and (m.chair_id = a.id and d.chair_signed_at is null
                 or m.secretary_id = a.id and d.secretary_signed_at is null)
          order by d.id
          limit $3",
        params![body, person, limit],
    )
}

/// Acts of a body in force on a day, the latest first.
pub fn executory(tx: &Tx<'_>, body: Id<Body>, on: Day, limit: u32) -> Result<Vec<Written>> {
    tx.all(
        "select d.id, d.body_id, d.meeting_id, d.item_id, d.number, d.title, d.report, d.state,
                d.ballot, d.in_exercise, d.present, d.proxies, d.votes_for, d.votes_against,
                d.abstentions, d.not_taking_part, d.blank, d.void, d.chair_vote, d.outcome,
                d.corrects_id, d.withdrawn_by, d.repealed_by, d.chair_signed_at,
                d.secretary_signed_at, d.digest, d.published_at, d.transmitted_at,
                d.executory_on, d.version
           from deliberation d
          where d.body_id = $1 and d.executory_on <= $2 and d.published_at is not null
            and d.outcome = 'adopted' and d.withdrawn_by is null and d.repealed_by is null
          order by d.executory_on desc, d.id desc
          limit $3",
        params![body, on, limit],
    )
}
