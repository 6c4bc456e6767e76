//! The annexes of the statutes, as of any day: 1, the members with their college and whom they
//! send; 2, the competences they have given. Made of dated facts, never typed.

use crate::{
    Delegate, delegate,
    statutes::Composition,
    store::{
        self,
        annexes::{Given, Member},
    },
};
use base::{Day, Id, fold};
use db::{Result, Tx};
use people::Body;

/// Both annexes on a day.
#[derive(Clone, Debug)]
pub struct Annexes {
    pub on: Day,
    /// The version of the statutes that runs, if one does.
    pub version: Option<u32>,
    /// Members by college, in the order of the statutes, then by name.
    pub members: Vec<Line>,
    /// By competence, then by name.
    pub given: Vec<Given>,
}

/// A member, his college in words, and whom he sends.
#[derive(Clone, Debug)]
pub struct Line {
    pub member: Member,
    pub college: String,
    pub delegates: Vec<Delegate>,
}

pub fn on(tx: &Tx<'_>, syndicate: Id<Body>, on: Day) -> Result<Annexes> {
    let composition = delegate::composition(tx, syndicate, on)?;
    let version = store::statutes::on(tx, syndicate, on)?.map(|version| version.number);
    let mut delegates = store::delegates::on(tx, syndicate, on)?;
    let mut members: Vec<Line> = store::annexes::members(tx, syndicate, on)?
        .into_iter()
        .map(|member| line(&composition, member, &mut delegates))
        .collect();
    // Engines compare bytewise, so that "É" comes after "Z".
    let place = |word: &str| composition.colleges.iter().position(|college| college.word == word);
    members.sort_by_cached_key(|line| {
        (place(&line.member.college).unwrap_or(usize::MAX), fold(&line.member.name))
    });
    let mut given = store::annexes::given(tx, syndicate, on)?;
    given.sort_by_cached_key(|line| (fold(&line.competence), fold(&line.member)));
    Ok(Annexes { on, version, members, given })
}

fn line(composition: &Composition, member: Member, delegates: &mut Vec<Delegate>) -> Line {
    let (sent, others) = delegates.drain(..).partition(|one: &Delegate| one.sent_by == member.id);
    *delegates = others;
    let college = composition.college(&member.college).map(|college| college.name.clone());
    Line { college: college.unwrap_or_default(), delegates: sent, member }
}
