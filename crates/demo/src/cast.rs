//! The cast: the town, schools and people of the demo that one knows by heart, whatever the seed.
//!
//! Lys-lez-Lannoy and its five schools are the first district of every territory; these people are
//! settled there before anybody is drawn.

use crate::school::{ordinary, ulis_class};
use crate::{Authority, Class, Function, Kin, Level, Role, SchoolKind, Sex};

/// INSEE code of the demo's town: Lys-lez-Lannoy.
pub const TOWN: &str = "59367";
/// Its pupils, from TPS to CM2.
pub const PUPILS: usize = 1_100;
/// Those of its collège, from 6e to 3e, where it is asked for.
pub const PUPILS_OF_COLLEGE: usize = 200;
pub const PUPILS_OF_TOWN: usize = PUPILS + PUPILS_OF_COLLEGE;

/// Name, kind, neighbourhood.
pub const SCHOOLS: &[(&str, SchoolKind, usize)] = &[
    ("Jean-Macé", SchoolKind::Elementaire, 0),
    ("Louise-Michel", SchoolKind::Maternelle, 0),
    ("Jacques-Prévert", SchoolKind::Primaire, 1),
    ("Paul-Langevin", SchoolKind::Elementaire, 2),
    ("Hélène-Boucher", SchoolKind::Maternelle, 2),
];
pub const JEAN_MACE: usize = 0;
pub const LOUISE_MICHEL: usize = 1;
pub const JACQUES_PREVERT: usize = 2;
pub const PAUL_LANGEVIN: usize = 3;
pub const HELENE_BOUCHER: usize = 4;
/// The collège, when there is one: the sixth school.
pub const COLLEGE: usize = 5;

const SIZES: [usize; 5] = [300, 180, 330, 170, 120];

/// The part of a school in the town's `pupils`.
pub fn share_of_school(place: usize, pupils: usize) -> usize {
    let before: usize = SIZES[..place].iter().sum();
    (before + SIZES[place]) * pupils / PUPILS - before * pupils / PUPILS
}

type FixedClass = (&'static str, &'static [Level]);

const CLASSES: [&[FixedClass]; 5] = {
    use Level::{Ce1, Ce2, Cm1, Cm2, Cp, Gs, Ms, Ps, Tps};
    [
        &[
            ("CP-A", &[Cp]),
            ("CP-B", &[Cp]),
            ("CP-CE1", &[Cp, Ce1]),
            ("CE1-A", &[Ce1]),
            ("CE1-B", &[Ce1]),
            ("CE2-A", &[Ce2]),
            ("CE2-B", &[Ce2]),
            ("CM1-A", &[Cm1]),
            ("CM1-B", &[Cm1]),
            ("CM1-CM2", &[Cm1, Cm2]),
            ("CM2-A", &[Cm2]),
            ("CM2-B", &[Cm2]),
        ],
        &[
            ("TPS-PS", &[Tps, Ps]),
            ("PS-A", &[Ps]),
            ("PS-MS", &[Ps, Ms]),
            ("MS-A", &[Ms]),
            ("MS-GS", &[Ms, Gs]),
            ("GS-A", &[Gs]),
            ("GS-B", &[Gs]),
        ],
        &[
            ("PS", &[Ps]),
            ("PS-MS", &[Ps, Ms]),
            ("MS-GS", &[Ms, Gs]),
            ("GS", &[Gs]),
            ("CP-A", &[Cp]),
            ("CP-B", &[Cp]),
            ("CE1-A", &[Ce1]),
            ("CE1-CE2", &[Ce1, Ce2]),
            ("CE2-A", &[Ce2]),
            ("CM1-A", &[Cm1]),
            ("CM1-CM2", &[Cm1, Cm2]),
            ("CM2-A", &[Cm2]),
            ("CM2-B", &[Cm2]),
        ],
        &[
            ("CP", &[Cp]),
            ("CP-CE1", &[Cp, Ce1]),
            ("CE1", &[Ce1]),
            ("CE2", &[Ce2]),
            ("CM1", &[Cm1]),
            ("CM1-CM2", &[Cm1, Cm2]),
            ("CM2", &[Cm2]),
        ],
        &[
            ("TPS-PS", &[Tps, Ps]),
            ("PS-MS", &[Ps, Ms]),
            ("MS", &[Ms]),
            ("MS-GS", &[Ms, Gs]),
            ("GS", &[Gs]),
        ],
    ]
};

