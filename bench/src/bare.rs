//! The bare page: axum, a router, the bytes of a page that was made before. No work.

use crate::Result;
use axum::{
    Router,
    body::{Body, Bytes},
    extract::DefaultBodyLimit,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode},
    response::Response,
    routing::MethodRouter,
};
use std::{fs, net::SocketAddr, path::Path};

/// The answer of the product that a route gives back as it is.
pub struct Weight {
    pub method: &'static str,
    /// As the product's router has it: `/messages/{letter}`.
    pub route: &'static str,
    /// The answer, as it came over the line.
    pub raw: Vec<u8>,
}

/// Writes the weights down for [`serve`], which is another process.
pub fn write(folder: &Path, weights: &[Weight]) -> Result<()> {
    fs::create_dir_all(folder)?;
    for (number, weight) in weights.iter().enumerate() {
        let first = format!("{} {}\r\n", weight.method, weight.route);
        let text = [first.as_bytes(), &weight.raw].concat();
        fs::write(folder.join(format!("{number}.http")), text)?;
    }
    Ok(())
}

/// Serves the weights of `folder` until it is killed.
pub async fn serve(folder: &Path, address: SocketAddr) -> Result<()> {
    let mut router = Router::new();
    for entry in fs::read_dir(folder)? {
        let text = fs::read(entry?.path())?;
        let page = Page::read(&text).ok_or("a weight cannot be read")?;
        let route = page.route.clone();
        router = router.route(&route, page.handler());
    }
    let router = router.layer(DefaultBodyLimit::max(1_000_000));
    let listener = tokio::net::TcpListener::bind(address).await?;
    axum::serve(listener, router).await?;
    Ok(())
}

#[derive(Clone)]
struct Page {
    is_post: bool,
    route: String,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Page {
    fn read(text: &[u8]) -> Option<Page> {
        let line = text.windows(2).position(|two| two == b"\r\n")?;
        let (method, route) = std::str::from_utf8(&text[..line]).ok()?.split_once(' ')?;
        let raw = &text[line + 2..];
        let end = raw.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
        let head = std::str::from_utf8(&raw[..end]).ok()?;
        let mut headers = HeaderMap::new();
        for (name, value) in head.lines().filter_map(|line| line.split_once(": ")) {
            // The server writes these itself.
            if !["content-length", "date", "connection"].contains(&name) {
                headers
                    .append(HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?);
            }
        }
        Some(Page {
            is_post: method == "POST",
            route: route.to_owned(),
            status: StatusCode::from_bytes(raw.get(9..12)?).ok()?,
            headers,
            body: Bytes::copy_from_slice(&raw[end..]),
        })
    }

    fn answer(&self) -> Response {
        let mut response = Response::new(Body::from(self.body.clone()));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers.clone();
        response
    }

    fn handler(self) -> MethodRouter {
        let router = MethodRouter::new();
        if self.is_post {
            // What is sent is read, and nothing is done with it.
            router.post(async move |_: Bytes| self.answer())
        } else {
            router.get(async move || self.answer())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http;

    const RAW: &[u8] = b"HTTP/1.1 201 Created\r\ncontent-type: text/plain\r\n\
        set-cookie: a=1\r\nset-cookie: b=2\r\ncontent-length: 5\r\n\
        date: Wed, 25 Nov 2026 13:00:00 GMT\r\n\r\nmerci";

    #[tokio::test]
    async fn the_bare_page_weighs_what_the_page_weighs() {
        let folder = std::env::temp_dir().join(format!("preau-bare-{}", std::process::id()));
        let weight = Weight { method: "POST", route: "/letters/{letter}", raw: RAW.to_vec() };
        write(&folder, &[weight]).expect("written");
        let address = crate::child::free_address().expect("a port");
        let server = tokio::spawn({
            let folder = folder.clone();
            async move { serve(&folder, address).await }
        });
        let mut connection = loop {
            if let Ok(connection) = http::Connection::open(address).await {
                break connection;
            }
            tokio::task::yield_now().await;
        };
        let request = http::Browser::default().post("/letters/7", &[("body", "bonjour")]);
        let answer = connection.ask(&request).await.expect("an answer");
        assert_eq!((answer.status, answer.text()), (201, "merci"));
        assert_eq!(answer.raw.len(), RAW.len());
        let refused = http::Browser::default().get("/letters/7");
        assert_eq!(connection.ask(&refused).await.expect("an answer").status, 405);
        server.abort();
        fs::remove_dir_all(folder).expect("removed");
    }
}
