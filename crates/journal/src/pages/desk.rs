//! The desk of those who write: what awaits them, what they have begun. `GET /journal/redaction`.

use super::pieces;
use crate::{
    Post,
    journal::Place,
    post::State as Stage,
    store::{
        self,
        lists::{Desks, Line},
    },
    urls,
};
use axum::extract::State;
use db::Tx;
use maud::{Markup, html};
use people::Standing;
use publication::{Awaiting, pages::awaiting};
use web::{App, Page, Result, Ui, Viewer, t, ui};

const LINES: u32 = 100;

pub struct Shown {
    pub places: Vec<Place>,
    pub lines: Vec<Line>,
    pub awaiting: Vec<Awaiting>,
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let whose = viewer.clone();
    let shown = app.db.read(move |tx| load(tx, &whose)).await?;
    Ok(view(&ui, &shown))
}

/// Three statements; a pupil has his own two.
pub fn load(tx: &Tx<'_>, viewer: &Standing) -> db::Result<Shown> {
    let desks = Desks::of(viewer);
    if desks.is_nowhere() {
        let own = viewer.classes.iter().map(|class| class.id);
        let own: Vec<_> = own.filter(|class| viewer.attends(*class)).collect();
        let mut places = store::places::of(tx, &own)?;
        places.retain(|place| place.pupils_write);
        let lines = store::lists::of_pupil(tx, viewer.person, LINES)?;
        return Ok(Shown { places, lines, awaiting: Vec::new() });
    }
    Ok(Shown {
        places: store::places::of(tx, &desks.classes)?,
        lines: store::lists::of_team(tx, &desks, LINES)?,
        awaiting: store::lists::awaiting(tx, &desks, LINES)?,
    })
}

fn view(ui: &Ui, shown: &Shown) -> Page {
    let title = t!(ui, "journal-desk");
    let is_todo = |line: &&Line| matches!(line.state, Stage::Submitted | Stage::Returned);
    let (todo, begun): (Vec<&Line>, Vec<&Line>) = shown.lines.iter().partition(is_todo);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::FEED, &t!(ui, "journal-title"))]))
        h1 { (title) }
        @if shown.places.is_empty() && shown.lines.is_empty() {
            (ui::empty(t!(ui, "journal-desk-nowhere"), None))
        }
        div.toolbar {
            @for place in &shown.places {
                a.button.plain href=(urls::new(place.class_id)) {
                    (ui::icon("pencil")) (t!(ui, "journal-write-in", class = place.name.as_str()))
                }
            }
        }
        (awaiting::card::<Post>(ui, &shown.awaiting))
        (part(ui, "todo", &t!(ui, "journal-desk-todo"), &todo))
        (part(ui, "begun", &t!(ui, "journal-desk-begun"), &begun))
    };
    ui.page(&title, body)
}

fn part(ui: &Ui, id: &str, title: &str, lines: &[&Line]) -> Markup {
    html! {
        @if !lines.is_empty() {
            (ui::card(id, title, None, html! {
                ul.rows { @for line in lines { li { (pieces::row(ui, line)) } } }
            }))
        }
    }
}
