//! On paper: `GET /conseil/seances/{meeting}/convocation.pdf` (one page for each member),
//! `…/ma-convocation.pdf`, `…/proces-verbal.pdf` (CGCT L2121-15) and `…/liste.pdf` (L2121-25).

use crate::{Meeting, meeting::State as Stage, minutes, record::Record, store, summons};
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use db::Tx;
use serde::Serialize;
use web::{App, Error, Granted, Read, Result, Ui};

/// Everything the papers of a meeting say.
pub struct Papers {
    pub record: Record,
    pub decisions: Vec<crate::deliberation::Decision>,
    pub names: Vec<store::drafts::Named>,
    /// The meeting without a quorum it takes up again.
    pub first: Option<base::Instant>,
}

impl Papers {
    async fn of(app: &App, meeting: &Meeting) -> Result<Self> {
        let meeting = meeting.clone();
        let load = move |tx: &Tx<'_>| {
            let first = match meeting.follows_id {
                Some(first) => store::meetings::find(tx, first)?,
                None => None,
            };
            Ok(Papers {
                record: Record::load(tx, &meeting)?,
                decisions: store::drafts::decisions_of_meeting(tx, meeting.id)?,
                names: store::drafts::names_of_meeting(tx, meeting.id)?,
                first: first.map(|first| first.meets_at),
            })
        };
        Ok(app.db.read(load).await?)
    }
}

/// For each member, for who prepares the meeting: a draft can be proofread.
pub async fn get_convenings(
    meeting: Granted<Read, Meeting>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    if !meeting.assembly.is_prepared_by(&meeting.viewer) {
        return Err(Error::Forbidden);
    }
    let papers = Papers::of(&app, &meeting).await?;
    let members: Vec<_> = papers.record.members().map(|one| one.id).collect();
    let sheet = summons::sheet(&ui, &meeting, &papers, &members);
    pdf(summons::TEMPLATE, sheet, "convocations.pdf").await
}

/// His own, for a member who signs in.
pub async fn get_own(
    meeting: Granted<Read, Meeting>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let papers = Papers::of(&app, &meeting).await?;
    let viewer = Some(meeting.viewer.person);
    let own: Vec<_> = papers.record.mandates.iter().filter(|one| one.person_id == viewer).collect();
    let own = own.first().map(|one| one.id).ok_or(Error::NotFound)?;
    let sheet = summons::sheet(&ui, &meeting, &papers, &[own]);
    pdf(summons::TEMPLATE, sheet, "convocation.pdf").await
}

pub async fn get_minutes(
    meeting: Granted<Read, Meeting>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    if !matches!(meeting.state, Stage::Closed | Stage::Void) {
        return Err(Error::NotFound);
    }
    let papers = Papers::of(&app, &meeting).await?;
    let sheet = minutes::sheet(&ui, &meeting, &papers);
    pdf(minutes::TEMPLATE, sheet, "proces-verbal.pdf").await
}

pub async fn get_list(
    meeting: Granted<Read, Meeting>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    if !matches!(meeting.state, Stage::Closed | Stage::Void) {
        return Err(Error::NotFound);
    }
    let papers = Papers::of(&app, &meeting).await?;
    let sheet = minutes::list(&ui, &meeting, &papers);
    pdf(minutes::LIST, sheet, "liste-des-deliberations.pdf").await
}

async fn pdf<D: Serialize + Send + 'static>(
    template: &'static str,
    sheet: D,
    name: &str,
) -> Result<Response> {
    let made = tokio::task::spawn_blocking(move || print::pdf(template, &sheet)).await;
    let bytes = made.map_err(Error::internal)?.map_err(Error::internal)?;
    let disposition = HeaderValue::try_from(format!("inline; filename=\"{name}\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, disposition.map_err(Error::internal)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, bytes).into_response())
}
