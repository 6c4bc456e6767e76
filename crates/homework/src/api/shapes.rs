//! What programs are told. Days are `2026-11-30`, instants RFC 3339, texts HTML of a short list of
//! elements.

use crate::{
    Book, HandIn, Homework, Lesson,
    hand_in::Handed,
    lesson::Taught,
    pages::{follow, hand_in},
    store::{
        lists::{self, Found},
        loads::Load,
    },
    urls,
};
use base::{Id, Instant};
use files::{AttachedFile, File};
use people::Person;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
pub struct HomeworkWeek {
    /// Its Monday.
    pub monday: String,
    pub homework: Vec<PupilHomework>,
}

/// A homework of a pupil.
#[derive(Debug, Serialize, ToSchema)]
pub struct PupilHomework {
    #[schema(value_type = String)]
    pub id: Id<Homework>,
    #[schema(value_type = String)]
    pub pupil: Id<Person>,
    pub book: String,
    pub subject: String,
    pub title: String,
    pub due_on: String,
    /// 0 when it was not said.
    pub minutes: u32,
    pub wants_work: bool,
    pub done_at: Option<String>,
    #[schema(value_type = Option<String>)]
    pub hand_in: Option<Id<HandIn>>,
    pub is_late: bool,
    pub given_back_at: Option<String>,
    pub is_corrected: bool,
}

