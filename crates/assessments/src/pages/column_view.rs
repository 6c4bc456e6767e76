//! One item and the list of pupils, with big buttons: a tap for each pupil, on a phone.

use super::{
    grid_view::{self, Again, gone, script_words},
    pieces,
};
use crate::{
    Assessment, Item,
    assessment::Stage,
    grid::Grid,
    keys::{self, Column},
    store::pupils::Line,
    urls,
};
use maud::{Markup, html};
use web::{Page, Ui, t, ui};

pub fn page(
    ui: &Ui,
    assessment: &Assessment,
    (grid, item): (&Grid, &Item),
    again: &Again<'_>,
) -> Page {
    let title = t!(ui, "assessments-column-title", item = item.label, title = assessment.title);
    let body = html! {
        (pieces::way(ui, assessment, true))
        h1 { (item.label) }
        p.quiet { (assessment.title) " · " (assessment.place) }
        (around(ui, assessment, grid, item))
        (grid_view::problems(ui, grid, again))
        @if assessment.state == Stage::Open {
            (grid_view::disputes(ui, assessment, grid))
            (form(ui, assessment, (grid, item), again))
        } @else { (ui::note(ui::Tone::Info, t!(ui, "assessments-is-closed"))) }
        p { a href=(urls::grid(assessment.id)) { (t!(ui, "assessments-to-grid")) } }
    };
    ui.narrow(&title, body)
}

/// The item before and the one after.
fn around(ui: &Ui, assessment: &Assessment, grid: &Grid, item: &Item) -> Markup {
    let items: Vec<&Item> = grid.live().collect();
    let at = items.iter().position(|known| known.id == item.id).unwrap_or(0);
    let way = |other: Option<&&Item>| {
        other.map(|item| (urls::column(assessment.id, item.id), item.label.clone()))
    };
    let before = at.checked_sub(1).and_then(|before| items.get(before));
    let place = t!(ui, "assessments-item-of", number = at + 1, count = items.len());
    ui::turning(ui, place, [way(before), way(items.get(at + 1))], None)
}

fn form(
    ui: &Ui,
    assessment: &Assessment,
    (grid, item): (&Grid, &Item),
    again: &Again<'_>,
) -> Markup {
    html! {
        form.taps method="post" action=(urls::column(assessment.id, item.id))
            data-behaviour="taps" data-grid=(assessment.id)
            data-grid-url=(urls::cells(assessment.id))
            data-grid-show=(urls::of_program(assessment.id)) data-grid-now=(ui.now.millis()) {
            (ui::token(ui))
            (script_words(ui))
            ul.taps-list {
                @for pupil in &grid.pupils {
                    li.tap-line.gone[!pupil.is_here()] {
                        (line(ui, (grid, item), pupil, again))
                    }
                }
            }
            div.grid-save {
                p role="status" data-grid-status {}
                button.button { (ui::icon("check")) (t!(ui, "assessments-save-grid")) }
            }
        }
    }
}

fn line(ui: &Ui, (grid, item): (&Grid, &Item), pupil: &Line, again: &Again<'_>) -> Markup {
    let stands = grid.written(item.id, pupil.id);
    let place = format!("{}-{}", item.id, pupil.id);
    if !pupil.is_here() {
        return html! {
            div.tap-name { (pupil.name.full()) " " (gone(ui, pupil)) }
            p { (stands) }
        };
    }
    let typed = again.form.and_then(|form| form.typed(item.id, pupil.id)).unwrap_or(&stands);
    let version = grid.version(item.id, pupil.id);
    html! {
        div.tap-name id={ "n" (place) } { (pupil.name.full()) }
        input type="hidden" name={ "was-" (pupil.id) }
            value={ (item.id) ":" (version) ":" (stands) };
        @match grid.column(item) {
            Column::Steps(_) => (choices(ui, (grid, item), (&place, typed))),
            Column::Marks(_) => (mark(ui, (&place, typed), again.wrong_of(item.id, pupil.id))),
        }
    }
}

/// A button for each step, one for each absence, and one for nothing.
fn choices(ui: &Ui, (grid, item): (&Grid, &Item), (place, typed): (&str, &str)) -> Markup {
    let name = format!("cell-{place}");
    let steps = grid.scale().map(|scale| scale.steps.0.as_slice()).unwrap_or_default();
    let letters = grid.column(item).letters();
    html! {
        div.tap-keys role="radiogroup" aria-labelledby={ "n" (place) } {
            @for step in steps {
                label.tap.(step.colour) {
                    input type="radio" name=(name) value=(step.key)
                        checked[step.key.eq_ignore_ascii_case(typed)];
                    b { (step.key) } span.hidden { (step.label) }
                }
            }
            @for letter in letters {
                label.tap.plain {
                    input type="radio" name=(name) value=(letter.word)
                        checked[typed == letter.word];
                    b { (letter.word) } span.hidden { (ui.words(letter.text)) }
                }
            }
            label.tap.plain {
                input type="radio" name=(name) value="" checked[typed.is_empty()];
                b { "–" } span.hidden { (t!(ui, "assessments-blank")) }
            }
        }
    }
}

fn mark(ui: &Ui, (place, typed): (&str, &str), wrong: Option<keys::Wrong>) -> Markup {
    html! {
        @if let Some(wrong) = wrong { p.error { (ui.words(wrong.text())) } }
        input.input.short.cell #{ "c" (place) } name={ "cell-" (place) } value=(typed)
            inputmode="decimal" autocomplete="off" aria-labelledby={ "n" (place) }
            aria-invalid=[wrong.map(|_| "true")];
    }
}
