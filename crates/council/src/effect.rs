//! What follows from a decision: what a line of a deliberation says in fields, and who is told when
//! it comes into force or out of it.

use crate::{
    Deliberation,
    deliberation::{Deciding, Written},
};
use base::{Day, Id, Money, PersonName};
use db::{Result, Tx};
use people::Body;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use web::App;

/// What a decision does, in fields. Ids of what the territory keeps are plain numbers here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Effect {
    /// The body gives a competence to a syndicate (CGCT L5721-6-1).
    Transfer {
        syndicate: Id<Body>,
        competence: i64,
    },
    /// The body joins a syndicate.
    Adhere {
        syndicate: Id<Body>,
    },
    /// The statutes of a syndicate are approved, as they stand in this version.
    Statutes {
        syndicate: Id<Body>,
        statutes: i64,
    },
    /// A contribution is voted; `amount` when it is known.
    Pay {
        syndicate: Id<Body>,
        year: i16,
        amount: Option<Money>,
    },
    /// Somebody is appointed to sit in another body, or in a college of it.
    Appoint {
        to: Id<Body>,
        name: PersonName,
        college: String,
        is_deputy: bool,
    },
    /// The syndicate agrees with what this deliberation of a member asked.
    Concord {
        asked: Id<Deliberation>,
    },
    /// A competence is taken back (`Some`), or the membership ends (`None`), on this day.
    Leave {
        syndicate: Id<Body>,
        competence: Option<i64>,
        on: Day,
    },
    /// A key of contributions, in this version, for these years.
    Key {
        key: i64,
    },
    Other,
}

impl Effect {
    pub const fn deciding(&self) -> Deciding {
        match self {
            Effect::Transfer { .. } => Deciding::Transfer,
            Effect::Adhere { .. } => Deciding::Adhere,
            Effect::Statutes { .. } => Deciding::Statutes,
            Effect::Pay { .. } => Deciding::Pay,
            Effect::Appoint { .. } => Deciding::Appoint,
            Effect::Concord { .. } => Deciding::Concord,
            Effect::Leave { .. } => Deciding::Leave,
            Effect::Key { .. } => Deciding::Key,
            Effect::Other => Deciding::Other,
        }
    }
}

/// Told inside the transaction that changes the life of a deliberation. Must do the same thing
/// twice without harm.
pub trait Effects: Send + Sync + 'static {
    /// It is executory since this day (L2131-1).
    fn enters(&self, tx: &Tx<'_>, act: &Written, effects: &[Effect], on: Day) -> Result<()>;
    /// It was withdrawn (as if it had never been) or repealed (from this day on).
    fn leaves(&self, tx: &Tx<'_>, act: &Written, effects: &[Effect], end: End) -> Result<()>;
}

/// How an act goes out of force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Withdrawn,
    Repealed(Day),
}

/// Lent by the server: `app.jobs.lend(council::effect::Followed(Arc::new(territory::Followed)))`.
pub struct Followed(pub Arc<dyn Effects>);

/// Who follows what is decided in this house, if anybody does.
pub fn followed(app: &App) -> Option<Arc<dyn Effects>> {
    app.jobs.tool::<Followed>().map(|followed| followed.0.clone())
}
