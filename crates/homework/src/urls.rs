//! The addresses of homework and of the log.

use crate::{Book, HandIn, Homework, Lesson};
use base::{Day, Id};
use files::File;
use people::Person;

pub const HOME: &str = "/cahier-de-textes";
pub const BOOKS: &str = "/cahier-de-textes/classes";
pub const SEARCH: &str = "/cahier-de-textes/recherche";

pub fn week(monday: Day, child: Option<Id<Person>>) -> String {
    match child {
        Some(child) => format!("{HOME}?semaine={monday}&enfant={child}"),
        None => format!("{HOME}?semaine={monday}"),
    }
}

pub fn of_child(child: Id<Person>) -> String {
    format!("{HOME}?enfant={child}")
}

pub fn homework(id: Id<Homework>) -> String {
    format!("{HOME}/{id}")
}

/// The homework of one of several children.
pub fn homework_of(id: Id<Homework>, pupil: Id<Person>) -> String {
    format!("{HOME}/{id}?enfant={pupil}")
}

pub fn edit(id: Id<Homework>) -> String {
    format!("{HOME}/{id}/edition")
}

pub fn publication(id: Id<Homework>) -> String {
    format!("{HOME}/{id}/publication")
}

pub fn withdrawal(id: Id<Homework>) -> String {
    format!("{HOME}/{id}/retrait")
}

pub fn discard(id: Id<Homework>) -> String {
    format!("{HOME}/{id}/suppression")
}

pub fn translation(id: Id<Homework>) -> String {
    format!("{HOME}/{id}/traduction")
}

pub fn versions(id: Id<Homework>) -> String {
    format!("{HOME}/{id}/versions")
}

pub fn done(id: Id<Homework>) -> String {
    format!("{HOME}/{id}/fait")
}

pub fn hand_ins(id: Id<Homework>) -> String {
    format!("{HOME}/{id}/rendus")
}

pub fn follow(id: Id<Homework>) -> String {
    format!("{HOME}/{id}/suivi")
}

pub fn follow_table(id: Id<Homework>) -> String {
    format!("{HOME}/{id}/suivi.csv")
}

pub fn file(id: Id<Homework>, file: Id<File>) -> String {
    format!("{HOME}/{id}/fichiers/{file}")
}

pub fn files(id: Id<Homework>) -> String {
    format!("{HOME}/{id}/fichiers")
}

pub fn hand_in(id: Id<HandIn>) -> String {
    format!("{HOME}/rendus/{id}")
}

pub fn give_back(id: Id<HandIn>) -> String {
    format!("{HOME}/rendus/{id}/retour")
}

pub fn hand_in_file(id: Id<HandIn>, file: Id<File>) -> String {
    format!("{HOME}/rendus/{id}/fichiers/{file}")
}

pub fn back_file(id: Id<HandIn>, file: Id<File>) -> String {
    format!("{HOME}/rendus/{id}/retour/{file}")
}

pub fn book(id: Id<Book>) -> String {
    format!("{HOME}/livres/{id}")
}

pub fn book_week(id: Id<Book>, monday: Day) -> String {
    format!("{HOME}/livres/{id}?semaine={monday}")
}

pub fn drafts(id: Id<Book>) -> String {
    format!("{HOME}/livres/{id}/brouillons")
}

pub fn new(id: Id<Book>) -> String {
    format!("{HOME}/livres/{id}/devoirs/nouveau")
}

pub fn new_for(lesson: &Lesson) -> String {
    format!("{HOME}/livres/{}/devoirs/nouveau?seance={}", lesson.book_id, lesson.id)
}

pub fn lessons(id: Id<Book>) -> String {
    format!("{HOME}/livres/{id}/seances")
}

pub fn lessons_of(id: Id<Book>, subject: &str) -> String {
    format!("{HOME}/livres/{id}/seances?matiere={}", web::percent(subject))
}

pub fn lessons_below(id: Id<Book>, subject: &str, before: Day) -> String {
    let subject = web::percent(subject);
    format!("{HOME}/livres/{id}/seances?matiere={subject}&avant={before}")
}

pub fn new_lesson(id: Id<Book>) -> String {
    format!("{HOME}/livres/{id}/seances/nouvelle")
}

pub fn visas(id: Id<Book>) -> String {
    format!("{HOME}/livres/{id}/visas")
}

pub fn year(id: Id<Book>) -> String {
    format!("{HOME}/livres/{id}/annee.pdf")
}

pub fn copy(id: Id<Book>) -> String {
    format!("{HOME}/livres/{id}/reprise")
}

pub fn lesson(id: Id<Lesson>) -> String {
    format!("{HOME}/seances/{id}")
}

pub fn edit_lesson(id: Id<Lesson>) -> String {
    format!("{HOME}/seances/{id}/edition")
}

pub fn lesson_versions(id: Id<Lesson>) -> String {
    format!("{HOME}/seances/{id}/versions")
}

pub fn withdraw_lesson(id: Id<Lesson>) -> String {
    format!("{HOME}/seances/{id}/suppression")
}

pub fn lesson_file(id: Id<Lesson>, file: Id<File>) -> String {
    format!("{HOME}/seances/{id}/fichiers/{file}")
}
