//! 2D: what a collège sends, from what its bulletins say.

use super::{CodeKind, Sources, address, is_service, kinship, socle};
use crate::{
    attendance::Presence,
    college::{Choice, College},
    content::{Content, Line, Project},
    place,
    reckoning::OUT_OF,
    report::Kind,
    store::sending::{Known, Locked},
};
use base::{Id, PersonName};
use lsu::{
    ComplementPosition, Components, DigitalLevel, Key, RegionalPosition,
    secondary::{
        Average, ClassDraft, ComplementKind, CourseDraft, CourseKind, CycleReportDraft,
        DigitalDraft, DigitalSkill, Draft, Election, EndedCycle, GroupDraft, GuardianDraft,
        HeadDraft, PeriodDraft, ProjectDraft, ProjectKind, PupilDraft, RegionalLanguage,
        ReportDraft, ResultDraft, SchoolLifeDraft, SubjectDraft, SupportDraft, SupportKind,
        TeacherDraft, TeacherKind, Version,
    },
};
use people::{Level, Person};
use results::Subject;

pub fn draft(of: &Sources, version: Version) -> Draft {
    let (index, count) = of.period_number();
    Draft {
        version,
        editor: "Préau".to_owned(),
        application: "Préau".to_owned(),
        application_version: String::new(),
        uai: of.school.uai.clone(),
        school: of.school.name.clone(),
        heads: heads(of),
        subjects: subjects(of),
        teachers: teachers(of),
        classes: classes(of, version),
        periods: vec![PeriodDraft {
            key: of.period.id.into(),
            label: of.period.name.clone(),
            year: of.period.year,
            index,
            count,
        }],
        themes: Vec::new(),
        projects: projects(of),
        pupils: of.pupils().into_iter().map(|pupil| pupil_draft(of, pupil, version)).collect(),
    }
}

fn heads(of: &Sources) -> Vec<HeadDraft> {
    let named = of.locked.iter().filter_map(|it| it.content.head.as_ref());
    let mut heads: Vec<HeadDraft> = of
        .head
        .map(|head| HeadDraft { key: head.into(), label: of.name(head).formal() })
        .into_iter()
        .collect();
    for head in named {
        if heads.iter().all(|known| known.key != Key::from(head.id)) {
            heads.push(HeadDraft { key: head.id.into(), label: head.name.clone() });
        }
    }
    heads
}

/// Every subject of the school that a bulletin speaks of by itself.
fn subjects(of: &Sources) -> Vec<SubjectDraft> {
    let is_spoken_of = |place: &str| {
        of.locked.iter().any(|it| it.content.wholes().any(|(line, _)| line.place == place))
    };
    let is_of_a_project = |id: Id<Subject>| {
        let mut projects = of.locked.iter().flat_map(|it| &it.content.projects);
        projects.any(|it| it.taught.iter().any(|it| it.subject == id))
    };
    of.subjects
        .iter()
        .filter(|it| is_spoken_of(&place::of_subject(it.id)) || is_of_a_project(it.id))
        .map(|subject| SubjectDraft {
            key: subject.id.into(),
            code: subject.code.clone(),
            national: String::new(),
            election: Election::parse(subject.election.word()).unwrap_or(Election::Common),
            label: subject.name.clone(),
            language: None,
        })
        .collect()
}

fn teachers(of: &Sources) -> Vec<TeacherDraft> {
    let mut persons: Vec<Id<Person>> = Vec::new();
    for it in &of.locked {
        let of_lines = it.content.lines.iter().flat_map(|line| &line.teachers);
        let of_projects = it.content.projects.iter().flat_map(|it| &it.taught);
        let of_projects = of_projects.map(|it| &it.teacher);
        for teacher in it.content.teachers.iter().chain(of_lines).chain(of_projects) {
            if !persons.contains(&teacher.id) {
                persons.push(teacher.id);
            }
        }
    }
    let draft = |person: Id<Person>| TeacherDraft {
        key: person.into(),
        name: of.name(person),
        kind: TeacherKind::Epp,
        sts: of.code(CodeKind::Sts, person.raw()),
    };
    persons.into_iter().map(draft).collect()
}

