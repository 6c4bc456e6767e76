//! Who may call the pages that are about no body in particular.

use axum::{extract::FromRequestParts, http::request::Parts};
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
