//! What is new: `GET /nouveautes`, and marking all of it as seen: `POST /nouveautes/lecture`.

use crate::{
    Notice, feed,
    store::{
        feed::{Line, lines},
        notices::mark_all_seen,
    },
    urls,
};
use axum::extract::{Query, State};
use base::Id;
use maud::{Markup, html};
use serde::Deserialize;
use text::t;
use utoipa::{IntoParams, ToSchema};
use web::{Answer, App, Form, Page, Result, Ui, Viewer, counters::COUNTERS_TOPIC, ui};

const LINES: u32 = 60;

#[derive(Deserialize, IntoParams)]
pub struct Asked {
    /// The mark of the last line one has.
    #[param(value_type = Option<String>)]
    avant: Option<Id<Notice>>,
}

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let (found, before) = page(&app, &viewer, &asked).await?;
    let older = before.map(urls::feed_before);
    Ok(ui.narrow(t!(ui, "notice-title"), view(&ui, &viewer, &found, older.as_deref())))
}

/// The lines of a page, and where the next one begins.
pub(crate) async fn page(
    app: &App,
    viewer: &Viewer,
    asked: &Asked,
) -> Result<(Vec<Line>, Option<Id<Notice>>)> {
    let (person, before) = (viewer.person, asked.avant.unwrap_or(Id::new(i64::MAX)));
    let mut found = app.db.read(move |tx| lines(tx, person, before, LINES + 1)).await?;
    let next = (found.len() > LINES as usize).then(|| cut(&mut found)).flatten();
    Ok((found, next))
}

/// Leaves out the last notice, which may have more lines than were read. A page is never one notice
/// alone: nobody has sixty children.
fn cut(found: &mut Vec<Line>) -> Option<Id<Notice>> {
    let last = found.last()?.notice_id;
    found.retain(|line| line.notice_id != last);
    found.last().map(|line| line.notice_id)
}

#[derive(Deserialize, ToSchema)]
pub struct SeenForm {
    /// The newest notice that was on the page: what came since stays new.
    #[schema(value_type = String)]
    pub newest: Id<Notice>,
}

pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<SeenForm>,
) -> Result<Answer> {
    mark_seen(&app, &viewer, form.newest).await?;
    Ok(Answer::to(urls::FEED).saying(t!(ui, "notice-all-seen")))
}

pub(crate) async fn mark_seen(app: &App, viewer: &Viewer, newest: Id<Notice>) -> Result<()> {
    let (person, now) = (viewer.person, app.clock.now());
    let write = move |tx: &db::Tx<'_>| {
        mark_all_seen(tx, person, newest, now)?;
        tx.signal(COUNTERS_TOPIC, [person.raw()]);
        Ok(())
    };
    Ok(app.db.mark(write).await?)
}

fn view(ui: &Ui, viewer: &Viewer, found: &[Line], older: Option<&str>) -> Markup {
    let kinds = ui.notice_kinds();
    let newest = found.first().filter(|_| found.iter().any(|line| line.seen_at.is_none()));
    html! {
        (ui::head(t!(ui, "notice-title"), html! {
            @if let Some(newest) = newest {
                div.actions {
                    (ui::action(ui, urls::ALL_SEEN, html! {
                        input type="hidden" name="newest" value=(newest.notice_id);
                        button.button.plain.small { (t!(ui, "notice-mark-all")) }
                    }))
                }
            }
        }))
        @if found.is_empty() {
            (ui::empty(t!(ui, "notice-none"), None))
        } @else {
            section.card aria-label=(t!(ui, "notice-title")) {
                ul.rows {
                    @for lines in feed::by_notice(found) {
                        li { (feed::row(ui, &kinds, &lines, viewer)) }
                    }
                }
            }
        }
        (ui::pager(ui, None, older))
        p { a href=(urls::PREFERENCES) { (t!(ui, "notice-choose")) } }
    }
}
