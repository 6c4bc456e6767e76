//! What one does for the territory: `GET /territoire`: the bodies one works for or sits in.

use super::pieces;
use crate::{authority::Decider, urls};
use axum::extract::State;
use db::Tx;
use maud::html;
use people::{Body, GroupKind, Scope, body};
use web::{App, Page, Result, Ui, Viewer, t, ui};

pub async fn get(viewer: Decider, State(app): State<App>, ui: Ui) -> Result<Page> {
    let who = Viewer::clone(&viewer);
    let load = move |tx: &Tx<'_>| {
        let mut bodies = body::served_by(tx, &who)?;
        let sits = who.memberships.iter().filter(|it| it.kind == GroupKind::Delegates);
        let sits = sits.filter_map(|it| match it.scope {
            Scope::Body(body) => Some(body),
            _ => None,
        });
        bodies.extend(crate::store::bodies::these(tx, &sits.collect::<Vec<_>>())?);
        bodies.sort_by_key(|body| body.id);
        bodies.dedup_by_key(|body| body.id);
        Ok(bodies)
    };
    let bodies: Vec<Body> = app.db.read(load).await?;
    Ok(view(&ui, &bodies, viewer.is_platform_administrator()))
}

fn view(ui: &Ui, bodies: &[Body], is_steward: bool) -> Page {
    let title = t!(ui, "territory-title");
    let content = html! {
        h1 { (title) }
        @if bodies.is_empty() && !is_steward { (ui::empty(t!(ui, "territory-none"), None)) }
        @if !bodies.is_empty() {
            ul.rows.card {
                @for body in bodies {
                    li { a.row href=(urls::body(body.id)) {
                        span.face aria-hidden="true" { (ui::icon("map-pin")) }
                        span { b { (body.name) } span.quiet { (pieces::kind(ui, body.kind)) } }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        }
        @if !bodies.is_empty() || is_steward {
            p { a.button.plain href=(crate::funding::urls::HOME) {
                (t!(ui, "territory-contribution-title"))
            } }
        }
        @if !bodies.is_empty() || is_steward {
            p { a.button.plain href=(crate::collection::urls::HOME) {
                (t!(ui, "collection-title"))
            } }
        }
        @if is_steward {
            p { a.button.plain href=(urls::BODIES) { (t!(ui, "territory-bodies")) } }
        }
    };
    ui.narrow(&title, content)
}
