//! Home, by role: a parent sees the children first, a teacher the classes, a head the school.

use crate::urls;
use axum::extract::{Query, State};
use base::Id;
use maud::{Markup, html};
use people::{Person, Standing};
use serde::Deserialize;
use web::{
    App, Drawn, HomeOf, Page, Result, Ui, Viewer, t,
    ui::{self, Colour, Tone},
};

#[derive(Deserialize)]
pub struct Asked {
    enfant: Option<Id<Person>>,
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
    let load = move |tx: &db::Tx<'_>| {
        let home = HomeOf { viewer: &whose, child, now };
        let mut cards: Vec<_> =
            house.features.iter().filter_map(|feature| feature.card.as_ref()).collect();
        cards.sort_by_key(|card| card.order);
        let drawn = cards.into_iter().map(|card| (card.load)(tx, &home));
        drawn.filter_map(db::Result::transpose).collect::<db::Result<Vec<Drawn>>>()
    };
    let cards = app.db.read(load).await?;
    Ok(view(&ui, &viewer, child, cards))
}

fn view(ui: &Ui, viewer: &Standing, child: Option<Id<Person>>, cards: Vec<Drawn>) -> Page {
    let mut cards: Vec<Markup> = cards.into_iter().map(|card| card(ui)).collect();
    let aside = cards.split_off(cards.len().div_ceil(2));
    let title = t!(ui, "home-hello", name = viewer.name.first);
    let body = html! {
        h1 { (title) }
        (children(ui, viewer, child))
        div.columns {
            div.stack {
                @for card in cards { (card) }
                (classes(ui, viewer))
            }
            div.stack {
                @for card in aside { (card) }
                (schools(ui, viewer))
                (quiet(ui, viewer))
            }
        }
    };
    ui.page(t!(ui, "home-title"), body)
}

/// One tab a child, "all" by default.
fn children(ui: &Ui, viewer: &Standing, open: Option<Id<Person>>) -> Markup {
    html! {
        @if !viewer.children.is_empty() {
            nav.chips aria-label=(t!(ui, "home-children")) {
                @if viewer.children.len() > 1 {
                    a.chip.all href="/" aria-current=[open.is_none().then_some("true")] {
                        (t!(ui, "home-all-children"))
                    }
                }
                @for (place, child) in viewer.children.iter().enumerate() {
                    a.chip href=(urls::home_of(child.id))
                        aria-current=[(open == Some(child.id)).then_some("true")] {
                        (ui::child_face(&child.name, Colour::of_place(place)))
                        (child.name.first) " "
                        span.quiet { (levels(child.levels.iter().copied())) }
                    }
                }
            }
        }
    }
}

fn levels(levels: impl Iterator<Item = people::Level>) -> String {
    levels.map(people::Level::written).collect::<Vec<_>>().join(" ")
}

/// The classes one teaches, attends, or has a child in.
fn classes(ui: &Ui, viewer: &Standing) -> Markup {
    if viewer.classes.is_empty() {
        return html! {};
    }
    let title = if viewer.is_guardian() && !viewer.is_staff() {
        t!(ui, "home-classes-of-children")
    } else {
        t!(ui, "home-classes")
    };
    ui::card(
        "classes",
        title,
        None,
        html! {
            ul.rows {
                @for class in &viewer.classes {
                    li { a.row href=(urls::class(class.id)) {
                        span.face aria-hidden="true" { (ui::icon("users")) }
                        span {
                            b { (class.name) }
                            @if let Some(school) = viewer.school(class.school) {
                                span.quiet { (school.name) }
                            }
                        }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        },
    )
}

fn schools(ui: &Ui, viewer: &Standing) -> Markup {
    if viewer.schools.is_empty() {
        return html! {};
    }
    ui::card(
        "schools",
        t!(ui, "home-schools"),
        None,
        html! {
            ul.rows {
                @for school in &viewer.schools {
                    li { a.row href=(urls::school(school.id)) {
                        span.face aria-hidden="true" { (ui::icon("school")) }
                        span { b { (school.name) } span.quiet { (school.town_name) } }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        },
    )
}

/// In the evening: when the school will read what one writes now.
fn quiet(ui: &Ui, viewer: &Standing) -> Markup {
    let opens = base::QuietHours::default().delivery(ui.now);
    if opens == ui.now || viewer.is_young_pupil() {
        return html! {};
    }
    let time = ui.now.time_in(ui.locale);
    let day = opens.day().in_words(ui.locale);
    let at = opens.time_in(ui.locale);
    ui::note(Tone::Night, t!(ui, "home-quiet", time = time, day = day, at = at))
}
