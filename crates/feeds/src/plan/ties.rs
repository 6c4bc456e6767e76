//! Who answers for a pupil: what begins, what ends, what is no longer the same.

use super::NewTie;
use super::ledger::Ledger;
use super::slice::PersonLine;
use crate::record::RecordKind;
use crate::wanted::{Tie, WantedPerson, parse_key};
use base::{Id, fold};
use people::{Details, Guardianship, Person};

/// The guardians a pupil of AAF names.
pub(super) fn plan(ledger: &mut Ledger<'_>, line: &PersonLine, person: Option<Id<Person>>) {
    let Some(ties) = &line.wanted.ties else { return };
    if !ledger.has_page(&line.key) {
        return;
    }
    let known = ties.iter().filter(|tie| tie.guardian != line.key);
    let ties: Vec<Tie> = known.filter(|tie| open_page(ledger, tie)).cloned().collect();
    let wanted: Vec<NewTie> =
        (1..).zip(&ties).map(|(priority, tie)| new_tie(tie, priority)).collect();
    let source = parse_key(&line.key).source;
    compare(ledger, &line.key, person, wanted, &source);
}

/// A guardian is somebody known, or somebody the feed describes. Of the others nothing can be said.
fn open_page(ledger: &mut Ledger<'_>, tie: &Tie) -> bool {
    if let Some(page) = ledger.existing_page(&tie.guardian) {
        return page.kind != RecordKind::Pupil;
    }
    let person = ledger.slice.by_key.get(&tie.guardian).copied();
    let described = ledger.slice.guardians.get(&tie.guardian).cloned();
    let known = person.and_then(|person| ledger.slice.persons.get(&person));
    if let (Some(known), Some(described)) = (known, &described)
        && !may_be(&known.details, described)
    {
        // Two persons under one key: the feed is wrong, and nobody is tied to a stranger.
        ledger.plan.counts.unresolved += 1;
        return false;
    }
    match (person, described) {
        // Known, and changed or not: his details are written once, with those of all guardians.
        (Some(_), _) => {
            let nothing = WantedPerson::default();
            ledger.page(RecordKind::Guardian, &tie.guardian, person, &nothing);
            true
        }
        (None, Some(wanted)) => {
            ledger.page(RecordKind::Guardian, &tie.guardian, None, &wanted);
            true
        }
        (None, None) => false,
    }
}

/// A name in use changes, a first name is written otherwise; not both at once.
fn may_be(known: &Details, described: &WantedPerson) -> bool {
    let wanted = &described.details;
    let same = |one: &str, other: Option<&String>| other.is_none_or(|it| fold(it) == fold(one));
    same(&known.name.first, wanted.first.as_ref())
        || same(&known.name.last, wanted.last.as_ref())
        || same(&known.family_name, wanted.last.as_ref())
}

fn new_tie(tie: &Tie, priority: u8) -> NewTie {
    NewTie {
        guardian: tie.guardian.clone(),
        kinship: tie.kinship(),
        has_authority: tie.has_authority,
        is_contact: tie.is_contact,
        pays: tie.pays,
        priority,
    }
}

/// What a source did not begin, it does not end: a guardian added by hand, or known by another feed
/// alone, stays.
pub(super) fn compare(
    ledger: &mut Ledger<'_>,
    pupil: &str,
    person: Option<Id<Person>>,
    wanted: Vec<NewTie>,
    source: &str,
) {
    let running = person.and_then(|person| ledger.slice.guardianships.get(&person));
    let running: Vec<Guardianship> = running.cloned().unwrap_or_default();
    let guardian_of = |tie: &NewTie| ledger.slice.by_key.get(&tie.guardian).copied();
    let is_said = |fact: &Guardianship| {
        wanted.iter().any(|tie| guardian_of(tie) == Some(fact.guardian) && is_same(tie, fact))
    };
    let is_named =
        |fact: &Guardianship| wanted.iter().any(|tie| guardian_of(tie) == Some(fact.guardian));
    let is_of_source = |fact: &Guardianship| {
        let sources = ledger.slice.sources.get(&fact.guardian);
        sources.is_some_and(|sources| sources.contains(source))
    };
    let unties: Vec<Guardianship> = running
        .iter()
        .filter(|fact| !is_said(fact) && (is_named(fact) || is_of_source(fact)))
        .cloned()
        .collect();
    let ties: Vec<NewTie> = wanted
        .iter()
        .filter(|tie| {
            let guardian = guardian_of(tie);
            !running.iter().any(|fact| guardian == Some(fact.guardian) && is_same(tie, fact))
        })
        .cloned()
        .collect();
    let Some(page) = ledger.existing_page(pupil) else { return };
    if page.outcome == super::Outcome::Unchanged && (!ties.is_empty() || !unties.is_empty()) {
        page.outcome = super::Outcome::Changed;
    }
    page.ties = ties;
    page.unties = unties;
}

fn is_same(tie: &NewTie, fact: &Guardianship) -> bool {
    (tie.kinship, tie.has_authority, tie.is_contact, tie.pays, tie.priority)
        == (fact.kind, fact.has_authority, fact.is_contact, fact.pays, fact.priority)
}
