//! Where each commune stands towards a syndicate for one competence: from no decision to its
//! schools open.

use crate::{
    competence::{Competence, holds},
    delegate,
    store::{
        facts,
        lines::{self, Act, Request, Row},
    },
};
use base::{Day, Id};
use council::{Deliberation, deliberation::State, effect::Effect};
use db::{Result, Tx};
use people::Body;
use std::collections::{HashMap, HashSet};

db::word! {
    /// The way of a commune, one step after the other.
    pub enum Stage {
        Nothing = "aucune",
        /// Its council has voted it.
        Deliberated = "deliberee",
        /// The State has it (CGCT L2131-1): it is asked of the syndicate.
        Transmitted = "transmise",
        /// The syndicate has voted to agree, or has agreed from a later day on.
        Concordant = "concordante",
        Effective = "effective",
        /// And schools of the first degree are open.
        Open = "ouverte",
    }
}

/// A commune on its way.
#[derive(Clone, Debug)]
pub struct Line {
    pub row: Row,
    pub stage: Stage,
    /// Its deliberation, wherever it is.
    pub act: Option<Act>,
    /// The syndicate is writing that it agrees.
    pub is_concord_written: bool,
}

/// What is known of a syndicate's concords.
#[derive(Default)]
struct Concords {
    voted: HashSet<Id<Deliberation>>,
    written: HashSet<Id<Deliberation>>,
}

/// Every commune of the syndicate's territory, by name, on a day.
pub fn of_syndicate(tx: &Tx<'_>, competence: &Competence, today: Day) -> Result<Vec<Line>> {
    load(tx, competence, today, None)
}

/// One commune; none when it is not of the syndicate's territory.
pub fn of_commune(
    tx: &Tx<'_>,
    competence: &Competence,
    commune: Id<Body>,
    today: Day,
) -> Result<Option<Line>> {
    Ok(load(tx, competence, today, Some(commune))?.pop())
}

fn load(
    tx: &Tx<'_>,
    competence: &Competence,
    today: Day,
    one: Option<Id<Body>>,
) -> Result<Vec<Line>> {
    let departments = departments(tx, competence.syndicate_id, today)?;
    let rows = lines::rows(tx, competence, &departments, today, one)?;
    let fields = asks(competence);
    let mut acts: HashMap<Id<Body>, Act> = HashMap::new();
    for act in lines::acts(tx, &fields, one)?.into_iter().filter(|act| !act.is_undone) {
        // The latest; one that is adopted is not hidden by a draft.
        let hides = acts.get(&act.body_id).is_some_and(|kept| kept.is_adopted && !act.is_adopted);
        if !hides {
            acts.insert(act.body_id, act);
        }
    }
    let concords = concords(tx, competence.syndicate_id)?;
    let line = |row: Row| {
        let act = acts.remove(&row.id);
        line_of(row, act, &concords, today)
    };
    Ok(rows.into_iter().map(line).collect())
}

