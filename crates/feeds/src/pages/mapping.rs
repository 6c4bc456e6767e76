//! What the columns of a table are: guessed, shown with their first rows, corrected by a person.

use super::intake::give_up_button;
use super::pieces;
use crate::intake::{Answers, Intake, TableAnswer};
use crate::problem::ProblemKind;
use crate::read::{Column, Preview, TableKind, missing};
use crate::urls;
use crate::words;
use maud::{Markup, html};
use std::collections::{BTreeMap, HashSet};
use web::{
    Problem, Problems, Ui, t,
    ui::{self, Tone},
};

/// What the form begins with: the guesses.
pub fn begin(intake: &Intake) -> Answers {
    let guess = |preview: &Preview| TableAnswer {
        file: preview.file.clone(),
        kind: preview.kind,
        columns: preview.titles.iter().cloned().zip(preview.columns.iter().copied()).collect(),
    };
    let tables = intake.previews().iter().map(guess).collect();
    Answers { tables, ..intake.answers() }
}

/// What was answered, of `kind-0`, `c-0-3`, `ecole`.
pub fn answers(intake: &Intake, fields: &[(String, String)]) -> Answers {
    let fields: BTreeMap<&str, &str> =
        fields.iter().map(|(name, value)| (name.as_str(), value.trim())).collect();
    let answered = |(index, preview): (usize, &Preview)| {
        let column = |(place, title): (usize, &String)| {
            let word = fields.get(column_field(index, place).as_str());
            word.map(|word| (title.clone(), Column::parse(word)))
        };
        TableAnswer {
            file: preview.file.clone(),
            kind: fields.get(kind_field(index).as_str()).and_then(|word| TableKind::parse(word)),
            columns: preview.titles.iter().enumerate().filter_map(column).collect(),
        }
    };
    let mut answers = intake.answers();
    answers.tables = intake.previews().iter().enumerate().map(answered).collect();
    if let Some(uai) = fields.get("ecole").filter(|_| intake.school.is_none()) {
        answers.uai = uai.to_uppercase();
    }
    answers
}

/// What is still missing, table by table.
pub fn check(intake: &Intake, answers: &Answers) -> Problems {
    let asked = answers.asked(Vec::new());
    let mut problems = Problems::none();
    for preview in intake.previews() {
        if let Some(kind) = missing(&preview, &asked) {
            problems = problems.and(problem(&preview, kind));
        }
        if preview.needs_school && answers.uai.is_empty() && problems.of("ecole").is_none() {
            let text = text::id!("feeds-mapping-school");
            problems = problems.and(Problem { field: "ecole", text, args: Vec::new() });
        }
    }
    problems
}

fn problem(preview: &Preview, kind: ProblemKind) -> Problem {
    let file = ("file", preview.file.clone());
    let (text, args) = match kind {
        ProblemKind::MissingColumn { column, .. } => {
            (text::id!("feeds-mapping-missing"), vec![file, ("column", column.into_owned())])
        }
        ProblemKind::UnknownTable => (text::id!("feeds-mapping-kind"), vec![file]),
        _ => (text::id!("feeds-mapping-too-few"), vec![file]),
    };
    Problem { field: "tables", text, args }
}

fn kind_field(table: usize) -> String {
    format!("kind-{table}")
}

fn column_field(table: usize, place: usize) -> String {
    format!("c-{table}-{place}")
}

pub fn view(
    ui: &Ui,
    intake: &Intake,
    answers: &Answers,
    schools: &[(String, String)],
    problems: &Problems,
) -> Markup {
    let label = t!(ui, "feeds-mapping-school-label");
    let previews = intake.previews();
    let asks_school =
        intake.school.is_none() && previews.iter().any(|preview| preview.needs_school);
    let options = options(ui);
    let tables: Vec<_> = previews.iter().zip(&answers.tables).collect();
    html! {
        p { (t!(ui, "feeds-mapping-lead")) }
        (ui::form(ui, &urls::intake(intake.id), problems, html! {
            @if asks_school {
                (pieces::school_field(ui, &label, &answers.uai, schools, false, problems))
            }
            div.stack #tables {
                @for (index, (preview, answer)) in tables.iter().enumerate() {
                    (table(ui, index, preview, answer, &options))
                }
            }
            (ui::note(Tone::Info, t!(ui, "feeds-mapping-remembered")))
            div.actions { button.button { (t!(ui, "feeds-mapping-go")) } }
        }))
        (give_up_button(ui, intake))
    }
}

