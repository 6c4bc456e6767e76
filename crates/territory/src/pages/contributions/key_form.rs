//! The form of a key: what was typed, part by part, and the key it makes.

#[cfg(test)]
mod tests;

use crate::{
    contribution::{
        Band, Bands, Bounds, Evolution, Key, Measure, Mode, Part, ProRata, Rate, Scale, Steps,
        Whole,
    },
    funding::{WrittenKey, words},
};
use base::Money;
use std::collections::HashMap;
use web::{At, Problem, Problems, form, id};

const PARTS_MAX: usize = 20;
const BANDS_MAX: usize = 20;

pub type Typed = HashMap<String, String>;

#[derive(Clone, Debug, Default)]
pub struct BandForm {
    pub from: String,
    /// Empty: nobody is beyond.
    pub below: String,
    pub rate: String,
}

#[derive(Clone, Debug, Default)]
pub struct PartForm {
    pub label: String,
    /// `member`, `pupil`, `school`, `inhabitant`
    pub of: String,
    /// `each`, `flat`, `threshold`, `progressive`
    pub how: String,
    pub rate: String,
    /// Nothing, `sum` or `share`.
    pub whole: String,
    pub amount: String,
    pub full_year: bool,
    pub bands: Vec<BandForm>,
}

#[derive(Clone, Debug, Default)]
pub struct KeyForm {
    pub title: String,
    pub from_year: String,
    /// `rate` or `spread`
    pub mode: String,
    pub pro_rata: String,
    pub minimum: String,
    pub maximum: String,
    pub bounds_pro_rata: bool,
    pub rise: String,
    pub fall: String,
    pub parts: Vec<PartForm>,
    pub version: u32,
}

/// What a form says, once it can be reckoned.
pub struct Said {
    pub title: String,
    pub from_year: i16,
    pub key: Key,
}

/// What a button of the form asks beside saving.
pub enum Asked {
    Save,
    AddPart,
    RemovePart(usize),
    AddBand(usize),
    RemoveBand(usize, usize),
}

impl Asked {
    pub fn read(typed: &Typed) -> Self {
        let text = typed.get("do").map_or("", String::as_str);
        let numbers: Vec<usize> = text.split('-').filter_map(|word| word.parse().ok()).collect();
        match (text.split_once('-').map_or(text, |(verb, _)| verb), numbers.as_slice()) {
            ("part", []) => Asked::AddPart,
            ("unpart", [part]) => Asked::RemovePart(*part),
            ("band", [part]) => Asked::AddBand(*part),
            ("unband", [part, band]) => Asked::RemoveBand(*part, *band),
            _ => Asked::Save,
        }
    }
}

impl KeyForm {
    pub fn new(year: i16) -> Self {
        KeyForm {
            from_year: year.to_string(),
            mode: "spread".to_owned(),
            pro_rata: "none".to_owned(),
            parts: vec![PartForm::new()],
            version: 0,
            ..KeyForm::default()
        }
    }

    pub fn of(written: &WrittenKey) -> Self {
        KeyForm {
            title: written.title.clone(),
            from_year: written.from_year.to_string(),
            version: written.version,
            ..KeyForm::of_key(&written.key)
        }
    }

    /// The fields of the key itself: [`KeyForm::check`] makes the same key of them.
    pub fn of_key(key: &Key) -> Self {
        let Key { mode, parts, pro_rata, bounds, evolution } = key;
        let sum = |sum: Option<Money>| sum.map(Money::plain).unwrap_or_default();
        let percent = |part: Option<u32>| part.map(words::percent).unwrap_or_default();
        KeyForm {
            mode: if *mode == Mode::Rate { "rate" } else { "spread" }.to_owned(),
            pro_rata: pro_rata_word(*pro_rata).to_owned(),
            minimum: sum(bounds.minimum),
            maximum: sum(bounds.maximum),
            bounds_pro_rata: bounds.pro_rata,
            rise: percent(evolution.rise),
            fall: percent(evolution.fall),
            parts: parts.iter().map(PartForm::of).collect(),
            ..KeyForm::default()
        }
    }

