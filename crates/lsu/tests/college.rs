//! The collège of the tests: M. Leroy heads it, Mme Morel teaches French and is the head teacher of
//! the 4e B, M. Diallo teaches mathematics.

use crate::ecole::{at, day};
use base::{PersonName, SchoolYear, Title};
use lsu::secondary::*;
use lsu::{AddressDraft, Components, DigitalLevel, Key, Mastery, Position};

pub const M_LEROY: Key = Key(1);
pub const MME_MOREL: Key = Key(2);
pub const M_DIALLO: Key = Key(3);
pub const FRENCH: Key = Key(11);
pub const MATHS: Key = Key(12);
pub const CLASS: Key = Key(21);
pub const FIRST: Key = Key(31);
pub const PROJECT: Key = Key(41);
pub const HELP: Key = Key(42);
pub const PROJECT_GROUP: Key = Key(43);
pub const HELP_GROUP: Key = Key(44);
pub const TOM: Key = Key(51);
pub const LINA: Key = Key(52);

fn teacher(key: Key, title: Title, first: &str, last: &str) -> TeacherDraft {
    TeacherDraft {
        key,
        name: PersonName::new(first, last, Some(title)),
        kind: TeacherKind::Epp,
        sts: format!("{}", 1_000 + key.0),
    }
}

fn subject(key: Key, code: &str, label: &str) -> SubjectDraft {
    SubjectDraft {
        key,
        code: code.to_owned(),
        national: String::new(),
        election: Election::Common,
        label: label.to_owned(),
        language: None,
    }
}

fn result(subject: Key, teacher: Key, average: &str) -> ResultDraft {
    ResultDraft {
        subject,
        teachers: vec![teacher],
        elements: vec!["Nombres et calculs".to_owned()],
        average: average.to_owned(),
        class_average: "12.05/20".to_owned(),
        is_unmarked: false,
        is_class_unmarked: false,
        position: Some(Position::Reached),
        appreciation: "Du sérieux.".to_owned(),
    }
}

fn report() -> ReportDraft {
    ReportDraft {
        period: FIRST,
        head: None,
        head_teachers: vec![MME_MOREL],
        council_on: day("2026-12-03"),
        schooled_on: day("2026-09-01"),
        locked_at: Some(at("2026-12-04 18:00")),
        results: vec![result(FRENCH, MME_MOREL, "13.5/20"), result(MATHS, M_DIALLO, "9/20")],
        digital: None,
        groups: vec![
            (PROJECT_GROUP, "Une belle exposition".to_owned()),
            (HELP_GROUP, String::new()),
        ],
        courses: vec![CourseDraft { kind: CourseKind::Future, text: "Stage".to_owned() }],
        supports: vec![SupportDraft {
            kind: SupportKind::Pap,
            ppre: String::new(),
            contract: String::new(),
        }],
        advice: "Bon trimestre, à poursuivre.".to_owned(),
        homework: String::new(),
        school_life: SchoolLifeDraft { late: 2, excused: 3, ..SchoolLifeDraft::default() },
        socle: Components::default(),
    }
}

pub fn guardian() -> GuardianDraft {
    GuardianDraft {
        name: PersonName::new("Marc", "Fabre", Some(Title::M)),
        body: String::new(),
        is_first_legal: true,
        is_second_legal: false,
        kinship: "Père".to_owned(),
        address: Some(AddressDraft {
            lines: vec!["3 place de l’Église".to_owned()],
            postcode: "59390".to_owned(),
            town: "Lys-lez-Lannoy".to_owned(),
        }),
    }
}

pub fn cycle_report() -> CycleReportDraft {
    CycleReportDraft {
        cycle: EndedCycle::Fourth,
        year: SchoolYear(2026),
        head: None,
        head_teachers: vec![MME_MOREL],
        created_on: day("2027-06-10"),
        locked_at: Some(at("2027-06-11 10:00")),
        socle: Components::new([Some(Mastery::VeryGood); 8]),
        synthesis: "Lina est prête pour le lycée.".to_owned(),
        complement: Some((ComplementKind::Antiquity, Some(lsu::ComplementPosition::Reached))),
        regional: None,
    }
}

