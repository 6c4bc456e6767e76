//! A guardian signs that he has read a livret of his child. Again, it is no other signature.

use super::{
    Deed, Kept, Trace, Turn,
    class::{Class, Family},
};
use crate::{ledger::Outcome, store::livret as store};
use base::{Clock, Id};
use bench::http::{Browser, Connection};
use db::{Db, Tx};
use results::Period;

/// A livret that is out.
pub struct Livret {
    report: i64,
    edition: i64,
    /// The place of its family in the class.
    family: usize,
}

#[derive(Debug)]
struct Signature {
    report: i64,
    edition: i64,
    guardian: i64,
    family: usize,
}

/// The head opens the livrets of a class for each period, locks and publishes them; the day of rest
/// passes. Of a class of maternelle there is none.
pub async fn publish(
    db: &Db,
    line: &mut Connection,
    head: &Browser,
    (class, periods): (i64, &[Id<Period>]),
) {
    let on = super::today().plus_days(1).iso();
    for period in periods {
        let period = period.to_string();
        let fields = [("period", &*period), ("with_lacks", "on"), ("on", &*on)];
        for form in ["ouverture", "verrou", "publication"] {
            let path = format!("/livrets/classes/{class}/{form}");
            let answer = line.ask(&head.post(&path, &fields)).await.expect("an answer");
            assert_eq!(answer.status, 303, "{path}: {}", answer.text());
        }
    }
    let since = Clock::system().now().plus_hours(-2);
    db.write(move |tx| store::is_out(tx, since)).await.expect("they are out");
}

/// Those of a class, each with its family.
pub async fn of_class(db: &Db, class: i64, families: &[Family]) -> Vec<Livret> {
    let found = db.read(move |tx| store::of_class(tx, class)).await.expect("its livrets");
    let with_family = |(report, edition, pupil)| {
        let family = families.iter().position(|it| it.pupil == pupil)?;
        Some(Livret { report, edition, family })
    };
    found.into_iter().filter_map(with_family).collect()
}

/// In the classes that have livrets, in turn.
pub fn meant(classes: &[Class], turn: Turn) -> (usize, Box<dyn Deed>) {
    let with = |it: &usize| !classes[*it].livrets.is_empty();
    let own: Vec<usize> = (0..classes.len()).filter(with).collect();
    let class = own[turn.task % own.len()];
    let Class { livrets, families, .. } = &classes[class];
    let Livret { report, edition, family } = livrets[(turn.times() + turn.task) % livrets.len()];
    let guardian = families[family].guardian;
    (class, Box::new(Signature { report, edition, guardian, family }))
}

fn thing(report: i64, edition: i64, guardian: i64) -> String {
    format!("livret {report} {edition} {guardian}")
}

impl Deed for Signature {
    fn name(&self) -> &'static str {
        "livrets signed"
    }

    fn request(&self, class: &Class, step: usize) -> Option<Vec<u8>> {
        let edition = self.edition.to_string();
        let path = format!("/livrets/{}/signature", self.report);
        let parent = &class.families[self.family].parent;
        (step == 0).then(|| parent.post(&path, &[("edition", &edition)]))
    }

    fn traces(&self, outcome: Outcome) -> Vec<Trace> {
        Trace::once(thing(self.report, self.edition, self.guardian), outcome)
    }
}

pub fn keep(tx: &Tx<'_>, kept: &mut Kept) -> db::Result<()> {
    for (id, report, edition, guardian) in store::signatures(tx)? {
        kept.is_there(thing(report, edition, guardian), id);
    }
    if store::broken_chains(tx)? > 0 {
        kept.is_wrong("the chain of livrets is broken".to_owned());
    }
    Ok(())
}
