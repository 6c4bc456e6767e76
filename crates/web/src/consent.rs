//! Consent: a feature (an outing of the agenda) asks families, another one (the liaison book)
//! collects what they answer. Neither knows the other: the server lends who collects.

use crate::{App, Viewer};
use base::{Day, Id, Instant, RichText};
use db::{Result, Tx};
use people::{Group, Person, Standing};
use std::sync::Arc;

/// What families are asked: may their child take part? Yes or no, signed.
#[derive(Clone, Debug)]
pub struct Asking {
    pub title: String,
    /// What it is about: when, where, what to bring.
    pub words: RichText,
    /// The pupils who would take part.
    pub group: Id<Group>,
    /// The last day for an answer.
    pub due_on: Day,
    pub now: Instant,
}

/// How many answered, and what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub asked: u32,
    pub yes: u32,
    pub no: u32,
}

/// Who collects consents. What was asked is known by a number of his.
pub trait Consents: Send + Sync + 'static {
    /// Asks, in the caller's transaction.
    fn ask(&self, tx: &Tx<'_>, by: &Standing, asking: &Asking) -> Result<i64>;

    /// What was asked has changed: it is asked anew, and what was answered does not count any more.
    /// The number may be another one.
    fn ask_again(&self, tx: &Tx<'_>, by: &Viewer, asked: i64, asking: &Asking) -> Result<i64>;

    /// Nothing is asked any more; what was answered stays on record.
    fn withdraw(&self, tx: &Tx<'_>, by: &Viewer, asked: i64, now: Instant) -> Result<()>;

    fn count(&self, tx: &Tx<'_>, asked: i64) -> Result<Count>;

    /// Is there a pupil among these for whom this guardian has yet to answer?
    fn awaits(
        &self,
        tx: &Tx<'_>,
        asked: i64,
        guardian: Id<Person>,
        pupils: &[Id<Person>],
    ) -> Result<bool>;

    /// Where families answer.
    fn url(&self, asked: i64) -> String;

    /// Where those who asked see who has answered.
    fn follow_url(&self, asked: i64) -> String;
}

/// Lent by the server: `app.jobs.lend(web::consent::Collector(Arc::new(liaison::Collected)))`.
pub struct Collector(pub Arc<dyn Consents>);

/// Who collects consents in this house, if anybody does.
pub fn of(app: &App) -> Option<Arc<dyn Consents>> {
    app.jobs.tool::<Collector>().map(|collector| collector.0.clone())
}