impl From<&lists::Line> for PupilHomework {
    fn from(line: &lists::Line) -> Self {
        PupilHomework {
            id: line.id,
            pupil: line.pupil_id,
            book: line.book_name.clone(),
            subject: line.subject.clone(),
            title: line.title.clone(),
            due_on: line.due_on.iso(),
            minutes: line.minutes,
            wants_work: line.wants_work,
            done_at: line.done_at.map(Instant::iso),
            hand_in: line.hand_in_id,
            is_late: line.is_late == Some(true),
            given_back_at: line.given_back_at.map(Instant::iso),
            is_corrected: line.corrected_at.is_some(),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct HomeworkBook {
    #[schema(value_type = String)]
    pub id: Id<Book>,
    /// `class` or `group`.
    pub kind: &'static str,
    pub name: String,
    pub drafts: u32,
    pub waiting: u32,
}

/// A week of a book.
#[derive(Debug, Serialize, ToSchema)]
pub struct BookWeek {
    pub monday: String,
    pub homework: Vec<BookHomework>,
    /// What its days weigh, across the teachers and groups.
    pub load: Vec<DayLoad>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BookHomework {
    #[schema(value_type = String)]
    pub id: Id<Homework>,
    pub subject: String,
    pub title: String,
    pub due_on: String,
    pub minutes: u32,
    pub is_for_all: bool,
    pub state: &'static str,
    pub done: u32,
    pub handed_in: u32,
    pub waiting: u32,
}

impl From<&lists::BookLine> for BookHomework {
    fn from(line: &lists::BookLine) -> Self {
        BookHomework {
            id: line.id,
            subject: line.subject.clone(),
            title: line.title.clone(),
            due_on: line.due_on.iso(),
            minutes: line.minutes,
            is_for_all: line.is_for_all,
            state: line.state.word(),
            done: line.done,
            handed_in: line.handed_in,
            waiting: line.waiting,
        }
    }
}

/// What a day weighs for the pupils of a book, wherever it was given.
#[derive(Debug, Serialize, ToSchema)]
pub struct DayLoad {
    pub day: String,
    /// Of who has most.
    pub count: u32,
    pub minutes: u32,
    /// Of who has least.
    pub count_least: u32,
    pub minutes_least: u32,
}

impl From<&Load> for DayLoad {
    fn from(load: &Load) -> Self {
        DayLoad {
            day: load.day.iso(),
            count: load.most.count,
            minutes: load.most.minutes,
            count_least: load.least.count,
            minutes_least: load.least.minutes,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FullHomework {
    #[schema(value_type = String)]
    pub id: Id<Homework>,
    #[schema(value_type = String)]
    pub book: Id<Book>,
    pub book_name: String,
    pub subject: String,
    pub title: String,
    pub html: String,
    /// In which language it is written: `fr`, `ar`…
    pub lang: &'static str,
    pub links: Vec<ResourceLink>,
    pub due_on: String,
    pub minutes: u32,
    pub wants_work: bool,
    pub is_for_all: bool,
    pub state: &'static str,
    pub author: String,
    pub corrected_at: Option<String>,
    /// To be sent back with a change.
    pub version: u32,
    pub files: Vec<AttachedFile>,
    /// Those it is for among the viewer and his children.
    #[schema(value_type = Vec<String>)]
    pub pupils: Vec<Id<Person>>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ResourceLink {
    pub url: String,
    pub name: String,
}

impl FullHomework {
    pub fn of(homework: &Homework, files: &[File]) -> Self {
        let links = homework.links().into_iter();
        FullHomework {
            id: homework.id,
            book: homework.book_id,
            book_name: homework.book_name.clone(),
            subject: homework.subject.clone(),
            title: homework.title.clone(),
            html: homework.body.html().to_owned(),
            lang: homework.lang.tag(),
            links: links.map(|it| ResourceLink { url: it.url, name: it.name }).collect(),
            due_on: homework.due_on.iso(),
            minutes: homework.minutes,
            wants_work: homework.wants_work,
            is_for_all: homework.is_for_all,
            state: homework.state.word(),
            author: homework.author().full(),
            corrected_at: homework.corrected_at.map(Instant::iso),
            version: homework.version,
            files: AttachedFile::all(files, |file| urls::file(homework.id, file.id)),
            pupils: homework.pupils.clone(),
        }
    }
}

/// Who has done it, and who has handed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct HomeworkProgress {
    #[schema(value_type = String)]
    pub pupil: Id<Person>,
    pub name: String,
    pub done_at: Option<String>,
    #[schema(value_type = Option<String>)]
    pub hand_in: Option<Id<HandIn>>,
    pub handed_in_at: Option<String>,
    pub days_late: i32,
    pub given_back_at: Option<String>,
}

impl From<&follow::Row> for HomeworkProgress {
    fn from(row: &follow::Row) -> Self {
        let work = row.work.as_ref();
        HomeworkProgress {
            pupil: row.pupil.id,
            name: row.pupil.name().full(),
            done_at: row.done.map(|done| done.at.iso()),
            hand_in: work.map(|work| work.id),
            handed_in_at: work.map(|work| work.at.iso()),
            days_late: work.map_or(0, Handed::days_late),
            given_back_at: work.and_then(|work| work.given_back_at).map(Instant::iso),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FullHandIn {
    #[schema(value_type = String)]
    pub id: Id<HandIn>,
    #[schema(value_type = String)]
    pub homework: Id<Homework>,
    #[schema(value_type = String)]
    pub pupil: Id<Person>,
    pub html: String,
    pub at: String,
    pub days_late: i32,
    pub files: Vec<AttachedFile>,
    pub given_back_at: Option<String>,
    pub comment: String,
    pub wants_again: bool,
    pub comment_files: Vec<AttachedFile>,
    /// To be sent back when it is given back.
    pub version: u32,
}

impl FullHandIn {
    pub fn of(hand_in: &HandIn, shown: &hand_in::Shown) -> Self {
        FullHandIn {
            id: hand_in.id,
            homework: hand_in.homework_id,
            pupil: hand_in.pupil_id,
            html: hand_in.body.html().to_owned(),
            at: hand_in.at.iso(),
            days_late: if hand_in.is_late { hand_in.days_late() } else { 0 },
            files: AttachedFile::all(&shown.files, |it| urls::hand_in_file(hand_in.id, it.id)),
            given_back_at: hand_in.given_back_at.map(Instant::iso),
            comment: hand_in.comment.html().to_owned(),
            wants_again: hand_in.wants_again,
            comment_files: AttachedFile::all(&shown.back, |it| urls::back_file(hand_in.id, it.id)),
            version: hand_in.version,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct LessonPage {
    pub lessons: Vec<LoggedLesson>,
    /// The day before which the list goes on.
    pub older: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct LoggedLesson {
    #[schema(value_type = String)]
    pub id: Id<Lesson>,
    pub subject: String,
    pub on_day: String,
    pub title: String,
    pub html: String,
    pub author: String,
    pub is_corrected: bool,
    pub is_withdrawn: bool,
}

impl From<&Taught> for LoggedLesson {
    fn from(lesson: &Taught) -> Self {
        LoggedLesson {
            id: lesson.id,
            subject: lesson.subject.clone(),
            on_day: lesson.on_day.iso(),
            title: lesson.title.clone(),
            html: lesson.body.html().to_owned(),
            author: lesson.author().full(),
            is_corrected: lesson.is_corrected(),
            is_withdrawn: lesson.withdrawn_at.is_some(),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct HomeworkFound {
    pub homework: Vec<FoundHomework>,
    pub lessons: Vec<LoggedLesson>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FoundHomework {
    #[schema(value_type = String)]
    pub id: Id<Homework>,
    pub book: String,
    pub subject: String,
    pub title: String,
    pub due_on: String,
}

impl From<&Found> for FoundHomework {
    fn from(found: &Found) -> Self {
        FoundHomework {
            id: found.id,
            book: found.book_name.clone(),
            subject: found.subject.clone(),
            title: found.title.clone(),
            due_on: found.due_on.iso(),
        }
    }
}

/// What was written.
#[derive(Debug, Serialize, ToSchema)]
pub struct WrittenHomework {
    #[schema(value_type = String)]
    pub id: Id<Homework>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct WrittenLesson {
    #[schema(value_type = String)]
    pub id: Id<Lesson>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct WrittenHandIn {
    #[schema(value_type = String)]
    pub id: Id<HandIn>,
}
