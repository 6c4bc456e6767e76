//! The card of the home page: what is new in the post.

use crate::{pages::pieces, store, store::lists::Mark, urls};
use db::{Result, Tx};
use maud::html;
use web::{Drawn, HomeOf, t, ui};

const LINES: u32 = 4;
/// Looked at when one child's tab is open: letters about the others are left out.
const LINES_OF_A_CHILD: u32 = 20;

pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    let limit = if home.child.is_some() { LINES_OF_A_CHILD } else { LINES };
    let mut lines = Vec::new();
    if !home.is_quiet() {
        lines = store::lists::unread(tx, home.viewer.person, Mark::TOP, limit)?;
    }
    if let Some(child) = home.child {
        lines.retain(|line| line.pupil().is_none_or(|pupil| pupil == child));
        lines.truncate(LINES as usize);
    }
    Ok(Some(Box::new(move |ui| {
        let all = t!(ui, "messages-card-all");
        ui::card(
            "messages-card",
            t!(ui, "messages-card-title"),
            Some((urls::RECEIVED, &*all)),
            html! {
                @if lines.is_empty() {
                    p.body.quiet { (t!(ui, "messages-nothing-unread")) }
                } @else {
                    ul.rows { @for line in &lines { li { (pieces::row(ui, line, &[])) } } }
                }
            },
        )
    })))
}
