//! Gathering: everything a class's reports of a period are made of, in as many statements for
//! thirty pupils as for one; and what each of them says.

use crate::{
    attendance::{Presence, Tools},
    class_reports::ClassReports,
    content::{Before, Care, Content, Course, Line, Position, Spread, Teacher},
    place,
    reckoning::{self, Learning, Reckoned, Rules},
    report::{Kind, Report, Written},
    settings::{self, Settings},
    store::{
        self,
        classes::Teacher as Staff,
        commons::{Common, Own},
        figures::{Kept, KeptSpan},
        lines::Line as Decided,
        roster::Named,
    },
};
use base::{Day, Id};
use db::{Result, Tx};
use people::{Level, Person};
use results::{Evidence, Period, Reader, Reckoning, Shown, Subject, Taught, Wanted};
use std::collections::HashMap;

/// Everything the reports of a class say.
pub struct Gathered {
    pub class: ClassReports,
    pub period: Period,
    pub settings: Settings,
    pub reports: Vec<Written>,
    pub named: HashMap<Id<Report>, Named>,
    pub taught: Vec<Taught>,
    /// What is taught here and what it is a part of, in the order of the school.
    pub subjects: Vec<Subject>,
    pub staff: Vec<Staff>,
    head: Option<Teacher>,
    lines: HashMap<(Id<Report>, String), Decided>,
    figures: HashMap<(Id<Report>, String), Kept>,
    pub spans: Vec<KeptSpan>,
    pub commons: Vec<Common>,
    own: Vec<Own>,
    before: Vec<store::roster::Before>,
    presences: Option<HashMap<Id<Person>, Presence>>,
}

/// The day a period is looked at on: today, or its last day once it is over.
pub fn day_of(period: &Period, today: Day) -> Day {
    today.min(period.last_day()).max(period.from_on)
}

pub fn load(tx: &Tx<'_>, tools: &Tools, class: &ClassReports, period: &Period) -> Result<Gathered> {
    let on = day_of(period, tx.now().day());
    let (id, at) = (class.class, period.id);
    let reports = store::reports::of_class(tx, id, at)?;
    let ids: Vec<Id<Report>> = reports.iter().map(|report| report.id).collect();
    let pupils = pupils_of(&reports);
    let (taught, subjects) = taught(tx, class, on)?;
    let lines = store::lines::of_class(tx, id, at)?;
    let figures = store::figures::of_class(tx, id, at)?;
    let named = store::roster::named(tx, id, at)?;
    let head = store::classes::head(tx, class.school, on)?;
    Ok(Gathered {
        settings: settings::of(tx, class.school)?,
        named: named.into_iter().map(|named| (named.report, named)).collect(),
        staff: store::classes::teachers(tx, &[id], on)?,
        head: head.map(|(id, name)| Teacher { id, name: name.formal() }),
        lines: lines.into_iter().map(|line| ((line.report, line.place.clone()), line)).collect(),
        figures: figures.into_iter().map(|it| ((it.report, it.place.clone()), it)).collect(),
        spans: store::figures::spans(tx, id, at)?,
        commons: store::commons::of_class(tx, id, at)?,
        own: store::commons::own(tx, &ids)?,
        before: store::roster::before(tx, &pupils, id, (period.from_on, period.until_on))?,
        presences: tools.presences(tx, &pupils, (period.from_on, period.until_on))?,
        class: class.clone(),
        period: period.clone(),
        reports,
        taught,
        subjects,
    })
}

fn pupils_of(reports: &[Written]) -> Vec<Id<Person>> {
    let mut pupils: Vec<Id<Person>> = reports.iter().map(|report| report.pupil_id).collect();
    pupils.dedup();
    pupils
}

/// What is taught in a class of the second degree, and by whom.
pub fn taught(tx: &Tx<'_>, class: &ClassReports, on: Day) -> Result<(Vec<Taught>, Vec<Subject>)> {
    if class.is_first_degree() {
        return Ok((Vec::new(), Vec::new()));
    }
    let taught = results::subject::taught_in(tx, class.class, on)?;
    let mut subjects = results::subject::of_school(tx, class.school)?;
    let has = |subject: &Subject| {
        let is_it =
            |it: &Taught| it.subject.id == subject.id || it.subject.parent == Some(subject.id);
        taught.iter().any(is_it)
    };
    subjects.retain(has);
    // A part follows its subject.
    let place = |id: Id<Subject>| subjects.iter().position(|it| it.id == id).unwrap_or(usize::MAX);
    let mut order: Vec<(usize, usize)> = subjects
        .iter()
        .enumerate()
        .map(|(own, subject)| (subject.parent.map_or(own, place), own))
        .collect();
    order.sort_by_key(|(whole, own)| (*whole, subjects[*own].parent.is_some(), *own));
    let subjects = order.iter().map(|(_, own)| subjects[*own].clone()).collect();
    Ok((taught, subjects))
}

