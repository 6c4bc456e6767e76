//! The form of an assessment, and what may be chosen in it.

use crate::{
    Assessment,
    item::{ITEMS_MAX, LABEL_CHARS_MAX, WEIGHT, lines},
    store::{self, items::New as NewItem, pupils::Named},
    writing::{Draft, Home},
};
use base::{Day, Id, MoneyError, parse_decimal};
use db::{Result, Tx};
use people::{Class, Level, Person, SchoolKind, Standing, class};
use results::{
    Referential, Scale, ScaleKind, Skill, SkillKind, Subject, referential, scale, setting, subject,
};
use serde::Deserialize;
use std::collections::BTreeSet;
use web::{At, Problems, form, id};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AssessmentForm {
    pub title: String,
    pub day: String,
    pub subject: String,
    pub domain: String,
    pub scale: String,
    pub out_of: String,
    pub weight: String,
    pub teachers: Vec<String>,
    /// Free words, one item a line.
    pub items: String,
    pub version: String,
    pub once: String,
    pub translate: Option<String>,
    /// `open` or `draft`.
    pub action: String,
}

/// What the place it is made in lets one choose.
#[derive(Clone, Debug)]
pub struct Choices {
    pub home: Home,
    /// The class or group, and its school.
    pub place: String,
    pub kind: SchoolKind,
    pub levels: Vec<Level>,
    pub subjects: Vec<Subject>,
    pub domains: Vec<Skill>,
    /// What their programmes are called, where they are of several.
    pub programmes: Vec<(Id<Referential>, String)>,
    pub scales: Vec<Scale>,
    pub teachers: Vec<Named>,
    /// In the second degree those who teach in the class make them, and no one else of its team.
    pub is_teacher: bool,
    /// Marks are for the 6e and after, or where the school asks for them.
    pub has_marks: bool,
}

/// What may be chosen on a day by somebody.
pub fn choices(
    tx: &Tx<'_>,
    home: Home,
    (place, kind): (String, SchoolKind),
    (person, on): (Id<Person>, Day),
) -> Result<Choices> {
    let levels = match home.class {
        Some(class) => {
            class::levels_of(tx, &[class])?.into_iter().map(|(_, level)| level).collect()
        }
        None => Vec::new(),
    };
    let all = scale::of_school(tx, home.school)?;
    let early = setting::of_school(tx, home.school)?.marks_early;
    let has_marks = all.iter().any(|scale| {
        scale.kind == ScaleKind::Marks
            && if levels.is_empty() {
                early || !kind.is_first_degree()
            } else {
                levels.iter().all(|level| scale.is_for(*level, early))
            }
    });
    let subjects =
        if kind.is_first_degree() { Vec::new() } else { subjects(tx, &home, person, on)? };
    let domains =
        if kind.is_first_degree() { domains(tx, &home, &levels, on)? } else { Vec::new() };
    let programmes = several(tx, &domains)?;
    let teachers = match home.class {
        Some(class) => store::teachers::of_class(tx, class, on)?,
        None => Vec::new(),
    };
    let is_teacher = kind.is_first_degree()
        || home.group.is_some()
        || teachers.iter().any(|named| named.id == person);
    let scales = all.into_iter().filter(|scale| scale.kind == ScaleKind::Steps).collect();
    Ok(Choices {
        home,
        place,
        kind,
        levels,
        subjects,
        domains,
        programmes,
        scales,
        teachers,
        is_teacher,
        has_marks,
    })
}

/// Whether this person makes assessments in the class: see [`Choices::is_teacher`].
pub fn is_teacher(tx: &Tx<'_>, class: &Class, person: &Standing, on: Day) -> Result<bool> {
    if person.school(class.school).is_none_or(|school| school.kind.is_first_degree()) {
        return Ok(true);
    }
    let teachers = store::teachers::of_class(tx, class.id, on)?;
    Ok(teachers.iter().any(|named| named.id == person.person))
}

/// Those one teaches in the class; where nothing says which, those of the school.
fn subjects(tx: &Tx<'_>, home: &Home, person: Id<Person>, on: Day) -> Result<Vec<Subject>> {
    let taught = match home.class {
        Some(class) => subject::taught_in(tx, class, on)?,
        None => Vec::new(),
    };
    let mut own: Vec<Subject> =
        taught.into_iter().filter(|it| it.teacher == person).map(|it| it.subject).collect();
    own.dedup_by_key(|subject| subject.id);
    if !own.is_empty() {
        return Ok(own);
    }
    let mut all = subject::of_school(tx, home.school)?;
    all.retain(|subject| subject.retired_on.is_none_or(|retired_on| retired_on > on));
    Ok(all)
}

