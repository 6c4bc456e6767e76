//! The card of the home page: the days to come, and one's appointments.

use crate::{evening, event, holidays, pages::pieces, store, urls};
use base::Instant;
use base::Minutes;
use db::{Result, Tx};
use maud::html;
use web::{Drawn, HomeOf, t, ui};

/// Looked at; then shown.
const LOOKED_AT: u32 = 40;
const LINES: usize = 5;
const DAYS: i32 = 7;

pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    let viewer = home.viewer;
    let until = Instant::at(home.now.day().plus_days(DAYS), Minutes(0));
    let mut lines =
        store::lists::between(tx, &crate::targets(viewer), (home.now, until), LOOKED_AT)?;
    let hours = (home.now, until);
    let mut slots = store::slots::booked_by(tx, viewer.person, hours, LOOKED_AT)?;
    let mut evenings = evening::of_owner(tx, viewer.person, hours, LOOKED_AT)?;
    if let Some(child) = home.child {
        let child = viewer.child(child);
        lines.retain(|line| {
            child.is_some_and(|child| event::concerns(viewer, child, &line.place()))
        });
        slots.retain(|slot| child.is_some_and(|child| child.id == slot.pupil_id));
        evenings.clear();
    }
    // One line of a series is enough for a week that holds it every day.
    let today = home.now.day();
    let off = holidays::of_viewer(tx, viewer, today, today.plus_days(DAYS))?;
    if lines.is_empty() && slots.is_empty() && evenings.is_empty() && off.is_empty() {
        return Ok(None);
    }
    lines.truncate(LINES);
    slots.truncate(LINES);
    let whose = viewer.clone();
    Ok(Some(Box::new(move |ui| {
        let all = t!(ui, "agenda-card-all");
        ui::card(
            "agenda-card",
            t!(ui, "agenda-card"),
            Some((urls::AGENDA, &*all)),
            html! {
                ul.rows {
                    @for slot in &slots { li { (pieces::slot_row(ui, &whose, slot, true)) } }
                    @for evening in evenings.iter().take(LINES) {
                        li { (pieces::evening_row(ui, evening, true)) }
                    }
                    @for line in &lines { li { (pieces::row(ui, &whose, line, true)) } }
                    @for off in off.iter().take(2) { li { (pieces::off_row(ui, off)) } }
                }
            },
        )
    })))
}
