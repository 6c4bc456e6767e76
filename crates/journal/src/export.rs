//! What the journal holds of a person: what he wrote and said, where he is shown, and what was said
//! of his image.

use crate::store::erase as rows;
use base::{Id, Instant};
use db::{Error, Result, Tx};
use maud::{DOCTYPE, PreEscaped, html};
use people::{Person, image_right};
use serde_json::{Value, json};
use web::ExportFile;

/// His posts as a page anybody can open, and everything as JSON for programs.
pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let posts = rows::posts_of(tx, person)?;
    let comments = rows::comments_of(tx, person)?;
    let reactions = rows::reactions_of(tx, person)?;
    let shown = rows::tags_of(tx, person)?;
    let rights = image_right::history(tx, person)?;
    let mut files = Vec::new();
    if !posts.is_empty() || !comments.is_empty() {
        let bytes = page(&posts, &comments).into_bytes();
        files.push(ExportFile { name: "journal/ecrits.html".to_owned(), bytes });
    }
    let all = json!({
        "posts": posts.iter().map(|it| json!({
            "id": it.id, "title": it.title, "html": it.body.html(), "state": it.state.word(),
            "created_at": it.created_at.iso(),
            "published_at": it.published_at.map(Instant::iso),
        })).collect::<Vec<Value>>(),
        "comments": comments.iter().map(|it| json!({
            "post": it.post_id, "html": it.body.html(), "written_at": it.written_at.iso(),
            "state": it.state.word(), "reason": it.reason,
        })).collect::<Vec<Value>>(),
        "reactions": reactions.iter().map(|(post, word, at)| json!({
            "post": post, "word": word.word(), "at": at.iso(),
        })).collect::<Vec<Value>>(),
        "shown": shown.iter().map(|(post, file)| json!({
            "post": post, "file": file,
        })).collect::<Vec<Value>>(),
        "image_rights": rights.iter().map(|it| json!({
            "word": it.word.word(), "source": it.source.word(), "at": it.at.iso(),
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
    files.push(ExportFile { name: "journal/journal.json".to_owned(), bytes });
    Ok(files)
}

fn page(posts: &[rows::Own], comments: &[rows::OwnComment]) -> String {
    let article = |at: Instant, body: &base::RichText| {
        html! {
            p { time datetime=(at.iso()) { (at.local_field()) } }
            (PreEscaped(body.html()))
        }
    };
    let page = html! {
        (DOCTYPE)
        html lang="fr" {
            head { meta charset="utf-8"; title { "Journal de classe" } }
            body {
                @for post in posts {
                    article { h2 { (post.title) } (article(post.created_at, &post.body)) }
                }
                @for comment in comments {
                    article { (article(comment.written_at, &comment.body)) }
                }
            }
        }
    };
    page.into_string()
}
