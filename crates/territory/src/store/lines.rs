//! Where each commune stands towards a syndicate, as rows: set statements, whatever the number.

use crate::competence::Competence;
use base::{Day, Id, Instant};
use council::{Deliberation, deliberation::State};
use db::{Result, Tx, params};
use people::{Body, BodyKind};

db::row! {
    /// A commune and the latest facts about it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Row {
        pub id: Id<Body>,
        pub name: String,
        pub siren: String,
        pub insee: Option<String>,
        pub department: String,
        pub population: u32,
        pub epci_id: Option<Id<Body>>,
        pub epci: Option<String>,
        pub asked_by: Option<Id<Deliberation>>,
        pub is_asked: bool,
        pub from_on: Option<Day>,
        pub until_on: Option<Day>,
        pub member_from: Option<Day>,
        pub member_until: Option<Day>,
        /// Schools of the first degree that are open.
        pub schools: u32,
        /// The syndicate it has given the same to.
        pub conflict: Option<String>,
        /// Since when its EPCI gives it in its place.
        pub epci_from: Option<Day>,
    }
}

db::row! {
    /// A deliberation that gives the competence, wherever it is in its life.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Act {
        pub body_id: Id<Body>,
        pub id: Id<Deliberation>,
        pub state: State,
        pub is_adopted: bool,
        pub is_undone: bool,
        pub transmitted_at: Option<Instant>,
        pub published_at: Option<Instant>,
        pub executory_on: Option<Day>,
    }
}

/// The communes of these departments (`,59,62,`) and every member, on a day; or one of them.
pub fn rows(
    tx: &Tx<'_>,
    competence: &Competence,
    departments: &str,
    today: Day,
    one: Option<Id<Body>>,
) -> Result<Vec<Row>> {
    // 0 is no body: all of them.
    let one = one.map_or(0, Id::raw);
    tx.all(
        "select b.id, b.name, b.siren, w.insee, b.department, b.population, e.id as epci_id,
                e.name as epci, t.asked_by,
                case when t.id is null then 0 else 1 end as is_asked,
                t.from_on, t.until_on, m.from_on as member_from, m.until_on as member_until,
                (select count(*)
                   from school s
                  where s.town_id = b.town_id
                    and s.kind in ('nursery', 'elementary', 'primary')
                    and s.opened_on <= $4
                    and (s.closed_on is null or s.closed_on > $4)) as schools,
                (select o.name
                   from transfer_conflict x
                   join competence c on c.id = x.other_id
                   join body o on o.id = c.syndicate_id
                  where x.member_id = b.id and x.competence_id = $1
                  limit 1) as conflict,
                g.from_on as epci_from
           from body b
           left join body e on e.id = b.parent_id
           left join town w on w.id = b.town_id
           left join transfer t
             on t.id = (select max(l.id)
                          from transfer l
                         where l.member_id = b.id and l.competence_id = $1)
           left join membership_of_syndicate m
             on m.id = (select max(l.id)
                          from membership_of_syndicate l
                         where l.member_id = b.id and l.syndicate_id = $2)
           -- Of the few that give it for their communes, once for all of these.
           left join (select p.id as epci_id,
                             max(case when y.from_on > n.from_on then y.from_on
                                      else n.from_on end) as from_on
                        from body p
                        join transfer y on y.member_id = p.id and y.competence_id = $1
                        join membership_of_syndicate n
                          on n.member_id = p.id and n.syndicate_id = $2
                       where p.kind in ('epci', 'metropole')
                         and y.from_on <= $4
                         and (y.until_on is null or y.until_on > $4)
                         and n.from_on <= $4
                         and (n.until_on is null or n.until_on > $4)
                       group by p.id) g
             on g.epci_id = b.parent_id
          where b.kind = 'commune'
            and (b.closed_on is null or b.closed_on > $4)
            and (cast($5 as bigint) = 0 or b.id = $5)
            and ($3 like '%,' || b.department || ',%' or m.id is not null)
          order by b.name, b.id
          limit 10000",
        params![competence.id, competence.syndicate_id, departments, today, one],
    )
}

/// The deliberations that give a competence (`fields` is the effect as it is kept), the latest
/// last.
pub fn acts(tx: &Tx<'_>, fields: &str, one: Option<Id<Body>>) -> Result<Vec<Act>> {
    let one = one.map_or(0, Id::raw);
    tx.all(
        "select d.body_id, d.id, d.state,
                case when d.outcome = 'adopted' then 1 else 0 end as is_adopted,
                case when d.withdrawn_by is null and d.repealed_by is null then 0 else 1 end
                  as is_undone,
                d.transmitted_at, d.published_at, d.executory_on
           from decision x
           join deliberation d on d.id = x.deliberation_id
          where x.kind = 'transfer'
            and x.fields = $1
            and (cast($2 as bigint) = 0 or d.body_id = $2)
            and (d.outcome is null or d.outcome = 'adopted')
          order by d.id
          limit 20000",
        params![fields, one],
    )
}

db::row! {
    /// A body that is no commune and has asked this syndicate to agree.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Request {
        pub act: Id<Deliberation>,
        pub name: String,
        pub kind: BodyKind,
    }
}

/// What EPCI, departments and regions have asked, and nobody has agreed to: the first asked first.
pub fn requests(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Vec<Request>> {
    tx.all(
        "select distinct a.asked_by as act, b.name, b.kind
           from (select t.asked_by, t.member_id
                   from transfer t
                   join competence c on c.id = t.competence_id
                  where c.syndicate_id = $1 and t.agreed_by is null and t.until_on is null
                  union all
                 select m.asked_by, m.member_id
                   from membership_of_syndicate m
                  where m.syndicate_id = $1 and m.agreed_by is null and m.until_on is null) a
           join body b on b.id = a.member_id
          where a.asked_by is not null and b.kind <> 'commune'
          order by act
          limit 200",
        params![syndicate],
    )
}

/// What this syndicate has decided or is about to decide to agree to: the effects as they are kept,
/// and whether it has voted them.
pub fn concords(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Vec<(String, bool)>> {
    tx.all(
        "select x.fields, case when d.outcome = 'adopted' then 1 else 0 end as is_adopted
           from decision x
           join deliberation d on d.id = x.deliberation_id
          where x.kind = 'concord'
            and d.body_id = $1
            and (d.outcome is null or d.outcome = 'adopted')
            and d.withdrawn_by is null
            and d.repealed_by is null
          order by d.id desc
          limit 20000",
        params![syndicate],
    )
}
