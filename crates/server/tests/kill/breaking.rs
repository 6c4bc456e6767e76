//! The checks of what assemblies decide, of grids, of livrets and of dossiers can fail: each
//! is broken by hand, in a transaction that is thrown away.

use crate::store::{council, dossier, graded, livret, territory};
use db::{Db, Error, Tx};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// What makes the sentences of `store::council::WRONGS` true, in their order.
const COUNCIL: [&str; 13] = [
    "update meeting_item set state = 'waiting'
      where id = (select min(item_id) from deliberation where outcome is not null)",
    "update deliberation set votes_for = votes_for + 1
      where id = (select min(id) from deliberation where outcome is not null)",
    "update meeting set state = 'open'
      where id = (select min(id) from meeting where state = 'closed')",
    "delete from act_signature
      where role = 'chair'
        and deliberation_id = (select min(deliberation_id) from act_signature)",
    "delete from act_seal where deliberation_id = (select min(deliberation_id) from act_seal)",
    "delete from act_matter where deliberation_id = (select min(deliberation_id) from act_matter)",
    "insert into transmission (id, deliberation_id, state, way, envelope, sent_at, external_id,
                               act_id, anomaly)
     select 1, deliberation_id, 'dropped', way, '', sent_at, '', '', '' from transmission
      where id = (select min(id) from transmission)",
    "update deliberation set state = 'voted'
      where id = (select min(deliberation_id) from transmission)",
    // One whose worker was killed between its answer and the end of its job still has the job.
    "update transmission set state = 'queued'
      where id = (select min(t.id) from transmission t
                   where not exists (select 1 from job j
                                      where j.kind = 'council.transmit'
                                        and j.key = cast(t.id as text)))",
    "update transmission set way = 'carrier', external_id = ''
      where id = (select min(id) from transmission)",
    "update deliberation set transmitted_at = transmitted_at + 1
      where id = (select min(id) from deliberation where transmitted_at is not null)",
    "update deliberation set executory_on = null
      where id = (select min(id) from deliberation where executory_on is not null)",
    "update delegate set appointed_by = null where id = (select min(id) from delegate)",
];

/// The same of `store::territory::WRONGS`.
const TERRITORY: [&str; 11] = [
    "update collection_lot set dossiers = dossiers + 1
      where id = (select min(id) from collection_lot)",
    "update collection_dossier set state = 'handed'
      where id = (select min(id) from collection_dossier where lot_id is not null)",
    "delete from collection_line
      where place = 1 and lot_id = (select min(lot_id) from collection_line)",
    "update notice set thing_id = 0
      where kind = 'territory.collection'
        and thing_id = (select min(id) from collection_lot)",
    "update contribution_campaign set frozen_at = null
      where id = (select min(id) from contribution_campaign where state <> 'draft')",
    "update contribution_campaign set total = total + 1
      where id = (select min(id) from contribution_campaign where state <> 'draft')",
    "update contribution_entry set amount = amount + 1
      where id = (select min(id) from contribution_entry where year > 0)",
    "delete from contribution_entry
      where id = (select max(id) from contribution_entry where year > 0)",
    "update contribution_campaign set called_on = null
      where id = (select min(id) from contribution_campaign where state = 'called')",
    "update contribution_entry set number = number + 1000
      where id = (select min(id) from contribution_entry)",
    "update contribution_account set balance = balance + 1
      where id = (select min(id) from contribution_account)",
];

/// The same of `store::council::TOLD_WRONG`.
const TOLD: [&str; 2] = [
    "update transmission set state = 'sent' where id = (select min(id) from transmission)",
    "update delegate set ended_by = null",
];

/// The same of `store::graded::WRONGS`.
const GRADED: [&str; 3] = [
    "update assessment_result set step = step % 4 + 1
      where item_id = (select min(item_id) from assessment_result where step is not null)",
    "delete from assessment_trace where item_id = (select min(item_id) from assessment_trace)",
    "update assessment_line set cells = cells || ' ' || cells
      where assessment_id = (select min(assessment_id) from assessment_line)",
];

/// The same of `store::livret::WRONGS`.
const LIVRET: [&str; 4] = [
    "delete from report_seal
      where signature_id = (select min(signature_id) from report_seal)",
    "delete from report_signature where id = (select min(signature_id) from report_seal)",
    "update report_edition set published_at = published_at + 864000000
      where report_id = (select min(report_id) from report_signature)",
    "delete from report_seen where report_id = (select min(report_id) from report_signature)",
];

/// The same of `store::dossier::WRONGS`.
const DOSSIER: [&str; 7] = [
    "update dossier set state = 'sealing' where id = (select min(id) from dossier
                                                     where state = 'open')",
    "delete from audit where id = (select min(id) from audit where action = 'dossier.seal')",
    "update dossier set sealed_at = null where id = (select min(id) from dossier
                                                     where state = 'sealed')",
    "update dossier_piece set goes = null where id = (select min(id) from dossier_piece
                                                      where goes is not null)",
    "delete from dossier_part where piece_id = (select min(piece_id) from dossier_part)",
    "delete from file_use
      where kind = 'dossier_made' and thing_id = (select min(piece_id) from dossier_part)",
    "update notice set thing_id = 0
      where kind = 'passage.family'
        and thing_id = (select min(id) from dossier where state = 'sealed')",
];

/// What breaks the chain of the livrets of a school.
const CHAIN: &str = "update report_signature set signed_at = signed_at + 1
      where id = (select min(signature_id) from report_seal)";

/// Breaks everything, one after the other; says what was not found.
pub async fn unfound(db: &Db) -> Vec<&'static str> {
    let council = council::WRONGS.into_iter().zip(COUNCIL);
    let told = council::TOLD_WRONG.into_iter().zip(TOLD);
    let territory = territory::WRONGS.into_iter().zip(TERRITORY);
    let graded = graded::WRONGS.into_iter().zip(GRADED);
    let livret = livret::WRONGS.into_iter().zip(LIVRET);
    let dossier = dossier::WRONGS.into_iter().zip(DOSSIER);
    let all = council.chain(told).chain(territory).chain(graded).chain(livret).chain(dossier);
    let mut unfound = Vec::new();
    for ((sentence, sql), broken) in all {
        if !is_found(db, broken, move |tx| tx.number(sql, &[])).await {
            unfound.push(sentence);
        }
    }
    if !is_found(db, CHAIN, livret::broken_chains).await {
        unfound.push("the chain of livrets is broken");
    }
    unfound
}

async fn is_found<F>(db: &Db, broken: &'static str, look: F) -> bool
where
    F: Fn(&Tx<'_>) -> db::Result<i64> + Send + Sync + 'static,
{
    let found = Arc::new(AtomicI64::new(0));
    let seen = Arc::clone(&found);
    let break_it = move |tx: &Tx<'_>| -> db::Result<()> {
        tx.run(broken, &[])?;
        seen.store(look(tx)?, Ordering::Relaxed);
        Err(Error::Engine("it is thrown away".to_owned()))
    };
    let thrown = db.write(break_it).await;
    assert!(thrown.is_err_and(|it| it.to_string().contains("thrown away")), "{broken}");
    found.load(Ordering::Relaxed) > 0
}
