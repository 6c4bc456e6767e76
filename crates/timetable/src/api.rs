//! The timetable for programs: the lessons of whoever asks, as a pupil or a teacher, and of each of
//! his children: `GET /api/emploi-du-temps`.

use crate::{Lesson, Occurrence, PartKind, Plan, pages::whose, showing, store, weeks::monday_of};
use axum::{
    Json,
    extract::{Query, State},
};
use base::{Day, Id, Minutes};
use db::Tx;
use people::{Person, Standing};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{App, Error, Result, Routes, Viewer, api::Operation, get, id};

pub fn routes() -> Routes {
    let told =
        Operation::new(id!("timetable-api-mine")).query::<Span>().answers_list::<TimetableTold>();
    Routes::new().at("/api/emploi-du-temps", get(mine).described(told))
}

/// As many days as a program asks for at once.
const DAYS_MAX: i32 = 62;

/// `?du=2026-11-23&au=2026-11-28`, both included; without them, this week.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
struct Span {
    #[param(value_type = Option<String>)]
    du: Option<Day>,
    #[param(value_type = Option<String>)]
    au: Option<Day>,
}

impl Span {
    fn days(self, today: Day) -> Result<(Day, Day)> {
        let from = self.du.unwrap_or_else(|| monday_of(today));
        let until = self.au.unwrap_or_else(|| from.plus_days(6));
        let is_asked = from <= until && until.since(from) < DAYS_MAX;
        if is_asked { Ok((from, until)) } else { Err(Error::BadRequest) }
    }
}

/// The lessons of one person.
#[derive(Serialize, ToSchema)]
struct TimetableTold {
    #[schema(value_type = String)]
    person: Id<Person>,
    /// `pupil`, `teacher`
    role: &'static str,
    lessons: Vec<TimetableLesson>,
}

#[derive(Serialize, ToSchema)]
struct TimetableLesson {
    /// The same each week.
    #[schema(value_type = String)]
    lesson: Id<Lesson>,
    day: String,
    /// `08:30`
    from: String,
    until: String,
    subject: String,
    classes: String,
    groups: String,
    teachers: String,
    rooms: String,
    /// Does it take place, then and there?
    is_held: bool,
    /// Is something not as usual?
    is_changed: bool,
    /// What was said of it.
    words: Vec<String>,
}

impl From<&Occurrence> for TimetableLesson {
    fn from(it: &Occurrence) -> Self {
        let clock = |at: Minutes| format!("{:02}:{:02}", at.0 / 60, at.0 % 60);
        TimetableLesson {
            lesson: it.lesson,
            day: it.day.iso(),
            from: clock(it.from),
            until: clock(it.until),
            subject: it.subject.clone(),
            classes: it.said(PartKind::Class),
            groups: it.said(PartKind::Group),
            teachers: it.said(PartKind::Teacher),
            rooms: it.said(PartKind::Room),
            is_held: it.is_held(),
            is_changed: !it.notes.is_empty(),
            words: it.words.clone(),
        }
    }
}

async fn mine(
    viewer: Viewer,
    State(app): State<App>,
    Query(span): Query<Span>,
) -> Result<Json<Vec<TimetableTold>>> {
    let today = app.clock.today();
    let (days, who) = (span.days(today)?, viewer.clone());
    let told = app.db.read(move |tx| load(tx, &who, days, today)).await?;
    Ok(Json(told))
}

/// As many questions for a family of five as for one pupil.
fn load(
    tx: &Tx<'_>,
    viewer: &Standing,
    (from, until): (Day, Day),
    today: Day,
) -> db::Result<Vec<TimetableTold>> {
    let children = viewer.children.iter().map(|child| child.id);
    let ids: Vec<Id<Person>> = [viewer.person].into_iter().chain(children).collect();
    let pupils = whose::pupils_on(tx, &ids, (from, today))?;
    let plan = whose::plan_of(tx, &pupils, (from, until))?;
    let all = plan.between(from, until);
    let mut told = Vec::new();
    if viewer.is_staff()
        && let Some(teacher) = store::places::teacher(tx, viewer.person, today)?
    {
        let given: Plan =
            showing::plan(tx, &teacher.schools, &[viewer.person.cast()], (from, until))?;
        let mut own = given.of_teacher(viewer.person, from, until);
        own.retain(|it| it.is_given_by(viewer.person));
        told.push(of(viewer.person, "teacher", &own));
    }
    for (pupil, groups) in &pupils {
        let own = whose::of_pupil(all.clone(), pupil, groups);
        told.push(of(pupil.id, "pupil", &own));
    }
    Ok(told)
}

fn of(person: Id<Person>, role: &'static str, lessons: &[Occurrence]) -> TimetableTold {
    TimetableTold { person, role, lessons: lessons.iter().map(TimetableLesson::from).collect() }
}
