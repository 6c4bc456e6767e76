//! What the marks of a pupil come to, school by school: each has its subjects, its coefficients and
//! its way to a general average. Who comes from another school keeps what he was given there.

use crate::{
    Averages, AveragesFrom, Evidence, Learner, Reader, Reckoning, Scale, Subject,
    setting::Settings, store::in_schools as store,
};
use base::Id;
use db::{Result, Tx};
use people::School;
use std::collections::{BTreeSet, HashMap};

/// A school that has given him marks.
pub struct InSchool {
    pub school: Id<School>,
    pub name: String,
    /// All of its subjects, in its order.
    pub subjects: Vec<Subject>,
    pub averages: Averages,
}

/// Today's school first, then those he was in, the one of the latest result before. The staff of a
/// school is told of its own subjects only: a mark of another one is taken out of the evidence.
pub fn told(
    tx: &Tx<'_>,
    pupil: &Learner,
    reader: Reader,
    evidence: &mut Vec<Evidence>,
    scales: &[Scale],
) -> Result<Vec<InSchool>> {
    let named: BTreeSet<Id<Subject>> = evidence.iter().filter_map(|it| it.subject).collect();
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let mut subjects = store::subjects_beside(tx, &named)?;
    if reader == Reader::Staff {
        subjects.retain(|subject| subject.school == pupil.school);
    }
    let homes: HashMap<_, _> = subjects.iter().map(|it| (it.id, it.school)).collect();
    let home = |it: &Evidence| it.subject.and_then(|subject| homes.get(&subject)).copied();
    evidence.retain(|it| it.skill.is_some() || it.subject.is_none() || home(it).is_some());
    let mut schools: Vec<Id<School>> = Vec::new();
    for school in evidence.iter().rev().filter_map(home) {
        if !schools.contains(&school) {
            schools.push(school);
        }
    }
    schools.sort_by_key(|school| *school != pupil.school);
    let named = store::named(tx, &schools)?;
    let in_school = |school: Id<School>| {
        let known = named.iter().find(|it| it.id == school)?;
        let subjects: Vec<_> = subjects.iter().filter(|it| it.school == school).cloned().collect();
        let given: Vec<_> =
            evidence.iter().filter(|it| home(it) == Some(school)).cloned().collect();
        let from: AveragesFrom =
            known.averages_from.unwrap_or_else(|| Settings::default().averages_from);
        let reckoning = Reckoning { subjects: &subjects, scales, from, not_done_is_nothing: false };
        let averages = reckoning.averages(&given);
        Some(InSchool { school, name: known.name.clone(), subjects, averages })
    };
    Ok(schools.into_iter().filter_map(in_school).collect())
}
