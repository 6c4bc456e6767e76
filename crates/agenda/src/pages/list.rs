//! The week, day by day: `GET /agenda`. On a phone this is the agenda.

use super::pieces;
use crate::{
    evening::{self, Evening},
    event,
    holidays::{self, Kind, Off},
    place::{Key, Place},
    store::{self, lists::Line, slots::Mine},
    urls,
};
use axum::extract::{Query, State};
use base::{Day, Id, Instant, Minutes};
use db::Tx;
use maud::{Markup, html};
use people::{Person, Standing};
use serde::Deserialize;
use utoipa::IntoParams;
use web::{App, Page, Result, Ui, Viewer, t, ui};

pub const LINES: u32 = 300;

/// Which days, of whom and of what.
#[derive(Debug, Default, Deserialize, IntoParams)]
pub struct Asked {
    /// A day of the week or month that is shown: `2026-11-23`.
    pub jour: Option<String>,
    /// What concerns one child.
    pub enfant: Option<String>,
    /// The agenda of one place: `class:12`.
    pub lieu: Option<String>,
}

impl Asked {
    /// What can be read of it; the rest is as if it had not been asked.
    pub fn read(&self, viewer: &Standing) -> urls::Asked {
        let child = self.enfant.as_deref().and_then(|text| text.parse::<Id<Person>>().ok());
        urls::Asked {
            day: self.jour.as_deref().and_then(Day::parse_iso),
            child: child.filter(|child| viewer.guards(*child)),
            place: self.lieu.as_deref().and_then(|text| text.parse::<Key>().ok()),
        }
    }
}

/// What takes place between two days.
#[derive(Default)]
pub struct Shown {
    pub lines: Vec<Line>,
    pub slots: Vec<Mine>,
    pub evenings: Vec<Evening>,
    pub off: Vec<Off>,
}

/// From the first day to the last, both included. Four statements; two more for a place.
pub fn load(
    tx: &Tx<'_>,
    viewer: &Standing,
    asked: urls::Asked,
    (first, last): (Day, Day),
) -> db::Result<Shown> {
    let hours = (Instant::at(first, Minutes(0)), Instant::at(last.plus_days(1), Minutes(0)));
    let off = holidays::of_viewer(tx, viewer, first, last)?;
    let mut evenings = evening::of_owner(tx, viewer.person, hours, LINES)?;
    let place = match asked.place {
        Some(key) => store::places::by_key(tx, key, viewer)?,
        None => None,
    };
    let place = place.filter(|it| it.is_home_of(viewer) || it.is_written_by(viewer));
    if let Some(place) = place.filter(|it| asked.place.is_some_and(|key| key == it.key())) {
        let mut lines = if place.is_written_by(viewer) {
            store::lists::of_place(tx, place.id, hours, LINES)?
        } else {
            store::lists::between(tx, &crate::targets(viewer), hours, LINES)?
        };
        lines.retain(|line| line.place_id == place.id);
        evenings.retain(|evening| evening.place == place.id);
        return Ok(Shown { lines, slots: Vec::new(), evenings, off });
    }
    let mut lines = store::lists::between(tx, &crate::targets(viewer), hours, LINES)?;
    let mut slots = store::slots::booked_by(tx, viewer.person, hours, LINES)?;
    if let Some(child) = asked.child.and_then(|child| viewer.child(child)) {
        lines.retain(|line| event::concerns(viewer, child, &line.place()));
        slots.retain(|slot| slot.pupil_id == child.id);
        evenings.clear();
    }
    Ok(Shown { lines, slots, evenings, off })
}

/// The Monday of the week of this day.
pub fn monday(day: Day) -> Day {
    day.plus_days(-i32::try_from(day.weekday()).unwrap_or(0))
}

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let asked = asked.read(&viewer);
    let first = monday(asked.day.unwrap_or(ui.today()));
    let last = first.plus_days(6);
    let (whose, today) = (viewer.clone(), ui.today());
    let read = move |tx: &Tx<'_>| {
        let shown = load(tx, &whose, asked, (first, last))?;
        let places = store::places::written_by(tx, &whose, today)?;
        Ok((shown, places))
    };
    let (shown, places) = app.db.read(read).await?;
    Ok(view(&ui, &viewer, asked, first, &shown, &places))
}

