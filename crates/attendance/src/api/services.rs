//! Canteen and childcare, for programs: who is expected in a school, how many in those of a town,
//! and what a family has put its child down for.

use crate::{
    access::Serve,
    closure::Commune,
    pages::{
        asked::Asked,
        service,
        services::{self as page, RuleForm},
    },
    service::{Guest, Rule},
    store,
};
use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Id;
use db::Tx;
use people::{Person, School};
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    App, Form, Granted, Read, Result, Routes, Ui,
    api::{ApiProblems, Operation},
    get, id,
};

pub fn routes() -> Routes {
    let expected =
        Operation::new(id!("attendance-api-services")).query::<Asked>().answers::<ServiceTold>();
    let ruled = Operation::new(id!("attendance-api-service-rule"))
        .form::<RuleForm>()
        .answers_nothing()
        .answers_with::<ApiProblems>(422);
    let town =
        Operation::new(id!("attendance-api-services-town")).query::<Asked>().answers::<TownTold>();
    let child = Operation::new(id!("attendance-api-service-of")).answers::<GuestTold>();
    let put_down =
        Operation::new(id!("attendance-api-service-set")).form::<GuestFields>().answers_nothing();
    Routes::new()
        .at(
            "/api/presences/ecoles/{school}/services",
            get(of_school).described(expected).post(rule).described(ruled),
        )
        .at("/api/presences/communes/{town}/services", get(of_town).described(town))
        .at(
            "/api/presences/eleves/{pupil}/services",
            get(of_child).described(child).post(set).described(put_down),
        )
}

/// Who is expected on a day.
#[derive(Serialize, ToSchema)]
struct ServiceTold {
    day: String,
    /// `canteen`, `care_am`, `care_pm`
    service: String,
    /// Is there class that day?
    is_open: bool,
    rule: RuleTold,
    children: Vec<ExpectedTold>,
}

/// Until when families may change a day.
#[derive(Serialize, ToSchema)]
struct RuleTold {
    /// Days of class before.
    days_before: u8,
    /// Minutes past midnight.
    until: u16,
}

impl From<Rule> for RuleTold {
    fn from(rule: Rule) -> Self {
        RuleTold { days_before: rule.days_before, until: rule.until.0 }
    }
}

/// A name and a class, and nothing else.
#[derive(Serialize, ToSchema)]
struct ExpectedTold {
    #[schema(value_type = String)]
    id: Id<Person>,
    first_name: String,
    last_name: String,
    class: String,
    /// He was not in class this half-day.
    is_missing: bool,
}

async fn of_school(
    school: Granted<Serve, School>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Json<ServiceTold>> {
    let shown = page::read(&app, school.id, asked).await?;
    let child = |line: &store::services::Line| ExpectedTold {
        id: line.id,
        first_name: line.first_name.clone(),
        last_name: line.last_name.clone(),
        class: line.class_name.clone(),
        is_missing: line.is_missing,
    };
    Ok(Json(ServiceTold {
        day: shown.slot.day.iso(),
        service: shown.slot.moment.word().to_owned(),
        is_open: shown.week.has(shown.slot),
        rule: shown.rule.into(),
        children: shown.lines.iter().map(child).collect(),
    }))
}

async fn rule(
    school: Granted<Serve, School>,
    State(app): State<App>,
    ui: Ui,
    form: Form<RuleForm>,
) -> Result<Response> {
    let rule = match form.check() {
        Ok(rule) => rule,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    let id = school.id;
    app.db.write(move |tx: &Tx<'_>| store::services::set_rule(tx, id, rule)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// How many are expected in each school of a town.
#[derive(Serialize, ToSchema)]
struct TownTold {
    day: String,
    service: String,
    schools: Vec<CountTold>,
}

#[derive(Serialize, ToSchema)]
struct CountTold {
    #[schema(value_type = String)]
    school: Id<School>,
    name: String,
    expected: usize,
}

async fn of_town(
    commune: Granted<Read, Commune>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Json<TownTold>> {
    let (slot, lines) = page::read_town(&app, &commune, asked).await?;
    let count = |school: &School| CountTold {
        school: school.id,
        name: school.name.clone(),
        expected: lines.iter().filter(|line| line.school_id == school.id).count(),
    };
    Ok(Json(TownTold {
        day: slot.day.iso(),
        service: slot.moment.word().to_owned(),
        schools: commune.schools.iter().map(count).collect(),
    }))
}

/// What a child is put down for.
#[derive(Serialize, ToSchema)]
struct GuestTold {
    rule: RuleTold,
    /// The first day that whoever asks may still change.
    first_open: String,
    /// Each service of each weekday from then on, Monday is 0.
    week: Vec<WeekdayTold>,
    /// Each service of the next days of class.
    days: Vec<GuestDayTold>,
}

#[derive(Serialize, ToSchema)]
struct WeekdayTold {
    weekday: usize,
    service: String,
    is_in: bool,
}

#[derive(Serialize, ToSchema)]
struct GuestDayTold {
    day: String,
    service: String,
    is_in: bool,
}

/// Of the week: `what=week`, and `canteen=0` for a Monday. Of the days that come: `what=days`, and
/// `canteen=2026-11-26`. What is named is in, what is not is out; a day whose hour has passed stays
/// as it was.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it is read field by field, and described here")]
struct GuestFields {
    /// `week` or `days`
    what: String,
    canteen: Vec<String>,
    care_am: Vec<String>,
    care_pm: Vec<String>,
}

async fn of_child(guest: Granted<Read, Guest>, State(app): State<App>) -> Result<Json<GuestTold>> {
    let shown = service::read(&app, &guest).await?;
    let services = shown.services();
    let (mut week, mut days) = (Vec::new(), Vec::new());
    for service in services {
        let name = || service.word().to_owned();
        let plan = shown.plan(service, shown.first);
        week.extend(shown.weekdays().into_iter().map(|weekday| WeekdayTold {
            weekday,
            service: name(),
            is_in: plan.has(weekday),
        }));
        days.extend(shown.ahead(app.clock.today()).into_iter().map(|day| GuestDayTold {
            day: day.iso(),
            service: name(),
            is_in: shown.is_in(service, day),
        }));
    }
    Ok(Json(GuestTold { rule: shown.rule.into(), first_open: shown.first.iso(), week, days }))
}

async fn set(
    guest: Granted<Serve, Guest>,
    State(app): State<App>,
    form: Form<Vec<(String, String)>>,
) -> Result<StatusCode> {
    service::write(&app, &guest, form.0.clone()).await?;
    Ok(StatusCode::NO_CONTENT)
}
