//! Where a pupil stands in each skill, how that moved, and how much of a domain is reached.
//!
//! He stands where he was last seen to stand: the latest result that says a level. A skill is
//! reached when that level counts for 65 parts of a hundred or more: « atteints » in the livret,
//! « réussit souvent » in maternelle, 13/20. What does not say a level (seen, absent, excused, not
//! done) is among the proofs and moves nothing.

use crate::{Evidence, Scale, Share, Shown, Skill, SkillKind, average};
use base::{Day, Id};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    iter::successors,
    sync::Arc,
};

/// « Atteints » begins here (`seuil.csv` of the livret).
pub const REACHED_PERCENT: u8 = 65;

/// How the last level compares with the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// There is none before.
    First,
    Up,
    Same,
    Down,
}

/// A skill, and what was shown of it.
#[derive(Clone, Debug)]
pub struct Standing {
    pub skill: Arc<Skill>,
    /// By day.
    pub proofs: Vec<Evidence>,
    pub last: Option<(Day, Shown, Share)>,
    pub moved: Move,
    /// By day, whether each level that was said of it reaches it.
    levels: Vec<(Day, bool)>,
}

impl Standing {
    fn of(skill: Arc<Skill>, proofs: Vec<Evidence>, scales: &[Scale]) -> Self {
        let (mut before, mut last) = (None, None);
        let mut levels = Vec::with_capacity(proofs.len());
        for it in &proofs {
            let Some(share) = level(it.shown, scales) else { continue };
            levels.push((it.on, share.is_at_least(REACHED_PERCENT)));
            before = last.replace((it.on, it.shown, share)).map(|(.., share)| share);
        }
        let moved = match (before, last) {
            (None, _) | (_, None) => Move::First,
            (Some(before), Some((.., now))) if now > before => Move::Up,
            (Some(before), Some((.., now))) if now < before => Move::Down,
            _ => Move::Same,
        };
        Standing { skill, proofs, last, moved, levels }
    }

    pub fn is_reached(&self) -> bool {
        self.last.is_some_and(|(.., share)| share.is_at_least(REACHED_PERCENT))
    }

    /// Was it reached before this day?
    fn was_reached(&self, before: Day) -> Option<bool> {
        let said = self.levels.partition_point(|(on, _)| *on < before);
        said.checked_sub(1).map(|last| self.levels[last].1)
    }
}

/// The level a result says, as a share; none when it says none.
pub fn level(shown: Shown, scales: &[Scale]) -> Option<Share> {
    average::counted(shown, scales, false)
}

/// How many skills were reached, of those a level was said of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tally {
    pub reached: usize,
    pub seen: usize,
}

impl Tally {
    /// A skill, reached or not if a level was said of it.
    fn add(&mut self, reached: Option<bool>) {
        self.reached += usize::from(reached == Some(true));
        self.seen += usize::from(reached.is_some());
    }
}

/// A domain or a part of one, with its skills in the order of the programme.
#[derive(Clone, Debug)]
pub struct Branch {
    pub skill: Arc<Skill>,
    pub standings: Vec<Standing>,
    pub branches: Vec<Branch>,
}

impl Branch {
    fn each<'a>(&'a self, all: &mut Vec<&'a Standing>) {
        all.extend(&self.standings);
        self.branches.iter().for_each(|branch| branch.each(all));
    }

    /// Every skill of it.
    pub fn all(&self) -> Vec<&Standing> {
        let mut all = Vec::new();
        self.each(&mut all);
        all
    }

    pub fn tally(&self) -> Tally {
        self.count(&|it| it.last.map(|_| it.is_reached()))
    }

    /// What it was before a day.
    pub fn tally_before(&self, day: Day) -> Tally {
        self.count(&|it| it.was_reached(day))
    }

    fn count(&self, is_reached: &impl Fn(&Standing) -> Option<bool>) -> Tally {
        let mut tally = Tally::default();
        self.standings.iter().for_each(|it| tally.add(is_reached(it)));
        for branch in &self.branches {
            let Tally { reached, seen } = branch.count(is_reached);
            tally.reached += reached;
            tally.seen += seen;
        }
        tally
    }

    /// What it was at the end of each month, from the first one something was shown in; the month
    /// of `today` as it is.
    pub fn months(&self, today: Day) -> Vec<(Day, Tally)> {
        let all = self.all();
        let first = all.iter().filter_map(|it| it.proofs.first()).map(|proof| proof.on).min();
        let firsts = successors(first.map(first_of_month), |month| Some(next_month(*month)));
        let firsts = firsts.take_while(|month| *month <= today).take(MONTHS_MAX);
        let mut months: Vec<(Day, Tally)> = firsts.map(|month| (month, Tally::default())).collect();
        let ends: Vec<Day> = months.iter().map(|(month, _)| next_month(*month)).collect();
        for it in all {
            let (mut levels, mut reached) = (it.levels.iter().peekable(), None);
            for ((_, tally), end) in months.iter_mut().zip(&ends) {
                while let Some((_, now)) = levels.next_if(|(on, _)| on < end) {
                    reached = Some(*now);
                }
                tally.add(reached);
            }
        }
        months
    }
}

