//! Syntheses, what was locked of them and who signed, as rows.

use crate::{
    NurseryClass, Synthesis,
    deciding::Place,
    synthesis::{Content, Kept},
};
use base::{Id, Instant, PersonName, SchoolYear, Title};
use db::{Result, Tx, params};
use people::{Person, School};

/// All of a pupil, the latest year first.
pub fn of_pupil(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Kept>> {
    tx.all(
        "select y.id, y.pupil_id, y.school_id, s.name as school_name, y.class_id,
                c.name as class_name, y.year, y.content, y.version, y.state, y.number, y.edited_at,
                p.first_name, p.last_name, p.title
           from carnet_synthesis y
           join school s on s.id = y.school_id
           join class c on c.id = y.class_id
           join person p on p.id = y.editor_id
          where y.pupil_id = $1
          order by y.year desc
          limit 10",
        params![pupil],
    )
}

pub struct Saving<'a> {
    pub place: Place,
    pub content: &'a Content,
    /// The version the form was made for.
    pub version: u32,
    pub by: Id<Person>,
    pub at: Instant,
}

/// False when somebody has begun it meanwhile.
pub fn insert(tx: &Tx<'_>, new: &Saving<'_>) -> Result<bool> {
    let (id, place): (Id<Synthesis>, Place) = (tx.new_id(), new.place);
    let added = tx.run(
        "insert into carnet_synthesis
           (id, pupil_id, school_id, class_id, year, content, version, state, number, created_at,
            edited_at, editor_id)
         values ($1, $2, $3, $4, $5, $6, 1, 'draft', 0, $7, $7, $8)
         on conflict (pupil_id, year) do nothing",
        params![
            id,
            place.pupil,
            place.school,
            place.class,
            place.year,
            new.content,
            new.at,
            new.by
        ],
    )?;
    Ok(added > 0)
}

/// False when another version was saved, or it was locked.
pub fn update(tx: &Tx<'_>, to: &Saving<'_>) -> Result<bool> {
    let place = to.place;
    let changed = tx.run(
        "update carnet_synthesis
            set content = $3, school_id = $4, class_id = $5, version = version + 1, edited_at = $6,
                editor_id = $7
          where pupil_id = $1 and year = $2 and version = $8 and state = 'draft'",
        params![
            place.pupil,
            place.year,
            to.content,
            place.school,
            place.class,
            to.at,
            to.by,
            to.version
        ],
    )?;
    Ok(changed > 0)
}

/// Locks what these eyes have read; false when it is no longer that.
pub fn lock(tx: &Tx<'_>, kept: &Kept, by: Id<Person>, at: Instant) -> Result<bool> {
    let changed = tx.run(
        "update carnet_synthesis
            set state = 'locked', number = number + 1, version = version + 1
          where id = $1 and version = $2 and state = 'draft'",
        params![kept.id, kept.version],
    )?;
    if changed == 0 {
        return Ok(false);
    }
    tx.run(
        "insert into carnet_synthesis_version
           (synthesis_id, number, content, locked_at, locked_by, visa_at, visa_by, reopened_at,
            reopened_by, reason)
         values ($1, $2, $3, $4, $5, null, null, null, null, '')",
        params![kept.id, kept.number + 1, &kept.content, at, by],
    )?;
    Ok(true)
}

pub fn reopen(tx: &Tx<'_>, kept: &Kept, reason: &str, by: Id<Person>, at: Instant) -> Result<bool> {
    let changed = tx.run(
        "update carnet_synthesis
            set state = 'draft', version = version + 1
          where id = $1 and version = $2 and state = 'locked'",
        params![kept.id, kept.version],
    )?;
    if changed == 0 {
        return Ok(false);
    }
    tx.change(
        "update carnet_synthesis_version
            set reopened_at = $3, reopened_by = $4, reason = $5
          where synthesis_id = $1 and number = $2",
        params![kept.id, kept.number, at, by, reason],
    )?;
    Ok(true)
}

/// The visa of the school, once.
pub fn stamp(tx: &Tx<'_>, kept: &Kept, by: Id<Person>, at: Instant) -> Result<()> {
    tx.change(
        "update carnet_synthesis_version
            set visa_at = $3, visa_by = $4
          where synthesis_id = $1 and number = $2 and visa_at is null and reopened_at is null",
        params![kept.id, kept.number, at, by],
    )
}

/// Each guardian once a version.
pub fn sign(tx: &Tx<'_>, kept: &Kept, words: &str, by: Id<Person>, at: Instant) -> Result<()> {
    tx.change(
        "insert into carnet_signature (synthesis_id, number, guardian_id, signed_at, words)
         values ($1, $2, $3, $4, $5)
         on conflict (synthesis_id, number, guardian_id) do nothing",
        params![kept.id, kept.number, by, at, words],
    )
}

db::row! {
    /// What was locked, with the names under it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Version {
        pub synthesis_id: Id<Synthesis>,
        pub number: u32,
        pub content: Content,
        pub locked_at: Instant,
        pub locked_first_name: String,
        pub locked_last_name: String,
        pub locked_title: Option<Title>,
        pub visa_at: Option<Instant>,
        pub visa_first_name: Option<String>,
        pub visa_last_name: Option<String>,
        pub visa_title: Option<Title>,
        pub reopened_at: Option<Instant>,
        pub reason: String,
    }
}

impl Version {
    pub fn teacher(&self) -> PersonName {
        PersonName::new(&self.locked_first_name, &self.locked_last_name, self.locked_title)
    }

    pub fn head(&self) -> Option<PersonName> {
        let (first, last) = self.visa_first_name.clone().zip(self.visa_last_name.clone())?;
        Some(PersonName::new(first, last, self.visa_title))
    }
}

