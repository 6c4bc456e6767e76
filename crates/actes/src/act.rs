//! An act as the State is told of it (`DonneesActe`): what it is, and which files hold it.

use crate::tree::{Element, short};
use crate::{ActId, Latin, ReadingProblem, Refusal, SignedFile};
use base::Day;
use std::fmt;

/// Message 1-1, and what every acknowledgement and anomaly repeats of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// The day of the decision, not of its signature.
    pub decided_on: Day,
    pub number: InternalNumber,
    pub nature: ActNature,
    pub matter: Matter,
    pub subject: Subject,
    /// The act that this one changes or completes, when it was sent before.
    pub previous: Option<ActId>,
    /// The day of the classification whose matters and typologies were used. When it is not that
    /// in force, the prefecture answers an anomaly.
    pub classified_on: Day,
    pub document: SignedFile,
    pub annexes: Vec<SignedFile>,
    /// Other pieces follow by post.
    pub follows_on_paper: bool,
}

/// What kind of act: the code, the two letters of the identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActNature {
    /// 1, DE: délibérations.
    Deliberation,
    /// 2, AR: arrêtés réglementaires.
    Regulation,
    /// 3, AI: arrêtés individuels.
    Individual,
    /// 4, CC: contrats, conventions et avenants.
    Contract,
    /// 5, BF: documents budgétaires et financiers.
    Budget,
    /// 6, AU: autres.
    Other,
}

impl ActNature {
    pub const ALL: [Self; 6] = [
        Self::Deliberation,
        Self::Regulation,
        Self::Individual,
        Self::Contract,
        Self::Budget,
        Self::Other,
    ];

    /// 1 to 6 (`CodeNatureActe`).
    pub const fn code(self) -> u32 {
        self as u32 + 1
    }

    pub fn of_code(code: u32) -> Result<Self, Refusal> {
        let found = Self::ALL.into_iter().find(|nature| nature.code() == code);
        found.ok_or(Refusal::Nature { code })
    }

    /// Two capitals (`TypeAbrege`).
    pub const fn abridgement(self) -> &'static str {
        match self {
            Self::Deliberation => "DE",
            Self::Regulation => "AR",
            Self::Individual => "AI",
            Self::Contract => "CC",
            Self::Budget => "BF",
            Self::Other => "AU",
        }
    }

    pub fn abridged(letters: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|nature| nature.abridgement() == letters)
    }
}

/// The number an authority gives its act: unique in all it sends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InternalNumber(String);

impl InternalNumber {
    /// `NumeroInterne` is of 15 characters at most in the schema.
    pub const LENGTH_MAX: usize = 15;

    /// Capitals without accents, figures and `_`, which is neither first nor last. (The schema
    /// allows more; the operators do not, for the number is part of every file name.)
    pub fn parse(written: &str) -> Result<Self, Refusal> {
        let length = written.chars().count();
        if length > Self::LENGTH_MAX {
            return Err(Refusal::NumberTooLong { length, max: Self::LENGTH_MAX });
        }
        let is_plain = |byte: u8| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_');
        let is_number = !written.is_empty()
            && written.bytes().all(is_plain)
            && !written.starts_with('_')
            && !written.ends_with('_');
        let refused = || Refusal::Number { written: written.to_owned() };
        is_number.then(|| InternalNumber(written.to_owned())).ok_or_else(refused)
    }

    /// As the State gives it back, whoever's software made it.
    pub(crate) fn received(written: &str) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let is_number =
            (1..=Self::LENGTH_MAX).contains(&written.len()) && written.bytes().all(is_plain);
        is_number.then(|| InternalNumber(written.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InternalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an act is about, in the classification: `5.7`, two to five codes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Matter(Vec<u32>);

impl Matter {
    pub const LEVELS_MAX: usize = 5;
    const CODE_MAX: u32 = 999;

    /// `5.7`, `7.10.1`. Whether it exists is for [`crate::Classification::has`] to say.
    pub fn parse(written: &str) -> Result<Self, Refusal> {
        let refused = || Refusal::Matter { written: written.to_owned() };
        let code = |part: &str| {
            let is_code = part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse().ok().filter(|code| is_code && (1..=Self::CODE_MAX).contains(code))
        };
        let codes: Option<Vec<u32>> = written.trim().split('.').map(code).collect();
        let codes = codes.ok_or_else(refused)?;
        if (2..=Self::LEVELS_MAX).contains(&codes.len()) {
            Ok(Matter(codes))
        } else {
            Err(refused())
        }
    }

    /// The codes, from the first level.
    pub fn codes(&self) -> &[u32] {
        &self.0
    }

    fn read(element: &Element) -> Result<Self, ReadingProblem> {
        const NAMES: [&str; Matter::LEVELS_MAX] =
            ["CodeMatiere1", "CodeMatiere2", "CodeMatiere3", "CodeMatiere4", "CodeMatiere5"];
        let mut codes = Vec::new();
        for name in NAMES {
            if let Some(child) = element.optional(name)? {
                codes.push(number("CodeMatiere", child.attribute("CodeMatiere")?)?);
            }
        }
        if codes.is_empty() {
            element.child("CodeMatiere1")?;
        }
        Ok(Matter(codes))
    }
}

impl fmt::Display for Matter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes: Vec<String> = self.0.iter().map(u32::to_string).collect();
        f.write_str(&codes.join("."))
    }
}

/// What an act decides, in one sentence (`Objet`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subject(String);

impl Subject {
    /// In the schema. S²LOW keeps one less: see [`crate::S2low`].
    pub const LENGTH_MAX: usize = 500;

