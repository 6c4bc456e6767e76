//! What a day weighs: the homework each pupil of a book has, wherever it was given.

use crate::{Book, Homework};
use base::{Day, Id};
use db::{Result, Tx, params};

/// What a day weighs for the pupils of a book, across all their teachers, classes and groups: from
/// who has least to who has most, and not who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    pub day: Day,
    pub least: Weight,
    pub most: Weight,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// How many homework.
    pub count: u32,
    pub minutes: u32,
}

db::row! {
    struct Line {
        day: Day,
        /// Those of the book on that day, and those of them who have something.
        pupils: u32,
        loaded: u32,
        count_least: u32,
        count_most: u32,
        minutes_least: u32,
        minutes_most: u32,
    }
}

impl Line {
    fn load(&self) -> Load {
        let least = Weight { count: self.count_least, minutes: self.minutes_least };
        Load {
            day: self.day,
            least: if self.loaded < self.pupils { Weight::default() } else { least },
            most: Weight { count: self.count_most, minutes: self.minutes_most },
        }
    }
}

/// The days between two, both included, on which a pupil of this book has something; without one
/// homework that is being changed.
pub fn of_book(
    tx: &Tx<'_>,
    book: Id<Book>,
    (first, last): (Day, Day),
    without: Option<Id<Homework>>,
) -> Result<Vec<Load>> {
    let lines: Vec<Line> = tx.all(
        "with pupil as (
           select pupil_id, from_on, until_on
             from enrolment
            where class_id = $1 and from_on <= $3 and (until_on is null or until_on > $2)
            union all
           select m.person_id as pupil_id, '' as from_on, cast(null as text) as until_on
             from membership m
            where m.group_id = $1
              and exists (select 1 from enrolment e where e.pupil_id = m.person_id)
         ), given as (
           select p.pupil_id, h.id, h.due_on, h.minutes
             from pupil p
             join enrolment e on e.pupil_id = p.pupil_id
             join homework h on h.book_id = e.class_id
            where h.due_on between $2 and $3
              and h.is_for_all = 1
              and h.state = 'given'
              and e.from_on <= h.due_on
              and (e.until_on is null or e.until_on > h.due_on)
              and p.from_on <= h.due_on
              and (p.until_on is null or p.until_on > h.due_on)
            union
           select p.pupil_id, h.id, h.due_on, h.minutes
             from pupil p
             join homework_pupil w on w.pupil_id = p.pupil_id
             join homework h on h.id = w.homework_id
            where h.due_on between $2 and $3
              and h.state = 'given'
              and p.from_on <= h.due_on
              and (p.until_on is null or p.until_on > h.due_on)
            union
           select p.pupil_id, h.id, h.due_on, h.minutes
             from pupil p
             join membership m on m.person_id = p.pupil_id
             join homework h on h.book_id = m.group_id
            where h.due_on between $2 and $3
              and h.is_for_all = 1
              and h.state = 'given'
              and p.from_on <= h.due_on
              and (p.until_on is null or p.until_on > h.due_on)
         )
         select y.day,
                (select count(distinct p.pupil_id)
                   from pupil p
                  where p.from_on <= y.day and (p.until_on is null or p.until_on > y.day))
                as pupils,
                count(*) as loaded, min(y.count) as count_least, max(y.count) as count_most,
                min(y.minutes) as minutes_least, max(y.minutes) as minutes_most
           from (select due_on as day, pupil_id, count(*) as count,
                        cast(sum(minutes) as bigint) as minutes
                   from given
                  where id <> $4
                  group by due_on, pupil_id) y
          group by y.day
          order by y.day",
        params![book, first, last, without.unwrap_or(Id::new(0))],
    )?;
    Ok(lines.iter().map(Line::load).collect())
}
