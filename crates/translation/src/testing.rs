//! An engine for tests: a small server that answers as `LibreTranslate` does, and badly when it is
//! told to.

use crate::Translator;
use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Id, Lang};
use people::Person;
use serde_json::{Value, json};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use web::{
    App,
    session::{self, Preferences},
};

/// How it answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    /// Each part with the language before it: `[ar] Sortie`.
    #[default]
    Well,
    /// As it is told, and with scripts in it.
    Harmful,
    /// After a second.
    Slow,
    /// With this status.
    Refusing(u16),
    /// With one part less.
    Forgetful,
}

/// The engine and what it was asked.
#[derive(Clone, Default)]
pub struct Counterpart {
    url: String,
    asked: Arc<Mutex<Vec<Value>>>,
    mood: Arc<Mutex<Mood>>,
}

/// What it wants to be told, as an engine with keys does.
pub const KEY: &str = "un-mot";
const LANGS: [&str; 4] = ["fr", "en", "ar", "tr"];
/// A test waits less than the engine is slow.
const LIMIT: Duration = Duration::from_millis(300);

impl Counterpart {
    /// Opens it on this machine.
    pub async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let counterpart = Counterpart { url, ..Counterpart::default() };
        let router = Router::new();
        #[expect(clippy::disallowed_methods, reason = "it is no route of ours")]
        let router = router
            .route("/translate", axum::routing::post(translate))
            .with_state(counterpart.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        counterpart
    }

    /// Lends it to a house.
    pub async fn lent_to(app: &App) -> Self {
        let counterpart = Counterpart::open().await;
        app.jobs.lend(counterpart.translator());
        counterpart
    }

    pub fn translator(&self) -> Translator {
        let langs = LANGS.map(str::to_owned);
        Translator::by_http(&self.url, KEY, &langs).expect("an engine").within(LIMIT)
    }

    pub fn answers(&self, mood: Mood) {
        *self.mood.lock().unwrap_or_else(PoisonError::into_inner) = mood;
    }

    /// Each request, as it came.
    pub fn asked(&self) -> Vec<Value> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Somebody prefers to read in this language.
pub async fn reads(app: &App, person: Id<Person>, lang: Lang) {
    let likes = Preferences { reads: Some(lang), ..Preferences::default() };
    let prefer = move |tx: &db::Tx<'_>| session::prefer(tx, person, &likes);
    app.db.write(prefer).await.expect("preferred");
}

async fn translate(State(engine): State<Counterpart>, body: String) -> Response {
    let Ok(asked) = serde_json::from_str::<Value>(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    engine.asked.lock().unwrap_or_else(PoisonError::into_inner).push(asked.clone());
    let mood = *engine.mood.lock().unwrap_or_else(PoisonError::into_inner);
    let word = |name: &str| asked[name].as_str().unwrap_or_default();
    let is_known = |name: &str| LANGS.contains(&word(name));
    let refused = match mood {
        Mood::Refusing(status) => Some(status),
        _ if word("api_key") != KEY => Some(403),
        _ if !is_known("source") || !is_known("target") || word("format") != "html" => Some(400),
        _ => None,
    };
    if let Some(status) = refused.and_then(|status| StatusCode::from_u16(status).ok()) {
        return (status, Json(json!({ "error": "refused" }))).into_response();
    }
    if mood == Mood::Slow {
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    let parts = asked["q"].as_array().cloned().unwrap_or_default();
    let parts = parts.iter().filter_map(Value::as_str);
    let mut parts: Vec<String> = parts.map(|part| said(part, word("target"), mood)).collect();
    if mood == Mood::Forgetful {
        parts.pop();
    }
    Json(json!({ "translatedText": parts })).into_response()
}

/// A part with the mark of its language before its first word.
fn said(part: &str, lang: &str, mood: Mood) -> String {
    let harm = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    let harm = if mood == Mood::Harmful { harm } else { "" };
    let at = if part.starts_with('<') { part.find('>').map_or(0, |end| end + 1) } else { 0 };
    let (before, after) = part.split_at(at);
    format!("{before}{harm}[{lang}] {after}")
}
