//! What runs later: reading what has arrived, applying and undoing, and keeping the house tidy.

mod apply;
mod read;
mod tidy;
mod undo;

pub(crate) use apply::ApplyFeed;
pub(crate) use read::ReadIntake;
pub(crate) use undo::UndoFeed;

use crate::stage::Error as StageError;
use jobs::{Error, Registry, Schedule};

pub(crate) fn register(registry: &mut Registry) {
    registry.on(read::run);
    registry.on(apply::run);
    registry.on(undo::run);
    registry.on(tidy::resume);
    registry.on(tidy::tidy);
    registry.every("feeds", Schedule::EveryMinutes(10), &tidy::Resume {});
    registry.every("feeds-nightly", Schedule::NIGHTLY, &tidy::Tidy {});
}

/// Why a try has failed, without a name in it.
fn failure(error: StageError) -> Error {
    match error {
        StageError::Database(error) => error.into(),
        StageError::Refused(_) => Error::because("the files were refused"),
        StageError::Stopped => Error::because("the import was stopped"),
    }
}
