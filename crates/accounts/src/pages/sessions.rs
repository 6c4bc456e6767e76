//! Where I am signed in: `GET /compte/connexions`, and its ends, one by one or all the others.

use crate::{pages::parts::Nothing, urls};
use axum::extract::{Path, State};
use base::Id;
use maud::{Markup, html};
use text::t;
use web::{
    Answer, App, Error, Form, Page, Result, Ui, Viewer,
    session::{self, Session, SessionLine},
    ui::{self, Tone},
};

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (person, now) = (viewer.person, app.clock.now());
    let lines = app.db.read(move |tx| session::list(tx, person, now)).await?;
    Ok(view(&ui, &viewer, &lines))
}

/// `POST /compte/connexions/{session}/fin`
pub async fn post_end(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    Path(session): Path<String>,
    _: Form<Nothing>,
) -> Result<Answer> {
    let session: Id<Session> = session.parse().map_err(|_| Error::NotFound)?;
    let person = viewer.person;
    app.db.write(move |tx| session::close(tx, person, session)).await?;
    Ok(Answer::to(urls::SESSIONS).saying(t!(ui, "account-session-ended")))
}

/// `POST /compte/connexions/fin`
pub async fn post_end_others(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (person, kept) = (viewer.person, viewer.session.id);
    app.db.write(move |tx| session::close_all(tx, person, Some(kept))).await?;
    Ok(Answer::to(urls::SESSIONS).saying(t!(ui, "account-sessions-ended")))
}

fn view(ui: &Ui, viewer: &Viewer, lines: &[SessionLine]) -> Page {
    let title = t!(ui, "account-sessions");
    let has_others = lines.iter().any(|line| line.id != viewer.session.id);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::ACCOUNT, &t!(ui, "account-title"))]))
        h1 { (title) }
        p { (t!(ui, "account-sessions-intro")) }
        section.card {
            ul.rows { @for line in lines { (row(ui, viewer, line)) } }
        }
        @if has_others {
            (ui::action(ui, urls::SESSIONS_END, html! {
                button.button.plain { (ui::icon("log-out")) (t!(ui, "account-sessions-end")) }
            }))
        }
    };
    ui.narrow(&title, body)
}

fn row(ui: &Ui, viewer: &Viewer, line: &SessionLine) -> Markup {
    let device = if line.device.is_empty() {
        t!(ui, "account-session-unknown")
    } else {
        line.device.as_str().into()
    };
    html! {
        li {
            div.row {
                span.face { (ui::icon("smartphone")) }
                span {
                    b { (device) }
                    span.quiet { (t!(ui, "account-session-seen", when = ui.when(line.seen_at))) }
                }
                @if line.id == viewer.session.id {
                    (ui::tag(t!(ui, "account-session-here"), Tone::Ok))
                } @else {
                    (ui::action(ui, &urls::session_end(line.id), html! {
                        button.button.plain.small { (t!(ui, "account-session-end")) }
                    }))
                }
            }
        }
    }
}
