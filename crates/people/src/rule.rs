//! Writing rules: who may write to whom, as lines *role @ scope → role @ the same scope*.
//!
//! A may write to B when A is in a group (`from`, scope, X), B in a group (`to`, the same scope,
//! the same X), and the line for these three says yes. A school's own line stands instead of the
//! default; it speaks of the school's classes, levels and of the school itself, never of a town.

use crate::{GroupKind, School, ScopeKind, store::rules};
use base::Id;
use db::{Result, Tx};

/// One line of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rule {
    /// The school whose own line it is; none for a default.
    pub school: Option<Id<School>>,
    pub from: GroupKind,
    pub scope: ScopeKind,
    pub to: GroupKind,
    pub may_write: bool,
    /// May take the whole group as one addressee.
    pub may_address_group: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleRefused {
    #[error("a school decides for its classes, its levels and itself only")]
    NotTheSchools,
    #[error("pupils never write to the guardians of others, nor to adults outside the school")]
    PupilsOutside,
}

impl Rule {
    /// Whether a school may have its own line for these three.
    pub fn check(from: GroupKind, scope: ScopeKind, to: GroupKind) -> Result<(), RuleRefused> {
        use GroupKind::{Agents, Guardians, Hand, Heads, Pupils, Staff, Team};
        let is_of_classes = |kind| matches!(kind, Pupils | Guardians | Team);
        let is_of_schools = |kind| is_of_classes(kind) || matches!(kind, Staff | Heads);
        let is_the_schools = match scope {
            ScopeKind::Class | ScopeKind::Level => is_of_classes(from) && is_of_classes(to),
            ScopeKind::School => is_of_schools(from) && is_of_schools(to),
            ScopeKind::Hand => from == Hand && to == Hand,
            ScopeKind::Town | ScopeKind::Body | ScopeKind::Platform => false,
        };
        match (from, to) {
            (Pupils, Guardians | Agents) => Err(RuleRefused::PupilsOutside),
            _ if !is_the_schools => Err(RuleRefused::NotTheSchools),
            _ => Ok(()),
        }
    }
}

/// The lines that count in a school: its own, and the defaults it has left as they are.
pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Rule>> {
    rules::of_school(tx, school)
}

/// The lines of everywhere.
pub fn defaults(tx: &Tx<'_>) -> Result<Vec<Rule>> {
    rules::defaults(tx)
}

/// Gives a school its own line.
pub fn set(tx: &Tx<'_>, rule: &Rule) -> Result<()> {
    let Some(school) = rule.school else {
        return Err(db::Error::refused(RuleRefused::NotTheSchools));
    };
    Rule::check(rule.from, rule.scope, rule.to).map_err(db::Error::refused)?;
    rules::set(tx, school, rule)
}

/// Takes a school's own line away: the default counts again.
pub fn reset(
    tx: &Tx<'_>,
    school: Id<School>,
    from: GroupKind,
    scope: ScopeKind,
    to: GroupKind,
) -> Result<()> {
    rules::reset(tx, school, from, scope, to)
}
