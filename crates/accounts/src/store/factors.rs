//! Second factors and their codes of last resort.

use crate::second_factor::RecoveryCode;
use base::{Id, Instant};
use db::{Result, Tx, Value, params};
use people::Person;

db::row! {
    #[derive(Clone, Debug)]
    pub struct Factor {
        /// Whose record the key was made for: another, when two were found to be one person.
        pub made_for: Id<Person>,
        pub salt: [u8; 16],
        pub confirmed_at: Option<Instant>,
        pub last_step: i64,
    }
}

pub fn find(tx: &Tx<'_>, person: Id<Person>) -> Result<Option<Factor>> {
    tx.first(
        "select coalesce(made_for, person_id) as made_for, salt, confirmed_at, last_step
           from second_factor
          where person_id = $1",
        params![person],
    )
}

/// Must this person have a second factor?
pub fn is_required(tx: &Tx<'_>, person: Id<Person>) -> Result<bool> {
    let found = tx.number(
        "select case when exists (select 1
                                    from membership m
                                    join person_group g on g.id = m.group_id
                                   where m.person_id = $1 and g.kind = 'administrators')
                     then 1 else 0 end",
        params![person],
    )?;
    Ok(found == 1)
}

/// The salt of a factor that is being set up: the same until it is confirmed.
pub fn begin(tx: &Tx<'_>, person: Id<Person>, salt: [u8; 16], at: Instant) -> Result<()> {
    tx.run(
        "insert into second_factor (person_id, salt, made_at, last_step)
         values ($1, $2, $3, 0)
         on conflict (person_id) do nothing",
        params![person, salt, at],
    )
    .map(drop)
}

pub fn confirm(tx: &Tx<'_>, person: Id<Person>, step: i64, at: Instant) -> Result<()> {
    tx.change(
        "update second_factor
            set confirmed_at = $3, last_step = $2
          where person_id = $1 and confirmed_at is null",
        params![person, step, at],
    )
}

/// Takes the code of a time step: one that was taken, or an earlier one, is refused.
pub fn take_step(tx: &Tx<'_>, person: Id<Person>, step: i64) -> Result<()> {
    tx.change(
        "update second_factor
            set last_step = $2
          where person_id = $1 and confirmed_at is not null and last_step < $2",
        params![person, step],
    )
}

pub fn delete(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let codes = tx.run("delete from recovery_code where person_id = $1", params![person])?;
    Ok(codes + tx.run("delete from second_factor where person_id = $1", params![person])?)
}

/// New codes of last resort, instead of those before.
pub fn set_codes(tx: &Tx<'_>, person: Id<Person>, hashes: &[[u8; 32]]) -> Result<()> {
    tx.run("delete from recovery_code where person_id = $1", params![person])?;
    let row = |hash: &[u8; 32]| {
        let id: Id<RecoveryCode> = tx.new_id();
        params![id, person, *hash].to_vec()
    };
    let rows: Vec<Vec<Value>> = hashes.iter().map(row).collect();
    tx.run_each("insert into recovery_code (id, person_id, code_hash) values ($1, $2, $3)", &rows)
        .map(drop)
}

pub fn take_code(tx: &Tx<'_>, person: Id<Person>, hash: [u8; 32], at: Instant) -> Result<()> {
    tx.change(
        "update recovery_code
            set used_at = $3
          where person_id = $1 and code_hash = $2 and used_at is null",
        params![person, hash, at],
    )
}

pub fn codes_left(tx: &Tx<'_>, person: Id<Person>) -> Result<i64> {
    tx.number(
        "select count(*) from recovery_code where person_id = $1 and used_at is null",
        params![person],
    )
}
