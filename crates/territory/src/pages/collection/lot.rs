//! A lot: `GET /territoire/lots/{lot}`, its bordereau and its receipt, its documents, and the
//! syndicate's word that it has come.

use super::words;
use crate::{
    collection::{
        Lot, LotLine, Part, deeds,
        lot::Receive,
        printing,
        telling::{self, About, News},
        urls,
    },
    store::collection::{dossiers, lots, parts},
};
use axum::{extract::State, response::Response};
use db::Tx;
use files::{File, Packed};
use maud::{Markup, html};
use std::collections::HashMap;
use web::{Answer, App, Form, Granted, Nothing, Page, Read, Result, Ui, t, ui};

pub async fn get(lot: Granted<Read, Lot>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let lines = lines(&app, &lot).await?;
    let (by, now, thing) = (lot.viewer.person, ui.now, lot.id.raw());
    app.db.mark(move |tx| telling::seen(tx, by, &[thing], now)).await?;
    Ok(view(&ui, &lot, &lines))
}

pub async fn bordereau(
    lot: Granted<Read, Lot>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let lines = lines(&app, &lot).await?;
    printing::print_bordereau(printing::bordereau(&ui, &lot, &lines), &lot).await
}

pub async fn receipt(lot: Granted<Read, Lot>, State(app): State<App>, ui: Ui) -> Result<Response> {
    let lines = lines(&app, &lot).await?;
    printing::print_receipt(printing::receipt(&ui, &lot, &lines), &lot).await
}

/// The documents that were sent, a folder for each commune.
pub async fn documents(
    lot: Granted<Read, Lot>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let (lines, collection) = (lines(&app, &lot).await?, lot.collection.id);
    let sent: HashMap<_, String> =
        lines.iter().map(|line| (line.dossier_id, line.commune.clone())).collect();
    let of_lot = lot.id;
    let load = move |tx: &Tx<'_>| {
        let rows = dossiers::of_collection(tx, collection)?;
        let own: Vec<_> = rows.iter().filter(|row| row.lot_id == Some(of_lot)).collect();
        let parts = parts::of_collection(tx, collection)?;
        let parts: Vec<Part> = parts
            .into_iter()
            .filter(|part| own.iter().any(|row| row.id == part.dossier_id))
            .collect();
        let ids: Vec<_> = parts.iter().map(|part| part.id).collect();
        Ok((parts, files::of_all(tx, Part::FILES, &ids)?))
    };
    let (parts, mut files): (Vec<Part>, HashMap<_, Vec<File>>) = app.db.read(load).await?;
    let made = printing::bordereau(&ui, &lot, &lines);
    let made = printing::bytes_of(made).await?;
    let mut packed = vec![Packed::Bytes(format!("bordereau-{}.pdf", lot.number), made)];
    for part in parts {
        let folder = sent.get(&part.dossier_id).map_or("", String::as_str).replace('/', "-");
        for (number, file) in files.remove(&part.id).unwrap_or_default().into_iter().enumerate() {
            let path = format!("{folder}/{}-{}-{}", part.piece_id, number + 1, file.name);
            packed.push(Packed::File(path, Box::new(file)));
        }
    }
    files::zip_of(&app, packed, &t!(ui, "collection-lot", number = lot.number))
}

pub async fn receive(
    lot: Granted<Receive, Lot>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (received, by) = (Lot::clone(&lot), (lot.viewer.person, ui.now));
    let write = move |tx: &Tx<'_>| {
        lots::receive(tx, received.id, by.1)?;
        let collection = &received.collection;
        let about = About::lot(received.id);
        let told = (Some(by.0), by.1);
        telling::tell(tx, collection, News::Received, about, &[collection.body_id], told)?;
        deeds::of(tx, by, "collection.receive", ("lot", received.id))
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::lot(lot.id)).saying(t!(ui, "collection-lot-received")))
}

async fn lines(app: &App, lot: &Lot) -> Result<Vec<LotLine>> {
    let id = lot.id;
    Ok(app.db.read(move |tx| lots::lines(tx, id)).await?)
}

fn view(ui: &Ui, lot: &Lot, lines: &[LotLine]) -> Page {
    let title = t!(ui, "collection-lot", number = lot.number);
    let received = match lot.received_at {
        Some(at) => ui.when_in_full(at),
        None => t!(ui, "collection-not-received").into_owned(),
    };
    let total = t!(ui, "collection-total", dossiers = lot.dossiers, documents = lines.len());
    let facts = [
        (t!(ui, "collection-from"), lot.collection.body.name.clone()),
        (t!(ui, "collection-to"), lot.collection.syndicate.name.clone()),
        (t!(ui, "collection-sent-at"), ui.when_in_full(lot.sent_at)),
        (t!(ui, "collection-received-at"), received),
    ];
    let up = urls::collection(lot.collection.id);
    let crumbs =
        [(urls::HOME, &*t!(ui, "collection-title")), (&*up, lot.collection.title.as_str())];
    let content = html! {
        (ui::breadcrumb(ui, &crumbs))
        h1 { (title) }
        p.lead { (total) }
        (words::facts(&facts))
        p.actions {
            a.button.plain href=(urls::receipt(lot.id)) { (t!(ui, "collection-receipt")) }
            a.button.plain href=(urls::bordereau(lot.id)) { (t!(ui, "collection-bordereau")) }
            a.button.plain href=(urls::documents(lot.id)) download {
                (ui::icon("download")) (t!(ui, "collection-documents"))
            }
        }
        @if lot.received_at.is_none() && ui.may::<Receive>(lot) {
            (ui::action(ui, &urls::reception(lot.id), html! {
                button.button { (ui::icon("check")) (t!(ui, "collection-receive-do")) }
            }))
        }
        (table(ui, lines))
    };
    ui.page(&title, content)
}

fn table(ui: &Ui, lines: &[LotLine]) -> Markup {
    let (piece, document) = (t!(ui, "collection-piece"), t!(ui, "collection-document"));
    let digest = t!(ui, "collection-digest");
    html! {
        div.table-box { table.table role="table" {
            caption { (t!(ui, "collection-bordereau")) }
            thead { tr role="row" {
                th scope="col" { (t!(ui, "collection-commune")) } th scope="col" { (piece) }
                th scope="col" { (document) } th scope="col" { (digest) }
            } }
            tbody { @for line in lines { tr role="row" {
                th scope="row" role="rowheader" {
                    a href=(urls::dossier(line.dossier_id)) { (line.commune) }
                }
                td role="cell" data-label=(piece) { (line.piece) }
                td role="cell" data-label=(document) { (line.name) }
                td role="cell" data-label=(digest) {
                    code title=(line.digest) { (line.digest.get(..16).unwrap_or(&line.digest)) }
                }
            } } }
        } }
    }
}
