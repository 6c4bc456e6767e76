//! The files of an act: its extract, what is sent to the State and the proof it gave, and the
//! upload of what it answered.

use super::act_sending::{again, back};
use crate::{
    Deliberation,
    deliberation::Transmit,
    effect,
    life::{
        extract,
        printing::{self, Life},
        receiving,
        refusal::{Refusal, caught},
        sending::Outgoing,
        settings::format,
        transmission::{State as Sent, Transmission},
    },
    store, urls,
};
use actes::{File, MessageName};
use axum::{
    extract::{Path, Request, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use base::Id;
use db::Tx;
use multer::{Constraints, Multipart, SizeLimit};
use serde::Deserialize;
use web::{
    Answer, App, Error, Granted, Read, Result, Ui,
    form::{CSRF_FIELD, check_token, expected_token},
    t,
};

/// An acknowledgement is a few thousand bytes.
const ANSWER_BYTES_MAX: u64 = 1_000_000;

/// A file to be shown or kept.
pub fn file(bytes: Vec<u8>, media: &'static str, disposition: &str) -> Result<Response> {
    let disposition = HeaderValue::try_from(disposition).map_err(Error::internal)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media)),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}

/// A document made on a thread of its own, shown under this name.
pub async fn pdf(
    name: String,
    make: impl FnOnce() -> print::Result<Vec<u8>> + Send + 'static,
) -> Result<Response> {
    let made = tokio::task::spawn_blocking(make).await.map_err(Error::internal)?;
    let bytes = made.map_err(Error::internal)?;
    file(bytes, "application/pdf", &format!("inline; filename=\"{name}\""))
}

/// `deliberation-2023-12-13-07.pdf`
pub fn name_of(number: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let number: String = number.chars().map(plain).collect();
    format!("deliberation-{}.pdf", if number.is_empty() { "projet" } else { number.as_str() })
}

/// `GET …/extrait.pdf`: as it was signed, or a draft across whose pages it is said.
pub async fn get_extract(
    act: Granted<Read, Deliberation>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let written = act.written.clone();
    let loaded = app.db.read(move |tx| printing_of(tx, &written)).await?;
    let address = act.published_at.map(|_| ui.absolute(&urls::public_act(act.body_id, act.id)));
    let name = name_of(act.number.as_deref().unwrap_or_default());
    pdf(name, move || loaded.extract(&address.unwrap_or_default())).await
}

/// All an extract is printed from.
pub struct Printing {
    act: crate::deliberation::Written,
    pub extract: extract::Extract,
    is_sealed: bool,
    settings: Option<crate::life::settings::Settings>,
    signatures: Vec<crate::life::signing::Signature>,
    receipt: Option<Transmission>,
    undone: String,
}

pub fn printing_of(tx: &Tx<'_>, act: &crate::deliberation::Written) -> db::Result<Printing> {
    let (extract, is_sealed) = extract::sealed_or_drafted(tx, act)?;
    let sent = store::transmissions::of(tx, act.id)?;
    let receipt = sent.into_iter().find(|it| it.state == Sent::Acknowledged);
    let by = act.withdrawn_by.map(|by| ("retirée", by));
    let by = by.or(act.repealed_by.map(|by| ("abrogée", by)));
    let undone = match by {
        Some((how, by)) => {
            let number = store::deliberations::find(tx, by)?.and_then(|it| it.number);
            format!("{how} par la délibération n° {}", number.unwrap_or_default())
        }
        None => String::new(),
    };
    Ok(Printing {
        settings: store::transmissions::settings(tx, act.body_id)?,
        signatures: store::acts::signatures(tx, act.id)?,
        act: act.clone(),
        extract,
        is_sealed,
        receipt,
        undone,
    })
}

impl Printing {
    fn life<'a>(&'a self, address: &'a str) -> Life<'a> {
        let received = self.act.transmitted_at.map(|at| {
            let id = self.receipt.as_ref().map(|it| it.act_id.as_str()).unwrap_or_default();
            (at.day(), id)
        });
        Life {
            settings: self.settings.as_ref(),
            signatures: if self.is_sealed { &self.signatures } else { &[] },
            digest: if self.is_sealed { &self.act.digest } else { "" },
            received,
            published_at: self.act.published_at,
            executory_on: self.act.executory_on,
            undone: &self.undone,
            is_draft: !self.is_sealed,
            address,
        }
    }

    /// The extract as it stands today. It takes tens of milliseconds.
    pub fn extract(&self, address: &str) -> print::Result<Vec<u8>> {
        printing::extract(&self.extract, &self.life(address))
    }

    /// The certificate of a published act.
    pub fn certificate(&self, address: &str, today: base::Day) -> print::Result<Vec<u8>> {
        let from = self.act.published_at.unwrap_or_default();
        printing::certificate(&self.extract, &self.life(address), from, today)
    }
}

/// `GET …/transmission/archive.tar.gz`, `enveloppe.xml`, `message.xml`, `acte.pdf`: what is sent,
/// for who has another way.
pub async fn get_archive(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let archive = shipped(&app, act.id, |outgoing, shipment| {
        let archive = shipment.archive(&outgoing.shipping()?)?;
        Ok(File { name: archive.name, bytes: archive.bytes })
    });
    sent(&app, &ui, &act, archive.await?, "application/gzip").await
}

