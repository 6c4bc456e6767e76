//! What a family takes home of one child: `GET /journal/eleves/{pupil}`, and all of it in one
//! archive.

use crate::{Keepsake, keepsake as kept, urls};
use axum::{extract::State, response::Response};
use maud::html;
use ui::Tone;
use web::{App, Error, Granted, Page, Read, Result, Ui, t, ui};

pub async fn get(
    keepsake: Granted<Read, Keepsake>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let pupil = keepsake.pupil_id;
    let posts = app.db.read(move |tx| kept::load(tx, pupil)).await?;
    let files: usize = posts.iter().map(|post| post.files.len()).sum();
    let left_out: usize = posts.iter().map(|post| post.left_out).sum();
    let bytes: u64 = posts.iter().flat_map(|post| &post.files).map(|file| file.bytes).sum();
    let name = keepsake.name().first;
    let title = t!(&ui, "journal-keepsake-title", name = name.as_str());
    let body = html! {
        (ui::breadcrumb(&ui, &[(urls::FEED, &t!(&ui, "journal-title"))]))
        h1 { (title) }
        p { (t!(&ui, "journal-keepsake-how", name = name.as_str())) }
        @if posts.is_empty() {
            (ui::empty(t!(&ui, "journal-keepsake-empty"), None))
        } @else {
            p {
                b {
                    (t!(&ui, "journal-keepsake-posts", count = posts.len())) " · "
                    (t!(&ui, "journal-keepsake-files", count = files)) " · "
                    (files::weight(bytes, ui.locale))
                }
            }
            @if left_out > 0 {
                (ui::note(Tone::Info, t!(&ui, "journal-keepsake-left-out", count = left_out)))
            }
            p { a.button href=(urls::archive(pupil)) {
                (ui::icon("download")) (t!(&ui, "journal-keepsake-take"))
            } }
        }
    };
    Ok(ui.narrow(&title, body))
}

/// `GET /journal/eleves/{pupil}/archive`
pub async fn archive(
    keepsake: Granted<Read, Keepsake>,
    State(app): State<App>,
) -> Result<Response> {
    let pupil = keepsake.pupil_id;
    let posts = app.db.read(move |tx| kept::load(tx, pupil)).await?;
    if posts.is_empty() {
        return Err(Error::NotFound);
    }
    let name = keepsake.name();
    let packed = kept::pack(&name, posts);
    files::zip_of(&app, packed, &format!("Journal de {}", name.first))
}
