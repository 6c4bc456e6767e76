//! A lesson: what is taught each week at one hour, to whom, by whom, where.

use crate::{
    Letter, Version,
    weeks::{Weeks, monday_of},
};
use base::{Day, Id, Minutes};
use db::Tx;
use people::School;
use web::{Allows, Door, Edit, Guarded, Read, Viewer};

db::row! {
    /// A series: the same hour of the same weekday (0 is Monday), in some weeks.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Lesson {
        pub id: Id<Lesson>,
        pub version_id: Id<Version>,
        pub school_id: Id<School>,
        /// As its file says it: `061300`, or empty.
        pub subject_code: String,
        pub subject: String,
        pub weekday: u8,
        pub from_at: Minutes,
        pub until_at: Minutes,
        pub weeks: Weeks,
        pub from_on: Option<Day>,
        /// The first day without it.
        pub until_on: Option<Day>,
    }
}

impl Lesson {
    /// Is its hour on this day, of the days its version holds? Whether the school is open then is
    /// another question.
    pub fn is_on(&self, day: Day, letter: Letter) -> bool {
        usize::from(self.weekday) == day.weekday()
            && self.from_on.is_none_or(|from| from <= day)
            && self.until_on.is_none_or(|until| day < until)
            && self.weeks.has(monday_of(day), letter)
    }
}

impl Guarded for Lesson {
    const PARAM: &'static str = "timetable_lesson";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        crate::store::lessons::find(tx, id)
    }
}

impl Allows<Read> for Lesson {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.school_id) || viewer.administers(self.school_id)
    }
}

/// To change it on a day.
impl Allows<Edit> for Lesson {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school_id)
    }
}
