//! The week, drawn: a card for each day. A child who does not read yet has large ones, with few
//! words.

use super::{pieces, week::Shown};
use crate::{homework::acts_for, store::lists::Line, urls};
use base::Day;
use maud::{Markup, html};
use people::Standing;
use ui::Tone;
use web::{Page, Ui, t, ui};

pub fn view(ui: &Ui, viewer: &Standing, shown: &Shown) -> Page {
    if viewer.is_young_pupil() {
        return young(ui, viewer, shown);
    }
    let title = t!(ui, "homework-title");
    let child = shown.child;
    let is_staff = viewer.is_staff();
    let body = html! {
        (ui::head(&title, html! {
            @if is_staff {
                a.button.plain href=(urls::BOOKS) {
                    (ui::icon("users")) (t!(ui, "homework-my-classes"))
                }
            }
        }))
        (pieces::children(ui, viewer, child, |child| urls::week(shown.monday, child)))
        (pieces::weeks(ui, shown.monday, |monday| urls::week(monday, child)))
        @for day in days(shown) { (one_day(ui, viewer, shown, day)) }
        (ways(ui, viewer, shown))
    };
    ui.page(&title, body)
}

/// Monday to Friday, and the other days when there is something for them.
fn days(shown: &Shown) -> Vec<Day> {
    let days = (0..7).map(|count| shown.monday.plus_days(count));
    days.filter(|day| !day.is_weekend() || shown.lines.iter().any(|it| it.due_on == *day)).collect()
}

fn of_day(shown: &Shown, day: Day) -> impl Iterator<Item = &Line> {
    shown.lines.iter().filter(move |line| line.due_on == day)
}

fn one_day(ui: &Ui, viewer: &Standing, shown: &Shown, day: Day) -> Markup {
    let lines: Vec<&Line> = of_day(shown, day).collect();
    let is_today = day == ui.today();
    let id = format!("jour-{day}");
    html! {
        section.card.day aria-labelledby=(id) {
            header {
                h2 #(id) { (pieces::capital(&pieces::day(ui, day))) }
                @if is_today { (ui::tag(t!(ui, "homework-today"), Tone::Info)) }
                @if lines.is_empty() { p.quiet { (t!(ui, "homework-nothing")) } }
            }
            @if !lines.is_empty() {
                ul.rows.tasks { @for line in lines { (row(ui, viewer, line)) } }
            }
        }
    }
}

/// A homework of a pupil: its box, what it is, what is still to be said of it.
pub fn row(ui: &Ui, viewer: &Standing, line: &Line) -> Markup {
    let anchor = format!("devoir-{}-{}", line.id, line.pupil_id);
    let url = urls::homework_of(line.id, line.pupil_id);
    let may = acts_for(viewer, line.pupil_id);
    html! {
        li.pick #(anchor) {
            @if may { (tick(ui, line)) } @else { (state(ui, line)) }
            a.row href=(url) {
                span {
                    b { bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.title) } }
                    span.quiet {
                        (pieces::child_tag(ui, line.pupil_id)) (line.subject)
                        @if line.minutes > 0 { " · " (pieces::minutes(ui, line.minutes)) }
                        @if line.files > 0 {
                            " " (ui::icon("paperclip"))
                            span.hidden { " " (t!(ui, "homework-has-files")) }
                        }
                    }
                    (tags(ui, line))
                }
                (ui::icon("chevron-right"))
            }
        }
    }
}

/// One press says that it is done, another that it is not.
fn tick(ui: &Ui, line: &Line) -> Markup {
    let is_done = line.done_at.is_some();
    let words = if is_done {
        t!(ui, "homework-untick", title = line.title)
    } else {
        t!(ui, "homework-tick", title = line.title)
    };
    html! {
        form method="post" action=(urls::done(line.id)) {
            (ui::token(ui))
            input type="hidden" name="pupil" value=(line.pupil_id);
            @if !is_done { input type="hidden" name="done" value="on"; }
            button.tick aria-pressed=(is_done.to_string()) aria-label=(words) {
                @if is_done { (ui::icon("check")) }
            }
        }
    }
}

