//! The news of year changes: to who began it, when it is done or held; to the teams of the classes
//! that were opened; to the families of those who leave, while they can still read everything.

use crate::{YearChange, YearClass, store, urls};
use base::{Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::{Class, GroupKind, Person, Scope, Standing, groups};
use std::collections::HashSet;
use web::{NoticeKind, Rhythm};

/// It was applied, undone, or held.
pub const DONE: NoticeKind = NoticeKind {
    word: "rollover.done",
    text: text::id!("rollover-notice-kind-done"),
    icon: "graduation-cap",
    rhythm: Rhythm::Daily,
    shown: crate::is_shown,
};

/// Somebody is of the team of a class of the next year.
pub const TEAM: NoticeKind = NoticeKind {
    word: "rollover.team",
    text: text::id!("rollover-notice-kind-team"),
    icon: "graduation-cap",
    rhythm: Rhythm::Daily,
    shown: Standing::is_staff,
};

/// A child leaves the school at the end of the year.
pub const LEAVING: NoticeKind = NoticeKind {
    word: "rollover.leaving",
    text: text::id!("rollover-notice-kind-leaving"),
    icon: "graduation-cap",
    rhythm: Rhythm::Daily,
    shown: Standing::is_guardian,
};

/// Where a family reads what its children have shown, and takes their livrets.
const RESULTS: &str = "/resultats";

/// `text` is one of the sentences that name the school alone.
pub fn tell(
    tx: &Tx<'_>,
    change: &YearChange,
    text: &'static str,
    readers: &[Id<Person>],
    at: Instant,
) -> Result<()> {
    let telling = Telling {
        kind: DONE,
        thing: change.id.raw(),
        url: urls::change(change.id),
        text,
        args: vec![("school", change.school_name.clone())],
        at,
        timing: Timing::Quiet,
        except: None,
    };
    let readers: Vec<Reader> = readers.iter().copied().map(Reader::person).collect();
    notices::tell(tx, &telling, &readers)
}

/// The town has begun: the heads of the school find a proposal.
pub fn tell_heads(tx: &Tx<'_>, change: &YearChange, at: Instant) -> Result<()> {
    let scope = Scope::School(change.school);
    let Some(heads) = groups::find(tx, GroupKind::Heads, scope)? else { return Ok(()) };
    let heads: Vec<Id<Person>> =
        notices::members(tx, &[heads])?.into_iter().map(|(_, reader)| reader.person).collect();
    tell(tx, change, text::id!("rollover-notice-begun"), &heads, at)
}

/// Each member of the teams is told of each of his classes.
pub fn tell_teams(
    tx: &Tx<'_>,
    change: &YearChange,
    classes: &[YearClass],
    by: Option<Id<Person>>,
    at: Instant,
) -> Result<()> {
    for class in classes.iter().filter(|class| !class.team.is_empty()) {
        let mut readers: Vec<Reader> =
            class.team.iter().map(|mate| Reader::person(mate.person)).collect();
        readers.dedup();
        let telling = Telling {
            kind: TEAM,
            thing: class.id.raw(),
            url: class.class.map_or_else(|| urls::HOME.to_owned(), of_class),
            text: text::id!("rollover-notice-team"),
            args: vec![
                ("class", class.name.clone()),
                ("school", change.school_name.clone()),
                ("day", change.effective_on.french()),
            ],
            at,
            timing: Timing::Quiet,
            except: by,
        };
        notices::tell(tx, &telling, &readers)?;
    }
    Ok(())
}

/// Whoever goes to no school of the platform reads until the last day, and no longer: his family
/// is told while there is time to keep what is theirs.
pub fn tell_families(tx: &Tx<'_>, change: &YearChange, at: Instant) -> Result<()> {
    let leavers: HashSet<Id<Person>> = store::moves::leavers(tx, change.id)?.into_iter().collect();
    let scope = Scope::School(change.school);
    let Some(guardians) = groups::find(tx, GroupKind::Guardians, scope)? else { return Ok(()) };
    if leavers.is_empty() {
        return Ok(());
    }
    let readers = notices::members(tx, &[guardians])?.into_iter().map(|(_, reader)| reader);
    let is_left = |it: &Reader| it.on_behalf_of.is_some_and(|pupil| leavers.contains(&pupil));
    let readers: Vec<Reader> = readers.filter(is_left).collect();
    let telling = Telling {
        kind: LEAVING,
        thing: change.id.raw(),
        url: RESULTS.to_owned(),
        text: text::id!("rollover-notice-leaving"),
        args: vec![("school", change.school_name.clone()), ("day", change.effective_on.french())],
        at,
        timing: Timing::Quiet,
        except: None,
    };
    notices::tell(tx, &telling, &readers)
}

/// The page of a class, where the directory has it.
fn of_class(class: Id<Class>) -> String {
    format!("/classe/{class}")
}

/// What was said of classes that are no more, and to those who stay after all.
pub fn take_back(tx: &Tx<'_>, change: &YearChange, classes: &[YearClass]) -> Result<()> {
    let things: Vec<i64> = classes.iter().map(|class| class.id.raw()).collect();
    notices::take_back_all(tx, &TEAM, &things)?;
    notices::take_back_all(tx, &LEAVING, &[change.id.raw()])
}
