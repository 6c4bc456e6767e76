//! Schools and their classes: how many, of which levels, under which label.

use crate::{Dice, Level, Town};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Degree {
    First,
    Second,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchoolKind {
    Maternelle,
    Elementaire,
    Primaire,
    College,
    Lycee,
}

impl SchoolKind {
    pub const fn degree(self) -> Degree {
        match self {
            SchoolKind::College | SchoolKind::Lycee => Degree::Second,
            _ => Degree::First,
        }
    }

    /// What comes before the name.
    pub const fn title(self) -> &'static str {
        match self {
            SchoolKind::Maternelle => "École maternelle",
            SchoolKind::Elementaire => "École élémentaire",
            SchoolKind::Primaire => "École primaire",
            SchoolKind::College => "Collège",
            SchoolKind::Lycee => "Lycée",
        }
    }

    const fn class_size(self) -> usize {
        match self {
            SchoolKind::Maternelle => 25,
            SchoolKind::Elementaire | SchoolKind::Primaire => 24,
            SchoolKind::College => 26,
            SchoolKind::Lycee => 32,
        }
    }

    /// Levels and how full they are; in cities few children come before three years.
    const fn levels(self) -> &'static [(usize, Level)] {
        const PRIMAIRE: &[(usize, Level)] = &[
            (1, Level::Tps),
            (8, Level::Ps),
            (8, Level::Ms),
            (8, Level::Gs),
            (8, Level::Cp),
            (8, Level::Ce1),
            (8, Level::Ce2),
            (8, Level::Cm1),
            (8, Level::Cm2),
        ];
        const COLLEGE: &[(usize, Level)] = &[
            (8, Level::Sixieme),
            (8, Level::Cinquieme),
            (8, Level::Quatrieme),
            (8, Level::Troisieme),
        ];
        const LYCEE: &[(usize, Level)] =
            &[(10, Level::Seconde), (9, Level::Premiere), (9, Level::Terminale)];
        match self {
            SchoolKind::Maternelle => PRIMAIRE.split_at(4).0,
            SchoolKind::Elementaire => PRIMAIRE.split_at(4).1,
            SchoolKind::Primaire => PRIMAIRE,
            SchoolKind::College => COLLEGE,
            SchoolKind::Lycee => LYCEE,
        }
    }
}

#[derive(Clone, Debug)]
pub struct School {
    /// `ENTStructureJointure` in its academy.
    pub id: usize,
    pub uai: String,
    pub name: String,
    pub kind: SchoolKind,
    pub town: &'static Town,
    /// Schools of one neighbourhood share their families.
    pub neighbourhood: usize,
    pub street: String,
    pub phone: String,
    pub mail: String,
    /// Has a group for pupils who learn French (UPE2A).
    pub has_upe2a: bool,
    pub classes: Vec<Class>,
}

impl School {
    /// `École élémentaire Jean-Macé`
    pub fn full_name(&self) -> String {
        format!("{} {}", self.kind.title(), self.name)
    }

    pub fn degree(&self) -> Degree {
        self.kind.degree()
    }
}

