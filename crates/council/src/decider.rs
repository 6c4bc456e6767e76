//! Who has something to do with assemblies: works for a body, sits in one, has a mandate, or runs
//! the platform. For everybody else `/conseil` is not there.

use crate::store;
use axum::{extract::FromRequestParts, http::request::Parts};
use db::Tx;
use people::{Body, GroupKind, Scope, body};
use web::{App, Error, Result, Viewer, access::Authority};

pub struct Decider {
    /// Those he works for or sits in, each once.
    pub bodies: Vec<Body>,
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
        let who = viewer.clone();
        let bodies = app.db.read(move |tx: &Tx<'_>| bodies(tx, &who)).await?;
        if bodies.is_empty() && !viewer.is_platform_administrator() {
            return Err(Error::NotFound);
        }
        Ok(Decider { bodies })
    }
}

fn bodies(tx: &Tx<'_>, who: &Viewer) -> db::Result<Vec<Body>> {
    let mut bodies = body::served_by(tx, who)?;
    bodies.extend(store::mandates::bodies_of(tx, who.person)?);
    let sits = who.memberships.iter().filter(|member| member.kind == GroupKind::Delegates);
    let sits = sits.filter_map(|member| match member.scope {
        Scope::Body(body) => Some(body),
        _ => None,
    });
    bodies.extend(store::mandates::bodies(tx, &sits.collect::<Vec<_>>())?);
    bodies.sort_by_key(|body| body.id);
    bodies.dedup_by_key(|body| body.id);
    Ok(bodies)
}
