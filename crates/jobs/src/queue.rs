//! The queue as an administrator sees it: how much waits, what was given up and why.

use crate::{Queued, TOPIC};
use base::{Id, Instant};
use db::{Result, Tx, params};

db::row! {
    /// How full the queue is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Counts {
        /// Due or for later, without those that come back by themselves.
        pub waiting: u64,
        /// Of those, what should run already.
        pub due: u64,
        pub running: u64,
        pub failed: u64,
    }
}

/// Counted over the queue itself, which is short: what is done leaves it.
pub fn counts(tx: &Tx<'_>, now: Instant) -> Result<Counts> {
    tx.one(
        "select coalesce(sum(case when failed_at is null and lease_until is null
                                   and coalesce(key, '') not like 'every:%'
                                  then 1 end), 0) as waiting,
                coalesce(sum(case when failed_at is null and lease_until is null and run_at <= $1
                                  then 1 end), 0) as due,
                coalesce(sum(case when lease_until is not null then 1 end), 0) as running,
                coalesce(sum(case when failed_at is not null then 1 end), 0) as failed
           from job",
        params![now],
    )
}

db::row! {
    /// A job that was given up.
    #[derive(Clone, Debug)]
    pub struct Failure {
        pub id: Id<Queued>,
        pub kind: String,
        pub tries: u32,
        pub failed_at: Instant,
        pub error: String,
    }
}

/// The jobs that were given up, the last one first.
pub fn failures(tx: &Tx<'_>, limit: u32) -> Result<Vec<Failure>> {
    tx.all(
        "select id, kind, tries, failed_at, coalesce(error, '') as error
           from job
          where failed_at is not null
          order by failed_at desc, id desc
          limit $1",
        params![limit],
    )
}

/// Gives a job that was given up all its tries again. It gets a new id, so that a worker that comes
/// back from the dead cannot end it. When another of its key waits, that one does it.
pub fn retry(tx: &Tx<'_>, job: Id<Queued>, now: Instant) -> Result<()> {
    let id = tx.new_id::<Queued>();
    tx.run(
        "insert into job (id, kind, payload, key, run_at, tries)
         select $2, kind, payload, key, $3, 0
           from job
          where id = $1 and failed_at is not null
         on conflict do nothing",
        params![job, id, now],
    )?;
    tx.signal(TOPIC, [id.raw()]);
    forget(tx, job)
}

/// Removes a job that was given up.
pub fn forget(tx: &Tx<'_>, job: Id<Queued>) -> Result<()> {
    tx.change("delete from job where id = $1 and failed_at is not null", params![job])
}
