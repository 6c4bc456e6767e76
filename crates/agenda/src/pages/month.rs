//! The month: `GET /agenda/mois`. A grid; on a phone its days are small and lead to the list below.

use super::{
    list::{self, Asked, OneDay, Shown},
    pieces,
};
use crate::{event::State, holidays, opening::Opening, urls};
use axum::extract::{Query, State as Inner};
use base::{Day, Id, Instant};
use db::Tx;
use maud::{Markup, html};
use people::Standing;
use web::{App, Page, Result, Ui, Viewer, t, ui};

/// Shown in a cell; the others are counted.
const IN_A_CELL: usize = 3;

pub async fn get(
    viewer: Viewer,
    Inner(app): Inner<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let asked = asked.read(&viewer);
    let month = first_of(asked.day.unwrap_or(ui.today()));
    let (first, last) = (list::monday(month), sunday(last_of(month)));
    let whose = viewer.clone();
    let shown =
        app.db.read(move |tx: &Tx<'_>| list::load(tx, &whose, asked, (first, last))).await?;
    Ok(view(&ui, &viewer, asked, month, &shown))
}

pub fn first_of(day: Day) -> Day {
    day.plus_days(1 - i32::from(day.day()))
}

fn last_of(month: Day) -> Day {
    first_of(month.plus_days(31)).plus_days(-1)
}

fn sunday(day: Day) -> Day {
    list::monday(day).plus_days(6)
}

fn name_of(ui: &Ui, month: Day) -> String {
    let words = month.plus_days(1).without_year(ui.locale);
    let name = words.split_once(' ').map_or("", |(_, name)| name);
    format!("{name} {}", month.year())
}

fn view(ui: &Ui, viewer: &Standing, asked: urls::Asked, month: Day, shown: &Shown) -> Page {
    let title = t!(ui, "agenda-title");
    let (before, after) = (first_of(month.plus_days(-1)), first_of(month.plus_days(31)));
    let way = |day: Day| Some((asked.on(day).at(urls::MONTH), name_of(ui, day)));
    let today = urls::Asked { day: None, ..asked }.at(urls::MONTH);
    let body = html! {
        (ui::head(&title, html! {
            (ui::button_link(&urls::new_on(month.max(ui.today())), "plus", t!(ui, "agenda-new")))
        }))
        (pieces::views(ui, viewer, asked, true))
        (ui::turning(ui, name_of(ui, month), [way(before), way(after)], Some(&today)))
        (grid(ui, month, shown))
        @if list::is_empty(shown) {
            (ui::empty(t!(ui, "agenda-nothing-this-month"), None))
        } @else { (list::days(ui, viewer, month, last_of(month), shown)) }
        (pieces::ways(ui))
    };
    ui.page(&title, body)
}

fn grid(ui: &Ui, month: Day, shown: &Shown) -> Markup {
    let first = list::monday(month);
    let weeks = (sunday(last_of(month)).since(first) + 1) / 7;
    html! {
        table.month role="table" {
            caption.hidden { (name_of(ui, month)) }
            thead role="rowgroup" {
                tr role="row" {
                    @for number in 0..7 {
                        @let name = first.plus_days(number).weekday_in(ui.locale);
                        th role="columnheader" scope="col" {
                            abbr title=(name) { (name.chars().take(3).collect::<String>()) }
                        }
                    }
                }
            }
            tbody role="rowgroup" {
                @for week in 0..weeks {
                    tr role="row" {
                        @for number in 0..7 {
                            (cell(ui, month, first.plus_days(week * 7 + number), shown))
                        }
                    }
                }
            }
        }
    }
}

fn cell(ui: &Ui, month: Day, day: Day, shown: &Shown) -> Markup {
    let one = OneDay::of(shown, day, list::monday(month));
    let count = one.count();
    let is_off = holidays::on(&shown.off, day).is_some();
    let is_outside = day.month() != month.month();
    let class = match (is_outside, is_off, day == ui.today()) {
        (true, ..) => "outside",
        (_, _, true) => "today",
        (_, true, _) => "off",
        _ => "",
    };
    let meetings = meetings(ui, &one);
    html! {
        td.(class) role="cell" aria-current=[(day == ui.today()).then_some("date")] {
            @if count > 0 && !is_outside {
                a.number href={ "#jour-" (day) } {
                    (day.day())
                    span.hidden { " " (t!(ui, "agenda-events-count", count = count)) }
                    // On a phone: the first hour one is awaited, and a dot for all else.
                    @if let Some(first) = meetings.first() {
                        span.hour { (first.hour) }
                    }
                    span.dots aria-hidden="true" { @for _ in 0..one.lines.len().min(3) { i {} } }
                }
            } @else { span.number { (day.day()) } }
            @if let Some(off) = one.off { span.words.quiet { (ui.words(off.text)) } }
            @for meeting in meetings.iter().take(IN_A_CELL) {
                a.words href=(urls::opening(meeting.opening)) { (meeting.hour) " " (meeting.who) }
            }
            @let room = IN_A_CELL.saturating_sub(meetings.len());
            @for line in one.lines.iter().take(room) {
                a.words href=(urls::date(line.id)) lang=[ui.lang(line.lang)]
                    dir=[ui.dir(line.lang)] {
                    @if line.state == State::Cancelled { s { (line.title) } }
                    @else { (line.title) }
                }
            }
            @let more = (meetings.len() + one.lines.len()).saturating_sub(IN_A_CELL);
            @if more > 0 { span.words.quiet { (t!(ui, "agenda-more", count = more)) } }
        }
    }
}

/// An appointment in a cell: the hour, and whom one meets.
struct Meeting {
    opening: Id<Opening>,
    hour: String,
    who: String,
}

/// One's own appointments of a day, and those with oneself; of an evening nobody has booked, its
/// title.
fn meetings(ui: &Ui, one: &OneDay<'_>) -> Vec<Meeting> {
    let hour = |at: Instant| at.time_in(ui.locale);
    let mut meetings: Vec<Meeting> = Vec::new();
    meetings.extend(one.slots.iter().map(|slot| Meeting {
        opening: slot.opening_id,
        hour: hour(slot.start_at),
        who: slot.owner().formal(),
    }));
    for evening in &one.evenings {
        meetings.extend(evening.booked().map(|slot| Meeting {
            opening: evening.opening,
            hour: hour(slot.start_at),
            who: slot.pupil().map(|name| name.full()).unwrap_or_default(),
        }));
        if evening.booked().next().is_none() {
            let (hour, who) = (hour(evening.start_at), evening.title.clone());
            meetings.push(Meeting { opening: evening.opening, hour, who });
        }
    }
    meetings
}
