//! 100,000 persons and a million deliveries, the same on every engine, and the page we read.

use crate::Result;

/// Those who receive: 40,000 persons with 25 deliveries each, so that a page is full.
pub const READERS: i64 = 40_000;

pub const SCHEMA: &str = "
create table person (id bigint primary key, name text not null, mail text not null);
create table message (id bigint primary key, sender bigint not null, subject text not null,
    body text not null, sent_at bigint not null);
create table delivery (person bigint not null, message bigint not null, folder bigint not null,
    read_at bigint, primary key (person, message))";

/// `series(n)` stands for what each engine calls the integers from 1 to n.
const FILL: [&str; 3] = [
    "insert into person
     select i, 'Person number ' || i, 'person' || i || '@school.example' from series(100000)",
    "insert into message
     select i, (i * 31) % 100000 + 1, 'Subject of the message number ' || i,
            'Some words about the outing of next week, number ' || i, 1700000000000 + i * 60000
       from series(100000)",
    "insert into delivery
     select (m.i * 7919 + k.i * 4001) % 40000 + 1, m.i, (m.i % 10) / 9,
            case when m.i % 3 = 0 then null else 1700000000000 + m.i * 70000 end
       from series(100000) m, series(10) k",
];

pub const VIEWER: &str = "select id, name from person where id = $1";
pub const FOLDERS: &str = "
select folder, count(*), count(*) - count(read_at)
  from delivery
 where person = $1
 group by folder
 order by folder";
pub const LATEST: &str = "
select m.id, m.subject, p.name, m.sent_at, coalesce(d.read_at, 0)
  from delivery d
  join message m on m.id = d.message
  join person p on p.id = m.sender
 where d.person = $1 and d.folder = 0
 order by d.message desc
 limit 25";
pub const OLDEST_UNREAD: &str = "
select message
  from delivery
 where person = $1 and read_at is null
 order by message
 limit 1";
pub const PAGE: [&str; 4] = [VIEWER, FOLDERS, LATEST, OLDEST_UNREAD];

pub const MARK_READ: &str = "
update delivery
   set read_at = $2
 where person = $1 and message = (select max(message) from delivery where person = $1)";

/// SQLite would take `$2` for a name and number it by its first appearance.
pub const MARK_READ_SQLITE: &str = "
update delivery
   set read_at = ?2
 where person = ?1 and message = (select max(message) from delivery where person = ?1)";

/// A candidate that writes nothing must not win either.
pub fn one(changed: u64) -> Result<()> {
    if changed == 1 { Ok(()) } else { Err(format!("{changed} deliveries marked").into()) }
}

/// What a candidate shows of a row: enough for the page.
pub trait Columns {
    fn bigint(&self, column: usize) -> Result<i64>;
    fn text(&self, column: usize) -> Result<&str>;
}

/// The page as owned values, as a view would receive it.
#[derive(Default)]
pub struct Inbox {
    pub viewer: String,
    pub folders: Vec<[i64; 3]>,
    pub latest: Vec<Line>,
    pub oldest_unread: Option<i64>,
}

pub struct Line {
    pub message: i64,
    pub subject: String,
    pub sender: String,
    pub sent_at: i64,
    pub read_at: i64,
}

impl Inbox {
    pub fn take(&mut self, query: usize, row: &dyn Columns) -> Result<()> {
        match query {
            0 => row.text(1)?.clone_into(&mut self.viewer),
            1 => self.folders.push([row.bigint(0)?, row.bigint(1)?, row.bigint(2)?]),
            2 => self.latest.push(Line {
                message: row.bigint(0)?,
                subject: row.text(1)?.to_owned(),
                sender: row.text(2)?.to_owned(),
                sent_at: row.bigint(3)?,
                read_at: row.bigint(4)?,
            }),
            _ => self.oldest_unread = Some(row.bigint(0)?),
        }
        Ok(())
    }

    /// A candidate that reads a wrong page must not win.
    pub fn checked(self) -> Result<Self> {
        let counted: i64 = self.folders.iter().map(|folder| folder[1]).sum();
        let is_whole = (23..=27).contains(&counted)
            && self.latest.len() >= 20
            && self.latest.is_sorted_by(|a, b| a.message > b.message)
            && self.viewer.starts_with("Person")
            && self.latest.iter().all(|line| line.sent_at > line.message && line.read_at >= 0)
            && self.latest.iter().all(|line| line.sender.len() * line.subject.len() > 0);
        if is_whole { Ok(self) } else { Err("the page read is not the page expected".into()) }
    }
}

pub fn fill_for_postgres() -> Vec<String> {
    let fill = FILL.iter().map(|sql| {
        sql.replace("series(100000) m", "generate_series(1::bigint, 100000) m(i)")
            .replace("series(10) k", "generate_series(1::bigint, 10) k(i)")
            .replace("series(100000)", "generate_series(1::bigint, 100000) s(i)")
    });
    fill.chain(["vacuum analyze".to_owned()]).collect()
}

pub fn fill_for_sqlite() -> String {
    let series = "with recursive thousands(i) as
        (select 1 union all select i + 1 from thousands where i < 100000),
        tens(i) as (select 1 union all select i + 1 from tens where i < 10)";
    let fill = FILL.map(|sql| {
        let sql = sql
            .replace("series(100000) m", "thousands m")
            .replace("series(10) k", "tens k")
            .replace("series(100000)", "thousands");
        sql.replacen("select", &format!("{series} select"), 1)
    });
    format!("begin; {}; commit; analyze", fill.join(";\n"))
}

/// Which reader opens their inbox at step `n`: spread over everybody, the same in every run.
pub fn reader(n: u64) -> i64 {
    let mixed = n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33;
    i64::try_from(mixed).unwrap_or(0) % READERS + 1
}

/// When it is read at step `n`: another instant each time.
pub fn instant(n: u64) -> i64 {
    1_800_000_000_000 + i64::try_from(n & 0xffff_ffff_ffff).unwrap_or(0)
}
