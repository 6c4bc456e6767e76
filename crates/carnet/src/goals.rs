//! What is looked for: the expected successes of maternelle, as `results` holds them, and where
//! each stands in the carnet.

use crate::{carnet::is_nursery, model::Area};
use base::{Day, Id};
use db::{Result, Tx};
use people::{Level, School};
use results::{Skill, SkillKind, referential};
use std::collections::HashMap;

/// The programme and what the school adds to it, as taught on a day.
pub struct Goals {
    skills: Vec<Skill>,
    places: HashMap<Id<Skill>, usize>,
}

const PROGRAMME: &str = "maternelle";

pub fn of_school(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Goals> {
    Ok(Goals::of(referential::taught(tx, school, &[PROGRAMME], on)?))
}

impl Goals {
    pub fn of(skills: Vec<Skill>) -> Self {
        let places = skills.iter().enumerate().map(|(place, skill)| (skill.id, place)).collect();
        Goals { skills, places }
    }

    fn skill(&self, id: Id<Skill>) -> Option<&Skill> {
        self.places.get(&id).map(|place| &self.skills[*place])
    }

    /// A success that can be noted.
    pub fn item(&self, id: Id<Skill>) -> Option<&Skill> {
        self.skill(id).filter(|skill| skill.kind == SkillKind::Item)
    }

    /// Those that somebody of one of these levels can show, in the order of the programme.
    pub fn items(&self, levels: &[Level]) -> Vec<&Skill> {
        let levels: Vec<Level> =
            levels.iter().copied().filter(|level| is_nursery(*level)).collect();
        let is_for = |skill: &&Skill| levels.iter().any(|level| skill.is_for(*level));
        let items = self.skills.iter().filter(|skill| skill.kind == SkillKind::Item);
        items.filter(is_for).collect()
    }

    /// The area a skill is of, and its line in the synthèse (empty where it has none).
    pub fn place(&self, skill: &Skill) -> (Area, String) {
        let (mut line, mut step, mut depth) = (String::new(), Some(skill), 0);
        while let Some(at) = step {
            let is_line = crate::model::lines().any(|known| known.code == at.code);
            if is_line {
                line.clone_from(&at.code);
            }
            if at.parent.is_none() || at.kind == SkillKind::Domain {
                return (Area::parse(&at.code).unwrap_or(Area::Other), line);
            }
            // A tree is not deep; a broken one ends all the same.
            depth += 1;
            step = at.parent.filter(|_| depth < 10).and_then(|parent| self.skill(parent));
        }
        (Area::Other, line)
    }

    /// The items by area, in the order of the form; areas without any left out.
    pub fn by_area(&self, levels: &[Level]) -> Vec<(Area, Vec<&Skill>)> {
        let mut areas: Vec<(Area, Vec<&Skill>)> =
            Area::ALL.iter().map(|area| (*area, Vec::new())).collect();
        for item in self.items(levels) {
            let (area, _) = self.place(item);
            if let Some((_, items)) = areas.iter_mut().find(|(known, _)| *known == area) {
                items.push(item);
            }
        }
        areas.retain(|(_, items)| !items.is_empty());
        areas
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skill(id: i64, parent: Option<i64>, kind: SkillKind, code: &str, levels: &str) -> Skill {
        Skill {
            id: Id::new(id),
            referential: Id::new(1),
            parent: parent.map(Id::new),
            place: id,
            kind,
            code: code.to_owned(),
            label: code.to_owned(),
            levels: levels.to_owned(),
            retired_on: None,
        }
    }

    #[test]
    fn an_item_knows_its_area_and_its_line_and_what_a_school_adds_stands_apart() {
        let goals = Goals::of(vec![
            skill(1, None, SkillKind::Domain, "LAN", ""),
            skill(2, Some(1), SkillKind::Part, "LAN-11", ""),
            skill(3, Some(2), SkillKind::Item, "LAN-11-01", " ms gs "),
            skill(4, None, SkillKind::Domain, "JARDIN", ""),
            skill(5, Some(4), SkillKind::Item, "JARDIN-1", ""),
        ]);
        let place = |id| goals.place(goals.item(Id::new(id)).expect("an item"));
        assert_eq!(place(3), (Area::Language, "LAN-11".to_owned()));
        assert_eq!(place(5), (Area::Other, String::new()));
        assert_eq!(goals.items(&[Level::Ps]).len(), 1, "one is for older ones");
        assert_eq!(goals.items(&[Level::Ps, Level::Gs]).len(), 2);
        assert_eq!(goals.items(&[Level::Cp]).len(), 0, "the carnet is for maternelle");
        assert!(goals.item(Id::new(2)).is_none(), "a part is not noted");
    }
}
