//! Home, by role: a parent sees the children first, a teacher the classes, a head the school, a
//! pupil large tiles.

mod family;
mod staff;
mod tiles;

use crate::{store, urls};
use axum::extract::{Query, State};
use base::Id;
use maud::{Markup, html};
use people::{Class, Person, Standing};
use serde::Deserialize;
use store::{Size, Teacher};
use web::{
    App, Drawn, HomeOf, Page, Result, Ui, Viewer, t,
    ui::{self, Tone},
};

#[derive(Deserialize)]
pub struct Asked {
    enfant: Option<Id<Person>>,
}

/// What the page knows besides the viewer.
pub struct Content {
    cards: Vec<Drawn>,
    /// Who teaches the classes of the viewer.
    teachers: Vec<Teacher>,
    /// How many pupils each class has; for those who work there.
    sizes: Vec<Size>,
}

/// `GET /`: cards come from the features, in one snapshot.
pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let child = asked.enfant.filter(|child| viewer.guards(*child));
    let (house, whose, now) = (app.clone(), viewer.clone(), ui.now);
    let numbers = numbers(&app, &ui);
    let load = move |tx: &db::Tx<'_>| {
        let features = house.features.iter().zip(numbers);
        let mut cards: Vec<_> = features
            .filter_map(|(feature, number)| Some((feature.card.as_ref()?, number)))
            .collect();
        cards.sort_by_key(|(card, _)| card.order);
        // A child who does not read sees pictures only.
        if whose.is_young_pupil() {
            cards.clear();
        }
        let viewer = &whose;
        let drawn = cards
            .into_iter()
            .map(|(card, number)| (card.load)(tx, &HomeOf { viewer, child, now, number }));
        let classes: Vec<Id<Class>> = whose.classes.iter().map(|class| class.id).collect();
        let (today, is_staff) = (now.day(), whose.is_staff());
        Ok(Content {
            cards: drawn.filter_map(db::Result::transpose).collect::<db::Result<Vec<Drawn>>>()?,
            teachers: store::teachers(tx, &classes, today)?,
            sizes: if is_staff { store::sizes(tx, &classes, today)? } else { Vec::new() },
        })
    };
    let content = app.db.read(load).await?;
    Ok(view(&ui, &viewer, child, content))
}

/// The number beside the menu entry of each feature, where it has one.
fn numbers(app: &App, ui: &Ui) -> Vec<Option<i64>> {
    let badge = |feature: &web::Feature| {
        let badge = feature.menu.iter().find_map(|entry| entry.badge.as_ref())?;
        Some(ui.number(badge.counter))
    };
    app.features.iter().map(badge).collect()
}

fn view(ui: &Ui, viewer: &Standing, child: Option<Id<Person>>, mut content: Content) -> Page {
    let drawn = std::mem::take(&mut content.cards);
    let cards: Vec<Markup> = drawn.into_iter().map(|card| card(ui)).collect();
    let hello = t!(ui, "home-hello", name = viewer.name.first);
    let body = if viewer.is_pupil() {
        html! {
            (tiles::hello(ui, &hello, viewer))
            (tiles::tiles(ui, viewer))
            @for card in cards { (card) }
        }
    } else {
        let is_parent = !viewer.children.is_empty();
        let heads = viewer.schools.iter().any(|school| viewer.administers(school.id));
        let (own, places) = (staff::classes(ui, viewer, &content), schools(ui, viewer, child));
        let aside = html! {
            (family::classes(ui, viewer, child, &content))
            @if is_parent || heads { (own) }
            @if !heads { (places) }
            (quiet(ui))
        };
        html! {
            h1 { (hello) }
            (family::children(ui, viewer, child))
            div.columns {
                div.stack {
                    // A head sees the school first, a teacher the classes.
                    @if heads { (places) } @else if !is_parent { (own) }
                    @for card in cards { (card) }
                }
                div.stack { (aside) }
            }
        }
    };
    ui.page(t!(ui, "home-title"), body)
}

/// The schools of the viewer, or of the child whose tab is open.
fn schools(ui: &Ui, viewer: &Standing, child: Option<Id<Person>>) -> Markup {
    let child = child.and_then(|child| viewer.child(child));
    let mut schools: Vec<_> = viewer.schools.iter().collect();
    schools.retain(|school| child.is_none_or(|child| child.schools.contains(&school.id)));
    if schools.is_empty() {
        return html! {};
    }
    let content = html! {
        ul.rows {
            @for school in schools {
                li { a.row href=(urls::school(school.id)) {
                    span.face aria-hidden="true" { (ui::icon("school")) }
                    span { b { (school.name) } span.quiet { (school.town_name) } }
                    (ui::icon("chevron-right"))
                } }
                @if viewer.administers(school.id) {
                    li { a.row href={ "/administration/ecole/" (school.id) } {
                        span.face aria-hidden="true" { (ui::icon("settings")) }
                        span {
                            b { (t!(ui, "home-administer")) }
                            span.quiet { (t!(ui, "home-administer-quiet")) }
                        }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        }
    };
    ui::card("schools", t!(ui, "home-schools"), None, content)
}

/// In the evening: when the school will read what one writes now.
fn quiet(ui: &Ui) -> Markup {
    let opens = base::QuietHours::default().delivery(ui.now);
    if opens == ui.now {
        return html! {};
    }
    let time = ui.now.time_in(ui.locale);
    let at = opens.time_in(ui.locale);
    if ui.today().plus_days(1) == opens.day() {
        return ui::note(Tone::Night, t!(ui, "home-quiet-tomorrow", time = time, at = at));
    }
    let day = opens.day().in_words(ui.locale);
    ui::note(Tone::Night, t!(ui, "home-quiet", time = time, day = day, at = at))
}
