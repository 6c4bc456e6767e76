//! What each report of a class says, from everything that was gathered.

use super::Gathered;
use crate::{
    attendance::CLASS_LIFE,
    college::{self, College},
    content::{Before, Care, Content, Course, Line, Position, Teacher},
    place,
    report::{Kind, Report, Written},
    store::{classes::Teacher as Staff, commons::Own, roster::Named},
};
use base::Id;
use results::Subject;

impl Gathered {
    /// What a report says now.
    pub fn content(&self, report: &Written) -> Content {
        let named = self.sheet.named(report.id);
        let shows_general = self.settings.shows_general && report.kind == Kind::Period;
        let own = |name: fn(&Named) -> &String| named.map(name).cloned().unwrap_or_default();
        Content {
            school: self.class.school_name.clone(),
            uai: self.class.uai.clone(),
            year: self.class.year,
            class: self.class.name.clone(),
            period: self.period.name.clone(),
            from_on: self.period.from_on,
            last_on: self.period.last_day(),
            kind: report.kind.word().to_owned(),
            level: report.level.word().to_owned(),
            cycle: report.said_cycle(),
            first_name: own(|named| &named.first_name),
            last_name: own(|named| &named.last_name),
            born_on: named.and_then(|named| named.birth_day),
            teachers: self.teachers(),
            head: self.head.clone(),
            lines: self.lines_of(report),
            components: self.components(report),
            courses: self.courses(report),
            cares: self.cares(report),
            college: self.college(report),
            projects: self.projects.of(report),
            general: report.general.clone(),
            life: report.life.clone(),
            class_life: self.class_life(report),
            mention: report.mention.clone(),
            presence: self
                .presences
                .as_ref()
                .filter(|_| report.kind == Kind::Period)
                .map(|all| all.get(&report.pupil_id).copied().unwrap_or_default()),
            average: report.average.filter(|_| shows_general),
            average_span: self.span("").filter(|_| shows_general),
            shows_class: self.settings.shows_class,
            before: self.before_of(report),
        }
    }

    /// Of an école, those of the class; elsewhere its head teacher.
    fn teachers(&self) -> Vec<Teacher> {
        let is_named = |staff: &&Staff| {
            self.class.is_first_degree() || self.class.head_teacher == Some(staff.person)
        };
        let named = self.staff.iter().filter(is_named);
        let mut teachers: Vec<Teacher> =
            named.map(|staff| Teacher { id: staff.person, name: staff.name().formal() }).collect();
        teachers.dedup();
        teachers
    }

    fn lines_of(&self, report: &Written) -> Vec<Line> {
        if report.kind == Kind::Cycle {
            return Vec::new();
        }
        let domains = report.domains().iter().map(|domain| self.domain(report, domain));
        let subjects = self.subjects.iter().map(|it| (it, self.subject(report, it)));
        let apart = self.apart.iter().filter_map(|it| Some((it, self.learnt_apart(report, it)?)));
        if report.domains().is_empty() {
            nested(subjects.chain(apart).collect())
        } else {
            domains.collect()
        }
    }

    /// A subject only this pupil and some others learn: said where something is known of it.
    fn learnt_apart(&self, report: &Written, subject: &Subject) -> Option<Line> {
        let place = place::of_subject(subject.id);
        let line = self.sheet.line(report.id, &place);
        if line.is_none() && self.figure(report.id, &place).is_none() {
            return None;
        }
        let writer = line.and_then(|line| Some((line.by, self.writers.get(&line.by)?.clone())));
        let teachers = writer.map(|(id, name)| Teacher { id, name }).into_iter().collect();
        Some(Line { teachers, ..self.subject(report, subject) })
    }

    fn domain(&self, report: &Written, domain: &place::Domain) -> Line {
        let positions = domain.positions().into_iter().map(|(code, label)| Position {
            place: code.to_owned(),
            label: if domain.parts.is_empty() { String::new() } else { label.to_owned() },
            position: self.position(report.id, code),
        });
        Line {
            place: domain.code.to_owned(),
            label: domain.label.to_owned(),
            is_part: false,
            teachers: Vec::new(),
            positions: positions.collect(),
            elements: self.elements(domain.code),
            appreciation: self.appreciation(report.id, domain.code),
            average: None,
            span: None,
            remarks: Vec::new(),
        }
    }

