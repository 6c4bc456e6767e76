//! Consents that the agenda asks of families: most of them give theirs, the evening they read of it
//! or the morning after.

use super::{Family, haste};
use crate::{
    Slip,
    question::Answers,
    signature, signing,
    slip::{State, Theme},
    store,
};
use base::{Id, Instant};
use db::{Result, Tx};
use people::Person;
use std::{collections::BTreeMap, sync::Arc};
use web::demo::Act;

/// Enough for the slips of a fortnight.
const LOOKED_AT: u32 = 20;
/// The one question of a consent.
const QUESTION: u32 = 1;

pub fn answer(
    teacher: Id<Person>,
    families: Arc<Vec<Family>>,
    (from, until): (u64, u64),
    at: Instant,
) -> Act {
    Act::run(at, move |app| async move {
        let asked = app.db.read(move |tx| asked(tx, teacher)).await?;
        let mut orders = Vec::new();
        for slip in asked {
            for (pupil, guardians) in families.iter() {
                let Some(guardian) = guardians.first() else { continue };
                let haste = haste(slip, *guardian);
                if haste < from || haste >= until {
                    continue;
                }
                let order = signing::Order {
                    pupils: vec![*pupil],
                    answers: word(haste),
                    version: 1,
                    once: String::new(),
                    codes: vec![signature::code(&app.random)],
                    now: at,
                };
                orders.push((slip, *guardian, order));
            }
        }
        let write = move |tx: &Tx<'_>| {
            orders.iter().try_for_each(|(slip, guardian, order)| {
                signing::sign_by(tx, *slip, *guardian, order).map(drop)
            })
        };
        app.db.write(write).await?;
        Ok(Vec::new())
    })
}

/// A few stay at home.
fn word(haste: u64) -> Answers {
    let word = if haste.is_multiple_of(11) { "no" } else { "yes" };
    BTreeMap::from([(QUESTION, word.to_owned())]).into_iter().collect()
}

/// What this teacher has asked through the agenda, and families may still answer.
fn asked(tx: &Tx<'_>, teacher: Id<Person>) -> Result<Vec<Id<Slip>>> {
    let newest = Id::new(i64::MAX);
    let mut slips = Vec::new();
    for line in store::lists::followed(tx, teacher, &[], &[], newest, LOOKED_AT)? {
        let is_ours = super::words::is_scripted(&line.title);
        let is_asked = line.theme == Theme::Outing && line.state == State::Sent && !is_ours;
        if is_asked && store::slips::find(tx, line.slip_id)?.is_some_and(|slip| slip.version == 1) {
            slips.push(line.slip_id);
        }
    }
    Ok(slips)
}
