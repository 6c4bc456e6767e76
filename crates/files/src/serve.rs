//! Serving: whole or a range, shown or kept, never run.

use crate::{Disposition, File, Media, Use, file::State, store};
use axum::{
    body::Body,
    extract::{FromRequestParts, Query},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use base::Id;
use db::blob::{Content, Hash};
use futures_util::TryStreamExt;
use maud::html;
use serde::Deserialize;
use std::ops::Range;
use text::t;
use web::{App, Error, Result, Ui, ui};

/// Which file a route asks for, after its thing: `/…/fichiers/{file}`.
#[derive(Deserialize)]
pub struct FilePath {
    pub file: Id<File>,
}

/// How a file is asked for: `?taille=320`, `?telecharger=1`, and what the browser has already.
pub struct Asked {
    ui: Ui,
    range: Option<String>,
    if_range: Option<String>,
    known: Option<String>,
    how: How,
}

#[derive(Default, Deserialize)]
struct How {
    #[serde(default)]
    taille: Option<u32>,
    #[serde(default)]
    telecharger: Option<u8>,
}

impl FromRequestParts<App> for Asked {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let ui = Ui::from_request_parts(parts, app).await?;
        let how = Query::<How>::try_from_uri(&parts.uri).map(|query| query.0).unwrap_or_default();
        let value = |name| {
            let value = parts.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
            value.map(str::to_owned)
        };
        Ok(Asked {
            ui,
            range: value(header::RANGE),
            if_range: value(header::IF_RANGE),
            known: value(header::IF_NONE_MATCH),
            how,
        })
    }
}

/// Serves a file of a thing. The caller's first argument has shown that the viewer may read the
/// thing; here it is shown that the file belongs to it.
pub async fn attached(app: &App, to: Use, file: Id<File>, asked: Asked) -> Result<Response> {
    let found = app.db.read(move |tx| store::find_used(tx, file, to)).await?;
    serve(app, &found.ok_or(Error::NotFound)?, asked).await
}

