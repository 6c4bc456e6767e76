//! A group, its market with its days, and the orders its members give on it.

use crate::contribution::{MemberCode, Refusal, spread};
use base::{Day, Money};
use serde::{Deserialize, Serialize};

/// A rule of the group or of the market said no; nothing has happened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarketRefusal {
    #[error("a group of {0}: two buyers at least make one")]
    TooFew(usize),
    #[error("{0} is twice in the group")]
    MemberTwice(MemberCode),
    /// The agreement may charge one or several members with the procedure (L2113-7); whoever they
    /// are, somebody must be told in time.
    #[error("no coordinator")]
    NoCoordinator,
    #[error("{member} leaves on {until}, before it joins on {since}")]
    LeavesBeforeJoining { member: MemberCode, since: Day, until: Day },
    #[error("signed on {signed_on}, before it is launched on {launched_on}")]
    SignedBeforeLaunch { signed_on: Day, launched_on: Day },
    #[error("starts on {starts_on}, before it is signed on {signed_on}")]
    StartsBeforeSigned { starts_on: Day, signed_on: Day },
    #[error("ends on {ends_on}, before it starts on {starts_on}")]
    EndsBeforeStart { ends_on: Day, starts_on: Day },
    /// Renewal `number` (from 1) does not go further than what is before it.
    #[error("renewal {number} until {until}, not after {before}")]
    RenewalGoesBack { number: usize, until: Day, before: Day },
    /// A renewal is decided before the market would end.
    #[error("renewal {number} decided by {decide_by}, after the end on {ends_on}")]
    DecidedTooLate { number: usize, decide_by: Day, ends_on: Day },
    /// A framework agreement lasts four years at most, save a justified exception (L2125-1).
    #[error("until {ends_on}, after four years on {limit}")]
    TooLong { ends_on: Day, limit: Day },
    /// A framework agreement launched since 1 January 2022 has a maximum (R2162-4, decree 2021-1111
    /// of 23 August 2021).
    #[error("a framework agreement without maximum")]
    NoMaximum,
    #[error("not a sum of money to order: {0}")]
    NotOrderable(Money),
    #[error("{member} is not in the group on {on}")]
    NotInGroup { member: MemberCode, on: Day },
    /// What whoever joins once the procedure has begun needs was not in the needs of the group
    /// (L2111-1; answer of the minister to question 100136, JO AN of 17 May 2011).
    #[error("{member} joined on {since}, after the market was launched on {launched_on}")]
    JoinedAfterLaunch { member: MemberCode, since: Day, launched_on: Day },
    #[error("{on} is out of the market, {starts_on} to {ends_on}")]
    OutOfMarket { on: Day, starts_on: Day, ends_on: Day },
    /// Once its maximum is reached a framework agreement has no more effect (CJEU, 17 June 2021,
    /// Simonsen & Weel, C-23/20).
    #[error("{asked} ordered, {left} left of the maximum")]
    AboveMaximum { asked: Money, left: Money },
    #[error("the numbers are too large")]
    Overflow,
    /// The shares of the members cannot be reckoned.
    #[error(transparent)]
    Shares(#[from] Refusal),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupMember {
    pub code: MemberCode,
    pub name: String,
    pub is_coordinator: bool,
    pub since: Day,
    pub until: Option<Day>,
    /// What it weighs in what the group pays together, as the agreement says.
    pub weight: u32,
}

impl GroupMember {
    pub fn belongs_on(&self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// The buyers of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub members: Vec<GroupMember>,
}

impl Group {
    pub fn check(&self) -> Result<(), MarketRefusal> {
        if self.members.len() < 2 {
            return Err(MarketRefusal::TooFew(self.members.len()));
        }
        let mut codes: Vec<&MemberCode> = self.members.iter().map(|member| &member.code).collect();
        codes.sort();
        if let Some(pair) = codes.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(MarketRefusal::MemberTwice(pair[0].clone()));
        }
        for GroupMember { code, since, until, .. } in &self.members {
            if let Some(until) = until.filter(|until| until < since) {
                let (member, since) = (code.clone(), *since);
                return Err(MarketRefusal::LeavesBeforeJoining { member, since, until });
            }
        }
        let has_coordinator = self.members.iter().any(|member| member.is_coordinator);
        if has_coordinator { Ok(()) } else { Err(MarketRefusal::NoCoordinator) }
    }

    pub fn member_on(&self, code: &MemberCode, day: Day) -> Option<&GroupMember> {
        self.members.iter().find(|member| member.code == *code && member.belongs_on(day))
    }

    /// What each member of that day pays of a cost of the whole group, by weight, exactly, in the
    /// order of their codes.
    pub fn shares(&self, cost: Money, day: Day) -> Result<Vec<(MemberCode, Money)>, MarketRefusal> {
        let present = self.members.iter().filter(|member| member.belongs_on(day));
        let mut members: Vec<&GroupMember> = present.collect();
        members.sort_by_key(|member| &member.code);
        let weights: Vec<i128> = members.iter().map(|member| member.weight.into()).collect();
        let shares = spread(cost, &weights)?;
        Ok(members.iter().map(|member| member.code.clone()).zip(shares).collect())
    }
}

/// A renewal the market foresees: until when, and the last day to decide it (R2112-4: the renewal
/// is tacit unless the market says otherwise, and the supplier cannot refuse it).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renewal {
    pub until: Day,
    pub decide_by: Day,
    pub is_tacit: bool,
    /// What was decided, once it was.
    pub decided: Option<bool>,
}

