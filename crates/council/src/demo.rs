//! Demo: assemblies that sat, told to the house as a secretary would write them down. Who calls it
//! says what was decided; the rules are those of the pages, and what they refuse stops the making.

mod held;
mod lived;
mod seated;

pub use held::{Motion, Told, hold, prepare};
pub use lived::{Course, Reception, connect, follow};
pub use seated::{rule, seat};

use db::Error;
use std::fmt::Debug;

/// The rules refuse what the demo tells.
fn refused(what: &str, errors: impl Debug) -> Error {
    Error::Engine(format!("the demo is refused {what}: {errors:?}"))
}
