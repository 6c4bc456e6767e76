//! The bodies one works for or sits in: `GET /conseil`. One body alone is opened at once.

use crate::{store, urls};
use axum::extract::State;
use db::Tx;
use maud::html;
use people::{Body, body};
use web::{Answer, App, Page, Result, Ui, Viewer, t, ui};

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Answer> {
    let who = viewer.clone();
    let load = move |tx: &Tx<'_>| {
        let mut bodies = body::served_by(tx, &who)?;
        bodies.extend(store::mandates::bodies_of(tx, who.person)?);
        bodies.sort_by_key(|body| body.id);
        bodies.dedup_by_key(|body| body.id);
        Ok(bodies)
    };
    let bodies: Vec<Body> = app.db.read(load).await?;
    if let [one] = bodies.as_slice() {
        return Ok(Answer::to(urls::body(one.id)));
    }
    Ok(view(&ui, &bodies).into())
}

fn view(ui: &Ui, bodies: &[Body]) -> Page {
    let title = t!(ui, "council-title");
    let content = html! {
        h1 { (title) }
        @if bodies.is_empty() { (ui::empty(t!(ui, "council-none"), None)) }
        ul.rows.card {
            @for body in bodies {
                li { a.row href=(urls::body(body.id)) {
                    span.face aria-hidden="true" { (ui::icon("landmark")) }
                    span { b { (body.name) } span.quiet { (super::kind(ui, body.kind)) } }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui.narrow(&title, content)
}
