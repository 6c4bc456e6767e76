//! Leaving what is new aside: `POST {place}/lecture`. It counts as seen, not as read.

use crate::{Text, seen};
use axum::extract::State;
use web::{Answer, App, Form, Nothing, Result, Viewer};

pub async fn all<T: Text>(
    viewer: Viewer,
    State(app): State<App>,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (whose, now) = (viewer.clone(), app.clock.now());
    let new = app.db.read(move |tx| T::new_for(tx, &whose, now)).await?;
    let person = viewer.person;
    app.db.mark(move |tx| seen::leave(tx, &new, person)).await?;
    Ok(Answer::to(T::PLACE))
}