/// The classes of one of the five schools, with exactly `pupils` seats.
pub fn classes(place: usize, pupils: usize) -> Vec<Class> {
    let ulis = if place == JEAN_MACE { pupils * 12 / SIZES[JEAN_MACE] } else { 0 };
    let (rows, ordinary_pupils) = (CLASSES[place], pupils - ulis);
    let part = |all: usize, number: usize, at: usize| (at + 1) * all / number - at * all / number;
    let mut classes: Vec<Class> = rows
        .iter()
        .enumerate()
        .map(|(at, (label, levels))| {
            let seats = levels.iter().enumerate();
            let of_class = part(ordinary_pupils, rows.len(), at);
            let seats = seats.map(|(rank, level)| (*level, part(of_class, levels.len(), rank)));
            let is_cast =
                CHILDREN.iter().any(|child| child.school == place && child.class == *label);
            Class { label: (*label).to_owned(), is_cast, ..ordinary(seats.collect()) }
        })
        .collect();
    if ulis > 0 {
        classes.push(ulis_class(ulis));
    }
    classes
}

/// A child of the cast. Children of the same `family` number are brothers and sisters.
pub struct Child {
    pub family: usize,
    pub first: &'static str,
    pub last: &'static str,
    pub sex: Sex,
    pub born: &'static str,
    pub school: usize,
    pub class: &'static str,
    pub level: Level,
}

