//! What pupils keep, as rows.

use crate::keepsake::{Keepsake, KeepsakeKind, KeepsakeState, NewKeepsake};
use base::{Day, Id, Instant};
use db::{Result, Tx, ids, params};
use people::Person;

pub fn find(
    tx: &Tx<'_>,
    keepsake: Id<Keepsake>,
    viewer: Id<Person>,
    on: Day,
) -> Result<Option<Keepsake>> {
    tx.first(
        "select k.id, k.pupil_id, p.first_name, k.kind, k.title, k.words, k.made_on, k.state,
                k.is_shown, k.added_by, k.version,
                (select e.class_id
                   from enrolment e
                  where e.pupil_id = k.pupil_id
                    and e.from_on <= $3
                    and (e.until_on is null or e.until_on > $3)
                  order by e.from_on desc, e.id desc
                  limit 1) as class,
                case when exists (select 1
                                    from guardianship g
                                   where g.pupil_id = k.pupil_id
                                     and g.guardian_id = $2
                                     and (g.has_authority = 1 or g.is_contact = 1)
                                     and g.from_on <= $3
                                     and (g.until_on is null or g.until_on > $3))
                     then 1 else 0 end as is_guarded,
                case when exists (select 1
                                    from guardianship g
                                   where g.pupil_id = k.pupil_id
                                     and g.guardian_id = $2
                                     and g.has_authority = 1
                                     and g.from_on <= $3
                                     and (g.until_on is null or g.until_on > $3))
                     then 1 else 0 end as is_answered_for
           from keepsake k
           join person p on p.id = k.pupil_id
          where k.id = $1",
        params![keepsake, viewer, on],
    )
}

db::row! {
    /// A line of a portfolio.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        pub id: Id<Keepsake>,
        pub kind: KeepsakeKind,
        pub title: String,
        pub words: String,
        pub made_on: Day,
        pub state: KeepsakeState,
        pub is_shown: bool,
        pub added_by: Id<Person>,
    }
}

/// What of a portfolio the teachers of today may see.
pub fn shown(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Id<Keepsake>>> {
    let rows: Vec<(Id<Keepsake>,)> = tx.all(
        "select id from keepsake where pupil_id = $1 and is_shown = 1 order by id limit 600",
        params![pupil],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// A portfolio, the latest first.
pub fn of_pupil(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Line>> {
    tx.all(
        "select id, kind, title, words, made_on, state, is_shown, added_by
           from keepsake
          where pupil_id = $1
          order by made_on desc, id desc
          limit 600",
        params![pupil],
    )
}

pub fn count(tx: &Tx<'_>, pupil: Id<Person>) -> Result<i64> {
    tx.number("select count(*) from keepsake where pupil_id = $1", params![pupil])
}

/// How many of these pupils' teachers have proposed and nobody has looked at.
pub fn count_proposed(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<i64> {
    tx.number(
        "select count(*) from keepsake where pupil_id in ids($1) and state = 'proposed'",
        params![ids(pupils.iter().copied())],
    )
}

db::row! {
    /// What is kept, for a dossier.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Kept {
        pub id: Id<Keepsake>,
        pub pupil_id: Id<Person>,
        pub kind: KeepsakeKind,
        pub title: String,
        pub words: String,
        pub made_on: Day,
    }
}

pub fn kept(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<Vec<Kept>> {
    tx.all(
        "select id, pupil_id, kind, title, words, made_on
           from keepsake
          where pupil_id in ids($1) and state = 'kept'
          order by pupil_id, made_on, id
          limit 100000",
        params![ids(pupils.iter().copied())],
    )
}

/// Those of these that this pupil keeps.
pub fn kept_of(
    tx: &Tx<'_>,
    pupil: Id<Person>,
    keepsakes: impl IntoIterator<Item = Id<Keepsake>>,
) -> Result<Vec<Kept>> {
    tx.all(
        "select id, pupil_id, kind, title, words, made_on
           from keepsake
          where id in ids($1) and pupil_id = $2 and state = 'kept'
          order by id
          limit 600",
        params![ids(keepsakes), pupil],
    )
}

pub fn insert(tx: &Tx<'_>, new: &NewKeepsake) -> Result<Id<Keepsake>> {
    let id = tx.new_id();
    let state = if new.is_kept { KeepsakeState::Kept } else { KeepsakeState::Proposed };
    tx.run(
        "insert into keepsake
           (id, pupil_id, kind, title, words, made_on, state, is_shown, added_by, added_at,
            changed_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, 1)",
        params![
            id,
            new.pupil,
            new.kind,
            &new.title,
            &new.words,
            new.made_on,
            state,
            new.is_shown,
            new.by,
            new.at
        ],
    )?;
    Ok(id)
}

/// Does this pupil keep the same already?
pub fn has(tx: &Tx<'_>, new: &NewKeepsake) -> Result<bool> {
    let same = tx.number(
        "select count(*)
           from keepsake
          where pupil_id = $1 and kind = $2 and title = $3 and made_on = $4 and words = $5",
        params![new.pupil, new.kind, &new.title, new.made_on, &new.words],
    )?;
    Ok(same > 0)
}

/// Writes it anew, over the version its form showed.
pub fn update(
    tx: &Tx<'_>,
    (keepsake, version): (Id<Keepsake>, i64),
    new: &NewKeepsake,
) -> Result<()> {
    tx.change(
        "update keepsake
            set kind = $3, title = $4, words = $5, made_on = $6, is_shown = $7, changed_at = $8,
                version = version + 1
          where id = $1 and version = $2",
        params![
            keepsake,
            version,
            new.kind,
            &new.title,
            &new.words,
            new.made_on,
            new.is_shown,
            new.at
        ],
    )
}

/// The family keeps what was proposed. A second press changes nothing.
pub fn keep(tx: &Tx<'_>, keepsake: Id<Keepsake>, at: Instant) -> Result<bool> {
    let kept = tx.run(
        "update keepsake
            set state = 'kept', changed_at = $2, version = version + 1
          where id = $1 and state = 'proposed'",
        params![keepsake, at],
    )?;
    Ok(kept > 0)
}

pub fn delete(tx: &Tx<'_>, keepsake: Id<Keepsake>) -> Result<()> {
    tx.change("delete from keepsake where id = $1", params![keepsake])
}
