//! What runs later: families are told, teachers reminded calmly twice a year, the syntheses of a
//! school printed.

use crate::{
    Half, news, sheet,
    showing::Showing,
    store::{self, prints::Print},
};
use base::{Id, Minutes, SchoolYear};
use bytes::Bytes;
use db::Tx;
use files::{Made, Use, keep_made};
use futures_util::stream;
use jobs::{Context, Error, Job, Registry, Result, Schedule};
use people::School;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use web::App;

pub fn register(registry: &mut Registry) {
    registry.on(tell);
    registry.on(remind);
    registry.on(remind_school);
    registry.on(print);
    registry.every("carnet-reminders", MONDAYS, &Remind { after: Id::new(0) });
}

const MONDAYS: Schedule = Schedule::Weekly(0, Minutes(9 * 60));

/// Carnets were shown.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellShown {
    pub showing: Id<Showing>,
}

impl Job for TellShown {
    const KIND: &'static str = "carnet.tell";
}

async fn tell(context: Context, job: TellShown) -> Result<()> {
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        news::shown(tx, job.showing, now)?;
        news::on_time(tx, job.showing, now)?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// Every Monday; on the first of December and of May it finds who has not shown yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Remind {
    /// Schools up to this one have their turn already.
    pub after: Id<School>,
}

impl Job for Remind {
    const KIND: &'static str = "carnet.remind";
}

const REMINDED_IN: [i8; 2] = [12, 5];
/// As many schools as one turn looks at.
const SCHOOLS: usize = 500;

async fn remind(context: Context, job: Remind) -> Result<()> {
    let now = context.clock.now();
    let today = now.day();
    if !REMINDED_IN.contains(&today.month()) || today.day() > 7 {
        return Ok(());
    }
    let ends = context.clone();
    let write = move |tx: &Tx<'_>| {
        let schools = store::schools::with_nursery(tx, job.after, today)?;
        let turns: Vec<RemindSchool> =
            schools.iter().map(|school| RemindSchool { school: *school }).collect();
        jobs::enqueue_all(tx, &turns, now)?;
        if let Some(last) = schools.last().filter(|_| schools.len() >= SCHOOLS) {
            jobs::enqueue(tx, &Remind { after: *last }, now)?;
        }
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// The classes of one school.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemindSchool {
    pub school: Id<School>,
}

impl Job for RemindSchool {
    const KIND: &'static str = "carnet.remind-school";

    fn key(&self) -> Option<String> {
        Some(self.school.to_string())
    }
}

async fn remind_school(context: Context, job: RemindSchool) -> Result<()> {
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        let late = store::schools::late(tx, job.school, Half::of(now.day()), now.day())?;
        if !late.is_empty() {
            news::late(tx, job.school, &late, now)?;
        }
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// Prints the locked syntheses of a school and year in one document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PrintSchool {
    pub school: Id<School>,
    pub year: SchoolYear,
    pub print: Id<Print>,
}

impl Job for PrintSchool {
    const KIND: &'static str = "carnet.print";
    const TRIES_MAX: u32 = 3;
    const TIME_MAX: Duration = Duration::from_mins(10);
    const IS_LONG: bool = true;
}

/// The file of a print is attached to its school and is nobody's upload.
pub const PRINT_FILES: &str = "carnet_print";

pub const fn file_of(school: Id<School>) -> Use {
    Use::of(PRINT_FILES, school)
}

async fn print(context: Context, job: PrintSchool) -> Result<()> {
    let app = context.tool::<App>()?;
    let (school, year) = (job.school, job.year);
    let read = move |tx: &Tx<'_>| {
        let pupils = store::syntheses::locked_in(tx, school, year)?;
        sheet::load(tx, &pupils)
    };
    let document = context.db.read_long(read).await?;
    let (pupils, id) = (document.len(), job.print);
    let made = tokio::task::spawn_blocking(move || document.pdf()).await;
    let Ok(bytes) = made.map_err(|_| Error::because("the printer stopped"))? else {
        return failed(&context, id).await;
    };
    let len = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let content = stream::once(async { Ok::<_, db::Error>(Bytes::from(bytes)) });
    let stored = app.blobs.put(content, len).await?;
    let made =
        Made { name: format!("syntheses-{year}.pdf"), media_type: "application/pdf", stored };
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        // Somebody may have asked anew: that one will stand here.
        if store::prints::is_asked(tx, id)? {
            files::detach(tx, PRINT_FILES, &[school], now)?;
            let file = keep_made(tx, &made, file_of(school), now)?;
            store::prints::made(tx, id, (file, pupils), now)?;
        }
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

async fn failed(context: &Context, id: Id<Print>) -> Result<()> {
    let ends = context.clone();
    let write = move |tx: &Tx<'_>| {
        store::prints::fail(tx, id)?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}
