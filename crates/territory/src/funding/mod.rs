//! Funding: the contributions of a syndicate as they are kept, and who may do what with them.
//!
//! The syndicate's agents and the stewards of the platform manage; whoever sits in its committee
//! reads everything; who works for a member reads its own account, its statements and what it
//! would pay by the key that is proposed. Nobody else is told that any of it exists.

pub mod account;
mod blocked;
pub mod campaign;
pub mod counting;
pub mod deeds;
pub mod jobs;
pub mod key;
pub mod market;
pub mod reminding;
pub mod urls;
pub mod words;

pub use crate::pages::contributions::key_form::KeyForm;
pub use account::{EntryRow, MemberAccount, Spelled};
pub use blocked::Blocked;
pub use campaign::{BudgetCodes, Campaign, CampaignRow, CampaignState, LineRow};
pub use counting::{Correction, CountRow, Counting};
pub use key::{KeyRow, KeyState, WrittenKey};
pub use market::{GroupRow, MarketRow, PurchasedMarket, PurchasingGroup};

use base::Id;
use db::{Error, Result, Tx};
use people::{Body, BodyKind, Standing};
use serde::de::DeserializeOwned;
use std::ops::Deref;
use web::{Allows, Door, Guarded, Manage, Read, Viewer};

/// A syndicate, seen by those whom its members pay and by those who pay.
#[derive(Clone, Debug)]
pub struct Funding {
    pub body: Body,
}

impl Deref for Funding {
    type Target = Body;
    fn deref(&self) -> &Body {
        &self.body
    }
}

impl Funding {
    /// The syndicate with this id; none when there is none, or when it is another kind of body.
    pub fn of(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Option<Self>> {
        let body = people::body::load(tx, syndicate)?;
        Ok(body.filter(|body| body.kind == BodyKind::Syndicate).map(|body| Funding { body }))
    }

    /// Its agents, and the stewards of the platform.
    pub fn is_managed_by(&self, standing: &Standing) -> bool {
        self.body.is_served_by(standing) || standing.is_platform_administrator()
    }

    /// They, and whoever sits in its committee.
    pub fn is_read_by(&self, standing: &Standing) -> bool {
        self.is_managed_by(standing) || self.body.is_sat_in_by(standing)
    }
}

impl Guarded for Funding {
    const PARAM: &'static str = "syndicate";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        Funding::of(tx, id.cast())
    }
}

impl Allows<Read> for Funding {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_read_by(viewer)
    }
}

impl Allows<Manage> for Funding {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_managed_by(viewer)
    }
}

/// What a column holds as JSON. What cannot be read is a broken row.
pub fn kept<T: DeserializeOwned>(json: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|error| Error::Engine(format!("a column: {error}")))
}

/// JSON for a column.
pub fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Engine(format!("not JSON: {error}")))
}
