//! Days: what changes in a district from one day to the next. Feeds must understand all of it.

use crate::household::{another_guardian, household};
use crate::seats::Seat;
use crate::{Authority, ClassKind, Degree, Dice, District, facts, family, staff};

impl District {
    /// Lives `days` days after the first, always the same ones.
    pub(crate) fn live(&mut self, days: usize) {
        for day in 1..=days {
            self.day = self.day.plus_days(1);
            let dice = Dice::of(self.seed, self.index * 10_000 + day, "days");
            // About one pupil in 2,000 for each kind of change; at least one, to see them all.
            for _ in 0..(self.pupils.len() / 2_000).max(1) {
                somebody_leaves(self, &dice);
                a_family_arrives(self, &dice);
                a_pupil_changes_class(self, &dice);
                a_pupil_changes_school(self, &dice);
                a_name_changes(self, &dice);
                a_guardian_is_added(self, &dice);
                an_address_changes(self, &dice);
            }
            a_class_changes_label(self, &dice);
            if day % 3 == 0 {
                somebody_comes_back(self);
                a_teacher_is_replaced(self, &dice);
            }
        }
    }
}

/// A pupil who is there and is not of the cast.
fn somebody(district: &District, dice: &Dice) -> Option<usize> {
    (0..200).map(|_| dice.below(district.pupils.len())).find(|place| {
        district.pupils.get(*place).is_some_and(|pupil| !pupil.has_left && !pupil.is_cast)
    })
}

fn somebody_leaves(district: &mut District, dice: &Dice) {
    if let Some(pupil) = somebody(district, dice) {
        district.pupils[pupil].has_left = true;
    }
}

/// The one who left first is back, with the key he had.
fn somebody_comes_back(district: &mut District) {
    if let Some(pupil) = district.pupils.iter_mut().find(|pupil| pupil.has_left) {
        pupil.has_left = false;
    }
}

fn a_family_arrives(district: &mut District, dice: &Dice) {
    let Some(neighbour) = somebody(district, dice).map(|place| &district.pupils[place]) else {
        return;
    };
    let seat = Seat { school: neighbour.school, class: neighbour.class, level: neighbour.level };
    let year = seat.level.birth_year(district.year.0);
    let town = district.schools[seat.school].town;
    let household = household(district, dice, town, year);
    family::enrol(district, dice, &household, seat, family::day_of(year, dice));
}

fn a_pupil_changes_class(district: &mut District, dice: &Dice) {
    for _ in 0..50 {
        let Some(place) = somebody(district, dice) else { return };
        let pupil = &district.pupils[place];
        let other = district.class_with(pupil.school, pupil.level, dice);
        if let Some(class) = other.filter(|class| *class != pupil.class) {
            district.pupils[place].class = class;
            return;
        }
    }
}

/// Another school of the same town, the same degree and the same level.
fn a_pupil_changes_school(district: &mut District, dice: &Dice) {
    for _ in 0..50 {
        let Some(place) = somebody(district, dice) else { return };
        let pupil = &district.pupils[place];
        let here = &district.schools[pupil.school];
        let school = dice.below(district.schools.len());
        let there = &district.schools[school];
        let is_other = school != pupil.school && there.town == here.town;
        if !is_other || there.degree() != here.degree() {
            continue;
        }
        if let Some(class) = district.class_with(school, pupil.level, dice) {
            let day = district.day;
            let pupil = &mut district.pupils[place];
            (pupil.school, pupil.class, pupil.since) = (school, class, day);
            return;
        }
    }
}

/// A child takes the name of his other parent, or a parent the name of a spouse.
fn a_name_changes(district: &mut District, dice: &Dice) {
    let Some(place) = somebody(district, dice) else { return };
    let name = facts::surname(dice).to_owned();
    let pupil = &mut district.pupils[place];
    match pupil.links.first().copied() {
        Some(link) if dice.chance(50) && !district.guardians[link.guardian].is_service => {
            district.guardians[link.guardian].identity.last = name;
        }
        _ => pupil.identity.last = format!("{}-{name}", pupil.identity.family),
    }
}

fn a_guardian_is_added(district: &mut District, dice: &Dice) {
    for _ in 0..50 {
        let Some(place) = somebody(district, dice) else { return };
        let pupil = &district.pupils[place];
        if pupil.links.len() > 1 {
            continue;
        }
        let (home, last) = (pupil.home.clone(), pupil.identity.family.clone());
        let degree = district.degree_of(pupil);
        let mut link = another_guardian(district, dice, home, &last);
        link.pays = district.pupils[place].links.is_empty();
        family::give_keys(district, &[link], degree);
        district.pupils[place].links.push(link);
        return;
    }
}

fn an_address_changes(district: &mut District, dice: &Dice) {
    let Some(place) = somebody(district, dice) else { return };
    let street = facts::street(dice);
    let pupil = &mut district.pupils[place];
    let former = std::mem::replace(&mut pupil.home.street, street.clone());
    for link in &pupil.links {
        let guardian = &mut district.guardians[link.guardian];
        let lives_here = guardian.home.street == former && link.authority == Authority::Legal;
        if lives_here {
            guardian.home.street.clone_from(&street);
        }
    }
}

/// The label changes, the id of the class stays.
fn a_class_changes_label(district: &mut District, dice: &Dice) {
    const ANIMALS: [&str; 8] = [
        "Coccinelles",
        "Hérissons",
        "Loutres",
        "Mésanges",
        "Renards",
        "Abeilles",
        "Tortues",
        "Écureuils",
    ];
    for _ in 0..50 {
        let school = dice.below(district.schools.len());
        let school = &mut district.schools[school];
        let is_primary = school.degree() == Degree::First;
        let place = dice.below(school.classes.len());
        let Some(class) = school.classes.get_mut(place) else { continue };
        if is_primary && class.kind == ClassKind::Ordinary && !class.is_cast {
            let plain = class.label.split(" (").next().unwrap_or_default().to_owned();
            class.label = format!("{plain} ({})", dice.pick(&ANIMALS));
            return;
        }
    }
}

/// A teacher leaves for good; somebody new takes the posts.
fn a_teacher_is_replaced(district: &mut District, dice: &Dice) {
    for _ in 0..50 {
        let place = dice.below(district.staff.len());
        let Some(staff) = district.staff.get_mut(place) else { return };
        if !staff.is_cast && !staff.has_left {
            staff.has_left = true;
            let posts = staff.posts.clone();
            staff::engage(district, dice, &posts);
            return;
        }
    }
}
