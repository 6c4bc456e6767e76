//! What runs by itself: reminders of what is late, alerts of markets, who hears of a call.

use super::{
    Campaign, MemberAccount, market,
    reminding::{remind_some, tell_called},
};
use crate::store::contributions::{accounts, campaigns};
use base::{Id, Minutes};
use db::Tx;
use jobs::{Context, Job, Registry, Result, Schedule};
use serde::{Deserialize, Serialize};

const CHUNK: u32 = 200;
/// At the hour a town hall opens.
const MORNING: Schedule = Schedule::Daily(Minutes(8 * 60 + 30));

pub fn register(registry: &mut Registry) {
    registry.on(remind);
    registry.on(watch);
    registry.on(tell);
    registry.every("territory-contribution-remind", MORNING, &RemindMembers {});
    registry.every("territory-purchasing-alerts", MORNING, &WatchMarkets {});
}

/// Reminds the members whose contributions are due soon, or late.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemindMembers {}

impl Job for RemindMembers {
    const KIND: &'static str = "territory.remind";
}

async fn remind(context: Context, _: RemindMembers) -> Result<()> {
    let mut after: Id<MemberAccount> = Id::new(0);
    loop {
        let now = context.clock.now();
        let step = move |tx: &Tx<'_>| remind_some(tx, after, CHUNK, now);
        match context.db.write(step).await? {
            Some(last) => after = last,
            None => return Ok(()),
        }
    }
}

/// Tells the officers what comes to an end.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WatchMarkets {}

impl Job for WatchMarkets {
    const KIND: &'static str = "territory.markets";
}

async fn watch(context: Context, _: WatchMarkets) -> Result<()> {
    let now = context.clock.now();
    Ok(context.db.write(move |tx| market::tell_alerts(tx, now)).await?)
}

/// Tells who works for each member that its calls are in the account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellCalled {
    pub campaign: Id<Campaign>,
}

impl Job for TellCalled {
    const KIND: &'static str = "territory.called";

    fn key(&self) -> Option<String> {
        Some(self.campaign.to_string())
    }
}

async fn tell(context: Context, job: TellCalled) -> Result<()> {
    let now = context.clock.now();
    let write = move |tx: &Tx<'_>| {
        let Some(row) = campaigns::find(tx, job.campaign)? else { return Ok(()) };
        let lines = campaigns::lines(tx, row.id)?;
        let all = accounts::of_syndicate(tx, row.syndicate_id)?;
        let is_called = |id| lines.iter().any(|line| line.account_id == id);
        let called: Vec<_> = all.into_iter().filter(|it| is_called(it.id)).collect();
        tell_called(tx, &called, row.year, now)
    };
    Ok(context.db.write(write).await?)
}
