//! Reckoning: from what pupils have shown to the positions that are proposed and the averages.
//!
//! **A position** is proposed from everything shown at its place in the period: each piece is the
//! share it is worth (a mark out of its total, a step for what its scale says it counts), weighed
//! by its coefficient, twice in the second half of the period: what a pupil can do now says more
//! than where he began. The mean is exact, and its step is that of the national scale.
//!
//! **An average** is reckoned by `results::average`: exact, rounded to the hundredth where it is
//! written down. A subject in which no mark was given has none here: it is said by a position.
//! Absent and excused count for nothing; that, and marks beside levels, is said in words.

use crate::place::{self, Domain};
use base::{Day, Id};
use people::Person;
use results::{
    Average, Averages, Evidence, Reckoning, Scale, Share, Shown, Skill, Subject, average,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Averages are out of so much.
pub const OUT_OF: i64 = average::WHOLE;
/// How much more what was shown lately counts.
const RECENT: u32 = 2;

/// What has to be said of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remark {
    /// Absent or excused so many times: it does not count.
    Absent(u32),
    /// Not done so many times: it does not count.
    NotDone(u32),
    /// Marks out of several totals were brought to 20.
    Totals,
    /// Marks and levels are in one average, each level for what its scale says it counts.
    Mixed,
}

/// What the results say of a pupil at a place.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    pub shown: u32,
    pub proposed: Option<u8>,
    pub average: Option<Share>,
    pub remarks: Vec<Remark>,
}

impl Figure {
    pub fn hundredths(&self) -> Option<i64> {
        self.average.map(|share| share.hundredths_of(OUT_OF))
    }
}

/// The lowest, mean and highest average of a class, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub lowest: i64,
    pub mean: i64,
    pub highest: i64,
}

/// A pupil, and what he learns: domains, or none where subjects are taught.
#[derive(Clone, Copy, Debug)]
pub struct Learning {
    pub pupil: Id<Person>,
    pub domains: &'static [Domain],
}

/// What evidence is read with.
pub struct Rules<'a> {
    /// The national scale of four steps.
    pub steps: &'a Scale,
    /// The codes of each skill and of what it is a part of, the nearest first.
    pub codes: &'a HashMap<Id<Skill>, Vec<String>>,
    /// How averages are reckoned in the school.
    pub averages: Reckoning<'a>,
    /// From this day on, what is shown counts more.
    pub recent_from: Day,
}

/// The figures of a class.
#[derive(Debug, Default)]
pub struct Reckoned {
    pub figures: BTreeMap<Id<Person>, BTreeMap<String, Figure>>,
    pub general: BTreeMap<Id<Person>, Share>,
    /// By place; all subjects together at "".
    pub spans: BTreeMap<String, Span>,
}

pub fn reckon(pupils: &[Learning], evidence: &[Evidence], rules: &Rules<'_>) -> Reckoned {
    let mut of: HashMap<Id<Person>, Vec<Evidence>> = HashMap::new();
    for piece in evidence {
        of.entry(piece.pupil).or_default().push(piece.clone());
    }
    let mut reckoned = Reckoned::default();
    for Learning { pupil, domains } in pupils {
        let Some(evidence) = of.get(pupil) else { continue };
        let (figures, general) = of_pupil(domains, evidence, rules);
        reckoned.figures.insert(*pupil, figures);
        reckoned.general.extend(general.map(|share| (*pupil, share)));
    }
    reckoned.spans = spans(&reckoned);
    reckoned
}

fn of_pupil(
    domains: &[Domain],
    evidence: &[Evidence],
    rules: &Rules<'_>,
) -> (BTreeMap<String, Figure>, Option<Share>) {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for piece in evidence {
        let Some(place) = rules.place_of(domains, piece) else { continue };
        tallies.entry(place).or_default().add(piece, rules);
    }
    let mut figures: BTreeMap<String, Figure> =
        tallies.into_iter().map(|(place, tally)| (place, tally.figure(rules.steps))).collect();
    if !domains.is_empty() {
        return (figures, None);
    }
    let averages = with_marks(rules.averages.averages(evidence), evidence, rules);
    for (subject, share) in &averages {
        figures.entry(place::of_subject(*subject)).or_default().average = Some(*share);
    }
    (figures, rules.averages.general(&averages))
}

