//! Slips for families who sign with a pen: `GET /liaison/{slip}/papier.pdf`, one for each pupil who
//! is missing, each with the way to sign on a phone after all.

use crate::{
    Slip,
    following::{self, Sheet},
    printing::{self, PaperOf},
    slip::Follow,
    store,
};
use axum::{extract::State, response::Response};
use db::Tx;
use web::{App, Error, Granted, Result, Ui};

/// More sheets than that are no class.
const SHEETS_MAX: usize = 400;

pub async fn get(slip: Granted<Follow, Slip>, State(app): State<App>, ui: Ui) -> Result<Response> {
    let written = slip.written.clone();
    let read = move |tx: &Tx<'_>| {
        let sheet = following::load_all(tx, &written)?;
        let version = store::versions::find(tx, written.id, written.version)?;
        let school = people::school::load(tx, written.school_id)?;
        let author = store::slips::author(tx, written.id)?;
        Ok((sheet, version, school, author))
    };
    let (sheet, version, school, author) = app.db.read_long(read).await?;
    let papers = {
        let school = school.map(|school| school.name).unwrap_or_default();
        let version = version.ok_or(Error::NotFound)?;
        let pupils = missing(&sheet);
        let of =
            PaperOf { slip: &slip, version: &version, school: &school, author: &author, pupils };
        printing::papers(&ui, &of)
    };
    printing::print_papers(papers).await
}

/// Those for whom a paper is needed; all of them when nobody is missing.
fn missing(sheet: &Sheet) -> Vec<(base::Id<people::Person>, String, String)> {
    let there: Vec<_> = sheet.pupils.iter().filter(|row| row.left_at.is_none()).collect();
    let mut rows: Vec<_> =
        there.iter().filter(|row| !sheet.is_done(row.pupil_id)).copied().collect();
    if rows.is_empty() {
        rows = there;
    }
    rows.iter()
        .take(SHEETS_MAX)
        .map(|row| (row.pupil_id, row.name().full(), row.class_name.clone()))
        .collect()
}
