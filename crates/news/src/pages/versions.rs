//! What an article was before: `GET /actualites/{article}/versions`. Nothing that was written is
//! lost.

use super::pieces;
use crate::{
    Article,
    store::{self, versions::Version},
    urls,
};
use axum::extract::State;
use maud::{Markup, PreEscaped, html};
use web::{App, Edit, Granted, Page, Result, Ui, t, ui};

const VERSIONS: u32 = 50;

pub async fn get(article: Granted<Edit, Article>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = article.id;
    let versions = app.db.read(move |tx| store::versions::of(tx, id, VERSIONS)).await?;
    Ok(view(&ui, &article, &versions))
}

fn view(ui: &Ui, article: &Article, versions: &[Version]) -> Page {
    let title = t!(ui, "news-versions");
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::article(article.id), &article.title)]))
        h1 { (title) }
        div.thread {
            @for (place, version) in versions.iter().enumerate() {
                (one(ui, version, place == 0))
            }
        }
    };
    ui.narrow(&title, body)
}

fn one(ui: &Ui, version: &Version, is_newest: bool) -> Markup {
    html! {
        details.letter open[is_newest] {
            summary {
                (ui::face(&version.editor()))
                span {
                    b { (pieces::name(ui, &version.editor())) }
                    span.quiet { (version.title) }
                }
                (ui::time(ui, version.at))
            }
            div.rich { (PreEscaped(version.body.html())) }
        }
    }
}
