//! Deliveries: a letter reaches each of its readers, once, whatever happens on the way.

use crate::{Letter, addressee::Addressee, pick::Target};
use base::{Id, Instant};
use db::{Result, Tx, Value, params};
use notices::Reader;
use people::{Group, Person};

/// The sender's own copy.
pub fn keep_sent(tx: &Tx<'_>, letter: Id<Letter>, sender: Id<Person>, now: Instant) -> Result<()> {
    tx.run(
        "insert into delivery
           (letter_id, person_id, role, on_behalf_of, folder, delivered_at, is_unread, read_at)
         values ($1, $2, 'sender', 0, 2, $3, 0, $3)",
        params![letter, sender, now],
    )
    .map(drop)
}

/// To the persons a new letter names, all of them at once: nothing is read, so that nothing that is
/// sent at the same moment is in the way.
pub fn to_new(
    tx: &Tx<'_>,
    letter: Id<Letter>,
    addressees: &[Addressee],
    now: Instant,
) -> Result<Vec<Reader>> {
    let named = addressees.iter().filter_map(|addressee| match addressee.pick.target {
        Target::Person { id, on_behalf_of } => {
            Some((addressee.pick.role, Reader { person: id, on_behalf_of }))
        }
        Target::Group(_) => None,
    });
    let (rows, readers): (Vec<Vec<Value>>, Vec<Reader>) = named
        .map(|(role, reader)| {
            let pupil = reader.on_behalf_of.map_or(0, Id::raw);
            (params![letter, reader.person, role, pupil, now].to_vec(), reader)
        })
        .unzip();
    tx.run_each(
        "insert into delivery
           (letter_id, person_id, role, on_behalf_of, folder, delivered_at, is_unread)
         values ($1, $2, $3, $4, 1, $5, 1)",
        &rows,
    )?;
    Ok(readers)
}

/// To the persons it names whose hour has come. Answers who has it that had it not.
pub fn to_persons(tx: &Tx<'_>, letter: Id<Letter>, now: Instant) -> Result<Vec<Reader>> {
    let reached: Vec<(Id<Person>, i64)> = tx.all(
        "insert into delivery
           (letter_id, person_id, role, on_behalf_of, folder, delivered_at, is_unread)
         select a.letter_id, a.person_id, a.role, a.on_behalf_of, 1, $2, 1
           from addressee a
           join person p on p.id = a.person_id
          where a.letter_id = $1
            and a.is_done = 0
            and a.deliver_at <= $2
            and (p.left_on is null
                 or exists (select 1 from membership m where m.person_id = p.id))
          order by a.position
         on conflict (letter_id, person_id) do nothing
         returning person_id, on_behalf_of",
        params![letter, now],
    )?;
    tx.run(
        "update addressee
            set is_done = 1
          where letter_id = $1 and person_id is not null and is_done = 0 and deliver_at <= $2",
        params![letter, now],
    )?;
    Ok(reached.into_iter().map(reader).collect())
}

fn reader((person, on_behalf_of): (Id<Person>, i64)) -> Reader {
    let on_behalf_of = (on_behalf_of != 0).then(|| Id::new(on_behalf_of));
    Reader { person, on_behalf_of }
}

/// A group a letter goes to, and how far it has got.
pub struct GroupOnTheWay {
    pub position: u32,
    pub group: Id<Group>,
    pub reached: Id<Person>,
}

/// The first group that is not done and whose hour has come.
pub fn next_group(tx: &Tx<'_>, letter: Id<Letter>, now: Instant) -> Result<Option<GroupOnTheWay>> {
    let row: Option<(u32, Id<Group>, Id<Person>)> = tx.first(
        "select position, group_id, reached
           from addressee
          where letter_id = $1 and group_id is not null and is_done = 0 and deliver_at <= $2
          order by position
          limit 1",
        params![letter, now],
    )?;
    Ok(row.map(|(position, group, reached)| GroupOnTheWay { position, group, reached }))
}

