//! The card of the home page: the last posts of the classes of one's children, with their pictures.

use crate::{
    pages::pieces::{self, Seen},
    store, urls,
};
use base::Id;
use db::{Result, Tx};
use maud::html;
use web::{Drawn, HomeOf, t, ui};

const POSTS: usize = 2;
/// Looked at: those of the other children are left out.
const LOOKED_AT: u32 = 8;

pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    let viewer = home.viewer;
    let editions = store::lists::recent(tx, viewer, home.now, LOOKED_AT)?;
    let mut lines = store::lists::of_editions(tx, &editions, viewer.person)?;
    if let Some(child) = home.child.and_then(|child| viewer.child(child)) {
        lines.retain(|line| child.classes.contains(&line.class_id));
    }
    lines.sort_by_key(|line| (line.is_seen, std::cmp::Reverse(line.edition)));
    lines.truncate(POSTS);
    if lines.is_empty() {
        return Ok(None);
    }
    let posts: Vec<Id<crate::Post>> = lines.iter().map(|line| line.id).collect();
    let mut pictures = store::pictures::of_all(tx, &posts)?;
    let shown: Vec<Seen> = lines
        .into_iter()
        .map(|line| Seen::of(pictures.remove(&line.id).unwrap_or_default(), line))
        .collect();
    Ok(Some(Box::new(move |ui| {
        let all = t!(ui, "journal-card-all");
        ui::card(
            "journal-card",
            t!(ui, "journal-title"),
            Some((urls::FEED, &*all)),
            html! {
                @for seen in &shown { (pieces::glimpse(ui, seen)) }
            },
        )
    })))
}
