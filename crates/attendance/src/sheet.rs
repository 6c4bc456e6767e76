//! The register on paper and for a spreadsheet.

use crate::{
    Month,
    pages::register::{Shown, half, percent},
    register::Cell,
};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use base::PersonName;
use serde::Serialize;
use web::{Error, Result, Ui, spreadsheet, t};

const TEMPLATE: &str = include_str!("register.typ");
const TEMPLATE_OF_SCHOOL: &str = include_str!("registers.typ");

/// What is printed.
#[derive(Serialize)]
pub struct Sheet {
    title: String,
    school: String,
    month: String,
    columns: Vec<(String, String)>,
    rows: Vec<(String, Vec<String>, String)>,
    figures: Vec<(String, String)>,
    legend: String,
    signatures: Vec<String>,
    pupil: String,
    total: String,
}

pub fn of(ui: &Ui, class: &str, school: &str, shown: &Shown) -> Sheet {
    let register = &shown.register;
    let letter = |cell: &Option<Cell>| cell.map_or("", Cell::letter).to_owned();
    let (possible, absent) = (register.possible(), register.absent());
    let signed = shown.signatures.iter().map(|signature| {
        let name = PersonName::new(&signature.first_name, &signature.last_name, signature.title);
        let (name, time) = (name.formal(), ui.when_in_full(signature.signed_at));
        let words =
            t!(ui, "attendance-signed-by", name = name, version = signature.version, time = time);
        format!("{words} {}", &signature.seal[..16])
    });
    Sheet {
        title: t!(ui, "attendance-register-title", class = class).into_owned(),
        school: school.to_owned(),
        month: register.month.in_words(ui.locale),
        columns: register
            .slots
            .iter()
            .map(|slot| (slot.day.day().to_string(), half(ui, slot.moment).into_owned()))
            .collect(),
        rows: register
            .rows
            .iter()
            .map(|row| {
                let name = format!("{} {}", row.last_name, row.first_name);
                let total = format!("{}/{}", row.absent, row.possible);
                (name, row.cells.iter().map(letter).collect(), total)
            })
            .collect(),
        figures: vec![
            (t!(ui, "attendance-possible").into_owned(), possible.to_string()),
            (t!(ui, "attendance-missed").into_owned(), absent.to_string()),
            (t!(ui, "attendance-rate").into_owned(), percent(ui, absent, possible)),
        ],
        legend: t!(ui, "attendance-legend").into_owned(),
        signatures: signed.collect(),
        pupil: t!(ui, "attendance-pupil").into_owned(),
        total: t!(ui, "attendance-total").into_owned(),
    }
}

/// The registers of a school on one page.
#[derive(Serialize)]
pub struct SchoolSheet {
    pub title: String,
    pub school: String,
    pub month: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The same as a PDF.
pub async fn pdf_of_school(sheet: SchoolSheet, month: Month) -> Result<Response> {
    let made = tokio::task::spawn_blocking(move || print::pdf(TEMPLATE_OF_SCHOOL, &sheet)).await;
    let bytes = made.map_err(Error::internal)?.map_err(Error::internal)?;
    Ok(file(bytes, "application/pdf", &format!("registres-{}.pdf", month.word())))
}

/// The sheet as a PDF, made away from the threads that serve.
pub async fn pdf(sheet: Sheet, class: &str, month: Month) -> Result<Response> {
    let made = tokio::task::spawn_blocking(move || print::pdf(TEMPLATE, &sheet)).await;
    let bytes = made.map_err(Error::internal)?.map_err(Error::internal)?;
    Ok(file(bytes, "application/pdf", &name(class, month, "pdf")))
}

/// One line a pupil.
pub fn csv(ui: &Ui, class: &str, shown: &Shown) -> Result<Response> {
    let register = &shown.register;
    let mut head = vec![t!(ui, "attendance-last-name").into_owned()];
    head.extend([
        t!(ui, "attendance-first-name").into_owned(),
        t!(ui, "attendance-possible").into_owned(),
        t!(ui, "attendance-missed").into_owned(),
        t!(ui, "attendance-without-reason").into_owned(),
        t!(ui, "attendance-figure-late").into_owned(),
    ]);
    let slot = |slot: &crate::Slot| format!("{} {}", slot.day.french(), half(ui, slot.moment));
    head.extend(register.slots.iter().map(slot));
    let rows = register.rows.iter().map(|row| {
        let mut cells = vec![row.last_name.clone(), row.first_name.clone()];
        cells.extend(
            [row.possible, row.absent, row.without_reason, row.late].map(|count| count.to_string()),
        );
        cells.extend(row.cells.iter().map(|cell| cell.map_or("", Cell::letter).to_owned()));
        cells
    });
    spreadsheet::file(&name(class, register.month, "csv"), std::iter::once(head).chain(rows))
}

/// `registre-ce1-a-2026-11.pdf`
fn name(class: &str, month: Month, ending: &str) -> String {
    let class: String = base::fold(class)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    format!("registre-{class}-{}.{ending}", month.word())
}

pub fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}
