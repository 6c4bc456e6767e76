//! A week of lessons: the hours down, the days across. A phone shows the open day of it, and paper
//! the whole week.

use super::{asked::Open, pieces};
use crate::{Letter, Occurrence, PartKind, calendar::Calendar, urls};
use base::{Day, Id, Minutes};
use maud::{Markup, html};
use people::School;
use std::collections::BTreeSet;
use web::{Ui, t, ui};

/// Whose week it is: what one knows already is not said in each hour.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Pupils,
    Teacher,
    Room,
}

/// A week, as it is shown.
pub struct Week<'a> {
    pub open: Open,
    pub lessons: &'a [Occurrence],
    /// That of its school, where it is of one.
    pub calendar: Option<&'a Calendar>,
    pub look: Look,
    /// The page itself, without a day.
    pub url: &'a str,
    /// The schools whose lessons the viewer may change.
    pub arranges: &'a [Id<School>],
}

const WEEKDAYS: i32 = 5;

impl Week<'_> {
    /// Monday to Friday, and Saturday where something is on it or it is asked for.
    fn days(&self) -> Vec<Day> {
        let monday = self.open.monday;
        let mut days: Vec<Day> = (0..WEEKDAYS).map(|count| monday.plus_days(count)).collect();
        let more = self.lessons.iter().map(|it| it.day).chain([self.open.day]);
        days.extend(more.filter(|day| day.since(monday) >= WEEKDAYS));
        days.sort_unstable();
        days.dedup();
        days
    }

    fn is_closed(&self, day: Day) -> bool {
        let has_none = !self.lessons.iter().any(|it| it.day == day);
        has_none && self.calendar.is_some_and(|calendar| !calendar.is_open(day))
    }

    fn letter(&self) -> Option<Letter> {
        let is_open = |days: i32| {
            let day = self.open.monday.plus_days(days);
            self.calendar.is_some_and(|calendar| calendar.is_open(day))
        };
        let calendar = self.calendar?;
        (0..WEEKDAYS).any(is_open).then(|| calendar.letter(self.open.monday))
    }

    fn is_for_paper(&self, day: Day) -> &'static str {
        if day == self.open.day { "is-open" } else { "" }
    }
}

pub fn view(ui: &Ui, week: &Week<'_>) -> Markup {
    let days = week.days();
    let starts: BTreeSet<Minutes> = week.lessons.iter().map(|it| it.from).collect();
    html! {
        (turnings(ui, week, &days))
        @if week.lessons.is_empty() {
            (ui::empty(t!(ui, "timetable-empty-week"), None))
        } @else {
            div.timetable-box {
                table.timetable {
                    caption.hidden { (t!(ui, "timetable-caption")) }
                    thead { tr {
                        th scope="col" { span.hidden { (t!(ui, "timetable-hour")) } }
                        @for day in &days { (head(ui, week, *day)) }
                    } }
                    tbody {
                        @for from in &starts { (row(ui, week, &days, *from)) }
                    }
                }
            }
            @if week.lessons.iter().all(|it| it.day != week.open.day) {
                p.quiet.timetable-none { (none(ui, week)) }
            }
        }
    }
}

/// Why a day has nothing.
fn none(ui: &Ui, week: &Week<'_>) -> String {
    let closed = week.is_closed(week.open.day);
    let words = if closed { t!(ui, "timetable-closed-day") } else { t!(ui, "timetable-empty-day") };
    words.into_owned()
}

/// A week between two weeks on a desktop, a day between two days on a phone.
fn turnings(ui: &Ui, week: &Week<'_>, days: &[Day]) -> Markup {
    let (monday, open) = (week.open.monday, week.open.day);
    let url = |day: Day| urls::on(week.url, day);
    let way = |day: Day| {
        let said = pieces::day(ui, day);
        Some((url(day), t!(ui, "timetable-week-of", day = said).into_owned()))
    };
    let is_now = crate::weeks::monday_of(ui.today()) == monday;
    let title = match week.letter() {
        Some(letter) => {
            let day = pieces::day(ui, monday);
            t!(ui, "timetable-week-letter", day = day, letter = letter.word()).into_owned()
        }
        None => t!(ui, "timetable-week-of", day = pieces::day(ui, monday)).into_owned(),
    };
    let weeks = [way(monday.plus_days(-7)), way(monday.plus_days(7))];
    let day = |day: Day| Some((url(day), pieces::day(ui, day)));
    let before = days.iter().rev().find(|it| **it < open).copied();
    let after = days.iter().find(|it| **it > open).copied();
    let ways = [
        day(before.unwrap_or_else(|| monday.plus_days(-3))),
        day(after.unwrap_or_else(|| monday.plus_days(7))),
    ];
    html! {
        div.timetable-weeks { (ui::turning(ui, &title, weeks, (!is_now).then_some(week.url))) }
        div.timetable-days {
            (ui::turning(ui, pieces::day(ui, open), ways,
                (open != ui.today()).then_some(week.url)))
            (strip(ui, week, days, &title))
        }
    }
}

