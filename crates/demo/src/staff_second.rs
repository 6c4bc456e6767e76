//! Who works in collèges and lycées: subjects and their teachers, heads, CPE, AED, AESH.

use crate::staff::engage;
use crate::{Degree, Dice, District, Function, Level, Post, Role, SchoolKind};

/// A subject of the second degree, with the weekly hours of a class.
pub struct Subject {
    pub code: &'static str,
    pub label: &'static str,
    college: usize,
    lycee: usize,
}

const fn subject(code: &'static str, label: &'static str, college: usize, lycee: usize) -> Subject {
    Subject { code, label, college, lycee }
}

/// Codes of the national table of 2013 where it was read; see `Level::codes` for the caution.
pub const SUBJECTS: [Subject; 14] = [
    subject("020700", "FRANCAIS", 4, 4),
    subject("061300", "MATHEMATIQUES", 4, 4),
    subject("030201", "ANGLAIS LV1", 3, 3),
    subject("042100", "HISTOIRE-GEOGRAPHIE-EDUCATION CIVIQUE", 3, 3),
    subject("100100", "EDUCATION PHYSIQUE ET SPORTIVE", 4, 2),
    subject("030602", "ESPAGNOL LV2", 2, 2),
    subject("030102", "ALLEMAND LV2", 2, 2),
    subject("062900", "SCIENCES DE LA VIE ET DE LA TERRE", 2, 2),
    subject("062300", "PHYSIQUE-CHIMIE", 2, 3),
    subject("070800", "TECHNOLOGIE", 2, 0),
    subject("090100", "ARTS PLASTIQUES", 1, 0),
    subject("081300", "EDUCATION MUSICALE", 1, 0),
    subject("010300", "PHILOSOPHIE", 0, 2),
    subject("050700", "SCIENCES ECONOMIQUES ET SOCIALES", 0, 2),
];
pub const SPANISH: usize = 5;
pub const GERMAN: usize = 6;
const PHILOSOPHY: usize = 12;

/// Hours a teacher gives each week.
const SERVICE: usize = 18;

/// Fills every post of the second degree.
pub fn hire(district: &mut District, dice: &Dice) {
    for school in 0..district.schools.len() {
        if district.schools[school].degree() == Degree::Second {
            teachers(district, dice, school);
            others(district, dice, school);
        }
    }
}

fn teachers(district: &mut District, dice: &Dice, school: usize) {
    let kind = district.schools[school].kind;
    let mut has_principal = vec![false; district.schools[school].classes.len()];
    for (subject, row) in SUBJECTS.iter().enumerate() {
        let hours = if kind == SchoolKind::College { row.college } else { row.lycee };
        let classes: Vec<usize> = (0..district.schools[school].classes.len())
            .filter(|class| hours > 0 && has_subject(district, school, *class, subject))
            .collect();
        if classes.is_empty() {
            continue;
        }
        // Each teacher follows a few classes, and is the principal teacher of at most one.
        for service in classes.chunks((SERVICE / hours).max(1)) {
            let followed = service.iter().copied().find(|class| !has_principal[*class]);
            if let Some(class) = followed {
                has_principal[class] = true;
            }
            let posts: Vec<Post> = service
                .iter()
                .map(|class| {
                    let is_principal = followed == Some(*class);
                    let role = if is_principal { Role::Titular } else { Role::None };
                    let function = Function::Teacher;
                    Post { school, function, class: Some(*class), role, subject: Some(subject) }
                })
                .collect();
            engage(district, dice, &posts);
        }
    }
}

/// The second language begins in 5e; philosophy belongs to the last year.
fn has_subject(district: &District, school: usize, class: usize, subject: usize) -> bool {
    let seats = &district.schools[school].classes[class].seats;
    let Some(level) = seats.first().map(|(level, _)| *level) else { return false };
    match subject {
        SPANISH | GERMAN => level != Level::Sixieme,
        PHILOSOPHY => level == Level::Terminale,
        _ => true,
    }
}

fn others(district: &mut District, dice: &Dice, school: usize) {
    let classes = district.schools[school].classes.len();
    let rows = [
        (Function::Head, 1),
        (Function::DeputyHead, usize::from(classes > 10)),
        (Function::Secretary, 1 + classes / 20),
        (Function::Cpe, 1 + classes / 12),
        (Function::Librarian, 1),
        (Function::Aed, 2 + classes / 4),
        (Function::Aesh, 1 + classes / 5),
    ];
    for (function, number) in rows {
        for _ in 0..number {
            let post = Post { school, function, class: None, role: Role::None, subject: None };
            engage(district, dice, &[post]);
        }
    }
}
