//! Schools that open and close by the competence of their commune, as rows.

use base::{Day, Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::{Body, Group, School, Town};
use web::opening::Override;

pub fn insert(tx: &Tx<'_>, decided: &Override) -> Result<()> {
    let id: Id<Override> = tx.new_id();
    tx.run(
        "insert into opening_override (id, school_id, reason, person_id, at)
         values ($1, $2, $3, $4, $5)",
        params![id, decided.school, &decided.reason, decided.by, decided.at],
    )
    .map(drop)
}

db::row! {
    /// A commune whose competence or membership ends, and when.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Ending {
        pub member_id: Id<Body>,
        pub town: Id<Town>,
        pub name: String,
        pub insee: String,
        pub ends_on: Day,
    }
}

/// The communes that give no longer a competence that opens schools, or are no longer members of
/// its syndicate, from a day between two; those of an EPCI that does. Whose schools may open then
/// all the same, because it or its EPCI gives the competence again, is none of them, and none is
/// where no competence is needed any more.
pub fn endings(tx: &Tx<'_>, (from, until): (Day, Day), today: Day) -> Result<Vec<Ending>> {
    tx.all(
        "select distinct b.id as member_id, w.id as town, b.name, w.insee, e.until_on as ends_on
           from (select t.member_id, t.until_on,
                        case when t.until_on > $3 then t.until_on else $3 end as day
                   from transfer t
                   join competence c on c.id = t.competence_id
                  where c.opens_schools = 1 and t.from_on < t.until_on
                  union all
                 select m.member_id, m.until_on,
                        case when m.until_on > $3 then m.until_on else $3 end as day
                   from membership_of_syndicate m
                   join competence c on c.syndicate_id = m.syndicate_id and c.opens_schools = 1
                   join transfer t on t.competence_id = c.id and t.member_id = m.member_id
                  where m.from_on < m.until_on and t.from_on < m.until_on) e
           join body b on b.id = e.member_id or b.parent_id = e.member_id
           join town w on w.id = b.town_id
          where e.until_on > $1
            and e.until_on <= $2
            and exists (select 1
                          from competence c
                         where c.opens_schools = 1
                           and c.from_on <= e.day
                           and (c.until_on is null or c.until_on > e.day))
            and not exists (select 1
                              from transfer t
                              join competence c on c.id = t.competence_id
                              join membership_of_syndicate m
                                on m.syndicate_id = c.syndicate_id and m.member_id = t.member_id
                             where t.member_id in (b.id, b.parent_id)
                               and c.opens_schools = 1
                               and c.from_on <= e.day
                               and (c.until_on is null or c.until_on > e.day)
                               and t.from_on <= e.day
                               and (t.until_on is null or t.until_on > e.day)
                               and m.from_on <= e.day
                               and (m.until_on is null or m.until_on > e.day))
          order by ends_on, b.name
          limit 2000",
        params![from, until, today],
    )
}

db::row! {
    /// A school of the first degree that nobody has opened over the gate.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Open {
        pub id: Id<School>,
        pub town: Id<Town>,
        pub opened_on: Day,
        pub closed_on: Option<Day>,
    }
}

impl Open {
    pub fn is_open_on(&self, day: Day) -> bool {
        self.opened_on <= day && self.closed_on.is_none_or(|closed| closed > day)
    }
}

/// The schools of these towns that would close.
pub fn to_close(tx: &Tx<'_>, towns: &[Id<Town>]) -> Result<Vec<Open>> {
    tx.all(
        "select s.id, s.town_id as town, s.opened_on, s.closed_on
           from school s
          where s.town_id in ids($1)
            and s.kind in ('nursery', 'elementary', 'primary')
            and not exists (select 1 from opening_override o where o.school_id = s.id)
          order by s.town_id, s.name, s.id
          limit 20000",
        params![ids(towns.iter().copied())],
    )
}

/// Of these communes, for which ends and how many days before somebody was told; 0 days: they are
/// closed.
pub fn noted(tx: &Tx<'_>, members: &[Id<Body>]) -> Result<Vec<(Id<Body>, Day, i32)>> {
    tx.all(
        "select member_id, ends_on, days
           from closing_warning
          where member_id in ids($1)
          order by member_id, ends_on, days
          limit 20000",
        params![ids(members.iter().copied())],
    )
}

/// Notes that they were told so many days before.
pub fn note(tx: &Tx<'_>, notes: &[(Id<Body>, Day, i32)], at: Instant) -> Result<()> {
    let row = |(member, ends_on, days): &(Id<Body>, Day, i32)| {
        params![*member, *ends_on, *days, at].to_vec()
    };
    let rows: Vec<Vec<Value>> = notes.iter().map(row).collect();
    tx.run_each(
        "insert into closing_warning (member_id, ends_on, days, at)
         values ($1, $2, $3, $4)
             on conflict (member_id, ends_on, days) do nothing",
        &rows,
    )
    .map(drop)
}

/// The agents and the heads of these towns, as groups.
pub fn concerned(tx: &Tx<'_>, towns: &[Id<Town>]) -> Result<Vec<(Id<Town>, Id<Group>)>> {
    tx.all(
        "select scope_id, id
           from person_group
          where scope_kind = 'town' and scope_id in ids($1) and kind in ('agents', 'heads')
          order by scope_id, id
          limit 20000",
        params![ids(towns.iter().copied())],
    )
}
