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
    averages,
    class_council::ClassCouncil,
    class_reports::{ClassReports, Conclude},
    content::Spread,
    gather, place,
    report::{Report, Written},
    store::{
        self,
        council::{PupilRow, SubjectRow},
        figures::KeptSpan,
        lines::Line,
    },
    urls,
};
use axum::extract::{Query, State};
use base::{Id, fold};
use db::Tx;
use maud::{Markup, Render, html};
use results::Subject;
use web::{App, Granted, Page, Problems, Read, Result, Ui, t, ui};

/// What is known of a pupil in a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Nothing,
    Average(i64),
    Position(u8),
}

/// A subject of the table.
#[derive(Clone, Debug)]
struct Column {
    id: Id<Subject>,
    place: String,
    name: String,
}

/// A pupil whose words are read and written.
struct Open {
    row: usize,
    report: Written,
    /// What his teachers say.
    lines: Vec<Line>,
}

/// Everything of one council: the same number of statements for thirty pupils as for three.
pub struct Shown {
    periods: Periods,
    pupils: Vec<PupilRow>,
    columns: Vec<Column>,
    /// By pupil, then by subject, in one piece.
    cells: Vec<Cell>,
    spans: Vec<KeptSpan>,
    open: Option<Open>,
}

pub fn load(tx: &Tx<'_>, class: &ClassReports, asked: &Asked) -> db::Result<Option<Shown>> {
    let periods = Periods::load(tx, class.school, class.year, asked.periode)?;
    let Some(periods) = periods else { return Ok(None) };
    let (id, period) = (class.class, periods.open().id);
    let on = gather::day_of(periods.open(), tx.now().day());
    let pupils = store::council::pupils(tx, id, period)?;
    let subjects = store::council::subjects(tx, class.school, on)?;
    let taught = store::council::taught(tx, id, on)?;
    let known = known(&pupils, &store::council::positions(tx, id, period)?);
    let columns = columns(subjects, &taught, &known);
    Ok(Some(Shown {
        cells: cells(pupils.len(), &columns, &known),
        spans: store::figures::spans(tx, id, period)?,
        open: open(tx, &pupils, asked)?,
        columns,
        periods,
        pupils,
    }))
}

fn open(tx: &Tx<'_>, pupils: &[PupilRow], asked: &Asked) -> db::Result<Option<Open>> {
    let row = asked.livret.and_then(|asked| pupils.iter().position(|it| it.report == asked));
    let Some(row) = row else { return Ok(None) };
    let Some(report) = store::reports::find(tx, pupils[row].report)? else { return Ok(None) };
    let lines = store::lines::of_reports(tx, &[report.id])?;
    Ok(Some(Open { row, report, lines }))
}

/// What is known, by row and subject. Averages come last: each stands before a position.
type Known = Vec<(usize, Id<Subject>, Cell)>;

fn known(pupils: &[PupilRow], positions: &[(Id<Report>, String, u8)]) -> Known {
    let mut known = Known::with_capacity(pupils.len() * 16);
    for (report, place, position) in positions {
        let row = pupils.iter().position(|it| it.report == *report);
        if let Some((row, subject)) = row.zip(place::subject(place)) {
            known.push((row, subject, Cell::Position(*position)));
        }
    }
    for (row, pupil) in pupils.iter().enumerate() {
        let averages = averages::unpacked(&pupil.averages);
        known.extend(averages.filter_map(|(place, average)| {
            Some((row, place::subject(place)?, Cell::Average(average)))
        }));
    }
    known
}

