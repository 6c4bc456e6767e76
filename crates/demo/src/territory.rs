//! The territory: a seed, a number of pupils, a day. Everything else follows.

use crate::plan::{self, DistrictPlan};
use crate::{Academy, District, cast, spread::Spread};
use base::Day;
use std::sync::Arc;

/// A made-up territory, as it is on one day. Cloning it costs nothing: it holds no person.
#[derive(Clone, Debug)]
pub struct Territory {
    seed: u64,
    pupils: usize,
    first_day: Day,
    days: usize,
    plan: Arc<Vec<DistrictPlan>>,
}

impl Territory {
    /// From this size on there are collèges and lycées: it is a whole region.
    pub const SECONDARY_FROM: usize = 200_000;

    /// Exactly `pupils` pupils: the demo's town first, then the towns of Hauts-de-France.
    pub fn of(pupils: usize, seed: u64) -> Self {
        let is_a_region = pupils >= Self::SECONDARY_FROM;
        let spread = if is_a_region { Spread::WithSecondary } else { Spread::LargestTowns };
        Self::planned(pupils, seed, spread)
    }

    /// The same with collèges and lycées among its pupils' schools, whatever its size.
    pub fn with_secondary(pupils: usize, seed: u64) -> Self {
        Self::planned(pupils, seed, Spread::WithSecondary)
    }

    /// The demo's town with its collège: 1,100 pupils in five écoles, 200 in the sixth school.
    pub fn of_the_town(seed: u64) -> Self {
        Self::of_a_town(cast::PUPILS_OF_TOWN, seed)
    }

    /// The same six schools, smaller. More pupils than the town has do not fit in it: see `of`.
    pub fn of_a_town(pupils: usize, seed: u64) -> Self {
        Self::planned(pupils.min(cast::PUPILS_OF_TOWN), seed, Spread::HomeWithCollege)
    }

    /// Pupils of the first degree in every commune of the two departments of the north, villages
    /// too: 300,000 of them have some 3,000 schools.
    pub fn of_the_north(pupils: usize, seed: u64) -> Self {
        Self::planned(pupils, seed, Spread::North)
    }

    fn planned(pupils: usize, seed: u64, spread: Spread) -> Self {
        let plan = Arc::new(plan::districts(seed, pupils, spread));
        Territory { seed, pupils, first_day: default_day(), days: 0, plan }
    }

    /// The same people, written on another first day.
    #[must_use]
    pub fn on(mut self, day: Day) -> Self {
        self.first_day = day;
        self
    }

    /// The same territory some days later: children arrive, leave, change class, school or name.
    #[must_use]
    pub fn after(&self, days: usize) -> Self {
        Territory { days: self.days + days, ..self.clone() }
    }

    /// The day it is seen on.
    pub fn day(&self) -> Day {
        self.first_day.plus_days(i32::try_from(self.days).unwrap_or(i32::MAX))
    }

    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Pupils on the first day.
    pub fn pupils(&self) -> usize {
        self.pupils
    }

    /// UAI of all its schools.
    pub fn uais(&self) -> impl Iterator<Item = &str> {
        self.plan.iter().flat_map(|district| &district.schools).map(|school| school.uai.as_str())
    }

    pub fn has_secondary(&self) -> bool {
        let mut schools = self.plan.iter().flat_map(|district| &district.schools);
        schools.any(|school| school.kind.degree() == crate::Degree::Second)
    }

    /// Its towns, by INSEE code.
    pub fn towns(&self) -> Vec<&'static crate::Town> {
        let schools = self.plan.iter().flat_map(|district| &district.schools);
        let mut towns: Vec<_> = schools.map(|school| school.town).collect();
        towns.sort_by_key(|town| town.insee);
        towns.dedup();
        towns
    }

    pub fn academies(&self) -> Vec<Academy> {
        let mut academies: Vec<Academy> = self.plan.iter().map(|plan| plan.academy).collect();
        academies.sort_unstable();
        academies.dedup();
        academies
    }

    /// Its people, one district at a time: hold one, drop it, ask for the next.
    pub fn districts(&self) -> impl Iterator<Item = District> {
        self.plan.iter().map(|plan| self.district(plan))
    }

    pub fn districts_of(&self, academy: Academy) -> impl Iterator<Item = District> {
        let plans = self.plan.iter().filter(move |plan| plan.academy == academy);
        plans.map(|plan| self.district(plan))
    }

    /// The district of one school.
    pub fn district_of(&self, uai: &str) -> Option<District> {
        let holds = |plan: &&DistrictPlan| plan.schools.iter().any(|school| school.uai == uai);
        self.plan.iter().find(holds).map(|plan| self.district(plan))
    }

    fn district(&self, plan: &DistrictPlan) -> District {
        let mut district = District::draw(plan, self.seed, self.first_day);
        district.live(self.days);
        district
    }
}

fn default_day() -> Day {
    Day::new(2026, 11, 23).expect("a day of the calendar")
}