/// Domains of the programmes of these levels, and their parts.
fn domains(tx: &Tx<'_>, home: &Home, levels: &[Level], on: Day) -> Result<Vec<Skill>> {
    let mut skills = taught(tx, home, levels, on)?;
    skills.retain(|skill| matches!(skill.kind, SkillKind::Domain | SkillKind::Part));
    Ok(skills)
}

/// What the programmes of these skills are called; nothing of one alone.
pub fn several(tx: &Tx<'_>, skills: &[Skill]) -> Result<Vec<(Id<Referential>, String)>> {
    let of: BTreeSet<_> = skills.iter().map(|skill| skill.referential).collect();
    if of.len() < 2 {
        return Ok(Vec::new());
    }
    referential::titles(tx, &of.into_iter().collect::<Vec<_>>())
}

/// What is taught at these levels: their programmes, then what the school adds.
pub fn taught(tx: &Tx<'_>, home: &Home, levels: &[Level], on: Day) -> Result<Vec<Skill>> {
    let programmes = levels.iter().flat_map(|level| referential::programmes_of(*level));
    let codes: BTreeSet<&str> = programmes.copied().collect();
    let codes: Vec<&str> = codes.into_iter().chain(["ecole"]).collect();
    let mut skills = referential::taught(tx, home.school, &codes, on)?;
    // Who has no level learns what each of his programmes asks of one or another.
    let is_for = |skill: &Skill, level| level == Level::Other || skill.is_for(level);
    skills.retain(|skill| levels.iter().any(|level| is_for(skill, *level)));
    Ok(skills)
}

/// What is offered to who changes an assessment: what is offered today, and what was chosen when it
/// was made, were it offered no more (a colleague's subject, a domain or a scale of the past,
/// marks).
pub fn choices_of(
    tx: &Tx<'_>,
    assessment: &Assessment,
    home: Home,
    (person, on): (Id<Person>, Day),
) -> Result<Choices> {
    let place = (assessment.place.clone(), assessment.school_kind);
    let mut choices = choices(tx, home, place, (person, on))?;
    let is_offered = |id| choices.scales.iter().any(|known| known.id == id);
    let scale: Vec<_> = assessment.scale_id.filter(|id| !is_offered(*id)).into_iter().collect();
    choices.scales.extend(store::scales::by_id(tx, &scale)?);
    let is_offered = |id| choices.domains.iter().any(|known| known.id == id);
    let domain: Vec<_> = assessment.domain_id.filter(|id| !is_offered(*id)).into_iter().collect();
    choices.domains.extend(referential::skills(tx, &domain)?);
    choices.has_marks |= assessment.out_of.is_some();
    Ok(choices.with_subject_of(assessment))
}

impl Choices {
    fn with_subject_of(mut self, assessment: &Assessment) -> Self {
        if let Some(subject) = assessment.subject_id
            && self.subjects.iter().all(|known| known.id != subject)
        {
            self.subjects.push(Subject {
                id: subject,
                school: assessment.school_id,
                parent: None,
                code: String::new(),
                election: results::Election::Common,
                name: assessment.subject.clone(),
                weight: WEIGHT,
                place: 0,
                retired_on: None,
            });
        }
        self
    }

    /// The levels that are usual here.
    pub fn usual_scale(&self) -> Option<&Scale> {
        let young = self.kind == SchoolKind::Nursery;
        let usual = if young { "reussite" } else { "objectifs" };
        self.scales.iter().find(|scale| scale.code == usual)
    }
}

const TITLE_CHARS_MAX: usize = 120;
/// A year and a half: what is older is a mistake of the hand.
const DAYS_BEFORE_MAX: i32 = 550;
const DAYS_AFTER_MAX: i32 = 366;

impl AssessmentForm {
    pub fn empty(choices: &Choices, today: Day) -> Self {
        let scale = choices.usual_scale();
        let subject = choices.subjects.first().filter(|_| choices.subjects.len() == 1);
        AssessmentForm {
            day: today.iso(),
            scale: scale.map(|scale| scale.id.to_string()).unwrap_or_default(),
            subject: subject.map(|subject| subject.id.to_string()).unwrap_or_default(),
            out_of: if choices.kind.is_first_degree() { String::new() } else { "20".to_owned() },
            weight: "1".to_owned(),
            ..AssessmentForm::default()
        }
    }

