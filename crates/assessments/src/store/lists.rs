//! Lists of assessments, and what a class has shown of each skill.

use crate::{Assessment, Band, Item, assessment::Stage, cell::Kind};
use base::{Day, Id, Instant};
use db::{Result, Tx, ids, params};
use people::{Class, Person, School};
use results::{Scale, Skill};

db::row! {
    /// A line of a list.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub id: Id<Assessment>,
        pub title: String,
        pub day: Day,
        pub state: Stage,
        pub visible_at: Option<Instant>,
        pub matter: String,
        pub place: String,
        /// Items that are not retired, the mark for the whole among them.
        pub items: u32,
        /// Something was said of somebody.
        pub has_results: bool,
    }
}

/// Those of a class since a day, the latest first.
pub fn of_class(tx: &Tx<'_>, class: Id<Class>, limit: u32) -> Result<Vec<Line>> {
    tx.all(
        "select a.id, a.title, a.day, a.state, a.visible_at,
                coalesce(m.name, k.label, '') as matter, '' as place,
                (select count(*)
                   from assessment_item i
                  where i.assessment_id = a.id and i.retired_at is null) as items,
                exists (select 1
                          from assessment_result r
                         where r.assessment_id = a.id and r.kind <> 'blank') as has_results
           from assessment a
           left join subject m on m.id = a.subject_id
           left join skill k on k.id = a.domain_id
          where a.class_id = $1
          order by a.day desc, a.id desc
          limit $2",
        params![class, limit],
    )
}

pub fn of_group(tx: &Tx<'_>, group: Id<Band>, limit: u32) -> Result<Vec<Line>> {
    tx.all(
        "select a.id, a.title, a.day, a.state, a.visible_at,
                coalesce(m.name, k.label, '') as matter, '' as place,
                (select count(*)
                   from assessment_item i
                  where i.assessment_id = a.id and i.retired_at is null) as items,
                exists (select 1
                          from assessment_result r
                         where r.assessment_id = a.id and r.kind <> 'blank') as has_results
           from assessment a
           left join subject m on m.id = a.subject_id
           left join skill k on k.id = a.domain_id
          where a.group_id = $1
          order by a.day desc, a.id desc
          limit $2",
        params![group, limit],
    )
}

/// What this person may copy: what he has made or teaches in these schools, whatever the year, and
/// what was made for the classes he teaches.
pub fn to_copy(
    tx: &Tx<'_>,
    person: Id<Person>,
    (schools, classes): (&[Id<School>], &[Id<Class>]),
) -> Result<Vec<Line>> {
    tx.all(
        "select a.id, a.title, a.day, a.state, a.visible_at,
                coalesce(m.name, k.label, '') as matter, coalesce(c.name, g.name, '') as place,
                (select count(*)
                   from assessment_item i
                  where i.assessment_id = a.id and i.retired_at is null) as items,
                0 as has_results
           from assessment a
           left join class c on c.id = a.class_id
           left join person_group g on g.id = a.group_id
           left join subject m on m.id = a.subject_id
           left join skill k on k.id = a.domain_id
          where a.class_id in ids($3)
             or a.school_id in ids($2)
            and exists (select 1
                          from assessment_teacher t
                         where t.assessment_id = a.id and t.person_id = $1)
          order by a.day desc, a.id desc
          limit 150",
        params![person, ids(schools.iter().copied()), ids(classes.iter().copied())],
    )
}

db::row! {
    /// A level of a pupil of a class, of a skill.
    #[derive(Clone, Debug)]
    pub struct Shown {
        pub pupil_id: Id<Person>,
        pub skill_id: Option<Id<Skill>>,
        pub item_id: Id<Item>,
        pub label: String,
        pub assessment_id: Id<Assessment>,
        pub title: String,
        pub day: Day,
        pub kind: Kind,
        pub scale_id: Option<Id<Scale>>,
        pub step: Option<u8>,
    }
}

/// The levels these pupils have shown of skills since a day in a school, the latest first.
/// What is being prepared is not said yet.
pub fn levels(
    tx: &Tx<'_>,
    school: Id<School>,
    pupils: &[Id<Person>],
    since: Day,
) -> Result<Vec<Shown>> {
    tx.all(
        "select r.pupil_id, i.skill_id, i.id as item_id, i.label, a.id as assessment_id, a.title,
                a.day, r.kind, r.scale_id, r.step
           from assessment_result r
           join assessment_item i on i.id = r.item_id
           join assessment a on a.id = r.assessment_id
          where r.pupil_id in ids($1)
            and r.kind = 'step'
            and i.skill_id is not null
            and a.day >= $2
            and a.school_id = $3
            and a.state <> 'draft'
          order by a.day desc, a.id desc, i.place, r.pupil_id
          limit 20000",
        params![ids(pupils.iter().copied()), since, school],
    )
}
