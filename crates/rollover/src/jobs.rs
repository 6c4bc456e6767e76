//! What runs later: preparing all schools of a town, the evening itself, and closing the classes
//! that are over when their day has come.

mod change;
mod close;
mod wave;

pub(crate) use change::ApplyChange;
pub(crate) use wave::{ApplyWave, PrepareWave, UndoWave, undo_and_tell};

use jobs::{Registry, Schedule};

pub(crate) fn register(registry: &mut Registry) {
    registry.on(change::run);
    registry.on(wave::prepare);
    registry.on(wave::apply);
    registry.on(wave::undo);
    registry.on(close::run);
    registry.every("rollover-nightly", Schedule::NIGHTLY, &close::CloseClasses {});
}
