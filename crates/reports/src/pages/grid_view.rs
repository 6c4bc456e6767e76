//! The grid, drawn: a pupil a line, a part a column; on a phone a pupil a card.

use super::{
    grid::{Named, Shown, Unsaved},
    grid_form::{APPRECIATION_CHARS, GridForm, Row},
    pieces::{self, Words},
};
use crate::{
    class_reports::ClassReports, group_reports::GroupReports, reckoning::Figure, report::Written,
    store::lines::Line, urls,
};
use base::{Id, fold};
use maud::{Markup, html};
use results::Period;
use web::{
    Page, Problems, Ui, t,
    ui::{self, Tone},
};

/// A form that could not be taken, or not wholly.
pub struct Again<'a> {
    pub form: &'a GridForm,
    pub unsaved: &'a Unsaved,
}

/// Whose grid it is: of a class, or of a group of several.
pub enum Home<'a> {
    Class(&'a ClassReports),
    Group(&'a GroupReports),
}

impl Home<'_> {
    fn name(&self) -> &str {
        match self {
            Home::Class(class) => &class.name,
            Home::Group(group) => &group.name,
        }
    }

    fn grid(&self, period: Id<Period>, place: &str) -> String {
        match self {
            Home::Class(class) => urls::grid(class.class, period, place),
            Home::Group(group) => urls::group_grid(group.id, period, place),
        }
    }

    /// « Mathématiques, 6e A »; a group that is called by its subject says it once.
    fn title(&self, ui: &Ui, place: &str) -> String {
        let name = self.name();
        if fold(name).starts_with(&fold(place)) {
            return name.to_owned();
        }
        t!(ui, "reports-grid-title", place = place, class = name).into_owned()
    }

    /// Where one comes from: its address, and what it is called.
    fn above(&self, ui: &Ui, period: Id<Period>) -> (String, String) {
        match self {
            Home::Class(class) => (
                urls::class(class.class, period),
                t!(ui, "reports-class-title", class = class.name).into_owned(),
            ),
            Home::Group(_) => (urls::HOME.to_owned(), t!(ui, "reports-title").into_owned()),
        }
    }
}

pub fn view(ui: &Ui, home: &Home<'_>, shown: &Shown, again: Option<&Again<'_>>) -> Page {
    let period = shown.periods.open();
    let title = home.title(ui, &shown.place.1);
    let (above_url, above) = home.above(ui, period.id);
    let body = html! {
        (ui::breadcrumb(ui, &[(&above_url, &above)]))
        h1 { (title) }
        (pieces::periods(ui, &shown.periods, |period| home.grid(period, &shown.place.0)))
        (places(ui, home, shown))
        @if let Some(again) = again.filter(|again| !again.unsaved.left.is_empty()) {
            (conflicts(ui, shown, &again.unsaved.left))
        }
        @if shown.reports().next().is_none() {
            (ui::empty(t!(ui, "reports-no-report"), Some((&above_url, &above))))
        } @else {
            (form(ui, home, shown, again))
        }
    };
    ui.page(&title, body)
}

fn places(ui: &Ui, home: &Home<'_>, shown: &Shown) -> Markup {
    let period = shown.periods.open().id;
    let url = |place: &Named| home.grid(period, &place.0);
    let urls: Vec<String> = shown.places.iter().map(url).collect();
    let chips: Vec<ui::Chip<'_>> = shown
        .places
        .iter()
        .zip(&urls)
        .map(|((place, label), url)| ui::Chip {
            url,
            words: label,
            number: None,
            is_open: *place == shown.place.0,
        })
        .collect();
    ui::chips(t!(ui, "reports-places"), &chips)
}

