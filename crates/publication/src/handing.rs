//! A text goes from hand to hand: given back to its author with a sentence, taken off, thrown away.

use crate::Text;
use base::{Id, Instant};
use db::{Result, Tx};
use web::{Action, Allows, Risk};

/// To publish it, give it back to its author, or take it off.
pub struct Publish;
/// To throw it away.
pub struct Discard;

impl Action for Publish {
    const NAME: &'static str = "Publish";
    const RISK: Risk = Risk::MinorsImage;
}
impl Action for Discard {
    const NAME: &'static str = "Discard";
    const RISK: Risk = Risk::Deletion;
}

/// What its feature does when it goes from hand to hand, and the ids of what is said then.
pub trait Handed: Text + Allows<Publish> + Allows<Discard> {
    /// The last step of the address where it is given back.
    const RETURN: &'static str;
    const GIVEN_BACK: &'static str;
    const TAKEN_OFF: &'static str;
    const DISCARDED: &'static str;

    /// Back to its author, with a sentence.
    fn give_back(tx: &Tx<'_>, id: Id<Self>, sentence: &str, now: Instant) -> Result<()>;

    /// Its readers see it no more.
    fn take_off(tx: &Tx<'_>, id: Id<Self>) -> Result<()>;

    /// With all that hangs on it.
    fn discard(&self, tx: &Tx<'_>, now: Instant) -> Result<()>;

    /// Where one is once it is taken off.
    fn off(id: Id<Self>) -> String;
}
