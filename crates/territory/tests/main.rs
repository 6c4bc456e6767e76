//! Stories of the territory, on both engines.

mod annexed;
mod bodies;
mod changing;
mod collected;
mod collecting;
mod contributions;
mod deciding;
mod funds;
mod handing;
mod joining;
mod leaving;
mod lives;
mod looking;
mod many;
mod moments;
mod purchasing;
mod totals;
mod world;
