//! Who has read it: `GET /actualites/{article}/lectures`. With names for a class or a school,
//! counts alone for a town: it knows how many, never who.

use super::pieces;
use crate::{
    Article,
    article::Follow,
    store::{
        self,
        reads::{Figures, GroupFigures, Line},
    },
    urls,
};
use axum::extract::State;
use db::Tx;
use maud::{Markup, html};
use web::{App, Granted, Page, Result, Ui, t, ui};

/// Names shown: a school has more, and its counts say enough.
const NAMES: u32 = 300;

pub struct Shown {
    pub figures: Figures,
    pub groups: Vec<GroupFigures>,
    /// None for a town.
    pub names: Option<Vec<Line>>,
}

pub async fn get(
    article: Granted<Follow, Article>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let asked = Article::clone(&article);
    let shown = app.db.read(move |tx| load(tx, &asked)).await?;
    Ok(view(&ui, &article, &shown))
}

pub fn load(tx: &Tx<'_>, article: &Article) -> db::Result<Shown> {
    let edition = article.edition.ok_or(db::Error::Missing)?;
    let names = match article.school_id {
        Some(_) => Some(store::reads::by_name(tx, edition, NAMES)?),
        None => None,
    };
    let figures = store::reads::figures(tx, edition)?;
    Ok(Shown { figures, groups: store::reads::figures_by_group(tx, edition)?, names })
}

fn view(ui: &Ui, article: &Article, shown: &Shown) -> Page {
    let title = t!(ui, "news-reads");
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::article(article.id), &article.title)]))
        h1 { (title) }
        dl.figures {
            div.ok {
                dt { (t!(ui, "news-reads-read")) }
                dd { (shown.figures.reads) " / " (shown.figures.readers) }
            }
        }
        (ui::card("groups", t!(ui, "news-readers-groups"), None, html! {
            ul.rows { @for group in &shown.groups { li { (figures(ui, group)) } } }
        }))
        @match &shown.names {
            Some(names) => (names_of(ui, shown, names)),
            None => p.quiet { (t!(ui, "news-reads-town")) },
        }
    };
    ui.narrow(&title, body)
}

fn figures(ui: &Ui, group: &GroupFigures) -> Markup {
    html! {
        div.row {
            span.face aria-hidden="true" { (ui::icon("users")) }
            span {
                b { (pieces::group(ui, group.kind, group.scope_kind, &group.place)) }
                span.quiet {
                    (t!(ui, "news-reads-of", reads = group.reads, readers = group.readers))
                }
            }
        }
    }
}

fn names_of(ui: &Ui, shown: &Shown, names: &[Line]) -> Markup {
    let left = shown.figures.readers - i64::try_from(names.len()).unwrap_or(0);
    html! {
        (ui::card("names", t!(ui, "news-readers-names"), None, html! {
            ul.rows {
                @for line in names {
                    li { div.row {
                        (ui::face(&line.name()))
                        span {
                            b { (line.name().full()) }
                            @if line.opened_at.is_none() {
                                span.quiet { (t!(ui, "news-reads-not-yet")) }
                            }
                        }
                        @if let Some(at) = line.opened_at { (ui::time(ui, at)) }
                    } }
                }
            }
            @if left > 0 { p.body.quiet { (t!(ui, "news-reads-more", count = left)) } }
        }))
    }
}
