//! What the official pages of the livret are made of: domains, lines, columns, pages, by level.
//!
//! The labels are those of the livret as it was decided in 2015 (arrêté of 31 December 2015). The
//! programmes of cycle 1 were written anew since (2021, 2025) and those of cycle 2 and 3 are being
//! so; no schema of 1D after 1.0b was published to us, so these are the codes that it knows.
//!
//! Components of the socle are [`crate::Component`], columns [`crate::Position`],
//! [`crate::Mastery`] and [`crate::Success`]; parcours and ways of accompanying are lists of each
//! kind of file, `CourseKind` and `SupportKind` of [`crate::primary`] and [`crate::secondary`].

mod domain;
mod level;
mod nursery;
mod page;

pub use domain::{Domain, SubDomain};
pub use level::{Cycle, Level};
pub use nursery::{LIVING_TOGETHER, NURSERY_LINES, NurseryDomain, NurseryLine, STRENGTHS};
pub use page::{Columns, PAGES, Page, Rows};
