//! Papers one has looked at: a CE1 report, a 4e bulletin with long words, the end of a cycle.

use super::*;
use crate::{
    attendance::Presence,
    college::{Choice, College},
    content::{Before, Care, Course, Line, Position, Project, Spread, Teacher, Teaching},
    reckoning::Remark,
};
use base::{Day, Id, SchoolYear};
use people::Level;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

fn teacher(name: &str) -> Teacher {
    Teacher { id: Id::new(1), name: name.to_owned() }
}

fn blank(level: Level, class: &str) -> Content {
    Content {
        school: "École élémentaire Jean-Macé".to_owned(),
        uai: "0591234A".to_owned(),
        year: SchoolYear(2026),
        class: class.to_owned(),
        period: "Trimestre 1".to_owned(),
        from_on: day("2026-09-01"),
        last_on: day("2026-11-30"),
        kind: "period".to_owned(),
        level: level.word().to_owned(),
        cycle: None,
        first_name: "Léa".to_owned(),
        last_name: "Martin".to_owned(),
        born_on: Some(day("2019-03-12")),
        teachers: vec![teacher("Mme Durand")],
        head: Some(teacher("Mme Lefèvre")),
        lines: Vec::new(),
        components: Vec::new(),
        courses: Vec::new(),
        cares: Vec::new(),
        college: College::default(),
        projects: Vec::new(),
        general:
            "Léa a fait une belle période : elle écoute, elle aide, et elle ose de plus en plus."
                .to_owned(),
        life: String::new(),
        class_life: String::new(),
        mention: String::new(),
        presence: Some(Presence { justified: 3, unjustified: 1, late: 2, hours: None }),
        average: None,
        average_span: None,
        shows_class: true,
        before: Vec::new(),
    }
}

const WORDS: &str = "Léa lit avec fluidité et comprend ce qu’elle lit. Elle doit encore relire ce \
                     qu’elle écrit pour y corriger les accords. ";

fn ce1() -> Content {
    let line = |domain: &place::Domain| {
        let positions = domain.positions().into_iter().enumerate().map(|(at, (code, label))| {
            let label = if domain.parts.is_empty() { "" } else { label };
            let position = u8::try_from(at % 5).ok();
            Position { place: code.to_owned(), label: label.to_owned(), position }
        });
        Line {
            place: domain.code.to_owned(),
            label: domain.label.to_owned(),
            is_part: false,
            teachers: Vec::new(),
            positions: positions.collect(),
            elements: vec![
                "Identifier des mots de manière de plus en plus aisée".to_owned(),
                "Comprendre un texte".to_owned(),
            ],
            appreciation: if domain.parts.is_empty() { String::new() } else { WORDS.to_owned() },
            average: None,
            span: None,
            remarks: Vec::new(),
        }
    };
    let course = |code: &str, own: &str| Course {
        code: code.to_owned(),
        common: "La classe a élu ses délégués et visité la mairie.".to_owned(),
        own: own.to_owned(),
    };
    let care = |code: &str, words: &str| Care { code: code.to_owned(), words: words.to_owned() };
    let before = Before { class: "CE1-B".to_owned(), last_on: day("2026-09-30") };
    Content {
        lines: place::domains(Level::Ce1, None).iter().map(line).collect(),
        courses: vec![course("PAR_CIT", "Léa est déléguée."), course("PAR_ART", "")],
        cares: vec![care("PAP", ""), care("PPRE", "Lecture à voix haute, deux fois par semaine.")],
        before: vec![before],
        ..blank(Level::Ce1, "CE1-A")
    }
}

fn project(theme: &str, title: &str) -> Project {
    let taught = |label: &str| Teaching {
        teacher: teacher("M. Vandenbroucke"),
        subject: Id::new(1),
        label: label.to_owned(),
    };
    Project {
        id: Id::new(1),
        part: Id::new(2),
        theme: theme.to_owned(),
        title: title.to_owned(),
        description: String::new(),
        taught: vec![taught("Français"), taught("Mathématiques")],
        group: "4e B".to_owned(),
        common: WORDS.to_owned(),
        own: "Léa a tenu le relevé.".to_owned(),
    }
}

fn fourth() -> Content {
    let names = [
        "Français",
        "Mathématiques",
        "Histoire-géographie",
        "Enseignement moral et civique",
        "Anglais",
        "Espagnol",
        "Latin",
        "Physique-chimie",
        "Sciences de la vie et de la Terre",
        "Technologie",
        "Arts plastiques",
        "Éducation musicale",
        "Éducation physique et sportive",
        "Physique",
        "Chimie",
    ];
    let line = |(at, name): (usize, &&str)| Line {
        place: format!("s{at}"),
        label: (*name).to_owned(),
        is_part: at >= 13,
        teachers: vec![teacher("M. Vandenbroucke")],
        positions: vec![Position {
            place: format!("s{at}"),
            label: String::new(),
            position: (at == 12).then_some(3),
        }],
        elements: Vec::new(),
        appreciation: if at == 1 { WORDS.repeat(4) } else { WORDS[..50].to_owned() },
        average: (at != 12 && at != 6).then_some(1_325 + i64::try_from(at).unwrap_or(0)),
        span: (at != 12 && at != 6).then_some(Spread(405, 1_186, 1_850)),
        remarks: match at {
            0 => vec![Remark::Absent(2), Remark::Totals],
            3 => vec![Remark::Mixed, Remark::NotDone(1)],
            _ => Vec::new(),
        },
    };
    Content {
        school: "Collège Rosa-Parks".to_owned(),
        lines: names.iter().enumerate().map(line).collect(),
        projects: vec![project("EPI_EDD", "Le climat chez nous"), project("", "Oser parler")],
        average: Some(1_327),
        average_span: Some(Spread(812, 1_200, 1_744)),
        presence: Some(Presence { justified: 2, unjustified: 0, late: 1, hours: Some(7) }),
        college: College {
            homework: "Vient chaque lundi et finit ses exercices.".to_owned(),
            ..College::default()
        },
        class_life: "Un groupe ponctuel.".to_owned(),
        life: "Ponctuelle et respectueuse ; une retenue à rattraper.".to_owned(),
        mention: "compliments".to_owned(),
        general: WORDS.repeat(5),
        ..blank(Level::Fourth, "4e B")
    }
}

fn cycle() -> Content {
    let part = |(at, (code, label)): (usize, &place::Named)| Position {
        place: (*code).to_owned(),
        label: (*label).to_owned(),
        position: u8::try_from(at % 5).ok(),
    };
    Content {
        kind: "cycle".to_owned(),
        cycle: Some(2),
        college: College {
            complement: Choice::read("LCA 2"),
            regional: Choice::read("BRE 1"),
            ..College::default()
        },
        components: place::COMPONENTS.iter().enumerate().map(part).collect(),
        presence: None,
        ..blank(Level::Ce2, "CE2-C")
    }
}

#[test]
fn reports_are_printed_one_by_one_and_together() {
    for content in [ce1(), fourth(), cycle(), blank(Level::Ce1, "CE1-A")] {
        let bytes = pdf(&[content]).expect("printed");
        assert!(bytes.starts_with(b"%PDF-"));
    }
    assert!(pdf(&[ce1(), fourth(), cycle()]).expect("printed").starts_with(b"%PDF-"));
}

#[test]
fn a_file_is_named_after_its_pupil() {
    assert_eq!(name(&ce1()), "livret-lea-martin-trimestre-1.pdf");
}
