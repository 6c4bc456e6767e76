//! What a report says: subject by subject, then of the pupil's life in the school.

use super::around::Around;
use super::draft::{DigitalDraft, Draft, ReportDraft, ResultDraft, SchoolLifeDraft};
use super::pupil::teachers;
use super::version::ELEMENT;
use super::{
    Achievement, Average, Count, Course, DigitalCommon, DigitalNote, DigitalSkills, SchoolLife,
    Support,
};
use crate::gather::Gathering;
use crate::{Line, TextProblem, What};

impl Draft {
    /// What was learnt, and the words of its elements in the same order.
    pub(super) fn results(
        &self,
        draft: &ReportDraft,
        around: &Around,
        it: &mut Gathering,
    ) -> (Vec<Achievement>, Vec<Vec<Line<300>>>) {
        if draft.results.is_empty() {
            it.lack(What::NoDomain);
        }
        let (mut made, mut elements): (Vec<Achievement>, _) = (Vec::new(), Vec::new());
        for result in &draft.results {
            let label = self.subjects.iter().find(|it| it.key == result.subject);
            let label = label.map_or("une matière", |it| it.label.as_str()).to_owned();
            let labels = result.elements.iter();
            let labels: Vec<Line<300>> =
                labels.filter_map(|written| it.line_if_any(ELEMENT, written)).collect();
            if labels.is_empty() && !self.version.is_strict() {
                let version = self.version.code();
                it.lack(What::NeededByVersion { what: ELEMENT, version });
            }
            let Some(achievement) = achievement(result, &label, around, it) else { continue };
            if made.iter().any(|other| other.subject == achievement.subject) {
                it.lack(What::Twice { what: label });
            }
            made.push(achievement);
            elements.push(labels);
        }
        (made, elements)
    }
}

fn achievement(
    result: &ResultDraft,
    label: &str,
    around: &Around,
    it: &mut Gathering,
) -> Option<Achievement> {
    let subject = it.depend(&around.subjects, result.subject, "une matière");
    if result.teachers.is_empty() {
        it.lack(What::NoTeacher { what: format!("«\u{a0}{label}\u{a0}»") });
    }
    let average = average(&result.average, label, it);
    let class_average = self::average(&result.class_average, label, it);
    if average.is_none() && !result.is_unmarked && result.position.is_none() {
        it.lack(What::NoResult { subject: label.to_owned() });
    }
    let place = format!("l’appréciation en «\u{a0}{label}\u{a0}»");
    let appreciation = it.text_if_any(&place, &result.appreciation);
    let teachers = teachers(it, &result.teachers, around);
    Some(Achievement {
        subject: subject?.id.clone(),
        teachers,
        elements: Vec::new(),
        average,
        class_average,
        is_unmarked: result.is_unmarked,
        is_class_unmarked: result.is_class_unmarked,
        position: result.position,
        appreciation,
    })
}

fn average(written: &str, label: &str, it: &mut Gathering) -> Option<Average> {
    match Average::parse(written) {
        Ok(average) => Some(average),
        Err(TextProblem::Empty) => None,
        Err(problem) => {
            let place = format!("la moyenne en «\u{a0}{label}\u{a0}»");
            it.lack(What::Text { place, problem });
            None
        }
    }
}

/// None where nothing is said of them.
pub(super) fn digital(
    draft: &DigitalDraft,
    common: Option<&DigitalCommon>,
    it: &mut Gathering,
) -> Option<DigitalSkills> {
    let place = "l’appréciation des compétences numériques";
    let appreciation = it.text_if_any(place, &draft.appreciation);
    let mut levels: Vec<DigitalNote> = Vec::new();
    for (skill, level) in &draft.levels {
        if levels.iter().any(|other| other.skill == *skill) {
            it.lack(What::Twice { what: skill.label().to_owned() });
        }
        levels.push(DigitalNote { skill: *skill, level: *level });
    }
    let common: Vec<_> = common.iter().map(|it| it.id.clone()).collect();
    let is_said = appreciation.is_some() || !levels.is_empty() || !common.is_empty();
    is_said.then_some(DigitalSkills { common, appreciation, levels })
}

pub(super) fn courses(draft: &ReportDraft, it: &mut Gathering) -> Vec<Course> {
    it.courses(&draft.courses, |course| {
        let kind = course.kind;
        (kind, kind.label(), &course.text, move |text| Course { kind, text })
    })
}

pub(super) fn accompaniments(draft: &ReportDraft, it: &mut Gathering) -> Vec<Support> {
    let mut kept: Vec<Support> = Vec::new();
    for support in &draft.supports {
        let kind = support.kind;
        if kept.iter().any(|other| other.kind == kind) {
            it.lack(What::Twice { what: kind.label().to_owned() });
        }
        let ppre = it.text_if_any("le texte du PPRE", &support.ppre);
        let contract = it.text_if_any("le texte du contrat de réussite", &support.contract);
        kept.push(Support { kind, ppre, contract });
    }
    kept
}

pub(super) fn school_life(draft: &SchoolLifeDraft, it: &mut Gathering) -> Option<SchoolLife> {
    let late = count(draft.late, "retards", it);
    let excused = count(draft.excused, "absences justifiées", it);
    let unexcused = count(draft.unexcused, "absences non justifiées", it);
    let hours_missed = draft.hours_missed.map(|hours| count(hours, "heures manquées", it));
    let comment = it.text_if_any("le commentaire de la vie scolaire", &draft.comment);
    Some(SchoolLife {
        late: late?,
        excused: excused?,
        unexcused: unexcused?,
        hours_missed: hours_missed.flatten(),
        comment,
    })
}

fn count(number: usize, what: &'static str, it: &mut Gathering) -> Option<Count> {
    let count = u16::try_from(number).ok().and_then(Count::new);
    it.need(count, || What::TooMuch { what, count: number, max: usize::from(Count::MAX) })
}
