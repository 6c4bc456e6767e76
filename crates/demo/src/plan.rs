//! The plan: which schools stand in which town, with how many pupils. Small, and without anybody.

use crate::facts::{Academy, Town, town, towns};
use crate::{Dice, SchoolKind, cast, communes, spread::Spread, uai};
use std::collections::HashMap;

/// A few neighbouring towns, or a part of a large one: what is drawn and written at a time.
#[derive(Debug)]
pub struct DistrictPlan {
    pub index: usize,
    pub academy: Academy,
    pub name: &'static str,
    pub schools: Vec<SchoolPlan>,
}

#[derive(Debug)]
pub struct SchoolPlan {
    pub uai: String,
    /// Numbers the school in the territory.
    pub serial: usize,
    pub name: String,
    pub kind: SchoolKind,
    pub town: &'static Town,
    pub neighbourhood: usize,
    pub pupils: usize,
    /// The school whose classes are known by heart, in `cast`.
    pub cast: Option<usize>,
}

/// Pupils of the first degree in a district, about.
const DISTRICT: usize = 3_000;
/// Children in écoles per 1,000 inhabitants, as in the region.
const DENSITY: usize = 102;
/// The fewest pupils for which a village keeps a school of its own.
const SCHOOL_MIN: usize = 25;

/// The plan of a territory of exactly `pupils` pupils.
pub fn districts(seed: u64, pupils: usize, spread: Spread) -> Vec<DistrictPlan> {
    let (college, lycee) = spread.secondary(pupils);
    let first_degree = pupils - college - lycee;
    let mut registry = Registry { dice: Dice::of(seed, 0, "plan"), ..Registry::default() };
    let mut plans: Vec<DistrictPlan> = Vec::new();
    let mut before = 0;
    for (academy, shares) in groups(first_degree, spread) {
        let here: usize = shares.iter().map(|(_, pupils)| pupils).sum();
        let part = |all: usize| {
            (before + here) * all / first_degree.max(1) - before * all / first_degree.max(1)
        };
        let index = plans.len();
        let mut schools = registry.primary_schools(index, &shares, spread.pupils_of_a_place());
        let largest = shares.iter().max_by_key(|(town, _)| town.inhabitants);
        if let Some((town, _)) = largest {
            registry.secondary_schools(&mut schools, town, SchoolKind::College, part(college), 500);
            registry.secondary_schools(&mut schools, town, SchoolKind::Lycee, part(lycee), 1_100);
            plans.push(DistrictPlan { index, academy, name: town.name, schools });
        }
        before += here;
    }
    plans
}

