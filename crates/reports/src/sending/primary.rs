//! 1D: what an école sends, from what its reports say.

use super::{CodeKind, Sources, address, is_service, kinship, socle};
use crate::{
    content::{Content, Line, Position},
    report::Kind,
    store::sending::{Known, Locked},
};
use base::Id;
use lsu::{
    Key,
    nomenclature::{Domain, Level, SubDomain},
    primary::{
        ClassDraft, CourseDraft, CourseKind, CycleReportDraft, DomainDraft, Draft, GuardianDraft,
        LineDraft, Outcome, PeriodDraft, PupilDraft, ReportDraft, StaffDraft, SupportDraft,
        SupportKind,
    },
};
use people::Person;

pub fn draft(of: &Sources) -> Draft {
    let (index, count) = of.period_number();
    let staff = |person: Id<Person>| StaffDraft { key: person.into(), name: of.name(person) };
    let mut teachers: Vec<StaffDraft> = Vec::new();
    let mut heads: Vec<StaffDraft> = of.head.map(staff).into_iter().collect();
    for it in &of.locked {
        for teacher in &it.content.teachers {
            add(&mut teachers, staff(teacher.id));
        }
        if let Some(head) = &it.content.head {
            add(&mut heads, staff(head.id));
        }
    }
    Draft {
        editor: "Préau".to_owned(),
        application: "Préau".to_owned(),
        uai: of.school.uai.clone(),
        school: of.school.name.clone(),
        heads,
        teachers,
        classes: classes(of),
        periods: vec![PeriodDraft {
            key: of.period.id.into(),
            label: of.period.name.clone(),
            year: of.period.year,
            index,
            count,
            first: of.period.from_on,
            last: of.period.last_day(),
        }],
        pupils: of.pupils().into_iter().map(|pupil| pupil_draft(of, pupil)).collect(),
    }
}

fn add(staff: &mut Vec<StaffDraft>, new: StaffDraft) {
    if staff.iter().all(|known| known.key != new.key) {
        staff.push(new);
    }
}

/// The classes reports speak of, with the parcours they say all of it has followed.
fn classes(of: &Sources) -> Vec<ClassDraft> {
    let named = of.classes.iter().filter(|class| of.locked.iter().any(|it| it.class == class.id));
    named.map(|class| class_draft(of, class)).collect()
}

/// What was typed stands before the key of the feeds, which may be that of another file.
fn class_draft(of: &Sources, class: &Known) -> ClassDraft {
    let any = of.locked.iter().find(|it| it.class == class.id && it.kind == Kind::Period);
    let courses = any.into_iter().flat_map(|it| &it.content.courses).filter_map(|course| {
        let kind = CourseKind::parse(&course.code)?;
        let drafted = CourseDraft { kind, text: course.common.clone() };
        (!course.common.is_empty()).then_some((Key::from(of.period.id), drafted))
    });
    let typed = of.code(CodeKind::Onde, class.id.raw());
    let known = class.key.clone().unwrap_or_default();
    ClassDraft {
        key: class.id.into(),
        label: class.name.clone(),
        onde: if typed.is_empty() { known } else { typed },
        courses: courses.collect(),
    }
}

fn pupil_draft(of: &Sources, pupil: Id<Person>) -> PupilDraft {
    let own = of.locked.iter().filter(|it| it.pupil == pupil);
    let reports = own.clone().filter(|it| it.kind == Kind::Period);
    let cycle = own.clone().find(|it| it.kind == Kind::Cycle && it.content.cycle == Some(2));
    let level = own.clone().next().and_then(|it| Level::parse(it.level.word()));
    // 1D knows persons only, and does without the others.
    let persons = of.guardians(pupil).filter(|(bond, person)| !is_service(bond, person));
    let guardians = persons.map(|(bond, person)| GuardianDraft {
        name: person.details.name.clone(),
        kinship: kinship(bond.kind).to_owned(),
        address: address(person),
    });
    PupilDraft {
        key: pupil.into(),
        name: of.name(pupil),
        ine: of.code(CodeKind::Ine, pupil.raw()),
        class: of.class_of(pupil),
        level,
        guardians: guardians.collect(),
        reports: reports.map(|it| report(of, it)).collect(),
        cycle_report: cycle.map(|it| cycle_report(of, it)),
    }
}

fn teachers(content: &Content) -> Vec<Key> {
    content.teachers.iter().map(|teacher| teacher.id.into()).collect()
}

fn report(of: &Sources, it: &Locked) -> ReportDraft {
    let content = &it.content;
    let own = content.courses.iter().filter(|course| !course.own.is_empty());
    let courses = own.filter_map(|course| {
        let kind = CourseKind::parse(&course.code)?;
        Some(CourseDraft { kind, text: course.own.clone() })
    });
    let supports = content.cares.iter().filter_map(|care| {
        let kind = SupportKind::parse(&care.code)?;
        Some(SupportDraft { kind, detail: care.words.clone() })
    });
    ReportDraft {
        period: of.period.id.into(),
        head: content.head.as_ref().map(|head| head.id.into()),
        teachers: teachers(content),
        created_on: it.at.day(),
        schooled_on: of.schooled_on(it.pupil),
        locked_at: Some(it.at),
        domains: content.lines.iter().filter_map(domain).collect(),
        courses: courses.collect(),
        supports: supports.collect(),
        appreciation: content.general.clone(),
        socle: None,
    }
}

fn outcome(position: &Position) -> Option<Outcome> {
    match position.position? {
        0 => Some(Outcome::NotAssessed),
        rank => lsu::Position::parse(&rank.to_string()).map(Outcome::At),
    }
}

fn domain(line: &Line) -> Option<DomainDraft> {
    let domain = Domain::parse(&line.place)?;
    let parts = line.positions.iter().filter_map(|position| {
        let part = SubDomain::parse(&position.place)?;
        Some(LineDraft { line: part, outcome: outcome(position), elements: Vec::new() })
    });
    let whole = line.positions.iter().find(|position| position.place == line.place);
    Some(DomainDraft {
        domain,
        outcome: whole.and_then(outcome),
        appreciation: line.appreciation.clone(),
        elements: line.elements.clone(),
        lines: parts.collect(),
    })
}

fn cycle_report(of: &Sources, it: &Locked) -> CycleReportDraft {
    CycleReportDraft {
        year: of.period.year,
        head: it.content.head.as_ref().map(|head| head.id.into()),
        teachers: teachers(&it.content),
        created_on: it.at.day(),
        locked_at: Some(it.at),
        socle: socle(&it.content.components),
        synthesis: it.content.general.clone(),
    }
}
