//! The école of the tests: Mme Petit heads it and teaches the CE1-CE2; M. Bernard has the CM2.

use base::{Day, Instant, PersonName, SchoolYear, Title};
use lsu::nomenclature::Level;
use lsu::primary::*;
use lsu::{AddressDraft, Components, Key, Mastery, Position};

pub const MME_PETIT: Key = Key(1);
pub const M_BERNARD: Key = Key(2);
pub const CE1: Key = Key(11);
pub const CM2: Key = Key(12);
pub const FIRST: Key = Key(21);
pub const LEA: Key = Key(31);
pub const INES: Key = Key(32);
pub const NOE: Key = Key(33);

pub fn day(written: &str) -> Day {
    Day::parse_iso(written).expect("a day")
}

pub fn at(written: &str) -> Instant {
    Instant::parse_local(written).expect("a time")
}

fn staff(key: Key, title: Title, first: &str, last: &str) -> StaffDraft {
    StaffDraft { key, name: PersonName::new(first, last, Some(title)) }
}

pub fn guardian() -> GuardianDraft {
    GuardianDraft {
        name: PersonName::new("Claire", "Martin", Some(Title::Mme)),
        kinship: "Mère".to_owned(),
        address: Some(AddressDraft {
            lines: vec!["12 rue des Lilas".to_owned(), String::new()],
            postcode: "59390".to_owned(),
            town: "Lys-lez-Lannoy".to_owned(),
        }),
    }
}

/// Every line of the level, reached; sport was not assessed.
fn domains(level: Level) -> Vec<DomainDraft> {
    let reached = Some(Outcome::At(Position::Reached));
    let each = level.domains().iter().map(|domain| {
        let lines = level.sub_domains(*domain).iter().map(|line| LineDraft {
            line: *line,
            outcome: reached.filter(|_| domain.is_placed_by_line()),
            elements: vec![format!("Élément de « {} »", line.label())],
        });
        let is_sport = *domain == lsu::nomenclature::Domain::Sport;
        let whole = if is_sport { Some(Outcome::NotAssessed) } else { reached };
        DomainDraft {
            domain: *domain,
            outcome: whole.filter(|_| !domain.is_placed_by_line()),
            appreciation: "Léa participe volontiers.\nContinue !".to_owned(),
            elements: vec!["Savoir coopérer".to_owned()],
            lines: lines.collect(),
        }
    });
    each.collect()
}

fn report(level: Level, teacher: Key) -> ReportDraft {
    ReportDraft {
        period: FIRST,
        head: None,
        teachers: vec![teacher],
        created_on: day("2026-11-20"),
        schooled_on: day("2026-09-01"),
        locked_at: Some(at("2026-11-25 17:04")),
        domains: domains(level),
        courses: vec![CourseDraft { kind: CourseKind::Health, text: "Permis piéton".to_owned() }],
        supports: vec![SupportDraft { kind: SupportKind::Ppre, detail: "Lecture".to_owned() }],
        appreciation: "Un très bon trimestre.".to_owned(),
        socle: None,
    }
}

fn pupil(key: Key, name: (&str, &str), class: Key, level: Level, teacher: Key) -> PupilDraft {
    PupilDraft {
        key,
        name: PersonName::new(name.0, name.1, None),
        ine: format!("{:09}AB", key.0),
        class,
        level: Some(level),
        guardians: Vec::new(),
        reports: vec![report(level, teacher)],
        cycle_report: None,
    }
}

pub fn draft() -> Draft {
    let mut lea = pupil(LEA, ("Léa", "Martin"), CE1, Level::Ce1, MME_PETIT);
    lea.guardians = vec![guardian()];
    let mut ines = pupil(INES, ("Inès", "Blanc"), CE1, Level::Ce2, MME_PETIT);
    ines.cycle_report = Some(CycleReportDraft {
        year: SchoolYear(2026),
        head: None,
        teachers: vec![MME_PETIT],
        created_on: day("2027-06-20"),
        locked_at: Some(at("2027-06-25 12:00")),
        socle: Components::new([Some(Mastery::Satisfying); 8]),
        synthesis: "Inès est prête pour le cycle 3.".to_owned(),
    });
    let noe = pupil(NOE, ("Noé", "Roux"), CM2, Level::Cm2, M_BERNARD);
    Draft {
        editor: "Préau".to_owned(),
        application: "Préau".to_owned(),
        uai: "0590001A".to_owned(),
        school: "École Jules-Verne".to_owned(),
        heads: vec![staff(MME_PETIT, Title::Mme, "Anne", "Petit")],
        teachers: vec![
            staff(MME_PETIT, Title::Mme, "Anne", "Petit"),
            staff(M_BERNARD, Title::M, "Paul", "Bernard"),
        ],
        classes: vec![
            ClassDraft {
                key: CE1,
                label: "CE1-CE2 A".to_owned(),
                onde: "12345".to_owned(),
                courses: vec![(
                    FIRST,
                    CourseDraft {
                        kind: CourseKind::Arts, text: "Chorale de l’école".to_owned()
                    },
                )],
            },
            ClassDraft {
                key: CM2,
                label: "CM2".to_owned(),
                onde: "12346".to_owned(),
                courses: Vec::new(),
            },
        ],
        periods: vec![PeriodDraft {
            key: FIRST,
            label: "1er trimestre".to_owned(),
            year: SchoolYear(2026),
            index: 1,
            count: 3,
            first: day("2026-09-01"),
            last: day("2026-11-28"),
        }],
        pupils: vec![lea, ines, noe],
    }
}
