//! The statutes of a syndicate, in versions, and what they say of colleges and seats.
//!
//! An open mixed syndicate composes its committee as its statutes say (CGCT L5721-2): what the law
//! leaves to them is [`Composition`], kept as JSON.

use base::{Day, Id};
use council::{AppointmentRule, Deliberation};
use people::{Body, BodyKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

db::row! {
    /// A version of the statutes. Without `from_on` it is a draft.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Statutes {
        pub id: Id<Statutes>,
        pub syndicate_id: Id<Body>,
        pub number: u32,
        pub title: String,
        pub body: String,
        /// [`Composition`] as JSON.
        pub colleges: String,
        pub deliberation_id: Option<Id<Deliberation>>,
        pub from_on: Option<Day>,
        pub until_on: Option<Day>,
    }
}

/// Where the syndicate may have members, its colleges, and how one leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Composition {
    /// Codes of departments: `59`, `62`. Empty: that of the syndicate.
    #[serde(default)]
    pub departments: Vec<String>,
    #[serde(default)]
    pub colleges: Vec<College>,
    /// Days between the deliberation that takes back or leaves, and the day it takes effect.
    #[serde(default)]
    pub leaving_days: u16,
}

/// A college: who is in it, whom each member sends, and who sits in the committee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct College {
    /// `communes`
    pub word: String,
    pub name: String,
    /// Kinds of bodies that compose it.
    #[serde(with = "kinds")]
    pub members: Vec<BodyKind>,
    pub representatives: Representatives,
    /// How it elects: `council::AppointmentRule`; the law's own when nothing is said.
    #[serde(default)]
    pub election: Option<AppointmentRule>,
}

/// How the representatives of a college in the committee are counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
pub enum Representatives {
    /// Each member sends so many, who sit at once.
    EachMember { seats: u16 },
    /// Each member sends as its inhabitants say, who sit at once.
    ByInhabitants { steps: Vec<Bracket> },
    /// Each member sends one delegate to the college, and the college elects so many among them.
    Elected { seats: u16 },
}

/// From so many inhabitants on, so many seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bracket {
    pub from: u32,
    pub seats: u16,
}

/// Why a composition cannot be lived by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CompositionError {
    #[error("two colleges of the same word")]
    CollegeTwice { word: String },
    /// A member would be in two colleges.
    #[error("a kind of bodies in two colleges")]
    KindTwice { kind: BodyKind },
    #[error("a college without a seat")]
    NoSeat { college: String },
    #[error("steps that do not grow, or do not begin at 0 inhabitants")]
    StepsDisordered { college: String },
}

impl Composition {
    /// Itself, when one can live by it.
    pub fn checked(self) -> Result<Self, CompositionError> {
        let (mut words, mut kinds) = (BTreeSet::new(), BTreeSet::new());
        for college in &self.colleges {
            if !words.insert(&college.word) {
                return Err(CompositionError::CollegeTwice { word: college.word.clone() });
            }
            if let Some(kind) = college.members.iter().copied().find(|kind| !kinds.insert(*kind)) {
                return Err(CompositionError::KindTwice { kind });
            }
            college.check_seats()?;
        }
        Ok(self)
    }

