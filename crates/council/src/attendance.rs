//! Attendance: who is there at each item, who is represented by whom, who had to withdraw.

mod check;
#[cfg(test)]
mod tests;

pub use check::AttendanceError;

use crate::Headcount;
use base::{Day, Id};

/// What the secretary of a session wrote down. Items are numbered from 1, in the order dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    pub held_on: Day,
    /// Days of the sessions this assembly held before this one: papers count them.
    pub earlier: Vec<Day>,
    pub items: u16,
    /// Every seat, vacant ones too, and the votes they have together.
    pub seats: u32,
    pub votes_of_seats: u32,
    /// In exercise on the day.
    pub members: Vec<Member>,
    /// There when the session opened.
    pub present: Vec<Id<Member>>,
    /// Absent, and said so.
    pub excused: Vec<Id<Member>>,
    /// In the order they happened.
    pub movements: Vec<Movement>,
    pub proxies: Vec<Proxy>,
    pub withdrawals: Vec<Withdrawal>,
}

/// A seat that is filled on the day of a session, under the identifier of its mandate.
///
/// A deputy who sits instead of whom he stands for is written under the seat he fills: it is the
/// seat that is present, votes, and gives or holds a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    pub id: Id<Member>,
    /// How many votes he has: 1 in a commune, what the statutes say in a syndicate.
    pub votes: u32,
}

/// A member comes or goes while the session is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    pub member: Id<Member>,
    pub before_item: u16,
    pub step: Step,
}

db::word! {
    pub enum Step { Arrives = "arrives", Leaves = "leaves" }
}

/// A written power to vote for an absent member (L2121-20).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proxy {
    pub giver: Id<Member>,
    pub holder: Id<Member>,
    /// The day of the first session the paper served for, this one or an earlier one.
    pub since_on: Day,
    /// An illness was certified: the paper may serve for longer.
    pub is_ill: bool,
    /// One who leaves gives it from an item on; 1 otherwise.
    pub from_item: u16,
    /// The first item for which it was taken back: it may be at any time.
    pub until_item: Option<u16>,
}

/// A member who may not take part in one item, nor vote in it for anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    pub member: Id<Member>,
    pub item: u16,
    pub reason: Reason,
}

db::word! {
    pub enum Reason {
        /// A personal interest (L2131-11 I), or the mayor for his accounts (L2121-14): not counted
        /// as present, even among the public, but still in exercise (CE, 19 January 1983, Chauré).
        Interest = "interest",
        /// Sent by the assembly to the body the item is about (L2131-11 II): neither present nor
        /// counted among those in exercise for the quorum.
        SentThere = "sent_there",
    }
}

/// A sitting that holds together. It is made by [`Sitting::check`] only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance(Sitting);

/// Who may vote at one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtItem {
    pub headcount: Headcount,
    /// Those present, then those represented, each in the order of the members.
    pub voters: Vec<Voter>,
    pub absent: Vec<Id<Member>>,
    pub withdrawn: Vec<Id<Member>>,
}

/// Whose vote is given, by himself or by his proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voter {
    pub member: Id<Member>,
    pub votes: u32,
    pub holder: Option<Id<Member>>,
}

impl Attendance {
    pub fn sitting(&self) -> &Sitting {
        &self.0
    }

    /// Who votes at this item, from 1.
    pub fn at(&self, item: u16) -> AtItem {
        let mut at = AtItem {
            headcount: self.0.nobody(),
            voters: Vec::new(),
            absent: Vec::new(),
            withdrawn: Vec::new(),
        };
        let mut represented = Vec::new();
        for &Member { id, votes } in &self.0.members {
            let voter = |holder| Voter { member: id, votes, holder };
            if let Some(reason) = self.0.withdrawal(id, item) {
                at.withdrawn.push(id);
                at.headcount.set_apart += u32::from(reason == Reason::SentThere);
            } else if self.0.is_there(id, item) {
                at.voters.push(voter(None));
            } else if let Some(proxy) = self.0.proxy(id, item) {
                represented.push(voter(Some(proxy.holder)));
            } else {
                at.absent.push(id);
            }
        }
        at.headcount.present = count(&at.voters);
        at.headcount.proxies = count(&represented);
        at.voters.append(&mut represented);
        at.headcount.votes = at.voters.iter().map(|voter| voter.votes).sum();
        at
    }

    pub fn items(&self) -> impl Iterator<Item = u16> {
        1..=self.0.items
    }
}

impl Sitting {
    fn nobody(&self) -> Headcount {
        Headcount {
            seats: self.seats,
            in_exercise: count(&self.members),
            present: 0,
            proxies: 0,
            set_apart: 0,
            votes: 0,
            votes_in_exercise: self.members.iter().map(|member| member.votes).sum(),
            votes_of_seats: self.votes_of_seats,
        }
    }

    /// Whether he is in the room when this item is called.
    fn is_there(&self, member: Id<Member>, item: u16) -> bool {
        self.movements
            .iter()
            .filter(|movement| movement.member == member && movement.before_item <= item)
            .max_by_key(|movement| movement.before_item)
            .map_or_else(|| self.present.contains(&member), |last| last.step == Step::Arrives)
    }

    fn withdrawal(&self, member: Id<Member>, item: u16) -> Option<Reason> {
        self.withdrawals
            .iter()
            .find(|withdrawal| withdrawal.member == member && withdrawal.item == item)
            .map(|withdrawal| withdrawal.reason)
    }

    /// The paper by which an absent member votes at this item: its holder is there for it.
    fn proxy(&self, giver: Id<Member>, item: u16) -> Option<&Proxy> {
        self.proxies.iter().find(|proxy| {
            proxy.giver == giver
                && proxy.runs_at(item)
                && self.is_there(proxy.holder, item)
                && self.withdrawal(proxy.holder, item).is_none()
        })
    }
}

impl Proxy {
    /// A paper for the whole session.
    pub fn of_session(giver: Id<Member>, holder: Id<Member>, since_on: Day) -> Self {
        Proxy { giver, holder, since_on, is_ill: false, from_item: 1, until_item: None }
    }

    fn runs_at(&self, item: u16) -> bool {
        self.from_item <= item && self.until_item.is_none_or(|until_item| item < until_item)
    }
}

fn count<T>(all: &[T]) -> u32 {
    u32::try_from(all.len()).unwrap_or(u32::MAX)
}