fn classes(of: &Sources, version: Version) -> Vec<ClassDraft> {
    let named = of.classes.iter().filter(|class| of.locked.iter().any(|it| it.class == class.id));
    let draft = |class: &Known| {
        let any = of.locked.iter().find(|it| it.class == class.id && it.kind == Kind::Period);
        let courses = any.into_iter().flat_map(|it| &it.content.courses).filter_map(|course| {
            let kind = CourseKind::parse(&course.code)?;
            let drafted = CourseDraft { kind, text: course.common.clone() };
            (!course.common.is_empty()).then_some((Key::from(of.period.id), drafted))
        });
        let said = |words: fn(&Content) -> &String| {
            let of_class = of.locked.iter().filter(|it| it.class == class.id);
            of_class.map(|it| words(&it.content)).find(|words| !words.is_empty()).cloned()
        };
        let life = said(|content| &content.class_life).into_iter();
        let digital = said(|content| &content.college.digital_class);
        ClassDraft {
            key: class.id.into(),
            code: class.name.clone(),
            courses: courses.collect(),
            lives: life.map(|words| (Key::from(of.period.id), words)).collect(),
            digital: digital.filter(|_| version.is_strict()).unwrap_or_default(),
        }
    };
    named.map(draft).collect()
}

/// The EPI and the accompagnement personnalisé that the reports speak of, with the classes and
/// groups that followed them.
fn projects(of: &Sources) -> Vec<ProjectDraft> {
    let mut drafts: Vec<ProjectDraft> = Vec::new();
    for project in of.locked.iter().flat_map(|it| &it.content.projects) {
        let place = drafts.iter().position(|it| it.key == Key::from(project.id));
        let place = place.unwrap_or_else(|| {
            drafts.push(project_draft(project));
            drafts.len() - 1
        });
        let groups = &mut drafts[place].groups;
        if groups.iter().all(|it| it.key != Key::from(project.part)) {
            groups.push(group_draft(project));
        }
    }
    drafts
}

fn project_draft(of: &Project) -> ProjectDraft {
    let theme = of.theme.clone();
    let mut subjects: Vec<Key> = of.taught.iter().map(|it| it.subject.into()).collect();
    subjects.dedup();
    ProjectDraft {
        key: of.id.into(),
        kind: if theme.is_empty() {
            ProjectKind::Personal
        } else {
            ProjectKind::Interdisciplinary { theme }
        },
        title: of.title.clone(),
        description: of.description.clone(),
        subjects,
        groups: Vec::new(),
    }
}

fn group_draft(of: &Project) -> GroupDraft {
    GroupDraft {
        key: of.part.into(),
        title: of.group.clone(),
        comment: of.common.clone(),
        taught: of.taught.iter().map(|it| (it.teacher.id.into(), it.subject.into())).collect(),
    }
}

fn pupil_draft(of: &Sources, pupil: Id<Person>, version: Version) -> PupilDraft {
    let own = of.locked.iter().filter(|it| it.pupil == pupil);
    let reports = own.clone().filter(|it| it.kind == Kind::Period);
    let cycle = own.clone().find(|it| it.kind == Kind::Cycle);
    // Before the strict schema, a service has no place among those responsible.
    let sent = of
        .guardians(pupil)
        .filter(|(bond, person)| version.is_strict() || !is_service(bond, person));
    let guardians = sent.enumerate().map(|(place, (bond, person))| {
        let name = &person.details.name;
        let (name, body) = if is_service(bond, person) {
            (PersonName::new("", "", None), name.full())
        } else {
            (name.clone(), String::new())
        };
        GuardianDraft {
            name,
            body,
            is_first_legal: place == 0,
            is_second_legal: place == 1,
            kinship: kinship(bond.kind).to_owned(),
            address: address(person),
        }
    });
    PupilDraft {
        key: pupil.into(),
        name: of.name(pupil),
        siecle: of.code(CodeKind::Siecle, pupil.raw()),
        class: of.class_of(pupil),
        guardians: guardians.collect(),
        reports: reports.map(|it| report(of, it, version)).collect(),
        cycle_report: cycle.and_then(|it| cycle_report(of, it, version)),
    }
}

fn keys(content: &Content) -> Vec<Key> {
    content.teachers.iter().map(|teacher| teacher.id.into()).collect()
}

