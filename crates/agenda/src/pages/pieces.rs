//! What several pages of the agenda show: rows, hours, names of places, the way between views.

use crate::{
    evening::Evening,
    event::{self, State},
    holidays::Off,
    place::{Place, PlaceKind},
    store::{lists::Line, slots::Mine},
    urls,
};
use base::{Day, Id, Instant, PersonName};
use maud::{Markup, html};
use people::{Person, Standing};
use web::{
    Ui, t,
    ui::{self, Chip, Colour, Tone},
};

/// The name of a place; one's own has none.
pub fn place_name(ui: &Ui, kind: PlaceKind, name: &str) -> String {
    if kind == PlaceKind::Person {
        t!(ui, "agenda-place-own").into_owned()
    } else {
        name.to_owned()
    }
}

/// `9 h – 11 h 30`, or nothing for whole days.
pub fn hours(ui: &Ui, start: Instant, end: Instant, is_all_day: bool) -> String {
    if is_all_day {
        return t!(ui, "agenda-all-day").into_owned();
    }
    let from = start.time_in(ui.locale);
    if end <= start {
        return from;
    }
    if end.day() == start.day() {
        return format!("{from} – {}", end.time_in(ui.locale));
    }
    let (day, until) = (end.day().short(ui.locale), end.time_in(ui.locale));
    format!("{from} – {day}, {until}")
}

/// `du 3 décembre au 5 décembre`, `jeudi 3 décembre 2026`, with the hours.
pub fn when(ui: &Ui, start: Instant, end: Instant, is_all_day: bool) -> String {
    let (first, last) = (start.day(), end.plus_millis(-1).day());
    if is_all_day && last > first {
        let (from, until) = (first.in_words(ui.locale), last.in_words(ui.locale));
        return t!(ui, "agenda-from-to", from = from, until = until).into_owned();
    }
    let day = first.in_words(ui.locale);
    if is_all_day { day } else { format!("{day}, {}", hours(ui, start, end, false)) }
}

/// A date in a list. Its day is said where the list does not.
pub fn row(ui: &Ui, viewer: &Standing, line: &Line, says_day: bool) -> Markup {
    let is_off = line.state == State::Cancelled;
    let hours = hours(ui, line.start_at, line.end_at, line.is_all_day);
    let day = line.start_at.day();
    html! {
        a.row.read href=(urls::date(line.id)) {
            span.face aria-hidden="true" { (ui::icon(line.theme.icon())) }
            span {
                @let title = html! {
                    b { bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.title) } }
                };
                @if is_off { s { (title) } } @else { (title) }
                span.quiet {
                    @if says_day { (short_day(ui, day)) ", " }
                    (hours)
                    @if !line.location.is_empty() { " · " (line.location) }
                    @if line.files > 0 {
                        " " (ui::icon("paperclip"))
                        span.hidden { (t!(ui, "agenda-has-files")) }
                    }
                }
                (children_tags(viewer, &line.place()))
                @if is_off { (ui::tag(t!(ui, "agenda-cancelled"), Tone::Warn)) }
                @else if line.adults_needed > 0 && line.start_at > ui.now {
                    (ui::tag(t!(ui, "agenda-adults-wanted"), Tone::Info))
                }
            }
            @if line.place_kind != PlaceKind::Person && !line.place_name.is_empty() {
                span.quiet { (line.place_name) }
            }
        }
    }
}

/// `aujourd’hui`, `demain`, `jeudi 3 déc.`
pub fn short_day(ui: &Ui, day: Day) -> String {
    match day.since(ui.today()) {
        0 => t!(ui, "agenda-today").into_owned(),
        1 => t!(ui, "agenda-tomorrow").into_owned(),
        _ => format!("{} {}", day.weekday_in(ui.locale), day.short(ui.locale)),
    }
}

/// The tags of the viewer's children it is about, for whoever has several.
fn children_tags(viewer: &Standing, place: &Place) -> Markup {
    let children = viewer.children.iter().enumerate();
    let concerned: Vec<_> =
        children.filter(|(_, child)| event::concerns(viewer, child, place)).collect();
    let says_who = viewer.children.len() > 1 && concerned.len() < viewer.children.len();
    html! {
        @if says_who {
            @for (place, child) in concerned {
                (ui::child_tag(&child.name, Colour::of_place(place)))
            }
        }
    }
}

/// One's appointment in a list. Its day is said where the list does not.
pub fn slot_row(ui: &Ui, viewer: &Standing, slot: &Mine, says_day: bool) -> Markup {
    let place = viewer.children.iter().position(|child| child.id == slot.pupil_id);
    html! {
        a.row.read href=(urls::opening(slot.opening_id)) {
            span.face aria-hidden="true" { (ui::icon("calendar-clock")) }
            span {
                b { (slot.title) }
                span.quiet {
                    @if says_day { (short_day(ui, slot.start_at.day())) ", " }
                    (hours(ui, slot.start_at, slot.end_at, false))
                    @if !slot.location.is_empty() { " · " (slot.location) }
                }
                @match place {
                    Some(place) if viewer.children.len() > 1 => {
                        (ui::child_tag(&viewer.children[place].name, Colour::of_place(place)))
                    }
                    _ => {}
                }
            }
            span.quiet { (slot.owner().formal()) }
        }
    }
}

