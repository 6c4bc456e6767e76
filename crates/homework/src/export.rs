//! What is held of a person: what a pupil did and handed in, what a teacher gave and wrote.

use crate::store::keeping;
use base::{Id, Instant};
use db::{Error, Result, Tx};
use maud::{DOCTYPE, PreEscaped, html};
use people::Person;
use serde_json::{Value, json};
use web::ExportFile;

/// The work as a page anybody can open, and everything as JSON for programs. The files themselves
/// are among those of their owner.
pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let work = keeping::work(tx, person)?;
    let done = keeping::done(tx, person)?;
    let chosen = keeping::chosen(tx, person)?;
    let homework = keeping::homework(tx, person)?;
    let lessons = keeping::lessons(tx, person)?;
    let is_empty = work.is_empty()
        && done.is_empty()
        && chosen.is_empty()
        && homework.is_empty()
        && lessons.is_empty();
    if is_empty {
        return Ok(Vec::new());
    }
    let held = json!({
        "work": work.iter().map(|it| json!({
            "homework": it.homework_id, "subject": it.subject, "title": it.title,
            "html": it.body.html(), "at": it.at.iso(), "is_late": it.is_late,
            "given_back_at": it.given_back_at.map(Instant::iso), "comment": it.comment.html(),
        })).collect::<Vec<Value>>(),
        "done": done.iter().map(|it| json!({
            "homework": it.homework_id, "subject": it.subject, "title": it.title,
            "due_on": it.due_on.iso(), "at": it.at.iso(),
        })).collect::<Vec<Value>>(),
        "for_me_by_name": chosen.iter().map(|(id, title, due_on)| json!({
            "homework": id, "title": title, "due_on": due_on.iso(),
        })).collect::<Vec<Value>>(),
        "homework": homework.iter().map(|it| json!({
            "id": it.id, "subject": it.subject, "title": it.title, "html": it.body.html(),
            "due_on": it.due_on.iso(), "state": it.state.word(),
            "created_at": it.created_at.iso(),
        })).collect::<Vec<Value>>(),
        "lessons": lessons.iter().map(|it| json!({
            "subject": it.subject, "title": it.title, "html": it.body.html(),
            "on_day": it.on_day.iso(), "created_at": it.created_at.iso(),
        })).collect::<Vec<Value>>(),
    });
    let bytes = serde_json::to_vec_pretty(&held);
    let bytes = bytes.map_err(|_| Error::Engine("an export is not JSON".to_owned()))?;
    let name = "cahier-de-textes/cahier-de-textes.json".to_owned();
    let mut files = vec![ExportFile { name, bytes }];
    if !work.is_empty() {
        files.push(page(&work));
    }
    Ok(files)
}

fn page(work: &[keeping::OwnWork]) -> ExportFile {
    let page = html! {
        (DOCTYPE)
        html lang="fr" {
            head { meta charset="utf-8"; title { "Cahier de textes" } }
            body {
                @for work in work {
                    article {
                        h2 { (work.subject) " · " (work.title) }
                        p { time datetime=(work.at.iso()) { (work.at.local_field()) } }
                        (PreEscaped(work.body.html()))
                        @if !work.comment.is_blank() {
                            blockquote { (PreEscaped(work.comment.html())) }
                        }
                    }
                }
            }
        }
    };
    let name = "cahier-de-textes/travaux.html".to_owned();
    ExportFile { name, bytes: page.into_string().into_bytes() }
}