/// What came with the strict schema is not sent in a file of before.
fn report(of: &Sources, it: &Locked, version: Version) -> ReportDraft {
    let content = &it.content;
    let own = content.courses.iter().filter(|course| !course.own.is_empty());
    let courses = own.filter_map(|course| {
        let kind = CourseKind::parse(&course.code)?;
        Some(CourseDraft { kind, text: course.own.clone() })
    });
    let supports = content.cares.iter().filter_map(|care| {
        let kind = SupportKind::parse(&care.code)?;
        let words = |of| if kind == of { care.words.clone() } else { String::new() };
        let (ppre, contract) = (words(SupportKind::Ppre), words(SupportKind::Contract));
        Some(SupportDraft { kind, ppre, contract })
    });
    ReportDraft {
        period: of.period.id.into(),
        head: content.head.as_ref().map(|head| head.id.into()),
        head_teachers: keys(content),
        council_on: it.first_at.day(),
        schooled_on: of.schooled_on(it.pupil),
        locked_at: Some(it.at),
        results: content.wholes().filter_map(result).collect(),
        digital: (version.is_strict() && content.level() == Level::Sixth)
            .then(|| digital(&content.college)),
        groups: content.projects.iter().map(|it| (it.part.into(), it.own.clone())).collect(),
        courses: courses.collect(),
        supports: supports.collect(),
        advice: advice(content),
        homework: Some(content.college.homework.clone())
            .filter(|_| version.is_strict())
            .unwrap_or_default(),
        school_life: life(content),
        socle: Components::default(),
    }
}

fn digital(of: &College) -> DigitalDraft {
    let levels = of.digital.iter().filter_map(|it| {
        let level = DigitalLevel::parse(&it.position?.to_string())?;
        Some((DigitalSkill::parse(&it.place)?, level))
    });
    DigitalDraft { appreciation: of.digital_words.clone(), levels: levels.collect() }
}

fn complement(of: &Choice) -> Option<(ComplementKind, Option<ComplementPosition>)> {
    let position = of.position.and_then(|it| ComplementPosition::parse(&it.to_string()));
    Some((ComplementKind::parse(&of.code)?, position))
}

fn regional(of: &Choice) -> Option<(RegionalLanguage, Option<RegionalPosition>)> {
    let position = of.position.and_then(|it| RegionalPosition::parse(&it.to_string()));
    Some((RegionalLanguage::parse(&of.code)?, position))
}

/// The words of the council, its mention after them.
fn advice(content: &Content) -> String {
    let mention = crate::settings::Mention::parse(&content.mention);
    match mention {
        Some(mention) if !content.general.is_empty() => {
            format!("{} {}.", content.general, mention.in_french())
        }
        _ => content.general.clone(),
    }
}

fn life(content: &Content) -> SchoolLifeDraft {
    let Presence { justified, unjustified, late, hours } = content.presence.unwrap_or_default();
    let number = |count: u32| usize::try_from(count).unwrap_or(0);
    SchoolLifeDraft {
        late: number(late),
        excused: number(justified),
        unexcused: number(unjustified),
        hours_missed: hours.map(number),
        comment: content.life.clone(),
    }
}

/// A part of a subject is in it, and not sent by itself.
fn result((line, parts): (&Line, &[Line])) -> Option<ResultDraft> {
    let subject = place::subject(&line.place)?;
    let written = |hundredths: i64| {
        let hundredths = u32::try_from(hundredths).ok()?;
        let average = Average::out_of(hundredths, u32::try_from(OUT_OF).ok()?)?;
        Some(average.as_str().to_owned())
    };
    let rank = line.positions.first().and_then(|it| it.position).filter(|rank| *rank > 0);
    let position = rank.and_then(|rank| lsu::Position::parse(&rank.to_string()));
    let average = line.average.and_then(written).unwrap_or_default();
    let class = line.span.and_then(|span| written(span.1)).unwrap_or_default();
    Some(ResultDraft {
        subject: subject.into(),
        // What was locked before names those of the parts at the parts alone.
        teachers: line.taught_by(parts).iter().map(|teacher| teacher.id.into()).collect(),
        elements: line.worked(parts),
        is_unmarked: average.is_empty(),
        is_class_unmarked: class.is_empty(),
        // An average and a position are one or the other.
        position: position.filter(|_| average.is_empty()),
        average,
        class_average: class,
        appreciation: line.words(parts),
    })
}

fn cycle_report(of: &Sources, it: &Locked, version: Version) -> Option<CycleReportDraft> {
    let cycle = match it.content.cycle? {
        3 => EndedCycle::Third,
        4 => EndedCycle::Fourth,
        _ => return None,
    };
    let college = &it.content.college;
    Some(CycleReportDraft {
        cycle,
        year: of.period.year,
        head: it.content.head.as_ref().map(|head| head.id.into()),
        head_teachers: keys(&it.content),
        created_on: it.at.day(),
        locked_at: Some(it.at),
        socle: socle(&it.content.components),
        synthesis: it.content.general.clone(),
        complement: college.complement.as_ref().and_then(complement),
        regional: college.regional.as_ref().and_then(regional).filter(|_| version.is_strict()),
    })
}
