//! The page of the grid: a line for each pupil, a column for each item, a key for each cell.

use super::{grid_form::GridForm, pieces};
use crate::{
    Assessment, Cell, Item,
    assessment::Stage,
    grid::Grid,
    keys::Wrong,
    refusal::Refusal,
    store::{cells::Trace, pupils::Line},
    urls,
};
use base::Id;
use maud::{Markup, html};
use people::Person;
use web::{Edit, Page, Ui, t, ui};

/// What was typed and could not be written.
#[derive(Default)]
pub struct Again<'a> {
    pub form: Option<&'a GridForm>,
    pub refusal: Option<Refusal>,
    pub wrong: Vec<((i64, i64), Wrong)>,
}

impl Again<'_> {
    pub fn wrong_of(&self, item: Id<Item>, pupil: Id<Person>) -> Option<Wrong> {
        let place = (item.raw(), pupil.raw());
        self.wrong.iter().find(|(at, _)| *at == place).map(|(_, wrong)| *wrong)
    }
}

/// May the viewer type in it?
fn is_written(ui: &Ui, assessment: &Assessment) -> bool {
    assessment.state == Stage::Open && ui.may::<Edit>(assessment)
}

pub fn page(ui: &Ui, assessment: &Assessment, grid: &Grid, again: &Again<'_>) -> Page {
    let is_written = is_written(ui, assessment);
    let title = t!(ui, "assessments-grid-title", title = assessment.title);
    let body = html! {
        (pieces::way(ui, assessment, true))
        (ui::head(&assessment.title, html! {
            button.button.plain.no-print type="button" data-behaviour="print" hidden {
                (ui::icon("printer")) (t!(ui, "assessments-print"))
            }
        }))
        (pieces::subtitle(ui, assessment))
        (problems(ui, grid, again))
        (why_not(ui, assessment))
        @if is_written { (disputes(ui, assessment, grid)) }
        @if grid.pupils.is_empty() { (ui::empty(t!(ui, "assessments-no-pupils"), None)) }
        @else if grid.live().next().is_none() {
            (ui::empty(t!(ui, "assessments-no-items"), None))
        } @else {
            (pieces::legend(ui, grid.scale(), grid.live().any(|item| item.is_whole)))
            @if is_written { p.quiet.no-print { (t!(ui, "assessments-grid-hint")) } }
            (form(ui, assessment, grid, (again, is_written)))
        }
        (retired(ui, grid))
    };
    ui.page(&title, body)
}

/// Why nothing can be typed.
fn why_not(ui: &Ui, assessment: &Assessment) -> Markup {
    match assessment.state {
        Stage::Open if ui.may::<Edit>(assessment) => html! {},
        Stage::Open => ui::note(ui::Tone::Info, t!(ui, "assessments-only-read")),
        Stage::Draft => ui::note(ui::Tone::Info, t!(ui, "assessments-still-draft")),
        Stage::Archived => ui::note(ui::Tone::Info, t!(ui, "assessments-is-closed")),
    }
}

/// What could not be written, cell by cell: each line leads to its cell.
pub fn problems(ui: &Ui, grid: &Grid, again: &Again<'_>) -> Markup {
    html! {
        @if let Some(refusal) = again.refusal {
            (ui::note(ui::Tone::Warn, ui.words(refusal.text())))
        }
        @if !again.wrong.is_empty() {
            section.problems tabindex="-1" autofocus aria-labelledby="problems" {
                h2 #problems { (t!(ui, "assessments-wrong-cells", count = again.wrong.len())) }
                ul {
                    @for ((item, pupil), wrong) in &again.wrong {
                        li { a href={ "#c" (item) "-" (pupil) } {
                            (wrong_words(ui, grid, (Id::new(*item), Id::new(*pupil)), *wrong))
                        } }
                    }
                }
            }
        }
    }
}

fn wrong_words(
    ui: &Ui,
    grid: &Grid,
    (item, pupil): (Id<Item>, Id<Person>),
    wrong: Wrong,
) -> String {
    let item = grid.item(item).map_or("", |item| item.label.as_str());
    let pupil = grid.pupil(pupil).map_or_else(String::new, |line| line.name.full());
    let why = ui.words(wrong.text());
    t!(ui, "assessments-wrong-cell", pupil = pupil, item = item, why = &*why).into_owned()
}

/// Two have written different things in a cell: both are shown, one tap settles it.
pub fn disputes(ui: &Ui, assessment: &Assessment, grid: &Grid) -> Markup {
    html! {
        @for cell in grid.disputes() { (dispute(ui, assessment, grid, cell)) }
    }
}

