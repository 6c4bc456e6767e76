//! What runs later: notices whose hour has come, mails that are written, mails that leave.

use crate::{addresses, digest, outgoing, push, sms, store};
use db::Tx;
use jobs::{Context, Job, Registry, Result, Schedule};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use web::{App, counters::COUNTERS_TOPIC, outbox};

/// Shows the notices that were kept by the quiet hours until now. Every minute, rather than at an
/// hour that whoever tells something asks for: on PostgreSQL all of them would meet at that row.
#[derive(Serialize, Deserialize)]
struct Arrive {}

/// Writes the mails that are due by now, one for each person. Every minute too.
#[derive(Serialize, Deserialize)]
struct WriteMails {}

/// Sends again what waits and whose job has gone (a house that had no mail server yet).
#[derive(Serialize, Deserialize)]
struct SendForgotten;

/// Forgets notices and mails of long ago.
#[derive(Serialize, Deserialize)]
struct Sweep;

impl Job for Arrive {
    const KIND: &'static str = "notices.arrive";
}
impl Job for WriteMails {
    const KIND: &'static str = "notices.mails";
    const TIME_MAX: Duration = Duration::from_hours(1);
}
impl Job for SendForgotten {
    const KIND: &'static str = "notices.send-forgotten";
}
impl Job for Sweep {
    const KIND: &'static str = "notices.sweep";
}

pub(crate) fn register(registry: &mut Registry) {
    registry.on(arrive);
    registry.on(write_mails);
    registry.on(outgoing::send);
    registry.on(send_forgotten);
    registry.on(push::push);
    registry.on(push::push_one);
    registry.on(sms::texts);
    registry.on(sms::text);
    registry.on(sweep);
    registry.every("minutely", Schedule::EveryMinutes(1), &Arrive {});
    registry.every("minutely", Schedule::EveryMinutes(1), &WriteMails {});
    registry.every("minutely", Schedule::EveryMinutes(1), &push::Push {});
    registry.every("minutely", Schedule::EveryMinutes(1), &sms::Texts {});
    registry.every("hourly", Schedule::EveryMinutes(60), &SendForgotten);
    registry.every("nightly", Schedule::NIGHTLY, &Sweep);
}

const READERS_AT_ONCE: u32 = 1_000;

async fn arrive(context: Context, _: Arrive) -> Result<()> {
    loop {
        let (now, ends) = (context.clock.now(), context.clone());
        let step = move |tx: &Tx<'_>| {
            let readers = store::notices::arrive(tx, now, READERS_AT_ONCE)?;
            let is_over = readers.len() < READERS_AT_ONCE as usize;
            tx.signal(COUNTERS_TOPIC, readers.into_iter().map(base::Id::raw));
            if is_over {
                ends.complete(tx)?;
            }
            Ok(is_over)
        };
        if context.db.write(step).await? {
            return Ok(());
        }
    }
}

/// Lines whose readers' mails are written in one transaction: a writer waits some milliseconds.
const LINES_AT_ONCE: u32 = 400;

async fn write_mails(context: Context, _: WriteMails) -> Result<()> {
    let app = context.tool::<App>()?;
    let addresses = addresses::of(&app);
    loop {
        let (now, ends) = (context.clock.now(), context.clone());
        let (house, addresses) = (App::clone(&app), addresses.clone());
        let step = move |tx: &Tx<'_>| {
            let persons = store::mails::due_persons(tx, now, LINES_AT_ONCE)?;
            if persons.is_empty() {
                ends.complete(tx)?;
                return Ok(true);
            }
            let mails = digest::mails(tx, &house, &addresses, &persons, now)?;
            outbox::post_all(tx, &mails, now)?;
            Ok(false)
        };
        if context.db.write(step).await? {
            return Ok(());
        }
    }
}

const FORGOTTEN_AT_ONCE: u32 = 20_000;
/// The tries of a mail end within this.
const TRIES_HOURS: i64 = 24;

async fn send_forgotten(context: Context, _: SendForgotten) -> Result<()> {
    let Ok(_) = context.tool::<outgoing::Mailer>() else { return Ok(()) };
    let now = context.clock.now();
    let written = context.db.write(move |tx| {
        let before = now.plus_hours(-TRIES_HOURS);
        let mails = store::mails::forgotten(tx, before, FORGOTTEN_AT_ONCE)?;
        let mails: Vec<outbox::SendMail> =
            mails.into_iter().map(|mail| outbox::SendMail { mail }).collect();
        jobs::enqueue_all(tx, &mails, now)
    });
    Ok(written.await?)
}

const NOTICE_DAYS: i64 = 90;
const MAIL_DAYS: i64 = 30;

async fn sweep(context: Context, _: Sweep) -> Result<()> {
    let now = context.clock.now();
    let before = now.plus_days(-NOTICE_DAYS);
    while context.db.write(move |tx| store::notices::sweep(tx, before)).await? > 0 {}
    context.db.write(move |tx| outbox::sweep(tx, now.plus_days(-MAIL_DAYS))).await?;
    context.db.write(move |tx| push::sweep(tx, now)).await?;
    context.db.write(move |tx| store::sms::forget(tx, before)).await?;
    Ok(())
}
