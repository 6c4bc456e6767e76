//! Openings of appointments, as rows.

use super::places;
use crate::{
    opening::{Appointments, Opening, Per, Run, Tie},
    place::{Place, PlaceKind},
    receiving::Said,
};
use base::{Day, Id, Instant, PersonName, Title};
use db::{Result, Tx, ids, params};
use people::{Class, Person, School, Standing};

/// An opening with its place, and the children of the viewer it is for.
pub fn load(tx: &Tx<'_>, id: Id<Opening>, viewer: &Standing) -> Result<Option<Appointments>> {
    let Some(opening) = find(tx, id)? else { return Ok(None) };
    let Some(place) = places::find(tx, opening.place_id, viewer)? else { return Ok(None) };
    let children = viewer
        .children
        .iter()
        .filter(|child| crate::event::concerns(viewer, child, &place))
        .map(|child| child.id);
    let children: Vec<Id<Person>> = children.collect();
    let today = tx.now().day();
    let ties =
        if children.is_empty() { Vec::new() } else { ties(tx, viewer.person, &children, today)? };
    Ok(Some(Appointments { opening, place, ties }))
}

/// For which of these children this guardian answers by law, today.
pub fn ties(
    tx: &Tx<'_>,
    guardian: Id<Person>,
    children: &[Id<Person>],
    today: Day,
) -> Result<Vec<Tie>> {
    tx.all(
        "select p.id as pupil_id,
                case when exists (select 1
                                    from guardianship g
                                   where g.pupil_id = p.id
                                     and g.guardian_id = $1
                                     and g.has_authority = 1
                                     and g.from_on <= $3
                                     and (g.until_on is null or g.until_on > $3))
                     then 1 else 0 end as has_authority
           from person p
          where p.id in ids($2)
          order by p.id",
        params![guardian, ids(children.iter().copied()), today],
    )
}

pub fn find(tx: &Tx<'_>, id: Id<Opening>) -> Result<Option<Opening>> {
    Ok(all(tx, &[id])?.pop())
}

pub fn all(tx: &Tx<'_>, these: &[Id<Opening>]) -> Result<Vec<Opening>> {
    tx.all(
        "select id, place_kind, place_id, school_id, owner_id, title, body, location, link, per,
                book_until_at, state, made_at
           from agenda_opening
          where id in ids($1)
          order by id",
        params![ids(these.iter().copied())],
    )
}

/// The opening that this form has made already.
pub fn by_once(tx: &Tx<'_>, owner: Id<Person>, once: &str) -> Result<Option<Id<Opening>>> {
    let known: Option<(Id<Opening>,)> = tx.first(
        "select id from agenda_opening where owner_id = $1 and once = $2 and once <> ''",
        params![owner, once],
    )?;
    Ok(known.map(|(id,)| id))
}

pub fn insert(tx: &Tx<'_>, opening: &Opening, once: &str) -> Result<()> {
    tx.change(
        "insert into agenda_opening (id, place_kind, place_id, school_id, owner_id, title, body,
                                     location, link, per, book_until_at, state, made_at, once)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
             on conflict do nothing",
        params![
            opening.id,
            opening.place_kind,
            opening.place_id,
            opening.school_id,
            opening.owner_id,
            &opening.title,
            &opening.body,
            &opening.location,
            &opening.link,
            opening.per,
            opening.book_until_at,
            opening.state,
            opening.made_at,
            once
        ],
    )
}

pub fn set_state(tx: &Tx<'_>, id: Id<Opening>, state: Run) -> Result<()> {
    tx.change("update agenda_opening set state = $2 where id = $1", params![id, state])
}

pub fn say(tx: &Tx<'_>, id: Id<Opening>, said: &Said) -> Result<()> {
    tx.change(
        "update agenda_opening set title = $2, body = $3, location = $4, link = $5 where id = $1",
        params![id, &said.title, &said.body, &said.location, &said.link],
    )
}

pub fn set_book_until(tx: &Tx<'_>, id: Id<Opening>, at: Instant) -> Result<()> {
    tx.change("update agenda_opening set book_until_at = $2 where id = $1", params![id, at])
}

