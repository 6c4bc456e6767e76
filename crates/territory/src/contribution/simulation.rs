//! Before the vote: the same reckoning for whoever may join, and two keys side by side.

use super::{Apportionment, CountedMember, Counts, Key, MemberCode, Refusal, Vote, apportion};
use base::Money;
use std::cmp::Reverse;

/// What all would pay if `member` were among them, with these counts; of a member that is counted
/// already, if it were counted so. The others of a key that spreads pay less: compare.
pub fn simulate_with(
    key: &Key,
    vote: &Vote,
    counts: &Counts,
    member: CountedMember,
) -> Result<Apportionment, Refusal> {
    apportion(key, vote, &counts.with(member)?)
}

/// What changes for one member from one reckoning to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub member: MemberCode,
    /// `None` for whoever is in one reckoning only.
    pub before: Option<Money>,
    pub after: Option<Money>,
    pub difference: Money,
}

impl Change {
    /// Of what it paid before, in hundredths of a percent, rounded towards nothing; `None` where
    /// it paid nothing before.
    pub fn percent(&self) -> Option<i64> {
        let before = self.before.filter(|before| before.is_positive())?;
        let product = i128::from(self.difference.cents()) * 10_000;
        i64::try_from(product / i128::from(before.cents())).ok()
    }
}

/// Who pays more and who pays less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Whoever pays most more first, whoever pays most less last; equal ones by their code.
    pub changes: Vec<Change>,
    pub more: usize,
    pub less: usize,
    pub same: usize,
    pub before: Money,
    pub after: Money,
}

/// Two reckonings side by side: two keys over the same counts, two years, or with and without a
/// member. Whoever is missing on one side pays nothing there.
pub fn compare(before: &Apportionment, after: &Apportionment) -> Result<Comparison, Refusal> {
    let all = before.contributions.iter().chain(&after.contributions);
    let mut members: Vec<&MemberCode> = all.map(|contribution| &contribution.member).collect();
    members.sort();
    members.dedup();
    let changes = members.into_iter().map(|member| change(member, before, after));
    let mut changes = changes.collect::<Option<Vec<_>>>().ok_or(Refusal::Overflow)?;
    let count = |rule: fn(Money) -> bool| changes.iter().filter(|c| rule(c.difference)).count();
    let (more, less) = (count(Money::is_positive), count(Money::is_negative));
    let same = changes.len() - more - less;
    changes.sort_by_key(|change| Reverse(change.difference));
    Ok(Comparison { changes, more, less, same, before: before.total, after: after.total })
}

fn change(member: &MemberCode, before: &Apportionment, after: &Apportionment) -> Option<Change> {
    let total = |side: &Apportionment| side.of(member).map(|contribution| contribution.total);
    let (before, after) = (total(before), total(after));
    let difference = after.unwrap_or_default().checked_sub(before.unwrap_or_default())?;
    Some(Change { member: member.clone(), before, after, difference })
}
