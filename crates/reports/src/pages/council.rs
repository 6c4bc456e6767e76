//! The class council: `GET /bulletins/classes/{class}/conseil?periode=&livret=`. One table, pupils
//! by subjects, with the figures of the class; a pupil open beside it, his words written, the next
//! one.

use super::{
    asked::{Asked, Periods},
    conclusion,
    conclusion_form::Said,
    pieces::{self, Words},
};
use crate::{
    class_reports::{ClassReports, Conclude},
    content::Spread,
    gather, place,
    report::{Kind, Report, Written},
    store::{self, figures::KeptSpan, lines::Line, roster::Named},
    urls,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use results::Subject;
use std::collections::HashMap;
use web::{App, Error, Granted, Page, Problems, Read, Result, Ui, t, ui};

/// What is known of a pupil in a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Nothing,
    Average(i64),
    Position(u8),
}

/// Everything of one council: the same number of statements for thirty pupils as for three.
pub struct Shown {
    periods: Periods,
    reports: Vec<Written>,
    named: HashMap<Id<Report>, Named>,
    subjects: Vec<Subject>,
    /// By report, then by subject.
    cells: Vec<Vec<Cell>>,
    spans: Vec<KeptSpan>,
    /// The appreciations of the open pupil.
    lines: Vec<Line>,
    open: Option<usize>,
}

pub fn load(tx: &Tx<'_>, class: &ClassReports, asked: &Asked) -> db::Result<Option<Shown>> {
    let periods = Periods::load(tx, class.school, class.year, asked.periode)?;
    let Some(periods) = periods else { return Ok(None) };
    let (id, period) = (class.class, periods.open().id);
    let on = gather::day_of(periods.open(), tx.now().day());
    let mut reports = store::reports::of_class(tx, id, period)?;
    reports.retain(|report| report.kind == Kind::Period);
    let open = asked.livret.and_then(|asked| reports.iter().position(|it| it.id == asked));
    let lines = match open {
        Some(open) => store::lines::of_reports(tx, &[reports[open].id])?,
        None => Vec::new(),
    };
    let named = store::roster::named(tx, id, period)?;
    let averages = store::figures::averages(tx, id, period)?;
    let positions = store::lines::positions(tx, id, period)?;
    let (_, subjects) = gather::taught(tx, class, on)?;
    let cells = cells(&reports, &subjects, &averages, &positions);
    Ok(Some(Shown {
        named: named.into_iter().map(|named| (named.report, named)).collect(),
        cells,
        spans: store::figures::spans(tx, id, period)?,
        subjects,
        periods,
        reports,
        lines,
        open,
    }))
}

/// The table, filled in one go over what is kept: an average stands before a position.
fn cells(
    reports: &[Written],
    subjects: &[Subject],
    averages: &[(Id<Report>, String, i64)],
    positions: &[(Id<Report>, String, u8)],
) -> Vec<Vec<Cell>> {
    let rows: HashMap<Id<Report>, usize> =
        reports.iter().enumerate().map(|(row, report)| (report.id, row)).collect();
    let columns: HashMap<Id<Subject>, usize> =
        subjects.iter().enumerate().map(|(column, subject)| (subject.id, column)).collect();
    let mut cells = vec![vec![Cell::Nothing; subjects.len()]; reports.len()];
    let at = |report: &Id<Report>, place: &str| {
        Some((*rows.get(report)?, *columns.get(&place::subject(place)?)?))
    };
    for (report, place, position) in positions {
        if let Some((row, column)) = at(report, place) {
            cells[row][column] = Cell::Position(*position);
        }
    }
    for (report, place, average) in averages {
        if let Some((row, column)) = at(report, place) {
            cells[row][column] = Cell::Average(*average);
        }
    }
    cells
}

impl Shown {
    fn name(&self, report: &Written) -> String {
        self.named.get(&report.id).map(|named| named.name().listed()).unwrap_or_default()
    }

    /// How many pupils, and how many averages: for the count of statements.
    #[cfg(test)]
    pub fn pupils(&self) -> usize {
        self.reports.len()
    }

    #[cfg(test)]
    pub fn cells(&self) -> usize {
        let cells = self.cells.iter().flatten();
        cells.filter(|cell| matches!(cell, Cell::Average(_))).count()
    }

    fn span(&self, place: &str) -> Option<Spread> {
        let span = self.spans.iter().find(|span| span.place == place)?;
        Some(Spread(span.lowest, span.mean, span.highest))
    }
}

pub async fn get(
    class: Granted<Read, ClassReports>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    if class.is_first_degree() {
        return Err(Error::NotFound);
    }
    let (of, viewer) = (ClassReports::clone(&class), class.viewer.clone());
    let read = move |tx: &Tx<'_>| {
        let Some(shown) = load(tx, &of, &asked)? else { return Ok(None) };
        // Who may write it is given the form of this pupil.
        let form = match shown.open.map(|open| shown.reports[open].id) {
            Some(id) => match Granted::<Conclude, Report>::check(tx, id, &viewer)? {
                Some(report) => {
                    let filled = conclusion::load(tx, &report)?;
                    Some((report, filled))
                }
                None => None,
            },
            None => None,
        };
        Ok(Some((shown, form)))
    };
    Ok(match app.db.read(read).await? {
        Some((shown, form)) => view(&ui, &class, &shown, form.as_ref()),
        None => pieces::no_period(&ui, &class),
    })
}

type Filled = (Granted<Conclude, Report>, conclusion::Shown);

