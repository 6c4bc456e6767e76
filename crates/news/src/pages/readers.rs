//! Who can see this: `GET /actualites/{article}/lecteurs`. Groups with their sizes for every
//! reader; names for those who wrote it for a class or a school.

use super::pieces;
use crate::{
    Article,
    article::{Follow, KIND},
    urls,
};
use axum::extract::{Query, State};
use base::{Day, Id};
use db::Tx;
use maud::{Markup, html};
use people::{
    Person,
    audience::{self, Named, NamedLine, Reader},
};
use serde::Deserialize;
use web::{App, Granted, Page, Read, Result, Ui, t, ui};

#[derive(Debug, Default, Deserialize)]
pub struct After {
    /// `apres=nom-7310…`: the sort key and the id of the last one shown.
    #[serde(default)]
    apres: String,
}

impl After {
    fn mark(&self) -> Option<(&str, Id<Person>)> {
        let (key, id) = self.apres.rsplit_once('-')?;
        Some((key, id.parse().ok()?))
    }
}

const NAMES: u32 = 100;

pub struct Shown {
    pub lines: Vec<NamedLine>,
    pub count: i64,
    /// None for those who see groups alone.
    pub names: Option<Vec<Reader>>,
}

pub async fn get(
    article: Granted<Read, Article>,
    State(app): State<App>,
    ui: Ui,
    after: Query<After>,
) -> Result<Page> {
    let (asked, today) = (Article::clone(&article), ui.today());
    let with_names = ui.may::<Follow>(&*article) && article.school_id.is_some();
    let load = move |tx: &Tx<'_>| load(tx, &asked, with_names, today, &after.0);
    let shown = app.db.read(load).await?;
    Ok(view(&ui, &article, &shown))
}

pub fn load(
    tx: &Tx<'_>,
    article: &Article,
    with_names: bool,
    today: Day,
    after: &After,
) -> db::Result<Shown> {
    let edition = article.edition.ok_or(db::Error::Missing)?.raw();
    let names = if with_names {
        Some(audience::readers(tx, KIND, edition, today, after.mark(), NAMES)?)
    } else {
        None
    };
    Ok(Shown {
        lines: audience::of(tx, KIND, edition)?,
        count: audience::count(tx, KIND, edition, today)?,
        names,
    })
}

fn view(ui: &Ui, article: &Article, shown: &Shown) -> Page {
    let title = t!(ui, "news-readers");
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::article(article.id), &article.title)]))
        h1 { (title) }
        p { (t!(ui, "news-readers-count", count = shown.count)) }
        (ui::card("groups", t!(ui, "news-readers-groups"), None, html! {
            ul.rows { @for line in &shown.lines { li { (group(ui, line)) } } }
        }))
        p.quiet { (t!(ui, "news-readers-writers")) }
        @if let Some(names) = &shown.names { (people(ui, article, names)) }
    };
    ui.narrow(&title, body)
}

fn group(ui: &Ui, line: &NamedLine) -> Markup {
    let name = match &line.named {
        Named::Group { kind, scope, place } => pieces::group(ui, *kind, scope.kind(), place),
        Named::Person(name) => pieces::name(ui, name),
    };
    html! {
        div.row {
            span.face aria-hidden="true" { (ui::icon("users")) }
            span {
                b { (name) }
                span.quiet { (t!(ui, "news-persons", count = line.size)) }
            }
        }
    }
}

fn people(ui: &Ui, article: &Article, names: &[Reader]) -> Markup {
    let more = names.last().filter(|_| names.len() == NAMES as usize).map(|last| {
        let mark = web::percent(&format!("{}-{}", last.sort_key, last.person));
        format!("{}?apres={mark}", urls::readers(article.id))
    });
    html! {
        (ui::card("names", t!(ui, "news-readers-names"), None, html! {
            ul.rows {
                @for reader in names {
                    li { div.row { (ui::face(&reader.name)) span { b { (reader.name.full()) } } } }
                }
            }
        }))
        (ui::pager(ui, None, more.as_deref()))
    }
}
