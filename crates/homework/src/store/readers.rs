//! For whom homework is: the pupils of a book and of a homework, their guardians, the groups.

use crate::{
    Homework,
    book::{BookKind, Place},
};
use base::{Day, Id, PersonName};
use db::{Result, Tx, ids, params};
use people::Person;

db::row! {
    /// A pupil in the order of lists.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub sort_key: String,
    }
}

impl Line {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), None)
    }
}

/// The pupils of a class on a day; the pupils who are members of a group.
pub fn of_book(tx: &Tx<'_>, place: &Place, on: Day) -> Result<Vec<Line>> {
    match place.kind {
        BookKind::Class => tx.all(
            "select distinct p.id, p.first_name, p.last_name, p.sort_key
               from enrolment e
               join person p on p.id = e.pupil_id
              where e.class_id = $1
                and e.from_on <= $2
                and (e.until_on is null or e.until_on > $2)
              order by p.sort_key, p.id
              limit 500",
            params![place.id, on],
        ),
        BookKind::Group => tx.all(
            "select distinct p.id, p.first_name, p.last_name, p.sort_key
               from membership m
               join person p on p.id = m.person_id
              where m.group_id = $1
                and exists (select 1
                              from enrolment e
                             where e.pupil_id = m.person_id
                               and e.from_on <= $2
                               and (e.until_on is null or e.until_on > $2))
              order by p.sort_key, p.id
              limit 500",
            params![place.id, on],
        ),
    }
}

/// Those a homework is for: enrolled in its class on the due day, members of its group, or chosen;
/// and whoever has handed work in.
pub fn of_homework(tx: &Tx<'_>, id: Id<Homework>) -> Result<Vec<Line>> {
    tx.all(
        "select p.id, p.first_name, p.last_name, p.sort_key
           from (select e.pupil_id
                   from homework h
                   join enrolment e on e.class_id = h.book_id
                  where h.id = $1
                    and h.book_kind = 'class'
                    and h.is_for_all = 1
                    and e.from_on <= h.due_on
                    and (e.until_on is null or e.until_on > h.due_on)
                  union
                 select w.pupil_id from homework_pupil w where w.homework_id = $1
                  union
                 select m.person_id as pupil_id
                   from homework h
                   join membership m on m.group_id = h.book_id
                  where h.id = $1
                    and h.book_kind = 'group'
                    and h.is_for_all = 1
                    and exists (select 1 from enrolment e where e.pupil_id = m.person_id)
                  union
                 select i.pupil_id from hand_in i where i.homework_id = $1) x
           join person p on p.id = x.pupil_id
          order by p.sort_key, p.id
          limit 500",
        params![id],
    )
}

db::row! {
    /// Somebody to be told for a pupil.
    #[derive(Clone, Copy, Debug)]
    pub struct Guard {
        pub pupil_id: Id<Person>,
        pub guardian_id: Id<Person>,
    }
}

/// Those who see what concerns these pupils: with authority, or named as a contact.
pub fn guardians(tx: &Tx<'_>, pupils: &[Id<Person>], on: Day) -> Result<Vec<Guard>> {
    if pupils.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(
        "select distinct pupil_id, guardian_id
           from guardianship
          where pupil_id in ids($1)
            and from_on <= $2
            and (until_on is null or until_on > $2)
            and (has_authority = 1 or is_contact = 1)
          order by pupil_id, guardian_id",
        params![ids(pupils.iter().copied()), on],
    )
}

/// The team of a class or the contributors of a group, and the heads of its school.
pub fn staff_groups(tx: &Tx<'_>, place: &Place) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = tx.all(
        "select id
           from person_group
          where scope_kind = 'class' and scope_id = $1 and kind = 'team' and level = ''
          union
         select id
           from person_group
          where scope_kind = 'school' and scope_id = $2 and kind = 'heads' and level = ''
          union
         select person_id as id from group_contributor where group_id = $1",
        params![place.id, place.school_id],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The pupils of a class and their guardians; of a group, the group.
pub fn family_groups(tx: &Tx<'_>, place: &Place) -> Result<Vec<i64>> {
    if place.kind == BookKind::Group {
        return Ok(vec![place.id.raw()]);
    }
    let rows: Vec<(i64,)> = tx.all(
        "select id
           from person_group
          where scope_kind = 'class'
            and scope_id = $1
            and kind in ('pupils', 'guardians')
            and level = ''
          order by id",
        params![place.id],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
