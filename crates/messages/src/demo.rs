//! The post of the made-up town: threads drawn for each class, and a few scenes known by heart.
//!
//! Everything is written by [`sending`](crate::sending), so the rules, the quiet hours and the
//! deliveries of the demo are those of life.

mod casting;
mod enclosing;
mod play;
mod scenes;
mod words;

use db::{Result, Tx};
use web::demo::{Act, Stage};

/// What is written, read, filed and reported in the days of the stage.
pub fn acts(tx: &Tx<'_>, stage: &Stage) -> Result<Vec<Act>> {
    let mut scripts = casting::of_town(tx, stage)?;
    for (place, school) in stage.schools.iter().enumerate() {
        scripts.extend(casting::of_school(tx, stage, place, school)?);
    }
    let mut acts: Vec<Act> = scripts.into_iter().map(play::begin).collect();
    acts.extend(scenes::acts(tx, stage)?);
    Ok(acts)
}