pub fn set_owner(tx: &Tx<'_>, id: Id<Opening>, owner: Id<Person>) -> Result<()> {
    tx.change("update agenda_opening set owner_id = $2 where id = $1", params![id, owner])
}

pub fn name(tx: &Tx<'_>, person: Id<Person>) -> Result<PersonName> {
    let (first, last, title): (String, String, Option<Title>) =
        tx.one("select first_name, last_name, title from person where id = $1", params![person])?;
    Ok(PersonName::new(first, last, title))
}

db::row! {
    /// An opening in a list, with its slots counted.
    #[derive(Clone, Debug)]
    pub struct OpeningLine {
        pub id: Id<Opening>,
        pub place_kind: PlaceKind,
        pub place_id: Id<Place>,
        pub place_name: String,
        pub owner_id: Id<Person>,
        pub title: String,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        pub per: Per,
        pub state: Run,
        pub book_until_at: Instant,
        pub first_at: Instant,
        pub last_at: Instant,
        pub slots: u32,
        pub booked: u32,
        /// For how many children of the viewer a slot is booked that he sees, and the first hour.
        pub mine: u32,
        pub mine_at: Option<Instant>,
    }
}

impl OpeningLine {
    pub fn owner(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }
}

/// The openings of these places, and those of this viewer, that are not over since some days.
pub fn list(
    tx: &Tx<'_>,
    viewer: &Standing,
    places: &[Id<Place>],
    since: Instant,
    limit: u32,
) -> Result<Vec<OpeningLine>> {
    let children = ids(viewer.children.iter().map(|child| child.id));
    tx.all(
        "select o.id, o.place_kind, o.place_id, coalesce(c.name, s.name, '') as place_name,
                o.owner_id, o.title, p.first_name, p.last_name, p.title as civility, o.per,
                o.state, o.book_until_at, min(t.start_at) as first_at, max(t.end_at) as last_at,
                count(*) as slots, count(t.pupil_id) as booked,
                count(distinct case when t.pupil_id in ids($5)
                                     and (o.per = 'child' or t.guardian_id = $1)
                                    then t.pupil_id end) as mine,
                min(case when t.pupil_id in ids($5) and (o.per = 'child' or t.guardian_id = $1)
                         then t.start_at end) as mine_at
           from agenda_opening o
           join agenda_slot t on t.opening_id = o.id
           join person p on p.id = o.owner_id
           left join class c on o.place_kind = 'class' and c.id = o.place_id
           left join school s on o.place_kind = 'school' and s.id = o.place_id
          where o.owner_id = $1 or o.place_id in ids($2)
          group by o.id, o.place_kind, o.place_id, c.name, s.name, o.owner_id, o.title,
                   p.first_name, p.last_name, p.title, o.per, o.state, o.book_until_at
         having max(t.end_at) > $3
          order by min(t.start_at), o.id
          limit $4",
        params![viewer.person, ids(places.iter().copied()), since, limit, children],
    )
}

/// The guardians who answer by law for the pupils of a class or a school: to tell them.
pub fn guardians(
    tx: &Tx<'_>,
    class: Option<Id<Class>>,
    school: Id<School>,
    today: Day,
) -> Result<Vec<(Id<Person>, Id<Person>)>> {
    tx.all(
        "select distinct g.guardian_id, g.pupil_id
           from enrolment e
           join guardianship g on g.pupil_id = e.pupil_id
          where e.school_id = $2
            and (cast($1 as bigint) is null or e.class_id = $1)
            and e.from_on <= $3
            and (e.until_on is null or e.until_on > $3)
            and g.has_authority = 1
            and g.from_on <= $3
            and (g.until_on is null or g.until_on > $3)
          order by g.guardian_id, g.pupil_id
          limit 20000",
        params![class, school, today],
    )
}

/// Who answers by law today for these pupils: pupil and guardian.
pub fn guardians_of(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    today: Day,
) -> Result<Vec<(Id<Person>, Id<Person>)>> {
    tx.all(
        "select distinct pupil_id, guardian_id
           from guardianship
          where pupil_id in ids($1)
            and has_authority = 1
            and from_on <= $2
            and (until_on is null or until_on > $2)
          order by pupil_id, guardian_id",
        params![ids(pupils.iter().copied()), today],
    )
}
