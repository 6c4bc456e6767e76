//! A file that comes with a form: its token first, and no more of it than we take.

use crate::import::reading::BYTES_MAX;
use axum::{extract::Request, http::header};
use multer::{Constraints, Multipart, SizeLimit};
use web::{
    App, Error, Result,
    form::{CSRF_FIELD, check_token, expected_token},
};

const NAME_CHARS_MAX: usize = 100;

/// What came with the form.
#[derive(Default)]
pub struct Received {
    pub class: String,
    pub name: String,
    pub bytes: Vec<u8>,
    pub is_too_large: bool,
}

pub async fn receive(app: &App, request: Request) -> Result<Received> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let boundary = kind.and_then(|kind| multer::parse_boundary(kind).ok());
    let boundary = boundary.ok_or(Error::BadRequest)?;
    let (mut parts, body) = request.into_parts();
    let expected = expected_token(&mut parts, app).await?;
    let most = BYTES_MAX as u64 + 100_000;
    let limits = Constraints::new().size_limit(SizeLimit::new().whole_stream(most));
    let mut body = Multipart::with_constraints(body.into_data_stream(), boundary, limits);
    let mut received = Received::default();
    let mut is_checked = false;
    loop {
        let mut field = match body.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(error) => return too_large(&error, received, is_checked),
        };
        let name = field.name().unwrap_or_default().to_owned();
        let sent = field.file_name().map(str::to_owned);
        let mut bytes = Vec::new();
        loop {
            match field.chunk().await {
                Ok(Some(piece)) => bytes.extend_from_slice(&piece),
                Ok(None) => break,
                Err(error) => return too_large(&error, received, is_checked),
            }
        }
        if !is_checked {
            let token = String::from_utf8_lossy(&bytes).into_owned();
            check_token(expected, if name == CSRF_FIELD { &token } else { "" })?;
            is_checked = true;
        } else if let Some(sent) = sent {
            let kept = sent.rsplit(['/', '\\']).next().unwrap_or_default();
            let kept = kept.chars().filter(|c| !c.is_control()).take(NAME_CHARS_MAX);
            received.name = kept.collect();
            received.bytes = bytes;
        } else if name == "class" {
            received.class = String::from_utf8_lossy(&bytes).trim().to_owned();
        }
    }
    if is_checked { Ok(received) } else { Err(Error::StaleForm) }
}

fn too_large(error: &multer::Error, received: Received, is_checked: bool) -> Result<Received> {
    match error {
        multer::Error::StreamSizeExceeded { .. } if is_checked => {
            Ok(Received { is_too_large: true, ..received })
        }
        _ => Err(Error::BadRequest),
    }
}
