//! What runs later: making an archive, on any node, from the beginning each time; letting those go
//! whose time has come.

use super::{Handover, Lent, Packed, State, Told, telling};
use crate::{deeds, store::handovers as store};
use base::Id;
use db::{Tx, blob::Stored};
use files::{Made, Use};
use jobs::{
    Context, Error, Job, Registry, Result, Schedule,
    progress::{self, State as Ended},
};
use serde::{Deserialize, Serialize};
use std::{sync::Arc, time::Duration};
use web::App;

pub fn register(registry: &mut Registry) {
    registry.on(make);
    registry.on(see_to_kept);
    registry.every("territory-handovers", Schedule::NIGHTLY, &SeeToKept {});
}

/// Makes an archive. A worker that dies leaves nothing but a content nobody needs, which is swept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MakeArchive {
    pub handover: Id<Handover>,
}

impl Job for MakeArchive {
    const KIND: &'static str = "territory.handover";
    const TRIES_MAX: u32 = 6;
    const TIME_MAX: Duration = Duration::from_hours(12);
    const IS_LONG: bool = true;
    fn key(&self) -> Option<String> {
        Some(self.handover.to_string())
    }
}

/// Reminds of those that go soon, and lets those go whose day has come. Nightly.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SeeToKept {}

impl Job for SeeToKept {
    const KIND: &'static str = "territory.handovers";
}

async fn make(context: Context, job: MakeArchive) -> Result<()> {
    let load = move |tx: &Tx<'_>| store::load(tx, job.handover);
    let found = context.db.read(load).await?.filter(|it| it.state == State::Making);
    let Some(it) = found else { return Ok(()) };
    match pack(&context, &it).await {
        Ok(packed) => keep(&context, it, packed).await,
        Err(_) if context.tries() >= MakeArchive::TRIES_MAX => give_up(&context, it).await,
        Err(error) => Err(error),
    }
}

async fn pack(context: &Context, it: &Handover) -> Result<Packed> {
    let (app, packer) = (context.tool::<App>()?, context.tool::<Lent>()?);
    let told = Arc::new(Told::default());
    let packing = packer.0.pack(App::clone(&app), it.town, it.as_of, told.clone());
    told.during(context, it.progress, packing).await
}

/// The archive, its notice and the end of the job are one.
async fn keep(context: &Context, it: Handover, packed: Packed) -> Result<()> {
    let (now, ended) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        store::set_ready(tx, it.id, &packed, now)?;
        files::keep_made(tx, &made(&it, packed.stored), use_of(it.id), now)?;
        let text = text::id!("territory-handover-step-ready");
        progress::finish(tx, it.progress, Ended::Done, text, None, now)?;
        telling::ready(tx, &it, now)?;
        deeds::of_archive(tx, "territory.hand-over", it.id, None, now)?;
        ended.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// `commune-59367-2026-11-25.zip`
fn made(it: &Handover, stored: Stored) -> Made {
    let name = format!("commune-{}-{}.zip", it.insee, it.as_of.iso());
    Made { name, media_type: "application/zip", stored }
}

/// What its content is attached to.
pub const fn use_of(handover: Id<Handover>) -> Use {
    Use::of("handover", handover)
}

async fn give_up(context: &Context, it: Handover) -> Result<()> {
    let (now, ended) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        store::set_failed(tx, it.id)?;
        let text = text::id!("territory-handover-step-failed");
        progress::finish(tx, it.progress, Ended::Failed, text, None, now)?;
        telling::failed(tx, &it, now)?;
        ended.complete(tx)
    };
    context.db.write(write).await.map_err(Error::from)
}

async fn see_to_kept(context: Context, _: SeeToKept) -> Result<()> {
    let (now, ended) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        for it in store::to_remind(tx, now.day().plus_days(super::REMINDED_DAYS))? {
            store::set_reminded(tx, it.id, now)?;
            telling::goes_soon(tx, &it, now)?;
        }
        let gone = store::past(tx, now.day())?;
        store::set_erased(tx, &gone)?;
        files::detach(tx, "handover", &gone, now)?;
        for id in gone {
            deeds::of_archive(tx, "territory.erase-archive", id, None, now)?;
        }
        ended.complete(tx)
    };
    Ok(context.db.write(write).await?)
}