/// What bodies that are no communes have asked, and the committee is not writing that it agrees to.
pub fn requests(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Vec<Request>> {
    let mut requests = lines::requests(tx, syndicate)?;
    let concords = concords(tx, syndicate)?;
    requests.retain(|it| !concords.written.contains(&it.act) && !concords.voted.contains(&it.act));
    Ok(requests)
}

/// How the effect that gives a competence is kept.
fn asks(competence: &Competence) -> String {
    let (syndicate, id) = (competence.syndicate_id, competence.id.raw());
    let effect = Effect::Transfer { syndicate, competence: id };
    serde_json::to_string(&effect).unwrap_or_default()
}

/// Codes of departments between commas: those of the statutes, or the syndicate's own.
fn departments(tx: &Tx<'_>, syndicate: Id<Body>, today: Day) -> Result<String> {
    let mut codes = delegate::composition(tx, syndicate, today)?.departments;
    if codes.is_empty() {
        codes.extend(people::body::load(tx, syndicate)?.map(|body| body.department));
    }
    Ok(format!(",{},", codes.join(",")))
}

fn concords(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Concords> {
    let mut concords = Concords::default();
    for (fields, is_voted) in lines::concords(tx, syndicate)? {
        let Ok(Effect::Concord { asked }) = serde_json::from_str(&fields) else { continue };
        let set = if is_voted { &mut concords.voted } else { &mut concords.written };
        set.insert(asked);
    }
    Ok(concords)
}

fn line_of(row: Row, act: Option<Act>, concords: &Concords, today: Day) -> Line {
    let asked = row.asked_by.or(act.as_ref().map(|act| act.id));
    let is_in = |set: &HashSet<Id<Deliberation>>| asked.is_some_and(|id| set.contains(&id));
    let stage = stage(&row, act.as_ref(), is_in(&concords.voted), today);
    let is_concord_written = stage == Stage::Transmitted && is_in(&concords.written);
    Line { row, stage, act, is_concord_written }
}

fn stage(row: &Row, act: Option<&Act>, is_agreed: bool, today: Day) -> Stage {
    let is_given = holds(row.from_on, row.until_on, today);
    let is_member = holds(row.member_from, row.member_until, today);
    if is_given && is_member || row.epci_from.is_some() {
        return if row.schools > 0 { Stage::Open } else { Stage::Effective };
    }
    let runs = row.is_asked && row.until_on.is_none_or(|until| until > today);
    if runs && (row.from_on.is_some() || is_agreed) {
        return Stage::Concordant;
    }
    if runs {
        return Stage::Transmitted;
    }
    // What has ended was asked by an act of its own: only a newer one counts.
    let newer = act.filter(|act| act.is_adopted && row.asked_by != Some(act.id));
    match newer {
        Some(act) if act.transmitted_at.is_some() => Stage::Transmitted,
        Some(_) => Stage::Deliberated,
        None => Stage::Nothing,
    }
}

impl Line {
    /// Since when the competence is effective: its own gift, or its EPCI's.
    pub fn since(&self) -> Option<Day> {
        self.row.from_on.or(self.row.epci_from)
    }

    /// Its EPCI gives it in its place, and it has given nothing itself.
    pub fn is_by_epci(&self, today: Day) -> bool {
        self.row.epci_from.is_some() && !holds(self.row.from_on, self.row.until_on, today)
    }

    /// The day on which the schools close, when it is known.
    pub fn ends_on(&self, today: Day) -> Option<Day> {
        let ends = [self.row.until_on, self.row.member_until].into_iter().flatten().min();
        ends.filter(|day| *day > today)
    }

    /// It had given the competence, and has taken it back.
    pub fn ended_on(&self, today: Day) -> Option<Day> {
        self.row.until_on.filter(|day| *day <= today && self.row.from_on.is_some())
    }

    /// Schools are open, and no competence says so: they were open before, or somebody decided it.
    pub fn has_schools_without_competence(&self) -> bool {
        self.row.schools > 0 && self.stage < Stage::Effective
    }

    /// Its council is writing it.
    pub fn is_being_written(&self) -> bool {
        self.act.as_ref().is_some_and(|act| act.state == State::Draft && !act.is_adopted)
    }

    /// It is executory and nobody has agreed, or begun to: the officer's work.
    pub fn awaits_concord(&self) -> Option<Id<Deliberation>> {
        let awaits = self.stage == Stage::Transmitted && self.row.is_asked;
        self.row.asked_by.filter(|_| awaits && !self.is_concord_written)
    }
}

/// The competence of a syndicate that opens schools and runs on a day; else its first one.
pub fn main_competence(tx: &Tx<'_>, syndicate: Id<Body>, today: Day) -> Result<Option<Competence>> {
    let all = facts::competences(tx, syndicate)?;
    Ok(all.into_iter().find(|competence| competence.holds_on(today)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-11-23";

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    fn row() -> Row {
        Row {
            id: Id::new(1),
            name: "Lys-lez-Lannoy".to_owned(),
            siren: "215903675".to_owned(),
            insee: None,
            department: "59".to_owned(),
            population: 14_050,
            epci_id: None,
            epci: None,
            asked_by: None,
            is_asked: false,
            from_on: None,
            until_on: None,
            member_from: None,
            member_until: None,
            schools: 0,
            conflict: None,
            epci_from: None,
        }
    }

    fn asked() -> Row {
        Row { asked_by: Some(Id::new(7)), is_asked: true, ..row() }
    }

    fn given() -> Row {
        let from = Some(day("2024-02-01"));
        Row { from_on: from, member_from: from, ..asked() }
    }

    fn act(id: i64, is_transmitted: bool) -> Act {
        let at = base::Instant::parse_local("2023-12-21 10:00");
        Act {
            body_id: Id::new(1),
            id: Id::new(id),
            state: State::Signed,
            is_adopted: true,
            is_undone: false,
            transmitted_at: at.filter(|_| is_transmitted),
            published_at: None,
            executory_on: None,
        }
    }

    fn at(row: &Row, act: Option<&Act>) -> Stage {
        stage(row, act, false, day(TODAY))
    }

    #[test]
    fn each_step_comes_after_the_other() {
        assert_eq!(at(&row(), None), Stage::Nothing);
        assert_eq!(at(&row(), Some(&act(7, false))), Stage::Deliberated);
        assert_eq!(at(&row(), Some(&act(7, true))), Stage::Transmitted);
        assert_eq!(at(&asked(), Some(&act(7, true))), Stage::Transmitted);
        assert_eq!(stage(&asked(), Some(&act(7, true)), true, day(TODAY)), Stage::Concordant);
        let later = Some(day("2027-01-01"));
        let agreed = Row { from_on: later, member_from: later, ..asked() };
        assert_eq!(at(&agreed, None), Stage::Concordant);
        assert_eq!(at(&given(), None), Stage::Effective);
        assert_eq!(at(&Row { schools: 2, ..given() }, None), Stage::Open);
    }

    #[test]
    fn a_competence_given_without_a_membership_is_not_effective() {
        let row = Row { member_from: None, ..given() };
        assert_eq!(at(&row, None), Stage::Concordant);
    }

    #[test]
    fn what_the_epci_gives_is_given_for_its_communes() {
        let by_epci = Row { epci_from: Some(day("2025-01-01")), ..row() };
        assert_eq!(at(&by_epci, None), Stage::Effective);
        let open = line_of(Row { schools: 2, ..by_epci }, None, &Concords::default(), day(TODAY));
        assert_eq!(open.stage, Stage::Open);
        assert!(open.is_by_epci(day(TODAY)) && !open.has_schools_without_competence());
        assert_eq!(open.since(), Some(day("2025-01-01")));
    }

    #[test]
    fn who_has_left_is_at_the_beginning_again_until_a_newer_decision() {
        let left = Row { until_on: Some(day(TODAY)), schools: 2, ..given() };
        assert_eq!(at(&left, Some(&act(7, true))), Stage::Nothing);
        assert_eq!(at(&left, Some(&act(9, false))), Stage::Deliberated);
        let line = line_of(left, None, &Concords::default(), day(TODAY));
        assert!(line.has_schools_without_competence());
        assert_eq!(line.ended_on(day(TODAY)), Some(day(TODAY)));
    }
}
