//! A school's absences of a day: `/presences/ecoles/{school}`. What the head looks at in the
//! morning.

use super::{asked::Asked, pieces};
use crate::{
    Moment, Month, Slot, State as Marked, Week,
    access::{Arrange, Follow, Serve},
    calling::RollCall,
    half_day,
    store::{
        self,
        absences::{Announced, Line as Told},
        schools::{ClassLine, Line, Missed},
    },
    urls,
};
use axum::extract::{Query, State};
use base::{Id, Instant};
use db::Tx;
use maud::{Markup, html};
use people::School;
use web::{App, Granted, Page, Result, Ui, t, ui};

/// The threshold of the law: four half-days in a month without a legitimate reason (L131-8).
pub const THRESHOLD_HALF_DAYS: u32 = 4;
/// A family has two days to say why.
const SILENCE_HOURS: i64 = 48;
/// Older silences are the register's.
const SILENCE_DAYS: i32 = 60;

/// What it shows.
pub struct Shown {
    pub week: Week,
    pub slot: Slot,
    pub classes: Vec<ClassLine>,
    pub calls: Vec<RollCall>,
    pub marks: Vec<Line>,
    pub told: Vec<Told>,
    pub silent: Vec<Line>,
    pub missed: Vec<Missed>,
}

pub async fn get(
    school: Granted<Follow, School>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (id, now) = (school.id, app.clock.now());
    let read = move |tx: &Tx<'_>| {
        let shown = load(tx, id, &asked, now)?;
        let half = half_day::announced(&shown.week, shown.slot);
        let announced = store::absences::announced(tx, id, shown.slot, half)?;
        Ok((shown, announced))
    };
    let (shown, announced) = app.db.read(read).await?;
    Ok(view(&ui, &school, &shown, &announced))
}

pub fn load(tx: &Tx<'_>, school: Id<School>, asked: &Asked, now: Instant) -> db::Result<Shown> {
    let week = store::weeks::of(tx, school)?;
    let slot = asked.half(&week, now);
    let classes = store::schools::classes(tx, school, slot.day)?;
    let calls = store::calls::of_school(tx, school, slot.day)?;
    let marks = store::schools::of_day(tx, school, slot.day)?;
    let told: Vec<_> = marks.iter().filter_map(|mark| mark.absence_id).collect();
    let told = store::absences::lines(tx, &told)?;
    let since = now.day().plus_days(-SILENCE_DAYS);
    let silent = store::schools::unexplained(tx, school, since)?;
    let month = Month::of(slot.day);
    let span = (month.first, month.last());
    let missed = store::schools::missed(tx, school, span, THRESHOLD_HALF_DAYS)?;
    Ok(Shown { week, slot, classes, calls, marks, told, silent, missed })
}

impl Shown {
    fn of_moment(&self) -> impl Iterator<Item = &Line> {
        self.marks.iter().filter(|mark| mark.moment == self.slot.moment)
    }

    pub fn count(&self, state: Marked) -> usize {
        self.of_moment().filter(|mark| mark.state == state).count()
    }

    pub fn without_word(&self) -> usize {
        let silent = |mark: &&Line| mark.state == Marked::Absent && mark.absence_id.is_none();
        self.of_moment().filter(silent).count()
    }

    pub fn call(&self, class: &ClassLine) -> Option<&RollCall> {
        self.calls.iter().find(|call| call.class_id == class.id && call.moment == self.slot.moment)
    }

    pub fn to_call(&self) -> usize {
        self.classes.iter().filter(|class| self.call(class).is_none()).count()
    }
}