fn view(
    ui: &Ui,
    viewer: &Standing,
    asked: urls::Asked,
    first: Day,
    shown: &Shown,
    places: &[Place],
) -> Page {
    let title = t!(ui, "agenda-title");
    let (before, after) = (first.plus_days(-7), first.plus_days(7));
    let way = |day: Day, words: std::borrow::Cow<'_, str>| {
        Some((asked.on(day).at(urls::AGENDA), words.into_owned()))
    };
    let ways = [way(before, t!(ui, "agenda-week-before")), way(after, t!(ui, "agenda-week-after"))];
    let today = urls::Asked { day: None, ..asked }.at(urls::AGENDA);
    let (from, last) = (first.without_year(ui.locale), first.plus_days(6));
    let until = format!("{} {}", last.without_year(ui.locale), last.year());
    let body = html! {
        (ui::head(&title, html! {
            (ui::button_link(&urls::new_on(start_of(ui, first)), "plus", t!(ui, "agenda-new")))
        }))
        (pieces::views(ui, viewer, asked, false))
        @if places.len() > 1 { (place_form(ui, asked, places)) }
        (ui::turning(ui, t!(ui, "agenda-week-of", from = from, until = until), ways, Some(&today)))
        @let days = days(ui, viewer, first, first.plus_days(6), shown);
        @if is_empty(shown) {
            (ui::empty(t!(ui, "agenda-nothing-this-week"), None))
        } @else { (days) }
        (pieces::search_form(ui, ""))
        (pieces::ways(ui))
    };
    ui.page(&title, body)
}

/// The day with which a new event begins: today in this week, else its Monday.
fn start_of(ui: &Ui, first: Day) -> Day {
    let today = ui.today();
    if first <= today && today <= first.plus_days(6) { today } else { first }
}

pub fn is_empty(shown: &Shown) -> bool {
    let Shown { lines, slots, evenings, off } = shown;
    lines.is_empty() && slots.is_empty() && evenings.is_empty() && off.is_empty()
}

/// The agenda of one place among those one writes in.
fn place_form(ui: &Ui, asked: urls::Asked, places: &[Place]) -> Markup {
    let open = asked.place.map(|key| key.to_string()).unwrap_or_default();
    html! {
        form.agenda-place method="get" action=(urls::AGENDA) {
            div.field {
                label for="lieu" { (t!(ui, "agenda-place")) }
                select.input #lieu name="lieu" {
                    option value="" { (t!(ui, "agenda-place-all")) }
                    @for place in places {
                        @let key = place.key().to_string();
                        option value=(key) selected[key == open] {
                            (pieces::place_name(ui, place.kind, &place.name))
                        }
                    }
                }
            }
            @if let Some(day) = asked.day { input type="hidden" name="jour" value=(day); }
            button.button.plain { (t!(ui, "agenda-show")) }
        }
    }
}

/// Day by day; a day without anything is not said.
pub fn days(ui: &Ui, viewer: &Standing, first: Day, last: Day, shown: &Shown) -> Markup {
    html! {
        @for number in 0..=last.since(first) {
            (one_day(ui, viewer, &OneDay::of(shown, first.plus_days(number), first)))
        }
    }
}

/// What there is on one day.
pub struct OneDay<'a> {
    pub day: Day,
    pub lines: Vec<&'a Line>,
    pub slots: Vec<&'a Mine>,
    pub evenings: Vec<&'a Evening>,
    /// Holidays are said once, on their first day that is shown.
    pub off: Option<&'a Off>,
}

impl<'a> OneDay<'a> {
    pub fn of(shown: &'a Shown, day: Day, first: Day) -> Self {
        // Dates that begin that day, or go on.
        let goes_on = |line: &&Line| {
            let last = line.end_at.plus_millis(-1).max(line.start_at).day();
            line.start_at.day() <= day && day <= last
        };
        let off = holidays::on(&shown.off, day);
        OneDay {
            day,
            lines: shown.lines.iter().filter(goes_on).collect(),
            slots: shown.slots.iter().filter(|it| it.start_at.day() == day).collect(),
            evenings: shown.evenings.iter().filter(|it| it.day == day).collect(),
            off: off.filter(|it| it.first == day || day == first || it.kind != Kind::Holidays),
        }
    }

    /// How much there is to do.
    pub fn count(&self) -> usize {
        self.lines.len() + self.slots.len() + self.evenings.len()
    }
}

fn one_day(ui: &Ui, viewer: &Standing, one: &OneDay<'_>) -> Markup {
    let day = one.day;
    let id = format!("jour-{day}");
    html! {
        @if one.count() > 0 || one.off.is_some() {
            section.card.day aria-labelledby=(id) {
                header {
                    h3 #(id) {
                        (day.weekday_in(ui.locale)) " " (day.without_year(ui.locale))
                        @if day == ui.today() {
                            " " (ui::tag(t!(ui, "agenda-today"), ui::Tone::Ok))
                        }
                    }
                }
                ul.rows {
                    @if let Some(off) = one.off { li { (pieces::off_row(ui, off)) } }
                    @for slot in &one.slots { li { (pieces::slot_row(ui, viewer, slot, false)) } }
                    @for evening in &one.evenings {
                        li {
                            (pieces::evening_row(ui, evening, false))
                            (pieces::comers(ui, evening))
                        }
                    }
                    @for line in &one.lines { li { (pieces::row(ui, viewer, line, false)) } }
                }
            }
        }
    }
}
