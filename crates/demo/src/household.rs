//! Households: the adults around the children, and what each may decide.

use crate::facts::{first_name, street, surname, towns};
use crate::tongue::{self, Tongue};
use crate::{Authority, Dice, District, Guardian, Home, Identity, Kin, Link, Sex, Town, family};

/// What the children of one household share.
pub struct Household {
    pub last: String,
    pub family: String,
    pub home: Home,
    pub links: Vec<Link>,
    pub tongue: Option<&'static Tongue>,
}

/// Who is on file. Counts of guardians follow a real export: 20, 282, 246, 86 and 8 of 642 pupils.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    NobodyYet,
    Mother,
    Father,
    GrandparentTutor,
    Welfare,
    Couple,
    TwoHomes,
    TwoMothers,
    TwoFathers,
    MotherAndGrandparent,
    MotherAndPartner,
    Foster,
    TwoHomesAndPartner,
    CoupleAndGrandparent,
    CoupleAndMinder,
    FosterAndMother,
    TwoHomesTwoPartners,
}

const SHAPES: [&[(usize, Shape)]; 5] = [
    &[(1, Shape::NobodyYet)],
    &[(76, Shape::Mother), (18, Shape::Father), (4, Shape::GrandparentTutor), (2, Shape::Welfare)],
    &[
        (58, Shape::Couple),
        (28, Shape::TwoHomes),
        (3, Shape::TwoMothers),
        (1, Shape::TwoFathers),
        (4, Shape::MotherAndGrandparent),
        (4, Shape::MotherAndPartner),
        (2, Shape::Foster),
    ],
    &[
        (58, Shape::TwoHomesAndPartner),
        (24, Shape::CoupleAndGrandparent),
        (14, Shape::CoupleAndMinder),
        (4, Shape::FosterAndMother),
    ],
    &[(1, Shape::TwoHomesTwoPartners)],
];

/// An adult to draw: who he is to the child, what he decides, in which of the two homes, his sex.
type Part = (Kin, Authority, usize, Sex);

impl Shape {
    fn draw(dice: &Dice) -> Shape {
        let number = dice.weighted(&[(20, 0), (282, 1), (246, 2), (86, 3), (8, 4)]);
        dice.weighted(SHAPES[number])
    }

    fn parts(self) -> &'static [Part] {
        use Authority::{ContactOnly, InCharge, Legal};
        use Kin::{ChildMinder, ChildWelfare, Father, FosterCarer, Grandparent, Mother, Other};
        use Sex::{F, M};
        const MOTHER: Part = (Mother, Legal, 0, F);
        const FATHER: Part = (Father, Legal, 0, M);
        const AWAY: Part = (Father, Legal, 1, M);
        const WELFARE: Part = (ChildWelfare, Legal, 1, F);
        const CARER: Part = (FosterCarer, InCharge, 0, F);
        const GRANNY: Part = (Grandparent, ContactOnly, 1, F);
        const HIS_PARTNER: Part = (Other, ContactOnly, 1, F);
        const HER_PARTNER: Part = (Other, ContactOnly, 0, M);
        match self {
            Shape::NobodyYet => &[],
            Shape::Mother => &[MOTHER],
            Shape::Father => &[FATHER],
            Shape::GrandparentTutor => &[(Grandparent, Legal, 0, F)],
            Shape::Welfare => &[WELFARE],
            Shape::Couple => &[MOTHER, FATHER],
            Shape::TwoHomes => &[MOTHER, AWAY],
            Shape::TwoMothers => &[MOTHER, (Mother, Legal, 0, F)],
            Shape::TwoFathers => &[FATHER, (Father, Legal, 0, M)],
            Shape::MotherAndGrandparent => &[MOTHER, GRANNY],
            Shape::MotherAndPartner => &[MOTHER, HER_PARTNER],
            Shape::Foster => &[WELFARE, CARER],
            Shape::TwoHomesAndPartner => &[MOTHER, AWAY, HIS_PARTNER],
            Shape::CoupleAndGrandparent => &[MOTHER, FATHER, GRANNY],
            Shape::CoupleAndMinder => &[MOTHER, FATHER, (ChildMinder, ContactOnly, 1, F)],
            Shape::FosterAndMother => &[WELFARE, CARER, (Mother, ContactOnly, 1, F)],
            Shape::TwoHomesTwoPartners => &[MOTHER, AWAY, HIS_PARTNER, HER_PARTNER],
        }
    }
}