#[derive(Clone, Debug)]
pub struct Class {
    /// The id that stays when the label changes.
    pub id: usize,
    pub label: String,
    pub kind: ClassKind,
    /// Levels and the seats of each.
    pub seats: Vec<(Level, usize)>,
    pub is_cast: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassKind {
    Ordinary,
    Ulis,
}

/// Classes of a school of `pupils` pupils: exactly as many seats, levels side by side when few.
pub fn classes(kind: SchoolKind, pupils: usize, dice: &Dice) -> Vec<Class> {
    let ulis =
        if kind == SchoolKind::Elementaire && pupils > 220 && dice.chance(50) { 12 } else { 0 };
    let levels = level_counts(kind, pupils - ulis, dice);
    let mut classes: Vec<Class> = if kind.degree() == Degree::First {
        several_levels(&levels, kind.class_size())
    } else {
        levels.iter().flat_map(|row| one_level(*row, kind.class_size())).collect()
    };
    if ulis > 0 {
        classes.push(ulis_class(ulis));
    }
    label(&mut classes, kind);
    classes
}

/// Twelve seats over the élémentaire, whatever the level.
pub fn ulis_class(seats: usize) -> Class {
    let levels = Level::ELEMENTAIRE;
    let share = |place: usize| (place + 1) * seats / levels.len() - place * seats / levels.len();
    let seats = levels.iter().enumerate().map(|(place, level)| (*level, share(place))).collect();
    Class { id: 0, label: "ULIS".to_owned(), kind: ClassKind::Ulis, seats, is_cast: false }
}

fn level_counts(kind: SchoolKind, pupils: usize, dice: &Dice) -> Vec<(Level, usize)> {
    // A good year or a bad one: each level weighs a little more or less than its share.
    let weights: Vec<(usize, Level)> = kind
        .levels()
        .iter()
        .map(|(weight, level)| (weight * dice.between(85, 115), *level))
        .collect();
    let total: usize = weights.iter().map(|(weight, _)| weight).sum();
    let mut before = 0;
    let counts = weights.into_iter().map(|(weight, level)| {
        let count = (before + weight) * pupils / total - before * pupils / total;
        before += weight;
        (level, count)
    });
    counts.filter(|(_, count)| *count > 0).collect()
}

/// Cuts the row of pupils, youngest first, in equal classes, at a level's end where one is near.
fn several_levels(levels: &[(Level, usize)], size: usize) -> Vec<Class> {
    let pupils: usize = levels.iter().map(|(_, count)| count).sum();
    let number = ((pupils + size / 2) / size).max(1);
    let mut ends = Vec::new();
    for (_, count) in levels {
        ends.push(ends.last().unwrap_or(&0) + count);
    }
    let mut cuts: Vec<usize> = (1..number)
        .map(|place| {
            let ideal = place * pupils / number;
            ends.iter().copied().find(|end| end.abs_diff(ideal) <= size / 5).unwrap_or(ideal)
        })
        .collect();
    cuts.push(pupils);
    cuts.dedup();
    let mut start = 0;
    cuts.into_iter()
        .map(|end| {
            let class = ordinary(overlaps(levels, start, end));
            start = end;
            class
        })
        .collect()
}

/// How many of each level sit between two places of the row.
fn overlaps(levels: &[(Level, usize)], start: usize, end: usize) -> Vec<(Level, usize)> {
    let mut first = 0;
    let mut seats = Vec::new();
    for (level, count) in levels {
        let last = first + count;
        let shared = last.min(end).saturating_sub(first.max(start));
        if shared > 0 {
            seats.push((*level, shared));
        }
        first = last;
    }
    seats
}

fn one_level((level, count): (Level, usize), size: usize) -> Vec<Class> {
    let number = count.div_ceil(size + 2).max(1);
    let share = |place: usize| (place + 1) * count / number - place * count / number;
    (0..number).map(|place| ordinary(vec![(level, share(place))])).collect()
}

pub fn ordinary(seats: Vec<(Level, usize)>) -> Class {
    Class { id: 0, label: String::new(), kind: ClassKind::Ordinary, seats, is_cast: false }
}

/// `CP`, `CE1-CE2`, and `CE1-A`, `CE1-B` when several have the same levels; `6A`, `2GT1` later on.
fn label(classes: &mut [Class], kind: SchoolKind) {
    let words = |class: &Class| {
        class.seats.iter().map(|(level, _)| level.label()).collect::<Vec<_>>().join("-")
    };
    let all: Vec<String> = classes.iter().map(words).collect();
    for (place, class) in classes.iter_mut().enumerate() {
        if class.kind == ClassKind::Ulis {
            continue;
        }
        let before = all[..place].iter().filter(|other| **other == all[place]).count();
        let same = all.iter().filter(|other| **other == all[place]).count();
        let letter = char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[before % 26]);
        class.label = match (kind, class.seats.first().map(|(level, _)| *level)) {
            (SchoolKind::College, Some(level)) => format!("{}{letter}", &level.label()[..1]),
            (SchoolKind::Lycee, Some(Level::Seconde)) => format!("2GT{}", before + 1),
            (SchoolKind::Lycee, Some(Level::Premiere)) => format!("1G{}", before + 1),
            (SchoolKind::Lycee, _) => format!("TG{}", before + 1),
            _ if same > 1 => format!("{}-{letter}", all[place]),
            _ => all[place].clone(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_has_exactly_its_pupils_whatever_its_size() {
        let dice = Dice::of(7, 0, "classes");
        for kind in [SchoolKind::Maternelle, SchoolKind::Primaire, SchoolKind::Lycee] {
            for pupils in [1, 2, 9, 24, 37, 120, 333, 700] {
                let classes = classes(kind, pupils, &dice);
                let seats = classes.iter().flat_map(|class| &class.seats);
                assert_eq!(seats.map(|(_, count)| count).sum::<usize>(), pupils);
            }
        }
    }

    #[test]
    fn labels_are_different_inside_a_school() {
        let dice = Dice::of(7, 1, "classes");
        let classes = classes(SchoolKind::Primaire, 420, &dice);
        let mut labels: Vec<&str> = classes.iter().map(|class| class.label.as_str()).collect();
        let number = labels.len();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), number);
    }
}
