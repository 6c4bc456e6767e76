//! A browser for tests: keeps its cookies, sends the form token, follows nothing by itself.

use crate::{Answered, Events};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, HeaderValue, Method, Request, header},
};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};
use tower::ServiceExt;
use web::App;

const ANSWER_BYTES_MAX: usize = 50_000_000;

/// Somebody's browser. Clones share their cookies.
#[derive(Clone)]
pub struct Client {
    app: App,
    router: Router,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    /// The network it comes from, for what is slowed by network.
    network: String,
}

/// What stands between the parts of a form with files.
const MARK: &str = "----preau-test";

impl Client {
    /// A browser that nobody has signed in with.
    pub fn new(app: App, router: Router) -> Self {
        Client { app, router, cookies: Arc::default(), network: "192.0.2.1".to_owned() }
    }

    /// The same house seen from another network.
    pub fn from_network(&self, network: &str) -> Self {
        Client { network: network.to_owned(), ..Client::new(self.app.clone(), self.router.clone()) }
    }

    pub async fn get(&self, path: &str) -> Answered {
        self.send(self.request(Method::GET, path, Body::empty())).await
    }

    /// Asks as a script does.
    pub async fn get_json(&self, path: &str) -> Answered {
        let mut request = self.request(Method::GET, path, Body::empty());
        request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        self.send(request).await
    }

    /// Sends a form, with the token the browser would have found in the page.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answered {
        let token = self.token().await;
        let mut fields = fields.to_vec();
        fields.push((web::form::CSRF_FIELD, &token));
        self.post_without_token(path, &fields).await
    }

    pub async fn post_without_token(&self, path: &str, fields: &[(&str, &str)]) -> Answered {
        let body = serde_html_form::to_string(fields).expect("a form");
        let mut request = self.request(Method::POST, path, Body::from(body));
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        request.headers_mut().insert(header::CONTENT_TYPE, form);
        self.send(request).await
    }

    /// Sends files as a browser does: `(field, file name, type, bytes)`.
    pub async fn upload(&self, path: &str, files: &[(&str, &str, &str, &[u8])]) -> Answered {
        self.upload_with(path, &[], files).await
    }

    /// The same, after other fields of the form.
    pub async fn upload_with(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &str, &[u8])],
    ) -> Answered {
        let mut body = self.parts(fields, files).await;
        body.extend(format!("--{MARK}--\r\n").as_bytes());
        self.send_parts(path, body).await
    }

    /// The same, when the line is cut in the middle of the last file.
    pub async fn upload_cut(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &str, &[u8]),
    ) -> Answered {
        let mut body = self.parts(fields, &[file]).await;
        body.truncate(body.len() - file.3.len() / 2);
        self.send_parts(path, body).await
    }

    async fn parts(&self, fields: &[(&str, &str)], files: &[(&str, &str, &str, &[u8])]) -> Vec<u8> {
        let token = self.token().await;
        let mut body = Vec::new();
        for (field, value) in [("csrf", token.as_str())].iter().chain(fields) {
            let head = format!("--{MARK}\r\nContent-Disposition: form-data; name=\"{field}\"");
            body.extend(format!("{head}\r\n\r\n{value}\r\n").as_bytes());
        }
        for (field, name, kind, bytes) in files {
            let head = format!(
                "--{MARK}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\
                 \r\nContent-Type: {kind}\r\n\r\n"
            );
            body.extend(head.as_bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body
    }

    async fn send_parts(&self, path: &str, body: Vec<u8>) -> Answered {
        let mut request = self.request(Method::POST, path, Body::from(body));
        let kind = format!("multipart/form-data; boundary={MARK}");
        let kind = HeaderValue::try_from(kind).expect("a header");
        request.headers_mut().insert(header::CONTENT_TYPE, kind);
        self.send(request).await
    }

    /// Sends bytes as a script does: the token is in the header `x-csrf-token`.
    pub async fn post_bytes(&self, path: &str, body: impl Into<Body>) -> Answered {
        let token = HeaderValue::try_from(self.token().await).expect("a header");
        let mut request = self.request(Method::POST, path, body.into());
        request.headers_mut().insert("x-csrf-token", token);
        self.send(request).await
    }

    /// The form token of this browser, as a page would hold it.
    async fn token(&self) -> String {
        let page = self.get("/jeton").await;
        page.text().trim().to_owned()
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.insert(name.to_owned(), value.to_owned());
    }

    fn request(&self, method: Method, path: &str, body: Body) -> Request<Body> {
        let mut request = Request::new(body);
        *request.method_mut() = method;
        *request.uri_mut() = path.parse().unwrap_or_else(|_| panic!("not a path: {path}"));
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let pairs: Vec<String> =
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let headers = request.headers_mut();
        headers.insert(header::HOST, HeaderValue::from_static("test.invalid"));
        let network = HeaderValue::try_from(&self.network).expect("a header");
        headers.insert("x-forwarded-for", network);
        if !pairs.is_empty() {
            let value = HeaderValue::try_from(pairs.join("; ")).expect("a header");
            headers.insert(header::COOKIE, value);
        }
        request
    }

    /// Any request at all, for the tests of the shell itself.
    pub async fn send(&self, request: Request<Body>) -> Answered {
        let path = request.uri().path().to_owned();
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        self.keep_cookies(response.headers());
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, ANSWER_BYTES_MAX).await.expect("a body");
        Answered { path, status: parts.status, headers: parts.headers, body }
    }

    /// Listens to what an open page is told.
    pub async fn listen(&self) -> Events {
        let request = self.request(Method::GET, "/direct", Body::empty());
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        Events::new(response.into_body())
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for cookie in headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("a cookie is ASCII");
            let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').expect("a cookie has a value");
            if rest.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
