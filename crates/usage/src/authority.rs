//! Who may ask whose figures one may see.

use axum::{extract::FromRequestParts, http::request::Parts};
use people::{GroupKind, Standing};
use std::ops::Deref;
use web::{App, Error, Result, Viewer, access::Authority};

/// Somebody who runs a school, works for a town or a body, or sits in its assembly; a steward. For
/// pupils, families and those who only teach these pages are not there.
pub struct Accountable(Viewer);

pub fn is_accountable(standing: &Standing) -> bool {
    let counts = |kind| matches!(kind, GroupKind::Heads | GroupKind::Agents | GroupKind::Delegates);
    standing.is_platform_administrator()
        || standing.memberships.iter().any(|member| counts(member.kind))
}

impl Deref for Accountable {
    type Target = Viewer;
    fn deref(&self) -> &Viewer {
        &self.0
    }
}

impl Authority for Accountable {
    fn written() -> String {
        "Accountable".to_owned()
    }
}

impl FromRequestParts<App> for Accountable {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let viewer = <Viewer as FromRequestParts<App>>::from_request_parts(parts, app).await?;
        if is_accountable(&viewer) { Ok(Accountable(viewer)) } else { Err(Error::NotFound) }
    }
}
