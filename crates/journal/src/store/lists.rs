//! The lists: what one may read, what a class holds, what awaits the team and the pupils who write.

use crate::{Post, post::State};
use base::{Day, Id, Instant, Lang, PersonName, RichText, Title};
use db::{Result, Tx, ids, params};
use people::{Class, Person, School, Standing};
use publication::{AuthorKind, Awaiting, Edition};

db::row! {
    /// A post in a list.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub id: Id<Post>,
        pub edition: Option<Id<Edition>>,
        pub class_id: Id<Class>,
        pub class_name: String,
        pub school_id: Id<School>,
        pub author_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        pub author_kind: AuthorKind,
        pub title: String,
        pub body: RichText,
        pub summary: String,
        pub lang: Lang,
        pub state: State,
        pub published_at: Option<Instant>,
        pub published_on: Option<Day>,
        pub edited_at: Instant,
        pub files: u32,
        pub comments: u32,
        pub is_seen: bool,
    }
}

impl Line {
    pub fn author(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }
}

/// Where somebody reads as one of those who work there; as a family he reads what his stays say.
#[derive(Clone, Debug, Default)]
pub struct Desks {
    pub classes: Vec<Id<Class>>,
    pub schools: Vec<Id<School>>,
}

impl Desks {
    pub fn of(person: &Standing) -> Self {
        let classes = person.classes.iter().map(|class| class.id);
        let schools = person.schools.iter().map(|school| school.id);
        Desks {
            classes: classes.filter(|class| person.teaches(*class)).collect(),
            schools: schools.filter(|school| person.administers(*school)).collect(),
        }
    }

    pub fn is_nowhere(&self) -> bool {
        self.classes.is_empty() && self.schools.is_empty()
    }
}

/// A page is short and a class writes for years: the first look goes this far back.
const NEAR_DAYS: i64 = 60;

/// The newest editions this person may read, below one.
pub fn editions(
    tx: &Tx<'_>,
    person: &Standing,
    now: Instant,
    below: i64,
    limit: u32,
) -> Result<Vec<i64>> {
    let near = Id::<Edition>::first_at(now).raw().min(below) - near_span(now);
    let found = between(tx, person, now.day(), (near, below), limit)?;
    if found.len() == limit as usize {
        return Ok(found);
    }
    between(tx, person, now.day(), (0, below), limit)
}

/// The newest of the last two months: what a card shows, in one look.
pub fn recent(tx: &Tx<'_>, person: &Standing, now: Instant, limit: u32) -> Result<Vec<i64>> {
    let near = Id::<Edition>::first_at(now).raw() - near_span(now);
    between(tx, person, now.day(), (near, i64::MAX), limit)
}

/// How far apart the editions of [`NEAR_DAYS`] days are.
fn near_span(now: Instant) -> i64 {
    Id::<Edition>::first_at(now).raw() - Id::<Edition>::first_at(now.plus_days(-NEAR_DAYS)).raw()
}

fn between(
    tx: &Tx<'_>,
    person: &Standing,
    today: Day,
    (above, below): (i64, i64),
    limit: u32,
) -> Result<Vec<i64>> {
    let desks = Desks::of(person);
    let rows: Vec<(i64,)> = tx.all(
        "select distinct edition
           from (select a.edition
                   from journal_post a
                  where a.class_id in ids($1) and a.edition > $5 and a.edition < $6
                  union all
                 select a.edition
                   from journal_post a
                  where a.school_id in ids($2) and a.edition > $5 and a.edition < $6
                  union all
                 select a.edition
                   from enrolment e
                   join journal_post a
                     on a.class_id = e.class_id and a.edition > $5 and a.edition < $6
                  where e.pupil_id in (select cast($3 as bigint)
                                        union all
                                       select g.pupil_id
                                         from guardianship g
                                        where g.guardian_id = $3
                                          and g.has_authority = 1
                                          and g.from_on <= $4
                                          and (g.until_on is null or g.until_on > $4))
                    and e.from_on <= a.published_on
                    and (e.until_on is null or e.until_on > a.published_on)) mine
          order by edition desc
          limit $7",
        params![ids(desks.classes), ids(desks.schools), person.person, today, above, below, limit],
    )?;
    Ok(rows.into_iter().map(|(edition,)| edition).collect())
}

/// The editions of one class below one, the newest first: all of them.
pub fn of_class(tx: &Tx<'_>, class: Id<Class>, below: i64, limit: u32) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = tx.all(
        "select edition
           from journal_post
          where class_id = $1 and edition < $2
          order by edition desc
          limit $3",
        params![class, below, limit],
    )?;
    Ok(rows.into_iter().map(|(edition,)| edition).collect())
}

