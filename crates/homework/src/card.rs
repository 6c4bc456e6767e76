//! The card of the home page: what is for the next day of class, for each child; for a teacher, the
//! work that waits.

use crate::{
    pages::{books, week_view},
    store::{self, lists::Line},
    urls,
};
use base::{Day, Id, SchoolWeek, SchoolYear};
use db::{Result, Tx};
use maud::html;
use people::Person;
use web::{Drawn, HomeOf, t, ui};

const LINES: u32 = 40;
/// How far ahead one looks over a week-end or the holidays.
const DAYS_AHEAD: i32 = 21;
const WAITING: u32 = 4;

pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    let viewer = home.viewer;
    let pupils: Vec<Id<Person>> = match home.child {
        Some(child) => vec![child],
        None => crate::pages::week::pupils(viewer, None),
    };
    if !pupils.is_empty() {
        let today = home.now.day();
        let span = (today.plus_days(1), today.plus_days(DAYS_AHEAD));
        let lines = store::lists::of_pupils(tx, &pupils, span, LINES)?;
        if let Some(drawn) = next(viewer.clone(), lines, today) {
            return Ok(Some(drawn));
        }
    }
    if home.child.is_some() || !viewer.is_staff() {
        return Ok(None);
    }
    let shown = books::load(tx, viewer, SchoolYear::of(home.now.day()))?;
    if shown.waiting.is_empty() {
        return Ok(None);
    }
    Ok(Some(Box::new(move |ui| {
        let all = t!(ui, "homework-card-books");
        let waiting = &shown.waiting[..shown.waiting.len().min(WAITING as usize)];
        let content = books::waiting(ui, waiting);
        ui::card("homework-card", t!(ui, "homework-waiting"), Some((urls::BOOKS, &*all)), content)
    })))
}

/// What is for the first day ahead that has something, if it is the next day of class or before.
fn next(viewer: people::Standing, lines: Vec<Line>, today: Day) -> Option<Drawn> {
    let first = lines.first()?.due_on;
    // A Wednesday may have class or not: what is for the day after it is shown on Tuesday too.
    if first > SchoolWeek::default().day_after(today) {
        return None;
    }
    let lines: Vec<Line> = lines.into_iter().filter(|line| line.due_on == first).collect();
    Some(Box::new(move |ui| {
        let all = t!(ui, "homework-card-all");
        let title = if first == today.plus_days(1) {
            t!(ui, "homework-card-tomorrow").into_owned()
        } else {
            t!(ui, "homework-card-day", day = crate::pages::pieces::day(ui, first)).into_owned()
        };
        let left = lines.iter().filter(|line| line.done_at.is_none()).count();
        ui::card(
            "homework-card",
            title,
            Some((urls::HOME, &*all)),
            html! {
                @if left == 0 { p.body.quiet { (t!(ui, "homework-card-all-done")) } }
                ul.rows.tasks {
                    @for line in &lines { (week_view::row(ui, &viewer, line)) }
                }
            },
        )
    }))
}
