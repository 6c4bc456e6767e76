//! Notices on one's devices: a part of `/compte/notifications`, and what its buttons send.
//! `POST /compte/notifications/appareils` adds this browser, `…/retrait` takes it or all away.

use crate::{
    push::{self, Pusher},
    store::devices::{self, NewDevice},
    urls,
};
use axum::extract::State;
use base64ct::{Base64UrlUnpadded, Encoding};
use maud::{Markup, html};
use serde::Deserialize;
use text::t;
use web::{Answer, App, Error, Form, Result, Ui, Viewer, ui};

/// What a browser says of itself (`PushSubscription`), in base64url.
#[derive(Debug, Deserialize)]
pub struct DeviceForm {
    pub endpoint: String,
    pub public_key: String,
    pub secret: String,
}

/// One device by its endpoint; all of them without it.
#[derive(Debug, Default, Deserialize)]
pub struct RemovalForm {
    #[serde(default)]
    pub endpoint: String,
}

const ENDPOINT_MAX: usize = 1_000;

pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    form: Form<DeviceForm>,
) -> Result<Answer> {
    let pusher = app.jobs.tool::<Pusher>().ok_or(Error::NotFound)?;
    let decoded = |text: &str| {
        Base64UrlUnpadded::decode_vec(text.trim_end_matches('=')).map_err(|_| Error::BadRequest)
    };
    let (public_key, secret) = (decoded(&form.public_key)?, decoded(&form.secret)?);
    let is_good = form.endpoint.len() <= ENDPOINT_MAX
        && pusher.may_reach(&form.endpoint)
        && push::are_keys(&public_key, &secret);
    if !is_good {
        return Err(Error::BadRequest);
    }
    let (person, session, now) = (viewer.person, viewer.session.id, app.clock.now());
    let endpoint = form.endpoint.clone();
    let device = NewDevice { person, session, endpoint, public_key, secret };
    app.db.write(move |tx| devices::put(tx, &device, now)).await?;
    Ok(Answer::Empty)
}

pub async fn post_removal(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<RemovalForm>,
) -> Result<Answer> {
    let (person, endpoint) = (viewer.person, form.endpoint.clone());
    if endpoint.is_empty() {
        app.db.write(move |tx| devices::remove_all(tx, person)).await?;
        return Ok(Answer::to(urls::PREFERENCES).saying(t!(ui, "notice-push-stopped")));
    }
    app.db.write(move |tx| devices::remove(tx, person, &endpoint)).await?;
    Ok(Answer::Empty)
}

/// How many devices are told, and the key this browser asks with; none where nothing is sent out.
pub struct Devices {
    pub key: String,
    pub count: i64,
}

pub fn key_of(app: &App) -> Option<String> {
    app.jobs.tool::<Pusher>()?;
    Some(Base64UrlUnpadded::encode_string(&push::public_key(app)?))
}

pub fn view(ui: &Ui, devices: &Devices) -> Markup {
    html! {
        h2 { (t!(ui, "notice-push-title")) }
        p { (t!(ui, "notice-push-what")) }
        form.stack method="post" action=(urls::DEVICES) hidden data-with-script
            data-behaviour="push"
            data-push-key=(devices.key)
            data-push-removal=(urls::DEVICES_REMOVAL)
            data-push-start=(t!(ui, "notice-push-start"))
            data-push-stop=(t!(ui, "notice-push-stop"))
            data-push-started=(t!(ui, "notice-push-started"))
            data-push-ended=(t!(ui, "notice-push-ended"))
            data-push-denied=(t!(ui, "notice-push-denied"))
            data-push-impossible=(t!(ui, "notice-push-impossible"))
            data-push-failed=(t!(ui, "notice-push-failed")) {
            (ui::token(ui))
            div.actions {
                button.button.plain {
                    (ui::icon("bell")) span data-push-words { (t!(ui, "notice-push-start")) }
                }
            }
            p.quiet role="status" data-push-status {}
        }
        @if devices.count > 0 {
            p { (t!(ui, "notice-push-devices", count = devices.count)) }
            (ui::action(ui, urls::DEVICES_REMOVAL, html! {
                button.button.plain { (t!(ui, "notice-push-stop-all")) }
            }))
        } @else {
            p.quiet data-without-script { (t!(ui, "notice-push-script")) }
        }
    }
}
