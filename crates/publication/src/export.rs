//! What there is of a person around the texts of a feature: what he wrote and what he said, as a
//! page anybody can open, and everything as JSON for programs.

use crate::{Said, State, Text, store::erase as rows};
use base::{Id, Instant, RichText};
use db::{Error, Result, Tx};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use people::Person;
use serde_json::{Map, Value, json};
use web::ExportFile;

db::row! {
    /// A text he wrote.
    pub struct OwnText {
        pub id: Id<()>,
        pub title: String,
        pub body: RichText,
        pub state: String,
        pub created_at: Instant,
        pub published_at: Option<Instant>,
    }
}

db::row! {
    pub struct OwnComment {
        pub thing_id: Id<()>,
        pub body: RichText,
        pub written_at: Instant,
        pub state: State,
        pub reason: String,
    }
}

/// `{place}/ecrits.html` and `{place}/{place}.json`; nothing when there is nothing. `more` is what
/// the feature holds of him besides, list by list.
pub fn files<T: Text>(
    tx: &Tx<'_>,
    person: Id<Person>,
    title: &str,
    texts: &[OwnText],
    more: impl IntoIterator<Item = (&'static str, Vec<Value>)>,
) -> Result<Vec<ExportFile>> {
    let comments = rows::comments_of(tx, T::KIND, person)?;
    let (place, word) = (T::PLACE.trim_start_matches('/'), T::PARAM);
    let mut files = Vec::new();
    if !texts.is_empty() || !comments.is_empty() {
        let bytes = page(title, texts, &comments).into_string().into_bytes();
        files.push(ExportFile { name: format!("{place}/ecrits.html"), bytes });
    }
    let mut all: Map<String, Value> = Map::new();
    all.insert(format!("{word}s"), texts.iter().map(text).collect());
    all.insert("comments".to_owned(), comments.iter().map(|it| comment(word, it)).collect());
    let reports = rows::reports_by(tx, T::KIND, person)?;
    all.insert("reports".to_owned(), reports.into_iter().map(report).collect());
    all.extend(more.into_iter().map(|(word, list)| (word.to_owned(), Value::Array(list))));
    if all.values().any(|list| list.as_array().is_some_and(|list| !list.is_empty())) {
        let bytes =
            serde_json::to_vec_pretty(&all).map_err(|error| Error::Engine(error.to_string()))?;
        files.push(ExportFile { name: format!("{place}/{place}.json"), bytes });
    }
    Ok(files)
}

fn text(it: &OwnText) -> Value {
    json!({
        "id": it.id, "title": it.title, "html": it.body.html(), "state": it.state,
        "created_at": it.created_at.iso(), "published_at": it.published_at.map(Instant::iso),
    })
}

fn comment(word: &str, it: &OwnComment) -> Value {
    json!({
        word: it.thing_id, "html": it.body.html(), "written_at": it.written_at.iso(),
        "state": it.state.word(), "reason": it.reason,
    })
}

fn report((comment, reason, at): (Id<Said>, String, Instant)) -> Value {
    json!({ "comment": comment, "reason": reason, "at": at.iso() })
}

fn page(title: &str, texts: &[OwnText], comments: &[OwnComment]) -> Markup {
    html! {
        (DOCTYPE)
        html lang="fr" {
            head { meta charset="utf-8"; title { (title) } }
            body {
                @for it in texts { article { h2 { (it.title) } (words(it.created_at, &it.body)) } }
                @for it in comments { article { (words(it.written_at, &it.body)) } }
            }
        }
    }
}

fn words(at: Instant, body: &RichText) -> Markup {
    html! {
        p { time datetime=(at.iso()) { (at.local_field()) } }
        (PreEscaped(body.html()))
    }
}
