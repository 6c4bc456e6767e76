//! What a post was before: `GET /journal/{post}/versions`. Nothing that was written is lost.

use super::pieces;
use crate::{
    Post,
    post::AuthorKind,
    store::{self, versions::Version},
    urls,
};
use axum::extract::State;
use maud::{Markup, PreEscaped, html};
use web::{App, Edit, Granted, Page, Result, Ui, t, ui};

const VERSIONS: u32 = 50;

pub async fn get(post: Granted<Edit, Post>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = post.id;
    let versions = app.db.read(move |tx| store::versions::of(tx, id, VERSIONS)).await?;
    let title = t!(&ui, "journal-versions");
    let body = html! {
        (ui::breadcrumb(&ui, &[(&urls::post(post.id), &post.title)]))
        h1 { (title) }
        div.thread {
            @for (place, version) in versions.iter().enumerate() {
                (one(&ui, version, place == 0))
            }
        }
    };
    Ok(ui.narrow(&title, body))
}

fn one(ui: &Ui, version: &Version, is_newest: bool) -> Markup {
    html! {
        details.letter open[is_newest] {
            summary {
                (ui::face(&version.editor()))
                span {
                    b { (pieces::name(ui, &version.editor(), AuthorKind::Staff)) }
                    span.quiet { (version.title) }
                }
                (ui::time(ui, version.at))
            }
            div.rich { (PreEscaped(version.body.html())) }
        }
    }
}
