//! The communes themselves, without anybody: those a syndicate has, and the list that INSEE and the
//! State give of them, as a steward pastes it.

use crate::{Town, facts};
use std::fmt::Write as _;

/// Those of the two departments of the north, the neighbours of the demo's town first: its own
/// EPCI, then by INSEE code. `most` bounds them.
pub fn of_the_north(most: usize) -> Vec<&'static Town> {
    let of_home = facts::town(crate::cast::TOWN).map_or("", |town| town.epci);
    let mut towns: Vec<&Town> =
        facts::towns().iter().filter(|town| is_of_the_north(town)).collect();
    towns.sort_by_key(|town| (town.epci != of_home, town.insee));
    let home = towns.iter().position(|town| town.insee == crate::cast::TOWN);
    if let Some(home) = home {
        let town = towns.remove(home);
        towns.insert(0, town);
    }
    towns.truncate(most);
    towns
}

/// Nord and Pas-de-Calais.
pub fn is_of_the_north(town: &Town) -> bool {
    matches!(town.department(), "59" | "62")
}

/// One line each: `insee;nom;département;SIREN;population;SIREN de l’EPCI;nom de l’EPCI`.
pub fn list(towns: &[&Town]) -> String {
    let mut lines = "insee;nom;departement;siren;population;epci;nom de l’epci\n".to_owned();
    for town in towns {
        let (siren, epci) = (siren(town), town.epci_name());
        let Town { insee, name, inhabitants, epci: of, .. } = town;
        let department = town.department();
        let _ = writeln!(lines, "{insee};{name};{department};{siren};{inhabitants};{of};{epci}");
    }
    lines
}

/// How INSEE makes the SIREN of a commune: `21`, its department, its number, and a figure that
/// makes the sum after Luhn a multiple of ten.
fn siren(town: &Town) -> String {
    let root = format!("21{}0{}", town.department(), &town.insee[2..]);
    let doubled = |(place, figure): (usize, u32)| {
        let value = if place.is_multiple_of(2) { figure * 2 } else { figure };
        value / 10 + value % 10
    };
    let figures = root.chars().rev().filter_map(|it| it.to_digit(10));
    let sum: u32 = figures.enumerate().map(doubled).sum();
    format!("{root}{}", (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_north_has_more_than_fifteen_hundred_communes_and_its_home_is_the_first() {
        let all = of_the_north(usize::MAX);
        assert_eq!((all.len(), all[0].name), (1_534, "Lys-lez-Lannoy"));
        let near = of_the_north(90);
        assert_eq!(near.len(), 90);
        assert!(near.iter().all(|town| town.epci_name() == "Métropole Européenne de Lille"));
    }

    #[test]
    fn a_commune_has_the_siren_that_insee_gives_it() {
        let of = |insee| facts::town(insee).map(siren);
        assert_eq!(of("59367").as_deref(), Some("215903675"), "Lys-lez-Lannoy");
        assert_eq!(of("59598").as_deref(), Some("215905985"), "Toufflers");
        assert_eq!(of("02001").as_deref(), Some("210200010"), "Abbécourt");
    }

    #[test]
    fn a_line_says_the_commune_and_its_epci() {
        let list = list(&of_the_north(1));
        let line = list.lines().nth(1).expect("a line");
        assert!(line.starts_with("59367;Lys-lez-Lannoy;59;215903675;"), "{line}");
        assert!(line.ends_with(";200093201;Métropole Européenne de Lille"), "{line}");
    }
}
