//! What the secretary wrote down, read against itself and against the rules.

use super::{Attendance, Member, Proxy, Sitting, Step};
use crate::{ProxyRule, Rules};
use base::{Day, Id};
use std::collections::BTreeSet;

/// Why a sheet of attendance cannot be true, or is not allowed. `item` is the first one concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AttendanceError {
    #[error("a member written twice")]
    MemberTwice(Id<Member>),
    #[error("{members} members in exercise for {seats} seats")]
    MoreMembersThanSeats { members: u32, seats: u32 },
    /// Present, excused, moving, represented, holding or withdrawn, but not in exercise.
    #[error("not in exercise")]
    NotInExercise(Id<Member>),
    #[error("present twice")]
    PresentTwice(Id<Member>),
    #[error("present and excused")]
    PresentAndExcused(Id<Member>),
    #[error("item {item} of {items}")]
    UnknownItem { item: u16, items: u16 },
    #[error("came before item {item}, and was there already")]
    ArrivesTwice { member: Id<Member>, item: u16 },
    #[error("left before item {item}, and was not there")]
    LeavesTwice { member: Id<Member>, item: u16 },
    /// A movement is written after one that happened at a later item.
    #[error("a movement before item {item} out of order")]
    OutOfOrder { member: Id<Member>, item: u16 },
    #[error("{proxies} members represented, {members} in exercise")]
    MoreProxiesThanMembers { proxies: u32, members: u32 },
    #[error("a proxy to himself")]
    ToHimself(Id<Member>),
    /// At every item for which the paper runs, its giver is there himself.
    #[error("a proxy of a present member")]
    GiverPresent { giver: Id<Member>, holder: Id<Member> },
    /// At no item for which its giver is absent is its holder there.
    #[error("a proxy held by an absent member")]
    HolderAbsent { giver: Id<Member>, holder: Id<Member> },
    #[error("two proxies for item {item}")]
    GivenTwice { giver: Id<Member>, item: u16 },
    #[error("{held} proxies held, {held_max} allowed, item {item}")]
    TooManyHeld { holder: Id<Member>, held: u32, held_max: u16, item: u16 },
    #[error("a proxy for {sessions} sessions, {sessions_max} allowed")]
    TooManySessions { giver: Id<Member>, sessions: u32, sessions_max: u16 },
    /// A paper that serves first at a later session.
    #[error("a proxy that begins on {since_on}")]
    NotYet { giver: Id<Member>, since_on: Day },
    #[error("a proxy until item {until_item}, from item {from_item}")]
    EndsBeforeItBegins { giver: Id<Member>, from_item: u16, until_item: u16 },
    #[error("withdrawn twice from item {item}")]
    WithdrawnTwice { member: Id<Member>, item: u16 },
}

use AttendanceError as Wrong;

impl Sitting {
    /// Reads the sheet against itself and against the rules of proxies (L2121-20 for a commune).
    /// Says everything that is wrong, not the first thing.
    pub fn check(self, rules: &Rules) -> Result<Attendance, Vec<AttendanceError>> {
        let mut errors = Vec::new();
        self.check_members(&mut errors);
        self.check_everybody_is_in_exercise(&mut errors);
        self.check_presence(&mut errors);
        self.check_items(&mut errors);
        self.check_movements(&mut errors);
        self.check_withdrawals(&mut errors);
        // Papers are read in the light of who was there: that must make sense first.
        if errors.is_empty() {
            self.check_proxies(&rules.proxies, &mut errors);
        }
        if errors.is_empty() { Ok(Attendance(self)) } else { Err(errors) }
    }

    fn check_members(&self, errors: &mut Vec<Wrong>) {
        let ids: Vec<_> = self.members.iter().map(|member| member.id).collect();
        errors.extend(twice(&ids).map(Wrong::MemberTwice));
        let members = super::count(&self.members);
        if members > self.seats {
            errors.push(Wrong::MoreMembersThanSeats { members, seats: self.seats });
        }
    }

    fn check_everybody_is_in_exercise(&self, errors: &mut Vec<Wrong>) {
        let members: BTreeSet<_> = self.members.iter().map(|member| member.id).collect();
        let named: BTreeSet<_> = self
            .present
            .iter()
            .chain(&self.excused)
            .copied()
            .chain(self.movements.iter().map(|movement| movement.member))
            .chain(self.proxies.iter().flat_map(|proxy| [proxy.giver, proxy.holder]))
            .chain(self.withdrawals.iter().map(|withdrawal| withdrawal.member))
            .collect();
        errors.extend(named.difference(&members).copied().map(Wrong::NotInExercise));
    }

    fn check_presence(&self, errors: &mut Vec<Wrong>) {
        errors.extend(twice(&self.present).map(Wrong::PresentTwice));
        let excused = self.excused.iter().copied();
        errors
            .extend(excused.filter(|one| self.present.contains(one)).map(Wrong::PresentAndExcused));
    }

    fn check_items(&self, errors: &mut Vec<Wrong>) {
        let items = self.items;
        let named = (self.movements.iter().map(|movement| movement.before_item))
            .chain(self.withdrawals.iter().map(|withdrawal| withdrawal.item))
            .chain(self.proxies.iter().map(|proxy| proxy.from_item));
        errors.extend(
            named
                .filter(|item| !(1..=items).contains(item))
                .map(|item| Wrong::UnknownItem { item, items }),
        );
    }

