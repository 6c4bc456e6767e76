//! Lists: what awaits a guardian, what families and pupils have had, what staff follow.

use crate::{Slip, slip::*};
use base::{Day, Id, Instant, Lang, PersonName, Title};
use db::{Result, Tx, ids, params};
use people::{Class, Person, School};

db::row! {
    /// A slip about one child, in the list of a family.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub slip_id: Id<Slip>,
        pub pupil_id: Id<Person>,
        pub title: String,
        pub lang: Lang,
        pub theme: Theme,
        pub state: State,
        pub needs: Needs,
        pub due_on: Option<Day>,
        pub deliver_at: Instant,
        pub first_name: String,
        pub last_name: String,
        pub author_title: Option<Title>,
        /// When this viewer signed what counts.
        pub mine_at: Option<Instant>,
        /// When anybody did.
        pub signed_at: Option<Instant>,
        pub left_at: Option<Instant>,
        pub has_authority: bool,
        pub is_urgent: bool,
    }
}

impl Line {
    pub fn author(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.author_title)
    }
}

/// What awaits the signature of this guardian, what is due first on top.
pub fn awaiting(
    tx: &Tx<'_>,
    guardian: Id<Person>,
    pupils: &[Id<Person>],
    limit: u32,
) -> Result<Vec<Line>> {
    let at = tx.now();
    tx.all(
        "select s.id as slip_id, p.pupil_id, s.title, s.lang, s.theme, s.state, s.needs, s.due_on,
                s.deliver_at, a.first_name, a.last_name, a.title as author_title,
                cast(null as bigint) as mine_at, cast(null as bigint) as signed_at, p.left_at,
                1 as has_authority,
                case when s.urgent_reason = '' then 0 else 1 end as is_urgent
           from slip_pupil p
           join slip s on s.id = p.slip_id
           join person a on a.id = s.author_id
          where p.pupil_id in ids($2)
            and p.is_open = 1
            and s.state = 'sent'
            and s.deliver_at <= $3
            and (s.accepts_late = 1 or s.due_on is null or s.due_on >= $4)
            and exists (select 1
                          from guardianship g
                         where g.pupil_id = p.pupil_id
                           and g.guardian_id = $1
                           and g.has_authority = 1
                           and g.from_on <= $4
                           and (g.until_on is null or g.until_on > $4))
            and not exists (select 1
                              from slip_answer r
                             where r.slip_id = p.slip_id
                               and r.pupil_id = p.pupil_id
                               and r.version >= s.asked_version
                               and (s.needs = 'one' or r.guardian_id in (0, $1)))
          order by case when s.due_on is null then 1 else 0 end, s.due_on, s.id desc, p.pupil_id
          limit $5",
        params![guardian, ids(pupils.iter().copied()), at, at.day(), limit],
    )
}

/// Nobody reads a larger number.
pub const COUNTED_MAX: u32 = 100;

/// How many await it: the number says what the list shows, because it counts its lines.
pub fn count_awaiting(tx: &Tx<'_>, guardian: Id<Person>, pupils: &[Id<Person>]) -> Result<i64> {
    let lines = awaiting(tx, guardian, pupils, COUNTED_MAX)?.len();
    Ok(i64::try_from(lines).unwrap_or(i64::MAX))
}

/// The slips of these pupils below one of them, newest first, with what was signed.
pub fn of_pupils(
    tx: &Tx<'_>,
    viewer: Id<Person>,
    pupils: &[Id<Person>],
    below: Id<Slip>,
    limit: u32,
) -> Result<Vec<Line>> {
    let at = tx.now();
    tx.all(
        "select s.id as slip_id, p.pupil_id, s.title, s.lang, s.theme, s.state, s.needs, s.due_on,
                s.deliver_at, a.first_name, a.last_name, a.title as author_title,
                (select max(r.signed_at)
                   from slip_answer r
                  where r.slip_id = p.slip_id and r.pupil_id = p.pupil_id
                    and r.version >= s.asked_version and r.guardian_id in (0, $1)) as mine_at,
                (select max(r.signed_at)
                   from slip_answer r
                  where r.slip_id = p.slip_id and r.pupil_id = p.pupil_id
                    and r.version >= s.asked_version) as signed_at,
                p.left_at,
                case when exists (select 1
                                    from guardianship g
                                   where g.pupil_id = p.pupil_id
                                     and g.guardian_id = $1
                                     and g.has_authority = 1
                                     and g.from_on <= $4
                                     and (g.until_on is null or g.until_on > $4))
                     then 1 else 0 end as has_authority,
                case when s.urgent_reason = '' then 0 else 1 end as is_urgent
           from slip_pupil p
           join slip s on s.id = p.slip_id
           join person a on a.id = s.author_id
          where p.pupil_id in ids($2)
            and p.slip_id < $5
            and s.deliver_at <= $3
            and (p.pupil_id <> $1 or s.for_pupils = 1)
          order by p.slip_id desc, p.pupil_id
          limit $6",
        params![viewer, ids(pupils.iter().copied()), at, at.day(), below, limit],
    )
}

db::row! {
    /// A slip in the list of those who follow it.
    #[derive(Clone, Debug)]
    pub struct Followed {
        pub slip_id: Id<Slip>,
        pub title: String,
        pub lang: Lang,
        pub theme: Theme,
        pub state: State,
        pub needs: Needs,
        pub due_on: Option<Day>,
        pub deliver_at: Instant,
        pub sent_at: Instant,
        pub author_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub author_title: Option<Title>,
        pub pupils: i64,
        /// For how many somebody has signed.
        pub answered: i64,
        pub target: String,
    }
}

impl Followed {
    pub fn author(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.author_title)
    }
}

/// The slips somebody wrote, those of his classes, and those of the schools he runs; newest first.
pub fn followed(
    tx: &Tx<'_>,
    person: Id<Person>,
    classes: &[Id<Class>],
    schools: &[Id<School>],
    below: Id<Slip>,
    limit: u32,
) -> Result<Vec<Followed>> {
    tx.all(
        "select s.id as slip_id, s.title, s.lang, s.theme, s.state, s.needs, s.due_on, s.deliver_at,
                s.sent_at, s.author_id, a.first_name, a.last_name, a.title as author_title,
                (select count(*) from slip_pupil p where p.slip_id = s.id and p.left_at is null)
                  + s.pupils_kept as pupils,
                (select count(*)
                   from slip_pupil p
                  where p.slip_id = s.id
                    and p.left_at is null
                    and exists (select 1
                                  from slip_answer r
                                 where r.slip_id = p.slip_id
                                   and r.pupil_id = p.pupil_id
                                   and r.version >= s.asked_version))
                  + s.answered_kept as answered,
                (select t.name from slip_target t where t.slip_id = s.id and t.position = 0)
                  as target
           from slip s
           join person a on a.id = s.author_id
          where s.id in (select id from slip where author_id = $1 and id < $4
                          union
                         select slip_id from slip_target
                          where class_id in ids($2) and slip_id < $4
                          union
                         select id from slip where school_id in ids($3) and id < $4)
          order by s.id desc
          limit $5",
        params![person, ids(classes.iter().copied()), ids(schools.iter().copied()), below, limit],
    )
}