/// What the results say of a class now: exact, from all evidence of the period.
pub fn reckon(
    tx: &Tx<'_>,
    tools: &Tools,
    class: &ClassReports,
    period: &Period,
    reports: &[Written],
) -> Result<Reckoned> {
    let of_period = reports.iter().filter(|report| report.kind == Kind::Period);
    let pupils: Vec<Learning> =
        of_period.map(|report| Learning { pupil: report.pupil_id, level: report.level }).collect();
    let ids: Vec<Id<Person>> = pupils.iter().map(|it| it.pupil).collect();
    let wanted = Wanted {
        pupils: &ids,
        from_on: period.from_on,
        until_on: period.until_on,
        reader: Reader::Staff,
    };
    let evidence = tools.evidence(tx, &wanted)?;
    let scales = store::figures::scales(tx, &scales_of(&evidence))?;
    let national = scales.iter().find(|it| it.school.is_none() && it.code == "objectifs");
    let Some(steps) = national else { return Ok(Reckoned::default()) };
    let mut codes: HashMap<_, Vec<String>> = HashMap::new();
    let mut subjects = Vec::new();
    if class.is_first_degree() {
        for (skill, code) in store::figures::codes(tx, &skills_of(&evidence))? {
            codes.entry(skill).or_default().push(code);
        }
    } else {
        subjects = results::subject::of_school(tx, class.school)?;
    }
    let from = results::setting::of_school(tx, class.school)?.averages_from;
    let not_done_is_nothing = false;
    let rules = Rules {
        steps,
        codes: &codes,
        averages: Reckoning { subjects: &subjects, scales: &scales, from, not_done_is_nothing },
        recent_from: period.from_on.plus_days(period.until_on.since(period.from_on) / 2),
    };
    Ok(reckoning::reckon(&pupils, &evidence, &rules))
}

fn scales_of(evidence: &[Evidence]) -> Vec<Id<results::Scale>> {
    let scale = |it: &Evidence| match it.shown {
        Shown::Step(scale, _) => Some(scale),
        _ => None,
    };
    let mut scales: Vec<_> = evidence.iter().filter_map(scale).collect();
    scales.sort_unstable();
    scales.dedup();
    scales
}

fn skills_of(evidence: &[Evidence]) -> Vec<Id<results::Skill>> {
    let mut skills: Vec<_> = evidence.iter().filter_map(|it| it.skill).collect();
    skills.sort_unstable();
    skills.dedup();
    skills
}

impl Gathered {
    pub fn line(&self, report: Id<Report>, place: &str) -> Option<&Decided> {
        self.lines.get(&(report, place.to_owned()))
    }

    pub fn figure(&self, report: Id<Report>, place: &str) -> Option<&Kept> {
        self.figures.get(&(report, place.to_owned()))
    }

    pub fn common(&self, place: &str) -> Option<&Common> {
        self.commons.iter().find(|common| common.place == place)
    }

    pub fn own(&self, report: Id<Report>) -> impl Iterator<Item = &Own> {
        self.own.iter().filter(move |own| own.report == report)
    }

    pub fn span(&self, place: &str) -> Option<Spread> {
        let span = self.spans.iter().find(|span| span.place == place)?;
        Some(Spread(span.lowest, span.mean, span.highest))
    }

    fn position(&self, report: Id<Report>, place: &str) -> Option<u8> {
        self.line(report, place).and_then(|line| line.position)
    }

    /// What a report says now.
    pub fn content(&self, report: &Written) -> Content {
        let named = self.named.get(&report.id);
        let shows_general = self.settings.shows_general && report.kind == Kind::Period;
        let cycle = (report.kind == Kind::Cycle).then(|| place::cycle_ended(report.level));
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
            cycle: cycle.flatten(),
            first_name: own(|named| &named.first_name),
            last_name: own(|named| &named.last_name),
            born_on: named.and_then(|named| named.birth_day),
            teachers: self.teachers(),
            head: self.head.clone(),
            lines: self.lines_of(report),
            components: self.components(report),
            courses: self.courses(report),
            cares: self.cares(report),
            general: report.general.clone(),
            life: report.life.clone(),
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
        let domains = place::domains(report.level).iter().map(|domain| self.domain(report, domain));
        let subjects = self.subjects.iter().map(|subject| self.subject(report, subject));
        if report.level <= Level::Cm2 { domains.collect() } else { subjects.collect() }
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
        let mut teachers: Vec<Teacher> = self
            .taught
            .iter()
            .filter(|it| it.subject.id == subject.id)
            .map(|it| Teacher { id: it.teacher, name: it.name.formal() })
            .collect();
        teachers.dedup();
        let average = figure.and_then(|figure| figure.average);
        Line {
            label: subject.name.clone(),
            is_part: subject.parent.is_some_and(|it| self.subjects.iter().any(|s| s.id == it)),
            teachers,
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
        self.line(report, place).map(|line| line.appreciation.clone()).unwrap_or_default()
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

    fn before_of(&self, report: &Written) -> Vec<Before> {
        let own = self.before.iter().filter(|before| before.pupil == report.pupil_id);
        own.map(|it| Before { class: it.class.clone(), last_on: it.until_on.plus_days(-1) })
            .collect()
    }
}