/// The days of the week on a phone: how many lessons each has, and whether one is not as usual.
fn strip(ui: &Ui, week: &Week<'_>, days: &[Day], title: &str) -> Markup {
    html! {
        p.quiet { (title) }
        nav.timetable-strip aria-label=(title) {
            @for day in days {
                @let own = || week.lessons.iter().filter(|it| it.day == *day);
                @let held = own().filter(|it| it.is_held()).count();
                @let is_changed = own().any(|it| !it.notes.is_empty());
                a.is-changed[is_changed] href=(urls::on(week.url, *day))
                    aria-current=[(*day == week.open.day).then_some("true")] {
                    span { (short(ui, *day)) " " b { (day.day()) } }
                    span.quiet { (t!(ui, "timetable-strip-lessons", count = held)) }
                    @if is_changed { span.hidden { (t!(ui, "timetable-strip-changed")) } }
                }
            }
        }
    }
}

/// `Lun.`
fn short(ui: &Ui, day: Day) -> String {
    const LETTERS: usize = 3;
    let letters: String = day.weekday_in(ui.locale).chars().take(LETTERS).collect();
    format!("{}.", pieces::capital(&letters))
}

fn head(ui: &Ui, week: &Week<'_>, day: Day) -> Markup {
    let is_today = day == ui.today();
    html! {
        th.(week.is_for_paper(day)).today[is_today] scope="col"
            aria-current=[is_today.then_some("date")] {
            (pieces::capital(day.weekday_in(ui.locale))) " " (day.day())
            @if is_today { " " span.quiet { (t!(ui, "timetable-today-mark")) } }
            @if week.is_closed(day) { " " span.quiet { (t!(ui, "timetable-closed")) } }
        }
    }
}

fn row(ui: &Ui, week: &Week<'_>, days: &[Day], from: Minutes) -> Markup {
    let of = |day: Day| week.lessons.iter().filter(move |it| it.day == day && it.from == from);
    let is_idle = of(week.open.day).next().is_none();
    html! {
        tr.is-idle[is_idle] {
            th scope="row" { (from.in_words(ui.locale)) }
            @for day in days {
                td.(week.is_for_paper(*day)).today[*day == ui.today()] {
                    @for it in of(*day) { (lesson(ui, week, it)) }
                }
            }
        }
    }
}

fn lesson(ui: &Ui, week: &Week<'_>, it: &Occurrence) -> Markup {
    let is_off = !it.is_held();
    let (room, teachers) = (it.said(PartKind::Room), it.said(PartKind::Teacher));
    let pupils = [PartKind::Class, PartKind::Group].map(|kind| it.said(kind));
    let pupils: Vec<String> = pupils.into_iter().filter(|said| !said.is_empty()).collect();
    let pupils = pupils.join(", ");
    let groups = it.said(PartKind::Group);
    // A pupil looks for what, a teacher for whom.
    let by_class = week.look == Look::Teacher && !pupils.is_empty();
    let title = title(it, if by_class { &pupils } else { &it.subject });
    html! {
        div.lesson.is-off[is_off].is-changed[!it.notes.is_empty()] {
            @if week.arranges.contains(&it.school) {
                a href=(urls::lesson(it.lesson, it.of_day)) { (title) }
            } @else { (title) }
            span.lesson-hours { (pieces::hours(ui, it)) }
            @if !room.is_empty() && week.look != Look::Room {
                span { (pieces::room(ui, &room)) }
            }
            @match week.look {
                Look::Pupils => {
                    @if !groups.is_empty() { span { (groups) } }
                    @if !teachers.is_empty() { span.quiet { (teachers) } }
                }
                Look::Teacher => { @if by_class { span { (it.subject) } } }
                Look::Room => {
                    @if !pupils.is_empty() { span { (pupils) } }
                    @if !teachers.is_empty() { span.quiet { (teachers) } }
                }
            }
            (pieces::notes(ui, it))
            @for word in &it.words { span.quiet { "«\u{a0}" (word) "\u{a0}»" } }
        }
    }
}

/// What is not held is crossed out, and said in words below.
fn title(it: &Occurrence, words: &str) -> Markup {
    html! { @if it.is_held() { b { (words) } } @else { s { (words) } } }
}

/// The schools of a viewer whose lessons he may change.
pub fn arranged(viewer: &people::Standing) -> Vec<Id<School>> {
    let own = viewer.schools.iter().filter(|it| viewer.administers(it.id));
    own.map(|it| it.id).collect()
}
