//! What the nation teaches and the scales it knows, kept in memory: rows that migrations bring and
//! that only a new edition changes. A page that names a hundred skills asks nothing of them; those
//! a school has added are rows, asked for when one is named.

use crate::{Scale, Skill, store::skills as store};
use base::Id;
use db::{Db, Result, Tx};
use std::{collections::HashMap, iter::successors, sync::Arc};
use web::{App, Cache};

/// Signalled when a programme of the nation has changed.
pub const NATION_TOPIC: &str = "results.nation";
/// There is one.
const WHOLE: i64 = 0;
/// Deeper than any programme is.
const DEPTH_MAX: usize = 12;

/// As it was when it was read.
#[derive(Default)]
pub struct Nation {
    /// With its rank: by edition, then in the order of its tree.
    skills: HashMap<Id<Skill>, (usize, Arc<Skill>)>,
    scales: Vec<Scale>,
}

/// The one of this process, read again after each change on any node.
struct Kept(Arc<Cache<i64, Arc<Nation>>>);

impl Kept {
    fn listening(db: &Db) -> Self {
        let kept = Cache::new(1);
        let heard = Arc::clone(&kept);
        db.listen(NATION_TOPIC, move |signal| heard.hear(signal));
        Kept(kept)
    }

    fn of(app: &App) -> Arc<Self> {
        if let Some(kept) = app.jobs.tool::<Arc<Kept>>() {
            return Arc::clone(&kept);
        }
        let kept = Arc::new(Kept::listening(&app.db));
        app.jobs.lend(Arc::clone(&kept));
        kept
    }
}

impl Nation {
    /// To be asked before the snapshot of a page begins: what changes meanwhile is not kept.
    pub async fn of(app: &App) -> Result<Arc<Self>> {
        let kept = Kept::of(app);
        if let Some(nation) = kept.0.get(WHOLE) {
            return Ok(nation);
        }
        let epoch = kept.0.epoch();
        let nation = Arc::new(app.db.read(Nation::read).await?);
        kept.0.keep(WHOLE, Arc::clone(&nation), epoch);
        Ok(nation)
    }

    pub fn read(tx: &Tx<'_>) -> Result<Self> {
        let skills = store::of_the_nation(tx)?.into_iter().enumerate();
        let ranked = |(rank, skill): (usize, Skill)| (skill.id, (rank, Arc::new(skill)));
        Ok(Nation {
            skills: skills.map(ranked).collect(),
            scales: crate::store::scales::of_the_nation(tx)?,
        })
    }

    /// Says to every node that it has changed.
    pub fn changed(tx: &Tx<'_>) {
        tx.signal(NATION_TOPIC, [WHOLE]);
    }

    /// Skills by id and all above them, up to their domains, a parent before its children; those of
    /// the nation first.
    pub fn with_above(&self, tx: &Tx<'_>, these: &[Id<Skill>]) -> Result<Vec<Arc<Skill>>> {
        let (mut known, added): (Vec<_>, Vec<_>) =
            these.iter().copied().partition(|id| self.skills.contains_key(id));
        let added = if added.is_empty() { Vec::new() } else { store::with_above(tx, &added)? };
        let is_known = |skill: &Skill| self.skills.contains_key(&skill.id);
        known.extend(added.iter().filter(|it| is_known(it)).map(|it| it.id));
        let mut found: Vec<&(usize, Arc<Skill>)> = Vec::with_capacity(known.len() * 2);
        let above = |(_, skill): &&(usize, Arc<Skill>)| self.skills.get(&skill.parent?);
        for id in known {
            found.extend(successors(self.skills.get(&id), above).take(DEPTH_MAX));
        }
        found.sort_unstable_by_key(|(rank, _)| *rank);
        found.dedup_by_key(|(rank, _)| *rank);
        let of_schools = added.into_iter().filter(|it| !is_known(it)).map(Arc::new);
        Ok(found.into_iter().map(|(_, skill)| Arc::clone(skill)).chain(of_schools).collect())
    }

    /// Scales by id, those of schools among them.
    pub fn scales(&self, tx: &Tx<'_>, these: &[Id<Scale>]) -> Result<Vec<Scale>> {
        let of = |id: &Id<Scale>| self.scales.iter().find(|it| it.id == *id).cloned();
        let mut scales: Vec<Scale> = these.iter().filter_map(of).collect();
        let added: Vec<_> = these.iter().copied().filter(|id| of(id).is_none()).collect();
        if !added.is_empty() {
            scales.extend(crate::store::scales::by_id(tx, &added)?);
        }
        Ok(scales)
    }
}
