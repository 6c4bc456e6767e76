//! Who was here: the figures of a report. Roll calls are another feature's; the server lends what
//! it knows: `app.jobs.lend(reports::Attendance::lent(…))`. Without it a report says nothing of it.

use base::{Day, Id};
use db::{Result, Tx};
use people::Person;
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, sync::Arc};
use web::App;

/// How often a pupil was away or late in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// Half-days with a reason.
    pub justified: u32,
    /// Half-days without one.
    pub unjustified: u32,
    pub late: u32,
    /// Lessons missed; none where nobody calls them, or none was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<u32>,
}

/// The place of what is said to a whole class of a collège about its life.
pub const CLASS_LIFE: &str = "VSC";

/// A feature that calls the roll.
pub trait Presences: Send + Sync + 'static {
    /// From a day to the day before `until_on`, in one set query for all pupils. Who was never
    /// away has zeros, or is left out.
    fn presences(
        &self,
        tx: &Tx<'_>,
        pupils: &[Id<Person>],
        from_on: Day,
        until_on: Day,
    ) -> Result<Vec<(Id<Person>, Presence)>>;
}

/// Lent by the server.
#[derive(Clone)]
pub struct Attendance(Arc<dyn Presences>);

impl Attendance {
    pub fn lent(by: impl Presences) -> Self {
        Attendance(Arc::new(by))
    }
}

/// What the house lends to reports: who knows what pupils have shown, and who was here.
#[derive(Clone)]
pub struct Tools {
    results: Option<results::Lent>,
    attendance: Option<Attendance>,
}

impl Tools {
    pub fn of(app: &App) -> Self {
        Tools {
            results: app.jobs.tool::<results::Lent>().map(|lent| results::Lent::clone(&lent)),
            attendance: app.jobs.tool::<Attendance>().map(|lent| Attendance::clone(&lent)),
        }
    }

    pub fn evidence(
        &self,
        tx: &Tx<'_>,
        wanted: &results::Wanted<'_>,
    ) -> Result<Vec<results::Evidence>> {
        match &self.results {
            Some(lent) if !wanted.pupils.is_empty() => lent.evidence(tx, wanted),
            _ => Ok(Vec::new()),
        }
    }

    /// The figures of these pupils; none where nobody calls the roll.
    pub fn presences(
        &self,
        tx: &Tx<'_>,
        pupils: &[Id<Person>],
        (from_on, until_on): (Day, Day),
    ) -> Result<Option<HashMap<Id<Person>, Presence>>> {
        let Some(attendance) = &self.attendance else { return Ok(None) };
        let known = attendance.0.presences(tx, pupils, from_on, until_on)?;
        Ok(Some(known.into_iter().collect()))
    }
}
