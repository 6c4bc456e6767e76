//! Where a pupil stands in each skill, how that moved, and how much of a domain is reached.
//!
//! He stands where he was last seen to stand: the latest result that says a level. A skill is
//! reached when that level counts for 65 parts of a hundred or more: « atteints » in the livret,
//! « réussit souvent » in maternelle, 13/20. What does not say a level (seen, absent, excused, not
//! done) is among the proofs and moves nothing.

use crate::{Evidence, Scale, Share, Shown, Skill, SkillKind, average};
use base::{Day, Id};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
        let all = self.all();
        let seen = all.iter().filter(|it| it.last.is_some()).count();
        Tally { reached: all.iter().filter(|it| it.is_reached()).count(), seen }
    }

    /// What it was before a day.
    pub fn tally_before(&self, day: Day) -> Tally {
        let mut tally = Tally::default();
        self.all().iter().for_each(|it| tally.add(it.was_reached(day)));
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
        let mut progress = Progress::default();
        let mut shown: HashMap<Id<Skill>, Vec<Evidence>> = HashMap::new();
        for it in evidence {
            if let Some(subject) = it.subject {
                progress.subjects.entry(subject).or_default().push(it.clone());
            }
            match it.skill {
                Some(skill) => shown.entry(skill).or_default().push(it),
                None if it.subject.is_none() => progress.free.push(it),
                None => {}
            }
        }
        let mut below: HashMap<Option<Id<Skill>>, Vec<&Arc<Skill>>> = HashMap::new();
        let known: HashSet<Id<Skill>> = skills.iter().map(|skill| skill.id).collect();
        for skill in skills {
            // What hangs on nothing known is at the top, rather than lost.
            let parent = skill.parent.filter(|parent| known.contains(parent));
            below.entry(parent).or_default().push(skill);
        }
        let top = below.get(&None).map_or(&[][..], Vec::as_slice);
        let mut grower = Grower { below: &below, shown: &mut shown, scales };
        progress.domains = top.iter().map(|skill| grower.branch(skill)).collect();
        progress
    }

    pub fn is_empty(&self) -> bool {
        self.domains.is_empty() && self.subjects.is_empty() && self.free.is_empty()
    }

    /// One skill, wherever it is.
    pub fn standing(&self, skill: Id<Skill>) -> Option<&Standing> {
        self.domains.iter().flat_map(Branch::all).find(|standing| standing.skill.id == skill)
    }
}

struct Grower<'a> {
    below: &'a HashMap<Option<Id<Skill>>, Vec<&'a Arc<Skill>>>,
    shown: &'a mut HashMap<Id<Skill>, Vec<Evidence>>,
    scales: &'a [Scale],
}

impl Grower<'_> {
    /// What was shown of the skill itself comes first, then what is below it.
    fn branch(&mut self, skill: &Arc<Skill>) -> Branch {
        let mut branch =
            Branch { skill: Arc::clone(skill), standings: Vec::new(), branches: Vec::new() };
        branch.standings.extend(self.standing(skill));
        for child in self.below.get(&Some(skill.id)).map_or(&[][..], Vec::as_slice) {
            let has_below = self.below.contains_key(&Some(child.id));
            match (child.kind, has_below) {
                (SkillKind::Item, false) => branch.standings.extend(self.standing(child)),
                _ => branch.branches.push(self.branch(child)),
            }
        }
        branch
    }

    fn standing(&mut self, skill: &Arc<Skill>) -> Option<Standing> {
        let proofs = self.shown.remove(&skill.id)?;
        Some(Standing::of(Arc::clone(skill), proofs, self.scales))
    }
}

#[cfg(test)]
mod tests;