    pub fn of(assessment: &Assessment, teachers: &[Id<Person>]) -> Self {
        let id = |id: Option<String>| id.unwrap_or_default();
        AssessmentForm {
            title: assessment.title.clone(),
            day: assessment.day.iso(),
            subject: id(assessment.subject_id.map(|it| it.to_string())),
            domain: id(assessment.domain_id.map(|it| it.to_string())),
            scale: id(assessment.scale_id.map(|it| it.to_string())),
            out_of: assessment.out_of.map(super::pieces::out_of).unwrap_or_default(),
            weight: super::pieces::out_of(i64::from(assessment.weight)),
            teachers: teachers.iter().map(Id::to_string).collect(),
            version: assessment.version.to_string(),
            ..AssessmentForm::default()
        }
    }

    /// What it says, or all that is wrong with it.
    pub fn check(&self, choices: &Choices, today: Day) -> Result<Draft, Problems> {
        let title = form::required(&self.title, TITLE_CHARS_MAX).at("title");
        let day = Day::parse(&self.day)
            .and_then(|day| day.not_before(today.plus_days(-DAYS_BEFORE_MAX)))
            .and_then(|day| day.not_after(today.plus_days(DAYS_AFTER_MAX)))
            .at("day");
        let subject = self.subject(choices).at("subject");
        let scale = self.scale(choices).at("scale");
        let out_of = self.out_of(choices).at("out_of");
        let weight = weight(&self.weight).at("weight");
        let items = self.items().at("items");
        let (title, day, subject, scale, out_of, weight, items) =
            Problems::gather((title, day, subject, scale, out_of, weight, items))?;
        let domain = choices.domains.iter().map(|it| it.id).find(|it| is(&self.domain, *it));
        let teaches = |named: &&Named| self.teachers.iter().any(|it| is(it, named.id));
        Ok(Draft {
            title,
            day,
            subject,
            domain,
            scale,
            out_of,
            weight,
            teachers: choices.teachers.iter().filter(teaches).map(|it| it.id).collect(),
            items,
            once: form::once(&self.once),
            version: self.version.parse().unwrap_or(0),
            translate: self.translate.is_some(),
        })
    }

    fn subject(&self, choices: &Choices) -> Result<Option<Id<Subject>>, &'static str> {
        if !choices.is_teacher {
            return Err(id!("assessments-not-teacher"));
        }
        if choices.subjects.is_empty() {
            return Ok(None);
        }
        let found = choices.subjects.iter().map(|it| it.id).find(|it| is(&self.subject, *it));
        found.map(Some).ok_or(id!("assessments-need-subject"))
    }

    fn scale(&self, choices: &Choices) -> Result<Option<Id<Scale>>, &'static str> {
        if self.scale.is_empty() {
            let is_nothing = self.out_of.trim().is_empty();
            return if is_nothing { Err(id!("assessments-need-scale")) } else { Ok(None) };
        }
        let found = choices.scales.iter().map(|it| it.id).find(|it| is(&self.scale, *it));
        found.map(Some).ok_or(id!("assessments-need-scale"))
    }

    fn out_of(&self, choices: &Choices) -> Result<Option<i64>, &'static str> {
        if self.out_of.trim().is_empty() {
            return Ok(None);
        }
        if !choices.has_marks {
            return Err(id!("assessments-no-marks"));
        }
        match parse_decimal(&self.out_of, 2) {
            Ok(out_of) if (100..=100_000).contains(&out_of) => Ok(Some(out_of)),
            _ => Err(id!("assessments-bad-out-of")),
        }
    }

    fn items(&self) -> Result<Vec<NewItem>, &'static str> {
        let labels = lines(&self.items);
        if labels.len() > ITEMS_MAX {
            return Err(id!("assessments-refused-many"));
        }
        if labels.iter().any(|label| label.chars().count() > LABEL_CHARS_MAX) {
            return Err(id!("assessments-label-long"));
        }
        let item = |label| NewItem { skill: None, label, is_whole: false, weight: WEIGHT };
        Ok(labels.into_iter().map(item).collect())
    }
}

fn is<T>(typed: &str, id: Id<T>) -> bool {
    typed.parse() == Ok(id.raw())
}

/// A coefficient, in hundredths: `1`, `0,5`, `2`.
pub fn weight(typed: &str) -> Result<u32, &'static str> {
    if typed.trim().is_empty() {
        return Ok(WEIGHT);
    }
    let read: Result<i64, MoneyError> = parse_decimal(typed, 2);
    let weight = read.ok().filter(|weight| (0..=2_000).contains(weight));
    weight.and_then(|weight| u32::try_from(weight).ok()).ok_or(id!("assessments-bad-weight"))
}
