//! Closing the door of an account, and opening it: `POST /administration/personne/{person}/…`.

use crate::{deed::Deed, dossier::Dossier, office::ManageAccounts, urls};
use axum::extract::State;
use people::{Right, audit::Risk, person};
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Result, Ui, t};

#[derive(Deserialize)]
pub struct Nothing {}

/// `POST …/suspension`: at once, on every node.
pub async fn begin(
    dossier: Granted<ManageAccounts, Dossier>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, now) = (dossier.person.id, ui.now);
    let write = move |tx: &db::Tx<'_>| {
        person::suspend(tx, id, now)?;
        deed(&dossier, "person.suspend").record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::person(id)).saying(t!(ui, "admin-person-suspended")))
}

/// `POST …/reprise`
pub async fn end(
    dossier: Granted<ManageAccounts, Dossier>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, now) = (dossier.person.id, ui.now);
    let write = move |tx: &db::Tx<'_>| {
        person::resume(tx, id)?;
        deed(&dossier, "person.resume").record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::person(id)).saying(t!(ui, "admin-person-resumed")))
}

fn deed(dossier: &Granted<ManageAccounts, Dossier>, action: &'static str) -> Deed {
    Deed::by(&dossier.viewer, action, Risk::Account)
        .in_school(dossier.school_of(&dossier.viewer, Right::Accounts))
        .on("person", dossier.person.id)
}
