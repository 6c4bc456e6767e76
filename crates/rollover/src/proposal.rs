//! What is proposed at first: a pure function of the facts.
//!
//! The classes of the next year are those of this one, with their teams: a teacher keeps her level.
//! A class that says its level in its name goes up to the one that says the next (`CE1-A` →
//! `CE2-A`), which opens if it was not there. In a class of several levels, and where names say
//! nothing, pupils go to the class that teaches the next level: their own one first. What nobody
//! goes to closes, unless its pupils come from outside.

use crate::{
    Destination, Mate, Move, Of, Way, YearClass,
    facts::{OldClass, SchoolFacts, Sitting},
    naming,
};
use base::{Id, fold};
use people::{Class, Level};
use std::collections::{BTreeMap, BTreeSet, HashMap};

#[derive(Clone, Debug, Default)]
pub struct Proposal {
    pub classes: Vec<YearClass>,
    pub moves: Vec<Move>,
}

/// Pupils of one class and level: they are proposed the same way.
type Groups = BTreeMap<Origin, Vec<Sitting>>;

/// Where pupils come from.
pub type Origin = (Of, Level);

pub fn propose(facts: &SchoolFacts, mut new_id: impl FnMut() -> Id<YearClass>) -> Proposal {
    let mut draft = Draft::keep(facts, &mut new_id);
    let mut groups = Groups::new();
    for sitting in &facts.sittings {
        if !facts.placed.contains(&sitting.pupil) {
            let key = (sitting.of, sitting.level);
            groups.entry(key).or_default().push(sitting.clone());
        }
    }
    let mut moves = Vec::new();
    for ((of, level), pupils) in by_name(facts, groups) {
        let way = draft.way(facts, (of, level), pupils.len(), &mut new_id);
        moves.extend(pupils.iter().map(|pupil| written(facts, pupil, way)));
    }
    draft.prune(facts);
    draft.staff(facts);
    Proposal { classes: draft.classes, moves }
}

/// A pupil who goes this way, as it is written down.
pub fn written(facts: &SchoolFacts, sitting: &Sitting, way: Way) -> Move {
    let from = Move {
        pupil: sitting.pupil,
        from: match sitting.of {
            Of::Class(class) => Some(class),
            Of::NoClass | Of::Announced => None,
        },
        from_name: facts.origin_name(sitting).to_owned(),
        from_level: sitting.level,
        is_announced: sitting.of == Of::Announced,
        to: None,
        level: None,
        leaves_to: None,
        to_school: None,
        is_decided: false,
    };
    from.towards(way)
}

/// The level a pupil of this school has next year, or one who is sent to it; none where the school
/// ends.
pub fn level_of(facts: &SchoolFacts, (of, level): Origin) -> Option<Level> {
    match of {
        Of::Announced => {
            Level::ALL.iter().copied().find(|next| *next > level).filter(|it| facts.teaches(*it))
        }
        _ => next_level(facts, level),
    }
}

/// Where those go who have no class here. Whoever is sent here is not sent on.
pub fn outside(facts: &SchoolFacts, (of, level): Origin) -> Way {
    if of == Of::Announced { Way::Nowhere } else { departure(facts, level) }
}

/// Where those of a level go who cannot stay. The children of a nursery go to the only elementary
/// school of the town; every other school is chosen by hand.
fn departure(facts: &SchoolFacts, level: Level) -> Way {
    let destination = Destination::after(level);
    let mut schools = facts.neighbours.iter().filter(|it| Level::Cp.is_taught_in(it.kind));
    match (destination, schools.next(), schools.next()) {
        (Destination::Elementary, Some(only), None) => Way::Joins(only.id),
        _ => Way::Leaves(destination),
    }
}

/// The level of the next year; none where the school ends, or does not teach it.
pub fn next_level(facts: &SchoolFacts, level: Level) -> Option<Level> {
    match level {
        // ULIS, UPE2A: who is there stays until somebody says otherwise.
        Level::Other => Some(Level::Other),
        level => level.next_in_school().filter(|next| facts.teaches(*next)),
    }
}

/// In the order of the names of classes; those without a class last.
fn by_name(facts: &SchoolFacts, groups: Groups) -> Vec<(Origin, Vec<Sitting>)> {
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_cached_key(|((of, level), _)| {
        let name = facts.class(*of).map_or("", |class| class.name.as_str());
        (!matches!(of, Of::Class(_)), *level, fold(name), *of)
    });
    groups
}

struct Draft {
    classes: Vec<YearClass>,
    sizes: HashMap<Id<YearClass>, usize>,
}

