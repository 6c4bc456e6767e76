//! On paper: the bordereau of a lot, and the receipt of it.

use super::{Lot, LotLine};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::collections::BTreeSet;
use web::{Result, Ui, t};

const BORDEREAU: &str = include_str!("bordereau.typ");
const RECEIPT: &str = include_str!("receipt.typ");

/// What the bordereau says.
#[derive(Serialize)]
pub struct Bordereau {
    title: String,
    facts: Vec<(String, String)>,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    total: String,
    digest: (String, String),
}

/// What the receipt says.
#[derive(Serialize)]
pub struct Receipt {
    title: String,
    text: String,
    facts: Vec<(String, String)>,
    communes_heading: String,
    communes: Vec<String>,
    digest: (String, String),
}

fn facts(ui: &Ui, lot: &Lot) -> Vec<(String, String)> {
    let collection = &lot.collection;
    vec![
        (t!(ui, "collection-from").into_owned(), collection.body.name.clone()),
        (t!(ui, "collection-to").into_owned(), collection.syndicate.name.clone()),
        (t!(ui, "collection-about").into_owned(), collection.title.clone()),
        (t!(ui, "collection-sent-at").into_owned(), ui.when_in_full(lot.sent_at)),
    ]
}

pub fn bordereau(ui: &Ui, lot: &Lot, lines: &[LotLine]) -> Bordereau {
    let row = |line: &LotLine| {
        let name: String = line.name.chars().take(160).collect();
        vec![
            line.place.to_string(),
            line.commune.clone(),
            line.piece.clone(),
            name,
            line.digest.clone(),
        ]
    };
    Bordereau {
        title: t!(ui, "collection-bordereau-title", number = lot.number).into_owned(),
        facts: facts(ui, lot),
        head: vec![
            t!(ui, "collection-number").into_owned(),
            t!(ui, "collection-commune").into_owned(),
            t!(ui, "collection-piece").into_owned(),
            t!(ui, "collection-document").into_owned(),
            t!(ui, "collection-digest").into_owned(),
        ],
        rows: lines.iter().map(row).collect(),
        total: t!(ui, "collection-total", dossiers = lot.dossiers, documents = lines.len())
            .into_owned(),
        digest: (t!(ui, "collection-digest-of-lot").into_owned(), lot.digest.clone()),
    }
}

pub fn receipt(ui: &Ui, lot: &Lot, lines: &[LotLine]) -> Receipt {
    let mut facts = facts(ui, lot);
    let received = match lot.received_at {
        Some(at) => ui.when_in_full(at),
        None => t!(ui, "collection-not-received").into_owned(),
    };
    facts.push((t!(ui, "collection-received-at").into_owned(), received));
    let communes: BTreeSet<&str> = lines.iter().map(|line| line.commune.as_str()).collect();
    Receipt {
        title: t!(ui, "collection-receipt-title", number = lot.number).into_owned(),
        text: t!(ui, "collection-total", dossiers = lot.dossiers, documents = lines.len())
            .into_owned(),
        facts,
        communes_heading: t!(ui, "collection-communes-of-lot").into_owned(),
        communes: communes.into_iter().map(str::to_owned).collect(),
        digest: (t!(ui, "collection-digest-of-lot").into_owned(), lot.digest.clone()),
    }
}

pub async fn print_bordereau(made: Bordereau, lot: &Lot) -> Result<Response> {
    pdf(BORDEREAU, made, &format!("bordereau-{}.pdf", lot.number)).await
}

pub async fn print_receipt(made: Receipt, lot: &Lot) -> Result<Response> {
    pdf(RECEIPT, made, &format!("recepisse-{}.pdf", lot.number)).await
}

/// The bordereau alone, to be put beside the documents.
pub async fn bytes_of(made: Bordereau) -> Result<Vec<u8>> {
    bytes(BORDEREAU, made).await
}

/// Made on a thread of its own.
async fn bytes<D: Serialize + Send + 'static>(template: &'static str, said: D) -> Result<Vec<u8>> {
    let made = tokio::task::spawn_blocking(move || print::pdf(template, &said)).await;
    made.map_err(web::Error::internal)?.map_err(web::Error::internal)
}

async fn pdf<D: Serialize + Send + 'static>(
    template: &'static str,
    said: D,
    name: &str,
) -> Result<Response> {
    let bytes = bytes(template, said).await?;
    let shown = HeaderValue::try_from(format!("inline; filename=\"{name}\""));
    let shown = shown.map_err(web::Error::internal)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, shown),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, bytes).into_response())
}
