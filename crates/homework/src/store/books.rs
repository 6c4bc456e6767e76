//! Books: where they are, and what somebody is to them.

use crate::{
    Book,
    book::{BookKind, Place},
    copying::Source,
};
use base::{Id, SchoolYear};
use db::{Result, Tx, ids, params};
use people::{Class, Person, School, Standing};

pub fn place(tx: &Tx<'_>, id: Id<Book>) -> Result<Option<Place>> {
    tx.first(
        "select c.id, 'class' as kind, c.name, c.year, c.school_id, s.name as school_name,
                s.kind as school_kind, s.zone, s.quiet_hours, s.week
           from class c
           join school s on s.id = c.school_id
          where c.id = $1
          union all
         select g.id, 'group' as kind, g.name, cast(null as bigint) as year, g.school_id,
                s.name as school_name, s.kind as school_kind, s.zone, s.quiet_hours, s.week
           from person_group g
           join school s on s.id = g.school_id
          where g.id = $1 and g.kind = 'hand'",
        params![id],
    )
}

/// A book, and what this person is to it: one statement for a class, three at most for a group.
pub fn find(tx: &Tx<'_>, id: Id<Book>, person: &Standing) -> Result<Option<Book>> {
    let Some(place) = place(tx, id)? else { return Ok(None) };
    of(tx, place, person).map(Some)
}

pub fn of(tx: &Tx<'_>, place: Place, person: &Standing) -> Result<Book> {
    let (is_written, is_read) = match (place.class(), place.group()) {
        (Some(class), _) => {
            (person.teaches(class), person.attends(class) || person.guards_a_pupil_of(class))
        }
        (_, Some(group)) => {
            let writes = people::hand::is_contributor(tx, group, person.person)?;
            (writes, person.is_member(group) || has_child_in(tx, &place, person)?)
        }
        _ => (false, false),
    };
    Ok(Book { place, is_written, is_read })
}

fn has_child_in(tx: &Tx<'_>, place: &Place, person: &Standing) -> Result<bool> {
    if person.children.is_empty() {
        return Ok(false);
    }
    let children = ids(person.children.iter().map(|child| child.id));
    let count = tx.number(
        "select count(*) from membership where group_id = $1 and person_id in ids($2)",
        params![place.id, children],
    )?;
    Ok(count > 0)
}

db::row! {
    /// A line of the list of one's books.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub id: Id<Book>,
        pub kind: BookKind,
        pub name: String,
        pub school_id: Id<School>,
        pub drafts: u32,
        /// Work that was handed in and not given back.
        pub waiting: u32,
    }
}

/// The books one writes in: those of the classes one teaches and of the groups one has made; and
/// those of the schools one runs.
pub fn of_person(tx: &Tx<'_>, person: &Standing, year: SchoolYear) -> Result<Vec<Line>> {
    let taught = person.classes.iter().map(|it| it.id).filter(|class| person.teaches(*class));
    let run = person.schools.iter().map(|it| it.id).filter(|school| person.administers(*school));
    tx.all(
        "select b.id, b.kind, b.name, b.school_id,
                (select count(*) from homework h where h.book_id = b.id and h.state = 'draft')
                as drafts,
                (select count(*)
                   from homework h
                   join hand_in i on i.homework_id = h.id
                  where h.book_id = b.id
                    and h.wants_work = 1
                    and i.is_last = 1
                    and i.given_back_at is null) as waiting
           from (select id, 'class' as kind, name, school_id
                   from class
                  where (id in ids($1) or school_id in ids($2) and year = $4)
                    and closed_on is null
                  union all
                 select g.id, 'group' as kind, g.name, g.school_id
                   from person_group g
                   join group_contributor c on c.group_id = g.id and c.person_id = $3
                  where g.kind = 'hand' and g.school_id is not null and g.closed_on is null) b
          order by b.kind, b.name, b.id
          limit 200",
        params![ids(taught), ids(run), person.person, year],
    )
}

/// Classes of earlier years of a school, the newest first: those in which this person held a
/// function, or all of them.
pub fn sources(
    tx: &Tx<'_>,
    school: Id<School>,
    (person, is_all): (Id<Person>, bool),
    before: SchoolYear,
) -> Result<Vec<Source>> {
    tx.all(
        "select c.id, c.name, c.year
           from class c
          where c.school_id = $1
            and c.year < $4
            and (cast($3 as bigint) = 1
                 or exists (select 1
                              from assignment a
                             where a.class_id = c.id and a.person_id = $2))
          order by c.year desc, c.name, c.id
          limit 100",
        params![school, person, is_all, before],
    )
}

/// The groups this person has made, or contributes to.
pub fn of_groups(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Id<Book>>> {
    let rows: Vec<(Id<Book>,)> = tx.all(
        "select group_id from group_contributor where person_id = $1 order by group_id limit 200",
        params![person],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Those of some classes in whose book something is, be it a draft or withdrawn.
pub fn written_in(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<Id<Class>>> {
    let found: Vec<(Id<Class>,)> = tx.all(
        "select book_id from homework where book_id in ids($1)
          union
         select book_id from lesson where book_id in ids($1)",
        params![ids(classes.iter().copied())],
    )?;
    Ok(found.into_iter().map(|(class,)| class).collect())
}
