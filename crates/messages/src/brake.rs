//! The brake: how many persons somebody may write to within an hour before a head has a look.
//!
//! A stolen account writes to everybody at once; a teacher writes to a class, a head to a school.

use base::Instant;
use people::{GroupKind, Standing};

/// Persons within an hour.
const PUPIL: i64 = 40;
const GUARDIAN: i64 = 100;
const STAFF: i64 = 1_500;
const HEAD: i64 = 20_000;
const UNLIMITED: i64 = 10_000_000;

/// The hour that is looked at.
pub const fn since(now: Instant) -> Instant {
    now.plus_hours(-1)
}

/// How many persons this sender may write to within an hour.
pub fn limit(sender: &Standing) -> i64 {
    let is_in = |kind| sender.memberships.iter().any(|member| member.kind == kind);
    if sender.is_platform_administrator() || is_in(GroupKind::Agents) {
        UNLIMITED
    } else if is_in(GroupKind::Heads) {
        HEAD
    } else if sender.is_staff() {
        STAFF
    } else if sender.is_guardian() {
        GUARDIAN
    } else {
        PUPIL
    }
}

/// The school whose head looks at what the brake holds: where the sender works, else the first one
/// he belongs to.
pub fn school(sender: &Standing) -> Option<base::Id<people::School>> {
    let works = sender.schools.iter().find(|school| sender.works_in(school.id));
    works.or(sender.schools.first()).map(|school| school.id)
}

/// Groups whose members are counted one by one; larger ones are counted up to here.
pub const COUNTED_MAX: u32 = 20_001;
