//! Style, scripts, fonts and icons: embedded, hashed, compressed when they were built.

use crate::{Error, Public, Result, Routes, compression, get};
use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;
use std::{collections::HashMap, sync::LazyLock};

/// Built by npm (`assets/README.md`); `./run` does it before the first compilation.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../assets/dist"]
struct Dist;

/// `app.css` → `/assets/app.391fd0da.css`
static URLS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let manifest = Dist::get("manifest.json").map(|file| file.data).unwrap_or_default();
    let names: HashMap<String, String> = serde_json::from_slice(&manifest).unwrap_or_default();
    names.into_iter().map(|(name, file)| (name, format!("/assets/{file}"))).collect()
});

/// The address of an asset by its logical name. An unknown name is an address that is not found.
pub fn url(name: &str) -> &'static str {
    URLS.get(name).map_or("/assets/", String::as_str)
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .at("/assets/{file}", get(file))
        .at("/favicon.ico", get(favicon))
        .at("/notifications.js", get(notifications))
}

/// The service worker: at an address that never changes, so that a browser asks whether it has.
async fn notifications(_: Public) -> Result<Response> {
    let name = url("notifications.js").trim_start_matches("/assets/");
    let found = Dist::get(name).ok_or(Error::NotFound)?;
    let headers = [(header::CONTENT_TYPE, content_type(name)), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, found.data).into_response())
}

async fn favicon(_: Public) -> Result<Response> {
    Ok(axum::response::Redirect::permanent(url("favicon.svg")).into_response())
}

async fn file(_: Public, Path(file): Path<String>, headers: HeaderMap) -> Result<Response> {
    let compressed = [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(encoding, _)| compression::accepts(&headers, encoding))
        .find_map(|(encoding, end)| {
            Dist::get(&format!("{file}{end}")).map(|it| (it, Some(encoding)))
        });
    let (found, encoding) = match compressed {
        Some(found) => found,
        None => (Dist::get(&file).ok_or(Error::NotFound)?, None),
    };
    let mut response = found.data.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(&file)));
    // The name holds the hash of the content: it never changes.
    let for_ever = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(header::CACHE_CONTROL, for_ever);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