/// What a guardian sees: done or not, as the child says.
fn state(ui: &Ui, line: &Line) -> Markup {
    html! {
        @if line.done_at.is_some() {
            span.tick.done { (ui::icon("check")) span.hidden { (t!(ui, "homework-is-done")) } }
        } @else {
            span.tick.open { span.hidden { (t!(ui, "homework-is-not-done")) } }
        }
    }
}

/// Work handed in, late, given back, to be done again; a correction.
pub fn tags(ui: &Ui, line: &Line) -> Markup {
    let is_back = line.given_back_at.is_some();
    html! {
        @if line.wants_work || line.corrected_at.is_some() {
            span.tags {
                @if line.wants_work {
                    @match (line.hand_in_id, line.wants_again) {
                        (None, _) => (ui::tag(t!(ui, "homework-tag-to-hand-in"), Tone::Info)),
                        (_, Some(true)) => (ui::tag(t!(ui, "homework-tag-again"), Tone::Warn)),
                        _ if is_back => (ui::tag(t!(ui, "homework-tag-back"), Tone::Ok)),
                        _ => (ui::tag(t!(ui, "homework-tag-handed-in"), Tone::Ok)),
                    }
                    @if line.is_late == Some(true) {
                        " " (ui::tag(t!(ui, "homework-tag-late"), Tone::Warn))
                    }
                }
                @if line.corrected_at.is_some() {
                    " " (ui::tag(t!(ui, "homework-tag-corrected"), Tone::Plain))
                }
            }
        }
    }
}

fn ways(ui: &Ui, viewer: &Standing, shown: &Shown) -> Markup {
    let child = shown.child.and_then(|child| viewer.child(child));
    let is_shown = |class: &&people::ClassSummary| match child {
        Some(child) => child.classes.contains(&class.id),
        None => viewer.attends(class.id) || viewer.guards_a_pupil_of(class.id),
    };
    let classes = viewer.classes.iter().filter(is_shown);
    html! {
        p.actions {
            @for class in classes {
                a.button.link.small href=(urls::lessons(class.id.cast())) {
                    (t!(ui, "homework-lessons-of", class = class.name))
                }
            }
            a.button.link.small href=(urls::SEARCH) { (t!(ui, "homework-search-title")) }
        }
    }
}

/// For who does not read yet: the next day there is something for, in large, and an ear.
fn young(ui: &Ui, viewer: &Standing, shown: &Shown) -> Page {
    let title = t!(ui, "homework-young-title");
    let own = |line: &&Line| line.pupil_id == viewer.person;
    let mut lines: Vec<&Line> = shown.lines.iter().filter(own).collect();
    lines.retain(|line| line.due_on >= ui.today());
    let body = html! {
        div.inline {
            h1 { (title) }
            button.listen type="button" hidden data-behaviour="speak" data-speak-from="#main"
                data-speak-lang=(ui.locale.code()) aria-label=(t!(ui, "homework-listen")) {
                (ui::icon("volume-2"))
            }
        }
        @if lines.is_empty() {
            div.tiles { p.tile.c5 { (ui::icon("sun")) span { (t!(ui, "homework-young-none")) } } }
        } @else {
            ul.young-tasks { @for line in lines { (young_row(ui, line)) } }
        }
    };
    ui.page(&title, body)
}

fn young_row(ui: &Ui, line: &Line) -> Markup {
    let is_done = line.done_at.is_some();
    let class = if is_done { "done" } else { "open" };
    html! {
        li.(class) #{ "devoir-" (line.id) "-" (line.pupil_id) } {
            a href=(urls::homework(line.id)) {
                b { bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.title) } }
                span.quiet { (pieces::due(ui, line.due_on)) }
            }
            form method="post" action=(urls::done(line.id)) {
                (ui::token(ui))
                input type="hidden" name="pupil" value=(line.pupil_id);
                @if !is_done { input type="hidden" name="done" value="on"; }
                button.button.wide.(class) aria-pressed=(is_done.to_string()) {
                    @if is_done { (ui::icon("star")) (t!(ui, "homework-young-bravo")) }
                    @else { (ui::icon("check")) (t!(ui, "homework-young-done")) }
                    span.hidden { " " (line.title) }
                }
            }
        }
    }
}
