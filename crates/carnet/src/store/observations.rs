//! Observations, as rows.

use crate::{
    NurseryClass, Observation,
    evidence::Row,
    model::Area,
    noting::{Correction, Note},
    observation::{Noted, Sight, State},
    proposal::Word,
};
use base::{Day, Id, Instant, SchoolYear};
use db::{Result, Tx, Value, ids, params};
use people::{Class, Level, Person};
use results::Skill;
use std::collections::HashMap;

/// A child who is noted twice a day of class has fewer in a year.
const YEAR_MAX: u32 = 400;

pub fn find(tx: &Tx<'_>, observation: Id<Observation>) -> Result<Option<Noted>> {
    tx.first(
        "select o.id, o.pupil_id, o.class_id, c.name as class_name, o.level, o.skill_id, k.label,
                o.area, o.state, o.on_day, o.words, o.sight, o.files, o.version,
                p.first_name, p.last_name, p.title, o.corrected_at, o.shown_at, o.unwritten
           from carnet_observation o
           join class c on c.id = o.class_id
           join person p on p.id = o.author_id
      left join skill k on k.id = o.skill_id
          where o.id = $1 and o.withdrawn_at is null",
        params![observation],
    )
}

/// What was noted of a pupil from a day to the day before another, the latest first.
pub fn of_pupil(
    tx: &Tx<'_>,
    pupil: Id<Person>,
    (from, until): (Day, Day),
    only_shown: bool,
) -> Result<Vec<Noted>> {
    tx.all(
        "select o.id, o.pupil_id, o.class_id, c.name as class_name, o.level, o.skill_id, k.label,
                o.area, o.state, o.on_day, o.words, o.sight, o.files, o.version,
                p.first_name, p.last_name, p.title, o.corrected_at, o.shown_at, o.unwritten
           from carnet_observation o
           join class c on c.id = o.class_id
           join person p on p.id = o.author_id
      left join skill k on k.id = o.skill_id
          where o.pupil_id = $1
            and o.on_day >= $2
            and o.on_day < $3
            and o.withdrawn_at is null
            and (o.shown_at is not null or $4 = 0)
          order by o.on_day desc, o.id desc
          limit $5",
        params![pupil, from, until, only_shown, YEAR_MAX],
    )
}

db::row! {
    /// Where something was noted.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Place {
        pub school: String,
        pub class: String,
    }
}

pub fn place(tx: &Tx<'_>, class: Id<Class>) -> Result<Option<Place>> {
    tx.first(
        "select s.name as school, c.name as class
           from class c
           join school s on s.id = c.school_id
          where c.id = $1",
        params![class],
    )
}

/// The days of the first and of the last of what was noted; none when nothing was.
pub fn span(tx: &Tx<'_>, pupil: Id<Person>, only_shown: bool) -> Result<Option<(Day, Day)>> {
    let row: (Option<Day>, Option<Day>) = tx.one(
        "select min(on_day), max(on_day)
           from carnet_observation
          where pupil_id = $1 and withdrawn_at is null and (shown_at is not null or $2 = 0)",
        params![pupil, only_shown],
    )?;
    Ok(row.0.zip(row.1))
}

/// The school years of a span, the latest first.
pub fn years((first, last): (Day, Day)) -> Vec<SchoolYear> {
    let (first, last) = (SchoolYear::of(first), SchoolYear::of(last));
    (first.0..=last.0).rev().map(SchoolYear).collect()
}

