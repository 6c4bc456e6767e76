//! What pupils have shown here, told to the features that speak of it: `results::Shows`.

use crate::{Assessment, Item, cell, store::evidence as store, urls};
use base::Id;
use db::{Result, Tx, Value, ids};
use results::{Evidence, Reader, Shows, Skill, Wanted, Way};
use std::{collections::HashMap, sync::Arc};
use web::Cache;

/// Lent by the server: `results::Lent(vec![Arc::new(assessments::Assessed::default()), …])`.
///
/// It keeps the items of assessments, each list with its version: a new one has another key, so
/// that nothing has to be forgotten, on no node.
pub struct Assessed(Arc<Cache<Version, Arc<[Look]>>>);

type Version = (Id<Assessment>, i64);

/// Lists of items in memory: those of a region's day, in 20 MB.
const KEPT_MAX: u64 = 50_000;

impl Default for Assessed {
    fn default() -> Self {
        Assessed(Cache::new(KEPT_MAX))
    }
}

/// What is looked at, in the order of the grid.
struct Look {
    item: Id<Item>,
    is_whole: bool,
    skill: Option<Id<Skill>>,
    weight: u32,
}

/// An assessment, and the way its results become evidence.
struct Given {
    row: store::Given,
    title: Arc<str>,
    looks: Arc<[Look]>,
    /// In the order of days.
    rank: usize,
}

impl Shows for Assessed {
    fn evidence(&self, tx: &Tx<'_>, wanted: &Wanted<'_>) -> Result<Vec<Evidence>> {
        let visible_at = match wanted.reader {
            Reader::Staff => None,
            Reader::Family(at) => Some(at),
        };
        let pupils: Value = ids(wanted.pupils.iter().copied());
        let given = store::given(tx, &pupils, (wanted.from_on, wanted.until_on), visible_at)?;
        if given.is_empty() {
            return Ok(Vec::new());
        }
        let said = store::said(tx, &pupils, &given)?;
        let given = self.with_looks(tx, given)?;
        let mut told = Vec::with_capacity(said.len());
        // One after the other, results are of one assessment.
        let mut of: Option<&Given> = None;
        for said in said {
            if of.is_none_or(|of| of.row.id != said.assessment_id) {
                of = given.get(&said.assessment_id);
            }
            told.extend(of.and_then(|of| of.told(&said)));
        }
        // As they come they are all but in order.
        told.sort_by_key(|(order, _)| *order);
        Ok(told.into_iter().map(|(_, evidence)| evidence).collect())
    }
}

impl Assessed {
    fn with_looks(
        &self,
        tx: &Tx<'_>,
        rows: Vec<store::Given>,
    ) -> Result<HashMap<Id<Assessment>, Given>> {
        let kept = |row: &store::Given| self.0.get((row.id, row.items_version));
        let looks: Vec<_> = rows.iter().map(kept).collect();
        let missing = rows.iter().zip(&looks).filter(|(_, looks)| looks.is_none());
        let mut read = self.read(tx, missing.map(|(row, _)| (row.id, row.items_version)))?;
        let mut given = HashMap::with_capacity(rows.len());
        for (rank, (row, looks)) in rows.into_iter().zip(looks).enumerate() {
            let looks = looks.or_else(|| read.remove(&row.id)).unwrap_or_default();
            let title = row.title.as_str().into();
            given.insert(row.id, Given { row, title, looks, rank });
        }
        Ok(given)
    }

    /// Those of other assessments, which are kept from then on.
    fn read(
        &self,
        tx: &Tx<'_>,
        versions: impl Iterator<Item = Version>,
    ) -> Result<HashMap<Id<Assessment>, Arc<[Look]>>> {
        let versions: Vec<Version> = versions.collect();
        if versions.is_empty() {
            return Ok(HashMap::new());
        }
        let of: Vec<Id<Assessment>> = versions.iter().map(|(id, _)| *id).collect();
        let asked = store::asked(tx, &of)?;
        let mut read = HashMap::with_capacity(of.len());
        for version @ (id, _) in versions {
            let own = asked.iter().filter(|row| row.assessment_id == id);
            let looks: Arc<[Look]> = own.map(Look::from).collect();
            self.0.keep(version, Arc::clone(&looks), self.0.epoch());
            read.insert(id, looks);
        }
        Ok(read)
    }
}

impl From<&store::Asked> for Look {
    fn from(row: &store::Asked) -> Self {
        let store::Asked { id, is_whole, skill_id, weight, .. } = *row;
        Look { item: id, is_whole, skill: skill_id, weight }
    }
}

impl Given {
    /// What was shown, and where it stands among the others.
    fn told(&self, said: &store::Said) -> Option<((usize, usize), Evidence)> {
        let place = self.looks.iter().position(|look| look.item == said.item_id)?;
        let look = &self.looks[place];
        let step = said.scale_id.zip(said.step);
        let shown = match cell::said(said.kind, step, said.value, said.out_of) {
            cell::Said::Step(scale, rank) => results::Shown::Step(scale, rank),
            cell::Said::Mark(mark) => results::Shown::Mark(mark),
            cell::Said::Absent => results::Shown::Absent,
            cell::Said::Excused => results::Shown::Excused,
            cell::Said::NotDone => results::Shown::NotDone,
            cell::Said::Blank => return None,
        };
        // An item of free words speaks of the domain of its assessment.
        let (skill, weight) = if look.is_whole {
            (None, self.row.weight)
        } else {
            (look.skill.or(self.row.domain_id), look.weight)
        };
        let evidence = Evidence {
            pupil: said.pupil_id,
            skill,
            subject: self.row.subject_id,
            on: self.row.day,
            shown,
            weight,
            title: Arc::clone(&self.title),
            way: Way::To(|id, pupil| urls::sheet(Id::new(id), pupil), self.row.id.raw()),
        };
        Some(((self.rank, place), evidence))
    }
}
