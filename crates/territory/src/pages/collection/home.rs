//! The collections one has to do with: `GET /territoire/collectes`.

use crate::{
    authority::Decider,
    collection::{self, CollectionRow, State as Stage, urls},
    store::collection::collections,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::html;
use people::{Body, GroupKind, body};
use web::{App, Page, Result, Ui, t, ui};

pub async fn get(viewer: Decider, State(app): State<App>, ui: Ui) -> Result<Page> {
    let load = move |tx: &Tx<'_>| {
        let served = body::served_by(tx, &viewer)?;
        let sits = viewer.memberships.iter().filter(|it| it.kind == GroupKind::Delegates);
        let mut bodies: Vec<Id<Body>> = sits.filter_map(|it| it.scope.as_body()).collect();
        bodies.extend(served.iter().map(|body| body.id));
        let is_all = viewer.is_platform_administrator();
        let found = collections::of_bodies(tx, &bodies, is_all)?;
        Ok((served, found))
    };
    let (served, found): (Vec<Body>, Vec<CollectionRow>) = app.db.read(load).await?;
    let title = t!(ui, "collection-title");
    let content = html! {
        (ui::breadcrumb(&ui, &[(crate::urls::HOME, &t!(ui, "territory-title"))]))
        h1 { (title) }
        @if found.is_empty() { (ui::empty(t!(ui, "collection-none"), None)) }
        @else {
            ul.rows.card {
                @for one in &found {
                    li { a.row href=(urls::collection(one.id)) {
                        span {
                            b { (one.title) }
                            span.quiet { (due(&ui, one)) }
                        }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        }
        @for body in served.iter().filter(|body| collection::may_collect(body)) {
            p.actions {
                (ui::button_link(&urls::new(body.id), "plus",
                    t!(ui, "collection-new-of", name = body.name.as_str())))
            }
        }
    };
    Ok(ui.narrow(&title, content))
}

fn due(ui: &Ui, one: &CollectionRow) -> String {
    match one.state {
        Stage::Open => t!(ui, "collection-due", day = one.due_on.in_words(ui.locale)).into_owned(),
        Stage::Closed => t!(ui, "collection-closed").into_owned(),
    }
}
