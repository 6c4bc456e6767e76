//! Lessons: a feature (the timetable) knows when what is taught to whom; others (roll calls,
//! homework) ask. Neither knows the other: the server lends who keeps them. Where nobody does, a
//! teacher chooses class and hour himself.

use crate::App;
use base::{Day, Id, Minutes};
use db::{Result, Tx};
use people::{Class, Group, Person, School};
use std::sync::Arc;

/// A lesson on a day, as it takes place after all that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    pub school: Id<School>,
    pub day: Day,
    pub from: Minutes,
    pub until: Minutes,
    pub subject: String,
    pub classes: Vec<(Id<Class>, String)>,
    pub groups: Vec<(Id<Group>, String)>,
    pub teachers: Vec<Id<Person>>,
    /// `204, Labo 1`
    pub rooms: String,
}

/// Whose lessons: those of a class, or of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Class(Id<Class>),
    Group(Id<Group>),
}

/// Who keeps the lessons. What is cancelled is not among them.
pub trait Lessons: Send + Sync + 'static {
    /// Those a teacher gives on a day, the first one first.
    fn of_teacher(&self, tx: &Tx<'_>, teacher: Id<Person>, on: Day) -> Result<Vec<Lesson>>;

    /// Those of a class on a day, with those of its groups.
    fn of_class(&self, tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<Lesson>>;

    /// The first lesson of a subject after a day; where none has this name, the first one that this
    /// teacher gives there.
    fn next(
        &self,
        tx: &Tx<'_>,
        whose: Whose,
        subject: &str,
        teacher: Id<Person>,
        after: Day,
    ) -> Result<Option<Lesson>>;
}

/// Lent by the server: `app.jobs.lend(web::timetable::Keeper(Arc::new(timetable::Kept)))`.
pub struct Keeper(pub Arc<dyn Lessons>);

/// Who keeps the lessons in this house, if anybody does.
pub fn of(app: &App) -> Option<Arc<dyn Lessons>> {
    app.jobs.tool::<Keeper>().map(|keeper| keeper.0.clone())
}