fn pupil(key: Key, first: &str, last: &str) -> PupilDraft {
    PupilDraft {
        key,
        name: PersonName::new(first, last, None),
        siecle: format!("{}", 70_000 + key.0),
        class: CLASS,
        guardians: Vec::new(),
        reports: vec![report()],
        cycle_report: None,
    }
}

fn project(key: Key, kind: ProjectKind, group: Key) -> ProjectDraft {
    ProjectDraft {
        key,
        kind,
        title: "Le climat chez nous".to_owned(),
        description: "Mesurer, raconter.".to_owned(),
        subjects: vec![FRENCH, MATHS],
        groups: vec![GroupDraft {
            key: group,
            title: "Le climat, 4e B".to_owned(),
            comment: String::new(),
            taught: vec![(MME_MOREL, FRENCH), (M_DIALLO, MATHS)],
        }],
    }
}

/// Nothing of it is missing, in any version.
pub fn draft(version: Version) -> Draft {
    let mut tom = pupil(TOM, "Tom", "Fabre");
    tom.guardians = vec![guardian()];
    let mut lina = pupil(LINA, "Lina", "Haddad");
    lina.cycle_report = Some(cycle_report());
    let theme = ProjectTheme::Sustainability.code().to_owned();
    Draft {
        version,
        editor: "Préau".to_owned(),
        application: "Préau".to_owned(),
        application_version: String::new(),
        uai: "0590002B".to_owned(),
        school: "Collège Marie-Curie".to_owned(),
        heads: vec![HeadDraft { key: M_LEROY, label: "M. Leroy, principal".to_owned() }],
        subjects: vec![
            subject(FRENCH, "020700", "Français"),
            subject(MATHS, "061300", "Mathématiques"),
        ],
        teachers: vec![
            teacher(MME_MOREL, Title::Mme, "Julie", "Morel"),
            teacher(M_DIALLO, Title::M, "Ousmane", "Diallo"),
        ],
        classes: vec![ClassDraft {
            key: CLASS,
            code: "4B".to_owned(),
            courses: vec![(
                FIRST,
                CourseDraft { kind: CourseKind::Arts, text: "Au musée".to_owned() },
            )],
            lives: vec![(FIRST, "Une classe agréable".to_owned())],
            digital: String::new(),
        }],
        periods: vec![PeriodDraft {
            key: FIRST,
            label: "1er trimestre".to_owned(),
            year: SchoolYear(2026),
            index: 1,
            count: 3,
        }],
        themes: Vec::new(),
        projects: vec![
            project(PROJECT, ProjectKind::Interdisciplinary { theme }, PROJECT_GROUP),
            project(HELP, ProjectKind::Personal, HELP_GROUP),
        ],
        pupils: vec![tom, lina],
    }
}

/// With all that only the strict schema has.
pub fn strict_draft() -> Draft {
    let mut draft = draft(Version::Seven);
    "1.2".clone_into(&mut draft.application_version);
    "Toute la classe a programmé.".clone_into(&mut draft.classes[0].digital);
    draft.themes = vec![ThemeDraft { code: "EPI_LYS".to_owned(), label: "La Lys".to_owned() }];
    draft.projects[0].kind = ProjectKind::Interdisciplinary { theme: "EPI_LYS".to_owned() };
    let mut english = subject(Key(13), "030201", "Anglais");
    english.election = Election::D;
    draft.subjects.push(english);
    draft.subjects[1].language = Some(Key(13));
    let report = &mut draft.pupils[0].reports[0];
    "Assidu.".clone_into(&mut report.homework);
    report.results[0].elements.clear();
    report.digital = Some(DigitalDraft {
        appreciation: "À l’aise.".to_owned(),
        levels: vec![(DigitalSkill::Program, DigitalLevel::Second)],
    });
    report.supports.push(SupportDraft {
        kind: SupportKind::Contract,
        ppre: String::new(),
        contract: "Trois objectifs".to_owned(),
    });
    let body = GuardianDraft {
        name: PersonName::new("", "", None),
        body: "Aide sociale à l’enfance".to_owned(),
        ..guardian()
    };
    draft.pupils[0].guardians.push(body);
    let regional = (RegionalLanguage::Breton, Some(lsu::RegionalPosition::Reached));
    let cycle = draft.pupils[1].cycle_report.as_mut().expect("Lina has one");
    cycle.regional = Some(regional);
    cycle.complement = Some((ComplementKind::Choir, None));
    draft
}
