//! What names a person in the agenda, and making it name another: what that one has stays his.

use crate::merging::Named;
use base::Id;
use db::{FromRow, Result, Tx, Value, ids, params};
use people::Person;

pub fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<Named> {
    let one = params![person];
    Ok(Named {
        written: column(tx.all("select id from agenda_event where author_id = $1", one)?),
        edited: column(
            tx.all("select distinct event_id from agenda_version where editor_id = $1", one)?,
        ),
        own: column(tx.all(
            "select id from agenda_event where place_id = $1 and place_kind = 'person'",
            one,
        )?),
        shown: column(tx.all("select date_id from agenda_reader where target = $1", one)?),
        offers: column(tx.all("select event_id from agenda_adult where person_id = $1", one)?),
        offered_for: tx
            .all("select event_id, person_id from agenda_adult where pupil_id = $1", one)?,
        openings: column(tx.all("select id from agenda_opening where owner_id = $1", one)?),
        booked: column(tx.all("select id from agenda_slot where guardian_id = $1", one)?),
        booked_for: column(tx.all("select id from agenda_slot where pupil_id = $1", one)?),
        feeds: column(tx.all("select id from agenda_feed where person_id = $1", one)?),
        imports: column(tx.all("select id from agenda_import where person_id = $1", one)?),
    })
}

fn column<T>(rows: Vec<(T,)>) -> Vec<T>
where
    (T,): FromRow,
{
    rows.into_iter().map(|(value,)| value).collect()
}

/// What he wrote, and his own agenda: an event both records brought in stays with each.
pub fn events(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run(
        "update agenda_event
            set author_id = $3
          where author_id = $2
            and id in ids($1)
            and (once = ''
                 or not exists (select 1
                                  from agenda_event o
                                 where o.author_id = $3 and o.once = agenda_event.once))",
        params![ids(named.written.iter().copied()), from, to],
    )?;
    tx.run(
        "update agenda_version
            set editor_id = $3
          where editor_id = $2 and event_id in ids($1)",
        params![ids(named.edited.iter().copied()), from, to],
    )?;
    tx.run(
        "update agenda_event
            set place_id = $3
          where place_id = $2
            and place_kind = 'person'
            and id in ids($1)
            and not exists (select 1
                              from agenda_event o
                             where o.place_id = $3 and o.uid = agenda_event.uid)",
        params![ids(named.own.iter().copied()), from, to],
    )?;
    tx.run(
        "update agenda_date
            set place_id = $2
          where event_id in ids($1)
            and exists (select 1
                          from agenda_event e
                         where e.id = agenda_date.event_id and e.place_id = $2)",
        params![ids(named.own.iter().copied()), to],
    )?;
    tx.run(
        "update agenda_reader
            set target = $3
          where target = $2
            and date_id in ids($1)
            and not exists (select 1
                              from agenda_reader o
                             where o.target = $3 and o.date_id = agenda_reader.date_id)",
        params![ids(named.shown.iter().copied()), from, to],
    )
    .map(drop)
}

/// Where he offered himself, and where others did for him.
pub fn offers(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run(
        "update agenda_adult
            set person_id = $3
          where person_id = $2
            and event_id in ids($1)
            and not exists (select 1
                              from agenda_adult o
                             where o.event_id = agenda_adult.event_id and o.person_id = $3)",
        params![ids(named.offers.iter().copied()), from, to],
    )?;
    let rows: Vec<Vec<Value>> = named
        .offered_for
        .iter()
        .map(|(event, adult)| params![*event, *adult, from, to].to_vec())
        .collect();
    tx.run_each(
        "update agenda_adult
            set pupil_id = $4
          where event_id = $1 and person_id = $2 and pupil_id = $3",
        &rows,
    )
    .map(drop)
}

/// What he opened and what he booked; a child that had two slots keeps both for his parents to say.
pub fn slots(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run(
        "update agenda_opening
            set owner_id = $3
          where owner_id = $2
            and id in ids($1)
            and (once = ''
                 or not exists (select 1
                                  from agenda_opening o
                                 where o.owner_id = $3 and o.once = agenda_opening.once))",
        params![ids(named.openings.iter().copied()), from, to],
    )?;
    tx.run(
        "update agenda_slot
            set guardian_id = $3, key_id = case when key_id = $2 then $3 else key_id end
          where guardian_id = $2
            and id in ids($1)
            and not exists (select 1
                              from agenda_slot o
                             where o.opening_id = agenda_slot.opening_id
                               and o.pupil_id = agenda_slot.pupil_id
                               and o.key_id = $3)",
        params![ids(named.booked.iter().copied()), from, to],
    )?;
    tx.run(
        "update agenda_slot
            set pupil_id = $3
          where pupil_id = $2
            and id in ids($1)
            and not exists (select 1
                              from agenda_slot o
                             where o.opening_id = agenda_slot.opening_id
                               and o.pupil_id = $3
                               and o.key_id = agenda_slot.key_id)",
        params![ids(named.booked_for.iter().copied()), from, to],
    )
    .map(drop)
}

/// His address for calendars (one is enough) and his files.
pub fn own(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run(
        "update agenda_feed set person_id = $3 where person_id = $2 and id in ids($1)",
        params![ids(named.feeds.iter().copied()), from, to],
    )?;
    tx.run(
        "update agenda_import set person_id = $3 where person_id = $2 and id in ids($1)",
        params![ids(named.imports.iter().copied()), from, to],
    )
    .map(drop)
}