/// Everything that was locked of one, the latest first.
pub fn versions(tx: &Tx<'_>, synthesis: Id<Synthesis>) -> Result<Vec<Version>> {
    tx.all(
        "select v.synthesis_id, v.number, v.content, v.locked_at,
                p.first_name as locked_first_name, p.last_name as locked_last_name,
                p.title as locked_title, v.visa_at, h.first_name as visa_first_name,
                h.last_name as visa_last_name, h.title as visa_title, v.reopened_at, v.reason
           from carnet_synthesis_version v
           join person p on p.id = v.locked_by
      left join person h on h.id = v.visa_by
          where v.synthesis_id = $1
          order by v.number desc
          limit 50",
        params![synthesis],
    )
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Signature {
        pub synthesis_id: Id<Synthesis>,
        pub number: u32,
        pub guardian_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub signed_at: Instant,
        pub words: String,
    }
}

impl Signature {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, self.title)
    }
}

pub fn signatures(tx: &Tx<'_>, synthesis: Id<Synthesis>) -> Result<Vec<Signature>> {
    tx.all(
        "select g.synthesis_id, g.number, g.guardian_id, p.first_name, p.last_name, p.title,
                g.signed_at, g.words
           from carnet_signature g
           join person p on p.id = g.guardian_id
          where g.synthesis_id = $1
          order by g.number, g.signed_at, g.guardian_id
          limit 100",
        params![synthesis],
    )
}

db::row! {
    /// A pupil of GS, and how far his synthèse is.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        pub pupil_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub content: Option<Content>,
        pub is_locked: bool,
        pub is_stamped: bool,
        pub signatures: u32,
    }
}

impl Line {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, None)
    }
}

/// Those of GS in a class today.
pub fn of_class(
    tx: &Tx<'_>,
    class: Id<NurseryClass>,
    year: SchoolYear,
    on: base::Day,
) -> Result<Vec<Line>> {
    tx.all(
        "select p.id as pupil_id, p.first_name, p.last_name, y.content,
                case when y.state = 'locked' then 1 else 0 end as is_locked,
                case when v.visa_at is null then 0 else 1 end as is_stamped,
                (select count(*)
                   from carnet_signature g
                  where g.synthesis_id = y.id and g.number = y.number) as signatures
           from enrolment e
           join person p on p.id = e.pupil_id
      left join carnet_synthesis y on y.pupil_id = p.id and y.year = $2
      left join carnet_synthesis_version v on v.synthesis_id = y.id and v.number = y.number
          where e.class_id = $1
            and e.level = 'gs'
            and e.from_on <= $3
            and (e.until_on is null or e.until_on > $3)
          order by p.sort_key, p.id
          limit 100",
        params![class, year, on],
    )
}

db::row! {
    /// All that is printed of one that is locked.
    #[derive(Clone, Debug)]
    pub struct Sheet {
        pub synthesis_id: Id<Synthesis>,
        pub number: u32,
        pub first_name: String,
        pub last_name: String,
        pub birth_day: Option<base::Day>,
        pub school_name: String,
        pub town: String,
        pub class_name: String,
        pub year: SchoolYear,
        pub content: Content,
        pub locked_at: Instant,
        pub locked_first_name: String,
        pub locked_last_name: String,
        pub locked_title: Option<Title>,
        pub visa_at: Option<Instant>,
        pub visa_first_name: Option<String>,
        pub visa_last_name: Option<String>,
        pub visa_title: Option<Title>,
    }
}

/// The last locked version of each of these pupils of the latest year he has one of, and who signed
/// it. By class and name.
pub fn sheets(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<Vec<Sheet>> {
    tx.all(
        "select y.id as synthesis_id, v.number, p.first_name, p.last_name, p.birth_day,
                s.name as school_name, t.name as town, c.name as class_name, y.year, v.content,
                v.locked_at, l.first_name as locked_first_name, l.last_name as locked_last_name,
                l.title as locked_title, v.visa_at, h.first_name as visa_first_name,
                h.last_name as visa_last_name, h.title as visa_title
           from carnet_synthesis y
           join carnet_synthesis_version v on v.synthesis_id = y.id and v.number = y.number
           join person p on p.id = y.pupil_id
           join school s on s.id = y.school_id
           join town t on t.id = s.town_id
           join class c on c.id = y.class_id
           join person l on l.id = v.locked_by
      left join person h on h.id = v.visa_by
          where y.pupil_id in ids($1)
            and y.number > 0
            and not exists (select 1
                              from carnet_synthesis o
                             where o.pupil_id = y.pupil_id and o.number > 0 and o.year > y.year)
          order by c.name, c.id, p.sort_key, p.id
          limit 500",
        params![db::ids(pupils.iter().copied())],
    )
}

/// Who signed these, the last version of each.
pub fn signed(tx: &Tx<'_>, syntheses: &[Id<Synthesis>]) -> Result<Vec<Signature>> {
    tx.all(
        "select g.synthesis_id, g.number, g.guardian_id, p.first_name, p.last_name, p.title,
                g.signed_at, g.words
           from carnet_signature g
           join carnet_synthesis y on y.id = g.synthesis_id and y.number = g.number
           join person p on p.id = g.guardian_id
          where g.synthesis_id in ids($1)
          order by g.synthesis_id, g.signed_at, g.guardian_id
          limit 2000",
        params![db::ids(syntheses.iter().copied())],
    )
}

/// The pupils of a school whose synthèse of a year is locked.
pub fn locked_in(tx: &Tx<'_>, school: Id<School>, year: SchoolYear) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select pupil_id
           from carnet_synthesis
          where school_id = $1 and year = $2 and state = 'locked'
          order by pupil_id
          limit 500",
        params![school, year],
    )?;
    Ok(rows.into_iter().map(|(pupil,)| pupil).collect())
}
