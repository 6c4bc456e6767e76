//! What runs by itself: families are told of reports whose hour has come, signatures get their
//! place in the chain, who has not signed is reminded, reports are opened three weeks before the
//! end of a period and their figures reckoned every night, archives are made and let go.

use crate::{
    attendance::Tools,
    batch, chain,
    class_reports::ClassReports,
    life, news,
    reminding::{self, RemindFamilies},
    store,
};
use base::{Day, Id};
use db::{Result as DbResult, Tx};
use jobs::{Context, Job, Registry, Result, Schedule};
use people::{Class, Person};
use results::Period;
use serde::{Deserialize, Serialize};
use web::App;

const CHUNK: u32 = 200;
/// Reports are opened so many days before the end of their period.
const OPENED_DAYS: i32 = 21;
/// And reckoned for so many days after it.
const RECKONED_DAYS: i32 = 30;
const NOBODY: Id<Person> = Id::new(0);

pub fn register(registry: &mut Registry) {
    registry.on(batch::make);
    registry.on(tell);
    registry.on(seal);
    registry.on(see_to_reports);
    registry.on(reminding::remind);
    registry.every("reports-tell", Schedule::EveryMinutes(5), &TellFamilies {});
    registry.every("reports-seal", Schedule::EveryMinutes(1), &SealSignatures {});
    registry.every("reports-night", Schedule::NIGHTLY, &SeeToReports {});
    registry.every("reports-remind", Schedule::NIGHTLY, &RemindFamilies {});
}

/// Tells families of the reports they may read from now on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellFamilies {}

impl Job for TellFamilies {
    const KIND: &'static str = "reports.tell";
}

async fn tell(context: Context, _: TellFamilies) -> Result<()> {
    loop {
        let now = context.clock.now();
        let step = move |tx: &Tx<'_>| {
            let reports = store::reports::to_tell(tx, now, CHUNK)?;
            if reports.is_empty() {
                return Ok(0);
            }
            news::out(tx, &reports, now)?;
            let told: Vec<_> = reports.iter().map(|report| report.id).collect();
            store::reports::set_told(tx, &told, now)?;
            Ok(told.len())
        };
        if context.db.write(step).await? == 0 {
            return Ok(());
        }
    }
}

/// Gives the signatures of the last minute their place in the chain of their school.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SealSignatures {}

impl Job for SealSignatures {
    const KIND: &'static str = "reports.seal";
}

async fn seal(context: Context, _: SealSignatures) -> Result<()> {
    loop {
        let now = context.clock.now();
        if context.db.write(move |tx| chain::seal_some(tx, now)).await? == 0 {
            return Ok(());
        }
    }
}

/// Opens the reports of the periods that end soon, and reckons those that are open.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SeeToReports {}

impl Job for SeeToReports {
    const KIND: &'static str = "reports.night";
    const IS_LONG: bool = true;
}

async fn see_to_reports(context: Context, _: SeeToReports) -> Result<()> {
    let tools = Tools::of(&*context.tool::<App>()?);
    let today = context.clock.now().day();
    let ending = (today, today.plus_days(OPENED_DAYS));
    let mut after = (Id::new(0), Id::new(0));
    loop {
        let from = after;
        let find = move |tx: &Tx<'_>| store::keeping::ending(tx, ending, from, CHUNK);
        let found = context.db.read(find).await?;
        let Some(last) = found.last() else { break };
        after = *last;
        for (class, period) in found {
            let tools = tools.clone();
            let open = move |tx: &Tx<'_>| {
                let Some((class, period)) = of(tx, class, period, today)? else { return Ok(()) };
                life::open(tx, &tools, &class, &period).map(drop)
            };
            context.db.write(open).await?;
        }
    }
    let since = today.plus_days(-RECKONED_DAYS);
    let mut after = (Id::new(0), Id::new(0));
    loop {
        let from = after;
        let find = move |tx: &Tx<'_>| store::reports::open_classes(tx, since, from, CHUNK);
        let found = context.db.read(find).await?;
        let Some(last) = found.last() else { break };
        after = *last;
        for (class, period) in found {
            let tools = tools.clone();
            let reckon = move |tx: &Tx<'_>| {
                let Some((class, period)) = of(tx, class, period, today)? else { return Ok(()) };
                life::refresh(tx, &tools, &class, &period)
            };
            context.db.write(reckon).await?;
        }
    }
    let before = context.clock.now().plus_days(-batch::KEPT_DAYS);
    Ok(context.db.write(move |tx| batch::let_go(tx, before)).await?)
}

fn of(
    tx: &Tx<'_>,
    class: Id<Class>,
    period: Id<Period>,
    today: Day,
) -> DbResult<Option<(ClassReports, Period)>> {
    let class = store::classes::load(tx, class, NOBODY, today)?;
    Ok(class.zip(results::period::load(tx, period)?))
}
