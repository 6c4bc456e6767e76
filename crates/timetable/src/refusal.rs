//! Why a change cannot be made, as the person who asked reads it.

use web::Problems;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("there is no such lesson that day")]
    NotThatDay,
    #[error("the school is closed that day")]
    Closed,
    #[error("not somebody of this school")]
    Elsewhere,
}

impl Refusal {
    pub fn problems(&self) -> Problems {
        match self {
            Refusal::NotThatDay => {
                Problems::one("kind", web::id!("timetable-refused-not-that-day"))
            }
            Refusal::Closed => Problems::one("to_day", web::id!("timetable-refused-closed")),
            Refusal::Elsewhere => Problems::one("kind", web::id!("timetable-refused-elsewhere")),
        }
    }
}
