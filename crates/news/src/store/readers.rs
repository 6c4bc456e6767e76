//! For whom an article is: the groups of its thread, and those who are in them.

use crate::{Article, article::Written, thread::ThreadKind, writing::Audience};
use base::{Day, Id};
use db::{Result, Tx, ids, params};
use people::{Group, GroupKind, Person};

/// The groups an article is for. Those of a town's article are the groups of its schools; its own
/// agents are of its staff.
pub fn groups(tx: &Tx<'_>, article: &Written, audience: Audience) -> Result<Vec<Id<Group>>> {
    let is_class = article.thread_kind == ThreadKind::Class;
    let staff = if is_class { GroupKind::Team } else { GroupKind::Staff };
    let wanted = [
        (audience.families, GroupKind::Guardians),
        (audience.pupils, GroupKind::Pupils),
        (audience.staff, staff),
    ];
    let kinds: Vec<GroupKind> =
        wanted.into_iter().filter(|(is_wanted, _)| *is_wanted).map(|(_, kind)| kind).collect();
    let found: Vec<(Id<Group>, GroupKind)> = match article.thread_kind {
        ThreadKind::Town => tx.all(
            "select g.id, g.kind
               from person_group g
               join school s on s.id = g.scope_id
              where g.scope_kind = 'school'
                and s.town_id = $2
                and s.closed_on is null
                and (s.id in (select school_id from news_school where article_id = $1)
                     or not exists (select 1 from news_school where article_id = $1))
              union all
             select g.id, 'staff' as kind
               from person_group g
              where g.scope_kind = 'town' and g.scope_id = $2 and g.kind = 'agents'
              limit 5000",
            params![article.id, article.town_id],
        )?,
        ThreadKind::Class | ThreadKind::School => tx.all(
            "select id, kind
               from person_group
              where scope_kind = $1 and scope_id = $2 and level = ''
              order by id
              limit 20",
            params![article.thread_kind, article.thread_id],
        )?,
    };
    let is_wanted = |(_, kind): &(Id<Group>, GroupKind)| kinds.contains(kind);
    Ok(found.into_iter().filter(is_wanted).map(|(id, _)| id).collect())
}

/// Who is in these groups, each guardian once for each of his pupils, after one of them.
pub fn members(
    tx: &Tx<'_>,
    groups: &[Id<Group>],
    (after, pupil): (Id<Person>, i64),
    limit: u32,
) -> Result<Vec<(Id<Person>, i64)>> {
    tx.all(
        "select distinct person_id, on_behalf_of
           from membership
          where group_id in ids($1)
            and (person_id, on_behalf_of) > ($2, $3)
          order by person_id, on_behalf_of
          limit $4",
        params![ids(groups.iter().copied()), after, pupil, limit],
    )
}

/// Those who publish in the thread of an article, by their office.
pub fn publishers(tx: &Tx<'_>, article: &Written) -> Result<Vec<Id<Person>>> {
    let (kind, scope, place) = match article.school_id {
        Some(school) => (GroupKind::Heads, "school", school.raw()),
        None => (GroupKind::Agents, "town", article.town_id.raw()),
    };
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select distinct m.person_id
           from person_group g
           join membership m on m.group_id = g.id
          where g.scope_kind = $2 and g.scope_id = $3 and g.kind = $1 and g.level = ''
          order by m.person_id
          limit 100",
        params![kind, scope, place],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The articles to all schools of a town that are read today, where a school has groups since then.
pub fn of_towns_with_new_schools(
    tx: &Tx<'_>,
    since: Id<Group>,
    after: Id<Article>,
    today: Day,
    limit: u32,
) -> Result<Vec<Id<Article>>> {
    let rows: Vec<(Id<Article>,)> = tx.all(
        "select a.id
           from news_article a
          where a.thread_id in (select s.town_id
                                  from person_group g
                                  join school s on s.id = g.scope_id
                                 where g.id >= $1
                                   and g.scope_kind = 'school'
                                   and s.closed_on is null)
            and a.id > $2
            and a.thread_kind = 'town'
            and a.state = 'published'
            and (a.ends_on is null or a.ends_on >= $3)
            and not exists (select 1 from news_school n where n.article_id = a.id)
          order by a.id
          limit $4",
        params![since, after, today, limit],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The groups for whom a published article is, as its audience says.
pub fn groups_of(tx: &Tx<'_>, id: Id<Article>) -> Result<Vec<Id<Group>>> {
    let rows: Vec<(Id<Group>,)> = tx.all(
        "select u.target
           from news_article a
           join audience u on u.kind = 'news' and u.thing_id = a.edition
          where a.id = $1
          order by u.target
          limit 5000",
        params![id],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