fn view(ui: &Ui, school: &School, shown: &Shown, announced: &[Announced]) -> Page {
    let title = t!(ui, "attendance-school-title");
    let month = Month::of(shown.slot.day);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "attendance-title"))]))
        (ui::head(&title, html! {
            div.actions {
                a.button.plain href=(urls::registers(school.id, month)) {
                    (ui::icon("file-text")) (t!(ui, "attendance-registers"))
                }
            }
        }))
        p.quiet { (school.name) }
        (days(ui, school.id, shown))
        @if shown.week.has(shown.slot) && shown.slot.day > ui.today() {
            (coming(ui, announced))
        } @else if shown.week.has(shown.slot) {
            (figures(ui, shown))
            div.columns {
                div.stack {
                    (absent(ui, shown))
                    @if !announced.is_empty() { (coming(ui, announced)) }
                    (silent(ui, shown))
                }
                div.stack { (classes(ui, shown)) (missed(ui, shown, month)) }
            }
        } @else {
            (pieces::no_class(ui, &shown.week, shown.slot, school.id))
            (silent(ui, shown))
            (missed(ui, shown, month))
        }
        div.actions {
            @if ui.may::<Serve>(school) {
                a.button.plain href=(urls::services(school.id)) {
                    (ui::icon("calendar")) (t!(ui, "attendance-services"))
                }
            }
            a.button.plain href=(urls::closures(school.id)) {
                (ui::icon("snowflake")) (t!(ui, "attendance-closures"))
            }
            @if ui.may::<Arrange>(school) {
                a.button.plain href=(urls::week(school.id)) {
                    (ui::icon("settings")) (t!(ui, "attendance-week"))
                }
            }
        }
    };
    ui.page(&title, body)
}

fn days(ui: &Ui, school: Id<School>, shown: &Shown) -> Markup {
    let day = shown.slot.day;
    let when = pieces::slot_of(ui, &shown.week, shown.slot);
    let around = pieces::around(ui, &shown.week, day, true, |day| urls::school_on(school, day));
    html! {
        (ui::turning(ui, when, around, None))
        (moments(ui, school, shown))
    }
}

/// The half-days of the day, and in a secondary school its hours.
fn moments(ui: &Ui, school: Id<School>, shown: &Shown) -> Markup {
    let day = shown.slot.day;
    let is_shown = |moment: &&Moment| moment.is_class() && shown.week.has(Slot::new(day, **moment));
    let links: Vec<(String, String, bool)> = Moment::ALL
        .iter()
        .filter(is_shown)
        .map(|moment| {
            let url = format!("{}&moment={}", urls::school_on(school, day), moment.word());
            (url, pieces::moment_of(ui, &shown.week, *moment), *moment == shown.slot.moment)
        })
        .collect();
    let chips: Vec<ui::Chip<'_>> = links
        .iter()
        .map(|(url, words, is_open)| ui::Chip { url, words, number: None, is_open: *is_open })
        .collect();
    html! { @if !chips.is_empty() { (ui::chips(t!(ui, "attendance-moments"), &chips)) } }
}

fn figures(ui: &Ui, shown: &Shown) -> Markup {
    let pupils: u32 = shown.classes.iter().map(|class| class.pupils).sum();
    let silent = shown.without_word();
    // Of an hour nobody knows which classes have a lesson.
    let is_half = shown.slot.moment.is_half_day();
    let canteen = shown
        .marks
        .iter()
        .filter(|mark| mark.moment == Moment::Canteen && mark.state == Marked::Present)
        .count();
    html! {
        dl.figures {
            div { dt { (t!(ui, "attendance-figure-absent", count = pupils)) }
                dd { (shown.count(Marked::Absent)) } }
            @if is_half {
                div.(if silent > 0 { "warn" } else { "" }) {
                    dt { (t!(ui, "attendance-figure-silent")) } dd { (silent) } }
            }
            div { dt { (t!(ui, "attendance-figure-late")) } dd { (shown.count(Marked::Late)) } }
            @if is_half {
                div { dt { (t!(ui, "attendance-figure-to-call")) } dd { (shown.to_call()) } }
            }
            @if canteen > 0 {
                div { dt { (t!(ui, "attendance-figure-canteen")) } dd { (canteen) } }
            }
        }
    }
}

/// Who is not here, with the reason when there is one.
fn absent(ui: &Ui, shown: &Shown) -> Markup {
    let lines: Vec<&Line> =
        shown.of_moment().filter(|mark| mark.state != Marked::Present).collect();
    let content = html! {
        @if lines.is_empty() { p.body.quiet { (t!(ui, "attendance-all-here")) } }
        ul.rows { @for line in &lines { li { (absent_line(ui, shown, line)) } } }
    };
    ui::card("absent", t!(ui, "attendance-not-here"), None, content)
}

