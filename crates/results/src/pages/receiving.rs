//! A form with a file, read as it comes: its token first, no more than we take.

use crate::programme_file::BYTES_MAX;
use axum::{extract::Request, http::header};
use multer::{Constraints, Multipart, SizeLimit};
use std::collections::HashMap;
use web::{
    App, Error, Result,
    form::{CSRF_FIELD, check_token, expected_token},
};

/// What came with the form.
#[derive(Default)]
pub struct Received {
    pub fields: HashMap<String, String>,
    pub file: Vec<u8>,
}

impl Received {
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map(|it| it.trim()).unwrap_or_default()
    }
}

pub async fn receive(app: &App, request: Request) -> Result<Received> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let boundary = kind.and_then(|kind| multer::parse_boundary(kind).ok());
    let boundary = boundary.ok_or(Error::BadRequest)?;
    let (mut parts, body) = request.into_parts();
    let expected = expected_token(&mut parts, app).await?;
    // A file that is too large is told so by its line, up to what no programme ever weighs.
    let most = 4 * BYTES_MAX as u64;
    let limits = Constraints::new().size_limit(SizeLimit::new().whole_stream(most));
    let mut body = Multipart::with_constraints(body.into_data_stream(), boundary, limits);
    let (mut received, mut is_checked) = (Received::default(), false);
    while let Some(field) = body.next_field().await.map_err(refused)? {
        let name = field.name().unwrap_or_default().to_owned();
        let is_file = field.file_name().is_some();
        let bytes = field.bytes().await.map_err(refused)?;
        if !is_checked {
            let token = String::from_utf8_lossy(&bytes);
            check_token(expected, if name == CSRF_FIELD { &token } else { "" })?;
            is_checked = true;
        } else if is_file {
            received.file = bytes.to_vec();
        } else {
            received.fields.insert(name, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    if is_checked { Ok(received) } else { Err(Error::StaleForm) }
}

fn refused(error: multer::Error) -> Error {
    match error {
        multer::Error::StreamSizeExceeded { .. } => Error::TooLarge,
        _ => Error::BadRequest,
    }
}
