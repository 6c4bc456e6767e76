//! Copying: the items and the scale of an assessment, for another class or another year, without
//! what anybody has shown.

use crate::{
    Assessment,
    assessment::Stage,
    item::{Item, WEIGHT},
    refusal::Refusal,
    store::{self, items::New},
    writing::{self, Draft, Hand, Home},
};
use base::Id;
use db::{Result, Tx};
use people::Standing;
use results::{Scale, Skill, Subject};

/// What the place it is copied to has.
pub struct There<'a> {
    pub home: Home,
    /// The skills taught at its levels.
    pub skills: &'a [Skill],
    pub subjects: &'a [Subject],
    pub scales: &'a [Scale],
    /// The levels that are usual there.
    pub usual: Option<Id<Scale>>,
    pub has_marks: bool,
}

impl There<'_> {
    /// Its levels if they are known there; the usual ones in their place, or in that of marks
    /// which are not given there.
    fn scale_of(&self, from: &Assessment) -> Option<Id<Scale>> {
        let is_known = |id: &Id<Scale>| self.scales.iter().any(|scale| scale.id == *id);
        let needs_one = from.scale_id.is_some() || !self.has_marks;
        from.scale_id.filter(is_known).or(self.usual.filter(|_| needs_one))
    }
}

/// Copies it as a draft; says which items are no longer skills of the programme there.
pub fn copy(
    tx: &Tx<'_>,
    source: Id<Assessment>,
    person: &Standing,
    (there, whole): (&There<'_>, &str),
    hand: Hand,
) -> Result<(Id<Assessment>, usize)> {
    let found = crate::assessment::load(tx, source, person)?;
    let from = found.filter(|it| may_copy(it, person)).ok_or(Refusal::NoSource)?;
    let items = store::items::of_assessment(tx, from.id)?;
    let looked: Vec<&Item> = items.iter().filter(|it| it.is_live() && !it.is_whole).collect();
    let is_taught = |skill: Id<Skill>| there.skills.iter().any(|known| known.id == skill);
    let new = |item: &&Item| New {
        // What is no longer taught, or not at this level, stays as words.
        skill: item.skill_id.filter(|skill| is_taught(*skill)),
        label: item.label.clone(),
        is_whole: false,
        weight: if item.weight == 0 { WEIGHT } else { item.weight },
    };
    let copied: Vec<New> = looked.iter().map(new).collect();
    let lost = looked.iter().filter(|item| item.skill_id.is_some_and(|it| !is_taught(it))).count();
    // A subject that is not theirs is chosen anew.
    let is_theirs = |id: &Id<Subject>| there.subjects.iter().any(|known| known.id == *id);
    let draft = Draft {
        title: from.title.clone(),
        day: hand.at.day(),
        subject: from.subject_id.filter(is_theirs),
        domain: from.domain_id.filter(|skill| is_taught(*skill)),
        scale: there.scale_of(&from),
        out_of: from.out_of.filter(|_| there.has_marks),
        weight: from.weight,
        teachers: Vec::new(),
        items: copied,
        once: String::new(),
        version: 0,
        translate: false,
    };
    let id = writing::begin(tx, &there.home, &draft, (Stage::Draft, whole), hand)?;
    Ok((id, lost))
}

/// What one reads, and what one has made in a school where one works still.
pub fn may_copy(assessment: &Assessment, person: &Standing) -> bool {
    assessment.is_read_by(person) || assessment.is_author && person.works_in(assessment.school_id)
}
