//! What one keeps here, and how much room is left: `GET /compte/fichiers`.

use crate::{File, Settings, settings::Allowance, store, urls, view, weight};
use axum::extract::{Query, State};
use base::Id;
use maud::{Markup, html};
use serde::Deserialize;
use text::t;
use web::{App, Page, Result, Ui, Viewer, ui};

const LINES: u32 = 50;

#[derive(Deserialize)]
pub struct Asked {
    avant: Option<Id<File>>,
}

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let owner = viewer.person;
    let before = asked.avant.unwrap_or(Id::new(i64::MAX));
    let read = move |tx: &db::Tx<'_>| {
        Ok((store::bytes_of(tx, owner)?, store::of_person(tx, owner, before, LINES + 1)?))
    };
    let (bytes, mut files) = app.db.read(read).await?;
    let has_more = files.len() > LINES as usize;
    files.truncate(LINES as usize);
    let older = files.last().filter(|_| has_more).map(|last| urls::mine_before(last.id));
    let allowance = Settings::of(&app).allowance(&viewer);
    let content = view(&ui, bytes, allowance, &files, older.as_deref());
    Ok(ui.narrow(t!(ui, "file-mine-title"), content))
}

fn view(ui: &Ui, bytes: u64, allowance: Allowance, files: &[File], older: Option<&str>) -> Markup {
    let (kept, max) = (weight(bytes, ui.locale), weight(allowance.bytes_max, ui.locale));
    let room = t!(ui, "file-mine-room", kept = kept, max = max);
    html! {
        h1 { (t!(ui, "file-mine-title")) }
        div.progress {
            progress aria-label=(room) value=(bytes) max=(allowance.bytes_max) {}
            p { (room) }
        }
        @if files.is_empty() {
            (ui::empty(t!(ui, "file-mine-empty"), None))
        } @else {
            section.card aria-labelledby="mine" {
                header { h2 #mine { (t!(ui, "file-mine-list")) } }
                ul.rows { @for file in files { li { (line(ui, file)) } } }
            }
        }
        (ui::pager(ui, None, older))
    }
}

fn line(ui: &Ui, file: &File) -> Markup {
    html! {
        div.row {
            span.face aria-hidden="true" { (ui::icon(file.media().icon())) }
            span {
                b { a href=(urls::file(file.id)) { (file.name) } }
                span.quiet {
                    (view::state(ui, file)) " · " (ui::time(ui, file.created_at)) " · "
                    @if file.is_loose() { (t!(ui, "file-mine-loose")) }
                    @else { (t!(ui, "file-mine-used")) }
                }
            }
            @if file.is_loose() {
                (ui::action(ui, &urls::discard(file.id), html! {
                    button.round aria-label=(t!(ui, "file-discard", name = file.name)) {
                        (ui::icon("trash-2"))
                    }
                }))
            }
        }
    }
}
