//! What each route for programs takes and answers, as the document of the API says it.

use super::shapes::*;
use crate::pages::{
    book, done::DoneForm, hand_in::WordForm, homework_form::HomeworkForm, lesson_form::LessonForm,
    lessons, life::WithdrawalForm, search, week, work::WorkForm,
};
use web::{api::Operation, id};

pub fn week() -> Operation {
    Operation::new(id!("homework-api-week")).query::<week::Asked>().answers::<HomeworkWeek>()
}

pub fn find() -> Operation {
    Operation::new(id!("homework-api-find")).query::<search::Asked>().answers::<HomeworkFound>()
}

pub fn homework() -> Operation {
    Operation::new(id!("homework-api-homework")).answers::<FullHomework>()
}

pub fn tick() -> Operation {
    Operation::new(id!("homework-api-tick")).form::<DoneForm>().answers_nothing()
}

pub fn hand_in() -> Operation {
    Operation::new(id!("homework-api-hand-in"))
        .form::<WorkForm>()
        .answers_with::<WrittenHandIn>(201)
}

pub fn work() -> Operation {
    Operation::new(id!("homework-api-work")).answers::<FullHandIn>()
}

pub fn books() -> Operation {
    Operation::new(id!("homework-api-books")).answers_list::<HomeworkBook>()
}

pub fn book() -> Operation {
    Operation::new(id!("homework-api-book")).query::<book::Asked>().answers::<BookWeek>()
}

pub fn begin() -> Operation {
    Operation::new(id!("homework-api-begin"))
        .form::<HomeworkForm>()
        .answers_with::<WrittenHomework>(201)
}

pub fn lessons() -> Operation {
    Operation::new(id!("homework-api-lessons")).query::<lessons::Asked>().answers::<LessonPage>()
}

pub fn log() -> Operation {
    Operation::new(id!("homework-api-log")).form::<LessonForm>().answers_with::<WrittenLesson>(201)
}

pub fn save() -> Operation {
    Operation::new(id!("homework-api-save")).form::<HomeworkForm>().answers::<WrittenHomework>()
}

pub fn give() -> Operation {
    Operation::new(id!("homework-api-give")).answers_nothing()
}

pub fn take_back() -> Operation {
    Operation::new(id!("homework-api-take-back")).form::<WithdrawalForm>().answers_nothing()
}

pub fn follow() -> Operation {
    Operation::new(id!("homework-api-follow")).answers_list::<HomeworkProgress>()
}

pub fn give_back() -> Operation {
    Operation::new(id!("homework-api-give-back")).form::<WordForm>().answers_nothing()
}