const fn child(
    family: usize,
    name: (&'static str, &'static str, Sex),
    born: &'static str,
    school: usize,
    class: (&'static str, Level),
) -> Child {
    let (first, last, sex) = name;
    let (class, level) = class;
    Child { family, first, last, sex, born, school, class, level }
}

/// Two Léa Martin sit in CE1-A; they are not sisters.
pub const CHILDREN: &[Child] = &[
    child(0, ("Léa", "Martin", Sex::F), "2019-03-12", JEAN_MACE, ("CE1-A", Level::Ce1)),
    child(0, ("Jules", "Martin", Sex::M), "2022-09-05", LOUISE_MICHEL, ("MS-A", Level::Ms)),
    child(0, ("Inès", "Martin", Sex::F), "2015-06-21", COLLEGE, ("6A", Level::Sixieme)),
    child(1, ("Léa", "Martin", Sex::F), "2019-10-30", JEAN_MACE, ("CE1-A", Level::Ce1)),
    child(2, ("Adèle", "Moreau-Laurent", Sex::F), "2020-05-14", JEAN_MACE, ("CP-A", Level::Cp)),
    child(2, ("Louise", "Moreau-Laurent", Sex::F), "2020-05-14", JEAN_MACE, ("CP-A", Level::Cp)),
    child(3, ("Enzo", "Dubois", Sex::M), "2018-01-27", JEAN_MACE, ("CE2-A", Level::Ce2)),
    child(4, ("Mathis", "Lemoine", Sex::M), "2017-08-09", JEAN_MACE, ("CM1-A", Level::Cm1)),
    child(5, ("Danylo", "Kovalenko", Sex::M), "2019-12-02", JACQUES_PREVERT, ("CE1-A", Level::Ce1)),
    child(6, ("Amir", "Benali", Sex::M), "2019-07-18", JEAN_MACE, ("CE1-A", Level::Ce1)),
    child(6, ("Nour", "Benali", Sex::F), "2021-04-03", LOUISE_MICHEL, ("GS-A", Level::Gs)),
    child(7, ("Hugo", "Fontaine", Sex::M), "2016-11-11", JEAN_MACE, ("CM2-A", Level::Cm2)),
    child(8, ("Tom", "Wallart", Sex::M), "2023-02-20", HELENE_BOUCHER, ("PS-MS", Level::Ps)),
];

/// A guardian of the cast. `home` tells two homes of a family apart.
pub struct CastGuardian {
    pub family: usize,
    pub first: &'static str,
    pub last: &'static str,
    pub sex: Sex,
    pub born: &'static str,
    pub kin: Kin,
    pub authority: Authority,
    pub home: usize,
    pub tongue: Option<&'static str>,
}

const fn guardian(
    family: usize,
    name: (&'static str, &'static str, Sex),
    born: &'static str,
    kin: Kin,
    authority: Authority,
    home: usize,
) -> CastGuardian {
    let (first, last, sex) = name;
    CastGuardian { family, first, last, sex, born, kin, authority, home, tongue: None }
}

/// Tom Wallart (8) has no guardian on file yet; `casting` adds the welfare service of Mathis (4).
pub const GUARDIANS: &[CastGuardian] = {
    use Authority::{ContactOnly, InCharge, Legal};
    &[
        guardian(0, ("Samira", "Haddad", Sex::F), "1988-04-17", Kin::Mother, Legal, 0),
        guardian(0, ("Thomas", "Martin", Sex::M), "1986-09-02", Kin::Father, Legal, 1),
        guardian(0, ("Élodie", "Vasseur", Sex::F), "1990-01-23", Kin::Other, ContactOnly, 1),
        guardian(1, ("Céline", "Martin", Sex::F), "1991-12-08", Kin::Mother, Legal, 0),
        guardian(2, ("Julie", "Moreau", Sex::F), "1987-06-30", Kin::Mother, Legal, 0),
        guardian(2, ("Sophie", "Laurent", Sex::F), "1985-03-11", Kin::Mother, Legal, 0),
        guardian(3, ("Monique", "Dubois", Sex::F), "1959-10-05", Kin::Grandparent, Legal, 0),
        guardian(4, ("Brigitte", "Lemaire", Sex::F), "1972-02-14", Kin::FosterCarer, InCharge, 0),
        guardian(4, ("Vanessa", "Lemoine", Sex::F), "1994-07-07", Kin::Mother, ContactOnly, 1),
        CastGuardian {
            tongue: Some("uk"),
            ..guardian(5, ("Olena", "Kovalenko", Sex::F), "1992-05-25", Kin::Mother, Legal, 0)
        },
        CastGuardian {
            tongue: Some("ar"),
            ..guardian(6, ("Amina", "Benali", Sex::F), "1989-08-19", Kin::Mother, Legal, 0)
        },
        guardian(6, ("Karim", "Benali", Sex::M), "1984-11-29", Kin::Father, Legal, 0),
        guardian(7, ("Émilie", "Fontaine", Sex::F), "1983-01-16", Kin::Mother, Legal, 0),
        guardian(7, ("Marc", "Fontaine", Sex::M), "1981-05-04", Kin::Father, Legal, 0),
    ]
};

/// The child whose guardian is the departement's welfare service.
pub const WARD: usize = 4;

/// Somebody of the schools' staff. Émilie Fontaine is also Hugo's mother: one person, two feeds.
pub struct CastStaff {
    pub first: &'static str,
    pub last: &'static str,
    pub sex: Sex,
    pub born: &'static str,
    pub school: usize,
    pub function: Function,
    pub class: &'static str,
    pub role: Role,
}

const fn staff(
    name: (&'static str, &'static str, Sex),
    born: &'static str,
    school: usize,
    function: Function,
    class: &'static str,
    role: Role,
) -> CastStaff {
    let (first, last, sex) = name;
    CastStaff { first, last, sex, born, school, function, class, role }
}

pub const STAFF: &[CastStaff] = {
    use Function::{Aesh, Head, Teacher};
    use Role::{Relief, Support, Titular};
    &[
        staff(("Isabelle", "Lefèvre", Sex::F), "1974-03-28", JEAN_MACE, Head, "CM2-A", Titular),
        staff(("Claire", "Durand", Sex::F), "1982-12-01", JEAN_MACE, Teacher, "CE1-A", Titular),
        staff(("Antoine", "Roussel", Sex::M), "1993-06-15", JEAN_MACE, Teacher, "CM2-A", Relief),
        staff(("Kevin", "Dupuis", Sex::M), "1998-02-22", JEAN_MACE, Aesh, "CE1-A", Support),
        staff(("Nathalie", "Caron", Sex::F), "1971-09-13", LOUISE_MICHEL, Head, "GS-A", Titular),
        staff(("Julien", "Petit", Sex::M), "1989-10-20", LOUISE_MICHEL, Teacher, "MS-A", Titular),
        staff(
            ("Émilie", "Fontaine", Sex::F),
            "1983-01-16",
            JACQUES_PREVERT,
            Teacher,
            "CE2-A",
            Titular,
        ),
        staff(("Farid", "Meziane", Sex::M), "1978-07-08", JACQUES_PREVERT, Head, "CM2-B", Titular),
        staff(("Anne", "Verhaeghe", Sex::F), "1976-04-04", PAUL_LANGEVIN, Head, "CM2", Titular),
        staff(("Odile", "Castelain", Sex::F), "1969-11-27", HELENE_BOUCHER, Head, "GS", Titular),
    ]
};

/// Somebody the town employs: name, sex, day of birth, function, school and class.
pub struct CastAgent {
    pub first: &'static str,
    pub last: &'static str,
    pub sex: Sex,
    pub born: &'static str,
    pub function: &'static str,
    pub place: Option<(usize, &'static str)>,
}

pub const AGENTS: &[CastAgent] = &[
    CastAgent {
        first: "Sylvie",
        last: "Delattre",
        sex: Sex::F,
        born: "1970-05-19",
        function: "Responsable du service des écoles",
        place: None,
    },
    CastAgent {
        first: "David",
        last: "Leclercq",
        sex: Sex::M,
        born: "1985-02-03",
        function: "Coordinateur périscolaire",
        place: Some((JEAN_MACE, "")),
    },
    CastAgent {
        first: "Fatima",
        last: "Zerrouki",
        sex: Sex::F,
        born: "1980-08-31",
        function: "ATSEM",
        place: Some((LOUISE_MICHEL, "MS-A")),
    },
];
