//! Casting: the people known by heart take their seats and their posts before anybody is drawn.

use crate::cast::{self, Child};
use crate::district::Key;
use crate::household::{Household, guardian, home, welfare};
use crate::seats::Seats;
use crate::{
    Agent, Authority, Degree, Dice, District, Identity, Kin, Link, Post, Sex, Staff, family, tongue,
};
use base::Day;

/// The children of the cast, with their guardians.
pub fn settle(district: &mut District, seats: &mut Seats, dice: &Dice) {
    let families = cast::CHILDREN.iter().map(|child| child.family).max().unwrap_or(0);
    for number in 0..=families {
        let children: Vec<&Child> =
            cast::CHILDREN.iter().filter(|child| child.family == number).collect();
        let household = household(district, dice, number);
        for child in children {
            sit(district, seats, dice, &household, child);
        }
    }
}

fn household(district: &mut District, dice: &Dice, number: usize) -> Household {
    let town = district.schools[0].town;
    let homes = [home(dice, town), home(dice, town)];
    let mut links = Vec::new();
    if number == cast::WARD {
        let guardian = welfare(district, dice);
        let authority = Authority::Legal;
        links.push(Link { guardian, kin: Kin::ChildWelfare, authority, pays: true });
    }
    let mut tongue = None;
    for row in cast::GUARDIANS.iter().filter(|row| row.family == number) {
        let identity = identity(row.first, row.last, row.sex, row.born);
        let mail = format!("{}@famille.example", identity.slug());
        tongue = tongue.or(row.tongue.and_then(tongue::of));
        let index = guardian(district, dice, identity, homes[row.home].clone(), None);
        let guardian = &mut district.guardians[index];
        guardian.mail = Some(mail);
        guardian.tongue = row.tongue;
        guardian.is_cast = true;
        let pays = links.is_empty();
        links.push(Link { guardian: index, kin: row.kin, authority: row.authority, pays });
    }
    // The names of the household are those of each child: see `sit`.
    let [home, _] = homes;
    Household { last: String::new(), family: String::new(), home, links, tongue }
}

fn sit(
    district: &mut District,
    seats: &mut Seats,
    dice: &Dice,
    household: &Household,
    child: &Child,
) {
    // Without collège, the eldest sister is not in this territory; in a tiny one, a seat may lack.
    let class = district.class_at(child.school, child.class);
    let Some(class) = class else { return };
    let seat = crate::seats::Seat { school: child.school, class, level: child.level };
    let Some(seat) = seats.take_beside(seat) else { return };
    let identity = identity(child.first, child.last, child.sex, child.born);
    family::seat_down(district, dice, household, seat, identity, true);
}

fn identity(first: &str, last: &str, sex: Sex, born: &str) -> Identity {
    Identity {
        first: first.to_owned(),
        other_first: None,
        last: last.to_owned(),
        family: last.to_owned(),
        sex,
        born: Day::parse_iso(born).expect("a day of the cast"),
    }
}

/// The staff and the agents of the cast.
pub fn hire(district: &mut District, dice: &Dice) {
    for row in cast::STAFF {
        let identity = identity(row.first, row.last, row.sex, row.born);
        let mail = format!("{}@ac-lille.example", identity.slug());
        let id = district.key(Key::Staff(Degree::First));
        let class = district.class_at(row.school, row.class);
        let (function, role) = (row.function, row.role);
        let posts = vec![Post { school: row.school, function, class, role, subject: None }];
        district.staff.push(Staff { id, identity, mail, posts, has_left: false, is_cast: true });
    }
    for row in cast::AGENTS {
        let identity = identity(row.first, row.last, row.sex, row.born);
        let class = row.place.and_then(|(school, label)| district.class_at(school, label));
        district.agents.push(Agent {
            mail: format!("{}@mairie.example", identity.slug()),
            phone: format!("035301{:04}", dice.below(10_000)),
            function: row.function,
            school: row.place.map(|(school, _)| school),
            class,
            town: district.schools[0].town.name,
            is_cast: true,
            identity,
        });
    }
}
