//! What is taken over from before the house, in sets: communes that had joined by then, and whom
//! they send. No deliberation of theirs is here, so that the facts name none.

use crate::competence::Competence;
use base::{Day, Id, PersonName, Title};
use db::{Result, Tx, Value, params};
use people::Body;

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Commune {
        pub id: Id<Body>,
        pub name: String,
        pub department: String,
        pub population: u32,
        pub parent_id: Option<Id<Body>>,
    }
}

/// All communes of the house, by their SIREN.
pub fn communes(tx: &Tx<'_>) -> Result<Vec<Commune>> {
    tx.all(
        "select id, name, department, population, parent_id
           from body
          where kind = 'commune'
          order by siren
          limit 10000",
        params![],
    )
}

/// A member of a syndicate, from a day until another.
pub struct Joined {
    pub member: Id<Body>,
    pub college: &'static str,
    pub from_on: Day,
    pub until_on: Option<Day>,
}

/// They have joined.
pub fn join(tx: &Tx<'_>, syndicate: Id<Body>, joined: &[Joined]) -> Result<()> {
    let row = |it: &Joined| {
        let id: Id<crate::Membership> = tx.new_id();
        params![id, syndicate, it.member, it.college, it.from_on, it.until_on].to_vec()
    };
    let rows: Vec<Vec<Value>> = joined.iter().map(row).collect();
    tx.run_each(
        "insert into membership_of_syndicate
           (id, syndicate_id, member_id, college, from_on, until_on)
         values ($1, $2, $3, $4, $5, $6)",
        &rows,
    )
    .map(drop)
}

/// They have given this competence.
pub fn give(tx: &Tx<'_>, competence: &Competence, joined: &[Joined]) -> Result<()> {
    let row = |it: &Joined| {
        let id: Id<crate::Transfer> = tx.new_id();
        params![id, competence.id, it.member, it.from_on, it.until_on].to_vec()
    };
    let rows: Vec<Vec<Value>> = joined.iter().map(row).collect();
    tx.run_each(
        "insert into transfer (id, competence_id, member_id, from_on, until_on)
         values ($1, $2, $3, $4, $5)",
        &rows,
    )
    .map(drop)
}

/// Each sends somebody to the college of communes.
pub fn send(tx: &Tx<'_>, syndicate: Id<Body>, sent: &[(Id<Body>, PersonName, Day)]) -> Result<()> {
    let row = |(member, name, from_on): &(Id<Body>, PersonName, Day)| {
        let id: Id<crate::Delegate> = tx.new_id();
        let title = name.title.map(Title::code);
        params![id, syndicate, *member, title, &name.first, &name.last, *from_on].to_vec()
    };
    let rows: Vec<Vec<Value>> = sent.iter().map(row).collect();
    tx.run_each(
        "insert into delegate
           (id, syndicate_id, sent_by, college, title, first_name, last_name, is_deputy, from_on)
         values ($1, $2, $3, 'communes', $4, $5, $6, 0, $7)",
        &rows,
    )
    .map(drop)
}
