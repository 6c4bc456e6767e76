//! Collections and contributions, as rows: what must never be seen of them, at no moment, and what
//! there is.

use super::Wrong;
use base::Id;
use db::{Result, Tx, params};
use people::Body;

pub const WRONGS: [Wrong; 11] = [
    (
        "a lot that counts other files than it has",
        "select count(*) from collection_lot l
          where l.dossiers <> (select count(*) from collection_dossier d where d.lot_id = l.id)",
    ),
    (
        "a file that was sent without a lot, or the reverse",
        "select count(*) from collection_dossier
          where (state = 'sent') <> (lot_id is not null)",
    ),
    (
        "a lot without a line for each document",
        "select count(*) from collection_lot l
          where (select count(*) from collection_line n where n.lot_id = l.id)
                  <> (select count(*) from collection_part p
                        join collection_dossier d on d.id = p.dossier_id
                       where d.lot_id = l.id)",
    ),
    (
        "a lot the syndicate was not told of once",
        "select count(*) from collection_lot l
          where 1 <> (select count(*) from notice n
                       where n.kind = 'territory.collection' and n.thing_id = l.id)",
    ),
    (
        "a campaign that is frozen by half",
        "select count(*) from contribution_campaign c
          where (c.state = 'draft') <> (c.frozen_at is null)
             or (c.state = 'draft')
                  = exists (select 1 from contribution_line l where l.campaign_id = c.id)",
    ),
    (
        "a campaign that does not make the sum voted",
        "select count(*) from contribution_campaign c
          where c.state <> 'draft'
            and (c.total <> c.sum_voted
                 or c.total <> (select sum(l.total) from contribution_line l
                                 where l.campaign_id = c.id))",
    ),
    (
        "calls that do not make the sum voted, are there twice, or too early",
        "select count(*) from contribution_campaign c
          where (case when c.state = 'called' then c.total else 0 end)
                  <> (select coalesce(sum(e.amount), 0) from contribution_entry e
                       where e.year = c.year)",
    ),
    (
        "a campaign that has not two calls for each member",
        "select count(*) from contribution_campaign c
          where c.state = 'called'
            and (select 2 * count(*) from contribution_line l where l.campaign_id = c.id)
                  <> (select count(*) from contribution_entry e where e.year = c.year)",
    ),
    (
        "a campaign that was called without its day",
        "select count(*) from contribution_campaign
          where (state = 'called') <> (called_on is not null)",
    ),
    (
        "an account whose lines are not 1, 2, 3",
        "select count(*) from contribution_account a
          where (select count(*) from contribution_entry e where e.account_id = a.id)
                  <> (select coalesce(max(e.number), 0) from contribution_entry e
                       where e.account_id = a.id)",
    ),
    (
        "an account whose balance is not that of its lines",
        "select count(*) from contribution_account a
          where a.balance
                  <> (select coalesce(sum(case when e.year = 0 then -e.amount
                                               else e.amount end), 0)
                        from contribution_entry e
                       where e.account_id = a.id)",
    ),
];

/// Members that have not been told of what was called.
pub fn waiting(tx: &Tx<'_>) -> Result<i64> {
    tx.number(
        "select count(*) from job
          where kind = 'territory.called' and failed_at is null",
        &[],
    )
}

/// A collection of `bodies`, a métropole and its syndicate, whose communes have handed in what they
/// were asked for: two documents of words each, looked at and accepted.
pub fn complete_collection(
    tx: &Tx<'_>,
    (metropole, syndicate): (Id<Body>, Id<Body>),
    communes: &[Id<Body>],
    round: usize,
) -> Result<i64> {
    let (competence, collection): (Id<Body>, Id<Body>) = (tx.new_id(), tx.new_id());
    let (now, due) = (tx.now(), tx.now().day().plus_days(20));
    tx.run(
        "insert into competence (id, syndicate_id, word, name, opens_schools, from_on)
         values ($1, $2, $3, 'Usages numériques', 0, '2020-01-01')",
        params![competence, syndicate, format!("usages-{round}")],
    )?;
    tx.run(
        "insert into collection (id, body_id, syndicate_id, competence_id, title, words, due_on,
                                 every_days, state, made_at, version)
         values ($1, $2, $3, $4, 'Numérique éducatif', '', $5, 0, 'open', $6, 1)",
        params![collection, metropole, syndicate, competence, due, now],
    )?;
    let pieces: Vec<Id<Body>> = (0..2).map(|_| tx.new_id()).collect();
    for (piece, place) in pieces.iter().zip(1_i64..) {
        tx.run(
            "insert into collection_piece (id, collection_id, place, kind, title, is_needed)
             values ($1, $2, $3, 'words', 'Contact', 1)",
            params![*piece, collection, place],
        )?;
    }
    for commune in communes {
        let dossier: Id<Body> = tx.new_id();
        tx.run(
            "insert into collection_dossier (id, collection_id, body_id, state, handed_at, reason,
                                             version)
             values ($1, $2, $3, 'handed', $4, '', 1)",
            params![dossier, collection, *commune, now],
        )?;
        for piece in &pieces {
            tx.run(
                "insert into collection_part (id, dossier_id, piece_id, state, words, given_at)
                 values ($1, $2, $3, 'accepted', 'Le secrétariat, 03 20 00 00 00', $4)",
                params![tx.new_id::<Body>(), dossier, *piece, now],
            )?;
        }
    }
    Ok(collection.raw())
}

/// `(collection, lot)`.
pub fn lots(tx: &Tx<'_>) -> Result<Vec<(i64, i64)>> {
    tx.all("select collection_id, id from collection_lot", &[])
}

/// They are members of the syndicate, since long.
pub fn join(tx: &Tx<'_>, syndicate: Id<Body>, members: &[Id<Body>]) -> Result<()> {
    for member in members {
        tx.run(
            "insert into membership_of_syndicate (id, syndicate_id, member_id, college, from_on)
             select $1, $2, $3, '', '2024-01-01'
              where not exists (select 1 from membership_of_syndicate
                                 where member_id = $3 and syndicate_id = $2)",
            params![tx.new_id::<Body>(), syndicate, *member],
        )?;
    }
    Ok(())
}

/// An account of one of them.
pub fn account(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<i64> {
    tx.number(
        "select min(id) from contribution_account where syndicate_id = $1",
        params![syndicate],
    )
}

/// `(campaign, state)` of those that are frozen.
pub fn frozen(tx: &Tx<'_>) -> Result<Vec<(i64, String)>> {
    tx.all("select id, state from contribution_campaign where state <> 'draft'", &[])
}

/// `(line, what it is)` of those that are no call.
pub fn payments(tx: &Tx<'_>) -> Result<Vec<(i64, String)>> {
    tx.all("select id, kind from contribution_entry where year = 0", &[])
}
