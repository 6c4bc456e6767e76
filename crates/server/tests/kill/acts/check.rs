//! Every act against the database, and against what the house shows.

use super::{
    Acts, Trace, appointment, campaign, cell, collection, dossier, event, homework, livret, post,
    roll_call, signature, sitting, tick, work,
};
use crate::{ledger::Outcome, store};
use base::Id;
use bench::http::Connection;
use db::{Db, Tx};
use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
};

/// What was found wrong, and how many acts were looked at.
#[derive(Default)]
pub struct Found {
    pub wrong: Vec<String>,
    pub acts: BTreeMap<&'static str, usize>,
    pub files: usize,
}

/// What the database has of them.
#[derive(Default)]
pub struct Kept {
    wrong: Vec<String>,
    /// What is there, by its name.
    things: BTreeMap<String, Vec<i64>>,
    /// What stands where.
    standing: BTreeMap<String, String>,
    /// By kind and thing, one of its files.
    files: BTreeMap<(&'static str, i64), i64>,
}

impl Acts {
    /// Every act of the book, once all is settled.
    pub async fn check(&self, db: &Db, address: SocketAddr) -> Found {
        let kept = db.read_long(Kept::read).await.expect("it is read");
        let mut found = Found { wrong: kept.wrong.clone(), ..Found::default() };
        let mut places = Places::default();
        for act in &self.done {
            *found.acts.entry(act.deed.name()).or_default() += 1;
            for trace in act.deed.traces(act.outcome) {
                match trace {
                    Trace::Once { thing, is_known } => {
                        let times = kept.things.get(&thing).map_or(0, Vec::len);
                        if times > 1 || times == 0 && is_known {
                            found.wrong.push(format!("{act:?} is there {times} times"));
                        }
                    }
                    Trace::Stands { place, value, is_known } => places.say(place, value, is_known),
                }
            }
        }
        places.compare(&kept, &mut found);
        self.read_back(&kept, address, &mut found).await;
        found.wrong.extend(self.check_outside(db).await);
        found
    }

    /// What was acknowledged is shown, file by file, to those whom it concerns.
    async fn read_back(&self, kept: &Kept, address: SocketAddr, found: &mut Found) {
        let mut line = Connection::open(address).await.expect("a line");
        for act in self.done.iter().filter(|act| matches!(act.outcome, Outcome::Acknowledged(_))) {
            let Some(shown) = act.deed.shown(&self.classes[act.class], kept) else { continue };
            let answer = line.ask(&shown.request).await.expect("an answer");
            let is_whole = match &shown.content {
                Some(content) => answer.body == *content,
                None => !answer.body.is_empty(),
            };
            if answer.status == 200 && is_whole {
                found.files += 1;
            } else {
                found.wrong.push(format!("the file of {act:?}: {}", answer.status));
            }
        }
    }
}

/// Nobody has said anything there.
pub const NOTHING: &str = "nothing";

/// What may stand where, after all that was said.
#[derive(Default)]
struct Places(BTreeMap<String, BTreeSet<String>>);

impl Places {
    fn say(&mut self, place: String, value: String, is_known: bool) {
        // Until something is known, nothing may have been done.
        let untouched = untouched(&place).to_owned();
        let possible = self.0.entry(place).or_insert_with(|| [untouched].into());
        if is_known {
            possible.clear();
        }
        possible.insert(value);
    }

    fn compare(self, kept: &Kept, found: &mut Found) {
        for (place, possible) in self.0 {
            let stands = kept.standing.get(&place).map_or(untouched(&place), String::as_str);
            if !possible.contains(stands) {
                found.wrong.push(format!("{place} is {stands}, not {possible:?}"));
            }
        }
    }
}

/// What stands where there is no line: a pupil is present until somebody says otherwise.
fn untouched(place: &str) -> &'static str {
    if place.starts_with("mark") { "present" } else { NOTHING }
}

impl Kept {
    pub fn is_there(&mut self, thing: String, id: i64) {
        self.things.entry(thing).or_default().push(id);
    }

    pub fn is_wrong(&mut self, sentence: String) {
        self.wrong.push(sentence);
    }

    pub fn stands(&mut self, place: String, value: String) {
        self.standing.insert(place, value);
    }

    pub fn have_files(&mut self, tx: &Tx<'_>, kind: &'static str) -> db::Result<()> {
        let files = store::class::files(tx, kind)?;
        self.files.extend(files.into_iter().map(|(thing, file)| ((kind, thing), file)));
        Ok(())
    }

    /// A thing and its file; without a file nothing is shown, and `store::class` says so.
    pub fn file(&self, kind: &'static str, thing: &str) -> Option<(i64, i64)> {
        let id = *self.things.get(thing)?.first()?;
        Some((id, *self.files.get(&(kind, id))?))
    }

    fn read(tx: &Tx<'_>) -> db::Result<Self> {
        let mut kept = Kept::default();
        let all = [
            signature::keep,
            roll_call::keep,
            appointment::keep,
            homework::keep,
            tick::keep,
            work::keep,
            post::keep,
            event::keep,
            cell::keep,
            livret::keep,
            dossier::keep,
            sitting::keep,
            collection::keep,
            campaign::keep,
        ];
        for keep in all {
            keep(tx, &mut kept)?;
        }
        let told = store::class::TOLD_WRONG.into_iter().chain(store::council::TOLD_WRONG);
        for (sentence, sql) in store::WRONG_ACTS.into_iter().chain(told) {
            if tx.number(sql, &[])? > 0 {
                kept.wrong.push(sentence.to_owned());
            }
        }
        for school in store::schools_that_seal(tx)? {
            let verified = liaison::chain::verify(tx, Id::new(school))?;
            if let Some((place, why)) = verified.broken {
                kept.wrong.push(format!("the chain is broken at {place}: {why:?}"));
            }
        }
        Ok(kept)
    }
}
