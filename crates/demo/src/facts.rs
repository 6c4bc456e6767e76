//! Facts to draw from: the towns of Hauts-de-France, first names, surnames, streets.
//!
//! Sources and licences: `data/README.md`.

use crate::{Dice, Sex};
use std::sync::LazyLock;

/// A commune as INSEE knows it.
#[derive(Debug, PartialEq, Eq)]
pub struct Town {
    pub insee: &'static str,
    pub name: &'static str,
    pub postcode: &'static str,
    pub inhabitants: usize,
    pub epci: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Academy {
    Lille,
    Amiens,
}

impl Academy {
    /// The code that keys of persons are prefixed with.
    pub const fn code(self) -> &'static str {
        match self {
            Academy::Lille => "09",
            Academy::Amiens => "20",
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Academy::Lille => "LILLE",
            Academy::Amiens => "AMIENS",
        }
    }

    pub const fn folder(self) -> &'static str {
        match self {
            Academy::Lille => "lille",
            Academy::Amiens => "amiens",
        }
    }
}

impl Town {
    pub fn department(&self) -> &'static str {
        &self.insee[..2]
    }

    pub fn academy(&self) -> Academy {
        if matches!(self.department(), "59" | "62") { Academy::Lille } else { Academy::Amiens }
    }

    pub fn epci_name(&self) -> &'static str {
        let epci = EPCIS.iter().find(|(siren, _)| *siren == self.epci);
        epci.map_or(self.name, |(_, name)| name)
    }
}

/// The towns of the region, by INSEE code.
pub fn towns() -> &'static [Town] {
    &TOWNS
}

pub fn town(insee: &str) -> Option<&'static Town> {
    TOWNS.iter().find(|town| town.insee == insee)
}

static TOWNS: LazyLock<Vec<Town>> = LazyLock::new(|| {
    let town = |line: &'static str| {
        let mut fields = line.split(';');
        Some(Town {
            insee: fields.next()?,
            name: fields.next()?,
            postcode: fields.next()?,
            inhabitants: fields.next()?.parse().ok()?,
            epci: fields.next()?,
        })
    };
    include_str!("../data/towns.csv").lines().skip(1).filter_map(town).collect()
});

static EPCIS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("../data/epcis.csv").lines().skip(1);
    lines.filter_map(|line| line.split_once(';')).collect()
});

/// `[sex][decade][tier]`, most common first.
static FIRST_NAMES: LazyLock<[[[Vec<&'static str>; 4]; DECADES]; 2]> = LazyLock::new(|| {
    let mut names: [[[Vec<&'static str>; 4]; DECADES]; 2] = Default::default();
    for line in include_str!("../data/first-names.txt").lines() {
        let mut fields = line.splitn(4, ' ');
        let mut field = || fields.next().unwrap_or_default();
        let sex = usize::from(field() == "m");
        let decade = field().parse().map_or(0, decade_of);
        let tier: usize = field().parse().unwrap_or(1);
        names[sex][decade][tier.clamp(1, 4) - 1] = field().split(',').collect();
    }
    names
});

static SURNAMES: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("../data/surnames.txt").lines();
    lines.filter_map(|line| Some(line.split_once(' ')?.1.split(',').collect())).collect()
});

const DECADES: usize = 6;

fn decade_of(year: i16) -> usize {
    usize::try_from((year - 1961) / 10).unwrap_or(0).min(DECADES - 1)
}

/// Most people bear a common name; few bear a rare one.
const TIERS: [(usize, usize); 4] = [(78, 0), (14, 1), (6, 2), (2, 3)];

pub fn first_name(dice: &Dice, sex: Sex, year: i16) -> &'static str {
    let tiers = &FIRST_NAMES[usize::from(sex == Sex::M)][decade_of(year)];
    let names = &tiers[dice.weighted(&TIERS)];
    names.get(dice.front(names.len())).copied().unwrap_or("Camille")
}

pub fn surname(dice: &Dice) -> &'static str {
    let names = &SURNAMES[dice.weighted(&TIERS)];
    names.get(dice.front(names.len())).copied().unwrap_or("Martin")
}

pub fn street(dice: &Dice) -> String {
    let bis = if dice.chance(4) { " bis" } else { "" };
    format!("{}{bis} {}", 1 + dice.front(180), dice.pick(STREETS))
}

const STREETS: &[&str] = &[
    "rue Jules-Guesde",
    "rue Jean-Jaurès",
    "rue de l’Église",
    "rue du Moulin",
    "rue de la Gare",
    "rue Victor-Hugo",
    "avenue de la République",
    "rue Pasteur",
    "rue des Écoles",
    "rue du Général-de-Gaulle",
    "allée des Tilleuls",
    "rue de la Paix",
    "rue Émile-Zola",
    "rue des Jardins",
    "rue Louis-Braille",
    "place de la Mairie",
    "rue du Tissage",
    "rue des Filatures",
    "rue du Canal",
    "chemin des Prés",
    "résidence Les Acacias",
    "rue Gambetta",
    "rue Anatole-France",
    "rue de Roubaix",
    "rue de Tournai",
    "rue Sadi-Carnot",
    "rue Roger-Salengro",
    "allée des Mésanges",
    "rue des Coquelicots",
    "rue de la Briqueterie",
    "rue Marie-Curie",
    "rue Jean-Baptiste-Lebas",
    "impasse du Puits",
    "rue du Maréchal-Foch",
    "rue Pierre-Brossolette",
    "rue des Lilas",
    "cour Saint-Joseph",
    "rue de l’Abbé-Lemire",
    "rue Henri-Barbusse",
    "boulevard de Cambrai",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_is_all_there() {
        assert_eq!(towns().len(), 3_782);
        let lys = town("59367").expect("Lys-lez-Lannoy");
        assert_eq!(
            (lys.name, lys.postcode, lys.academy()),
            ("Lys-lez-Lannoy", "59390", Academy::Lille)
        );
        assert_eq!(lys.epci_name(), "Métropole Européenne de Lille");
    }

    #[test]
    fn names_fit_the_age() {
        let dice = Dice::of(1, 0, "names");
        assert!((0..500).all(|_| !first_name(&dice, Sex::F, 2019).is_empty()));
        assert!((0..500).all(|_| !surname(&dice).is_empty()));
    }
}
