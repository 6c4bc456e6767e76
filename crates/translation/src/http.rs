//! The engine on the network, spoken to as `LibreTranslate` is:
//!
//! ```text
//! POST <translation_url>/translate
//! Content-Type: application/json
//!
//! {"q": ["Sortie", "<p>Jeudi…</p>"], "source": "fr", "target": "ar", "format": "html",
//!  "api_key": "…"}
//!
//! {"translatedText": ["…", "<p>…</p>"]}
//! ```
//!
//! 408, 425, 429 and 5xx are tried again; any other status than 2xx is a refusal. What is sent is
//! what people wrote, and names of children with it: see docs/HOST.md.

use crate::engine::{Failure, Result};
use base::Lang;
use serde::{Deserialize, Serialize};
use std::time::Duration;

pub struct Http {
    client: reqwest::Client,
    url: reqwest::Url,
    key: String,
    pub limit: Duration,
}

const LIMIT: Duration = Duration::from_mins(1);
const ANSWER_BYTES_MAX: usize = 2_000_000;

#[derive(Serialize)]
struct Asked<'a> {
    q: &'a [String],
    source: &'static str,
    target: &'static str,
    format: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    api_key: &'a str,
}

#[derive(Deserialize)]
struct Answered {
    #[serde(rename = "translatedText")]
    translated: Vec<String>,
}

impl Http {
    /// What is wrong is said. An engine outside of this machine is spoken to by HTTPS.
    pub fn open(url: &str, key: &str) -> std::result::Result<Self, String> {
        let url = format!("{}/translate", url.trim_end_matches('/'));
        let url: reqwest::Url =
            url.parse().map_err(|_| "l’adresse du traducteur n’en est pas une".to_owned())?;
        let is_here = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        if url.scheme() != "https" && !(url.scheme() == "http" && is_here) {
            return Err("un traducteur d’une autre machine se joint en https".to_owned());
        }
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|_| "le traducteur n’a pas pu être préparé".to_owned())?;
        Ok(Http { client, url, key: key.to_owned(), limit: LIMIT })
    }

    pub async fn translate(&self, pair: (Lang, Lang), parts: &[String]) -> Result<Vec<String>> {
        let asked = tokio::time::timeout(self.limit, self.ask(pair, parts));
        let answer = asked.await.unwrap_or(Err(Failure::Away("the engine takes too long")))?;
        let answered: Answered = serde_json::from_slice(&answer)
            .map_err(|_| Failure::Refused("the engine has not answered as LibreTranslate does"))?;
        if answered.translated.len() != parts.len() {
            return Err(Failure::Refused("the engine has not given as many parts"));
        }
        let pairs = parts.iter().zip(&answered.translated);
        Ok(pairs.map(|(asked, answered)| words_again(asked, answered)).collect())
    }

    async fn ask(&self, (from, to): (Lang, Lang), parts: &[String]) -> Result<Vec<u8>> {
        let asked = Asked {
            q: parts,
            source: from.tag(),
            target: to.tag(),
            format: "html",
            api_key: &self.key,
        };
        let body = serde_json::to_vec(&asked)
            .map_err(|_| Failure::Refused("what was asked is not JSON"))?;
        let request = self.client.post(self.url.clone()).header("content-type", "application/json");
        let away = |_| Failure::Away("the engine does not answer");
        let mut answer = request.body(body).send().await.map_err(away)?;
        match answer.status().as_u16() {
            200..=299 => {}
            408 | 425 | 429 | 500.. => return Err(Failure::Away("the engine cannot take it now")),
            _ => return Err(Failure::Refused("the engine has refused")),
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(away)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > ANSWER_BYTES_MAX {
                return Err(Failure::Refused("the engine has answered too much"));
            }
        }
        Ok(bytes)
    }
}

/// `LibreTranslate` gives `&lt;` back as `<`: what was a word would be an element, and hide all
/// that follows. Where a text has such words, no element is believed that it had not.
fn words_again(asked: &str, answered: &str) -> String {
    if !asked.contains("&lt;") {
        return answered.to_owned();
    }
    let had = |name: &str| asked.split('<').any(|tag| tag.split(['>', ' ']).next() == Some(name));
    let mut pieces = answered.split('<');
    let mut html = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let tag = piece.trim_start_matches('/');
        let name = tag.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or_default();
        html.push_str(if !name.is_empty() && had(name) { "<" } else { "&lt;" });
        html.push_str(piece);
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_words_is_words_again() {
        let asked = "<p>Léa &lt; 3 &amp; &lt;script&gt;<br>ici</p>";
        let answered = "<p>Lea < 3 & <script><br/>here</p>";
        let again = words_again(asked, answered);
        assert_eq!(again, "<p>Lea &lt; 3 & &lt;script><br/>here</p>");
        assert_eq!(words_again("<p>ici</p>", "<p>here<b></p>"), "<p>here<b></p>");
    }

    #[test]
    fn an_engine_of_another_machine_is_spoken_to_in_secret() {
        assert!(Http::open("https://traduction.example.org", "").is_ok());
        assert!(Http::open("http://127.0.0.1:5000/", "").is_ok());
        assert!(Http::open("http://traduction.example.org", "").is_err());
        assert!(Http::open("traduction", "").is_err());
        let http = Http::open("http://localhost:5000/", "").expect("an address");
        assert_eq!(http.url.as_str(), "http://localhost:5000/translate");
    }
}
