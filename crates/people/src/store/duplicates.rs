//! Pairs of records that have a name, a mail or a telephone in common, within one place.

use crate::{Evidence, Found, Person, School, Town, store::persons::name};
use base::{Day, Id, Instant, fold};
use db::{FromRow, Result, Row, Tx, params};

struct Pair {
    first: Known,
    second: Known,
    same_pupil: bool,
}

struct Known {
    found: Found,
    mail: String,
    phone: String,
}

impl FromRow for Pair {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Pair {
            first: Known::from_row(row)?,
            second: Known::from_row(row)?,
            same_pupil: row.next()?,
        })
    }
}

impl FromRow for Known {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let id: Id<Person> = row.next()?;
        let name = name(row)?;
        let (birth_day, suspended_at): (Option<Day>, Option<Instant>) = (row.next()?, row.next()?);
        Ok(Known {
            found: Found {
                id,
                first_name: name.first,
                last_name: name.last,
                title: name.title,
                birth_day,
                suspended_at,
            },
            mail: row.next()?,
            phone: row.next()?,
        })
    }
}

type Judged = (Found, Found, Evidence);

impl Pair {
    fn judge(self) -> Judged {
        let (a, b) = (&self.first.found, &self.second.found);
        let evidence = Evidence {
            same_name: a.name().sort_key() == b.name().sort_key(),
            same_first_name: fold(&a.first_name) == fold(&b.first_name),
            same_birth_day: a.birth_day.zip(b.birth_day).map(|(one, other)| one == other),
            same_mail: !self.first.mail.is_empty() && self.first.mail == self.second.mail,
            same_phone: !self.first.phone.is_empty() && self.first.phone == self.second.phone,
            same_pupil: self.same_pupil,
        };
        (self.first.found, self.second.found, evidence)
    }
}

pub fn in_school(tx: &Tx<'_>, school: Id<School>, limit: u32) -> Result<Vec<Judged>> {
    let pairs: Vec<Pair> = tx.all(
        "with here as (select distinct m.person_id as id
                         from person_group g
                         join membership m on m.group_id = g.id
                        where g.school_id = $1 and g.scope_kind = 'school'),
              twins as (select a.id as first_id, b.id as second_id
                          from here
                          join person a on a.id = here.id
                          join person b on b.sort_key = a.sort_key and b.id > a.id
                         union
                        select a.id, b.id
                          from here
                          join person a on a.id = here.id and a.mail <> ''
                          join person b on b.mail = a.mail and b.mail <> '' and b.id > a.id
                         union
                        select a.id, b.id
                          from here
                          join person a on a.id = here.id and a.phone_mobile <> ''
                          join person b on b.phone_mobile = a.phone_mobile
                                       and b.phone_mobile <> '' and b.id > a.id)
         select a.id, a.first_name, a.last_name, a.title, a.birth_day, a.suspended_at, a.mail,
                a.phone_mobile,
                b.id, b.first_name, b.last_name, b.title, b.birth_day, b.suspended_at, b.mail,
                b.phone_mobile,
                case when exists (select 1
                                    from guardianship ga
                                    join guardianship gb on gb.pupil_id = ga.pupil_id
                                   where ga.guardian_id = a.id and gb.guardian_id = b.id)
                     then 1 else 0 end
           from twins t
           join here h on h.id = t.second_id
           join person a on a.id = t.first_id
           join person b on b.id = t.second_id
          where a.merged_into is null
            and b.merged_into is null
            and not exists (select 1
                              from distinct_pair d
                             where d.first_id = a.id and d.second_id = b.id)
          order by a.sort_key, a.id, b.id
          limit $2",
        params![school, limit],
    )?;
    Ok(pairs.into_iter().map(Pair::judge).collect())
}

pub fn in_town(tx: &Tx<'_>, town: Id<Town>, limit: u32) -> Result<Vec<Judged>> {
    let pairs: Vec<Pair> = tx.all(
        "with here as (select distinct w.person_id as id
                         from school s
                         join place_word w on w.place_id = s.id
                        where s.town_id = $1),
              twins as (select a.id as first_id, b.id as second_id
                          from here
                          join person a on a.id = here.id
                          join person b on b.sort_key = a.sort_key and b.id > a.id
                         union
                        select a.id, b.id
                          from here
                          join person a on a.id = here.id and a.mail <> ''
                          join person b on b.mail = a.mail and b.mail <> '' and b.id > a.id
                         union
                        select a.id, b.id
                          from here
                          join person a on a.id = here.id and a.phone_mobile <> ''
                          join person b on b.phone_mobile = a.phone_mobile
                                       and b.phone_mobile <> '' and b.id > a.id)
         select a.id, a.first_name, a.last_name, a.title, a.birth_day, a.suspended_at, a.mail,
                a.phone_mobile,
                b.id, b.first_name, b.last_name, b.title, b.birth_day, b.suspended_at, b.mail,
                b.phone_mobile,
                case when exists (select 1
                                    from guardianship ga
                                    join guardianship gb on gb.pupil_id = ga.pupil_id
                                   where ga.guardian_id = a.id and gb.guardian_id = b.id)
                     then 1 else 0 end
           from twins t
           join here h on h.id = t.second_id
           join person a on a.id = t.first_id
           join person b on b.id = t.second_id
          where a.merged_into is null
            and b.merged_into is null
            and not exists (select 1
                              from distinct_pair d
                             where d.first_id = a.id and d.second_id = b.id)
          order by a.sort_key, a.id, b.id
          limit $2",
        params![town, limit],
    )?;
    Ok(pairs.into_iter().map(Pair::judge).collect())
}

pub fn insert_distinct(tx: &Tx<'_>, first: Id<Person>, second: Id<Person>) -> Result<()> {
    tx.run(
        "insert into distinct_pair (first_id, second_id)
         values ($1, $2)
             on conflict (first_id, second_id) do nothing",
        params![first, second],
    )
    .map(drop)
}