    pub fn parse(written: &str) -> Result<Self, Refusal> {
        let latin = Latin::parse(written, Self::LENGTH_MAX).map_err(Refusal::Subject)?;
        Ok(Subject(latin.to_string()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Act {
    pub(crate) fn element(&self, name: &str) -> Element {
        let matters = self.matter.codes().iter().zip(1..).map(|(code, level)| {
            Element::new(&format!("CodeMatiere{level}")).with("CodeMatiere", code)
        });
        let previous = self
            .previous
            .iter()
            .map(|id| Element::new("PrecedentIdentifiantActe").with("IDActe", id));
        let annexes = self.annexes.iter().map(|annex| annex.element("Annexe"));
        let on_paper = if self.follows_on_paper { "O" } else { "N" };
        Element::new(name)
            .with("Date", &self.decided_on.iso())
            .with("NumeroInterne", &self.number)
            .with("CodeNatureActe", &self.nature.code())
            .holding(matters)
            .holding([Element::of_text("Objet", self.subject.as_str())])
            .holding(previous)
            .holding([
                Element::of_text("ClassificationDateVersion", &self.classified_on.iso()),
                self.document.element("Document"),
                Element::new("Annexes").with("Nombre", &self.annexes.len()).holding(annexes),
                Element::of_text("DocumentPapier", on_paper),
            ])
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        let written = element.attribute("NumeroInterne")?;
        let bad = |what, value: &str| ReadingProblem::Bad { what, value: short(value) };
        let code = element.attribute("CodeNatureActe")?;
        let nature = ActNature::of_code(number("CodeNatureActe", code)?);
        let previous = match element.optional("PrecedentIdentifiantActe")? {
            Some(child) => Some(ActId::parse(child.attribute("IDActe")?)?),
            None => None,
        };
        let annexes = match element.optional("Annexes")? {
            Some(annexes) => {
                annexes.all("Annexe").map(SignedFile::read).collect::<Result<_, _>>()?
            }
            None => Vec::new(),
        };
        let on_paper = element.text_of("DocumentPapier")?.unwrap_or_default();
        Ok(Act {
            decided_on: element.day_in("Date")?,
            number: InternalNumber::received(written)
                .ok_or_else(|| bad("NumeroInterne", written))?,
            nature: nature.map_err(|_| bad("CodeNatureActe", code))?,
            matter: Matter::read(element)?,
            subject: Subject(element.child("Objet")?.text.clone()),
            previous,
            classified_on: element.day_of("ClassificationDateVersion")?,
            document: SignedFile::read(element.child("Document")?)?,
            annexes,
            follows_on_paper: matches!(on_paper.as_str(), "O" | "1" | "true"),
        })
    }
}

/// A number of a message: figures, nine at most.
pub(crate) fn number(what: &'static str, written: &str) -> Result<u32, ReadingProblem> {
    let digits = written.trim();
    let is_number =
        (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let bad = || ReadingProblem::Bad { what, value: short(written) };
    digits.parse().ok().filter(|_| is_number).ok_or_else(bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_fifteen_plain_characters() {
        for good in ["1", "2023_DEL_45", "ABCDEFGHIJ12345"] {
            assert_eq!(InternalNumber::parse(good).expect(good).as_str(), good);
        }
        for wrong in ["", "_1", "1_", "2023-45", "délib", "del45", "A B", "É"] {
            let refused = Refusal::Number { written: wrong.to_owned() };
            assert_eq!(InternalNumber::parse(wrong), Err(refused));
        }
        let long = InternalNumber::parse("ABCDEFGHIJ123456");
        assert_eq!(long, Err(Refusal::NumberTooLong { length: 16, max: 15 }));
    }

    #[test]
    fn a_matter_has_two_to_five_levels() {
        assert_eq!(Matter::parse(" 5.7 ").expect("intercommunalité").codes(), [5, 7]);
        assert_eq!(Matter::parse("7.10.1.2.3").expect("five levels").to_string(), "7.10.1.2.3");
        for wrong in ["", "5", "5.", "5.7.", "0.1", "5,7", "5.+7", "1.2.3.4.5.6", "5.1000"] {
            assert!(Matter::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_nature_has_a_code_and_two_letters() {
        for nature in ActNature::ALL {
            assert_eq!(ActNature::of_code(nature.code()), Ok(nature));
            assert_eq!(ActNature::abridged(nature.abridgement()), Some(nature));
        }
        assert_eq!(ActNature::Deliberation.code(), 1);
        assert_eq!(ActNature::of_code(7), Err(Refusal::Nature { code: 7 }));
        assert_eq!(ActNature::abridged("ZZ"), None);
    }
}