/// What somebody else wrote meanwhile, beside what was typed here: nothing is lost.
fn conflicts(ui: &Ui, shown: &Shown, left: &[Row]) -> Markup {
    html! {
        section.problems tabindex="-1" autofocus aria-labelledby="conflicts" {
            h2 #conflicts { (t!(ui, "reports-conflict")) }
            @for row in left {
                @let report = shown.sheet.reports.iter().find(|it| it.id == row.report);
                @let line = shown.sheet.line(row.report, &row.place);
                @if let Some(report) = report {
                    h3 { (name(shown, report)) " · " (label(shown, &row.place)) }
                    dl.facts {
                        div {
                            dt {
                                @if report.is_open() {
                                    (t!(ui, "reports-conflict-there", name = author(shown, line)))
                                } @else { (t!(ui, "reports-conflict-locked")) }
                            }
                            dd { (said(ui, line.and_then(|it| it.position),
                                line.map_or("", |it| &it.appreciation))) }
                        }
                        div {
                            dt { (t!(ui, "reports-conflict-yours")) }
                            dd { (said(ui, row.position.and_then(|said| said.0),
                                row.appreciation.as_deref().unwrap_or(""))) }
                        }
                    }
                }
            }
        }
    }
}

fn said(ui: &Ui, position: Option<u8>, appreciation: &str) -> Markup {
    html! {
        @if let Some(rank) = position {
            (pieces::level(ui, Words::Objectives, rank)) " "
        }
        (appreciation)
        @if position.is_none() && appreciation.is_empty() { "–" }
    }
}

fn author(shown: &Shown, line: Option<&Line>) -> String {
    line.and_then(|line| shown.names.get(&line.by)).cloned().unwrap_or_default()
}

fn label(shown: &Shown, place: &str) -> String {
    let found = shown.columns().into_iter().find(|(code, _)| code == place);
    found.map_or_else(|| shown.place.1.clone(), |(_, label)| label)
}

fn name(shown: &Shown, report: &Written) -> String {
    shown.sheet.named(report.id).map(|it| it.name().listed()).unwrap_or_default()
}

fn form(ui: &Ui, home: &Home<'_>, shown: &Shown, again: Option<&Again<'_>>) -> Markup {
    let none = Problems::none();
    let problems = again.map_or(&none, |again| &again.unsaved.problems);
    let action = home.grid(shown.periods.open().id, &shown.place.0);
    let columns = shown.columns();
    let is_open = shown.reports().any(Written::is_open);
    html! {
        form.form.livret-form method="post" action=(action) {
            (ui::token(ui))
            (ui::problems(ui, problems))
            @if matches!(home, Home::Class(_)) { (worked(ui, shown, again)) }
            p.quiet { (t!(ui, "reports-proposed-hint")) }
            div.table-box #grid {
                table.table.livret-grid {
                    thead {
                        tr {
                            th scope="col" { (t!(ui, "reports-pupil")) }
                            @for (_, label) in &columns { th scope="col" { (label) } }
                            th scope="col" { (t!(ui, "reports-appreciation")) }
                        }
                    }
                    tbody {
                        @for report in shown.reports() {
                            (line(ui, home, (shown, &columns), report, again))
                        }
                    }
                }
            }
            @if is_open {
                div.actions.livret-bar {
                    button.button { (t!(ui, "reports-save")) }
                    button.button.plain name="accepts" value="on" {
                        (ui::icon("check")) (t!(ui, "reports-accept"))
                    }
                }
            } @else { (ui::note(Tone::Info, t!(ui, "reports-all-locked"))) }
        }
    }
}

/// What was worked, a line each: common to the class.
fn worked(ui: &Ui, shown: &Shown, again: Option<&Again<'_>>) -> Markup {
    let known = shown.worked.as_ref();
    let typed = again.and_then(|again| again.form.worked.clone());
    let value = typed.unwrap_or_else(|| known.map(|it| it.words.clone()).unwrap_or_default());
    let read = again.filter(|again| !again.unsaved.is_partly_saved);
    let read = read.map(|again| again.form.worked_version);
    let version = read.unwrap_or(known.map_or(0, |it| it.version));
    let (label, hint) = (t!(ui, "reports-worked-label"), t!(ui, "reports-worked-hint"));
    let field = ui::Field {
        name: "worked",
        label: &label,
        hint: Some(&hint),
        value: &value,
        is_optional: true,
        ..ui::Field::default()
    };
    let none = Problems::none();
    html! {
        input type="hidden" name="worked_version" value=(version);
        (ui::textarea(ui, &field, 3, again.map_or(&none, |again| &again.unsaved.problems)))
    }
}