/// What is taught in the class, or in a group to some of it, and what that is a part of, in the
/// order of the school: a part follows its subject.
fn columns(subjects: Vec<SubjectRow>, taught: &[(String,)], known: &Known) -> Vec<Column> {
    let taught: Vec<String> = taught.iter().map(|(name,)| fold(name)).collect();
    let mut shown: Vec<Id<Subject>> = Vec::new();
    for (_, subject, _) in known {
        if !shown.contains(subject) {
            shown.push(*subject);
        }
    }
    let is_taught =
        |it: &SubjectRow| !it.is_retired && taught.contains(&it.folded) || shown.contains(&it.id);
    let wholes: Vec<Id<Subject>> =
        subjects.iter().filter(|it| is_taught(it)).filter_map(|it| it.parent).collect();
    let shown: Vec<SubjectRow> =
        subjects.into_iter().filter(|it| is_taught(it) || wholes.contains(&it.id)).collect();
    let place = |id: Id<Subject>| shown.iter().position(|it| it.id == id).unwrap_or(usize::MAX);
    let mut order: Vec<(usize, bool, usize)> = shown
        .iter()
        .enumerate()
        .map(|(own, it)| (it.parent.map_or(own, place), it.parent.is_some(), own))
        .collect();
    order.sort_unstable();
    let column = |it: &SubjectRow| Column {
        id: it.id,
        place: place::of_subject(it.id),
        name: it.name.clone(),
    };
    order.into_iter().map(|(_, _, own)| column(&shown[own])).collect()
}

/// The table, filled in one go over what is known.
fn cells(rows: usize, columns: &[Column], known: &Known) -> Vec<Cell> {
    let mut cells = vec![Cell::Nothing; columns.len() * rows];
    for (row, subject, cell) in known {
        if let Some(column) = columns.iter().position(|column| column.id == *subject) {
            cells[row * columns.len() + column] = *cell;
        }
    }
    cells
}

impl Shown {
    fn cells_of(&self, row: usize) -> &[Cell] {
        let width = self.columns.len();
        &self.cells[row * width..(row + 1) * width]
    }

    fn span(&self, place: &str) -> Option<Spread> {
        let span = self.spans.iter().find(|span| span.place == place)?;
        Some(Spread(span.lowest, span.mean, span.highest))
    }

    fn has_levels(&self) -> bool {
        self.cells.iter().any(|cell| matches!(cell, Cell::Position(_)))
    }

    /// A mark, a level, or a word of the council.
    fn has_anything(&self) -> bool {
        let is_known = |cell: &Cell| *cell != Cell::Nothing;
        let is_said = |it: &PupilRow| it.is_written || !it.mention.is_empty();
        self.cells.iter().any(is_known) || self.pupils.iter().any(is_said)
    }

    /// How many pupils, and how many averages: for the count of statements.
    #[cfg(test)]
    pub fn size(&self) -> (usize, usize) {
        let averages = self.cells.iter().filter(|cell| matches!(cell, Cell::Average(_)));
        (self.pupils.len(), averages.count())
    }

    #[cfg(test)]
    pub fn subjects(&self) -> Vec<Id<Subject>> {
        self.columns.iter().map(|column| column.id).collect()
    }
}

pub async fn get(
    class: Granted<Read, ClassCouncil>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (of, viewer) = (ClassCouncil::clone(&class), class.viewer.clone());
    let read = move |tx: &Tx<'_>| {
        let Some(shown) = load(tx, &of, &asked)? else { return Ok(None) };
        // Who may write it is given the form of this pupil.
        let form = match shown.open.as_ref().map(|open| open.report.id) {
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
        None => pieces::no_period(&ui, &class.name, class.school),
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
        @if shown.pupils.is_empty() {
            (ui::empty(t!(ui, "reports-no-report"), Some((&class_url, &class_title))))
        } @else {
            @if let Some(span) = shown.spans.first() {
                p.quiet {
                    (t!(ui, "reports-reckoned-at", hour = ui.when_in_full(span.reckoned_at)))
                }
            }
            @if let Some(open) = &shown.open { (pupil(ui, class, shown, open, form)) }
            @if !shown.has_anything() {
                (ui::empty(t!(ui, "reports-council-nothing"), Some((&class_url, &class_title))))
            }
            (table(ui, class, shown))
            @if shown.has_levels() { (pieces::legend(ui)) }
        }
    };
    ui.page(&title, body)
}

