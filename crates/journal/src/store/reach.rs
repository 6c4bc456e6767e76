//! Who was in which class, and when: what a family may read follows from it.

use crate::{journal::Stay, keepsake::Keepsake, post::Written};
use base::{Day, Id};
use db::{Result, Tx, params};
use people::{Class, Person};

/// A person's own days in a class, and those of the pupils over whom he has authority today.
pub fn stays_in(
    tx: &Tx<'_>,
    class: Id<Class>,
    person: Id<Person>,
    today: Day,
) -> Result<Vec<Stay>> {
    tx.all(
        "select e.class_id, e.pupil_id, e.from_on, e.until_on
           from enrolment e
          where e.class_id = $1
            and (e.pupil_id = $2
                 or e.pupil_id in (select g.pupil_id
                                     from guardianship g
                                    where g.guardian_id = $2
                                      and g.has_authority = 1
                                      and g.from_on <= $3
                                      and (g.until_on is null or g.until_on > $3)))
          order by e.from_on, e.pupil_id",
        params![class, person, today],
    )
}

/// The same in every class, the latest first.
pub fn stays(tx: &Tx<'_>, person: Id<Person>, today: Day) -> Result<Vec<Stay>> {
    tx.all(
        "select e.class_id, e.pupil_id, e.from_on, e.until_on
           from enrolment e
          where e.class_id is not null
            and (e.pupil_id = $1
                 or e.pupil_id in (select g.pupil_id
                                     from guardianship g
                                    where g.guardian_id = $1
                                      and g.has_authority = 1
                                      and g.from_on <= $2
                                      and (g.until_on is null or g.until_on > $2)))
          order by e.from_on desc, e.pupil_id
          limit 200",
        params![person, today],
    )
}

pub fn keepsake(
    tx: &Tx<'_>,
    pupil: Id<Person>,
    person: Id<Person>,
    today: Day,
) -> Result<Option<Keepsake>> {
    tx.first(
        "select p.id as pupil_id, p.first_name, p.last_name, p.title as civility,
                case when exists (select 1
                                    from guardianship g
                                   where g.pupil_id = p.id
                                     and g.guardian_id = $2
                                     and g.has_authority = 1
                                     and g.from_on <= $3
                                     and (g.until_on is null or g.until_on > $3))
                     then 1 else 0 end as has_authority
           from person p
          where p.id = $1
            and exists (select 1 from enrolment e where e.pupil_id = p.id)",
        params![pupil, person, today],
    )
}

/// What was published in the classes of a pupil while he was there, the oldest first.
pub fn posts_of_pupil(tx: &Tx<'_>, pupil: Id<Person>, limit: u32) -> Result<Vec<Written>> {
    tx.all(
        "select a.id, a.class_id, c.name as class_name, a.school_id, a.author_id,
                p.first_name, p.last_name, p.title as civility, a.author_kind, a.title, a.body,
                a.summary, a.lang, a.state, a.sentence, a.version, a.created_at, a.edited_at,
                a.published_at, a.published_on, a.edition, a.files, 'none' as comments,
                0 as reactions
           from journal_post a
           join class c on c.id = a.class_id
           join person p on p.id = a.author_id
          where a.state = 'published'
            and exists (select 1
                          from enrolment e
                         where e.class_id = a.class_id
                           and e.pupil_id = $1
                           and e.from_on <= a.published_on
                           and (e.until_on is null or e.until_on > a.published_on))
          order by a.edition
          limit $2",
        params![pupil, limit],
    )
}
