//! The card of the home page: how the last feeds stand, for who administers the platform.

use crate::{pages::pieces, store, urls};
use base::Id;
use db::{Result, Tx};
use maud::html;
use web::{Drawn, HomeOf, t, ui};

const LINES: u32 = 3;

pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    if home.child.is_some() || !home.viewer.is_platform_administrator() {
        return Ok(None);
    }
    let lines = store::views::history(tx, Id::new(i64::MAX), LINES)?;
    let ids: Vec<_> = lines.iter().map(|line| line.id).collect();
    let states = store::views::states(tx, &ids, None)?;
    let held = store::views::held(tx)?;
    Ok(Some(Box::new(move |ui| {
        let all = t!(ui, "feeds-card-all");
        ui::card(
            "feeds",
            t!(ui, "feeds-menu"),
            Some((urls::HISTORY, &all)),
            html! {
                @if held > 0 {
                    div.body { (ui::note(ui::Tone::Warn, t!(ui, "feeds-card-held", count = held))) }
                }
                @if lines.is_empty() {
                    p.body.quiet { (t!(ui, "feeds-history-empty")) }
                } @else {
                    ul.rows {
                        @for line in &lines { li { (pieces::feed_row(ui, line, &states)) } }
                    }
                }
            },
        )
    })))
}
