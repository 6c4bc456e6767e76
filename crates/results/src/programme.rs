//! Programmes that change: what a school adds to one, a new edition of the nation, by hand or from
//! a file.

use crate::{
    Nation, Referential, Skill, SkillKind,
    programme_file::{self, Fault, Known, Line},
    programme_plan::{Change, Plan},
    referential,
    store::programmes as store,
};
use base::{Day, Id};
use db::{Result, Tx};
use people::School;
use std::collections::HashMap;

/// Whose programme is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// What a school adds to the programme of this code.
    School(Id<School>, String),
    Nation(Edition),
}

/// An edition of a national programme: the one of this name, or a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub code: String,
    pub name: String,
    pub title: String,
    pub source: String,
    pub from_on: Day,
}

/// A target as it is.
pub struct Ground {
    pub referential: Option<Referential>,
    /// Its skills, the retired ones too.
    pub skills: Vec<Skill>,
    /// What it may hang on: the nation's, for a school.
    pub above: Vec<Skill>,
}

/// Why an import is not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the file is wrong in {} places", .0.len())]
    Faults(Vec<Fault>),
    #[error("the programme has changed since its plan was read")]
    Stale,
}

impl Ground {
    pub fn of(tx: &Tx<'_>, target: &Target, today: Day) -> Result<Self> {
        let (referential, above) = match target {
            Target::School(school, code) => {
                let mut above = referential::taught(tx, *school, &[code], today)?;
                let own = store::own(tx, *school, code)?;
                above.retain(|it| own.as_ref().is_none_or(|own| own.id != it.referential));
                (own, above)
            }
            Target::Nation(it) => (store::edition(tx, &it.code, &it.name)?, Vec::new()),
        };
        let skills = match &referential {
            Some(referential) => store::skills(tx, referential.id)?,
            None => Vec::new(),
        };
        Ok(Ground { referential, skills, above })
    }

    /// The codes of everything in it, by id.
    pub fn codes(&self) -> HashMap<Id<Skill>, String> {
        let all = self.skills.iter().chain(&self.above);
        all.map(|skill| (skill.id, skill.code.clone())).collect()
    }

    fn known(&self) -> Known {
        self.above.iter().map(|skill| (skill.code.clone(), skill.kind)).collect()
    }

    pub fn read(&self, bytes: &[u8]) -> std::result::Result<Vec<Line>, Vec<Fault>> {
        programme_file::read(bytes, &self.known())
    }

    pub fn plan(&self, lines: &[Line], today: Day) -> Plan {
        Plan::of(&self.skills, &self.codes(), lines, today)
    }
}

/// Does what the plan of this mark says, in the caller's transaction; says how many changes that
/// were. Refused with a [`Refusal`] when the plan would be another one by now.
pub fn import(tx: &Tx<'_>, target: &Target, file: &[u8], mark: &str, today: Day) -> Result<usize> {
    let ground = Ground::of(tx, target, today)?;
    let lines = ground.read(file).map_err(|it| db::Error::refused(Refusal::Faults(it)))?;
    let plan = ground.plan(&lines, today);
    if plan.mark() != mark {
        return Err(db::Error::refused(Refusal::Stale));
    }
    let referential = put_referential(tx, target, &ground, today)?;
    apply(tx, referential, &ground, &lines, &plan)?;
    if let Target::Nation(edition) = target {
        store::chain(tx, &edition.code)?;
        Nation::changed(tx);
    }
    Ok(plan.changes.len())
}

fn put_referential(
    tx: &Tx<'_>,
    target: &Target,
    ground: &Ground,
    today: Day,
) -> Result<Id<Referential>> {
    match (&ground.referential, target) {
        (Some(known), Target::Nation(edition)) => {
            store::rename(tx, known.id, edition)?;
            Ok(known.id)
        }
        (Some(known), Target::School(..)) => Ok(known.id),
        (None, Target::Nation(edition)) => store::open(tx, None, edition),
        (None, Target::School(school, code)) => {
            let edition = Edition {
                code: code.clone(),
                name: String::new(),
                title: String::new(),
                source: String::new(),
                from_on: today,
            };
            store::open(tx, Some(*school), &edition)
        }
    }
}

/// Rows take the order of the file; what the file says no more stays behind it.
fn apply(
    tx: &Tx<'_>,
    referential: Id<Referential>,
    ground: &Ground,
    lines: &[Line],
    plan: &Plan,
) -> Result<()> {
    let known = ground.skills.iter().chain(&ground.above);
    let mut ids: HashMap<&str, Id<Skill>> = known.map(|it| (&*it.code, it.id)).collect();
    for change in &plan.changes {
        if let Change::Add(line) = change {
            ids.insert(&line.code, tx.new_id());
        }
    }
    let skill = |(place, line): (usize, &Line)| Skill {
        id: ids[&*line.code],
        referential,
        parent: ids.get(&*line.parent).copied(),
        place: i64::try_from(place).unwrap_or(i64::MAX) + 1,
        kind: line.kind,
        code: line.code.clone(),
        label: line.label.clone(),
        levels: line.levels.clone(),
        retired_on: line.retired_on,
    };
    let skills: Vec<Skill> = lines.iter().enumerate().map(skill).collect();
    store::put(tx, &skills)?;
    let said: Vec<Id<Skill>> = skills.iter().map(|it| it.id).collect();
    let gone: Vec<(Id<Skill>, Day)> = plan
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::Retire(skill, day) if !said.contains(&skill.id) => Some((skill.id, *day)),
            _ => None,
        })
        .collect();
    store::retire_all(tx, &gone)
}

/// A skill of the school below one of the programme, at the end of what it has added.
pub fn add(
    tx: &Tx<'_>,
    school: Id<School>,
    code: &str,
    parent: &Skill,
    (label, levels): (String, String),
    today: Day,
) -> Result<Id<Skill>> {
    let target = Target::School(school, code.to_owned());
    let ground = Ground::of(tx, &target, today)?;
    let referential = put_referential(tx, &target, &ground, today)?;
    let last = ground.skills.iter().map(|it| it.place).max().unwrap_or(0);
    let number = ground.skills.len() + 1;
    let is_free = |code: &String| ground.skills.iter().all(|it| it.code != *code);
    let codes = (number..).map(|number| format!("{}-E{number:02}", parent.code));
    let skill = Skill {
        id: tx.new_id(),
        referential,
        parent: Some(parent.id),
        place: last + 1,
        kind: SkillKind::Item,
        code: codes.into_iter().find(is_free).unwrap_or_default(),
        label,
        levels,
        retired_on: None,
    };
    store::put(tx, std::slice::from_ref(&skill))?;
    Ok(skill.id)
}
