//! Export, erasure and merging, as rows.

use crate::{
    Observation,
    observation::State,
    synthesis::{Content, State as SynthesisState},
};
use base::{Day, Id, Instant, SchoolYear};
use db::{Result, Tx, ids, params};
use people::Person;
use web::merging::{Column, Merging, Names, column};

db::row! {
    pub struct Line {
        pub id: Id<Observation>,
        pub pupil_id: Id<Person>,
        pub label: Option<String>,
        pub state: State,
        pub on_day: Day,
        pub words: String,
        pub created_at: Instant,
        pub shown_at: Option<Instant>,
    }
}

/// What was noted of a pupil, and what somebody of a team noted.
pub fn observations(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Line>> {
    tx.all(
        "select o.id, o.pupil_id, k.label, o.state, o.on_day, o.words, o.created_at, o.shown_at
           from carnet_observation o
      left join skill k on k.id = o.skill_id
          where (o.pupil_id = $1 or o.author_id = $1) and o.withdrawn_at is null
          order by o.on_day, o.id",
        params![person],
    )
}

db::row! {
    pub struct SynthesisLine {
        pub year: SchoolYear,
        pub state: SynthesisState,
        pub content: Content,
        pub edited_at: Instant,
    }
}

pub fn syntheses(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<SynthesisLine>> {
    tx.all(
        "select year, state, content, edited_at
           from carnet_synthesis
          where pupil_id = $1
          order by year",
        params![pupil],
    )
}

/// What a guardian signed and answered: whose carnet or synthèse, when, his words.
pub fn signed(tx: &Tx<'_>, guardian: Id<Person>) -> Result<Vec<(Id<Person>, Instant, String)>> {
    tx.all(
        "select pupil_id, signed_at, words
           from carnet_sight
          where guardian_id = $1 and signed_at is not null
      union all
         select y.pupil_id, g.signed_at, g.words
           from carnet_signature g
           join carnet_synthesis y on y.id = g.synthesis_id
          where g.guardian_id = $1
          order by 2",
        params![guardian],
    )
}

/// Of these pupils, when the last synthèse of each was locked.
pub fn locked(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<Vec<(Id<Person>, Instant)>> {
    tx.all(
        "select y.pupil_id, max(v.locked_at)
           from carnet_synthesis y
           join carnet_synthesis_version v on v.synthesis_id = y.id
          where y.pupil_id in ids($1)
          group by y.pupil_id
          order by y.pupil_id
          limit 2000",
        params![ids(pupils.iter().copied())],
    )
}

/// Of these pupils, how many files their families were shown.
pub fn pictured(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<Vec<(Id<Person>, i64)>> {
    tx.all(
        "select pupil_id, cast(sum(files) as bigint)
           from carnet_observation
          where pupil_id in ids($1)
            and files > 0
            and shown_at is not null
            and withdrawn_at is null
          group by pupil_id
          order by pupil_id
          limit 2000",
        params![ids(pupils.iter().copied())],
    )
}

/// The observations of a pupil whose files his family was shown.
pub fn pictures(tx: &Tx<'_>, pupil: Id<Person>, limit: u32) -> Result<Vec<Id<Observation>>> {
    let rows: Vec<(Id<Observation>,)> = tx.all(
        "select id
           from carnet_observation
          where pupil_id = $1
            and files > 0
            and shown_at is not null
            and withdrawn_at is null
          order by on_day, id
          limit $2",
        params![pupil, limit],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// What was noted of a pupil goes; says which observations.
pub fn erase_observations(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Id<Observation>>> {
    let gone: Vec<(Id<Observation>,)> =
        tx.all("delete from carnet_observation where pupil_id = $1 returning id", params![pupil])?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

/// His syntheses, who was shown his carnet; and the words he wrote as a guardian.
pub fn erase_rest(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let person = params![person];
    let rows = [
        tx.run("delete from carnet_sight where pupil_id = $1", person)?,
        tx.run("delete from carnet_shown where pupil_id = $1", person)?,
        tx.run(
            "delete from carnet_signature
              where synthesis_id in (select id from carnet_synthesis where pupil_id = $1)",
            person,
        )?,
        tx.run(
            "delete from carnet_synthesis_version
              where synthesis_id in (select id from carnet_synthesis where pupil_id = $1)",
            person,
        )?,
        tx.run("delete from carnet_synthesis where pupil_id = $1", person)?,
        tx.run(
            "update carnet_sight set words = '' where guardian_id = $1 and words <> ''",
            person,
        )?,
        tx.run(
            "update carnet_signature set words = '' where guardian_id = $1 and words <> ''",
            person,
        )?,
    ];
    Ok(rows.iter().sum())
}

/// Two records are one person: what was noted of him, what he noted, decided and signed follow him.
pub const MERGING: Merging = Merging::of::<Book>();

struct Book;

impl Names for Book {
    const COLUMNS: &[Column] = &[
        column(
            "observed",
            "select id from carnet_observation where pupil_id = $1",
            &["update carnet_observation
                  set pupil_id = $3
                where id = $1
                  and pupil_id = $2
                  and (once = ''
                       or not exists (select 1
                                        from carnet_observation o
                                       where o.author_id = carnet_observation.author_id
                                         and o.once = carnet_observation.once
                                         and o.pupil_id = $3))"],
        ),
        column(
            "noted",
            "select id from carnet_observation where author_id = $1",
            &["update carnet_observation
                  set author_id = $3
                where id = $1
                  and author_id = $2
                  and (once = ''
                       or not exists (select 1
                                        from carnet_observation o
                                       where o.author_id = $3
                                         and o.once = carnet_observation.once
                                         and o.pupil_id = carnet_observation.pupil_id))"],
        ),
        column(
            "edited",
            "select id from carnet_observation where editor_id = $1",
            &["update carnet_observation set editor_id = $3 where id = $1 and editor_id = $2"],
        ),
        column(
            "showings",
            "select id from carnet_showing where by_id = $1",
            &["update carnet_showing set by_id = $3 where id = $1 and by_id = $2"],
        ),
        column(
            "shown",
            "select showing_id from carnet_shown where pupil_id = $1",
            &[
                "update carnet_shown
                    set pupil_id = $3
                  where showing_id = $1
                    and pupil_id = $2
                    and not exists (select 1
                                      from carnet_shown o
                                     where o.showing_id = $1 and o.pupil_id = $3)",
                "update carnet_sight
                    set pupil_id = $3
                  where showing_id = $1
                    and pupil_id = $2
                    and not exists (select 1
                                      from carnet_sight o
                                     where o.showing_id = $1
                                       and o.pupil_id = $3
                                       and o.guardian_id = carnet_sight.guardian_id)",
            ],
        ),
        column(
            "sights",
            "select showing_id, pupil_id from carnet_sight where guardian_id = $1",
            &["update carnet_sight
                  set guardian_id = $4
                where showing_id = $1
                  and pupil_id = $2
                  and guardian_id = $3
                  and not exists (select 1
                                    from carnet_sight o
                                   where o.showing_id = $1
                                     and o.pupil_id = $2
                                     and o.guardian_id = $4)"],
        ),
        // Where both have one of a year, that of the kept record stays.
        column(
            "syntheses",
            "select id from carnet_synthesis where pupil_id = $1",
            &["update carnet_synthesis
                  set pupil_id = $3
                where id = $1
                  and pupil_id = $2
                  and not exists (select 1
                                    from carnet_synthesis o
                                   where o.pupil_id = $3 and o.year = carnet_synthesis.year)"],
        ),
        column(
            "syntheses_edited",
            "select id from carnet_synthesis where editor_id = $1",
            &["update carnet_synthesis set editor_id = $3 where id = $1 and editor_id = $2"],
        ),
        column(
            "locked",
            "select synthesis_id, number from carnet_synthesis_version where locked_by = $1",
            &["update carnet_synthesis_version
                  set locked_by = $4
                where synthesis_id = $1 and number = $2 and locked_by = $3"],
        ),
        column(
            "stamped",
            "select synthesis_id, number from carnet_synthesis_version where visa_by = $1",
            &["update carnet_synthesis_version
                  set visa_by = $4
                where synthesis_id = $1 and number = $2 and visa_by = $3"],
        ),
        column(
            "reopened",
            "select synthesis_id, number from carnet_synthesis_version where reopened_by = $1",
            &["update carnet_synthesis_version
                  set reopened_by = $4
                where synthesis_id = $1 and number = $2 and reopened_by = $3"],
        ),
        column(
            "signatures",
            "select synthesis_id, number from carnet_signature where guardian_id = $1",
            &["update carnet_signature
                  set guardian_id = $4
                where synthesis_id = $1
                  and number = $2
                  and guardian_id = $3
                  and not exists (select 1
                                    from carnet_signature o
                                   where o.synthesis_id = $1
                                     and o.number = $2
                                     and o.guardian_id = $4)"],
        ),
        column(
            "prints",
            "select school_id, year from carnet_print where asked_by = $1",
            &["update carnet_print
                  set asked_by = $4
                where school_id = $1 and year = $2 and asked_by = $3"],
        ),
    ];
}