/// Serves a file that the caller has shown to be the viewer's to read.
pub async fn serve(app: &App, file: &File, asked: Asked) -> Result<Response> {
    match file.state {
        State::Ready => {}
        State::Held | State::Pending => return Ok(not_yet(&asked.ui)),
        State::Refused => return Err(Error::Gone),
    }
    let (hash, media) = content_of(app, file, asked.how.taille).await?;
    let tag = format!("\"{hash}\"");
    let mut headers = vec![
        (header::ETAG, tag.clone()),
        // The policy is asked again each time: who may no longer read it no longer gets it.
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    if asked.known.as_deref().is_some_and(|known| known.split(", ").any(|known| known == tag)) {
        return Ok(answer(StatusCode::NOT_MODIFIED, headers, Body::empty()));
    }
    let is_whole = asked.if_range.as_ref().is_some_and(|known| *known != tag);
    let wanted = asked.range.as_deref().filter(|_| !is_whole);
    let content = match open(app, hash, wanted).await? {
        Ok(content) => content,
        Err(len) => {
            headers.push((header::CONTENT_RANGE, format!("bytes */{len}")));
            return Ok(answer(StatusCode::RANGE_NOT_SATISFIABLE, headers, Body::empty()));
        }
    };
    headers.extend(described(file, media, asked.how.telecharger.is_some()));
    headers.push((header::ACCEPT_RANGES, "bytes".to_owned()));
    let Content { len, range, stream } = content;
    headers.push((header::CONTENT_LENGTH, (range.end - range.start).to_string()));
    let mut status = StatusCode::OK;
    if range != (0..len) {
        status = StatusCode::PARTIAL_CONTENT;
        let last = range.end.saturating_sub(1);
        headers.push((header::CONTENT_RANGE, format!("bytes {}-{last}/{len}", range.start)));
    }
    Ok(answer(status, headers, Body::from_stream(stream)))
}

/// The bytes of a photo at the size asked for, for what is printed with it; none while it is not
/// ready.
pub async fn picture(app: &App, file: &File, edge: u32) -> Result<Option<Vec<u8>>> {
    if !file.is_ready() || !file.media().is_photo() {
        return Ok(None);
    }
    let (hash, _) = content_of(app, file, Some(edge)).await?;
    Ok(Some(whole(app, hash).await?))
}

/// A content in memory, for what must have all of it at once. Whoever asks has shown that it is to
/// be read, and that it is not too large.
pub async fn whole(app: &App, hash: Hash) -> db::Result<Vec<u8>> {
    let mut content = app.blobs.get(hash, None).await?;
    let mut bytes = Vec::new();
    while let Some(piece) = content.stream.try_next().await? {
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// A page that says to come back: nobody is given what nobody has looked at.
fn not_yet(ui: &Ui) -> Response {
    let title = t!(ui, "file-not-yet-title");
    let body = html! {
        div.panel {
            h1 { (title) }
            (ui::note(ui::Tone::Info, t!(ui, "file-not-yet")))
        }
    };
    let page = ui.narrow(&title, body).status(StatusCode::SERVICE_UNAVAILABLE);
    let mut response = page.into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    response
}

/// The content of the size asked for: the next larger one there is, up to the whole. A size of a
/// document is a picture of its first page, and nothing else.
async fn content_of(app: &App, file: &File, edge: Option<u32>) -> Result<(Hash, &'static Media)> {
    let (media, whole) = (file.media(), (file.hash, file.media()));
    let Some(edge) = edge.filter(|_| media.is_photo() || media.is_pdf()) else { return Ok(whole) };
    let id = file.id;
    match app.db.read(move |tx| store::size(tx, id, edge)).await? {
        Some((hash, media_type)) => Ok((hash, Media::of(&media_type))),
        None if media.is_photo() => Ok(whole),
        None => Err(Error::NotFound),
    }
}

/// The content, or the length that the range goes beyond.
async fn open(app: &App, hash: Hash, wanted: Option<&str>) -> Result<Result<Content, u64>> {
    let range = match wanted.and_then(Wanted::parse) {
        None => None,
        Some(Wanted::From(range)) => Some(range),
        Some(Wanted::Last(count)) => {
            let len = app.blobs.len(hash).await?;
            Some(len.saturating_sub(count)..len)
        }
    };
    match app.blobs.get(hash, range).await {
        Ok(content) => Ok(Ok(content)),
        Err(error) => match error.reason() {
            Some(db::blob::Refusal::OutOfRange { len }) => Ok(Err(*len)),
            _ => Err(error.into()),
        },
    }
}

/// One range of RFC 9110 §14.1.2. Several at once are answered with the whole, as it allows.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    From(Range<u64>),
    Last(u64),
}

impl Wanted {
    fn parse(header: &str) -> Option<Self> {
        let (first, last) = header.strip_prefix("bytes=")?.split_once('-')?;
        if first.is_empty() {
            return last.parse().ok().map(Wanted::Last);
        }
        let first: u64 = first.parse().ok()?;
        let end =
            if last.is_empty() { u64::MAX } else { last.parse::<u64>().ok()?.checked_add(1)? };
        (first < end).then_some(Wanted::From(first..end))
    }
}

/// Shown in a place of its own, where nothing runs; or only kept.
const POLICY_SHOWN: &str = "default-src 'none'; img-src 'self'; media-src 'self'; \
    object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; \
    form-action 'none'";
const POLICY_KEPT: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

fn described(file: &File, media: &Media, is_download: bool) -> [(header::HeaderName, String); 4] {
    let is_shown = media.is_shown && !is_download;
    let disposition = if is_shown { Disposition::Inline } else { Disposition::Attachment };
    // Of a document that is drawn, the picture has another type.
    let name = file.file_name().with_extension(media.extensions, media.is_photo());
    let policy = if is_shown { POLICY_SHOWN } else { POLICY_KEPT };
    [
        (header::CONTENT_TYPE, media.content_type().to_owned()),
        (header::CONTENT_DISPOSITION, name.disposition(disposition)),
        (header::CONTENT_SECURITY_POLICY, policy.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ]
}

fn answer(status: StatusCode, headers: Vec<(header::HeaderName, String)>, body: Body) -> Response {
    let mut response = (status, body).into_response();
    for (name, value) in headers {
        // A name may hold what a header may not: then the browser makes one up.
        if let Ok(value) = HeaderValue::try_from(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_the_standard_says() {
        assert_eq!(Wanted::parse("bytes=0-499"), Some(Wanted::From(0..500)));
        assert_eq!(Wanted::parse("bytes=500-"), Some(Wanted::From(500..u64::MAX)));
        assert_eq!(Wanted::parse("bytes=-20"), Some(Wanted::Last(20)));
        for wrong in ["bytes=5-4", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,3-4"] {
            assert_eq!(Wanted::parse(wrong), None, "{wrong}");
        }
    }
}
