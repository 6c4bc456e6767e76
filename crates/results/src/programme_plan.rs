//! What an import would change, said before it is done: skills added, written anew, retired, taken
//! up again. Nothing is deleted. To undo it one imports the file that was exported before.

use crate::{Skill, programme_file::Line};
use base::{Day, Id};
use std::collections::{HashMap, HashSet};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Add(Line),
    /// The skill as it is, and as the file says it.
    Edit(Skill, Line),
    /// The file says that it is retired, or says it no more.
    Retire(Skill, Day),
    Restore(Skill),
}

/// All of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub changes: Vec<Change>,
    /// How many are as they were.
    pub same: usize,
}

impl Plan {
    /// From what there is to what the file says. `codes` names the parents by id.
    pub fn of(
        skills: &[Skill],
        codes: &HashMap<Id<Skill>, String>,
        lines: &[Line],
        today: Day,
    ) -> Self {
        let known: HashMap<&str, &Skill> = skills.iter().map(|it| (&*it.code, it)).collect();
        let mut plan = Plan::default();
        for line in lines {
            let Some(skill) = known.get(&*line.code) else {
                plan.changes.push(Change::Add(line.clone()));
                continue;
            };
            let before = plan.changes.len();
            if is_edited(skill, codes, line) {
                plan.changes.push(Change::Edit((*skill).clone(), line.clone()));
            }
            match (skill.retired_on, line.retired_on) {
                (was, Some(day)) if was != Some(day) => {
                    plan.changes.push(Change::Retire((*skill).clone(), day));
                }
                (Some(_), None) => plan.changes.push(Change::Restore((*skill).clone())),
                _ => {}
            }
            plan.same += usize::from(plan.changes.len() == before);
        }
        let said: HashSet<&str> = lines.iter().map(|line| &*line.code).collect();
        let gone = skills.iter().filter(|it| !said.contains(&*it.code) && it.retired_on.is_none());
        plan.changes.extend(gone.map(|it| Change::Retire(it.clone(), today)));
        plan
    }

    /// What was read on the screen and what would be done are the same if their marks are.
    pub fn mark(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for change in &self.changes {
            hasher.update(format!("{change:?}\n").as_bytes());
        }
        hasher.finalize().to_hex().as_str()[..32].to_owned()
    }

    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

fn is_edited(skill: &Skill, codes: &HashMap<Id<Skill>, String>, line: &Line) -> bool {
    let parent = skill.parent.and_then(|parent| codes.get(&parent)).map(String::as_str);
    skill.label != line.label
        || skill.levels != line.levels
        || skill.kind != line.kind
        || parent.unwrap_or_default() != line.parent
}