fn table(
    ui: &Ui,
    index: usize,
    preview: &Preview,
    answer: &TableAnswer,
    options: &[(&'static str, String)],
) -> Markup {
    let mut met = HashSet::new();
    let columns: Vec<usize> = (0..preview.titles.len())
        .filter(|place| !preview.titles[*place].trim().is_empty())
        .filter(|place| met.insert(base::fold(&preview.titles[*place])))
        .collect();
    let is_known = |place: &usize| preview.columns.get(*place).is_some_and(Option::is_some);
    let (known, unknown): (Vec<usize>, Vec<usize>) = columns.into_iter().partition(is_known);
    let draw = |place: usize| column(ui, index, place, preview, answer, options);
    html! {
        section.card aria-labelledby={ "table-" (index) } {
            header { h2 id={ "table-" (index) } { (preview.file) } }
            div.body {
                (kinds(ui, index, answer))
                @if !unknown.is_empty() {
                    h3 { (t!(ui, "feeds-mapping-unknown", count = unknown.len())) }
                    div.pair { @for place in unknown { (draw(place)) } }
                }
            }
            @if !known.is_empty() {
                details.more open[preview.missing.is_some()] {
                    summary { (t!(ui, "feeds-mapping-known", count = known.len())) }
                    div.pair { @for place in known { (draw(place)) } }
                }
            }
        }
    }
}

fn kinds(ui: &Ui, index: usize, answer: &TableAnswer) -> Markup {
    let name = kind_field(index);
    let label = t!(ui, "feeds-mapping-rows");
    let value = answer.kind.map_or("", TableKind::word);
    let kinds: Vec<(&str, String)> = TableKind::ALL
        .into_iter()
        .map(|kind| (kind.word(), words::table_kind(ui, kind).into_owned()))
        .collect();
    html! {
        div.field {
            label for=(name) { (label) }
            select.input id=(name) name=(name) {
                option value="" selected[value.is_empty()] { (t!(ui, "feeds-mapping-choose")) }
                @for (word, words) in &kinds {
                    option value=(word) selected[*word == value] { (words) }
                }
            }
        }
    }
}

fn column(
    ui: &Ui,
    index: usize,
    place: usize,
    preview: &Preview,
    answer: &TableAnswer,
    options: &[(&'static str, String)],
) -> Markup {
    let name = column_field(index, place);
    let title = &preview.titles[place];
    let answered = answer.columns.iter().find(|(known, _)| known == title);
    let value = answered.and_then(|(_, column)| *column).map_or("", Column::word);
    let cell = |row: &Vec<String>| row.get(place).cloned().filter(|cell| !cell.is_empty());
    let samples: Vec<String> = preview.rows.iter().filter_map(cell).collect();
    let samples = if samples.is_empty() {
        t!(ui, "feeds-mapping-empty").into_owned()
    } else {
        samples.join(" · ")
    };
    html! {
        div.field {
            label for=(name) { (title) }
            p.hint id={ (name) "-hint" } { (samples) }
            select.input id=(name) name=(name) aria-describedby={ (name) "-hint" } {
                option value="" selected[value.is_empty()] { (t!(ui, "feeds-mapping-not-read")) }
                @for (word, words) in options {
                    option value=(word) selected[*word == value] { (words) }
                }
            }
        }
    }
}

fn options(ui: &Ui) -> Vec<(&'static str, String)> {
    let option = |column: Column| (column.word(), words::column(ui, column).into_owned());
    Column::all().map(option).collect()
}
