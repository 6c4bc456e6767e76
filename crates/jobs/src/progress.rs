//! How far long work has come: it can be left and found again, and a page polls it.

use base::{Clock, Id, Instant};
use db::{Db, Error, Result, Tx, params};

/// The topic of the signal that tells live pages: the ids of what moved.
pub const TOPIC: &str = "progress";

db::word! {
    pub enum State { Running = "running", Done = "done", Failed = "failed" }
}

db::row! {
    /// A piece of long work. `text_id` is the sentence on the screen, `result` what the page of
    /// its feature shows at the end (JSON).
    #[derive(Clone, Debug, PartialEq)]
    pub struct Progress {
        pub id: Id<Progress>,
        pub kind: String,
        pub owner_id: i64,
        pub done: u64,
        pub total: Option<u64>,
        pub text_id: String,
        pub state: State,
        pub result: Option<String>,
        pub updated_at: Instant,
    }
}

impl Progress {
    /// In hundredths, when the total is known.
    pub fn percent(&self) -> Option<u64> {
        let total = self.total.filter(|total| *total > 0)?;
        Some((self.done.min(total) * 100) / total)
    }
}

/// Says that long work has begun for `owner`, the only person who may watch it.
pub fn start<P: ?Sized>(
    tx: &Tx<'_>,
    kind: &'static str,
    owner: Id<P>,
    total: Option<u64>,
    text_id: &'static str,
    now: Instant,
) -> Result<Id<Progress>> {
    let (id, total) = (tx.new_id(), total.map(as_column));
    tx.run(
        "insert into progress (id, kind, owner_id, done, total, text_id, state, updated_at)
         values ($1, $2, $3, 0, $4, $5, 'running', $6)",
        params![id, kind, owner, total, text_id, now],
    )?;
    tx.signal(TOPIC, [id.raw()]);
    Ok(id)
}

/// Says how far it has come. `text_id` changes with the stage, `total` when it is known at last.
pub fn advance(
    tx: &Tx<'_>,
    id: Id<Progress>,
    done: u64,
    total: Option<u64>,
    text_id: &'static str,
    now: Instant,
) -> Result<()> {
    tx.signal(TOPIC, [id.raw()]);
    tx.change(
        "update progress
            set done = $2, total = coalesce($3, total), text_id = $4, updated_at = $5
          where id = $1 and state = 'running'",
        params![id, as_column(done), total.map(as_column), text_id, now],
    )
}

/// Ends it, with what its page shows: in the transaction of the effect. A failure may be tried
/// again: what has failed may still be done, what is done stays so, and is done to its last step:
/// [`Pace`] may have left that one out.
pub fn finish(
    tx: &Tx<'_>,
    id: Id<Progress>,
    state: State,
    text_id: &'static str,
    result: Option<&serde_json::Value>,
    now: Instant,
) -> Result<()> {
    tx.signal(TOPIC, [id.raw()]);
    tx.change(
        "update progress
            set state = $2, text_id = $3, result = $4, updated_at = $5,
                done = case when $2 = 'done' then coalesce(total, done) else done end
          where id = $1 and state <> 'done'",
        params![id, state, text_id, result.map(ToString::to_string), now],
    )
}

const COLUMNS_OF_ONE: &str =
    "select id, kind, owner_id, done, total, text_id, state, result, updated_at
       from progress
      where id = $1 and owner_id = $2";

/// What `owner` may watch; [`Error::Missing`] for anybody else.
pub fn read<P: ?Sized>(tx: &Tx<'_>, id: Id<Progress>, owner: Id<P>) -> Result<Progress> {
    tx.one(COLUMNS_OF_ONE, params![id, owner])
}

/// For whoever may see the thing that is worked on: its feature has asked its own policy.
pub fn find(tx: &Tx<'_>, id: Id<Progress>) -> Result<Option<Progress>> {
    tx.first(
        "select id, kind, owner_id, done, total, text_id, state, result, updated_at
           from progress
          where id = $1",
        params![id],
    )
}

/// The last pieces of long work of a person, newest first.
pub fn of<P: ?Sized>(tx: &Tx<'_>, owner: Id<P>, limit: u32) -> Result<Vec<Progress>> {
    tx.all(
        "select id, kind, owner_id, done, total, text_id, state, result, updated_at
           from progress
          where owner_id = $1
          order by id desc
          limit $2",
        params![owner, limit],
    )
}

/// Removes what nobody comes back to; the nightly sweep calls it.
pub fn forget(tx: &Tx<'_>, before: Instant) -> Result<u64> {
    tx.run("delete from progress where updated_at < $1", params![before])
}

fn as_column(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Tells the progress of a loop without a commit per turn: twice a second at most.
pub struct Pace {
    db: Db,
    clock: Clock,
    id: Id<Progress>,
    told_at: Instant,
}

const PACE_MILLIS: i64 = 500;

impl Pace {
    pub fn new(db: Db, clock: Clock, id: Id<Progress>) -> Self {
        Pace { db, clock, id, told_at: Instant::default() }
    }

    /// Cheap when it was told just now.
    pub async fn tell(
        &mut self,
        done: u64,
        total: Option<u64>,
        text_id: &'static str,
    ) -> Result<()> {
        let (now, id) = (self.clock.now(), self.id);
        if now.since(self.told_at) < PACE_MILLIS {
            return Ok(());
        }
        self.told_at = now;
        let told = self.db.write(move |tx| advance(tx, id, done, total, text_id, now)).await;
        match told {
            // Somebody has ended it meanwhile: the work's own end will say what is true.
            Err(Error::Conflict(_)) => Ok(()),
            told => told,
        }
    }
}
