//! Receiving: the files of a form go to their place as they come, and are never whole in memory.

use crate::intake::IntakeFile;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header;
use db::blob::Refusal;
use futures_util::StreamExt;
use multer::{Constraints, Field, Multipart, SizeLimit};
use std::collections::BTreeMap;
use web::form::{CSRF_FIELD, check_token, expected_token};
use web::{App, Error, Result};

/// What came with a form.
#[derive(Debug, Default)]
pub struct Received {
    pub fields: BTreeMap<String, String>,
    pub files: Vec<IntakeFile>,
    /// Why a file was not taken, as the id of a sentence.
    pub refused: Option<&'static str>,
}

/// All files of one sending: a whole academy, packed, stays far below.
const BYTES_MAX: u64 = 4_000_000_000;
/// The parts of an academy that was not packed.
const FILES_MAX: usize = 500;
const FIELD_BYTES_MAX: usize = 2_000;
const FIELDS_MAX: usize = 40;
const NAME_CHARS_MAX: usize = 100;
/// Read and thrown away after a refusal, so that a browser hears the answer.
const DRAIN_BYTES_MAX: usize = 64_000_000;

impl Received {
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |value| value.trim())
    }
}

/// Takes the files of a request in, after its token, which is the first of its parts.
pub async fn receive(app: &App, request: Request) -> Result<Received> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let boundary = kind.and_then(|kind| multer::parse_boundary(kind).ok());
    let boundary = boundary.ok_or(Error::BadRequest)?;
    let (mut parts, body) = request.into_parts();
    let expected = expected_token(&mut parts, app).await?;
    let mut body = multipart(body, boundary);
    let first = body.next_field().await.map_err(unreadable)?;
    let token = match first {
        Some(mut field) if field.name() == Some(CSRF_FIELD) => text(&mut field).await?,
        _ => String::new(),
    };
    check_token(expected, &token)?;
    let mut received = Received::default();
    let mut bytes = 0;
    while let Some(field) = body.next_field().await.map_err(unreadable)? {
        received.take(app, field, &mut bytes).await?;
        if received.refused.is_some() {
            drain(&mut body).await;
            break;
        }
    }
    if received.files.is_empty() && received.refused.is_none() {
        received.refused = Some(text::id!("feeds-new-no-file"));
    }
    Ok(received)
}

fn multipart(body: Body, boundary: String) -> Multipart<'static> {
    let limits = Constraints::new().size_limit(SizeLimit::new().for_field(CSRF_FIELD, 200));
    Multipart::with_constraints(body.into_data_stream(), boundary, limits)
}

impl Received {
    async fn take(&mut self, app: &App, mut field: Field<'static>, bytes: &mut u64) -> Result<()> {
        let Some(sent) = field.file_name().map(str::to_owned) else {
            let name = field.name().unwrap_or_default().to_owned();
            let value = text(&mut field).await?;
            self.fields.insert(name, value);
            return if self.fields.len() > FIELDS_MAX { Err(Error::TooLarge) } else { Ok(()) };
        };
        // A file field that was left empty.
        if sent.is_empty() {
            return Ok(());
        }
        if self.files.len() == FILES_MAX {
            self.refused = Some(text::id!("feeds-new-too-many"));
            return Ok(());
        }
        let name = self.free_name(&harmless(&sent));
        match app.blobs.put(field.boxed(), BYTES_MAX - *bytes).await {
            Ok(stored) => {
                *bytes += stored.len;
                self.files.push(IntakeFile { name, hash: stored.hash, bytes: stored.len });
            }
            Err(error) => match error.reason::<Refusal>() {
                Some(Refusal::TooLong { .. }) => {
                    self.refused = Some(text::id!("feeds-new-too-large"));
                }
                Some(_) => self.refused = Some(text::id!("feeds-new-interrupted")),
                None => return Err(error.into()),
            },
        }
        Ok(())
    }

    /// Two files of one name are two files.
    fn free_name(&self, name: &str) -> String {
        let is_taken = |name: &str| self.files.iter().any(|file| file.name == name);
        let mut free = name.to_owned();
        let mut number = 2;
        while is_taken(&free) {
            free = format!("{number}-{name}");
            number += 1;
        }
        free
    }
}

/// The name of a file on a disk of ours: no path, no trap, and the extension that says what it is.
fn harmless(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|c| !c.is_control()).collect();
    let kept = kept.trim().trim_start_matches('.');
    let count = kept.chars().count();
    let kept: String = kept.chars().skip(count.saturating_sub(NAME_CHARS_MAX)).collect();
    if kept.is_empty() { "fichier".to_owned() } else { kept }
}

async fn text(field: &mut Field<'_>) -> Result<String> {
    let mut text = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(unreadable)? {
        if text.len() + piece.len() > FIELD_BYTES_MAX {
            return Err(Error::TooLarge);
        }
        text.extend_from_slice(&piece);
    }
    String::from_utf8(text).map_err(|_| Error::BadRequest)
}

async fn drain(body: &mut Multipart<'static>) {
    let mut drained = 0;
    while let Ok(Some(mut field)) = body.next_field().await {
        while let Ok(Some(piece)) = field.chunk().await {
            drained += piece.len();
            if drained > DRAIN_BYTES_MAX {
                return;
            }
        }
    }
}

fn unreadable(_: multer::Error) -> Error {
    Error::BadRequest
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_name_is_no_path_and_keeps_its_extension() {
        for (sent, kept) in [
            ("C:\\Users\\mairie\\élèves.csv", "élèves.csv"),
            ("../../etc/passwd", "passwd"),
            (".\u{0}.", "fichier"),
            ("ENT1D_Complet.zip", "ENT1D_Complet.zip"),
        ] {
            assert_eq!(harmless(sent), kept);
        }
        assert!(harmless(&format!("{}.csv", "a".repeat(300))).ends_with("a.csv"));
    }
}
