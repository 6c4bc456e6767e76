//! Delegates: whom a member sends to the syndicate, from its deliberation until its own council
//! ends (CGCT L5211-8 by analogy, L2121-33), and who of them sits in the committee.

use crate::{
    statutes::Composition,
    store::{self, delegates::New, facts::By},
};
use base::{Day, Id, PersonName, Title};
use council::{Deliberation, Mandate, NewMandate, mandate, mandate::Office};
use db::{Result, Tx};
use people::{Assignment, Body, Function, NewAssignment, Person, Post, assignment, groups};

db::row! {
    /// A delegate. `mandate_id`: he sits in the committee; `assignment_id`: what his account may
    /// see.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Delegate {
        pub id: Id<Delegate>,
        pub syndicate_id: Id<Body>,
        pub sent_by: Id<Body>,
        /// A college of the statutes, by its word; empty: none.
        pub college: String,
        pub title: Option<Title>,
        pub first_name: String,
        pub last_name: String,
        /// He comes when the other one does not.
        pub is_deputy: bool,
        pub appointed_by: Option<Id<Deliberation>>,
        pub person_id: Option<Id<Person>>,
        pub mandate_id: Option<Id<Mandate>>,
        pub assignment_id: Option<Id<Assignment>>,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}

impl Delegate {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

/// Whom a deliberation appoints.
pub struct Appointed<'a> {
    pub to: Id<Body>,
    pub by: Id<Body>,
    pub name: &'a PersonName,
    pub college: &'a str,
    pub is_deputy: bool,
}

/// A deliberation appoints somebody: who was there in his place ends, he begins. Twice is once.
///
/// He sits in the committee at once, unless the statutes say that his college elects.
pub fn appoint(tx: &Tx<'_>, it: &Appointed<'_>, by: By) -> Result<()> {
    let before = store::delegates::sent_by(tx, it.by, it.to, by.on)?;
    // Who was dismissed when its sending was taken back is appointed again.
    let is_there = |one: &Delegate| one.until_on.is_none_or(|until| until > one.from_on);
    let is_he = |one: &Delegate| one.name() == *it.name && is_there(one);
    if store::delegates::appointed_by(tx, by.act)?.iter().any(is_he) {
        return Ok(());
    }
    let Some(member) = people::body::load(tx, it.by)? else { return Ok(()) };
    let composition = composition(tx, it.to, by.on)?;
    let college = composition.college(it.college).or_else(|| composition.college_of(member.kind));
    let word = college.map_or(it.college, |college| college.word.as_str());
    let seats = usize::from(college.map_or(1, |it| it.sent_by_member(member.population)));
    make_room(tx, &before, word, it.is_deputy, seats, by)?;
    let until_on = mandate::term_ends_on(tx, it.by, by.on)?;
    let new = New {
        syndicate: it.to,
        sent_by: it.by,
        college: word,
        name: it.name,
        is_deputy: it.is_deputy,
        until_on,
        by,
    };
    let id = store::delegates::insert(tx, &new)?;
    if college.is_some_and(crate::statutes::College::elects) {
        return Ok(());
    }
    let Some(delegate) = store::delegates::find(tx, id)? else { return Ok(()) };
    sit(tx, &delegate, by.on, until_on)
}

/// A council that appoints anew replaces (CGCT L2121-33): who is one too many ends, the first
/// first.
fn make_room(
    tx: &Tx<'_>,
    before: &[Delegate],
    college: &str,
    is_deputy: bool,
    seats: usize,
    by: By,
) -> Result<()> {
    let same: Vec<&Delegate> = before
        .iter()
        .filter(|one| one.college == college && one.is_deputy == is_deputy)
        // Those of the same deliberation are appointed together.
        .filter(|one| one.appointed_by != Some(by.act))
        .collect();
    let together =
        before.iter().filter(|one| one.college == college && one.is_deputy == is_deputy).count()
            - same.len();
    let stay = seats.max(1).saturating_sub(together + 1);
    let leave = same.len().saturating_sub(stay);
    same.iter().take(leave).try_for_each(|one| end(tx, one, by.on, Some(by.act)))
}