fn dispute(ui: &Ui, assessment: &Assessment, grid: &Grid, cell: &Cell) -> Markup {
    let id = format!("d{}-{}", cell.item_id, cell.pupil_id);
    let place = format!("{}-{}", cell.item_id, cell.pupil_id);
    let item = grid.item(cell.item_id).map_or("", |item| item.label.as_str());
    let pupil = grid.pupil(cell.pupil_id).map_or_else(String::new, |line| line.name.full());
    let said: Vec<&Trace> = grid.said_of(cell);
    let text = |trace: &Trace| grid.text(cell.item_id, trace.said());
    let stands = grid.written(cell.item_id, cell.pupil_id);
    let mut choices: Vec<String> = said.iter().map(|trace| text(trace)).collect();
    choices.sort_unstable();
    choices.dedup();
    html! {
        section.card.dispute aria-labelledby=(id) {
            header { h2 id=(id) { (t!(ui, "assessments-dispute", pupil = pupil, item = item)) } }
            div.body {
                ul {
                    @for trace in &said {
                        li { (t!(ui, "assessments-dispute-line",
                            name = grid.name_of(trace.written_by), text = blank(ui, &text(trace)),
                            time = ui.when(trace.written_at))) }
                    }
                }
                p { (t!(ui, "assessments-dispute-kept", text = blank(ui, &stands))) }
                form.actions method="post" action=(urls::grid(assessment.id)) {
                    (ui::token(ui))
                    input type="hidden" name={ "seen-" (place) } value=(cell.version);
                    @for choice in &choices {
                        button.button.plain name={ "cell-" (place) } value=(choice) {
                            (blank(ui, choice))
                        }
                    }
                }
            }
        }
    }
}

/// An empty cell has a word.
fn blank(ui: &Ui, text: &str) -> String {
    if text.is_empty() { t!(ui, "assessments-blank").into_owned() } else { text.to_owned() }
}

