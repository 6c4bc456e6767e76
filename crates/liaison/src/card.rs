//! The card of the home page: what awaits a signature, child by child; for staff, how far the slips
//! of the moment are.

use crate::{pages::list, reach, store, urls};
use base::Id;
use db::{Result, Tx};
use maud::html;
use people::Person;
use web::{Drawn, HomeOf, t, ui};

const LINES: u32 = 6;
const FOLLOWED: u32 = 3;

pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    let viewer = home.viewer;
    if viewer.is_guardian() {
        let pupils: Vec<Id<Person>> = match home.child {
            Some(child) => vec![child],
            None => viewer.children.iter().map(|child| child.id).collect(),
        };
        let mut lines = Vec::new();
        if !home.is_quiet() {
            lines = store::lists::awaiting(tx, viewer.person, &pupils, LINES)?;
        }
        if lines.is_empty() && !viewer.is_staff() {
            return Ok(None);
        }
        if !lines.is_empty() {
            return Ok(Some(Box::new(move |ui| {
                let all = t!(ui, "liaison-card-all");
                ui::card(
                    "liaison-card",
                    t!(ui, "liaison-to-sign"),
                    Some((urls::BOOK, &*all)),
                    list::todos(ui, &lines),
                )
            })));
        }
    }
    if home.child.is_some() || !reach::writes(viewer) {
        return Ok(None);
    }
    let (classes, schools) = (reach::taught(viewer), reach::run(viewer));
    let last = Id::new(i64::MAX);
    let followed = store::lists::followed(tx, viewer.person, &classes, &schools, last, FOLLOWED)?;
    if followed.is_empty() {
        return Ok(None);
    }
    let whose = viewer.clone();
    Ok(Some(Box::new(move |ui| {
        let all = t!(ui, "liaison-card-all");
        ui::card(
            "liaison-card",
            t!(ui, "liaison-title"),
            Some((urls::BOOK, &*all)),
            html! {
                ul.rows {
                    @for line in &followed { li { (list::followed_row(ui, &whose, line)) } }
                }
            },
        )
    })))
}
