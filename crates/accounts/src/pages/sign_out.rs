//! Signing out: `POST /deconnexion`.

use crate::{pages::parts::Nothing, urls};
use axum::extract::State;
use text::t;
use web::{Answer, App, Form, Result, Ui, Viewer, session};

pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (person, session) = (viewer.person, viewer.session.id);
    app.db.write(move |tx| session::close(tx, person, session)).await?;
    Ok(Answer::to(urls::SIGN_IN)
        .with_cookie(session::forget_cookie(app.settings.is_secure))
        .saying(t!(ui, "account-signed-out")))
}
