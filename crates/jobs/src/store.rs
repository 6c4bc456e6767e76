//! The SQL of the queue.

use crate::{
    Queued,
    context::{Occurrence, Ticket},
};
use base::{Id, Instant};
use db::{Engine, Result, Tx, params};

/// Parameters: `id`, `kind`, `payload`, `key`, `run_at`.
pub(crate) const INSERT: &str = "
insert into job (id, kind, payload, key, run_at, tries)
values ($1, $2, $3, $4, $5, 0)";

/// The same where a waiting job may have the key already.
pub(crate) const INSERT_OR_MERGE: &str = "
insert into job (id, kind, payload, key, run_at, tries)
values ($1, $2, $3, $4, $5, 0)
on conflict (kind, key) where key is not null and lease_until is null and failed_at is null
  do update set payload = excluded.payload, run_at = least(job.run_at, excluded.run_at)
returning id";

/// The same without an answer.
pub(crate) const INSERT_OR_MERGE_MANY: &str = "
insert into job (id, kind, payload, key, run_at, tries)
values ($1, $2, $3, $4, $5, 0)
on conflict (kind, key) where key is not null and lease_until is null and failed_at is null
  do update set payload = excluded.payload, run_at = least(job.run_at, excluded.run_at)";

db::row! {
    pub(crate) struct Taken {
        pub id: Id<Queued>,
        pub kind: String,
        pub payload: String,
        pub key: Option<String>,
        pub tries: u32,
    }
}

/// Takes what is due among `kinds` until `lease_until`. What another worker is taking at this very
/// moment is skipped on PostgreSQL; SQLite has one writer, so nobody is.
pub(crate) fn take(
    tx: &Tx<'_>,
    kinds: &str,
    now: Instant,
    lease_until: Instant,
    limit: usize,
) -> Result<Vec<Taken>> {
    let sql = match tx.engine() {
        Engine::Sqlite => {
            "update job
                set run_at = $3, lease_until = $3, tries = tries + 1
              where id in (select id
                             from job
                            where failed_at is null
                              and run_at <= $2
                              and $1 like '%,' || kind || ',%'
                            order by run_at, id
                            limit $4)
          returning id, kind, payload, key, tries"
        }
        Engine::Postgres => {
            // Picked once, apart: inside an `in (…)` the planner may ask again for each row, and
            // take more than the limit.
            "with due as materialized (select id
                                         from job
                                        where failed_at is null
                                          and run_at <= $2
                                          and $1 like '%,' || kind || ',%'
                                        order by run_at, id
                                        limit $4
                                          for update skip locked)
            update job
               set run_at = $3, lease_until = $3, tries = job.tries + 1
              from due
             where job.id = due.id
         returning job.id, job.kind, job.payload, job.key, job.tries"
        }
    };
    let mut taken: Vec<Taken> = tx.all(sql, params![kinds, now, lease_until, limit])?;
    taken.sort_by_key(|taken| taken.id);
    Ok(taken)
}

/// When the next job among `kinds` may be taken.
pub(crate) fn next_run_at(tx: &Tx<'_>, kinds: &str) -> Result<Option<Instant>> {
    let row: Option<(Instant,)> = tx.first(
        "select run_at
           from job
          where failed_at is null and $1 like '%,' || kind || ',%'
          order by run_at, id
          limit 1",
        params![kinds],
    )?;
    Ok(row.map(|(run_at,)| run_at))
}

/// Keeps the jobs that run: their worker is alive.
pub(crate) fn renew(tx: &Tx<'_>, jobs: &[Id<Queued>], lease_until: Instant) -> Result<u64> {
    tx.run(
        "update job
            set run_at = $1, lease_until = $1
          where id in ids($2) and lease_until is not null",
        params![lease_until, db::ids(jobs.iter().copied())],
    )
}

/// Whether the job is still this ticket's.
pub(crate) fn is_held(tx: &Tx<'_>, ticket: &Ticket) -> Result<bool> {
    let held = tx.number(
        "select count(*) from job where id = $1 and tries = $2 and lease_until is not null",
        params![ticket.id, ticket.tries],
    )?;
    Ok(held > 0)
}

/// Ends a job that succeeded; false when it is no longer this ticket's.
pub(crate) fn finish(tx: &Tx<'_>, ticket: &Ticket) -> Result<bool> {
    let ended = tx.run(
        "delete from job where id = $1 and tries = $2 and lease_until is not null",
        params![ticket.id, ticket.tries],
    )?;
    if ended == 0 {
        return Ok(false);
    }
    plan(tx, ticket.next.as_ref())?;
    Ok(true)
}

/// Puts a job back for another try. A job of the same key that waits already does it in its place.
pub(crate) fn put_back(tx: &Tx<'_>, ticket: &Ticket, reason: &str, run_at: Instant) -> Result<()> {
    let put_back = tx.run(
        "update job
            set lease_until = null, run_at = $3, error = $4
          where id = $1
            and tries = $2
            and lease_until is not null
            and not exists (select 1
                              from job as other
                             where other.kind = job.kind
                               and other.key = job.key
                               and other.lease_until is null
                               and other.failed_at is null)",
        params![ticket.id, ticket.tries, run_at, reason],
    )?;
    if put_back == 0 {
        finish(tx, ticket)?;
    }
    Ok(())
}

/// Gives a job up: it stays, with its reason, until somebody looks at it.
pub(crate) fn give_up(tx: &Tx<'_>, ticket: &Ticket, reason: &str, now: Instant) -> Result<()> {
    let given_up = tx.run(
        "update job
            set lease_until = null, failed_at = $3, error = $4
          where id = $1 and tries = $2 and lease_until is not null",
        params![ticket.id, ticket.tries, now, reason],
    )?;
    if given_up == 0 {
        return Ok(());
    }
    plan(tx, ticket.next.as_ref())
}

/// Enqueues the next time of a recurring job, unless it waits or runs already.
pub(crate) fn plan(tx: &Tx<'_>, next: Option<&Occurrence>) -> Result<()> {
    let Some(next) = next else { return Ok(()) };
    let id = tx.new_id::<Queued>();
    tx.run(
        "insert into job (id, kind, payload, key, run_at, tries)
         select $1, $2, $3, $4, $5, 0
          where not exists (select 1
                              from job
                             where kind = $2 and key = $4 and failed_at is null)
         on conflict do nothing",
        params![id, next.kind, &next.payload, &next.key, next.at],
    )
    .map(drop)
}

/// Moves the next time of a recurring job whose schedule or payload has changed in the code.
/// What is due already, or has been tried, keeps its time.
pub(crate) fn replan(tx: &Tx<'_>, next: &Occurrence, now: Instant) -> Result<()> {
    tx.run(
        "update job
            set run_at = $3, payload = $4
          where kind = $1
            and key = $2
            and failed_at is null
            and lease_until is null
            and tries = 0
            and run_at > $5
            and (run_at <> $3 or payload <> $4)",
        params![next.kind, &next.key, next.at, &next.payload, now],
    )
    .map(drop)
}