/// To the next `limit` members of a group, in the order of their ids. A guardian of twins has one
/// copy, which names neither.
pub fn to_members(
    tx: &Tx<'_>,
    letter: Id<Letter>,
    on: &GroupOnTheWay,
    now: Instant,
    limit: u32,
) -> Result<Vec<Reader>> {
    let (last, count): (Option<Id<Person>>, u32) = tx.one(
        "select max(person_id), count(*)
           from (select distinct person_id
                   from membership
                  where group_id = $1 and person_id > $2
                  order by person_id
                  limit $3) chunk",
        params![on.group, on.reached, limit],
    )?;
    let last = last.unwrap_or(on.reached);
    let reached: Vec<(Id<Person>, i64)> = tx.all(
        "insert into delivery
           (letter_id, person_id, role, on_behalf_of, folder, delivered_at, is_unread)
         select a.letter_id, m.person_id, a.role,
                case when min(m.on_behalf_of) = max(m.on_behalf_of) then min(m.on_behalf_of)
                     else 0
                end,
                1, $5, 1
           from addressee a
           join membership m on m.group_id = a.group_id
          where a.letter_id = $1 and a.position = $2 and m.person_id > $3 and m.person_id <= $4
          group by a.letter_id, m.person_id, a.role
         on conflict (letter_id, person_id) do nothing
         returning person_id, on_behalf_of",
        params![letter, on.position, on.reached, last, now],
    )?;
    let reached: Vec<Reader> = reached.into_iter().map(reader).collect();
    remember_readers(tx, on.group, &reached)?;
    tx.run(
        "update addressee
            set reached = $3, is_done = $4
          where letter_id = $1 and position = $2",
        params![letter, on.position, last, count < limit],
    )?;
    Ok(reached)
}

/// A letter to a group is found by whoever ever had one through it, even after leaving the group.
fn remember_readers(tx: &Tx<'_>, group: Id<Group>, readers: &[Reader]) -> Result<()> {
    tx.run(
        "insert into letter_reader (person_id, group_id)
         select p.id, $1
           from person p
          where p.id in ids($2)
         on conflict (person_id, group_id) do nothing",
        params![group, db::ids(readers.iter().map(|reader| reader.person))],
    )
    .map(drop)
}

/// When what is left of a letter goes out; none when it is all done.
pub fn next_hour(tx: &Tx<'_>, letter: Id<Letter>) -> Result<Option<Instant>> {
    let (hour,): (Option<Instant>,) = tx.one(
        "select min(deliver_at) from addressee where letter_id = $1 and is_done = 0",
        params![letter],
    )?;
    Ok(hour)
}

/// Who has a letter, in chunks, in the order of their ids: for those who count or are told.
pub fn readers_after(
    tx: &Tx<'_>,
    letter: Id<Letter>,
    after: Id<Person>,
    limit: u32,
) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select person_id
           from delivery
          where letter_id = $1 and person_id > $2 and role <> 'sender'
          order by person_id
          limit $3",
        params![letter, after, limit],
    )?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// What was taken back awaits nobody: it is not new any more. Answers whose numbers have changed.
pub fn quieten(tx: &Tx<'_>, letter: Id<Letter>, persons: &[Id<Person>]) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "update delivery
            set is_unread = 0
          where letter_id = $1 and person_id in ids($2) and is_unread = 1
         returning person_id",
        params![letter, db::ids(persons.iter().copied())],
    )?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// Puts a letter on top again for those of these persons who have not read it.
pub fn lift(
    tx: &Tx<'_>,
    letter: Id<Letter>,
    persons: &[Id<Person>],
    now: Instant,
) -> Result<Vec<Reader>> {
    let rows: Vec<(Id<Person>, i64)> = tx.all(
        "update delivery
            set is_unread = 1, delivered_at = $3
          where letter_id = $1 and person_id in ids($2) and read_at is null and role <> 'sender'
            and folder <> 4
         returning person_id, on_behalf_of",
        params![letter, db::ids(persons.iter().copied()), now],
    )?;
    Ok(rows.into_iter().map(reader).collect())
}

/// The first opening is kept for the sender who asked; the mark of what is new goes.
pub fn mark_read(
    tx: &Tx<'_>,
    letters: &[Id<Letter>],
    person: Id<Person>,
    now: Instant,
) -> Result<()> {
    tx.run(
        "update delivery
            set is_unread = 0, read_at = coalesce(read_at, $3)
          where letter_id in ids($1) and person_id = $2 and (is_unread = 1 or read_at is null)",
        params![db::ids(letters.iter().copied()), person, now],
    )
    .map(drop)
}