    fn check_movements(&self, errors: &mut Vec<Wrong>) {
        let mut there: BTreeSet<_> = self.present.iter().copied().collect();
        let mut latest = 0;
        for movement in &self.movements {
            let (member, item) = (movement.member, movement.before_item);
            if item < latest {
                errors.push(Wrong::OutOfOrder { member, item });
            }
            latest = latest.max(item);
            match movement.step {
                Step::Arrives if !there.insert(member) => {
                    errors.push(Wrong::ArrivesTwice { member, item });
                }
                Step::Leaves if !there.remove(&member) => {
                    errors.push(Wrong::LeavesTwice { member, item });
                }
                Step::Arrives | Step::Leaves => {}
            }
        }
    }

    fn check_withdrawals(&self, errors: &mut Vec<Wrong>) {
        let withdrawn: Vec<_> = self
            .withdrawals
            .iter()
            .map(|withdrawal| (withdrawal.member, withdrawal.item))
            .collect();
        errors
            .extend(twice(&withdrawn).map(|(member, item)| Wrong::WithdrawnTwice { member, item }));
    }

    fn check_proxies(&self, rule: &ProxyRule, errors: &mut Vec<Wrong>) {
        let givers: BTreeSet<_> = self.proxies.iter().map(|proxy| proxy.giver).collect();
        let (proxies, members) = (super::count(&self.proxies), super::count(&self.members));
        // Several papers of one giver may follow each other within a session; the givers are fewer
        // than the members, since somebody is there to hold them.
        if givers.len() >= self.members.len() && proxies > 0 {
            errors.push(Wrong::MoreProxiesThanMembers { proxies, members });
        }
        for proxy in &self.proxies {
            self.check_paper(proxy, errors);
            self.check_age(proxy, rule, errors);
        }
        self.check_given_twice(errors);
        self.check_held(rule, errors);
    }

    /// That the paper is of one who is absent, held by one who is there.
    fn check_paper(&self, proxy: &Proxy, errors: &mut Vec<Wrong>) {
        let Proxy { giver, holder, from_item, .. } = *proxy;
        if giver == holder {
            errors.push(Wrong::ToHimself(giver));
            return;
        }
        if let Some(until_item) = proxy.until_item.filter(|until_item| *until_item <= from_item) {
            errors.push(Wrong::EndsBeforeItBegins { giver, from_item, until_item });
            return;
        }
        let mut served = self.absences(proxy).peekable();
        if served.peek().is_none() {
            errors.push(Wrong::GiverPresent { giver, holder });
        } else if !served.any(|item| self.is_there(holder, item)) {
            errors.push(Wrong::HolderAbsent { giver, holder });
        }
    }

    /// For how many sessions in a row it has served, this one included.
    fn check_age(&self, proxy: &Proxy, rule: &ProxyRule, errors: &mut Vec<Wrong>) {
        let Proxy { giver, since_on, .. } = *proxy;
        if since_on > self.held_on {
            errors.push(Wrong::NotYet { giver, since_on });
            return;
        }
        let earlier: BTreeSet<_> =
            self.earlier.iter().filter(|day| (since_on..self.held_on).contains(*day)).collect();
        let sessions = u32::try_from(earlier.len()).unwrap_or(u32::MAX).saturating_add(1);
        let is_excused = proxy.is_ill && rule.is_unlimited_when_ill;
        if let Some(sessions_max) = rule.sessions_max.filter(|_| !is_excused)
            && sessions > u32::from(sessions_max)
        {
            errors.push(Wrong::TooManySessions { giver, sessions, sessions_max });
        }
    }

    fn check_given_twice(&self, errors: &mut Vec<Wrong>) {
        for (place, proxy) in self.proxies.iter().enumerate() {
            let giver = proxy.giver;
            let others = &self.proxies[..place];
            let both = |item: &u16| {
                proxy.runs_at(*item)
                    && others.iter().any(|other| other.giver == giver && other.runs_at(*item))
            };
            if let Some(item) = (1..=self.items).find(both) {
                errors.push(Wrong::GivenTwice { giver, item });
            }
        }
    }

    /// That nobody votes for more members than he may, at any item.
    fn check_held(&self, rule: &ProxyRule, errors: &mut Vec<Wrong>) {
        let held_max = rule.held_max;
        let holders: BTreeSet<_> = self.proxies.iter().map(|proxy| proxy.holder).collect();
        for holder in holders {
            let held_at = |item: u16| {
                let held = self.proxies.iter().filter(|proxy| {
                    proxy.holder == holder
                        && proxy.runs_at(item)
                        && !self.is_there(proxy.giver, item)
                });
                u32::try_from(held.count()).unwrap_or(u32::MAX)
            };
            let too_many = (1..=self.items)
                .map(|item| (item, held_at(item)))
                .find(|(_, held)| *held > u32::from(held_max));
            if let Some((item, held)) = too_many {
                errors.push(Wrong::TooManyHeld { holder, held, held_max, item });
            }
        }
    }

    /// The items for which the paper runs while its giver is not in the room.
    fn absences<'a>(&'a self, proxy: &'a Proxy) -> impl Iterator<Item = u16> + 'a {
        (1..=self.items).filter(|item| proxy.runs_at(*item) && !self.is_there(proxy.giver, *item))
    }
}

/// What is there more than once, each named once, in order.
fn twice<T: Copy + Ord>(all: &[T]) -> impl Iterator<Item = T> {
    let mut seen = BTreeSet::new();
    let again: BTreeSet<T> = all.iter().copied().filter(|one| !seen.insert(*one)).collect();
    again.into_iter()
}
