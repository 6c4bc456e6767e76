//! A collection: `GET /territoire/collectes/{collection}`, as each side sees it, and the lots that
//! leave, `POST …/lots`.

use super::words;
use crate::{
    collection::{
        Collection, DossierState, Lot, LotRow, Run,
        sending::{self, Desk, DeskLine},
        urls,
    },
    store::collection::lots,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Page, Problems, Read, Result, Ui, t, ui};

/// The version a button was drawn with.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
pub struct VersionForm {
    pub version: u32,
}

pub async fn get(
    collection: Granted<Read, Collection>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Answer> {
    // Whoever works for one commune alone is led to its file.
    if let ([own], false, false) =
        (collection.own.as_slice(), collection.is_run, collection.is_received)
    {
        return Ok(Answer::to(urls::dossier(*own)));
    }
    let (desk, lots) = load(&app, collection.id).await?;
    Ok(view(&ui, &collection, &desk, &lots, &Problems::none()).into())
}

pub async fn send(
    collection: Granted<Run, Collection>,
    State(app): State<App>,
    ui: Ui,
    form: Form<VersionForm>,
) -> Result<Answer> {
    let (sent, by, version) =
        (Collection::clone(&collection), (collection.viewer.person, ui.now), form.version);
    let made: Option<Id<Lot>> =
        app.db.write(move |tx: &Tx<'_>| sending::send(tx, &sent, version, by)).await?;
    if let Some(lot) = made {
        return Ok(Answer::to(urls::lot(lot)).saying(t!(ui, "collection-lot-sent")));
    }
    let (desk, lots) = load(&app, collection.id).await?;
    let problems = Problems::one("send", text::id!("collection-wrong-nothing-ready"));
    Ok(view(&ui, &collection, &desk, &lots, &problems).unprocessable().into())
}

async fn load(app: &App, id: Id<Collection>) -> Result<(Desk, Vec<LotRow>)> {
    let today = app.clock.today();
    let load = move |tx: &Tx<'_>| Ok((Desk::of(tx, id, today)?, lots::of_collection(tx, id)?));
    Ok(app.db.read(load).await?)
}

fn view(
    ui: &Ui,
    collection: &Collection,
    desk: &Desk,
    lots: &[LotRow],
    problems: &Problems,
) -> Page {
    let due = collection.due_on.in_words(ui.locale);
    let facts = [
        (t!(ui, "collection-from"), collection.body.name.clone()),
        (t!(ui, "collection-to"), collection.syndicate.name.clone()),
        (t!(ui, "collection-field-due"), due),
    ];
    let is_seen = |line: &&DeskLine| {
        collection.is_run || collection.is_received || collection.own.contains(&line.dossier.id)
    };
    let lines: Vec<&DeskLine> = desk.lines.iter().filter(is_seen).collect();
    let content = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "collection-title"))]))
        h1 { (collection.title) }
        (words::facts(&facts))
        @if !collection.is_open() { (ui::note(ui::Tone::Info, t!(ui, "collection-closed"))) }
        @for line in collection.words.lines() { p { (line) } }
        @if collection.is_run && collection.is_open() { (sending(ui, collection, desk, problems)) }
        (communes(ui, collection, &lines))
        (of_lots(ui, lots))
        @if collection.is_run && collection.is_open() {
            p.actions {
                a.button.plain href=(urls::settings(collection.id)) {
                    (t!(ui, "collection-settings"))
                }
            }
        }
    };
    ui.page(&collection.title, content)
}

fn sending(ui: &Ui, collection: &Collection, desk: &Desk, problems: &Problems) -> Markup {
    let ready = desk.ready().count();
    let content = html! {
        div.body { (ui::form(ui, &urls::sending(collection.id), problems, html! {
            p #send { (t!(ui, "collection-ready", count = ready)) }
            input type="hidden" name="version" value=(collection.version);
            @if ready > 0 {
                div.actions {
                    button.button { (ui::icon("send")) (t!(ui, "collection-send-do")) }
                }
            }
        })) }
    };
    ui::card("sending", t!(ui, "collection-send"), None, content)
}

fn communes(ui: &Ui, collection: &Collection, lines: &[&DeskLine]) -> Markup {
    let (state, there) = (t!(ui, "collection-state"), t!(ui, "collection-there"));
    html! {
        div.table-box { table.table role="table" {
            caption { (t!(ui, "collection-communes", count = lines.len())) }
            thead { tr role="row" {
                th scope="col" { (t!(ui, "collection-commune")) }
                th scope="col" { (state) } th scope="col" { (there) }
            } }
            tbody { @for line in lines { tr role="row" {
                th scope="row" role="rowheader" { (name(collection, line)) }
                td role="cell" data-label=(state) {
                    (words::dossier(ui, &line.dossier, &line.completeness))
                    @if is_late(ui, collection, line) {
                        " " (ui::tag(t!(ui, "collection-late"), ui::Tone::Warn))
                    }
                }
                td role="cell" data-label=(there) { (words::progress(ui, &line.completeness)) }
            } } }
        } }
    }
}

fn is_late(ui: &Ui, collection: &Collection, line: &DeskLine) -> bool {
    line.dossier.state == DossierState::Open && ui.today() > collection.due_on
}

/// A link for who may read the file; the syndicate sees of the others where they stand.
fn name(collection: &Collection, line: &DeskLine) -> Markup {
    let is_read = collection.is_run
        || collection.own.contains(&line.dossier.id)
        || line.dossier.lot_id.is_some();
    html! {
        @if is_read { a href=(urls::dossier(line.dossier.id)) { (line.commune.name) } }
        @else { (line.commune.name) }
    }
}

fn of_lots(ui: &Ui, lots: &[LotRow]) -> Markup {
    let lines = html! {
        @if lots.is_empty() { p.body.quiet { (t!(ui, "collection-no-lot")) } }
        ul.rows {
            @for lot in lots {
                li { a.row href=(urls::lot(lot.id)) {
                    span {
                        b { (t!(ui, "collection-lot", number = lot.number)) }
                        span.quiet { (t!(ui, "collection-lot-of", count = lot.dossiers)) }
                    }
                    (ui::time(ui, lot.sent_at))
                } }
            }
        }
    };
    ui::card("lots", t!(ui, "collection-lots"), None, lines)
}
