//! Gathering: everything a class's reports of a period are made of, in as many statements for
//! thirty pupils as for one; and what each of them says.

mod projects;
mod saying;
mod sheet;

pub use sheet::Sheet;

use crate::{
    attendance::{Presence, Tools},
    class_reports::ClassReports,
    content::{Spread, Teacher},
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
    },
};
use base::{Day, Id};
use db::{Result, Tx};
use people::{Person, School, SchoolKind};
use results::{Evidence, Period, Reader, Reckoning, Shown, Subject, Taught, Wanted};
use std::collections::HashMap;

/// Everything the reports of a class say.
pub struct Gathered {
    pub class: ClassReports,
    pub period: Period,
    pub settings: Settings,
    pub sheet: Sheet,
    pub taught: Vec<Taught>,
    /// What is taught here and what it is a part of, in the order of the school.
    pub subjects: Vec<Subject>,
    pub staff: Vec<Staff>,
    head: Option<Teacher>,
    figures: HashMap<(Id<Report>, String), Kept>,
    pub spans: Vec<KeptSpan>,
    pub commons: Vec<Common>,
    own: Vec<Own>,
    pub projects: projects::Projects,
    before: Vec<store::roster::Before>,
    presences: Option<HashMap<Id<Person>, Presence>>,
    /// What pupils of the class learn elsewhere, in a group.
    apart: Vec<Subject>,
    /// Who writes there, by his id.
    writers: HashMap<Id<Person>, String>,
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
    let apart = apart(tx, class, &subjects, (&lines, &figures))?;
    let writers = writers_of(tx, &apart, &lines)?;
    Ok(Gathered {
        settings: settings::of(tx, class.school)?,
        staff: store::classes::teachers(tx, &[id], on)?,
        head: head.map(|(id, name)| Teacher { id, name: name.formal() }),
        figures: figures.into_iter().map(|it| ((it.report, it.place.clone()), it)).collect(),
        spans: store::figures::spans(tx, id, at)?,
        commons: store::commons::of_class(tx, id, at)?,
        own: store::commons::own(tx, &ids)?,
        projects: projects::load(tx, class, period, &reports)?,
        before: store::roster::before(tx, &pupils, id, (period.from_on, period.until_on))?,
        presences: tools.presences(tx, &pupils, (period.from_on, period.until_on))?,
        class: class.clone(),
        period: period.clone(),
        sheet: Sheet::new(reports, named, lines),
        taught,
        subjects,
        apart,
        writers,
    })
}

/// The subjects that have a line or a figure in a report and are not taught in its class: they are
/// learnt in a group, or were taught before.
fn apart(
    tx: &Tx<'_>,
    class: &ClassReports,
    subjects: &[Subject],
    (lines, figures): (&[Decided], &[Kept]),
) -> Result<Vec<Subject>> {
    let places = lines.iter().map(|it| &it.place).chain(figures.iter().map(|it| &it.place));
    let mut ids: Vec<Id<Subject>> = places.filter_map(|place| place::subject(place)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|id| subjects.iter().all(|known| known.id != *id));
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut all = results::subject::of_school(tx, class.school)?;
    all.retain(|subject| ids.contains(&subject.id));
    Ok(all)
}

/// Who writes of what is learnt apart: no assignment of the class names him.
fn writers_of(
    tx: &Tx<'_>,
    apart: &[Subject],
    lines: &[Decided],
) -> Result<HashMap<Id<Person>, String>> {
    let places: Vec<String> = apart.iter().map(|it| place::of_subject(it.id)).collect();
    let own = lines.iter().filter(|line| places.contains(&line.place));
    let writers: Vec<Id<Person>> = own.map(|line| line.by).collect();
    if writers.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(store::groups::writers(tx, &writers)?.into_iter().collect())
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

/// What the results of a school say of its pupils now: exact, from all evidence of the period.
pub fn reckon(
    tx: &Tx<'_>,
    tools: &Tools,
    (school, kind): (Id<School>, SchoolKind),
    period: &Period,
    reports: &[Written],
) -> Result<Reckoned> {
    let of_period = reports.iter().filter(|report| report.kind == Kind::Period);
    let pupils: Vec<Learning> =
        of_period.map(|it| Learning { pupil: it.pupil_id, domains: it.domains() }).collect();
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
    if kind.is_first_degree() {
        for (skill, code) in store::figures::codes(tx, &skills_of(&evidence))? {
            codes.entry(skill).or_default().push(code);
        }
    } else {
        subjects = results::subject::of_school(tx, school)?;
    }
    let from = results::setting::of_school(tx, school)?.averages_from;
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
        self.sheet.line(report, place).and_then(|line| line.position)
    }
}
