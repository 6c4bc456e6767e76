//! The viewer: who is looking, and from which session.

use crate::{
    App, Error, Result,
    session::{Preferences, Profile, Proof, Session},
    visits::Asker,
};
use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::request::Parts,
};
use people::Standing;
use std::{ops::Deref, sync::Arc};

/// A signed-in person. Derefs to [`Standing`], so that a policy reads `viewer.teaches(class)`.
#[derive(Clone, Debug)]
pub struct Viewer {
    profile: Arc<Profile>,
    pub session: Arc<Session>,
}

impl Viewer {
    pub fn preferences(&self) -> &Preferences {
        &self.profile.preferences
    }
}

impl Deref for Viewer {
    type Target = Standing;
    fn deref(&self) -> &Standing {
        &self.profile.standing
    }
}

impl FromRequestParts<App> for Viewer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let found =
            <Viewer as OptionalFromRequestParts<App>>::from_request_parts(parts, app).await?;
        found.ok_or(Error::LoginRequired)
    }
}

/// `Option<Viewer>`: for public pages that greet those who are signed in.
impl OptionalFromRequestParts<App> for Viewer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>> {
        if let Some(viewer) = parts.extensions.get::<Viewer>() {
            return Ok(Some(viewer.clone()));
        }
        let Some(session) = app.sessions.of(app, &parts.headers).await? else { return Ok(None) };
        let Some(profile) = app.sessions.profile(app, session.person).await? else {
            return Ok(None);
        };
        if !is_enough(session.proof, &profile.standing) {
            return Ok(None);
        }
        if let Some(asker) = parts.extensions.get::<Asker>() {
            asker.is(&profile);
        }
        let viewer = Viewer { profile, session };
        // The handler's other arguments ask again: once a request is enough.
        parts.extensions.insert(viewer.clone());
        Ok(Some(viewer))
    }
}

/// Whoever runs the platform shows two factors. A session of before he did is no longer enough,
/// from the moment the role is his: he signs in again.
fn is_enough(proof: Proof, standing: &Standing) -> bool {
    proof == Proof::SecondFactor || !standing.is_platform_administrator()
}
