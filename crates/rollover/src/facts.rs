//! The facts of a school that a year change starts from.

use crate::{Of, store, store::moves::Announced};
use base::{Day, Id, PersonName, SchoolYear};
use db::{Result, Tx};
use people::{Assignment, Class, Enrolment, Level, Person, School, SchoolKind, class, school};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A class of the year that ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldClass {
    pub id: Id<Class>,
    pub name: String,
    pub levels: Vec<Level>,
}

/// A pupil of the school, once, however often he is enrolled there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    pub pupil: Id<Person>,
    pub of: Of,
    pub level: Level,
}

/// A school of the town that may receive those who leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    pub id: Id<School>,
    pub name: String,
    pub kind: SchoolKind,
}

#[derive(Clone, Debug)]
pub struct SchoolFacts {
    pub school: School,
    /// The year that ends.
    pub year: SchoolYear,
    /// The first day of the new classes.
    pub on: Day,
    pub classes: Vec<OldClass>,
    /// Classes of the next year that are there already: made by hand, or by a feed.
    pub next: Vec<Class>,
    /// One for each pupil who must go somewhere.
    pub sittings: Vec<Sitting>,
    /// What ends on the day: every enrolment that is of no class of the next year.
    pub seats: Vec<Enrolment>,
    /// Pupils who are in a class of the next year already, by a feed or by hand.
    pub placed: HashSet<Id<Person>>,
    /// Whom other schools send: the name of the school, and whether it has let him go.
    pub announced: HashMap<Id<Person>, (String, bool)>,
    pub neighbours: Vec<Neighbour>,
    /// What is done in the classes of the year that ends: it ends on the day.
    pub posts: Vec<Assignment>,
    /// What is done in the school, in no class or in one of the next year: it goes on.
    pub other_posts: Vec<Assignment>,
    pub names: HashMap<Id<Person>, PersonName>,
}

impl SchoolFacts {
    pub fn load(tx: &Tx<'_>, id: Id<School>, year: SchoolYear, on: Day) -> Result<Self> {
        let school = school::load(tx, id)?.ok_or(db::Error::Missing)?;
        let old = store::facts::classes(tx, id, year, on)?;
        let next = store::facts::open_classes(tx, id, year.next())?;
        let classes = with_levels(tx, old)?;
        let is_next: HashSet<Id<Class>> = next.iter().map(|class| class.id).collect();
        let in_next = |class: Option<Id<Class>>| class.is_some_and(|it| is_next.contains(&it));
        let (there, seats): (Vec<Enrolment>, Vec<Enrolment>) =
            store::facts::seats(tx, id, on)?.into_iter().partition(|it| in_next(it.class));
        let placed: HashSet<Id<Person>> = there.iter().map(|seat| seat.pupil).collect();
        let in_old = |class: Option<Id<Class>>| {
            class.is_some_and(|it| classes.iter().any(|old| old.id == it))
        };
        let (posts, other_posts): (Vec<Assignment>, Vec<Assignment>) =
            store::facts::posts(tx, id, on)?.into_iter().partition(|it| in_old(it.class));
        let sent = store::moves::announced(tx, id, year, on)?;
        let neighbours = receiving(&classes, neighbours(tx, &school)?);
        let mut persons: BTreeSet<Id<Person>> = seats.iter().map(|seat| seat.pupil).collect();
        persons.extend(placed.iter().copied());
        persons.extend(sent.iter().map(|it| it.pupil));
        persons.extend(posts.iter().chain(&other_posts).map(|post| post.person));
        let persons: Vec<Id<Person>> = persons.into_iter().collect();
        let names = store::facts::names(tx, &persons)?;
        let sittings = sittings(&seats, &sent);
        let of = |it: Announced| (it.pupil, (it.school_name, it.is_free));
        let announced = sent.into_iter().map(of).collect();
        Ok(SchoolFacts {
            school,
            year,
            on,
            classes,
            next,
            sittings,
            seats,
            placed,
            announced,
            neighbours,
            posts,
            other_posts,
            names,
        })
    }

