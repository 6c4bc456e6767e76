//! For whom homework is: the pupils of a book and of a homework, their guardians, the groups.

use crate::{
    Book, Homework,
    book::{BookKind, Place},
};
use base::{Day, Id, PersonName};
use db::{FromRow, Result, Row, Tx, ids, params};
use people::{Person, School};

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

/// A homework, and a pupil it is for.
pub struct ForPupil {
    pub homework_id: Id<Homework>,
    pub pupil: Line,
}

impl FromRow for ForPupil {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(ForPupil { homework_id: row.next()?, pupil: Line::from_row(row)? })
    }
}

/// Those a homework is for, in the order of lists.
pub fn of_homework(tx: &Tx<'_>, id: Id<Homework>) -> Result<Vec<Line>> {
    Ok(of_all(tx, &[id])?.into_iter().map(|it| it.pupil).collect())
}

/// Those each of these is for: enrolled in its class on the due day, members of its group, or
/// chosen; and whoever has handed work in.
pub fn of_all(tx: &Tx<'_>, homework: &[Id<Homework>]) -> Result<Vec<ForPupil>> {
    tx.all(
        "select x.homework_id, p.id, p.first_name, p.last_name, p.sort_key
           from (select h.id as homework_id, e.pupil_id
                   from homework h
                   join enrolment e on e.class_id = h.book_id
                  where h.id in ids($1)
                    and h.book_kind = 'class'
                    and h.is_for_all = 1
                    and e.from_on <= h.due_on
                    and (e.until_on is null or e.until_on > h.due_on)
                  union
                 select w.homework_id, w.pupil_id
                   from homework_pupil w
                  where w.homework_id in ids($1)
                  union
                 select h.id as homework_id, m.person_id as pupil_id
                   from homework h
                   join membership m on m.group_id = h.book_id
                  where h.id in ids($1)
                    and h.book_kind = 'group'
                    and h.is_for_all = 1
                    and exists (select 1 from enrolment e where e.pupil_id = m.person_id)
                  union
                 select i.homework_id, i.pupil_id
                   from hand_in i
                  where i.homework_id in ids($1)) x
           join person p on p.id = x.pupil_id
          order by x.homework_id, p.sort_key, p.id
          limit 30000",
        params![ids(homework.iter().copied())],
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

/// Does this guardian see what concerns this pupil, on this day?
pub fn guards(tx: &Tx<'_>, guardian: Id<Person>, pupil: Id<Person>, on: Day) -> Result<bool> {
    let guards = guardians(tx, &[pupil], on)?;
    Ok(guards.iter().any(|guard| guard.guardian_id == guardian))
}

db::row! {
    /// Somebody who reads a book, or the books of a school.
    struct GroupLine {
        /// A book, or a school.
        scope_id: i64,
        id: i64,
        is_family: bool,
    }
}

/// The groups (and contributors) that read some books.
pub struct Groups(Vec<GroupLine>);

impl Groups {
    /// Of these books, each with its school: one statement.
    pub fn of(tx: &Tx<'_>, books: impl Iterator<Item = (Id<Book>, Id<School>)>) -> Result<Self> {
        let (books, schools): (Vec<Id<Book>>, Vec<Id<School>>) = books.unzip();
        let lines = tx.all(
            "select scope_id, id, case when kind = 'team' then 0 else 1 end as is_family
               from person_group
              where scope_kind = 'class'
                and scope_id in ids($1)
                and kind in ('team', 'pupils', 'guardians')
                and level = ''
              union
             select scope_id, id, 0 as is_family
               from person_group
              where scope_kind = 'school' and scope_id in ids($2) and kind = 'heads' and level = ''
              union
             select group_id as scope_id, person_id as id, 0 as is_family
               from group_contributor
              where group_id in ids($1)",
            params![ids(books), ids(schools)],
        )?;
        Ok(Groups(lines))
    }

    /// The team of a class or the contributors of a group, and the heads of its school.
    pub fn staff(&self, book: Id<Book>, school: Id<School>) -> impl Iterator<Item = i64> {
        let is_its = move |line: &&GroupLine| {
            !line.is_family && [book.raw(), school.raw()].contains(&line.scope_id)
        };
        self.0.iter().filter(is_its).map(|line| line.id)
    }

    /// The pupils of a class and their guardians; of a group, the group.
    pub fn families(&self, kind: BookKind, book: Id<Book>) -> impl Iterator<Item = i64> {
        let is_its = move |line: &&GroupLine| line.is_family && line.scope_id == book.raw();
        let group = (kind == BookKind::Group).then_some(book.raw());
        self.0.iter().filter(is_its).map(|line| line.id).chain(group)
    }
}