/// He sits in the committee from a day on.
pub fn sit(tx: &Tx<'_>, it: &Delegate, from_on: Day, until_on: Option<Day>) -> Result<()> {
    let others = mandate::of_body(tx, it.syndicate_id, from_on)?;
    let whose = |one: &&Mandate| {
        one.sent_by == Some(it.sent_by) && one.college == it.college && one.deputy_of.is_none()
    };
    let titular = others.iter().find(whose).map(|one| one.id);
    if it.is_deputy && titular.is_none() {
        // Nobody to stand for: he is written down, and does not sit.
        return Ok(());
    }
    let rank = others.iter().map(|one| one.rank).max().unwrap_or(0) + 1;
    let new = NewMandate {
        body: it.syndicate_id,
        office: Office::Member,
        rank,
        name: it.name(),
        person: it.person_id,
        sent_by: Some(it.sent_by),
        college: it.college.clone(),
        deputy_of: titular.filter(|_| it.is_deputy),
        votes: 1,
        from_on,
        until_on,
    };
    let made = mandate::begin(tx, &[new])?;
    made.first().map_or(Ok(()), |mandate| store::delegates::seat(tx, it.id, *mandate))
}

/// His time ends on a day, with his seat and what his account may see.
pub fn end(tx: &Tx<'_>, it: &Delegate, on: Day, by: Option<Id<Deliberation>>) -> Result<()> {
    store::delegates::end(tx, it.id, on, by)?;
    if let Some(mandate) = it.mandate_id {
        mandate::end(tx, mandate, on)?;
    }
    if let Some(post) = it.assignment_id {
        let touched = assignment::end(tx, &[post], on)?;
        groups::refresh(tx, &touched, tx.now().day())?;
    }
    Ok(())
}

/// Those whom a deliberation appointed are no delegates: from their first day (it is withdrawn), or
/// from a day on (it is repealed).
pub fn dismiss(tx: &Tx<'_>, act: Id<Deliberation>, on: Option<Day>) -> Result<()> {
    let all = store::delegates::appointed_by(tx, act)?;
    all.iter().try_for_each(|one| end(tx, one, on.unwrap_or(one.from_on), None))
}

/// Those whom a deliberation ended are delegates again: it is withdrawn. Who sat sits from today
/// on.
pub fn restore(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<()> {
    let all = store::delegates::ended_by(tx, act)?;
    store::delegates::restore(tx, act)?;
    let today = tx.now().day();
    for one in &all {
        if one.mandate_id.is_some() {
            sit(tx, one, today, one.until_on)?;
        }
        if let Some(post) = one.assignment_id {
            let touched = assignment::set_until(tx, &[(post, one.until_on)])?;
            groups::refresh(tx, &touched, today)?;
        }
    }
    Ok(())
}

/// His account, once he signs in: he sees the committee as its delegate.
pub fn tie(tx: &Tx<'_>, it: &Delegate, person: Id<Person>, today: Day) -> Result<()> {
    let post = NewAssignment {
        person,
        post: Post::Body(it.syndicate_id),
        function: Function::Delegate,
        subject: None,
        from_on: it.from_on,
        until_on: it.until_on,
    };
    let (made, touched) = assignment::begin(tx, &[post])?;
    let Some(post) = made.first() else { return Ok(()) };
    store::delegates::tie(tx, it.id, person, *post)?;
    if let Some(mandate) = it.mandate_id {
        mandate::tie(tx, mandate, person)?;
    }
    groups::refresh(tx, &touched, today)
}

/// What the statutes of a syndicate say on a day; nothing when it has none.
pub fn composition(tx: &Tx<'_>, syndicate: Id<Body>, on: Day) -> Result<Composition> {
    let statutes = store::statutes::on(tx, syndicate, on)?;
    Ok(statutes.map(|it| Composition::kept(&it.colleges)).unwrap_or_default())
}
