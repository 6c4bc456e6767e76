//! What pupils have shown here, told to the features that speak of it: `results::Shows`.

use crate::{
    Assessment, Item,
    cell::Said,
    store::{
        evidence as store,
        lines::{self, Line},
    },
    urls,
};
use base::Id;
use db::{Result, Tx, Value, ids};
use results::{Evidence, Reader, Shown, Shows, Skill, Wanted, Way};
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

impl Shows for Assessed {
    fn evidence(&self, tx: &Tx<'_>, wanted: &Wanted<'_>) -> Result<Vec<Evidence>> {
        let visible_at = match wanted.reader {
            Reader::Staff => None,
            Reader::Family(at) => Some(at),
        };
        let pupils: Value = ids(wanted.pupils.iter().copied());
        let lines = lines::of_pupils(tx, &pupils, (wanted.from_on, wanted.until_on), visible_at)?;
        let looks = self.looks(tx, &lines)?;
        let mut told = Vec::new();
        for line in &lines {
            tell(line, looks.get(&line.id).map_or(&[], |looks| looks), &mut told)?;
        }
        Ok(told)
    }
}

impl Assessed {
    /// The items of the assessments of these lines.
    fn looks(&self, tx: &Tx<'_>, lines: &[Line]) -> Result<HashMap<Id<Assessment>, Arc<[Look]>>> {
        let mut looks = HashMap::new();
        let mut missing = Vec::new();
        for line in lines {
            let version = (line.id, line.items_version);
            if looks.contains_key(&line.id) || missing.last() == Some(&version) {
                continue;
            }
            match self.0.get(version) {
                Some(kept) => drop(looks.insert(line.id, kept)),
                None => missing.push(version),
            }
        }
        looks.extend(self.read(tx, missing)?);
        Ok(looks)
    }

    /// Those of other assessments, which are kept from then on.
    fn read(
        &self,
        tx: &Tx<'_>,
        versions: Vec<Version>,
    ) -> Result<HashMap<Id<Assessment>, Arc<[Look]>>> {
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

/// What a line shows, in the order of the grid.
fn tell(line: &Line, looks: &[Look], told: &mut Vec<Evidence>) -> Result<()> {
    let title: Arc<str> = line.title.as_str().into();
    let cells = line.said().collect::<Result<Vec<_>>>()?;
    for look in looks {
        let said = cells.iter().find(|(item, _)| *item == look.item);
        let Some(shown) = said.and_then(|(_, said)| shown(*said)) else { continue };
        // An item of free words speaks of the domain of its assessment.
        let (skill, weight) = if look.is_whole {
            (None, line.weight)
        } else {
            (look.skill.or(line.domain_id), look.weight)
        };
        told.push(Evidence {
            pupil: line.pupil_id,
            skill,
            subject: line.subject_id,
            on: line.day,
            shown,
            weight,
            title: Arc::clone(&title),
            way: Way::To(|id, pupil| urls::sheet(Id::new(id), pupil), line.id.raw()),
        });
    }
    Ok(())
}

fn shown(said: Said) -> Option<Shown> {
    match said {
        Said::Step(scale, rank) => Some(Shown::Step(scale, rank)),
        Said::Mark(mark) => Some(Shown::Mark(mark)),
        Said::Absent => Some(Shown::Absent),
        Said::Excused => Some(Shown::Excused),
        Said::NotDone => Some(Shown::NotDone),
        Said::Blank => None,
    }
}