type Share = (&'static Town, usize);

/// Towns with their pupils of the first degree, in districts. The first is the demo's town.
fn groups(pupils: usize, spread: Spread) -> Vec<(Academy, Vec<Share>)> {
    let mut groups: Vec<(Academy, Vec<Share>)> = Vec::new();
    let Some(home) = town(cast::TOWN) else { return groups };
    groups.push((home.academy(), vec![(home, pupils.min(cast::PUPILS))]));
    let mut current: Option<(Academy, Vec<Share>)> = None;
    let mut size = 0;
    for (town, mut share) in shares(pupils.saturating_sub(cast::PUPILS), spread) {
        while share > 0 {
            let changes = current.as_ref().is_some_and(|(academy, _)| *academy != town.academy());
            if changes || size >= DISTRICT {
                groups.extend(current.take());
                size = 0;
            }
            // A large town is cut in even parts, never leaving a crumb for the next district.
            let room = DISTRICT - size;
            let taken =
                if share <= room + SCHOOL_MIN * 4 { share } else { room.max(SCHOOL_MIN * 4) };
            let taken = taken.min(share);
            current.get_or_insert_with(|| (town.academy(), Vec::new())).1.push((town, taken));
            share -= taken;
            size += taken;
        }
    }
    groups.extend(current);
    groups
}

/// Other towns, the most populated first until `pupils` are placed, or all of those of the north;
/// in geographic order.
fn shares(pupils: usize, spread: Spread) -> Vec<Share> {
    let is_everywhere = spread == Spread::North;
    let is_there = |town: &&Town| !is_everywhere || communes::is_of_the_north(town);
    let mut others: Vec<&'static Town> =
        towns().iter().filter(|town| town.insee != cast::TOWN).filter(is_there).collect();
    others.sort_by_key(|town| std::cmp::Reverse(town.inhabitants));
    let wish = |town: &Town| (town.inhabitants * DENSITY / 1_000).max(1);
    let all: usize = others.iter().map(|town| wish(town)).sum();
    let mut shares: Vec<Share> = Vec::new();
    let (mut left, mut before) = (pupils, 0);
    for town in others {
        let wanted = if pupils > all || is_everywhere {
            (before + wish(town)) * pupils / all - before * pupils / all
        } else {
            wish(town)
        };
        before += wish(town);
        let share = wanted.min(left);
        left -= share;
        if share > 0 {
            shares.push((town, share));
        }
    }
    shares.sort_by_key(|(town, _)| (town.academy(), town.epci, town.insee));
    regroup(shares)
}

/// Villages too small for a school send their children to the next one (an RPI).
fn regroup(shares: Vec<Share>) -> Vec<Share> {
    let mut kept: Vec<Share> = Vec::new();
    let mut waiting: Option<Share> = None;
    for (town, pupils) in shares {
        let (from, joined) = match waiting.take() {
            Some((other, pupils)) if other.epci != town.epci => match kept.last_mut() {
                Some(last) => {
                    last.1 += pupils;
                    (town, 0)
                }
                None => (town, pupils),
            },
            Some((_, pupils)) => (town, pupils),
            None => (town, 0),
        };
        if pupils + joined < SCHOOL_MIN {
            waiting = Some((from, pupils + joined));
        } else {
            kept.push((from, pupils + joined));
        }
    }
    match (waiting, kept.last_mut()) {
        (Some((_, pupils)), Some(last)) => last.1 += pupils,
        (Some(alone), None) => kept.push(alone),
        (None, _) => {}
    }
    kept
}

/// Numbers and names given so far.
#[derive(Default)]
struct Registry {
    dice: Dice,
    serials: HashMap<&'static str, usize>,
    names: HashMap<(&'static str, bool), usize>,
    total: usize,
}

impl Registry {
    fn primary_schools(
        &mut self,
        district: usize,
        shares: &[Share],
        size: usize,
    ) -> Vec<SchoolPlan> {
        let mut schools = Vec::new();
        if district == 0 {
            let (home, pupils) = shares[0];
            for (place, (name, kind, neighbourhood)) in cast::SCHOOLS.iter().enumerate() {
                let share = cast::share_of_school(place, pupils);
                let plan = self.school(home, *kind, share, *neighbourhood, (*name).to_owned());
                schools.push(SchoolPlan { cast: Some(place), ..plan });
            }
            return schools;
        }
        let mut neighbourhood = 0;
        for (town, pupils) in shares {
            let number = pupils.div_ceil(size);
            for place in 0..number {
                let share = (place + 1) * pupils / number - place * pupils / number;
                neighbourhood += 1;
                if share > 110 && self.dice.chance(55) {
                    let young = share * self.dice.between(34, 39) / 100;
                    let rest = share - young;
                    schools.push(self.named(town, SchoolKind::Maternelle, young, neighbourhood));
                    schools.push(self.named(town, SchoolKind::Elementaire, rest, neighbourhood));
                } else {
                    schools.push(self.named(town, SchoolKind::Primaire, share, neighbourhood));
                }
            }
        }
        schools
    }

    fn secondary_schools(
        &mut self,
        schools: &mut Vec<SchoolPlan>,
        town: &'static Town,
        kind: SchoolKind,
        pupils: usize,
        size: usize,
    ) {
        let number = if pupils == 0 { 0 } else { ((pupils + size / 2) / size).max(1) };
        for place in 0..number {
            let share = (place + 1) * pupils / number - place * pupils / number;
            schools.push(self.named(town, kind, share, usize::MAX));
        }
    }

    fn named(
        &mut self,
        town: &'static Town,
        kind: SchoolKind,
        pupils: usize,
        neighbourhood: usize,
    ) -> SchoolPlan {
        let is_secondary = matches!(kind, SchoolKind::College | SchoolKind::Lycee);
        let names = if is_secondary { SECONDARY_NAMES } else { PRIMARY_NAMES };
        let start: usize = town.insee.bytes().map(usize::from).product();
        let given = self.names.entry((town.insee, is_secondary)).or_default();
        let name = names[(start + *given * 7) % names.len()];
        let round = *given / names.len();
        *given += 1;
        let name = if round > 0 { format!("{name} {}", round + 1) } else { name.to_owned() };
        self.school(town, kind, pupils, neighbourhood, name)
    }

    fn school(
        &mut self,
        town: &'static Town,
        kind: SchoolKind,
        pupils: usize,
        neighbourhood: usize,
        name: String,
    ) -> SchoolPlan {
        let serial = self.serials.entry(town.department()).or_default();
        *serial += 1;
        self.total += 1;
        let uai = uai(town.department(), *serial);
        SchoolPlan { uai, serial: self.total, name, kind, town, neighbourhood, pupils, cast: None }
    }
}

// Seven must not divide the length of these lists: names are taken seven by seven.
const PRIMARY_NAMES: &[&str] = &[
    "Jules-Ferry",
    "Jean-Jaurès",
    "Louis-Pasteur",
    "Victor-Hugo",
    "Marie-Curie",
    "Paul-Bert",
    "Anatole-France",
    "Jean-Moulin",
    "Pauline-Kergomard",
    "Célestin-Freinet",
    "Jules-Verne",
    "Antoine-de-Saint-Exupéry",
    "Jean-de-La-Fontaine",
    "Charles-Perrault",
    "Simone-Veil",
    "Lucie-Aubrac",
    "Germaine-Tillion",
    "Rosa-Parks",
    "Joséphine-Baker",
    "Olympe-de-Gouges",
    "George-Sand",
    "Colette",
    "Françoise-Dolto",
    "Maria-Montessori",
    "Jean-Zay",
    "Léo-Lagrange",
    "Roger-Salengro",
    "Gustave-Delory",
    "Condorcet",
    "Voltaire",
    "Diderot",
    "Lavoisier",
    "Ampère",
    "Arago",
    "Claude-Bernard",
    "Frédéric-Chopin",
    "Claude-Debussy",
    "Henri-Matisse",
    "Pablo-Picasso",
    "Claude-Monet",
    "Camille-Claudel",
    "Auguste-Rodin",
    "Robert-Desnos",
    "Paul-Éluard",
    "Louis-Aragon",
    "Arthur-Rimbaud",
    "Boris-Vian",
    "Albert-Camus",
    "Marcel-Pagnol",
    "Alphonse-Daudet",
    "Les Tilleuls",
    "Les Hirondelles",
    "Le Petit Prince",
    "Les Coquelicots",
    "Le Moulin",
    "La Fontaine",
    "Les Marronniers",
    "Les Mille Couleurs",
    "Le Bois Joli",
    "Les Trois Fontaines",
    "La Sucrerie",
    "Le Grand Pré",
];
const SECONDARY_NAMES: &[&str] = &[
    "Simone-Veil",
    "Sophie-Germain",
    "Albert-Camus",
    "Émile-Zola",
    "Alain-Savary",
    "Marguerite-Yourcenar",
    "Jacques-Brel",
    "Nelson-Mandela",
    "Louis-Blériot",
    "Jean-Rostand",
    "Gaspard-Monge",
    "Pierre-Mendès-France",
    "Marie-Noël",
    "Lavoisier",
    "Vauban",
    "Léonard-de-Vinci",
    "Katherine-Johnson",
    "Elsa-Triolet",
    "Arthur-Rimbaud",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pupil_has_a_place_and_every_school_its_own_uai() {
        use Spread::{HomeWithCollege, LargestTowns, North, WithSecondary};
        for (pupils, spread) in [
            (40, LargestTowns),
            (1_100, North),
            (1_280, HomeWithCollege),
            (1_101, WithSecondary),
            (5_000, WithSecondary),
            (100_000, LargestTowns),
            (300_000, North),
        ] {
            let plans = districts(3, pupils, spread);
            let schools: Vec<&SchoolPlan> = plans.iter().flat_map(|plan| &plan.schools).collect();
            assert_eq!(schools.iter().map(|school| school.pupils).sum::<usize>(), pupils);
            let mut uais: Vec<&str> = schools.iter().map(|school| school.uai.as_str()).collect();
            assert!(uais.iter().all(|uai| crate::is_uai(uai)));
            uais.sort_unstable();
            uais.dedup();
            assert_eq!(uais.len(), schools.len());
        }
    }

    #[test]
    fn a_region_is_cut_in_districts_of_a_small_size() {
        let plans = districts(3, 1_200_000, Spread::WithSecondary);
        let size = |plan: &DistrictPlan| plan.schools.iter().map(|school| school.pupils).sum();
        let sizes: Vec<usize> = plans.iter().map(size).collect();
        assert_eq!(sizes.iter().sum::<usize>(), 1_200_000);
        assert!(sizes.iter().all(|size| *size < 9_000), "{:?}", sizes.iter().max());
        let smallest =
            plans.iter().flat_map(|plan| &plan.schools).map(|school| school.pupils).min();
        assert!(smallest >= Some(10));
    }

    #[test]
    fn in_the_whole_north_three_thousand_schools_are_in_their_communes() {
        let plans = districts(1, 300_000, Spread::North);
        let schools: Vec<&SchoolPlan> = plans.iter().flat_map(|plan| &plan.schools).collect();
        let towns: std::collections::HashSet<&str> =
            schools.iter().map(|school| school.town.insee).collect();
        assert_eq!((schools.len(), towns.len()), (2_997, 1_218));
        assert!(schools.iter().all(|school| communes::is_of_the_north(school.town)));
    }
}
