//! A body of the territory: `GET /territoire/{body}`. A syndicate sees its communes, the others
//! where they stand.

use super::{own, state};
use axum::extract::{Query, State};
use council::Assembly;
use people::BodyKind;
use serde::Deserialize;
use web::{App, Granted, Page, Read, Result, Ui};

/// What is asked of either page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The id of a competence; the one that opens schools when nothing is said.
    pub competence: String,
    /// The word of a stage.
    pub etat: String,
    /// The code of a department.
    pub departement: String,
    /// The id of an EPCI.
    pub epci: String,
    pub q: String,
    pub page: usize,
}

pub async fn get(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    if assembly.kind == BodyKind::Syndicate {
        return state::page(&app, &ui, &assembly, &asked).await;
    }
    own::page(&app, &ui, &assembly, &asked).await
}
