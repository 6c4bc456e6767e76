//! Questions to the tables of `people` that a whole school asks at once. They are read, never
//! written: what changes goes through the functions of `people`.

use base::{Day, Id, SchoolYear};
use db::{Result, Tx, ids, params};
use people::{Assignment, Class, Enrolment, Guardianship, Level, Person, School};

/// The enrolments of these pupils that run on a day or begin later, wherever they are.
pub fn enrolments(tx: &Tx<'_>, pupils: &[Id<Person>], on: Day) -> Result<Vec<Enrolment>> {
    tx.all(
        "select id, pupil_id as pupil, school_id as school, class_id as class, level, from_on,
                until_on
           from enrolment
          where pupil_id in ids($1) and (until_on is null or until_on > $2)
          order by pupil_id, from_on",
        params![ids(pupils.iter().copied()), on],
    )
}

/// Of these persons, those who still stand somewhere on a day: enrolled, employed, or guarding a
/// pupil who is enrolled.
pub fn standing(tx: &Tx<'_>, persons: &[Id<Person>], on: Day) -> Result<Vec<Id<Person>>> {
    let list = || ids(persons.iter().copied());
    let found: Vec<(Id<Person>,)> = tx.all(
        "select pupil_id as id
           from enrolment
          where pupil_id in ids($1) and (until_on is null or until_on > $2)
          union
         select person_id
           from assignment
          where person_id in ids($1) and (until_on is null or until_on > $2)
          union
         select g.guardian_id
           from guardianship g
           join enrolment e on e.pupil_id = g.pupil_id
          where g.guardian_id in ids($1) and (g.until_on is null or g.until_on > $2)
            and (e.until_on is null or e.until_on > $2)",
        params![list(), on],
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

db::row! {
    /// A person of a name, and what else could tell him apart.
    #[derive(Clone, Debug)]
    pub struct Namesake {
        pub id: Id<Person>,
        pub sort_key: String,
        pub mail: String,
        pub phone_mobile: String,
        pub birth_day: Option<Day>,
        pub left_on: Option<Day>,
    }
}

/// Everybody who has one of these names. `sort_keys` are folded: `martin lea`.
pub fn namesakes(tx: &Tx<'_>, sort_keys: &[String]) -> Result<Vec<Namesake>> {
    let list =
        serde_json::to_string(sort_keys).map_err(|error| db::Error::Engine(error.to_string()))?;
    let sql = match tx.engine() {
        db::Engine::Sqlite => {
            "select id, sort_key, mail, phone_mobile, birth_day, left_on
               from person
              where sort_key in (select value from json_each($1))
                and merged_into is null and erased_at is null
              order by id
              limit 5000"
        }
        db::Engine::Postgres => {
            "select id, sort_key, mail, phone_mobile, birth_day, left_on
               from person
              where sort_key in (select value from json_array_elements_text(cast($1 as json)))
                and merged_into is null and erased_at is null
              order by id
              limit 5000"
        }
    };
    tx.all(sql, params![list])
}

/// For whom these persons answer on a day.
pub fn guarding(tx: &Tx<'_>, guardians: &[Id<Person>], on: Day) -> Result<Vec<Guardianship>> {
    tx.all(
        "select id, guardian_id as guardian, pupil_id as pupil, kind, has_authority, is_contact,
                pays, priority, from_on, until_on
           from guardianship
          where guardian_id in ids($1) and (until_on is null or until_on > $2)
          order by guardian_id, id",
        params![ids(guardians.iter().copied()), on],
    )
}

/// Places in a school that begin after a day.
pub fn seats_to_come(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Enrolment>> {
    tx.all(
        "select id, pupil_id as pupil, school_id as school, class_id as class, level, from_on,
                until_on
           from enrolment
          where school_id = $1 and from_on > $2
            and (until_on is null or until_on > from_on)
          order by pupil_id, from_on, id
          limit 20000",
        params![school, on],
    )
}

/// Posts in a school that begin after a day.
pub fn posts_to_come(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Assignment>> {
    tx.all(
        "select id, person_id as person, school_id as school, town_id as town,
                body_id as body, class_id as class, function, subject, from_on, until_on
           from assignment
          where school_id = $1 and from_on > $2
            and (until_on is null or until_on > from_on)
          order by person_id, from_on, id
          limit 20000",
        params![school, on],
    )
}

db::row! {
    /// Where a pupil sat in another year.
    pub struct PastSeat {
        pub pupil: Id<Person>,
        pub level: Level,
        pub class: String,
    }
}

/// Where these pupils sat in a school in a year.
pub fn seats_of_year(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    school: Id<School>,
    year: SchoolYear,
) -> Result<Vec<PastSeat>> {
    tx.all(
        "select e.pupil_id as pupil, e.level, c.name as class
           from enrolment e
           join class c on c.id = e.class_id
          where e.pupil_id in ids($1) and c.school_id = $2 and c.year = $3
            and (e.until_on is null or e.until_on > e.from_on)
          order by e.pupil_id, e.id",
        params![ids(pupils.iter().copied()), school, year],
    )
}

/// How many have left a class on a day.
pub fn seats_ended_on(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<i64> {
    tx.number(
        "select count(*) from enrolment where class_id = $1 and until_on = $2",
        params![class, on],
    )
}

/// How feeds may name the schools of the platform: by UAI, and by their key in the academy.
pub fn places(tx: &Tx<'_>) -> Result<Vec<String>> {
    let schools: Vec<(String, String, Option<String>)> =
        tx.all("select uai, academy, source_key from school", &[])?;
    let names = |(uai, academy, key): (String, String, Option<String>)| {
        [Some(uai), key.map(|key| format!("{academy}-{key}"))]
    };
    Ok(schools.into_iter().flat_map(names).flatten().collect())
}

/// The open schools, by UAI and name; none when there are more than a list can show.
pub fn schools_to_choose(tx: &Tx<'_>, count_max: u32) -> Result<Vec<(String, String)>> {
    let mut schools: Vec<(String, String)> = tx.all(
        "select uai, name from school where closed_on is null order by name, uai limit $1",
        params![count_max + 1],
    )?;
    if schools.len() > count_max as usize {
        schools.clear();
    }
    // Engines compare bytewise, so that "É" comes after "Z".
    schools.sort_by_cached_key(|(_, name)| base::fold(name));
    Ok(schools)
}