/// The averages of subjects in which, or in a part of which, a mark was given.
fn with_marks(
    averages: Averages,
    evidence: &[Evidence],
    rules: &Rules<'_>,
) -> BTreeMap<Id<Subject>, Share> {
    let is_mark = |it: &&Evidence| matches!(it.shown, Shown::Mark(_));
    let mut marked: BTreeSet<Id<Subject>> =
        evidence.iter().filter(is_mark).filter_map(|it| it.subject).collect();
    let parts = rules.averages.subjects.iter().filter(|it| marked.contains(&it.id));
    let parents: Vec<Id<Subject>> = parts.filter_map(|it| it.parent).collect();
    marked.extend(parents);
    averages.subjects.into_iter().filter(|(subject, _)| marked.contains(subject)).collect()
}

impl Rules<'_> {
    fn place_of(&self, domains: &[Domain], piece: &Evidence) -> Option<String> {
        if domains.is_empty() {
            return piece.subject.map(place::of_subject);
        }
        let codes = self.codes.get(&piece.skill?)?;
        place::of_skill(domains, codes.iter().map(String::as_str)).map(str::to_owned)
    }
}

/// What is being counted at a place.
#[derive(Default)]
struct Tally {
    shown: u32,
    position: Average,
    totals: BTreeSet<i64>,
    absent: u32,
    not_done: u32,
    has_steps: bool,
}

impl Tally {
    fn add(&mut self, piece: &Evidence, rules: &Rules<'_>) {
        match piece.shown {
            Shown::Absent | Shown::Excused => self.absent += 1,
            Shown::NotDone => self.not_done += 1,
            Shown::Mark(mark) => drop(self.totals.insert(mark.out_of())),
            Shown::Step(..) => self.has_steps = true,
            Shown::Seen => {}
        }
        let Some(share) = average::counted(piece.shown, rules.averages.scales, false) else {
            return;
        };
        self.shown += 1;
        let times = if piece.on >= rules.recent_from { RECENT } else { 1 };
        self.position.add(share, piece.weight.saturating_mul(times));
    }

    fn figure(self, steps: &Scale) -> Figure {
        let mut remarks = Vec::new();
        if self.absent > 0 {
            remarks.push(Remark::Absent(self.absent));
        }
        if self.not_done > 0 {
            remarks.push(Remark::NotDone(self.not_done));
        }
        if self.totals.len() > 1 {
            remarks.push(Remark::Totals);
        }
        if self.has_steps && !self.totals.is_empty() {
            remarks.push(Remark::Mixed);
        }
        let proposed = self.position.share().and_then(|share| steps.rank_at(share));
        Figure { shown: self.shown, proposed, average: None, remarks }
    }
}

fn spans(reckoned: &Reckoned) -> BTreeMap<String, Span> {
    let mut shares: BTreeMap<&str, Vec<Share>> = BTreeMap::new();
    for (place, figure) in reckoned.figures.values().flatten() {
        if let Some(share) = figure.average {
            shares.entry(place).or_default().push(share);
        }
    }
    shares.insert("", reckoned.general.values().copied().collect());
    let span =
        |(place, shares): (&str, Vec<Share>)| span(&shares).map(|span| (place.to_owned(), span));
    shares.into_iter().filter_map(span).collect()
}

/// Rounded one by one: the rounded mean is between the rounded lowest and highest.
fn span(shares: &[Share]) -> Option<Span> {
    let spread = average::spread(shares)?;
    let rounded = |share: Share| share.hundredths_of(OUT_OF);
    let (lowest, highest) = (rounded(spread.least), rounded(spread.best));
    Some(Span { lowest, mean: rounded(spread.mean), highest })
}

/// `13,25`
pub fn written(hundredths: i64) -> String {
    results::Mark::new(hundredths.max(0), OUT_OF * 100)
        .map(|mark| mark.to_string())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