fn line(
    ui: &Ui,
    home: &Home<'_>,
    (shown, columns): (&Shown, &[Named]),
    report: &Written,
    again: Option<&Again<'_>>,
) -> Markup {
    let name = name(shown, report);
    let own = &shown.place.0;
    let is_apart = columns.iter().all(|(place, _)| place != own);
    html! {
        tr {
            th scope="row" {
                // Who teaches a group alone writes in a report and does not read all of it.
                @match home {
                    Home::Class(_) => { a href=(urls::report(report.id)) { (name) } }
                    Home::Group(_) => { (name) }
                }
            }
            @for (place, label) in columns {
                td data-label=(label) {
                    (position(ui, shown, report, (place, &format!("{label}, {name}")), again))
                }
            }
            td data-label=(t!(ui, "reports-appreciation")) {
                @if is_apart { (version(shown, report, own, again)) }
                (appreciation(ui, shown, report, &name, again))
            }
        }
    }
}

/// The version a line is read in; that of the form, when it comes again after a problem.
fn version(shown: &Shown, report: &Written, place: &str, again: Option<&Again<'_>>) -> Markup {
    let now = shown.sheet.line(report.id, place).map_or(0, |line| line.version);
    let is_it = |row: &&Row| row.report == report.id && row.place == place;
    let typed = again.filter(|again| !again.unsaved.is_partly_saved);
    let read = typed.and_then(|again| again.form.rows.iter().find(is_it)).map(|row| row.version);
    html! {
        @if report.is_open() {
            input type="hidden" name={ "v-" (report.id) "-" (place) } value=(read.unwrap_or(now));
        }
    }
}

fn position(
    ui: &Ui,
    shown: &Shown,
    report: &Written,
    (place, label): (&str, &str),
    again: Option<&Again<'_>>,
) -> Markup {
    let line = shown.sheet.line(report.id, place);
    let typed = again.and_then(|again| again.form.position(report.id, place));
    let value = typed.map_or(line.and_then(|line| line.position), |said| said.0);
    let figure = shown.figure(report, place);
    let proposed = figure.and_then(|figure| figure.proposed);
    html! {
        @if report.is_open() {
            (version(shown, report, place, again))
            select.input name={ "p-" (report.id) "-" (place) } aria-label=(label) {
                option value="" selected[value.is_none()] { "–" }
                @for rank in [1, 2, 3, 4, 0_u8] {
                    option value=(rank) selected[value == Some(rank)] {
                        (pieces::level(ui, Words::Objectives, rank))
                    }
                }
            }
        } @else { (pieces::gauge(ui, Words::Objectives, value)) }
        @if let Some(average) = figure.and_then(Figure::hundredths) {
            p.livret-proposed { (t!(ui, "reports-average-is", mark = pieces::mark(ui, average))) }
        }
        @if let (Some(figure), Some(rank)) = (figure, proposed) {
            p.livret-proposed {
                (t!(ui, "reports-proposed", level = pieces::level(ui, Words::Objectives, rank),
                    count = figure.shown))
            }
        }
        @for remark in figure.map(|figure| figure.remarks.as_slice()).unwrap_or_default() {
            p.livret-proposed { (pieces::remark(ui, remark)) }
        }
    }
}

fn appreciation(
    ui: &Ui,
    shown: &Shown,
    report: &Written,
    name: &str,
    again: Option<&Again<'_>>,
) -> Markup {
    let place = &shown.place.0;
    let known = shown.sheet.line(report.id, place).map_or("", |line| &line.appreciation);
    let value = again.and_then(|again| again.form.appreciation(report.id, place)).unwrap_or(known);
    html! {
        @if report.is_open() {
            textarea.input name={ "a-" (report.id) "-" (place) } rows="2"
                maxlength=(APPRECIATION_CHARS)
                aria-label=(t!(ui, "reports-appreciation-of", name = name)) { (value) }
        } @else { p { (value) } }
    }
}
