//! What is new, on the home page: what no other card there tells already.

use crate::{feed, store, urls};
use base::Id;
use db::{Result, Tx};
use maud::html;
use text::t;
use web::{Drawn, HomeOf, ui};

const LINES: usize = 6;
/// Looked at: some of them are told by the card of their own feature.
const LINES_MAX: u32 = 40;

pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    if home.is_quiet() {
        return Ok(None);
    }
    let child = home.child.map_or(0, Id::raw);
    let lines = store::feed::unseen(tx, home.viewer.person, child, LINES_MAX)?;
    if lines.is_empty() {
        return Ok(None);
    }
    let standing = home.viewer.clone();
    Ok(Some(Box::new(move |ui| {
        let mut lines = lines;
        lines.retain(|line| !ui.is_on_a_card(&line.kind));
        lines.truncate(LINES);
        if lines.is_empty() {
            return html! {};
        }
        let kinds = ui.notice_kinds();
        let all = t!(ui, "notice-all");
        ui::card(
            "notices",
            t!(ui, "notice-title"),
            Some((urls::FEED, &all)),
            html! {
                ul.rows {
                    @for lines in feed::by_notice(&lines) {
                        li { (feed::row(ui, &kinds, &lines, &standing)) }
                    }
                }
            },
        )
    })))
}