fn view(ui: &Ui, class: &ClassReports, shown: &Shown, form: Option<&Filled>) -> Page {
    let title = t!(ui, "reports-council-title", class = class.name);
    let period = shown.periods.open();
    let class_title = t!(ui, "reports-class-title", class = class.name);
    let class_url = urls::class(class.class, period.id);
    let body = html! {
        (ui::breadcrumb(ui, &[(&class_url, &class_title)]))
        h1 { (title) }
        (pieces::periods(ui, &shown.periods, |period| urls::council(class.class, period)))
        @if shown.reports.is_empty() {
            (ui::empty(t!(ui, "reports-no-report"), Some((&class_url, &class_title))))
        } @else {
            @if let Some(span) = shown.spans.first() {
                p.quiet {
                    (t!(ui, "reports-reckoned-at", hour = ui.when_in_full(span.reckoned_at)))
                }
            }
            @if let Some(open) = shown.open { (pupil(ui, class, shown, open, form)) }
            (table(ui, class, shown))
        }
    };
    ui.page(&title, body)
}

/// Cells say a number alone, so that 35 pupils by 12 subjects weigh little.
fn table(ui: &Ui, class: &ClassReports, shown: &Shown) -> Markup {
    let places: Vec<String> =
        shown.subjects.iter().map(|subject| place::of_subject(subject.id)).collect();
    let period = shown.periods.open().id;
    html! {
        div.class-council-box role="region" tabindex="0" aria-label=(t!(ui, "reports-council")) {
            table.class-council {
                thead {
                    tr {
                        th scope="col" { (t!(ui, "reports-pupil")) }
                        @for subject in &shown.subjects { th scope="col" { (subject.name) } }
                        th scope="col" { (t!(ui, "reports-general-average")) }
                        th scope="col" { (t!(ui, "reports-words-short")) }
                    }
                    (class_row(ui, shown, &places))
                }
                tbody {
                    @for (index, report) in shown.reports.iter().enumerate() {
                        tr.open[shown.open == Some(index)] {
                            th scope="row" {
                                a href=(urls::council_of(class.class, period, report.id)) {
                                    (shown.name(report))
                                }
                            }
                            @for it in &shown.cells[index] { td { (cell(ui, *it)) } }
                            td { @if let Some(it) = report.average { (pieces::mark(ui, it)) } }
                            td { (words_of(ui, report)) }
                        }
                    }
                }
            }
        }
    }
}

fn class_row(ui: &Ui, shown: &Shown, places: &[String]) -> Markup {
    let cell = |place: &str| {
        html! {
            td {
                @if let Some(Spread(lowest, mean, highest)) = shown.span(place) {
                    b { (pieces::mark(ui, mean)) }
                    small {
                        (t!(ui, "reports-from-mark-to", from = pieces::mark(ui, lowest),
                            to = pieces::mark(ui, highest)))
                    }
                }
            }
        }
    };
    html! {
        tr.of-class {
            th scope="row" { (t!(ui, "reports-class")) }
            @for place in places { (cell(place)) }
            (cell(""))
            td {}
        }
    }
}

fn cell(ui: &Ui, cell: Cell) -> Markup {
    html! {
        @match cell {
            Cell::Nothing => {}
            Cell::Average(average) => (pieces::mark(ui, average)),
            Cell::Position(rank) => {
                abbr title=(pieces::level(ui, Words::Objectives, rank)) { "N" (rank) }
            }
        }
    }
}

/// Its mention, or a tick where the synthesis is written.
fn words_of(ui: &Ui, report: &Written) -> Markup {
    html! {
        @if let Some(mention) = pieces::mention(ui, &report.mention) { (mention) }
        @else if !report.general.is_empty() { (t!(ui, "reports-written")) }
    }
}

/// A pupil: what his teachers say, and the words of the council; then the next one.
fn pupil(
    ui: &Ui,
    class: &ClassReports,
    shown: &Shown,
    open: usize,
    form: Option<&Filled>,
) -> Markup {
    let report = &shown.reports[open];
    let period = shown.periods.open().id;
    let way = |place: Option<usize>| {
        let report = shown.reports.get(place?)?;
        Some((urls::council_of(class.class, period, report.id), shown.name(report)))
    };
    let ways = [way(open.checked_sub(1)), way(Some(open + 1))];
    html! {
        section.card.class-council-pupil #livret aria-label=(shown.name(report)) {
            div.body {
                (ui::turning(ui, shown.name(report), ways, None))
                dl.facts {
                    @for (subject, known) in shown.subjects.iter().zip(&shown.cells[open]) {
                        @let place = place::of_subject(subject.id);
                        @let line = shown.lines.iter().find(|line| line.place == place);
                        div {
                            dt { (subject.name) }
                            dd {
                                b { (cell(ui, *known)) } " "
                                (line.map_or("", |line| &line.appreciation))
                            }
                        }
                    }
                    @if let Some(average) = report.average {
                        div {
                            dt { (t!(ui, "reports-general-average")) }
                            dd { b { (pieces::mark(ui, average)) } }
                        }
                    }
                }
                @match form {
                    Some((granted, filled)) if report.is_open() => {
                        @let said = Said::of(granted, filled);
                        (conclusion::form(ui, granted, (filled, &said), &Problems::none(), true))
                    }
                    _ => {
                        @if report.general.is_empty() { p.quiet { (t!(ui, "reports-not-yet")) } }
                        @else { p.livret-words { (report.general) } }
                    }
                }
                a href=(urls::report(report.id)) { (t!(ui, "reports-whole")) }
            }
        }
    }
}
