//! A key and a reckoning in words: what a council secretary can follow line by line.

use super::pieces;
use crate::{
    contribution::{
        Bands, Contribution, CountedMember, Counts, Held, Key, Measure, Mode, Part, Presence,
        ProRata, Scale, Steps, Vote, Whole,
    },
    funding::words::percent,
};
use base::Money;
use web::{Ui, t};

/// What a key says, a sentence for each part and rule.
pub fn sentences(ui: &Ui, key: &Key) -> Vec<String> {
    let mut said = vec![match key.mode {
        Mode::Rate => t!(ui, "territory-contribution-says-rate").into_owned(),
        Mode::Spread => t!(ui, "territory-contribution-says-spread").into_owned(),
    }];
    said.extend(key.parts.iter().map(|part| part_said(ui, key, part)));
    said.extend(pro_rata(ui, key.pro_rata));
    if let Some(minimum) = key.bounds.minimum {
        let sum = pieces::money(ui, minimum);
        said.push(t!(ui, "territory-contribution-says-minimum", sum = sum).into_owned());
    }
    if let Some(maximum) = key.bounds.maximum {
        let sum = pieces::money(ui, maximum);
        said.push(t!(ui, "territory-contribution-says-maximum", sum = sum).into_owned());
    }
    if let Some(rise) = key.evolution.rise {
        let part = percent(rise);
        said.push(t!(ui, "territory-contribution-says-rise", part = part).into_owned());
    }
    if let Some(fall) = key.evolution.fall {
        let part = percent(fall);
        said.push(t!(ui, "territory-contribution-says-fall", part = part).into_owned());
    }
    said
}

fn pro_rata(ui: &Ui, rule: ProRata) -> Option<String> {
    let said = match rule {
        ProRata::None => return None,
        ProRata::Days => t!(ui, "territory-contribution-says-days").into_owned(),
        ProRata::MonthsBegun => t!(ui, "territory-contribution-says-begun").into_owned(),
        ProRata::WholeMonths => t!(ui, "territory-contribution-says-whole").into_owned(),
    };
    Some(said)
}

fn part_said(ui: &Ui, key: &Key, part: &Part) -> String {
    let whole = match part.whole {
        None => String::new(),
        Some(Whole::Share(share)) => {
            let share = percent(percent_of_all(key, share));
            t!(ui, "territory-contribution-says-share", share = share).into_owned()
        }
        Some(Whole::Sum(sum)) => {
            let sum = pieces::money(ui, sum);
            t!(ui, "territory-contribution-says-sum", sum = sum).into_owned()
        }
    };
    let of = pieces::measure(ui, part.scale.measure());
    let scale = match &part.scale {
        Scale::Each { .. } if part.whole.is_some() => {
            t!(ui, "territory-contribution-says-by", of = of).into_owned()
        }
        Scale::Each { rate, .. } => {
            let rate = rate.to_string();
            match key.mode {
                Mode::Rate => t!(ui, "territory-contribution-says-each", rate = rate, of = of),
                Mode::Spread => t!(ui, "territory-contribution-says-weight", rate = rate, of = of),
            }
            .into_owned()
        }
        Scale::Bands(bands) => bands_said(ui, bands),
    };
    let full = if part.full_year && key.pro_rata != ProRata::None {
        t!(ui, "territory-contribution-says-full").into_owned()
    } else {
        String::new()
    };
    let rest = [whole, scale, full];
    let rest: Vec<String> = rest.into_iter().filter(|it| !it.is_empty()).collect();
    let (label, rest) = (&part.label, rest.join(", "));
    t!(ui, "territory-contribution-says-part", label = *label, rest = rest).into_owned()
}

/// A share of all shares of the key, in hundredths of a percent.
fn percent_of_all(key: &Key, share: u32) -> u32 {
    let shares = key.parts.iter().filter_map(|part| match part.whole {
        Some(Whole::Share(share)) => Some(u64::from(share)),
        _ => None,
    });
    let all: u64 = shares.sum::<u64>().max(1);
    u32::try_from((u64::from(share) * 20_000 + all) / (2 * all)).unwrap_or(u32::MAX)
}

fn bands_said(ui: &Ui, bands: &Bands) -> String {
    let of = pieces::measure(ui, bands.by);
    let steps = match bands.steps {
        Steps::Flat => t!(ui, "territory-contribution-says-flat", of = of).into_owned(),
        Steps::Threshold => t!(ui, "territory-contribution-says-threshold", of = of).into_owned(),
        Steps::Progressive => {
            t!(ui, "territory-contribution-says-progressive", of = of).into_owned()
        }
    };
    let band = bands.bands.iter().map(|band| {
        let (from, rate) = (band.from.to_string(), band.rate.to_string());
        match band.below {
            Some(below) => {
                let below = below.to_string();
                t!(ui, "territory-contribution-says-band", from = from, below = below, rate = rate)
                    .into_owned()
            }
            None => t!(ui, "territory-contribution-says-band-last", from = from, rate = rate)
                .into_owned(),
        }
    });
    format!("{steps} {}", band.collect::<Vec<_>>().join(" ; "))
}