pub async fn get_envelope(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let envelope = shipped(&app, act.id, |outgoing, shipment| {
        let (name, envelope) = shipment.envelope(&outgoing.shipping()?)?;
        let bytes = actes::Message::OutgoingEnvelope(envelope).write()?;
        Ok(File { name: name.file(), bytes })
    });
    sent(&app, &ui, &act, envelope.await?, "application/xml").await
}

pub async fn get_message(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let message = shipped(&app, act.id, |_, shipment| {
        let first: Option<&(MessageName, actes::Message)> = shipment.messages.first();
        let (name, message) = first.ok_or(actes::Refusal::NoMessage)?;
        Ok(File { name: name.to_string(), bytes: message.write()? })
    });
    sent(&app, &ui, &act, message.await?, "application/xml").await
}

pub async fn get_pdf(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let document = shipped(&app, act.id, |_, shipment| {
        shipment.files.first().cloned().ok_or(actes::Refusal::NoMessage)
    });
    sent(&app, &ui, &act, document.await?, "application/pdf").await
}

/// Makes what is to be sent and takes a file of it.
async fn shipped(
    app: &App,
    act: Id<Deliberation>,
    take: impl FnOnce(&Outgoing, &actes::Shipment) -> Result<File, actes::Refusal> + Send + 'static,
) -> Result<Result<File, Refusal>> {
    let load = move |tx: &Tx<'_>| {
        let sent = store::transmissions::of(tx, act)?;
        let open = sent.into_iter().find(|it| it.state.is_open() && !it.act_id.is_empty());
        Outgoing::load(tx, open.ok_or(db::Error::Missing)?.id)
    };
    let outgoing = app.db.read(load).await?;
    let today = app.clock.today();
    let (outgoing, papers) = outgoing.papers(app).await?;
    let make = move || {
        let shipment = outgoing.shipment(papers, today);
        let taken = shipment.and_then(|shipment| take(&outgoing, &shipment));
        Ok(taken.map_err(|refusal| format(&refusal)))
    };
    tokio::task::spawn_blocking(make).await.map_err(Error::internal)?
}

/// The file, or the page that says what the format refuses in the sheet of the body.
async fn sent(
    app: &App,
    ui: &Ui,
    act: &Deliberation,
    made: Result<File, Refusal>,
    media: &'static str,
) -> Result<Response> {
    match made {
        Ok(it) => download(it, media),
        Err(refusal) => Ok(again(app, ui, act, &refusal).await?.into_response()),
    }
}

fn download(it: File, media: &'static str) -> Result<Response> {
    file(it.bytes, media, &format!("attachment; filename=\"{}\"", it.name))
}

#[derive(Deserialize)]
pub struct ProofPath {
    transmission: Id<Transmission>,
}

/// `GET …/transmission/{transmission}/preuve.xml`: what the State sent, byte for byte.
pub async fn get_proof(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    Path(path): Path<ProofPath>,
) -> Result<Response> {
    let id = act.id;
    let load = move |tx: &Tx<'_>| {
        let sent = store::transmissions::find(tx, path.transmission)?;
        let sent = sent.filter(|it| it.deliberation_id == id).ok_or(db::Error::Missing)?;
        let proof = store::transmissions::proof(tx, sent.id)?.ok_or(db::Error::Missing)?;
        Ok(File { name: format!("ARActe-{}.xml", sent.act_id), bytes: proof })
    };
    download(app.db.read(load).await?, "application/xml")
}

/// `POST …/transmission/fichier`: a file of the State is read.
pub async fn post_answer(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    request: Request,
) -> Result<Answer> {
    let Some(bytes) = received(&app, request).await? else {
        return again(&app, &ui, &act, &Refusal::NotAcknowledgement).await;
    };
    let (written, by, now) = (act.written.clone(), act.viewer.person, app.clock.now());
    let house = app.clone();
    let write = move |tx: &Tx<'_>| {
        let effects = effect::followed(&house);
        receiving::read_answer(tx, effects.as_deref(), &written, &bytes, by, now)
    };
    match caught(app.db.write(write).await)? {
        Ok(()) => Ok(back(&act).saying(t!(&ui, "council-act-answer-read"))),
        Err(refusal) => again(&app, &ui, &act, &refusal).await,
    }
}

/// The file of a form, after its token; none when none came or it is too large.
async fn received(app: &App, request: Request) -> Result<Option<Vec<u8>>> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let boundary = kind.and_then(|kind| multer::parse_boundary(kind).ok());
    let boundary = boundary.ok_or(Error::BadRequest)?;
    let (mut parts, body) = request.into_parts();
    let expected = expected_token(&mut parts, app).await?;
    let limits = SizeLimit::new().for_field(CSRF_FIELD, 200).whole_stream(ANSWER_BYTES_MAX);
    let limits = Constraints::new().size_limit(limits);
    let mut body = Multipart::with_constraints(body.into_data_stream(), boundary, limits);
    let first = body.next_field().await.map_err(|_| Error::BadRequest)?;
    let token = match first {
        Some(field) if field.name() == Some(CSRF_FIELD) => {
            field.text().await.map_err(|_| Error::BadRequest)?
        }
        _ => String::new(),
    };
    check_token(expected, &token)?;
    while let Some(field) = body.next_field().await.map_err(|_| Error::BadRequest)? {
        if field.name() == Some("file") {
            return match field.bytes().await {
                Ok(bytes) => Ok(Some(bytes.to_vec()).filter(|bytes| !bytes.is_empty())),
                Err(multer::Error::StreamSizeExceeded { .. }) => Ok(None),
                Err(_) => Err(Error::BadRequest),
            };
        }
    }
    Ok(None)
}