/// Of one class, what was published in the days of a family's stays there.
pub fn of_class_for(
    tx: &Tx<'_>,
    class: Id<Class>,
    pupils: &[Id<Person>],
    below: i64,
    limit: u32,
) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = tx.all(
        "select a.edition
           from journal_post a
          where a.class_id = $1
            and a.edition < $2
            and exists (select 1
                          from enrolment e
                         where e.class_id = a.class_id
                           and e.pupil_id in ids($3)
                           and e.from_on <= a.published_on
                           and (e.until_on is null or e.until_on > a.published_on))
          order by a.edition desc
          limit $4",
        params![class, below, ids(pupils.iter().copied()), limit],
    )?;
    Ok(rows.into_iter().map(|(edition,)| edition).collect())
}

/// Published posts by their editions, the newest first, as this person has them.
pub fn of_editions(tx: &Tx<'_>, editions: &[i64], person: Id<Person>) -> Result<Vec<Line>> {
    if editions.is_empty() {
        return Ok(Vec::new());
    }
    let editions = editions.iter().map(|edition| Id::<Edition>::new(*edition));
    tx.all(
        "select a.id, a.edition, a.class_id, c.name as class_name, a.school_id, a.author_id,
                p.first_name, p.last_name, p.title as civility, a.author_kind, a.title, a.body,
                a.summary, a.lang, a.state, a.published_at, a.published_on, a.edited_at, a.files,
                (select count(*)
                   from comment o
                  where o.thing_id = a.id and o.state = 'shown') as comments,
                case when n.person_id is null then 0 else 1 end as is_seen
           from journal_post a
           join class c on c.id = a.class_id
           join person p on p.id = a.author_id
           left join edition_seen n on n.edition = a.edition and n.person_id = $2
          where a.edition in ids($1) and a.state = 'published'
          order by a.edition desc",
        params![ids(editions), person],
    )
}

/// What is under way in the classes of a team: drafts of the team, and what pupils have handed in.
pub fn of_team(tx: &Tx<'_>, desks: &Desks, limit: u32) -> Result<Vec<Line>> {
    tx.all(
        "select a.id, a.edition, a.class_id, c.name as class_name, a.school_id, a.author_id,
                p.first_name, p.last_name, p.title as civility, a.author_kind, a.title, a.body,
                a.summary, a.lang, a.state, a.published_at, a.published_on, a.edited_at, a.files,
                0 as comments, 1 as is_seen
           from journal_post a
           join class c on c.id = a.class_id
           join person p on p.id = a.author_id
          where (a.class_id in ids($1) or a.school_id in ids($2))
            and (a.state = 'submitted' or a.state = 'draft' and a.author_kind = 'staff')
          order by a.edited_at desc, a.id desc
          limit $3",
        params![ids(desks.classes.iter().copied()), ids(desks.schools.iter().copied()), limit],
    )
}

/// What a pupil has under way.
pub fn of_pupil(tx: &Tx<'_>, pupil: Id<Person>, limit: u32) -> Result<Vec<Line>> {
    tx.all(
        "select a.id, a.edition, a.class_id, c.name as class_name, a.school_id, a.author_id,
                p.first_name, p.last_name, p.title as civility, a.author_kind, a.title, a.body,
                a.summary, a.lang, a.state, a.published_at, a.published_on, a.edited_at, a.files,
                0 as comments, 1 as is_seen
           from journal_post a
           join class c on c.id = a.class_id
           join person p on p.id = a.author_id
          where a.author_id = $1 and a.author_kind = 'pupil' and a.state <> 'published'
          order by a.edited_at desc, a.id desc
          limit $2",
        params![pupil, limit],
    )
}

/// Posts of these classes below which something awaits the team.
pub fn awaiting(tx: &Tx<'_>, desks: &Desks, limit: u32) -> Result<Vec<Awaiting>> {
    tx.all(
        "select a.id, a.title, sum(w.held) as held, sum(w.reports) as reports
           from (select c.thing_id, 1 as held, 0 as reports from comment c where c.state = 'held'
                  union all
                 select c.thing_id, 0, 1
                   from comment_report r
                   join comment c on c.id = r.comment_id
                  where r.answered_at is null) w
           join journal_post a on a.id = w.thing_id
          where a.class_id in ids($1) or a.school_id in ids($2)
          group by a.id, a.title
          order by a.id desc
          limit $3",
        params![ids(desks.classes.iter().copied()), ids(desks.schools.iter().copied()), limit],
    )
}
