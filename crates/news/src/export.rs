//! What the news hold of a person: what he wrote, what he said, what he has read.

use crate::store;
use base::{Id, Instant};
use db::{Error, Result, Tx};
use maud::{DOCTYPE, PreEscaped, html};
use people::Person;
use serde_json::{Value, json};
use web::ExportFile;

const UNSAVED: u32 = 200;

/// His articles as a page anybody can open, and everything as JSON for programs.
pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let articles = store::erase::articles_of(tx, person)?;
    let comments = store::erase::comments_of(tx, person)?;
    let seen = store::erase::seen_by(tx, person)?;
    let reports = store::erase::reports_by(tx, person)?;
    let alerts = store::erase::alerts_by(tx, person)?;
    let unsaved = store::unsaved::of(tx, person, UNSAVED)?;
    let mut files = Vec::new();
    if !articles.is_empty() || !comments.is_empty() {
        let page = html! {
            (DOCTYPE)
            html lang="fr" {
                head { meta charset="utf-8"; title { "Actualités" } }
                body {
                    @for article in &articles {
                        article {
                            h2 { (article.title) }
                            p { time datetime=(article.created_at.iso()) {
                                (article.created_at.local_field())
                            } }
                            (PreEscaped(article.body.html()))
                        }
                    }
                    @for comment in &comments {
                        article {
                            p { time datetime=(comment.written_at.iso()) {
                                (comment.written_at.local_field())
                            } }
                            (PreEscaped(comment.body.html()))
                        }
                    }
                }
            }
        };
        let bytes = page.into_string().into_bytes();
        files.push(ExportFile { name: "actualites/ecrits.html".to_owned(), bytes });
    }
    let all = json!({
        "articles": articles.iter().map(|it| json!({
            "id": it.id, "title": it.title, "html": it.body.html(), "state": it.state.word(),
            "created_at": it.created_at.iso(),
            "published_at": it.published_at.map(Instant::iso),
        })).collect::<Vec<Value>>(),
        "comments": comments.iter().map(|it| json!({
            "article": it.article_id, "html": it.body.html(), "written_at": it.written_at.iso(),
            "is_hidden": it.is_hidden,
        })).collect::<Vec<Value>>(),
        "read": seen.iter().map(|it| json!({
            "article": it.article_id, "at": it.opened_at.map(Instant::iso),
        })).collect::<Vec<Value>>(),
        "reports": reports.iter().map(|(comment, reason, at)| json!({
            "comment": comment, "reason": reason, "at": at.iso(),
        })).collect::<Vec<Value>>(),
        "alerts": alerts.iter().map(|(words, reason, at)| json!({
            "words": words, "reason": reason, "at": at.iso(),
        })).collect::<Vec<Value>>(),
        "unsaved": unsaved.iter().map(|it| json!({
            "title": it.title, "at": it.updated_at.iso(),
            "fields": serde_json::from_str::<Value>(&it.fields).unwrap_or_default(),
        })).collect::<Vec<Value>>(),
    });
    let is_empty = all
        .as_object()
        .is_none_or(|all| all.values().all(|list| list.as_array().is_none_or(Vec::is_empty)));
    if is_empty {
        return Ok(files);
    }
    let bytes =
        serde_json::to_vec_pretty(&all).map_err(|error| Error::Engine(error.to_string()))?;
    files.push(ExportFile { name: "actualites/actualites.json".to_owned(), bytes });
    Ok(files)
}
