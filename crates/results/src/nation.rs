//! What the nation teaches and the scales it knows, kept in memory: rows that migrations bring and
//! that only a new edition changes. A page that names a hundred skills asks nothing of them; those
//! a school has added are rows, asked for when one is named.

use crate::{Scale, Skill, store::skills as store};
use base::Id;
use db::{Db, Result, Tx};
use std::{collections::HashMap, sync::Arc};
use web::{App, Cache};

/// Signalled when a programme of the nation has changed.
pub const NATION_TOPIC: &str = "results.nation";
/// There is one.
const WHOLE: i64 = 0;

/// As it was when it was read.
#[derive(Default)]
pub struct Nation {
    /// By edition, then in the order of its tree.
    skills: Vec<Known>,
    ranks: HashMap<Id<Skill>, usize>,
    scales: Vec<Scale>,
}

struct Known {
    skill: Arc<Skill>,
    /// The rank of the one it is a part of.
    parent: Option<usize>,
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
        let skills = store::of_the_nation(tx)?;
        let ranks: HashMap<_, _> =
            skills.iter().enumerate().map(|(rank, skill)| (skill.id, rank)).collect();
        let known = |skill: Skill| Known {
            parent: skill.parent.and_then(|parent| ranks.get(&parent).copied()),
            skill: Arc::new(skill),
        };
        let skills = skills.into_iter().map(known).collect();
        Ok(Nation { skills, ranks, scales: crate::store::scales::of_the_nation(tx)? })
    }

    /// Says to every node that it has changed.
    pub fn changed(tx: &Tx<'_>) {
        tx.signal(NATION_TOPIC, [WHOLE]);
    }

    /// Skills by id and all above them, up to their domains, a parent before its children; those of
    /// the nation first.
    pub fn with_above(&self, tx: &Tx<'_>, these: &[Id<Skill>]) -> Result<Vec<Arc<Skill>>> {
        let rank = |id: &Id<Skill>| self.ranks.get(id).copied();
        let mut known: Vec<usize> = these.iter().filter_map(rank).collect();
        let mut added = Vec::new();
        if known.len() < these.len() {
            let unknown: Vec<_> = these.iter().copied().filter(|id| rank(id).is_none()).collect();
            added = store::with_above(tx, &unknown)?;
            known.extend(added.iter().filter_map(|skill| rank(&skill.id)));
        }
        let of_schools = added.into_iter().filter(|it| rank(&it.id).is_none()).map(Arc::new);
        let found =
            self.up_from(known).into_iter().map(|rank| Arc::clone(&self.skills[rank].skill));
        Ok(found.chain(of_schools).collect())
    }

    /// These and all above them, each once, in their order.
    fn up_from(&self, these: Vec<usize>) -> Vec<usize> {
        let mut is_found = vec![false; self.skills.len()];
        let mut found = Vec::with_capacity(these.len() * 2);
        for rank in these {
            let mut next = Some(rank);
            while let Some(rank) = next.filter(|rank| !is_found[*rank]) {
                is_found[rank] = true;
                found.push(rank);
                next = self.skills[rank].parent;
            }
        }
        found.sort_unstable();
        found
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
