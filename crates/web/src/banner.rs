//! A banner: a sentence on top of every page of a school, or of the schools of a town, until its
//! end.
//!
//! A feature shows and ends them in its own transaction. All that there are (a handful, almost
//! always none) are known by heart on every node, and forgotten together when one of them changes:
//! a page asks the database nothing. Pages that are open are told at once ([`crate::live`]).

use crate::{App, Result, Viewer, cache::Cache};
use base::{Id, Instant};
use db::{Db, Tx, params};
use people::Standing;
use std::sync::Arc;

pub(crate) const TOPIC: &str = "banner";
/// They are kept together, under this key.
const ALL: i64 = 0;
/// More at once than any day has seen.
const BANNERS_MAX: u32 = 1_000;

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Banner {
        pub id: Id<Banner>,
        /// The school, or the town.
        pub place_id: i64,
        pub place_name: String,
        pub words: String,
        pub until_at: Instant,
    }
}

impl Banner {
    fn is_for(&self, viewer: &Standing) -> bool {
        let here = |id: i64| id == self.place_id;
        viewer.schools.iter().any(|school| here(school.id.raw()) || here(school.town.raw()))
            || viewer.memberships.iter().filter_map(|it| it.scope.as_town()).any(|t| here(t.raw()))
    }
}

/// Shows it from the commit on, with what else is there.
pub fn show(tx: &Tx<'_>, banner: &Banner) -> db::Result<()> {
    tx.run(
        "insert into banner (id, place_id, place_name, words, until_at)
         values ($1, $2, $3, $4, $5)",
        params![banner.id, banner.place_id, &banner.place_name, &banner.words, banner.until_at],
    )?;
    tx.signal(TOPIC, [ALL]);
    Ok(())
}

/// Ends it; those whose end has come go with it.
pub fn end(tx: &Tx<'_>, id: Id<Banner>, now: Instant) -> db::Result<()> {
    tx.run("delete from banner where id = $1 or until_at <= $2", params![id, now])?;
    tx.signal(TOPIC, [ALL]);
    Ok(())
}

pub(crate) struct Banners(Arc<Cache<i64, Arc<[Banner]>>>);

impl Banners {
    pub fn new(db: &Db) -> Self {
        let kept = Cache::new(1);
        let hears = Arc::clone(&kept);
        db.listen(TOPIC, move |heard| hears.hear(heard));
        Banners(kept)
    }

    /// Those this viewer has on top of his pages now.
    pub async fn of(&self, app: &App, viewer: &Viewer) -> Result<Vec<Banner>> {
        let all = self.all(app).await?;
        if all.is_empty() {
            return Ok(Vec::new());
        }
        let now = app.clock.now();
        let his = all.iter().filter(|banner| banner.until_at > now && banner.is_for(viewer));
        Ok(his.cloned().collect())
    }

    async fn all(&self, app: &App) -> Result<Arc<[Banner]>> {
        if let Some(all) = self.0.get(ALL) {
            return Ok(all);
        }
        let epoch = self.0.epoch();
        let all: Arc<[Banner]> = app.db.read(load).await?.into();
        self.0.keep(ALL, all.clone(), epoch);
        Ok(all)
    }
}

fn load(tx: &Tx<'_>) -> db::Result<Vec<Banner>> {
    tx.all(
        "select id, place_id, place_name, words, until_at from banner order by id desc limit $1",
        params![BANNERS_MAX],
    )
}