/// Those whom one receives one day, in a list.
pub fn evening_row(ui: &Ui, evening: &Evening, says_day: bool) -> Markup {
    let (booked, slots) = (evening.booked().count(), evening.slots.len());
    html! {
        a.row.read href=(urls::opening(evening.opening)) {
            span.face aria-hidden="true" { (ui::icon("calendar-clock")) }
            span {
                b { (evening.title) }
                span.quiet {
                    @if says_day { (short_day(ui, evening.day)) ", " }
                    (hours(ui, evening.start_at, evening.end_at, false))
                    @if !evening.location.is_empty() { " · " (evening.location) }
                }
            }
            span.quiet { (t!(ui, "agenda-evening-booked", booked = booked, slots = slots)) }
        }
    }
}

/// Who comes to an evening, hour by hour.
pub fn comers(ui: &Ui, evening: &Evening) -> Markup {
    html! {
        @if evening.booked().next().is_some() {
            ul.comers {
                @for slot in evening.booked() {
                    li {
                        b.hour { (slot.start_at.time_in(ui.locale)) }
                        span {
                            (slot.pupil().map(|name| name.full()).unwrap_or_default())
                            @if let Some(guardian) = slot.guardian() {
                                span.quiet { (guardian.full()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Days without class in a list.
pub fn off_row(ui: &Ui, off: &Off) -> Markup {
    html! {
        span.row.off {
            span.face aria-hidden="true" { (ui::icon(off.kind.icon())) }
            span {
                b { (ui.words(off.text)) }
                span.quiet {
                    (off_days(ui, off))
                    @if let Some(school) = &off.school { " · " (school) }
                }
            }
        }
    }
}

pub fn off_days(ui: &Ui, off: &Off) -> String {
    if off.first == off.last {
        return short_day(ui, off.first);
    }
    let (from, until) = (off.first.without_year(ui.locale), off.last.without_year(ui.locale));
    t!(ui, "agenda-from-to", from = from, until = until).into_owned()
}

/// Week or month; then each child, for whoever has several.
pub fn views(ui: &Ui, viewer: &Standing, asked: urls::Asked, is_month: bool) -> Markup {
    let week = (asked.at(urls::AGENDA), t!(ui, "agenda-week"), !is_month);
    let month = (asked.at(urls::MONTH), t!(ui, "agenda-month"), is_month);
    let chips: Vec<Chip<'_>> = [&week, &month]
        .into_iter()
        .map(|(url, words, is_open)| Chip { url, words, number: None, is_open: *is_open })
        .collect();
    html! {
        (ui::chips(t!(ui, "agenda-views"), &chips))
        @if viewer.children.len() > 1 { (children(ui, viewer, asked, is_month)) }
    }
}

fn children(ui: &Ui, viewer: &Standing, asked: urls::Asked, is_month: bool) -> Markup {
    let path = if is_month { urls::MONTH } else { urls::AGENDA };
    let of = |child: Option<Id<Person>>| urls::Asked { child, ..asked }.at(path);
    let all = (of(None), t!(ui, "agenda-all-children").into_owned(), asked.child.is_none());
    let each = viewer
        .children
        .iter()
        .map(|child| (of(Some(child.id)), child.name.first.clone(), asked.child == Some(child.id)));
    let chips: Vec<(String, String, bool)> = std::iter::once(all).chain(each).collect();
    let chips: Vec<Chip<'_>> = chips
        .iter()
        .map(|(url, words, is_open)| Chip { url, words, number: None, is_open: *is_open })
        .collect();
    ui::chips(t!(ui, "agenda-children"), &chips)
}

/// What else one can do from here.
pub fn ways(ui: &Ui) -> Markup {
    html! {
        p.actions {
            a.button.link.small href=(urls::OPENINGS) { (t!(ui, "agenda-openings")) }
            a.button.link.small href=(urls::FEED) { (t!(ui, "agenda-feed-title")) }
            a.button.link.small href=(urls::IMPORT) { (t!(ui, "agenda-import-title")) }
        }
    }
}

pub fn search_form(ui: &Ui, query: &str) -> Markup {
    ui::search(ui, urls::SEARCH, t!(ui, "agenda-search-label"), query)
}

/// As the viewer calls somebody: families say Mme, colleagues say the first name.
pub fn name(ui: &Ui, name: &PersonName) -> String {
    match &ui.viewer {
        Some(viewer) if viewer.is_staff() => name.full(),
        _ => name.formal(),
    }
}

/// The way back to the agenda.
pub fn way_back(ui: &Ui) -> Markup {
    ui::breadcrumb(ui, &[(urls::AGENDA, &t!(ui, "agenda-title"))])
}

/// Text with its paragraphs, and nothing but text.
pub fn paragraphs(text: &str) -> Markup {
    html! {
        @for paragraph in text.split("\n\n").filter(|it| !it.trim().is_empty()) {
            p { @for (place, line) in paragraph.lines().enumerate() {
                @if place > 0 { br; } (line)
            } }
        }
    }
}
