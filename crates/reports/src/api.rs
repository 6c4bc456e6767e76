//! Reports for programs: what a family may read, as JSON under `/api/livrets`.

use crate::{
    attendance::Tools,
    content::{Content, Line, Position},
    pages::report::{self, is_family},
    report::Report,
    store::{self, reports::Out},
};
use axum::{Json, extract::State};
use base::Id;
use db::Tx;
use people::Person;
use serde::Serialize;
use utoipa::ToSchema;
use web::{App, Granted, Read, Result, Routes, Viewer, api::Operation, get, id};

pub fn routes() -> Routes {
    let all = Operation::new(id!("reports-api-all")).answers::<Vec<PublishedTold>>();
    let one = Operation::new(id!("reports-api-one")).answers::<ReportTold>();
    Routes::new()
        .at("/api/livrets", get(list).described(all))
        .at("/api/livrets/{report}", get(of_report).described(one))
}

/// A report one may read.
#[derive(Serialize, ToSchema)]
struct PublishedTold {
    #[schema(value_type = String)]
    id: Id<Report>,
    #[schema(value_type = String)]
    pupil: Id<Person>,
    /// `period` or `cycle`
    kind: &'static str,
    period: String,
    class: String,
    edition: u32,
    published_at: String,
    is_signed: bool,
    /// False while the school writes another edition.
    is_current: bool,
}

/// The reports of one's children, or one's own, the latest first.
async fn list(viewer: Viewer, State(app): State<App>) -> Result<Json<Vec<PublishedTold>>> {
    let mut pupils: Vec<Id<Person>> = viewer.children.iter().map(|child| child.id).collect();
    pupils.extend(viewer.is_pupil().then_some(viewer.person));
    if pupils.is_empty() {
        return Ok(Json(Vec::new()));
    }
    let person = viewer.person;
    let read = move |tx: &Tx<'_>| store::reports::out(tx, &pupils, person, tx.now());
    let line = |out: Out| PublishedTold {
        id: out.id,
        pupil: out.pupil,
        kind: out.kind.word(),
        is_current: out.is_current(),
        period: out.period,
        class: out.class,
        edition: out.edition,
        published_at: out.published_at.iso(),
        is_signed: out.is_signed,
    };
    Ok(Json(app.db.read(read).await?.into_iter().map(line).collect()))
}

/// What a report says.
#[derive(Serialize, ToSchema)]
struct ReportTold {
    school: String,
    class: String,
    period: String,
    /// `period` or `cycle`
    kind: String,
    pupil: String,
    /// None while it is being written, which only staff reads.
    edition: Option<u32>,
    lines: Vec<ReportLineTold>,
    /// The socle, at the end of a cycle.
    components: Vec<LevelTold>,
    general: String,
    mention: String,
    life: String,
    /// Out of 20, to the hundredth; where the school shows it.
    average: Option<String>,
    presence: Option<PresenceTold>,
}

/// A domain or a subject.
#[derive(Serialize, ToSchema)]
struct ReportLineTold {
    place: String,
    label: String,
    average: Option<String>,
    levels: Vec<LevelTold>,
    worked: Vec<String>,
    appreciation: String,
}

/// Where a pupil is: 1 to 4; 0 is "not evaluated".
#[derive(Serialize, ToSchema)]
struct LevelTold {
    label: String,
    level: Option<u8>,
}

/// Half-days away with and without a reason, and times late.
#[derive(Serialize, ToSchema)]
struct PresenceTold {
    justified: u32,
    unjustified: u32,
    late: u32,
}

async fn of_report(
    report: Granted<Read, Report>,
    State(app): State<App>,
) -> Result<Json<ReportTold>> {
    let is_family = is_family(&report);
    let (tools, of) = (Tools::of(&app), Report::clone(&report));
    let read = move |tx: &Tx<'_>| report::load(tx, &tools, &of, is_family);
    let shown = app.db.read(read).await?;
    Ok(Json(told(shown.content, shown.edition)))
}

fn mark(hundredths: i64) -> String {
    crate::reckoning::written(hundredths).replace(',', ".")
}

fn level(position: Position) -> LevelTold {
    LevelTold { label: position.label, level: position.position }
}

fn told(content: Content, edition: Option<u32>) -> ReportTold {
    let line = |line: Line| ReportLineTold {
        place: line.place,
        label: line.label,
        average: line.average.map(mark),
        levels: line.positions.into_iter().map(level).collect(),
        worked: line.elements,
        appreciation: line.appreciation,
    };
    let presence = content.presence.map(|it| PresenceTold {
        justified: it.justified,
        unjustified: it.unjustified,
        late: it.late,
    });
    ReportTold {
        pupil: content.pupil(),
        school: content.school,
        class: content.class,
        period: content.period,
        kind: content.kind,
        edition,
        lines: content.lines.into_iter().map(line).collect(),
        components: content.components.into_iter().map(level).collect(),
        general: content.general,
        mention: content.mention,
        life: content.life,
        average: content.average.map(mark),
        presence,
    }
}
