//! What runs later: large and delayed deliveries, what follows a letter taken back, reminders, the
//! emptying of bins.

use crate::{
    Letter,
    delivering::{self, Left},
    emptying, letter, news, store,
};
use base::{Id, Instant};
use db::Tx;
use jobs::{Context, Job, Registry, Result, Schedule};
use people::Person;
use serde::{Deserialize, Serialize};

/// How long what is in a bin can be found again.
pub const BIN_DAYS: i64 = 60;
/// How long a report that was answered is kept, and a freeze that was lifted: a school year.
const ANSWERED_DAYS: i64 = 365;
const CHUNK: u32 = 500;

pub fn register(registry: &mut Registry) {
    registry.on(deliver);
    registry.on(translate);
    registry.on(quieten);
    registry.on(remind);
    registry.on(purge);
    registry.every("messages-bin", Schedule::NIGHTLY, &EmptyBins {});
}

/// Hands a letter out, from where the last try stopped.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Deliver {
    pub letter: Id<Letter>,
}

impl Job for Deliver {
    const KIND: &'static str = "messages.deliver";

    fn key(&self) -> Option<String> {
        Some(self.letter.to_string())
    }
}

async fn deliver(context: Context, job: Deliver) -> Result<()> {
    loop {
        let (now, letter, ends) = (context.clock.now(), job.letter, context.clone());
        let step = move |tx: &Tx<'_>| {
            let left = delivering::step(tx, letter, now)?;
            if let Left::Later(hour) = left {
                jobs::enqueue(tx, &Deliver { letter }, hour)?;
            }
            if left != Left::More {
                ends.complete(tx)?;
            }
            Ok(left)
        };
        if context.db.write(step).await? != Left::More {
            return Ok(());
        }
    }
}

/// Prepares a letter for those of its readers who read another language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Translate {
    pub letter: Id<Letter>,
}

impl Job for Translate {
    const KIND: &'static str = "messages.translate";
}

async fn translate(context: Context, job: Translate) -> Result<()> {
    let Ok(translator) = context.tool::<translation::Translator>() else { return Ok(()) };
    let (letter, now) = (job.letter, context.clock.now());
    let write = move |tx: &Tx<'_>| {
        let said = store::letters::said(tx, letter)?;
        let Some(said) = said.filter(|said| said.state.is_readable()) else { return Ok(()) };
        let targets = store::addressees::picks(tx, letter)?;
        let persons = targets.iter().filter_map(|pick| pick.target.person_id());
        let groups = targets.iter().filter_map(|pick| pick.target.group_id());
        let (persons, groups): (Vec<_>, Vec<_>) = (persons.collect(), groups.collect());
        let text = letter::text(letter, said.lang, &said.subject, &said.body);
        translation::foresee(tx, &translator, &text, (&persons, &groups), now)
    };
    Ok(context.db.write(write).await?)
}

/// A letter was taken back: it is not new any more for those who had not opened it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Quieten {
    pub letter: Id<Letter>,
}

impl Job for Quieten {
    const KIND: &'static str = "messages.quieten";
}

async fn quieten(context: Context, job: Quieten) -> Result<()> {
    for_readers(&context, job.letter, |tx, letter, persons, _| {
        let changed = store::deliveries::quieten(tx, letter, persons)?;
        delivering::tell(tx, &changed);
        Ok(())
    })
    .await?;
    let letter = job.letter;
    Ok(context.db.write(move |tx| news::taken_back(tx, letter)).await?)
}

/// Puts a letter on top again for those who have not read it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Remind {
    pub letter: Id<Letter>,
}

impl Job for Remind {
    const KIND: &'static str = "messages.remind";
}

async fn remind(context: Context, job: Remind) -> Result<()> {
    for_readers(&context, job.letter, |tx, letter, persons, now| {
        let lifted = store::deliveries::lift(tx, letter, persons, now)?;
        let persons: Vec<Id<Person>> = lifted.iter().map(|reader| reader.person).collect();
        delivering::tell(tx, &persons);
        news::reminded(tx, letter, &lifted, now)
    })
    .await
}

type Change = fn(&Tx<'_>, Id<Letter>, &[Id<Person>], Instant) -> db::Result<()>;

/// Runs `change` for all who have a letter, some at a time. Each change may be made twice.
async fn for_readers(context: &Context, letter: Id<Letter>, change: Change) -> Result<()> {
    let mut after: Id<Person> = Id::new(0);
    loop {
        let (now, from) = (context.clock.now(), after);
        let step = move |tx: &Tx<'_>| {
            let persons = store::deliveries::readers_after(tx, letter, from, CHUNK)?;
            change(tx, letter, &persons, now)?;
            Ok(persons.last().copied())
        };
        match context.db.write(step).await? {
            Some(last) => after = last,
            None => return Ok(()),
        }
    }
}

/// Empties what has been in bins for long enough, and forgets old reports. Nightly.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EmptyBins {}

impl Job for EmptyBins {
    const KIND: &'static str = "messages.empty_bins";
    const IS_LONG: bool = true;
}

async fn purge(context: Context, _: EmptyBins) -> Result<()> {
    let now = context.clock.now();
    while context.db.write(move |tx| emptying::old(tx, now.plus_days(-BIN_DAYS), now)).await? > 0 {}
    let answered = now.plus_days(-ANSWERED_DAYS);
    while context.db.write(move |tx| emptying::answered(tx, answered, now)).await? > 0 {}
    Ok(())
}