fn form(
    ui: &Ui,
    assessment: &Assessment,
    grid: &Grid,
    (again, is_written): (&Again<'_>, bool),
) -> Markup {
    let items: Vec<&Item> = grid.live().collect();
    html! {
        form.grid method="post" action=(urls::grid(assessment.id))
            data-behaviour=[is_written.then_some("grid")] data-grid=(assessment.id)
            data-grid-url=(urls::cells(assessment.id))
            data-grid-show=(urls::of_program(assessment.id)) data-grid-now=(ui.now.millis()) {
            (ui::token(ui))
            (script_words(ui))
            div.grid-box tabindex="0" role="region" aria-label=(t!(ui, "assessments-grid")) {
                table.grid-table {
                    caption.hidden { (t!(ui, "assessments-grid")) }
                    thead { tr {
                        th scope="col" { (t!(ui, "assessments-pupil")) }
                        @for item in &items { (head(ui, assessment, grid, (item, is_written))) }
                    } }
                    tbody {
                        @for pupil in &grid.pupils {
                            (row(ui, (assessment, grid), &items, pupil, (again, is_written)))
                        }
                    }
                }
            }
            @if is_written {
                div.grid-save {
                    p role="status" data-grid-status {}
                    button.button { (ui::icon("check")) (t!(ui, "assessments-save-grid")) }
                }
            }
        }
    }
}

fn head(
    ui: &Ui,
    assessment: &Assessment,
    grid: &Grid,
    (item, is_written): (&Item, bool),
) -> Markup {
    let keys: Vec<String> = grid
        .scale()
        .map_or_else(Vec::new, |scale| scale.steps.0.iter().map(|step| step.key.clone()).collect());
    let letters = grid.column(item).letters();
    let letters: Vec<String> =
        letters.iter().map(|letter| format!("{}={}", letter.key, letter.word)).collect();
    let keys = if item.is_whole { String::new() } else { keys.join(" ") };
    let colours: Vec<&str> = grid.scale().map_or_else(Vec::new, |scale| {
        scale.steps.0.iter().map(|step| step.colour.as_str()).collect()
    });
    html! {
        th scope="col" data-item=(item.id) data-keys=(keys) data-letters=(letters.join(" "))
            data-colours=(colours.join(" ")) {
            @if is_written { a href=(urls::column(assessment.id, item.id)) { (item.label) } }
            @else { span { (item.label) } }
            @if item.is_whole {
                span.quiet { (t!(ui, "assessments-out-of",
                    out_of = pieces::out_of(assessment.out_of.unwrap_or(2_000)))) }
            }
        }
    }
}

fn row(
    ui: &Ui,
    (assessment, grid): (&Assessment, &Grid),
    items: &[&Item],
    pupil: &Line,
    (again, is_written): (&Again<'_>, bool),
) -> Markup {
    let is_typed = is_written && pupil.is_here();
    let was: Vec<String> = items
        .iter()
        .filter_map(|item| grid.cell(item.id, pupil.id))
        .map(|cell| {
            let text = grid.text(cell.item_id, cell.said());
            format!("{}:{}:{text}", cell.item_id, cell.version)
        })
        .collect();
    html! {
        tr.gone[!pupil.is_here()] data-pupil=(pupil.id) {
            th scope="row" {
                a href=(urls::history(assessment.id, pupil.id)) { (pupil.name.listed()) }
                (gone(ui, pupil))
                @if is_typed {
                    input type="hidden" name={ "was-" (pupil.id) } value=(was.join(" "));
                }
            }
            @for item in items { td { (cell(ui, grid, (item, pupil), (again, is_typed))) } }
        }
    }
}

/// Where he is now: in another class of the school, or elsewhere, which is nobody's business here.
pub fn gone(ui: &Ui, pupil: &Line) -> Markup {
    let Some(left_on) = pupil.left_on else { return html! {} };
    let day = left_on.in_words(ui.locale);
    html! {
        span.quiet {
            @match &pupil.now_in {
                Some(class) => (t!(ui, "assessments-gone-to", class = class.as_str(), day = day)),
                None => (t!(ui, "assessments-gone", day = day)),
            }
        }
    }
}

fn cell(
    ui: &Ui,
    grid: &Grid,
    (item, pupil): (&Item, &Line),
    (again, is_typed): (&Again<'_>, bool),
) -> Markup {
    let stands = grid.written(item.id, pupil.id);
    if !is_typed {
        return html! { (stands) };
    }
    let wrong = again.wrong_of(item.id, pupil.id);
    let typed = again.form.and_then(|form| form.typed(item.id, pupil.id)).unwrap_or(&stands);
    let name = pupil.name.full();
    let label = t!(ui, "assessments-cell", pupil = name, item = item.label);
    html! {
        input.cell.(colour(grid, item, typed)) #{ "c" (item.id) "-" (pupil.id) }
            name={ "cell-" (item.id) "-" (pupil.id) }
            value=(typed) aria-label=(label) autocomplete="off" autocapitalize="off"
            inputmode=[item.is_whole.then_some("decimal")]
            aria-invalid=[wrong.map(|_| "true")]
            title=[wrong.map(|wrong| ui.words(wrong.text()))];
    }
}

/// That of the level a cell says; its key is always there too.
fn colour<'g>(grid: &'g Grid, item: &Item, text: &str) -> &'g str {
    let scale = grid.scale().filter(|_| !item.is_whole);
    let step = scale.and_then(|scale| scale.step(scale.rank_of(text)?));
    step.map_or("", |step| step.colour.as_str())
}

/// Items nobody types in any more: what they have shown stays readable.
fn retired(ui: &Ui, grid: &Grid) -> Markup {
    let shown = |item: &Item| {
        let of = |pupil: &Line| {
            let text = grid.written(item.id, pupil.id);
            (!text.is_empty()).then(|| format!("{} {text}", pupil.name.listed()))
        };
        grid.pupils.iter().filter_map(of).collect::<Vec<_>>().join(" · ")
    };
    html! {
        @if grid.retired().next().is_some() {
            details {
                summary { (t!(ui, "assessments-retired-items")) }
                ul {
                    @for item in grid.retired() {
                        li { b { (item.label) } " — " (t!(ui, "assessments-retired"))
                            p.quiet { (shown(item)) } }
                    }
                }
            }
        }
    }
}

/// What the script says, in the language of the page.
pub fn script_words(ui: &Ui) -> Markup {
    html! {
        template data-grid-words
            data-kept-one=(t!(ui, "assessments-script-kept-one"))
            data-kept=(t!(ui, "assessments-script-kept", n = "{n}"))
            data-saved=(t!(ui, "assessments-script-saved"))
            data-sent=(t!(ui, "assessments-script-sent", n = "{n}"))
            data-wrong=(t!(ui, "assessments-script-wrong", text = "{text}"))
            data-disputed=(t!(ui, "assessments-script-disputed"))
            data-refused=(t!(ui, "assessments-script-refused", n = "{n}"))
            data-differs=(t!(ui, "assessments-script-differs", name = "{name}",
                theirs = "{theirs}", time = "{time}", yours = "{yours}")) {}
    }
}