    pub fn read(typed: &Typed) -> Self {
        let text = |name: &str| typed.get(name).cloned().unwrap_or_default();
        let is_on = |name: &str| typed.contains_key(name);
        let part = |n: usize| {
            let field = |name: &str| text(&format!("part-{n}-{name}"));
            let band = |b: usize| BandForm {
                from: field(&format!("{b}-from")),
                below: field(&format!("{b}-below")),
                rate: field(&format!("{b}-rate")),
            };
            let there = |b: &usize| is_on(&format!("part-{n}-{b}-from"));
            PartForm {
                label: field("label"),
                of: field("of"),
                how: field("how"),
                rate: field("rate"),
                whole: field("whole"),
                amount: field("amount"),
                full_year: is_on(&format!("part-{n}-full")),
                bands: (0..BANDS_MAX).take_while(there).map(band).collect(),
            }
        };
        let there = |n: &usize| is_on(&format!("part-{n}-label"));
        KeyForm {
            title: text("title"),
            from_year: text("from_year"),
            mode: text("mode"),
            pro_rata: text("pro_rata"),
            minimum: text("minimum"),
            maximum: text("maximum"),
            bounds_pro_rata: is_on("bounds_pro_rata"),
            rise: text("rise"),
            fall: text("fall"),
            parts: (0..PARTS_MAX).take_while(there).map(part).collect(),
            version: text("version").parse().unwrap_or(0),
        }
    }

    /// The form with one part or band more, or fewer.
    pub fn changed(mut self, asked: &Asked) -> Self {
        match asked {
            Asked::AddPart if self.parts.len() < PARTS_MAX => self.parts.push(PartForm::new()),
            Asked::RemovePart(part) if *part < self.parts.len() => drop(self.parts.remove(*part)),
            Asked::Save | Asked::AddPart | Asked::RemovePart(_) => {}
            Asked::AddBand(part) => {
                if let Some(part) =
                    self.parts.get_mut(*part).filter(|it| it.bands.len() < BANDS_MAX)
                {
                    if part.how == "each" {
                        "flat".clone_into(&mut part.how);
                    }
                    let from = part.bands.last().map(|last| last.below.clone());
                    let from = from.unwrap_or_else(|| "0".to_owned());
                    part.bands.push(BandForm { from, ..BandForm::default() });
                }
            }
            Asked::RemoveBand(part, band) => {
                if let Some(part) = self.parts.get_mut(*part).filter(|it| *band < it.bands.len()) {
                    part.bands.remove(*band);
                }
            }
        }
        self
    }