    fn subject(&self, report: &Written, subject: &Subject) -> Line {
        let place = place::of_subject(subject.id);
        let figure = self.figure(report.id, &place);
        let taught = self.taught.iter().filter(|it| it.subject.id == subject.id);
        let teachers = taught.map(|it| Teacher { id: it.teacher, name: it.name.formal() });
        let average = figure.and_then(|figure| figure.average);
        Line {
            label: subject.name.clone(),
            is_part: false,
            teachers: teachers.collect(),
            positions: vec![Position {
                place: place.clone(),
                label: String::new(),
                position: self.position(report.id, &place),
            }],
            elements: self.elements(&place),
            appreciation: self.appreciation(report.id, &place),
            average,
            span: self.span(&place).filter(|_| average.is_some()),
            remarks: figure.map(|figure| figure.remarks.clone()).unwrap_or_default(),
            place,
        }
    }

    fn appreciation(&self, report: Id<Report>, place: &str) -> String {
        self.sheet.line(report, place).map(|line| line.appreciation.clone()).unwrap_or_default()
    }

    /// What was worked at a place, a line each.
    fn elements(&self, place: &str) -> Vec<String> {
        let words = self.common(place).map_or("", |common| &common.words);
        words.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    fn components(&self, report: &Written) -> Vec<Position> {
        if report.kind == Kind::Period {
            return Vec::new();
        }
        let position = |(code, label): &place::Named| Position {
            place: (*code).to_owned(),
            label: (*label).to_owned(),
            position: self.position(report.id, code),
        };
        place::COMPONENTS.iter().map(position).collect()
    }

    fn courses(&self, report: &Written) -> Vec<Course> {
        if report.kind == Kind::Cycle {
            return Vec::new();
        }
        let course = |(code, _): &place::Named| {
            let common = self.common(code).map(|it| it.words.clone()).unwrap_or_default();
            let own = self.own(report.id).find(|own| own.code == *code);
            let own = own.map(|own| own.words.clone()).unwrap_or_default();
            Course { code: (*code).to_owned(), common, own }
        };
        let all = place::courses(self.class.is_first_degree()).iter().map(course);
        all.filter(|it| !it.common.is_empty() || !it.own.is_empty()).collect()
    }

    fn cares(&self, report: &Written) -> Vec<Care> {
        let is_care = |own: &&Own| place::CARES.iter().any(|(code, _)| *code == own.code);
        let care = |own: &Own| Care { code: own.code.clone(), words: own.words.clone() };
        self.own(report.id).filter(is_care).map(care).collect()
    }

    fn college(&self, report: &Written) -> College {
        let said = self.common(college::DIGITAL).filter(|_| college::has(report, college::DIGITAL));
        College {
            digital_class: said.map(|common| common.words.clone()).unwrap_or_default(),
            ..College::of(report, self.own(report.id))
        }
    }

    fn class_life(&self, report: &Written) -> String {
        let said = self.common(CLASS_LIFE).filter(|_| report.kind == Kind::Period);
        said.map(|common| common.words.clone()).unwrap_or_default()
    }

    fn before_of(&self, report: &Written) -> Vec<Before> {
        let own = self.before.iter().filter(|before| before.pupil == report.pupil_id);
        own.map(|it| Before { class: it.class.clone(), last_on: it.until_on.plus_days(-1) })
            .collect()
    }
}

/// A part follows its subject, that those who teach the part teach too.
fn nested(lines: Vec<(&Subject, Line)>) -> Vec<Line> {
    let whole_of = |it: &Subject| {
        let is_whole =
            |id: &Id<Subject>| lines.iter().any(|(it, _)| it.id == *id && it.parent.is_none());
        it.parent.filter(is_whole)
    };
    let of: Vec<Option<Id<Subject>>> = lines.iter().map(|(it, _)| whole_of(it)).collect();
    let mut nested = Vec::with_capacity(lines.len());
    for ((subject, line), _) in lines.iter().zip(&of).filter(|(_, whole)| whole.is_none()) {
        let parts = lines.iter().zip(&of).filter(|(_, whole)| **whole == Some(subject.id));
        let part =
            |line: &Line| Line { is_part: true, teachers: line.taught_by(&[]), ..line.clone() };
        let parts: Vec<Line> = parts.map(|((_, line), _)| part(line)).collect();
        nested.push(Line { teachers: line.taught_by(&parts), ..line.clone() });
        nested.extend(parts);
    }
    nested
}
