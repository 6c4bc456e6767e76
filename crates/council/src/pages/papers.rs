//! On paper: `GET /conseil/seances/{meeting}/convocation.pdf` (one page for each member),
//! `…/ma-convocation.pdf`, `…/proces-verbal.pdf` (CGCT L2121-15) and `…/liste.pdf` (L2121-25).

use crate::{
    Meeting,
    meeting::State as Stage,
    minutes::{
        self,
        kept::{Kept, Minutes, Remark, Signature},
    },
    record::{Record, written},
    store, summons,
};
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use base::Locale;
use db::Tx;
use serde::Serialize;
use web::{App, Error, Granted, Read, Result, Ui, t};

/// Everything the papers of a meeting say.
pub struct Papers {
    pub record: Record,
    pub decisions: Vec<crate::deliberation::Decision>,
    pub names: Vec<store::drafts::Named>,
    /// The meeting without a quorum it takes up again.
    pub first: Option<base::Instant>,
}

impl Papers {
    pub async fn of(app: &App, meeting: &Meeting) -> Result<Self> {
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

/// As they were put to the next meeting, or as they would be.
pub async fn get_minutes(
    held: Granted<Read, Minutes>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let sheet = match held.kept.clone() {
        Some(kept) => {
            let id = held.meeting.id;
            let load = move |tx: &Tx<'_>| {
                Ok((store::minutes::remarks(tx, id)?, store::minutes::signatures(tx, id)?))
            };
            let (remarks, signatures) = app.db.read(load).await?;
            settled(ui, &kept, &remarks, &signatures)?
        }
        None => minutes::sheet(&ui, &held, &Papers::of(&app, &held).await?),
    };
    pdf(minutes::TEMPLATE, sheet, "proces-verbal.pdf").await
}

/// The text that was put, and below it what became of it. The register is in French.
pub fn settled(
    mut ui: Ui,
    kept: &Kept,
    remarks: &[Remark],
    signatures: &[Signature],
) -> Result<minutes::Sheet> {
    ui.locale = Locale::Fr;
    let mut sheet: minutes::Sheet =
        serde_json::from_str(&kept.sheet).map_err(web::Error::internal)?;
    let day = |day: base::Day| day.in_words(Locale::Fr);
    if let Some(on) = kept.adopted_on.map(day) {
        sheet.settled.push(t!(&ui, "council-minutes-settled", day = on).into_owned());
    }
    sheet.settled.extend(remarks.iter().map(|one| {
        let name = written(&one.name());
        let (name, words) = (name.as_str(), one.words.as_str());
        t!(&ui, "council-minutes-remarked", name = name, words = words).into_owned()
    }));
    sheet.settled.extend(signatures.iter().map(|one| {
        let (role, name) = (super::act_pieces::role(&ui, one.role), written(&one.name()));
        let (role, name, on) = (&*role, name.as_str(), day(one.signed_on));
        t!(&ui, "council-minutes-signed", role = role, name = name, day = on).into_owned()
    }));
    Ok(sheet)
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