    /// The key, or everything that cannot be read, or what the rules refuse of it.
    pub fn check(&self) -> Result<Said, Problems> {
        let sum = |text: &str| match text.trim() {
            "" => Ok(None),
            text => Money::parse(text).map(Some).map_err(|_| id!("territory-contribution-no-sum")),
        };
        let percent = |text: &str| match text.trim() {
            "" => Ok(None),
            text => hundredths(text).map(Some).ok_or(id!("territory-contribution-no-percent")),
        };
        let year = self.from_year.trim().parse::<i16>().ok();
        let year = year.filter(|year| (2000..=2100).contains(year));
        let (title, from_year, minimum, maximum, rise, fall) = Problems::gather((
            form::required(&self.title, 100).at("title"),
            year.ok_or(id!("territory-contribution-no-year")).at("from_year"),
            sum(&self.minimum).at("minimum"),
            sum(&self.maximum).at("maximum"),
            percent(&self.rise).at("rise"),
            percent(&self.fall).at("fall"),
        ))?;
        let mut parts = Vec::new();
        let mut problems = Problems::none();
        for (number, part) in (1..).zip(&self.parts) {
            match part.check(number) {
                Ok(part) => parts.push(part),
                Err(problem) => problems = problems.and(problem),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let key = Key {
            mode: if self.mode == "rate" { Mode::Rate } else { Mode::Spread },
            parts,
            pro_rata: pro_rata(&self.pro_rata),
            bounds: Bounds { minimum, maximum, pro_rata: self.bounds_pro_rata },
            evolution: Evolution { rise, fall },
        };
        key.check().map_err(|refusal| words::said(&refusal))?;
        Ok(Said { title, from_year, key })
    }
}

impl PartForm {
    fn new() -> Self {
        let word = str::to_owned;
        PartForm { of: word("pupil"), how: word("each"), rate: word("1"), ..Self::default() }
    }

    fn of(part: &Part) -> Self {
        let (how, of, rate, bands) = match &part.scale {
            Scale::Each { of, rate } => ("each", *of, rate.to_string(), Vec::new()),
            Scale::Bands(Bands { by, steps, bands }) => {
                let band = |band: &Band| BandForm {
                    from: band.from.to_string(),
                    below: band.below.map(|end| end.to_string()).unwrap_or_default(),
                    rate: band.rate.to_string(),
                };
                (steps_word(*steps), *by, String::new(), bands.iter().map(band).collect())
            }
        };
        let (whole, amount) = match part.whole {
            None => ("", String::new()),
            Some(Whole::Sum(sum)) => ("sum", sum.plain()),
            Some(Whole::Share(share)) => ("share", share.to_string()),
        };
        PartForm {
            label: part.label.clone(),
            of: measure_word(of).to_owned(),
            how: how.to_owned(),
            rate,
            whole: whole.to_owned(),
            amount,
            full_year: part.full_year,
            bands,
        }
    }

    /// `number` is the part as people number it, from 1.
    fn check(&self, number: usize) -> Result<Part, Problem> {
        let wrong = |text, typed: &str| {
            let args = vec![("part", number.to_string()), ("typed", typed.trim().to_owned())];
            Problem { field: "form", text, args }
        };
        let rate = |text: &str| {
            Rate::parse(text).map_err(|_| wrong(id!("territory-contribution-part-rate"), text))
        };
        let count = |text: &str| {
            let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            let count = digits.parse::<u64>();
            count.map_err(|_| wrong(id!("territory-contribution-part-count"), text))
        };
        let label = form::required(&self.label, 100)
            .map_err(|_| wrong(id!("territory-contribution-part-label"), &self.label))?;
        let of = measure(&self.of);
        let scale = match steps(&self.how) {
            None => Scale::Each { of, rate: rate(&self.rate)? },
            Some(steps) => {
                let band = |band: &BandForm| {
                    let below = match band.below.trim() {
                        "" => None,
                        text => Some(count(text)?),
                    };
                    Ok(Band { from: count(&band.from)?, below, rate: rate(&band.rate)? })
                };
                let bands = self.bands.iter().map(band).collect::<Result<_, Problem>>()?;
                Scale::Bands(Bands { by: of, steps, bands })
            }
        };
        let amount = || wrong(id!("territory-contribution-part-amount"), &self.amount);
        let whole = match self.whole.as_str() {
            "sum" => Some(Whole::Sum(Money::parse(&self.amount).map_err(|_| amount())?)),
            "share" => {
                let text = self.amount.trim().trim_end_matches('%').trim();
                Some(Whole::Share(text.parse().map_err(|_| amount())?))
            }
            _ => None,
        };
        Ok(Part { label, scale, whole, full_year: self.full_year })
    }
}

/// `5,25` is 525.
fn hundredths(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches('%');
    base::parse_decimal(text, 2).ok().and_then(|number| u32::try_from(number).ok())
}

pub fn measure_word(measure: Measure) -> &'static str {
    match measure {
        Measure::Member => "member",
        Measure::Pupil => "pupil",
        Measure::School => "school",
        Measure::Inhabitant => "inhabitant",
    }
}

fn measure(word: &str) -> Measure {
    let is = |measure: &Measure| measure_word(*measure) == word;
    Measure::ALL.into_iter().find(is).unwrap_or(Measure::Pupil)
}

fn steps_word(steps: Steps) -> &'static str {
    match steps {
        Steps::Flat => "flat",
        Steps::Threshold => "threshold",
        Steps::Progressive => "progressive",
    }
}

fn steps(word: &str) -> Option<Steps> {
    [Steps::Flat, Steps::Threshold, Steps::Progressive]
        .into_iter()
        .find(|steps| steps_word(*steps) == word)
}

pub fn pro_rata_word(pro_rata: ProRata) -> &'static str {
    match pro_rata {
        ProRata::None => "none",
        ProRata::Days => "days",
        ProRata::MonthsBegun => "months_begun",
        ProRata::WholeMonths => "whole_months",
    }
}

fn pro_rata(word: &str) -> ProRata {
    [ProRata::Days, ProRata::MonthsBegun, ProRata::WholeMonths]
        .into_iter()
        .find(|rule| pro_rata_word(*rule) == word)
        .unwrap_or_default()
}
