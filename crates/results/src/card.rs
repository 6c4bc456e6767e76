//! The card of the home page: whose results are new, and nothing when none are. How many, never
//! what.

use crate::{store, urls};
use base::Id;
use db::{Result, Tx};
use maud::html;
use people::{Person, Standing};
use web::{Badge, Drawn, HomeOf, t, ui};

pub const BADGE: Badge = Badge {
    counter: "results",
    count: |tx, viewer| {
        let concerns = viewer.is_guardian() || viewer.is_pupil();
        if concerns { store::fresh::count(tx, viewer.person) } else { Ok(0) }
    },
};

pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    let concerns = home.viewer.is_guardian() || home.viewer.is_pupil();
    if home.is_quiet() || !concerns {
        return Ok(None);
    }
    let mut fresh = store::fresh::by_pupil(tx, home.viewer.person)?;
    fresh.retain(|(pupil, _)| home.child.is_none_or(|child| child == *pupil));
    // A child who is no longer theirs is nobody's news.
    fresh.retain(|(pupil, _)| *pupil == home.viewer.person || home.viewer.guards(*pupil));
    if fresh.is_empty() {
        return Ok(None);
    }
    let whose = home.viewer.clone();
    Ok(Some(Box::new(move |ui| {
        let all = t!(ui, "results-card-all");
        let lines = html! {
            ul.rows { @for (pupil, count) in &fresh { li { (line(ui, &whose, *pupil, *count)) } } }
        };
        ui::card("results-card", t!(ui, "results-card"), Some((urls::HOME, &*all)), lines)
    })))
}

fn line(ui: &web::Ui, viewer: &Standing, pupil: Id<Person>, count: i64) -> maud::Markup {
    let place = viewer.children.iter().position(|child| child.id == pupil);
    let words = t!(ui, "results-card-count", count = count);
    html! {
        @match place {
            Some(place) => {
                @let (child, colour) = (&viewer.children[place], ui::Colour::of_place(place));
                a.row.(colour.class()) href=(urls::pupil(pupil)) {
                    (ui::child_face(&child.name, colour))
                    span { b { (words) } (ui::child_tag(&child.name, colour)) }
                    (ui::icon("chevron-right"))
                }
            }
            None => {
                a.row href=(urls::pupil(pupil)) {
                    span.face aria-hidden="true" { (ui::icon("chart-column")) }
                    span { b { (words) } }
                    (ui::icon("chevron-right"))
                }
            }
        }
    }
}
