//! Counts: what the directory says of a day, and what was frozen of it.

use crate::funding::{
    Correction, CountRow, Counting, MemberAccount,
    counting::{Loaded, totals},
    json,
};
use base::{Day, Id};
use db::{Result, Tx, Value, params};
use people::{Body, Person};

db::row! {
    /// A member and one of its schools; without a school once, when it has none.
    pub struct Found {
        pub member: Id<Body>,
        pub siren: String,
        pub name: String,
        pub population: u32,
        pub since: Day,
        /// The first day without it.
        pub until_on: Option<Day>,
        pub uai: Option<String>,
        pub school: Option<String>,
        pub pupils: u32,
    }
}

/// The members that have a day in `year`, with their schools of the first degree open on `day` and
/// who is enrolled that day: one statement, whatever their number.
pub fn directory(tx: &Tx<'_>, syndicate: Id<Body>, year: i16, day: Day) -> Result<Vec<Found>> {
    let (first, last) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
    tx.all(
        "with member as (
           select member_id, min(from_on) as since,
                  case when count(until_on) < count(*) then null else max(until_on) end as until_on
             from membership_of_syndicate
            where syndicate_id = $1
              and from_on <= $3
              and (until_on is null or until_on > $2 and until_on > from_on)
            group by member_id
         )
         select b.id as member, b.siren, b.name, b.population, m.since, m.until_on, s.uai,
                s.name as school,
                (select count(distinct e.pupil_id)
                   from enrolment e
                  where e.school_id = s.id
                    and e.from_on <= $4
                    and (e.until_on is null or e.until_on > $4)) as pupils
           from member m
           join body b on b.id = m.member_id
           left join school s on s.town_id = b.town_id
                             and s.kind in ('nursery', 'elementary', 'primary')
                             and s.opened_on <= $4
                             and (s.closed_on is null or s.closed_on > $4)
          order by b.id, s.uai
          limit 100000",
        params![syndicate, first, last, day],
    )
}

pub fn find(tx: &Tx<'_>, id: Id<Counting>) -> Result<Option<CountRow>> {
    tx.first(
        "select id, syndicate_id, year, reference_day, members, pupils, schools, inhabitants,
                digest, taken_at
           from contribution_count
          where id = $1",
        params![id],
    )
}

/// Those of a syndicate, the latest first.
pub fn of_syndicate(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Vec<CountRow>> {
    tx.all(
        "select id, syndicate_id, year, reference_day, members, pupils, schools, inhabitants,
                digest, taken_at
           from contribution_count
          where syndicate_id = $1
          order by year desc, id desc
          limit 50",
        params![syndicate],
    )
}

pub fn insert(
    tx: &Tx<'_>,
    syndicate: Id<Body>,
    loaded: &Loaded,
    digest: &str,
    by: Option<Id<Person>>,
) -> Result<Id<Counting>> {
    let id: Id<Counting> = tx.new_id();
    let counts = &loaded.counts;
    let figures = totals(counts).map(|total| i64::try_from(total).unwrap_or(i64::MAX));
    let [pupils, schools, inhabitants] = figures;
    tx.run(
        "insert into contribution_count (id, syndicate_id, year, reference_day, members, pupils,
                                         schools, inhabitants, digest, taken_at, taken_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![
            id,
            syndicate,
            counts.year(),
            counts.reference_day(),
            counts.members().len(),
            pupils,
            schools,
            inhabitants,
            digest,
            tx.now(),
            by
        ],
    )?;
    let rows = counts.members().iter().map(|member| {
        let (since, until, inhabitants) = (member.since, member.until, member.inhabitants);
        let last_year = member.last_year.map(base::Money::cents);
        let (account, schools) = (loaded.account(&member.code)?, json(&member.schools)?);
        let (code, name) = (member.code.as_str(), &member.name);
        let row = params![id, account, code, name, since, until, inhabitants, schools, last_year];
        Ok(row.to_vec())
    });
    let rows = rows.collect::<Result<Vec<Vec<Value>>>>()?;
    tx.run_each(
        "insert into counted_member (count_id, account_id, code, name, since, until_on,
                                     inhabitants, schools, last_year)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &rows,
    )?;
    Ok(id)
}

db::row! {
    pub struct MemberRow {
        pub account_id: Id<MemberAccount>,
        pub code: String,
        pub name: String,
        pub since: Day,
        pub until_on: Option<Day>,
        pub inhabitants: u32,
        pub schools: String,
        pub last_year: Option<i64>,
    }
}

pub fn members(tx: &Tx<'_>, count: Id<Counting>) -> Result<Vec<MemberRow>> {
    tx.all(
        "select account_id, code, name, since, until_on, inhabitants, schools, last_year
           from counted_member
          where count_id = $1
          order by account_id
          limit 20000",
        params![count],
    )
}

pub fn corrections(tx: &Tx<'_>, count: Id<Counting>) -> Result<Vec<Correction>> {
    tx.all(
        "select c.id, c.account_id, m.name, c.measure, c.uai, c.was, c.becomes, c.reason,
                c.corrected_at
           from counted_correction c
           join counted_member m on m.count_id = c.count_id and m.account_id = c.account_id
          where c.count_id = $1
          order by c.id
          limit 10000",
        params![count],
    )
}

pub fn insert_correction(
    tx: &Tx<'_>,
    count: Id<Counting>,
    new: &Correction,
    by: Option<Id<Person>>,
) -> Result<()> {
    let figure = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    tx.run(
        "insert into counted_correction (id, count_id, account_id, measure, uai, was, becomes,
                                         reason, corrected_at, corrected_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![
            new.id,
            count,
            new.account_id,
            new.measure,
            &new.uai,
            figure(new.was),
            figure(new.becomes),
            &new.reason,
            new.corrected_at,
            by
        ],
    )
    .map(drop)
}

/// Whether a campaign that is frozen was reckoned from these counts.
pub fn is_used(tx: &Tx<'_>, count: Id<Counting>) -> Result<bool> {
    tx.number(
        "select count(*) from contribution_campaign where count_id = $1 and state <> 'draft'",
        params![count],
    )
    .map(|used| used > 0)
}