fn absent_line(ui: &Ui, shown: &Shown, line: &Line) -> Markup {
    let told = shown.told.iter().find(|told| Some(told.id) == line.absence_id);
    let why = match (line.state, told) {
        (Marked::Absent, Some(told)) => pieces::reason(ui, told.reason),
        (Marked::Absent, None) if line.told_at.is_some() => t!(ui, "attendance-family-told"),
        (Marked::Absent, None) => t!(ui, "attendance-silent"),
        _ => "".into(),
    };
    let why = if shown.slot.moment.is_hour() { "".into() } else { why };
    let url = told.map_or_else(|| urls::pupil(line.pupil_id), |told| urls::absence(told.id));
    html! {
        a.row href=(url) {
            (ui::face(&line.name()))
            span {
                b { (line.name().listed()) }
                span.quiet { (line.class_name) @if !why.is_empty() { " · " (why) } }
            }
            (pieces::state_tag(ui, line.state, line.minutes))
        }
    }
}

/// Whom families have announced, and nobody has marked yet.
fn coming(ui: &Ui, announced: &[Announced]) -> Markup {
    let content = html! {
        @if announced.is_empty() { p.body.quiet { (t!(ui, "attendance-nobody-announced")) } }
        ul.rows {
            @for line in announced {
                li { a.row href=(urls::absence(line.id)) {
                    (ui::face(&line.name()))
                    span { b { (line.name().listed()) }
                        span.quiet {
                            (line.class_name) " · " (pieces::reason(ui, line.reason))
                        } }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("announced", t!(ui, "attendance-announced-title"), None, content)
}

/// Those whose families have said nothing, the longest silence first.
fn silent(ui: &Ui, shown: &Shown) -> Markup {
    let is_long = |line: &Line| ui.now.since(line.marked_at) > SILENCE_HOURS * 3_600_000;
    let content = html! {
        @if shown.silent.is_empty() { p.body.quiet { (t!(ui, "attendance-none-silent")) } }
        ul.rows {
            @for line in &shown.silent {
                li { a.row href=(urls::pupil(line.pupil_id)) {
                    (ui::face(&line.name()))
                    span { b { (line.name().listed()) }
                        span.quiet { (line.class_name) " · " (pieces::slot(ui, line.slot())) } }
                    @if is_long(line) {
                        (ui::tag(t!(ui, "attendance-over-48"), ui::Tone::Warn))
                    }
                } }
            }
        }
    };
    ui::card("silent", t!(ui, "attendance-silent-title"), None, content)
}

fn classes(ui: &Ui, shown: &Shown) -> Markup {
    let content = html! {
        ul.rows {
            @for class in &shown.classes {
                li { a.row href=(urls::call(class.id, called(shown))) {
                    span {
                        b { (class.name) }
                        span.quiet { (t!(ui, "attendance-pupils", count = class.pupils)) }
                    }
                    @match shown.call(class) {
                        Some(call) => {
                            (ui::tag(t!(ui, "attendance-tag-called",
                                time = call.called_at.time_in(ui.locale)), ui::Tone::Ok))
                        }
                        None if shown.slot.moment.is_hour() => {}
                        None => { (ui::tag(t!(ui, "attendance-tag-to-call"), ui::Tone::Warn)) }
                    }
                } }
            }
        }
    };
    ui::card("classes", t!(ui, "attendance-classes"), None, content)
}

/// What is called of a half-day: itself, or its first lesson.
fn called(shown: &Shown) -> Slot {
    let Slot { day, moment } = shown.slot;
    let first = shown.week.hours.iter().find(|hour| shown.week.half_of(hour.moment) == moment);
    first.map_or(shown.slot, |hour| Slot::new(day, hour.moment))
}

fn missed(ui: &Ui, shown: &Shown, month: Month) -> Markup {
    let month = month.in_words(ui.locale);
    let title = t!(ui, "attendance-threshold", month = month);
    let content = html! {
        p.body.quiet { (t!(ui, "attendance-threshold-hint")) }
        ul.rows {
            @for line in &shown.missed {
                li { a.row href=(urls::pupil(line.pupil_id)) {
                    span { b { (line.last_name) " " (line.first_name) } }
                    (ui::tag(t!(ui, "attendance-half-days", count = line.half_days),
                        ui::Tone::Warn))
                } }
            }
        }
        @if shown.missed.is_empty() { p.body.quiet { (t!(ui, "attendance-threshold-nobody")) } }
    };
    ui::card("threshold", title, None, content)
}