/// A household of that town, for children the eldest of whom was born in `eldest`.
pub fn household(
    district: &mut District,
    dice: &Dice,
    town: &'static Town,
    eldest: i16,
) -> Household {
    let shape = Shape::draw(dice);
    let tongue = dice.chance(8).then(|| tongue::draw(dice));
    let name = || tongue.map_or_else(|| surname(dice), |tongue| tongue.surname(dice)).to_owned();
    let (his, hers) = (name(), name());
    let family = match dice.below(100) {
        0..=77 => his.clone(),
        78..=87 => hers.clone(),
        _ => format!("{hers}-{his}"),
    };
    // A double name is used whole, or by its first half.
    let last = if family.contains('-') && dice.chance(25) { his.clone() } else { family.clone() };
    let homes = [home(dice, town), second_home(dice, town)];
    let is_married = shape != Shape::TwoHomes && dice.chance(50);
    let mut links = Vec::new();
    for (place, &(kin, authority, at, sex)) in shape.parts().iter().enumerate() {
        if kin == Kin::ChildWelfare {
            links.push(Link { guardian: welfare(district, dice), kin, authority, pays: true });
            continue;
        }
        let (used, own) = match kin {
            Kin::Father => (his.clone(), his.clone()),
            Kin::Mother if is_married => (his.clone(), hers.clone()),
            Kin::Mother => (hers.clone(), hers.clone()),
            _ => (name(), name()),
        };
        let older = if kin == Kin::Grandparent { 46 } else { 21 };
        let born = eldest - older - i16::try_from(dice.below(17)).unwrap_or(0);
        let own = if kin == Kin::Mother { own } else { used.clone() };
        let identity = adult(dice, sex, born, used, own, tongue.filter(|_| kin != Kin::Other));
        let guardian = guardian(district, dice, identity, homes[at].clone(), tongue);
        links.push(Link { guardian, kin, authority, pays: place == 0 });
    }
    let here = links.iter().any(|link| link.kin != Kin::ChildWelfare) || links.is_empty();
    let home = if here { homes[0].clone() } else { homes[1].clone() };
    Household { last, family, home, links, tongue }
}

/// One more guardian around a child who had few.
pub fn another_guardian(district: &mut District, dice: &Dice, home: Home, last: &str) -> Link {
    let kin = *dice.pick(&[Kin::Father, Kin::OtherFamily, Kin::Other]);
    let authority = if kin == Kin::Father { Authority::Legal } else { Authority::ContactOnly };
    let last = if kin == Kin::Father { last } else { surname(dice) }.to_owned();
    let born = 1975 + i16::try_from(dice.below(20)).unwrap_or(0);
    let identity = adult(dice, Sex::M, born, last.clone(), last, None);
    let guardian = guardian(district, dice, identity, home, None);
    Link { guardian, kin, authority, pays: false }
}

pub fn home(dice: &Dice, town: &'static Town) -> Home {
    Home { street: street(dice), postcode: town.postcode, town: town.name }
}

/// Where the other parent lives: the same town as often as not, otherwise one nearby.
fn second_home(dice: &Dice, town: &'static Town) -> Home {
    if dice.chance(50) {
        return home(dice, town);
    }
    let near = |other: &&'static Town| other.epci == town.epci;
    let nearby: Vec<&'static Town> = towns().iter().filter(near).collect();
    home(dice, nearby.get(dice.below(nearby.len())).copied().unwrap_or(town))
}

pub fn adult(
    dice: &Dice,
    sex: Sex,
    born: i16,
    last: String,
    family: String,
    tongue: Option<&'static Tongue>,
) -> Identity {
    let first = match tongue {
        Some(tongue) => tongue.first_name(dice, sex),
        None => first_name(dice, sex, born),
    };
    let other_first = dice.chance(30).then(|| first_name(dice, sex, born - 20).to_owned());
    let born = family::day_of(born, dice);
    Identity { first: first.to_owned(), other_first, last, family, sex, born }
}

/// A new guardian of the district, and his index.
pub fn guardian(
    district: &mut District,
    dice: &Dice,
    identity: Identity,
    home: Home,
    tongue: Option<&'static Tongue>,
) -> usize {
    let index = district.guardians.len();
    let number = district.index * 10_000 + index;
    let mail = format!("{}.{number}@famille.example", identity.slug());
    let number = |start: &str| format!("{start}{:04}", dice.below(10_000));
    district.guardians.push(Guardian {
        first_degree: None,
        second_degree: None,
        mail: dice.chance(78).then_some(mail),
        mobile: dice.chance(93).then(|| number("063998")),
        landline: dice.chance(22).then(|| number("035301")),
        work: dice.chance(18).then(|| number("035301")),
        tongue: tongue.map(|tongue| tongue.code),
        shares_address: dice.chance(70),
        is_service: false,
        is_cast: false,
        identity,
        home,
    });
    index
}

/// The département's child welfare service: one guardian of many children.
pub fn welfare(district: &mut District, dice: &Dice) -> usize {
    if let Some(index) = district.welfare {
        return index;
    }
    let town = district.schools[0].town;
    let name = "Aide sociale à l’enfance".to_owned();
    let identity = Identity {
        first: "Service".to_owned(),
        other_first: None,
        last: name.clone(),
        family: name,
        sex: Sex::F,
        born: family::day_of(1970, dice),
    };
    let index = guardian(district, dice, identity, home(dice, town), None);
    let guardian = &mut district.guardians[index];
    guardian.is_service = true;
    guardian.mail = Some(format!("ase.{}@departement.example", district.index));
    guardian.mobile = None;
    guardian.landline = Some("0353010000".to_owned());
    district.welfare = Some(index);
    index
}
