//! Whose figures one may see: `GET /frequentation`. One place alone is opened at once.

use crate::{authority::Accountable, sight::Sight, store, urls};
use axum::extract::State;
use base::Id;
use db::{Tx, ids};
use maud::html;
use people::{GroupKind, School, Town};
use web::{Answer, App, Result, Ui, t, ui};

pub async fn get(viewer: Accountable, State(app): State<App>, ui: Ui) -> Result<Answer> {
    let load = move |tx: &Tx<'_>| {
        let of = |kind: GroupKind| viewer.memberships.iter().filter(move |it| it.kind == kind);
        let towns: Vec<Id<Town>> =
            of(GroupKind::Agents).filter_map(|it| it.scope.as_town()).collect();
        let schools: Vec<Id<School>> =
            of(GroupKind::Heads).filter_map(|it| it.scope.as_school()).collect();
        let places = towns.iter().map(|it| it.raw()).chain(schools.iter().map(|it| it.raw()));
        let names = store::places::names(tx, &ids(places.map(Id::<()>::new)))?;
        let link = |id: i64, url: String| {
            let name = names.iter().find(|(place, _)| *place == id);
            (url, name.map(|(_, name)| name.clone()).unwrap_or_default())
        };
        let mut links: Vec<(String, String)> =
            towns.iter().map(|it| link(it.raw(), urls::town(*it))).collect();
        links.extend(schools.iter().map(|it| link(it.raw(), urls::school(*it))));
        Ok((Sight::of(tx, &viewer)?, links))
    };
    let (sight, mut links) = app.db.read(load).await?;
    if sight.is_whole() {
        links.insert(0, (urls::TERRITORY.to_owned(), t!(ui, "usage-territory").into_owned()));
    }
    if let [(url, _)] = links.as_slice() {
        return Ok(Answer::to(url));
    }
    let title = t!(ui, "usage-title");
    let content = html! {
        h1 { (title) }
        @if links.is_empty() { (ui::empty(t!(ui, "usage-none"), None)) }
        @else {
            ul.rows.card {
                @for (url, name) in &links {
                    li { a.row href=(url) {
                        span { b { (name) } }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        }
    };
    Ok(ui.narrow(&title, content).into())
}
