//! Searching every folder: `GET /messages/recherche?q=`. Beginnings of words, accents ignored.

use super::{
    lists,
    pieces::{self, Here},
};
use crate::{
    Folder, Letter, OwnFolder, addressee::Line as Addressee, store, store::lists::Line, urls,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::Standing;
use serde::Deserialize;
use ui::Tone;
use utoipa::IntoParams;
use web::{App, Page, Result, Ui, Viewer, t, ui};

#[derive(Debug, Default, Deserialize, IntoParams)]
pub struct Asked {
    #[serde(default)]
    pub q: String,
}

/// Lines shown; more would not be read.
const LINES: u32 = 50;
/// Found in the index before asking which of them the viewer holds: a group's letters of before he
/// came are among them.
const FOUND: u32 = 400;

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    asked: Query<Asked>,
) -> Result<Page> {
    let query = asked.0.q;
    let for_read = query.clone();
    let found = app
        .db
        .read(move |tx| {
            let lines = search(tx, &viewer, &for_read)?;
            let addressees = lists::addressees(tx, &lines)?;
            Ok(Found { lines, addressees, folders: store::folders::list(tx, viewer.person)? })
        })
        .await?;
    Ok(view(&ui, &query, &found))
}

/// The viewer's letters that hold every word asked for, newest first.
pub fn search(tx: &Tx<'_>, viewer: &Standing, query: &str) -> db::Result<Vec<Line>> {
    let readers = store::lists::readers(tx, viewer.person)?;
    let found: Vec<Id<Letter>> = db::search::find(tx, crate::SEARCH_KIND, &readers, query, FOUND)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    store::lists::among(tx, viewer.person, &found, LINES)
}

struct Found {
    lines: Vec<Line>,
    addressees: Vec<Addressee>,
    folders: Vec<OwnFolder>,
}

fn view(ui: &Ui, query: &str, found: &Found) -> Page {
    let (lines, own) = (&found.lines, &found.folders);
    let title = t!(ui, "messages-search-title");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::RECEIVED, &t!(ui, "messages-title"))]))
        h1 { (title) }
        (pieces::search_form(ui, query))
        @if query.trim().is_empty() {
            p.quiet { (t!(ui, "messages-search-how")) }
        } @else if lines.is_empty() {
            (ui::empty(t!(ui, "messages-search-nothing"), None))
        } @else {
            p.quiet role="status" { (t!(ui, "messages-search-found", count = lines.len())) }
            div.card {
                ul.rows {
                    @for line in lines {
                        li { (pieces::row(ui, line, &found.addressees)) (place(ui, line, own)) }
                    }
                }
            }
        }
        (pieces::folders(ui, Here::Elsewhere, own, 0, 0))
    };
    ui.page(&title, body)
}

/// The folder a letter was found in, when it is not where new ones are.
fn place(ui: &Ui, line: &Line, own: &[OwnFolder]) -> Markup {
    let name = match line.folder {
        Folder::Received => None,
        Folder::Sent => Some(t!(ui, "messages-sent").into_owned()),
        Folder::Archive => Some(t!(ui, "messages-archive").into_owned()),
        Folder::Bin => Some(t!(ui, "messages-bin").into_owned()),
        Folder::Own(id) => own.iter().find(|own| own.id == id).map(|own| own.name.clone()),
    };
    html! { @if let Some(name) = name { (ui::tag(name, Tone::Plain)) } }
}
