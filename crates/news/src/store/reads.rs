//! Who has read an article, of those it is for; and how many are new for somebody.

use base::{Id, Instant, PersonName, Title};
use db::{Result, Tx, ids, params};
use people::Group;
use publication::Edition;

db::row! {
    /// How many have read it, of how many it is for.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct Figures {
        pub readers: i64,
        pub reads: i64,
    }
}

pub fn figures(tx: &Tx<'_>, edition: Id<Edition>) -> Result<Figures> {
    tx.one(
        "select count(*) as readers, count(s.opened_at) as reads
           from (select distinct m.person_id
                   from audience a
                   join membership m on m.group_id = a.target
                  where a.kind = 'news' and a.thing_id = $1) r
           left join edition_seen s on s.edition = $1 and s.person_id = r.person_id",
        params![edition],
    )
}

db::row! {
    /// The same for one of its groups.
    #[derive(Clone, Debug)]
    pub struct GroupFigures {
        pub group_id: Id<Group>,
        pub kind: people::GroupKind,
        pub scope_kind: people::ScopeKind,
        pub place: String,
        pub readers: i64,
        pub reads: i64,
    }
}

pub fn figures_by_group(tx: &Tx<'_>, edition: Id<Edition>) -> Result<Vec<GroupFigures>> {
    tx.all(
        "select g.id as group_id, g.kind, g.scope_kind,
                coalesce(c.name, s.name, t.name, '') as place,
                count(distinct m.person_id) as readers,
                count(distinct case when n.opened_at is null then null else m.person_id end)
                as reads
           from audience a
           join person_group g on g.id = a.target
           left join class c on g.scope_kind = 'class' and c.id = g.scope_id
           left join school s on g.scope_kind = 'school' and s.id = g.scope_id
           left join town t on g.scope_kind = 'town' and t.id = g.scope_id
           left join membership m on m.group_id = g.id
           left join edition_seen n on n.edition = a.thing_id and n.person_id = m.person_id
          where a.kind = 'news' and a.thing_id = $1
          group by g.id, g.kind, g.scope_kind, c.name, s.name, t.name
          order by coalesce(c.name, s.name, t.name, ''), g.kind, g.id
          limit 1000",
        params![edition],
    )
}

db::row! {
    /// Somebody it is for, and when he read it.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        pub opened_at: Option<Instant>,
    }
}

impl Line {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }
}

/// Those it is for, by name: who has not read it first.
pub fn by_name(tx: &Tx<'_>, edition: Id<Edition>, limit: u32) -> Result<Vec<Line>> {
    tx.all(
        "select p.first_name, p.last_name, p.title as civility, s.opened_at
           from (select distinct m.person_id
                   from audience a
                   join membership m on m.group_id = a.target
                  where a.kind = 'news' and a.thing_id = $1) r
           join person p on p.id = r.person_id
           left join edition_seen s on s.edition = $1 and s.person_id = r.person_id
          order by case when s.opened_at is null then 0 else 1 end, p.sort_key, p.id
          limit $2",
        params![edition, limit],
    )
}

/// How many of the newest articles one may see are new: the number beside the menu.
pub fn count_new(tx: &Tx<'_>, person: &people::Standing, limit: u32) -> Result<i64> {
    let targets = person.groups();
    tx.number(
        "select count(*)
           from (select a.thing_id
                   from audience a
                  where a.target in ids($2) and a.kind = 'news'
                  group by a.thing_id
                  order by a.thing_id desc
                  limit $3) newest
           join news_article n on n.edition = newest.thing_id and n.state = 'published'
          where not exists (select 1
                              from edition_seen s
                             where s.edition = newest.thing_id and s.person_id = $1)",
        params![person.person, ids(targets), limit],
    )
}
