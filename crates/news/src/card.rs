//! The card of the home page: what is shown first, and what is new.

use crate::{
    article::{HEADLINE_KIND, KIND},
    pages::pieces,
    store::{self, lists::Line},
    urls,
};
use base::Id;
use db::{Result, Tx};
use maud::html;
use people::{Person, Standing, audience};
use web::{Drawn, HomeOf, t, ui};

const LINES: usize = 3;
/// Looked at: articles that were left aside or concern the other children are left out.
const LOOKED_AT: u32 = 12;

pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    let (viewer, today) = (home.viewer, home.now.day());
    let visible = audience::visible(tx, KIND, viewer, today, None, LOOKED_AT)?;
    if visible.is_empty() {
        return Ok(None);
    }
    let first = audience::visible(tx, HEADLINE_KIND, viewer, today, None, 1)?;
    let mut editions: Vec<i64> = visible.into_iter().map(|(edition, _)| edition).collect();
    editions.extend(first.iter().map(|(edition, _)| *edition));
    editions.sort_unstable();
    editions.dedup();
    let mut lines = store::lists::of_editions(tx, &editions, viewer.person)?;
    if let Some(child) = home.child {
        lines.retain(|line| concerns(viewer, child, line));
    }
    let is_first = |line: &Line| {
        first.iter().any(|(edition, _)| line.edition.is_some_and(|it| it.raw() == *edition))
    };
    let headline = lines.iter().position(is_first).map(|place| lines.remove(place));
    // What is new first; then the last ones, so that the card is never an empty sheet.
    lines.sort_by_key(|line| (line.is_seen, std::cmp::Reverse(line.edition)));
    lines.truncate(LINES);
    if headline.is_none() && lines.is_empty() {
        return Ok(None);
    }
    Ok(Some(Box::new(move |ui| {
        let all = t!(ui, "news-card-all");
        html! {
            @if let Some(line) = &headline { (pieces::headline(ui, line)) }
            @if !lines.is_empty() {
                (ui::card("news-card", t!(ui, "news-title"), Some((urls::FEED, &*all)), html! {
                    ul.rows { @for line in &lines { li { (pieces::row(ui, line)) } } }
                }))
            }
        }
    })))
}

/// Is it in the thread of a class, a school or a town of this child?
fn concerns(viewer: &Standing, child: Id<Person>, line: &Line) -> bool {
    let Some(child) = viewer.child(child) else { return true };
    let in_town = || {
        let mut schools = child.schools.iter().filter_map(|school| viewer.school(*school));
        schools.any(|school| school.town == line.town_id)
    };
    match line.school_id {
        None => in_town(),
        Some(school) => {
            let is_class = line.thread_kind == crate::thread::ThreadKind::Class;
            child.classes.contains(&line.thread_id.cast())
                || !is_class && child.schools.contains(&school)
        }
    }
}