impl Draft {
    /// The classes of this year, without their teams, and those that somebody has opened already.
    fn keep(facts: &SchoolFacts, new_id: &mut impl FnMut() -> Id<YearClass>) -> Self {
        let kept = |class: &OldClass| YearClass {
            id: new_id(),
            name: class.name.clone(),
            levels: class.levels.clone(),
            from: Some(class.id),
            class: None,
            team: Vec::new(),
        };
        let classes = facts.classes.iter().map(kept).collect();
        Draft { classes, sizes: HashMap::new() }
    }

    fn way(
        &mut self,
        facts: &SchoolFacts,
        (of, level): Origin,
        count: usize,
        new_id: &mut impl FnMut() -> Id<YearClass>,
    ) -> Way {
        let Some(next) = level_of(facts, (of, level)) else {
            return outside(facts, (of, level));
        };
        let class = facts.class(of);
        let to = self.by_name(class, level, next, new_id).or_else(|| self.by_level(class, next));
        let to = to.unwrap_or_else(|| self.open(next.written().to_owned(), next, class, new_id));
        *self.sizes.entry(to).or_default() += count;
        Way::Class(to, next)
    }

    /// A class of one level that says it in its name goes to the one that says the next.
    fn by_name(
        &mut self,
        class: Option<&OldClass>,
        level: Level,
        next: Level,
        new_id: &mut impl FnMut() -> Id<YearClass>,
    ) -> Option<Id<YearClass>> {
        let class = class.filter(|class| class.levels == [level])?;
        let name = naming::a_level_up(&class.name, level, next)?;
        let known = self.classes.iter_mut().find(|it| fold(&it.name) == fold(&name));
        match known {
            Some(known) if known.teaches(next) => Some(known.id),
            Some(_) => None,
            None => Some(self.open(name, next, Some(class), new_id)),
        }
    }

    /// The class that teaches it: their own, else the one with the fewest.
    fn by_level(&self, class: Option<&OldClass>, next: Level) -> Option<Id<YearClass>> {
        let teach = || self.classes.iter().filter(|it| it.teaches(next));
        let own = teach().find(|it| class.is_some_and(|class| it.from == Some(class.id)));
        let size = |it: &&YearClass| self.sizes.get(&it.id).copied().unwrap_or_default();
        own.or_else(|| teach().min_by_key(size)).map(|it| it.id)
    }

    fn open(
        &mut self,
        name: String,
        level: Level,
        from: Option<&OldClass>,
        new_id: &mut impl FnMut() -> Id<YearClass>,
    ) -> Id<YearClass> {
        let (id, from) = (new_id(), from.map(|class| class.id));
        let (class, team, levels) = (None, Vec::new(), vec![level]);
        self.classes.push(YearClass { id, name, levels, from, class, team });
        id
    }

    /// What nobody goes to closes, unless its pupils come from outside: no class here teaches the
    /// level below.
    fn prune(&mut self, facts: &SchoolFacts) {
        let taught: BTreeSet<Level> =
            facts.classes.iter().flat_map(|class| class.levels.iter().copied()).collect();
        let is_fed = |level: Level| {
            taught.iter().any(|below| next_level(facts, *below) == Some(level) && *below != level)
        };
        let is_entry =
            |class: &YearClass| class.levels.iter().any(|it| *it == Level::Other || !is_fed(*it));
        let sizes = &self.sizes;
        self.classes.retain(|class| sizes.contains_key(&class.id) || is_entry(class));
    }

    /// A team keeps the name of its class; where that closes, it keeps its level; where no class of
    /// it opens, it follows its pupils.
    fn staff(&mut self, facts: &SchoolFacts) {
        let mut teams: HashMap<Id<Class>, BTreeSet<Mate>> = HashMap::new();
        for post in &facts.posts {
            let Some(class) = post.class else { continue };
            let subject = post.subject.clone().unwrap_or_default();
            let mate = Mate { person: post.person, function: post.function, subject };
            teams.entry(class).or_default().insert(mate);
        }
        let is_kept = |class: &YearClass| {
            let old = class.from.and_then(|from| facts.class(Of::Class(from)));
            old.is_some_and(|old| old.name == class.name)
        };
        let (kept, new): (Vec<&mut YearClass>, Vec<&mut YearClass>) =
            self.classes.iter_mut().partition(|class| is_kept(class));
        for class in kept {
            let team = class.from.and_then(|from| teams.remove(&from));
            class.team = team.unwrap_or_default().into_iter().collect();
        }
        for class in new {
            let same = |old: &&OldClass| old.levels == class.levels && teams.contains_key(&old.id);
            let of_level = facts.classes.iter().find(same).map(|old| old.id);
            let team = of_level.or(class.from).and_then(|from| teams.remove(&from));
            class.team = team.unwrap_or_default().into_iter().collect();
        }
    }
}
