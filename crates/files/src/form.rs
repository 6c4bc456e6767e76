//! A form that may carry files: without a script they come with the form itself, with one they are
//! there already and the form names them.

use crate::{
    Refusal,
    receive::{receive, unreadable},
};
use axum::{
    extract::{FromRequest, Request},
    http::header,
};
use multer::{Constraints, Field, Multipart, SizeLimit};
use serde::de::DeserializeOwned;
use std::ops::Deref;
use web::{
    App, At, Error, Form, Problems, Result, Viewer,
    form::{CSRF_FIELD, check_token, expected_token},
};

/// The field that names the files of a form, once for each: `files: Vec<Id<File>>` in the form.
pub const FILES_FIELD: &str = "files";

/// The fields of a form; files that came with it are among its `files`, those that were refused
/// are its `problems`.
pub struct FormWithFiles<T> {
    pub fields: T,
    pub problems: Problems,
}

impl<T> FormWithFiles<T> {
    /// What its fields say, or all that is wrong with them and with its files.
    pub fn checked<C>(&self, check: impl FnOnce(&T) -> Result<C, Problems>) -> Result<C, Problems> {
        match check(&self.fields) {
            Ok(said) if self.problems.is_empty() => Ok(said),
            Ok(_) => Err(self.problems.clone()),
            Err(wrong) => Err(wrong.with(self.problems.clone())),
        }
    }
}

impl<T> Deref for FormWithFiles<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.fields
    }
}

/// All fields but the files, together.
const FIELD_BYTES_MAX: usize = 1_000_000;
const FIELDS_MAX: usize = 2_000;

impl<T: DeserializeOwned> FromRequest<App> for FormWithFiles<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let Some(boundary) = boundary(&request) else {
            let Form(fields) = Form::<T>::from_request(request, app).await?;
            return Ok(FormWithFiles { fields, problems: Problems::none() });
        };
        let mut reader = Reader::new(request, app, boundary).await?;
        let mut problems = Problems::none();
        while let Some(field) = reader.next().await? {
            if let Some(refusal) = reader.keep(app, field).await? {
                let refused = Err::<(), Refusal>(refusal).at(FILES_FIELD);
                problems =
                    refused.map_or_else(|problem| problems.and(problem), |()| Problems::none());
            }
        }
        let written = serde_html_form::to_string(&reader.pairs).map_err(Error::internal)?;
        let fields = serde_html_form::from_str(&written).map_err(|_| Error::BadRequest)?;
        Ok(FormWithFiles { fields, problems })
    }
}

fn boundary(request: &Request) -> Option<String> {
    let kind = request.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    multer::parse_boundary(kind).ok()
}

/// The parts of a multipart body, read only after its token, which is the first of them.
struct Reader {
    body: Multipart<'static>,
    viewer: Viewer,
    pairs: Vec<(String, String)>,
    bytes: usize,
}

impl Reader {
    async fn new(request: Request, app: &App, boundary: String) -> Result<Self> {
        let (viewer, body) = open(request, app, boundary).await?;
        Ok(Reader { body, viewer, pairs: Vec::new(), bytes: 0 })
    }

    async fn next(&mut self) -> Result<Option<Field<'static>>> {
        self.body.next_field().await.map_err(unreadable)
    }

    /// Keeps a field, or the file in it under the name of the files; tells why a file is refused.
    async fn keep(&mut self, app: &App, mut field: Field<'static>) -> Result<Option<Refusal>> {
        let is_file = field.file_name().is_some();
        // A file field that was left empty.
        if field.file_name() == Some("") {
            return Ok(None);
        }
        if is_file {
            return Ok(match receive(app, &self.viewer, field).await? {
                Ok(arrived) => {
                    self.pairs.push((FILES_FIELD.to_owned(), arrived.id.to_string()));
                    None
                }
                Err(refusal) => Some(refusal),
            });
        }
        let name = field.name().unwrap_or_default().to_owned();
        let room = FIELD_BYTES_MAX - self.bytes;
        let value = read_text(&mut field, room).await?;
        self.bytes += value.len();
        self.pairs.push((name, value));
        if self.pairs.len() > FIELDS_MAX { Err(Error::TooLarge) } else { Ok(None) }
    }
}

/// Reads the token of a multipart body and hands over what follows it. Nothing is taken in before.
pub(crate) async fn open(
    request: Request,
    app: &App,
    boundary: String,
) -> Result<(Viewer, Multipart<'static>)> {
    let (mut parts, body) = request.into_parts();
    let viewer =
        <Viewer as axum::extract::FromRequestParts<App>>::from_request_parts(&mut parts, app);
    let viewer = viewer.await?;
    let expected = expected_token(&mut parts, app).await?;
    let limits = Constraints::new().size_limit(SizeLimit::new().for_field(CSRF_FIELD, 200));
    let mut body = Multipart::with_constraints(body.into_data_stream(), boundary, limits);
    let first = body.next_field().await.map_err(unreadable)?;
    let token = match first {
        Some(mut field) if field.name() == Some(CSRF_FIELD) => read_text(&mut field, 200).await?,
        _ => String::new(),
    };
    check_token(expected, &token)?;
    Ok((viewer, body))
}

async fn read_text(field: &mut Field<'_>, bytes_max: usize) -> Result<String> {
    let mut text = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(unreadable)? {
        if text.len() + piece.len() > bytes_max {
            return Err(Error::TooLarge);
        }
        text.extend_from_slice(&piece);
    }
    String::from_utf8(text).map_err(|_| Error::BadRequest)
}
