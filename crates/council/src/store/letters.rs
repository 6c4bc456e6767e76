//! Letters of the prefecture and their answers, as rows.

use crate::{
    Deliberation,
    life::letters::{Answer, Letter, State},
};
use base::{Day, Id};
use db::{Result, Tx, params};
use people::Body;

pub fn of(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Vec<Letter>> {
    tx.all(
        "select id, deliberation_id, kind, written_on, came_on, words, external_id, recorded_by,
                recorded_at
           from act_letter
          where deliberation_id = $1
          order by written_on, id
          limit 100",
        params![act],
    )
}

pub fn find(tx: &Tx<'_>, id: Id<Letter>) -> Result<Option<Letter>> {
    tx.first(
        "select id, deliberation_id, kind, written_on, came_on, words, external_id, recorded_by,
                recorded_at
           from act_letter
          where id = $1",
        params![id],
    )
}

/// What the State sent, byte for byte.
pub fn message(tx: &Tx<'_>, id: Id<Letter>) -> Result<Option<Vec<u8>>> {
    let sql = "select message from act_letter where id = $1 and message is not null";
    Ok(tx.first::<(Vec<u8>,)>(sql, params![id])?.map(|(message,)| message))
}

/// Whether a letter of an operator is written down already.
pub fn is_known(tx: &Tx<'_>, act: Id<Deliberation>, external: &str) -> Result<bool> {
    let count = tx.number(
        "select count(*) from act_letter where deliberation_id = $1 and external_id = $2",
        params![act, external],
    )?;
    Ok(count > 0)
}

pub fn insert(tx: &Tx<'_>, new: &Letter, message: Option<&[u8]>) -> Result<()> {
    tx.run(
        "insert into act_letter (id, deliberation_id, kind, written_on, came_on, words,
                                 external_id, message, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![
            new.id,
            new.deliberation_id,
            new.kind,
            new.written_on,
            new.came_on,
            &new.words,
            &new.external_id,
            message.map(<[u8]>::to_vec),
            new.recorded_by,
            new.recorded_at
        ],
    )
    .map(drop)
}

/// The act that was received under this identity, of this body.
pub fn act_of(tx: &Tx<'_>, body: Id<Body>, act_id: &str) -> Result<Option<Id<Deliberation>>> {
    let found: Option<(Id<Deliberation>,)> = tx.first(
        "select d.id
           from transmission t
           join deliberation d on d.id = t.deliberation_id
          where t.act_id = $2 and d.body_id = $1
            and t.state in ('sent', 'acknowledged', 'cancelling', 'cancelled')
          order by t.id desc
          limit 1",
        params![body, act_id],
    )?;
    Ok(found.map(|(id,)| id))
}

/// All answers about an act, the oldest first.
pub fn answers(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Vec<Answer>> {
    tx.all(
        "select a.id, a.letter_id, a.kind, a.state, a.sent_on, a.received_on, a.external_id,
                a.anomaly, a.recorded_by, a.recorded_at
           from act_answer a
           join act_letter l on l.id = a.letter_id
          where l.deliberation_id = $1
          order by a.id
          limit 300",
        params![act],
    )
}

pub fn answer(tx: &Tx<'_>, id: Id<Answer>) -> Result<Option<Answer>> {
    tx.first(
        "select id, letter_id, kind, state, sent_on, received_on, external_id, anomaly,
                recorded_by, recorded_at
           from act_answer
          where id = $1",
        params![id],
    )
}

pub fn insert_answer(tx: &Tx<'_>, new: &Answer) -> Result<()> {
    tx.run(
        "insert into act_answer (id, letter_id, kind, state, sent_on, received_on, external_id,
                                 anomaly, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, '', '', $7, $8)",
        params![
            new.id,
            new.letter_id,
            new.kind,
            new.state,
            new.sent_on,
            new.received_on,
            new.recorded_by,
            new.recorded_at
        ],
    )
    .map(drop)
}

db::row! {
    /// An answer that an operator has, which has yet to say how it ended.
    #[derive(Clone, Debug)]
    pub struct Waiting {
        pub id: Id<Answer>,
        pub external_id: String,
        /// Of the body that answers.
        pub siren: String,
    }
}

pub fn waiting(tx: &Tx<'_>, after: Id<Answer>, limit: u32) -> Result<Vec<Waiting>> {
    tx.all(
        "select a.id, a.external_id, b.siren
           from act_answer a
           join act_letter l on l.id = a.letter_id
           join deliberation d on d.id = l.deliberation_id
           join body b on b.id = d.body_id
          where a.id > $1 and a.state = 'sent'
          order by a.id
          limit $2",
        params![after, limit],
    )
}

/// The operator has it, under its number.
pub fn taken(tx: &Tx<'_>, id: Id<Answer>, external: &str, state: State, on: Day) -> Result<()> {
    tx.change(
        "update act_answer
            set state = $3, external_id = $2, sent_on = $4,
                received_on = case when $3 = 'received' then $4 else received_on end
          where id = $1 and state = 'queued'",
        params![id, external, state, on],
    )
}

/// The State has it. False when that was known.
pub fn received(tx: &Tx<'_>, id: Id<Answer>, on: Day, message: &[u8]) -> Result<bool> {
    let changed = tx.run(
        "update act_answer
            set state = 'received', received_on = $2, message = $3
          where id = $1 and state = 'sent'",
        params![id, on, message.to_vec()],
    )?;
    Ok(changed == 1)
}

/// It was not taken, in the words of who refused.
pub fn refused(tx: &Tx<'_>, id: Id<Answer>, words: &str) -> Result<()> {
    tx.run(
        "update act_answer
            set state = 'anomaly', anomaly = $2
          where id = $1 and state in ('queued', 'sent')",
        params![id, words],
    )
    .map(drop)
}

db::row! {
    /// A body, by what an operator knows it by.
    #[derive(Clone, Debug)]
    pub struct Known {
        pub id: Id<Body>,
        pub siren: String,
    }
}

/// The body that an answer is of.
pub fn body_of(tx: &Tx<'_>, letter: Id<Letter>) -> Result<Option<Known>> {
    tx.first(
        "select b.id, b.siren
           from act_letter l
           join deliberation d on d.id = l.deliberation_id
           join body b on b.id = d.body_id
          where l.id = $1",
        params![letter],
    )
}

/// Bodies that have said who they are to the State, by number.
pub fn bodies(tx: &Tx<'_>, after: Id<Body>, limit: u32) -> Result<Vec<Known>> {
    tx.all(
        "select b.id, b.siren
           from act_settings s
           join body b on b.id = s.body_id
          where b.id > $1
          order by b.id
          limit $2",
        params![after, limit],
    )
}