/// The successes a pupil was ever seen to have.
pub fn skills_of(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Id<Skill>>> {
    let rows: Vec<(Id<Skill>,)> = tx.all(
        "select distinct skill_id
           from carnet_observation
          where pupil_id = $1 and skill_id is not null and withdrawn_at is null
          order by skill_id
          limit 2000",
        params![pupil],
    )?;
    Ok(rows.into_iter().map(|(skill,)| skill).collect())
}

/// What speaks of a line of the synthèse, in the order of days.
pub fn words(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Word>> {
    tx.all(
        "select line, skill_id, state, on_day
           from carnet_observation
          where pupil_id = $1 and line <> '' and withdrawn_at is null
          order by on_day, id
          limit 3000",
        params![pupil],
    )
}

/// Those a form has made already, by pupil.
pub fn by_once(
    tx: &Tx<'_>,
    by: Id<Person>,
    once: &str,
    pupils: &[Id<Person>],
) -> Result<Vec<(Id<Person>, Id<Observation>)>> {
    if once.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(
        "select pupil_id, id
           from carnet_observation
          where author_id = $1 and once = $2 and once <> '' and pupil_id in ids($3)
          order by id
          limit 200",
        params![by, once, ids(pupils.iter().copied())],
    )
}

/// What is noted, and where it stands.
pub struct New<'a> {
    pub class: &'a NurseryClass,
    pub skill: Option<Id<Skill>>,
    pub area: Area,
    pub line: &'a str,
    pub note: &'a Note,
    pub pupils: &'a [Id<Person>],
    pub levels: &'a HashMap<Id<Person>, Level>,
    pub unwritten: bool,
    pub by: Id<Person>,
    pub at: Instant,
}

/// One row a pupil.
pub fn insert(tx: &Tx<'_>, new: &New<'_>) -> Result<Vec<Id<Observation>>> {
    let note = new.note;
    let mut made = Vec::new();
    let row = |pupil: &Id<Person>| {
        let id: Id<Observation> = tx.new_id();
        made.push(id);
        let level = new.levels.get(pupil).copied().unwrap_or(Level::Other);
        params![
            id,
            *pupil,
            new.class.id,
            new.class.school,
            level,
            new.skill,
            new.area,
            new.line,
            note.state,
            note.on_day,
            note.words.as_str(),
            note.sight,
            note.files.len(),
            new.by,
            new.at,
            note.once.as_str(),
            new.unwritten
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = new.pupils.iter().map(row).collect();
    tx.run_each(
        "insert into carnet_observation
           (id, pupil_id, class_id, school_id, level, skill_id, area, line, state, on_day, words,
            sight, files, version, author_id, created_at, editor_id, edited_at, corrected_at,
            shown_at, withdrawn_at, once, unwritten)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $15, $14, $15,
                 null, null, null, $16, $17)",
        &rows,
    )?;
    Ok(made)
}

/// False when another version was saved meanwhile, it is gone, or families read now what would lose
/// its words.
pub fn update(
    tx: &Tx<'_>,
    observation: Id<Observation>,
    to: &Correction,
    (files, unwritten): (usize, bool),
    by: Id<Person>,
    at: Instant,
) -> Result<bool> {
    let changed = tx.run(
        "update carnet_observation
            set state = $2, on_day = $3, words = $4, sight = $5, files = $6, editor_id = $7,
                edited_at = $8, version = version + 1, unwritten = $10,
                corrected_at = case when shown_at is null then null else cast($8 as bigint) end
          where id = $1 and version = $9 and withdrawn_at is null
            and ($10 = 0 or shown_at is null)",
        params![
            observation,
            to.state,
            to.on_day,
            to.words.as_str(),
            to.sight,
            files,
            by,
            at,
            to.version,
            unwritten
        ],
    )?;
    Ok(changed > 0)
}

pub fn withdraw(
    tx: &Tx<'_>,
    observation: Id<Observation>,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    tx.change(
        "update carnet_observation
            set withdrawn_at = $3, editor_id = $2, files = 0
          where id = $1 and withdrawn_at is null",
        params![observation, by, at],
    )
}

/// What these pupils have shown, for `results`; families read what was shown by an instant.
pub fn evidence(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    (from, until): (Day, Day),
    shown_until: Option<Instant>,
) -> Result<Vec<Row>> {
    tx.all(
        "select o.pupil_id, o.skill_id, o.on_day, o.state, k.label, o.words, g.id as scale_id
           from carnet_observation o
      left join skill k on k.id = o.skill_id
      left join scale g on g.school_id is null and g.code = 'reussite' and g.retired_on is null
          where o.pupil_id in ids($1)
            and o.on_day >= $2
            and o.on_day < $3
            and o.withdrawn_at is null
            and ($4 = 0 or (o.shown_at is not null and o.shown_at <= $5))
          order by o.on_day, o.id
          limit 20000",
        params![
            ids(pupils.iter().copied()),
            from,
            until,
            shown_until.is_some(),
            shown_until.unwrap_or_default()
        ],
    )
}

db::row! {
    struct Latest {
        id: Id<Observation>,
        pupil_id: Id<Person>,
        class_id: Id<people::Class>,
        class_name: String,
        level: Level,
        skill_id: Option<Id<Skill>>,
        label: Option<String>,
        area: Area,
        state: State,
        on_day: Day,
        words: String,
        sight: Sight,
        files: u32,
        version: u32,
        pupil_name: String,
        shown_at: Option<Instant>,
        unwritten: bool,
    }
}

/// What somebody noted last in a class, on a day or for it, with the first name of its pupil.
pub fn latest(
    tx: &Tx<'_>,
    class: Id<NurseryClass>,
    by: Id<Person>,
    on: Day,
) -> Result<Vec<(Noted, String)>> {
    let rows: Vec<Latest> = tx.all(
        "select o.id, o.pupil_id, o.class_id, c.name as class_name, o.level, o.skill_id, k.label,
                o.area, o.state, o.on_day, o.words, o.sight, o.files, o.version,
                p.first_name as pupil_name, o.shown_at, o.unwritten
           from carnet_observation o
           join class c on c.id = o.class_id
           join person p on p.id = o.pupil_id
      left join skill k on k.id = o.skill_id
          where o.class_id = $1
            and o.author_id = $2
            and o.on_day = $3
            and o.withdrawn_at is null
          order by o.id desc
          limit 6",
        params![class, by, on],
    )?;
    Ok(rows.into_iter().map(of_latest).collect())
}

fn of_latest(row: Latest) -> (Noted, String) {
    let noted = Noted {
        id: row.id,
        pupil_id: row.pupil_id,
        class_id: row.class_id,
        class_name: row.class_name,
        level: row.level,
        skill_id: row.skill_id,
        label: row.label,
        area: row.area,
        state: row.state,
        on_day: row.on_day,
        words: row.words,
        sight: row.sight,
        files: row.files,
        version: row.version,
        first_name: String::new(),
        last_name: String::new(),
        title: None,
        corrected_at: None,
        shown_at: row.shown_at,
        unwritten: row.unwritten,
    };
    (noted, row.pupil_name)
}

/// Those of some classes in which something was observed.
pub fn observed_in(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<Id<Class>>> {
    let found: Vec<(Id<Class>,)> = tx.all(
        "select distinct class_id from carnet_observation where class_id in ids($1)",
        params![ids(classes.iter().copied())],
    )?;
    Ok(found.into_iter().map(|(class,)| class).collect())
}
