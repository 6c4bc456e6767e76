//! The promises of the queue, on both engines: nothing lost, nothing twice, nothing hidden.

mod house;
mod progress;
mod queue;
mod recurring;
mod workers;