/// A market (or framework agreement) of the group. All its days are included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Market {
    pub reference: String,
    /// The day the notice was sent.
    pub launched_on: Day,
    pub signed_on: Day,
    pub starts_on: Day,
    /// The end of the firm period.
    pub ends_on: Day,
    pub renewals: Vec<Renewal>,
    pub is_framework: bool,
    /// Why a framework agreement may last more than four years.
    pub long_because: Option<String>,
    pub maximum: Option<Money>,
    /// Those the notice named as members that may join later: their needs were reckoned with.
    pub foreseen: Vec<MemberCode>,
}

impl Market {
    /// A market follows time: launched, signed, started, ended, renewed. All its days are known
    /// when it is signed, and so are its limits.
    pub fn check(&self) -> Result<(), MarketRefusal> {
        let last = self.check_days()?;
        if self.is_framework { self.check_framework(last) } else { Ok(()) }
    }

    /// The last day it may reach, with all its renewals.
    fn check_days(&self) -> Result<Day, MarketRefusal> {
        let (signed_on, starts_on, ends_on) = (self.signed_on, self.starts_on, self.ends_on);
        if signed_on < self.launched_on {
            let launched_on = self.launched_on;
            return Err(MarketRefusal::SignedBeforeLaunch { signed_on, launched_on });
        }
        if starts_on < signed_on {
            return Err(MarketRefusal::StartsBeforeSigned { starts_on, signed_on });
        }
        if ends_on < starts_on {
            return Err(MarketRefusal::EndsBeforeStart { ends_on, starts_on });
        }
        let mut before = ends_on;
        for (number, Renewal { until, decide_by, .. }) in (1..).zip(self.renewals.iter().copied()) {
            if until <= before {
                return Err(MarketRefusal::RenewalGoesBack { number, until, before });
            }
            if decide_by > before {
                let ends_on = before;
                return Err(MarketRefusal::DecidedTooLate { number, decide_by, ends_on });
            }
            before = until;
        }
        Ok(before)
    }

    fn check_framework(&self, ends_on: Day) -> Result<(), MarketRefusal> {
        if let Some(maximum) = self.maximum.filter(|maximum| !maximum.is_positive()) {
            return Err(MarketRefusal::NotOrderable(maximum));
        }
        if self.maximum.is_none() && self.launched_on.year() >= 2022 {
            return Err(MarketRefusal::NoMaximum);
        }
        let limit = years_after(self.starts_on, 4).plus_days(-1);
        let is_justified = self.long_because.as_ref().is_some_and(|why| !why.trim().is_empty());
        if ends_on > limit && !is_justified {
            return Err(MarketRefusal::TooLong { ends_on, limit });
        }
        Ok(())
    }

    /// The last day by what is known on `day`: renewals decided, and tacit ones nobody stopped in
    /// time.
    pub fn last_day(&self, day: Day) -> Day {
        let goes_on = |renewal: &&Renewal| match renewal.decided {
            Some(decided) => decided,
            None => renewal.is_tacit && day > renewal.decide_by,
        };
        self.renewals.iter().take_while(goes_on).last().map_or(self.ends_on, |last| last.until)
    }

    /// The renewal that is to be decided next, unless one was refused.
    pub fn next_renewal(&self, day: Day) -> Option<&Renewal> {
        let last = self.last_day(day);
        let next = self.renewals.iter().find(|renewal| renewal.until > last)?;
        (next.decided.is_none() && day <= next.decide_by).then_some(next)
    }

    pub fn runs_on(&self, day: Day) -> bool {
        self.starts_on <= day && day <= self.last_day(day)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub member: MemberCode,
    pub on: Day,
    pub label: String,
    pub amount: Money,
}

/// The orders of a market, in the order they were given; none is edited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Orders(Vec<Order>);

impl Orders {
    pub fn iter(&self) -> impl Iterator<Item = &Order> {
        self.0.iter()
    }

    /// Gives one order more, or refuses and changes nothing.
    pub fn give(
        &mut self,
        group: &Group,
        market: &Market,
        order: Order,
    ) -> Result<(), MarketRefusal> {
        let (on, starts_on) = (order.on, market.starts_on);
        if !order.amount.is_positive() {
            return Err(MarketRefusal::NotOrderable(order.amount));
        }
        let Some(member) = group.member_on(&order.member, on) else {
            return Err(MarketRefusal::NotInGroup { member: order.member, on });
        };
        if member.since > market.launched_on && !market.foreseen.contains(&order.member) {
            let (since, launched_on) = (member.since, market.launched_on);
            return Err(MarketRefusal::JoinedAfterLaunch {
                member: order.member,
                since,
                launched_on,
            });
        }
        if !market.runs_on(on) {
            let ends_on = market.last_day(on);
            return Err(MarketRefusal::OutOfMarket { on, starts_on, ends_on });
        }
        let total = self.total().ok_or(MarketRefusal::Overflow)?;
        let after = total.checked_add(order.amount).ok_or(MarketRefusal::Overflow)?;
        if let Some(maximum) = market.maximum.filter(|maximum| after > *maximum) {
            let left = maximum.checked_sub(total).unwrap_or_default();
            return Err(MarketRefusal::AboveMaximum { asked: order.amount, left });
        }
        self.0.push(order);
        Ok(())
    }

    /// `None` when it does not fit.
    pub fn total(&self) -> Option<Money> {
        Money::checked_sum(self.0.iter().map(|order| order.amount))
    }

    pub fn total_of(&self, member: &MemberCode) -> Option<Money> {
        let own = self.0.iter().filter(|order| order.member == *member);
        Money::checked_sum(own.map(|order| order.amount))
    }
}

/// The same day `years` later; 29 February becomes 1 March.
fn years_after(day: Day, years: i16) -> Day {
    let year = day.year() + years;
    let later = Day::new(year, day.month(), day.day());
    later.or_else(|| Day::new(year, 3, 1)).unwrap_or(day)
}
