//! Averages of a pupil, subject by subject, and of a class.
//!
//! What counts: a mark by its share, a step by what its scale says it counts for
//! (`counts_percent`), so that both can be in one average, and [`Mixed`] says so to who reads it.
//! Who was absent or excused is not counted; what was not done counts as nothing had only if the
//! teacher says so. A bonus counts where it is above the mean of the rest, and only there.
//!
//! A subject that has sub-subjects is the mean of their averages by their coefficients; what was
//! given in the subject itself counts as one more of them, with the coefficient 1. The general
//! average is the mean of the subjects by theirs, of exact averages or of averages as they are
//! shown ([`AveragesFrom`], a choice of the school). Nothing is rounded before it is shown.

use crate::{Average, Evidence, Scale, Share, Shown, Subject};
use base::Id;
use std::collections::BTreeMap;

db::word! {
    /// What a general average is made of: the exact averages of the subjects, or those that are
    /// read above it, rounded to the hundredth, so that it can be checked by hand.
    pub enum AveragesFrom { Exact = "exact", Shown = "shown" }
}

/// The scale averages are shown on.
pub const WHOLE: i64 = 20;
/// A coefficient of 1.
const ONE: u32 = 100;

/// A share that counts, with its coefficient in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weighted {
    pub share: Share,
    pub weight: u32,
    /// Counts only above the mean of what is none.
    pub is_bonus: bool,
}

/// Which kinds of results an average is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mixed {
    pub has_marks: bool,
    pub has_steps: bool,
}

impl Mixed {
    /// Marks and steps in one average: to be said beside it.
    pub const fn is_mixed(self) -> bool {
        self.has_marks && self.has_steps
    }
}

/// The mean of shares; a bonus is in it where it is above the mean of the others. Of bonuses alone
/// there is no mean.
pub fn mean(parts: &[Weighted]) -> Option<Share> {
    let mut average = Average::default();
    parts.iter().filter(|it| !it.is_bonus).for_each(|it| average.add(it.share, it.weight));
    let base = average.share()?;
    let raises = |it: &&Weighted| it.is_bonus && it.share > base;
    parts.iter().filter(raises).for_each(|it| average.add(it.share, it.weight));
    average.share()
}

/// What was shown, as a share that counts; none for what does not count.
pub fn counted(shown: Shown, scales: &[Scale], not_done_is_nothing: bool) -> Option<Share> {
    match shown {
        Shown::Mark(mark) => Some(mark.share()),
        Shown::Step(scale, rank) => {
            scales.iter().find(|known| known.id == scale).and_then(|known| known.share_of(rank))
        }
        Shown::NotDone => not_done_is_nothing.then_some(Share::NOTHING),
        Shown::Absent | Shown::Excused | Shown::Seen => None,
    }
}

/// How averages are reckoned in a school.
#[derive(Clone, Copy, Debug)]
pub struct Reckoning<'a> {
    pub subjects: &'a [Subject],
    pub scales: &'a [Scale],
    pub from: AveragesFrom,
    pub not_done_is_nothing: bool,
}

/// The averages of one pupil.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Averages {
    pub subjects: BTreeMap<Id<Subject>, Share>,
    pub general: Option<Share>,
    pub mixed: Mixed,
}

impl Reckoning<'_> {
    /// The averages of a pupil, from what he has shown. What names no subject is in no average.
    pub fn averages(&self, evidence: &[Evidence]) -> Averages {
        let mut mixed = Mixed::default();
        let mut parts: BTreeMap<Id<Subject>, Vec<Weighted>> = BTreeMap::new();
        for it in evidence {
            let Some(subject) = it.subject else { continue };
            let share = counted(it.shown, self.scales, self.not_done_is_nothing);
            let Some(share) = share else { continue };
            mixed.has_marks |= matches!(it.shown, Shown::Mark(_));
            mixed.has_steps |= matches!(it.shown, Shown::Step(..));
            let part = Weighted { share, weight: it.weight, is_bonus: false };
            parts.entry(subject).or_default().push(part);
        }
        let subjects = self.by_subject(&parts);
        let general = self.general(&subjects);
        Averages { subjects, general, mixed }
    }

    /// The average of each subject that has one, from what counts in it.
    pub fn by_subject(
        &self,
        parts: &BTreeMap<Id<Subject>, Vec<Weighted>>,
    ) -> BTreeMap<Id<Subject>, Share> {
        let own = |subject: &Subject| parts.get(&subject.id).and_then(|parts| mean(parts));
        let mut averages: BTreeMap<Id<Subject>, Share> = BTreeMap::new();
        for subject in self.subjects.iter().filter(|it| it.parent.is_some()) {
            averages.extend(own(subject).map(|share| (subject.id, share)));
        }
        for subject in self.subjects.iter().filter(|it| it.parent.is_none()) {
            let mut average = Average::default();
            for below in self.subjects.iter().filter(|it| it.parent == Some(subject.id)) {
                if let Some(share) = averages.get(&below.id) {
                    average.add(*share, below.weight);
                }
            }
            if let Some(share) = own(subject) {
                average.add(share, ONE);
            }
            averages.extend(average.share().map(|share| (subject.id, share)));
        }
        averages
    }

    /// The mean of the subjects by their coefficients, sub-subjects being in theirs.
    pub fn general(&self, averages: &BTreeMap<Id<Subject>, Share>) -> Option<Share> {
        let mut general = Average::default();
        for subject in self.subjects.iter().filter(|it| it.parent.is_none()) {
            let Some(share) = averages.get(&subject.id) else { continue };
            let share = match self.from {
                AveragesFrom::Exact => *share,
                AveragesFrom::Shown => share.as_shown(WHOLE),
            };
            general.add(share, subject.weight);
        }
        general.share()
    }
}

/// A class in an average: the least, the best, and the mean of its pupils, each counting once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    pub least: Share,
    pub best: Share,
    pub mean: Share,
    pub pupils: usize,
}

/// None of nobody: a pupil without an average is in none of the three.
pub fn spread(averages: &[Share]) -> Option<Spread> {
    let mut mean = Average::default();
    for share in averages {
        mean.add(*share, ONE);
    }
    let (least, best) = (*averages.iter().min()?, *averages.iter().max()?);
    Some(Spread { least, best, mean: mean.share()?, pupils: averages.len() })
}

#[cfg(test)]
mod tests;