/// Cells say a number alone, so that 35 pupils by 12 subjects weigh little.
fn table(ui: &Ui, class: &ClassReports, shown: &Shown) -> Markup {
    let period = shown.periods.open().id;
    let open = shown.open.as_ref().map(|open| open.row);
    html! {
        div.class-council-box role="region" tabindex="0" aria-label=(t!(ui, "reports-council")) {
            table.class-council {
                thead {
                    tr {
                        th scope="col" { (t!(ui, "reports-pupil")) }
                        @for column in &shown.columns { th scope="col" { (column.name) } }
                        th scope="col" { (t!(ui, "reports-general-average")) }
                        th scope="col" { (t!(ui, "reports-words-short")) }
                    }
                    @if !shown.spans.is_empty() { (class_row(ui, shown)) }
                }
                tbody {
                    @for (row, pupil) in shown.pupils.iter().enumerate() {
                        tr.open[open == Some(row)] {
                            th scope="row" {
                                a href=(urls::council_of(class.class, period, pupil.report)) {
                                    (pupil.last_name) " " (pupil.first_name)
                                }
                            }
                            @for it in shown.cells_of(row) { td { (Drawn(ui, *it)) } }
                            td { @if let Some(it) = pupil.average { (pieces::figure(ui, it)) } }
                            td { (words_of(ui, pupil)) }
                        }
                    }
                }
            }
        }
    }
}

/// Where a figure goes in a sentence that is said once and filled in for each subject.
const GAP: &str = "|";

fn class_row(ui: &Ui, shown: &Shown) -> Markup {
    let said = t!(ui, "reports-from-mark-to", from = GAP, to = GAP).into_owned();
    let words: Vec<&str> = said.split(GAP).collect();
    let word = |place: usize| words.get(place).copied().unwrap_or_default();
    let cell = |place: &str| {
        html! {
            td {
                @if let Some(Spread(lowest, mean, highest)) = shown.span(place) {
                    b { (pieces::figure(ui, mean)) }
                    small {
                        (word(0)) (pieces::figure(ui, lowest))
                        (word(1)) (pieces::figure(ui, highest)) (word(2))
                    }
                }
            }
        }
    };
    html! {
        tr.of-class {
            th scope="row" { (t!(ui, "reports-class")) }
            @for column in &shown.columns { (cell(&column.place)) }
            (cell(""))
            td {}
        }
    }
}

/// A cell, written straight into the page.
struct Drawn<'a>(&'a Ui, Cell);

impl Render for Drawn<'_> {
    fn render_to(&self, page: &mut String) {
        let Drawn(ui, cell) = *self;
        match cell {
            Cell::Nothing => {}
            Cell::Average(average) => pieces::figure(ui, average).render_to(page),
            Cell::Position(rank) => {
                let level = pieces::level(ui, Words::Objectives, rank);
                html! { abbr title=(level) { "N" (rank) } }.render_to(page);
            }
        }
    }
}

/// Its mention, or a tick where the synthesis is written.
fn words_of(ui: &Ui, pupil: &PupilRow) -> Markup {
    html! {
        @if let Some(mention) = pieces::mention(ui, &pupil.mention) { (mention) }
        @else if pupil.is_written { (t!(ui, "reports-written")) }
    }
}

/// A pupil: what his teachers say, and the words of the council; then the next one.
fn pupil(
    ui: &Ui,
    class: &ClassReports,
    shown: &Shown,
    Open { row, report, lines }: &Open,
    form: Option<&Filled>,
) -> Markup {
    let (period, name) = (shown.periods.open().id, shown.pupils[*row].name());
    let way = |place: Option<usize>| {
        let pupil = shown.pupils.get(place?)?;
        Some((urls::council_of(class.class, period, pupil.report), pupil.name()))
    };
    let ways = [way(row.checked_sub(1)), way(Some(row + 1))];
    html! {
        section.card.class-council-pupil #livret aria-label=(name) {
            div.body {
                (ui::turning(ui, &name, ways, None))
                dl.facts {
                    @for (column, known) in shown.columns.iter().zip(shown.cells_of(*row)) {
                        @let line = lines.iter().find(|line| line.place == column.place);
                        div {
                            dt { (column.name) }
                            dd {
                                b { (Drawn(ui, *known)) } " "
                                (line.map_or("", |line| &line.appreciation))
                                @if *known == Cell::Nothing && line.is_none() {
                                    span.quiet { (t!(ui, "reports-no-mark")) }
                                }
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
