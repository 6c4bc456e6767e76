//! Families: who lives with whom, who decides for whom, and where their children go to school.

use crate::district::Key;
use crate::facts::first_name;
use crate::household::{Household, household};
use crate::identifier::ine;
use crate::seats::{Seat, Seats};
use crate::{Degree, Dice, District, Identity, Level, Link, Pupil, Sex, casting};
use base::Day;

/// Fills every seat of the district: first the cast, then families as they come.
pub fn settle(district: &mut District, seats: &mut Seats, dice: &Dice) {
    if district.index == 0 {
        casting::settle(district, seats, dice);
    }
    while let Some(first) = seats.take() {
        let number = dice.weighted(&[(46, 1), (37, 2), (13, 3), (3, 4), (1, 5)]);
        let mut children = vec![first];
        for _ in 1..number {
            children.extend(beside(district, seats, dice, &children));
        }
        let eldest = children.iter().map(|seat| seat.level).max().unwrap_or(first.level);
        let town = district.schools[first.school].town;
        let household = household(district, dice, town, eldest.birth_year(district.year.0));
        let is_only = children.len() == 1;
        let mut born: Vec<(Seat, Day)> = Vec::new();
        for seat in children {
            let twin = born.iter().find(|(other, _)| other.level == seat.level);
            let day = match twin {
                Some((_, day)) => *day,
                None => birthday(district, dice, seat, &born, is_only),
            };
            born.push((seat, day));
            enrol(district, dice, &household, seat, day);
        }
    }
}

/// A seat for a brother or a sister: near, of another level, or beside a twin.
fn beside(district: &District, seats: &mut Seats, dice: &Dice, children: &[Seat]) -> Option<Seat> {
    let first = *children.first()?;
    if children.len() == 1 && dice.below(1_000) < 35 {
        let together = if dice.chance(70) { seats.take_beside(first) } else { None };
        return together.or_else(|| seats.take_in(first.school, first.level));
    }
    let home = &district.schools[first.school];
    let distance = |school: usize| {
        let other = &district.schools[school];
        match () {
            () if other.town != home.town && other.degree() == home.degree() => 9,
            () if school == first.school => 0,
            () if other.neighbourhood == home.neighbourhood => 1,
            () => 2,
        }
    };
    for _ in 0..4 {
        let rank = (first.level.rank() + dice.between(1, 13)).checked_sub(7)?;
        let Some(level) = Level::ALL.get(rank).copied() else { continue };
        // Eleven months apart for two of them at most; the others two classes away.
        let gap = |seat: &Seat| seat.level.rank().abs_diff(level.rank());
        let near = children.iter().filter(|seat| gap(seat) == 1).count();
        if children.iter().any(|seat| gap(seat) == 0) || near > usize::from(children.len() == 1) {
            continue;
        }
        // Now and then a child goes elsewhere than his brothers: places, choices, moves.
        let elsewhere = dice.chance(6);
        let mut schools: Vec<usize> = seats.schools_of(level).to_vec();
        dice.shuffle(&mut schools);
        schools.retain(|school| distance(*school) < 9);
        schools.sort_by_key(|school| if elsewhere { 0 } else { distance(*school) });
        if let Some(seat) = schools.into_iter().find_map(|school| seats.take_in(school, level)) {
            return Some(seat);
        }
    }
    None
}

/// A day of birth that fits the level, and his brothers and sisters.
fn birthday(
    district: &District,
    dice: &Dice,
    seat: Seat,
    born: &[(Seat, Day)],
    is_only: bool,
) -> Day {
    let rank = seat.level.rank();
    let may_repeat = (5..=15).contains(&rank) && is_only;
    let held_back = i16::from(may_repeat && dice.chance(3));
    let year = seat.level.birth_year(district.year.0) - held_back;
    let apart = |day: &Day| born.iter().map(|(_, other)| day.since(*other).abs()).min();
    let fits = |day: &Day| apart(day).is_none_or(|days| days > 300);
    let mut best = day_of(year, dice);
    for _ in 0..40 {
        if fits(&best) {
            break;
        }
        let day = day_of(year, dice);
        best = if apart(&day) > apart(&best) { day } else { best };
    }
    best
}

pub fn day_of(year: i16, dice: &Dice) -> Day {
    let first = Day::new(year, 1, 1).unwrap_or_else(|| Day::new(2000, 1, 1).expect("a day"));
    first.plus_days(i32::try_from(dice.below(365)).unwrap_or(0))
}

/// A child of this household takes his seat.
pub fn enrol(district: &mut District, dice: &Dice, household: &Household, seat: Seat, born: Day) {
    let sex = if dice.chance(49) { Sex::F } else { Sex::M };
    let first = match household.tongue {
        Some(tongue) if dice.chance(75) => tongue.first_name(dice, sex),
        _ => first_name(dice, sex, born.year()),
    };
    // Twins, and cousins under one roof, do not bear the same first name.
    let siblings = district.pupils.iter().rev().take(6);
    let is_borne = siblings
        .filter(|other| other.links == household.links && !other.links.is_empty())
        .any(|other| other.identity.first == first);
    let first = if is_borne { first_name(dice, sex, born.year() - 20) } else { first };
    let identity = Identity {
        first: first.to_owned(),
        other_first: dice.chance(40).then(|| first_name(dice, sex, born.year() - 40).to_owned()),
        last: household.last.clone(),
        family: household.family.clone(),
        sex,
        born,
    };
    seat_down(district, dice, household, seat, identity, false);
}

/// The seat is taken, and each guardian gets the key of that degree if he had none.
pub fn seat_down(
    district: &mut District,
    dice: &Dice,
    household: &Household,
    seat: Seat,
    identity: Identity,
    is_cast: bool,
) {
    let school = &district.schools[seat.school];
    let (degree, has_upe2a) = (school.degree(), school.has_upe2a);
    let id = district.key(Key::Pupil(degree));
    let september = Day::new(district.year.0, 9, 1).unwrap_or(district.day);
    let reads_another_language = household.tongue.is_some() && seat.level >= Level::Cp;
    let pupil = Pupil {
        id,
        ine: ine(id),
        level: seat.level,
        school: seat.school,
        class: seat.class,
        links: household.links.clone(),
        home: household.home.clone(),
        since: if district.is_settled { district.day } else { september },
        has_left: false,
        is_cast,
        is_newcomer: has_upe2a && reads_another_language && (is_cast || dice.chance(30)),
        canteen: dice.chance(55),
        morning_care: dice.chance(18),
        evening_care: dice.chance(30),
        learns_german: dice.chance(25),
        identity,
    };
    give_keys(district, &pupil.links, degree);
    district.pupils.push(pupil);
}

/// A guardian has a key in each degree where he has a child.
pub fn give_keys(district: &mut District, links: &[Link], degree: Degree) {
    for link in links {
        if district.guardians[link.guardian].key(degree).is_none() {
            let key = Some(district.key(Key::Guardian(degree)));
            let guardian = &mut district.guardians[link.guardian];
            match degree {
                Degree::First => guardian.first_degree = key,
                Degree::Second => guardian.second_degree = key,
            }
        }
    }
}
