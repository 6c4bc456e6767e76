//! What only the livret of a collège says: « devoirs faits » and, in 6e, the digital competences;
//! at the end of a cycle the enseignement de complément and the regional language. Each is kept as
//! a pupil's own words under a code.

use crate::{
    content::Position,
    report::{Kind, Written},
    store::commons::Own,
};
use lsu::{
    ComplementPosition, DigitalLevel, RegionalPosition,
    secondary::{ComplementKind, DigitalSkill, RegionalLanguage},
};
use people::Level;
use serde::{Deserialize, Serialize};

/// What is said of « devoirs faits ».
pub const HOMEWORK: &str = "DEVOIRS";
/// What is said of the digital competences, to a pupil or to his class; each has its own code.
pub const DIGITAL: &str = "CN";
/// The enseignement de complément and its position: `LCA 2`.
pub const COMPLEMENT: &str = "EC";
/// The regional language and its position: `BRE 1`.
pub const REGIONAL: &str = "LR";

/// What a locked livret keeps of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct College {
    pub homework: String,
    /// Those that have a level.
    pub digital: Vec<Position>,
    pub digital_words: String,
    /// What is said of them to the whole class.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub digital_class: String,
    pub complement: Option<Choice>,
    pub regional: Option<Choice>,
}

/// A code of a list of the State, and how far its objectives are reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub code: String,
    pub position: Option<u8>,
}

impl Choice {
    /// `LCA 2`
    pub fn read(words: &str) -> Option<Self> {
        let mut parts = words.split(' ');
        let code = parts.next().filter(|code| !code.is_empty())?.to_owned();
        Some(Choice { code, position: parts.next().and_then(|it| it.parse().ok()) })
    }
}

/// Which of these things the livrets of a level and a kind have.
pub fn has(report: &Written, code: &str) -> bool {
    let is_there = report.level >= Level::Sixth && report.level <= Level::Third;
    match (code, report.kind) {
        (HOMEWORK, Kind::Period) => is_there,
        (COMPLEMENT, Kind::Cycle) => report.level == Level::Third,
        (REGIONAL, Kind::Cycle) => matches!(report.level, Level::Sixth | Level::Third),
        (_, Kind::Period) => report.level == Level::Sixth,
        _ => false,
    }
}

impl College {
    pub fn of<'o>(report: &Written, own: impl Iterator<Item = &'o Own>) -> Self {
        let mut said = College::default();
        for own in own.filter(|own| has(report, &own.code)) {
            match own.code.as_str() {
                HOMEWORK => said.homework.clone_from(&own.words),
                DIGITAL => said.digital_words.clone_from(&own.words),
                COMPLEMENT => said.complement = Choice::read(&own.words),
                REGIONAL => said.regional = Choice::read(&own.words),
                code => said.digital.extend(level(code, &own.words)),
            }
        }
        let rank = |it: &Position| DigitalSkill::ALL.iter().position(|of| of.code() == it.place);
        said.digital.sort_by_key(rank);
        said
    }

    pub fn is_empty(&self) -> bool {
        *self == College::default()
    }

    /// « Langues et cultures de l’Antiquité : objectifs dépassés », in French as the State says it.
    pub fn complement_said(&self) -> Option<String> {
        let choice = self.complement.as_ref()?;
        let kind = ComplementKind::parse(&choice.code)?.label();
        let position = choice.position.and_then(|it| ComplementPosition::parse(&it.to_string()));
        Some(said(kind, position.map(ComplementPosition::label)))
    }

    pub fn regional_said(&self) -> Option<String> {
        let choice = self.regional.as_ref()?;
        let language = RegionalLanguage::parse(&choice.code)?.label();
        let position = choice.position.and_then(|it| RegionalPosition::parse(&it.to_string()));
        Some(said(language, position.map(RegionalPosition::label)))
    }
}

fn said(of: &str, position: Option<&str>) -> String {
    match position {
        Some(position) => format!("{of}\u{a0}: {}", lower(position)),
        None => of.to_owned(),
    }
}

/// « Niveau A2 atteint » goes on in a sentence as « niveau A2 atteint ».
fn lower(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    first + chars.as_str()
}

fn level(code: &str, words: &str) -> Option<Position> {
    let skill = DigitalSkill::parse(code)?;
    let level = DigitalLevel::parse(words)?;
    let (place, label) = (code.to_owned(), skill.label().to_owned());
    Some(Position { place, label, position: level.code().parse().ok() })
}

/// What a form says of it: each code with its words, those that say something.
pub fn typed<'f>(field: impl Fn(&str) -> Option<&'f str>) -> Vec<(String, String)> {
    let text = |code: &str| field(code).map(super::pages::grid_form::tidy);
    let mut own: Vec<(&str, String)> = Vec::new();
    for code in [HOMEWORK, DIGITAL] {
        own.extend(text(code).filter(|words| !words.is_empty()).map(|words| (code, words)));
    }
    for skill in DigitalSkill::ALL {
        let level = field(skill.code()).and_then(DigitalLevel::parse);
        own.extend(level.map(|level| (skill.code(), level.code().to_owned())));
    }
    let position = |code: &str| field(&format!("{code}-position")).unwrap_or_default().to_owned();
    if let Some(kind) = field(COMPLEMENT).and_then(ComplementKind::parse) {
        let at = ComplementPosition::parse(&position(COMPLEMENT)).map(ComplementPosition::code);
        own.push((COMPLEMENT, kept(kind.code(), at, kind == ComplementKind::None)));
    }
    if let Some(language) = field(REGIONAL).and_then(RegionalLanguage::parse) {
        let at = RegionalPosition::parse(&position(REGIONAL)).map(RegionalPosition::code);
        own.push((REGIONAL, kept(language.code(), at, language == RegionalLanguage::None)));
    }
    own.into_iter().map(|(code, words)| (code.to_owned(), words)).collect()
}

fn kept(code: &str, position: Option<&str>, is_none: bool) -> String {
    match position.filter(|_| !is_none) {
        Some(position) => format!("{code} {position}"),
        None => code.to_owned(),
    }
}

/// A choice that wants its position and has none.
pub fn lacks_position(words: &str) -> bool {
    let choice = Choice::read(words);
    choice.is_some_and(|it| it.position.is_none() && it.code != ComplementKind::None.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_kept_with_its_position_but_where_there_is_none_to_have() {
        let form = [("EC", "LCA"), ("EC-position", "2"), ("LR", "AUC"), ("LR-position", "1")];
        let owned = |(code, words): (&str, &str)| (code.to_owned(), words.to_owned());
        let field = |name: &str| form.iter().find(|(known, _)| *known == name).map(|(_, it)| *it);
        let own = typed(field);
        assert_eq!(own, [("EC", "LCA 2"), ("LR", "AUC")].map(owned));
        assert!(lacks_position("LCA") && !lacks_position("LCA 2") && !lacks_position("AUC"));
        let complement = Choice::read("LCA 2");
        let said = College { complement, ..College::default() };
        let words = "Langues et cultures de l’Antiquité\u{a0}: objectifs dépassés";
        assert_eq!(said.complement_said().as_deref(), Some(words));
    }
}
