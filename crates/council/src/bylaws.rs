//! Bylaws: what rules an assembly from a day on, with its seats and the way it numbers.

use crate::{
    Rules, meeting,
    numbering::{Pattern, PatternError, Series},
    store,
};
use base::{Day, Id};
use db::{Error, Result, Tx};
use people::{Body, BodyKind};
use serde::{Deserialize, Serialize};

/// What the law or the statutes say of one assembly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bylaws {
    pub rules: Rules,
    /// Every seat, vacant ones too; none: as many as there are members in exercise.
    pub seats: Option<u32>,
    /// The votes all seats have together, where some have several; none: one each.
    pub votes_of_seats: Option<u32>,
    /// How deliberations are numbered, as [`Pattern`] reads it.
    pub numbering: String,
    pub series: Series,
}

/// The bylaws of a day, and since when they are so; none: nobody wrote any, they are the law's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    pub bylaws: Bylaws,
    pub since: Option<Day>,
}

db::row! {
    /// A version, as it is kept.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Version {
        pub id: Id<Version>,
        pub from_on: Day,
        pub rules: String,
    }
}

const LAW_NUMBERING: &str = "{aaaa}-{nnn}";

/// CGCT L2121-2: below so many inhabitants, so many councillors.
const SEATS_OF_COMMUNES: [(u32, u32); 18] = [
    (100, 7),
    (500, 11),
    (1_500, 15),
    (2_500, 19),
    (3_500, 23),
    (5_000, 27),
    (10_000, 29),
    (20_000, 33),
    (30_000, 35),
    (40_000, 39),
    (50_000, 43),
    (60_000, 45),
    (80_000, 49),
    (100_000, 53),
    (150_000, 55),
    (200_000, 59),
    (250_000, 61),
    (300_000, 65),
];
const SEATS_MAX_OF_COMMUNES: u32 = 69;

impl Bylaws {
    /// Those of the law, by the kind of body. For an open syndicate the law has none: these are
    /// what its statutes are written over (CGCT L5721-1).
    pub fn of_law(body: &Body) -> Self {
        let (rules, seats) = match body.kind {
            BodyKind::Commune => (Rules::commune(body.population), seats_of(body.population)),
            BodyKind::Epci | BodyKind::Metropole | BodyKind::Syndicate => (Rules::epci(), None),
            BodyKind::Department => (Rules::department(), None),
            BodyKind::Region => (Rules::region(), None),
        };
        let numbering = LAW_NUMBERING.to_owned();
        Bylaws { rules, seats, votes_of_seats: None, numbering, series: Series::Year }
    }

    /// Those a meeting stands by: of the day it was convened; before, those of its own day.
    pub fn of_meeting(tx: &Tx<'_>, meeting: &meeting::Written, body: &Body) -> Result<Self> {
        match &meeting.rules {
            Some(rules) => Bylaws::from_json(rules),
            None => Ok(InForce::on(tx, body, meeting.day())?.bylaws),
        }
    }

    /// Its numbers; an error only when it was not checked before it was kept.
    pub fn pattern(&self) -> std::result::Result<Pattern, PatternError> {
        Pattern::parse(&self.numbering, self.series)
    }

    pub fn to_json(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|error| Error::Engine(error.to_string()))
    }

    pub fn from_json(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(|error| Error::Engine(error.to_string()))
    }
}

/// `None` when nobody has said how many live there.
fn seats_of(population: u32) -> Option<u32> {
    let below = SEATS_OF_COMMUNES.iter().find(|(limit, _)| population < *limit);
    (population > 0).then(|| below.map_or(SEATS_MAX_OF_COMMUNES, |(_, seats)| *seats))
}

impl InForce {
    /// Those of a body on a day.
    pub fn on(tx: &Tx<'_>, body: &Body, day: Day) -> Result<Self> {
        match store::bylaws::on(tx, body.id, day)? {
            Some(version) => {
                let bylaws = Bylaws::from_json(&version.rules)?;
                Ok(InForce { bylaws, since: Some(version.from_on) })
            }
            None => Ok(InForce { bylaws: Bylaws::of_law(body), since: None }),
        }
    }

    /// An open syndicate has no rules before its statutes were written down.
    pub fn is_missing(&self, body: &Body) -> bool {
        self.since.is_none() && body.kind == BodyKind::Syndicate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commune_has_the_seats_of_its_population() {
        for (population, seats) in
            [(99, 7), (100, 11), (3_499, 23), (3_500, 27), (14_050, 33), (233_098, 61)]
        {
            assert_eq!(seats_of(population), Some(seats), "{population}");
        }
        assert_eq!((seats_of(0), seats_of(512_000)), (None, Some(69)));
    }
}