    pub fn class(&self, of: Of) -> Option<&OldClass> {
        self.classes.iter().find(|class| Of::Class(class.id) == of)
    }

    /// The name of the class a pupil comes from, or of the school that sends him.
    pub fn origin_name(&self, sitting: &Sitting) -> &str {
        match sitting.of {
            Of::Announced => {
                self.announced.get(&sitting.pupil).map_or("", |(name, _)| name.as_str())
            }
            of => self.class(of).map_or("", |class| class.name.as_str()),
        }
    }

    /// He may come on the day: no other school holds him.
    pub fn is_free(&self, pupil: Id<Person>) -> bool {
        self.announced.get(&pupil).is_none_or(|(_, is_free)| *is_free)
    }

    /// Is this level taught here: by the kind of the school, or by a class it has?
    pub fn teaches(&self, level: Level) -> bool {
        level.is_taught_in(self.school.kind)
            || self.classes.iter().any(|class| class.levels.contains(&level))
    }

    /// Whoever works in the school on the day, or did until then.
    pub fn staff(&self) -> BTreeSet<Id<Person>> {
        self.posts.iter().chain(&self.other_posts).map(|post| post.person).collect()
    }

    pub fn name(&self, person: Id<Person>) -> PersonName {
        self.names.get(&person).cloned().unwrap_or_else(|| PersonName::new("", "", None))
    }
}

fn with_levels(tx: &Tx<'_>, classes: Vec<Class>) -> Result<Vec<OldClass>> {
    let ids: Vec<Id<Class>> = classes.iter().map(|class| class.id).collect();
    let mut levels: HashMap<Id<Class>, BTreeSet<Level>> = HashMap::new();
    for (class, level) in class::levels_of(tx, &ids)? {
        levels.entry(class).or_default().insert(level);
    }
    let old = |class: Class| OldClass {
        levels: levels.remove(&class.id).unwrap_or_default().into_iter().collect(),
        id: class.id,
        name: class.name,
    };
    Ok(classes.into_iter().map(old).collect())
}

/// Other schools of the town, by name.
pub fn neighbours(tx: &Tx<'_>, here: &School) -> Result<Vec<Neighbour>> {
    let others = school::of_town(tx, here.town)?.into_iter();
    let others = others.filter(|it| it.id != here.id && it.closed_on.is_none());
    Ok(others.map(|it| Neighbour { id: it.id, name: it.name, kind: it.kind }).collect())
}

/// Those that teach what comes after a level of these classes.
fn receiving(classes: &[OldClass], mut neighbours: Vec<Neighbour>) -> Vec<Neighbour> {
    let levels: BTreeSet<Level> =
        classes.iter().flat_map(|class| class.levels.iter().copied()).collect();
    let after = |level: &Level| Level::ALL.iter().copied().find(|next| next > level);
    let next: Vec<Level> =
        levels.iter().filter_map(after).filter(|it| *it != Level::Other).collect();
    neighbours.retain(|it| next.iter().any(|level| level.is_taught_in(it.kind)));
    neighbours
}

/// Each pupil once: who has two enrolments is where he came last, in a class if he is in one.
fn sittings(seats: &[Enrolment], sent: &[Announced]) -> Vec<Sitting> {
    let mut last: HashMap<Id<Person>, &Enrolment> = HashMap::new();
    for seat in seats {
        let known = last.entry(seat.pupil).or_insert(seat);
        if known.class.is_none() || seat.class.is_some() {
            *known = seat;
        }
    }
    let mut sittings: Vec<Sitting> = last
        .into_values()
        .map(|seat| {
            let of = seat.class.map_or(Of::NoClass, Of::Class);
            Sitting { pupil: seat.pupil, of, level: seat.level }
        })
        .collect();
    let is_here = |it: &&Announced| sittings.iter().any(|known| known.pupil == it.pupil);
    let new: Vec<Sitting> = sent
        .iter()
        .filter(|it| !is_here(it))
        .map(|it| Sitting { pupil: it.pupil, of: Of::Announced, level: it.level })
        .collect();
    sittings.extend(new);
    sittings.sort_by_key(|it| it.pupil);
    sittings
}