    /// What a column holds; nothing when it cannot be read.
    pub fn kept(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The college a body is in; none when the statutes have none for its kind.
    pub fn college_of(&self, kind: BodyKind) -> Option<&College> {
        self.colleges.iter().find(|it| it.members.contains(&kind))
    }

    pub fn college(&self, word: &str) -> Option<&College> {
        self.colleges.iter().find(|college| college.word == word)
    }
}

impl College {
    fn check_seats(&self) -> Result<(), CompositionError> {
        let college = self.name.clone();
        match &self.representatives {
            Representatives::EachMember { seats: 0 } | Representatives::Elected { seats: 0 } => {
                Err(CompositionError::NoSeat { college })
            }
            Representatives::ByInhabitants { steps } => {
                let begins = steps.first().is_some_and(|step| step.from == 0);
                let grows = steps.windows(2).all(|two| two[0].from < two[1].from);
                let seated = steps.iter().all(|step| step.seats > 0);
                match (begins && grows, seated) {
                    (false, _) => Err(CompositionError::StepsDisordered { college }),
                    (true, false) => Err(CompositionError::NoSeat { college }),
                    (true, true) => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    /// Whether its delegates elect those who sit.
    pub fn elects(&self) -> bool {
        matches!(self.representatives, Representatives::Elected { .. })
    }

    /// How many delegates a member with so many inhabitants sends.
    pub fn sent_by_member(&self, inhabitants: u32) -> u16 {
        match &self.representatives {
            Representatives::EachMember { seats } => *seats,
            Representatives::Elected { .. } => 1,
            Representatives::ByInhabitants { steps } => {
                let step = steps.iter().rev().find(|step| step.from <= inhabitants);
                step.map_or(0, |step| step.seats)
            }
        }
    }

    pub fn rule(&self) -> AppointmentRule {
        self.election.unwrap_or(AppointmentRule::BY_COUNCIL)
    }
}

/// Kinds of bodies by their words: `commune`, `epci`, `metropole`…
mod kinds {
    use people::BodyKind;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(kinds: &[BodyKind], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(kinds.iter().map(|kind| kind.word()))
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Vec<BodyKind>, D::Error> {
        let words = Vec::<String>::deserialize(from)?;
        let kind = |word: &String| BodyKind::parse(word).ok_or_else(|| Error::custom(word));
        words.iter().map(kind).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIBRE: &str = r#"{
      "departments": ["59", "62"],
      "leaving_days": 180,
      "colleges": [
        {"word": "region", "name": "Collège de la région", "members": ["region"],
         "representatives": {"how": "each_member", "seats": 6}},
        {"word": "communes", "name": "Collège des communes", "members": ["commune"],
         "representatives": {"how": "elected", "seats": 5}},
        {"word": "epci", "name": "Collège des EPCI", "members": ["epci", "metropole"],
         "representatives": {"how": "by_inhabitants",
                             "steps": [{"from": 0, "seats": 1}, {"from": 200000, "seats": 3}]}}
      ]
    }"#;

    fn read(json: &str) -> Composition {
        serde_json::from_str(json).expect("statutes")
    }

    fn fibre() -> Composition {
        read(FIBRE).checked().expect("statutes one can live by")
    }

    #[test]
    fn a_commune_is_in_the_college_of_communes_which_elects() {
        let fibre = fibre();
        let college = fibre.college_of(BodyKind::Commune).expect("a college");
        assert!(college.elects() && college.word == "communes");
        assert_eq!(college.sent_by_member(14_050), 1);
        assert_eq!(fibre.college_of(BodyKind::Department), None);
    }

    #[test]
    fn an_epci_sends_more_when_it_has_more_inhabitants() {
        let fibre = fibre();
        let college = fibre.college("epci").expect("a college");
        let sent = [0, 199_999, 200_000, 1_194_040].map(|people| college.sent_by_member(people));
        assert_eq!(sent, [1, 1, 3, 3]);
    }

    #[test]
    fn what_is_kept_reads_back_as_it_was() {
        assert_eq!(Composition::kept(&fibre().json()), fibre());
    }

    #[test]
    fn statutes_that_contradict_themselves_are_refused_with_what_is_wrong() {
        let said = |from: &str, to: &str| read(&FIBRE.replace(from, to)).checked().err();
        let twice = said(r#"["epci", "metropole"]"#, r#"["epci", "commune"]"#);
        assert_eq!(twice, Some(CompositionError::KindTwice { kind: BodyKind::Commune }));
        let empty = said(r#""how": "elected", "seats": 5"#, r#""how": "elected", "seats": 0"#);
        assert!(matches!(empty, Some(CompositionError::NoSeat { .. })));
        let steps = said(r#"{"from": 0, "seats": 1}"#, r#"{"from": 9, "seats": 1}"#);
        assert!(matches!(steps, Some(CompositionError::StepsDisordered { .. })));
        let word = said(r#""word": "epci""#, r#""word": "communes""#);
        assert!(matches!(word, Some(CompositionError::CollegeTwice { .. })));
    }
}