/// One line of a reckoning: the part, how it is made, what it makes.
pub struct Step {
    pub label: String,
    pub how: String,
    pub amount: Money,
}

/// Everything a reckoning is read with.
pub struct Reckoning<'a> {
    key: &'a Key,
    vote: Vote,
    /// What each part makes of the sum voted, where it has a sum of its own.
    sums: Vec<Money>,
    totals: [u64; 4],
}

impl<'a> Reckoning<'a> {
    pub fn new(key: &'a Key, vote: Vote, counts: &'a Counts) -> Self {
        let voted = vote.sum.filter(|_| key.has_wholes());
        let sums = voted.and_then(|sum| key.sums_of_parts(sum).ok()).unwrap_or_default();
        let totals = Measure::ALL.map(|measure| counts.total(measure));
        Reckoning { key, vote, sums, totals }
    }

    /// The lines of one member, in the order of the parts, then what the bounds change.
    pub fn steps(&self, ui: &Ui, member: &CountedMember, one: &Contribution) -> Vec<Step> {
        let presence = self.key.pro_rata.presence(self.vote.year, member.since, member.until);
        let line = |line: &crate::contribution::Line| {
            let part = self.key.parts.get(line.part)?;
            let how = self.how(ui, line.part, part, line.quantity, presence);
            Some(Step { label: part.label.clone(), how, amount: line.amount })
        };
        let mut steps: Vec<Step> = one.lines.iter().filter_map(line).collect();
        if !one.adjustment.is_zero() {
            let label = t!(ui, "territory-contribution-adjustment").into_owned();
            let how = match one.held {
                Held::Free => t!(ui, "territory-contribution-adjusted-by-others").into_owned(),
                held => pieces::held(ui, held).into_owned(),
            };
            steps.push(Step { label, how, amount: one.adjustment });
        }
        steps
    }

    fn how(&self, ui: &Ui, number: usize, part: &Part, count: u64, here: Presence) -> String {
        let of = pieces::measure(ui, part.scale.measure());
        let all = Measure::ALL.iter().position(|it| *it == part.scale.measure());
        let total = all.map_or(0, |index| self.totals[index]);
        let (counted, total) = (grouped(count), grouped(total));
        let own = match (part.whole, self.key.mode) {
            (Some(Whole::Sum(sum)), Mode::Rate) => Some(sum),
            (Some(_), Mode::Spread) => self.sums.get(number).copied(),
            _ => None,
        };
        let made = match (&part.scale, own) {
            (Scale::Each { .. }, Some(sum)) => {
                let sum = pieces::money(ui, sum);
                t!(
                    ui,
                    "territory-contribution-made-of-sum",
                    count = counted,
                    of = of,
                    total = total,
                    sum = sum
                )
                .into_owned()
            }
            (Scale::Bands(_), Some(sum)) => {
                let sum = pieces::money(ui, sum);
                t!(
                    ui,
                    "territory-contribution-made-by-band-of-sum",
                    count = counted,
                    of = of,
                    sum = sum
                )
                .into_owned()
            }
            (Scale::Each { rate, .. }, None) => {
                let rate = rate.to_string();
                match self.key.mode {
                    Mode::Rate => t!(
                        ui,
                        "territory-contribution-made-by-rate",
                        count = counted,
                        of = of,
                        rate = rate
                    )
                    .into_owned(),
                    Mode::Spread => t!(
                        ui,
                        "territory-contribution-made-by-weight",
                        count = counted,
                        of = of,
                        rate = rate
                    )
                    .into_owned(),
                }
            }
            (Scale::Bands(_), None) => {
                t!(ui, "territory-contribution-made-by-band", count = counted, of = of).into_owned()
            }
        };
        if here.is_whole() || part.full_year {
            return made;
        }
        format!("{made}, {}", self.during(ui, here))
    }

    fn during(&self, ui: &Ui, here: Presence) -> String {
        let (units, whole) = (here.units, here.of);
        match self.key.pro_rata {
            ProRata::Days => {
                t!(ui, "territory-contribution-during-days", units = units, whole = whole)
            }
            _ => t!(ui, "territory-contribution-during-months", units = units, whole = whole),
        }
        .into_owned()
    }
}

/// `12 345` with narrow spaces.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}
