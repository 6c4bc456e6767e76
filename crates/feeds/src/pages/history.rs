//! What came in: `GET /administration/imports`, and of one school
//! `GET /administration/ecole/{school}/imports`.

use super::pieces;
use crate::authority::Steward;
use crate::history::Feed;
use crate::intake::{Intake, IntakeState};
use crate::office::{BringIn, Office};
use crate::store::views::{FeedLine, StateCount};
use crate::{store, urls};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::School;
use serde::Deserialize;
use web::{
    App, Granted, Page, Result, Ui, t,
    ui::{self, Tone},
};

const LINES: usize = 30;
const INTAKES: u32 = 20;

#[derive(Deserialize)]
pub struct Asked {
    avant: Option<Id<Feed>>,
}

/// What the page shows.
struct Content {
    lines: Vec<FeedLine>,
    states: Vec<StateCount>,
    intakes: Vec<Intake>,
    has_more: bool,
}

pub async fn get(
    _: Steward,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let content = load(&app, None, asked.avant).await?;
    let way = ui::breadcrumb(&ui, &[(urls::HUB, &t!(ui, "feeds-administration"))]);
    let older = content.older(urls::history_before);
    Ok(view(&ui, way, &content, urls::NEW, older.as_deref()))
}

pub async fn of_school(
    office: Granted<BringIn, Office>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let school = office.id;
    let content = load(&app, Some(school), asked.avant).await?;
    let room = format!("/administration/ecole/{school}");
    let steps = [(urls::HUB, &*t!(ui, "feeds-administration")), (&room, &office.name)];
    let way = ui::breadcrumb(&ui, &steps);
    let older = content.older(|feed| urls::of_school_before(school, feed));
    Ok(view(&ui, way, &content, &urls::new_of_school(school), older.as_deref()))
}

async fn load(app: &App, school: Option<Id<School>>, before: Option<Id<Feed>>) -> Result<Content> {
    let is_first = before.is_none();
    let before = before.unwrap_or(Id::new(i64::MAX));
    let limit = u32::try_from(LINES + 1).unwrap_or(u32::MAX);
    let read = move |tx: &Tx<'_>| {
        let mut lines = match school {
            Some(school) => store::views::history_of_school(tx, school, before, limit)?,
            None => store::views::history(tx, before, limit)?,
        };
        let has_more = lines.len() > LINES;
        lines.truncate(LINES);
        let ids: Vec<Id<Feed>> = lines.iter().map(|line| line.id).collect();
        let states = store::views::states(tx, &ids, school)?;
        let intakes =
            if is_first { store::intakes::open(tx, school, INTAKES)? } else { Vec::new() };
        Ok(Content { lines, states, intakes, has_more })
    };
    Ok(app.db.read(read).await?)
}

impl Content {
    fn older(&self, url: impl Fn(Id<Feed>) -> String) -> Option<String> {
        self.lines.last().filter(|_| self.has_more).map(|last| url(last.id))
    }
}

fn view(ui: &Ui, way: Markup, content: &Content, new: &str, older: Option<&str>) -> Page {
    let title = t!(ui, "feeds-menu");
    let bring = t!(ui, "feeds-bring");
    let body = html! {
        (way)
        (ui::head(&title, ui::button_link(new, "upload", &bring)))
        p.quiet { (t!(ui, "feeds-intro")) }
        @if !content.intakes.is_empty() {
            (ui::card("intakes", t!(ui, "feeds-intakes"), None, html! {
                ul.rows { @for intake in &content.intakes { li { (intake_row(ui, intake)) } } }
            }))
        }
        @if content.lines.is_empty() {
            (ui::empty(t!(ui, "feeds-history-empty"), Some((new, &bring))))
        } @else {
            (ui::card("feeds", t!(ui, "feeds-history"), None, html! {
                ul.rows {
                    @for line in &content.lines {
                        li { (pieces::feed_row(ui, line, &content.states)) }
                    }
                }
            }))
        }
        (ui::pager(ui, None, older))
    };
    ui.narrow(&title, body)
}

fn intake_row(ui: &Ui, intake: &Intake) -> Markup {
    let (words, tone) = match intake.state {
        IntakeState::Asking => (t!(ui, "feeds-intake-asking"), Tone::Warn),
        IntakeState::Refused => (t!(ui, "feeds-intake-refused"), Tone::Warn),
        _ => (t!(ui, "feeds-state-reading"), Tone::Info),
    };
    html! {
        a.row href=(urls::intake(intake.id)) {
            span.face aria-hidden="true" { (ui::icon("file-text")) }
            span { b { (intake.answers().name) } span.quiet { (ui.when(intake.at)) } }
            (ui::tag(words, tone))
        }
    }
}