/// A school year.
const MONTHS_MAX: usize = 12;

pub fn first_of_month(day: Day) -> Day {
    Day::new(day.year(), day.month(), 1).unwrap_or(day)
}

fn next_month(first: Day) -> Day {
    first_of_month(first.plus_days(31))
}

/// All that was shown, where it belongs.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    pub domains: Vec<Branch>,
    /// What names a subject, by subject then day.
    pub subjects: BTreeMap<Id<crate::Subject>, Vec<Evidence>>,
    /// What names neither skill nor subject.
    pub free: Vec<Evidence>,
}

impl Progress {
    /// `skills` has those the evidence names and all above them.
    pub fn of(evidence: Vec<Evidence>, skills: &[Arc<Skill>], scales: &[Scale]) -> Self {
        let mut tree = Tree::of(skills);
        let mut progress = Progress::default();
        for it in evidence {
            if let Some(subject) = it.subject {
                progress.subjects.entry(subject).or_default().push(it.clone());
            }
            match it.skill {
                Some(skill) => tree.show(skill, it),
                None if it.subject.is_none() => progress.free.push(it),
                None => {}
            }
        }
        let tops = std::mem::take(&mut tree.tops);
        progress.domains = tops.into_iter().map(|top| tree.branch(top, scales)).collect();
        progress
    }

    pub fn is_empty(&self) -> bool {
        self.domains.is_empty() && self.subjects.is_empty() && self.free.is_empty()
    }

    /// The skills something was last shown of, the latest first, with it.
    pub fn latest(&self, count: usize) -> Vec<(&Standing, &Evidence)> {
        let all = self.domains.iter().flat_map(Branch::all);
        let mut latest: Vec<_> = all.filter_map(|it| Some((it, it.proofs.last()?))).collect();
        latest.sort_by_key(|(_, last)| Reverse(last.on));
        latest.truncate(count);
        latest
    }

    /// One skill, wherever it is.
    pub fn standing(&self, skill: Id<Skill>) -> Option<&Standing> {
        self.domains.iter().flat_map(Branch::all).find(|standing| standing.skill.id == skill)
    }
}

/// Skills with what was shown of them, as a tree of places in their list.
struct Tree<'a> {
    skills: &'a [Arc<Skill>],
    places: HashMap<Id<Skill>, usize>,
    tops: Vec<usize>,
    /// By place, those that are a part of it, in order.
    below: Vec<Vec<usize>>,
    shown: Vec<Vec<Evidence>>,
}

impl<'a> Tree<'a> {
    fn of(skills: &'a [Arc<Skill>]) -> Self {
        let places: HashMap<_, _> =
            skills.iter().enumerate().map(|(place, skill)| (skill.id, place)).collect();
        let (mut tops, mut below) = (Vec::new(), vec![Vec::new(); skills.len()]);
        for (place, skill) in skills.iter().enumerate() {
            // What hangs on nothing known is at the top, rather than lost.
            match skill.parent.and_then(|parent| places.get(&parent)) {
                Some(parent) => below[*parent].push(place),
                None => tops.push(place),
            }
        }
        Tree { skills, places, tops, below, shown: vec![Vec::new(); skills.len()] }
    }

    fn show(&mut self, skill: Id<Skill>, evidence: Evidence) {
        if let Some(place) = self.places.get(&skill) {
            self.shown[*place].push(evidence);
        }
    }

    /// What was shown of the skill itself comes first, then what is below it.
    fn branch(&mut self, place: usize, scales: &[Scale]) -> Branch {
        let mut standings = Vec::from_iter(self.standing(place, scales));
        let mut branches = Vec::new();
        for below in std::mem::take(&mut self.below[place]) {
            match (self.skills[below].kind, self.below[below].is_empty()) {
                (SkillKind::Item, true) => standings.extend(self.standing(below, scales)),
                _ => branches.push(self.branch(below, scales)),
            }
        }
        Branch { skill: Arc::clone(&self.skills[place]), standings, branches }
    }

    fn standing(&mut self, place: usize, scales: &[Scale]) -> Option<Standing> {
        let proofs = std::mem::take(&mut self.shown[place]);
        (!proofs.is_empty()).then(|| Standing::of(Arc::clone(&self.skills[place]), proofs, scales))
    }
}

#[cfg(test)]
mod tests;
