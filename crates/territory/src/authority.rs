//! Who may call the pages that are about no body in particular.

use axum::{extract::FromRequestParts, http::request::Parts};
use people::{GroupKind, Standing};
use std::ops::Deref;
use web::{App, Error, Result, Viewer, access::Authority};

/// Somebody who administers the platform; for everybody else these pages are not there.
pub struct Steward(Viewer);

impl Deref for Steward {
    type Target = Viewer;
    fn deref(&self) -> &Viewer {
        &self.0
    }
}

impl Authority for Steward {
    fn written() -> String {
        "Steward".to_owned()
    }
}

impl FromRequestParts<App> for Steward {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let viewer = <Viewer as FromRequestParts<App>>::from_request_parts(parts, app).await?;
        if !viewer.is_platform_administrator() {
            return Err(Error::NotFound);
        }
        Ok(Steward(viewer))
    }
}

/// Somebody who works for a body or sits in its assembly, or a steward; for pupils, families and
/// those who only teach these pages are not there.
pub struct Decider(Viewer);

/// Whether somebody decides anything of the territory.
pub fn decides(standing: &Standing) -> bool {
    let decides = |kind| matches!(kind, GroupKind::Agents | GroupKind::Delegates);
    standing.memberships.iter().any(|member| decides(member.kind))
        || standing.is_platform_administrator()
}

impl Deref for Decider {
    type Target = Viewer;
    fn deref(&self) -> &Viewer {
        &self.0
    }
}

impl Authority for Decider {
    fn written() -> String {
        "Decider".to_owned()
    }
}

impl FromRequestParts<App> for Decider {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let viewer = <Viewer as FromRequestParts<App>>::from_request_parts(parts, app).await?;
        if decides(&viewer) { Ok(Decider(viewer)) } else { Err(Error::NotFound) }
    }
}
