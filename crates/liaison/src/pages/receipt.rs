//! The receipt of a signature: `GET /liaison/signatures/{signature}/recu.pdf`.

use crate::{Signature, chain, printing, store};
use axum::{extract::State, response::Response};
use db::Tx;
use web::{App, Granted, Read, Result, Ui};

/// A receipt names the place in the chain: a signature that still waits gets its own now.
pub async fn get(
    signature: Granted<Read, Signature>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let (id, now) = (signature.signed.id, app.clock.now());
    let is_sealed = move |tx: &Tx<'_>| Ok(store::seals::of_signature(tx, id)?.is_some());
    while !app.db.read(is_sealed).await? {
        if app.db.write(move |tx| chain::seal_some(tx, now)).await? == 0 {
            break;
        }
    }
    let record = app.db.read(move |tx| printing::record(tx, id)).await?;
    printing::print_receipt(printing::receipt(&ui, &record)).await
}
