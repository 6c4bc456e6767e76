//! What the carnet shows to `results`: each observation is evidence of its success.

use crate::store;
use base::Id;
use db::{Result, Tx};
use people::Person;
use results::{Evidence, Reader, Scale, Shown, Shows, Skill, Wanted, Way};

/// Lent by the server: `app.jobs.lend(results::Lent(vec![Arc::new(carnet::Carnets), …]))`.
pub struct Carnets;

db::row! {
    pub struct Row {
        pub pupil_id: Id<Person>,
        pub skill_id: Option<Id<Skill>>,
        pub on_day: base::Day,
        pub state: crate::observation::State,
        pub label: Option<String>,
        pub words: String,
        pub scale_id: Option<Id<Scale>>,
    }
}

/// A coefficient of one.
const WEIGHT: u32 = 100;
/// Of the scale `reussite`: « réussit souvent », « est en voie de réussite ».
const DONE: u8 = 3;
const WAY: u8 = 2;

impl Shows for Carnets {
    fn evidence(&self, tx: &Tx<'_>, wanted: &Wanted<'_>) -> Result<Vec<Evidence>> {
        let shown_until = match wanted.reader {
            Reader::Staff => None,
            Reader::Family(at) => Some(at),
        };
        let span = (wanted.from_on, wanted.until_on);
        let rows = store::observations::evidence(tx, wanted.pupils, span, shown_until)?;
        Ok(rows.into_iter().map(evidence).collect())
    }
}

fn evidence(row: Row) -> Evidence {
    let rank = match row.state {
        crate::observation::State::Done => DONE,
        crate::observation::State::Way => WAY,
    };
    let step = |scale| Shown::Step(scale, rank);
    Evidence {
        pupil: row.pupil_id,
        skill: row.skill_id,
        subject: None,
        on: row.on_day,
        // What is free of any success has no step.
        shown: row.scale_id.filter(|_| row.skill_id.is_some()).map_or(Shown::Seen, step),
        weight: WEIGHT,
        title: row.label.unwrap_or(row.words).into(),
        way: Way::To(|_, pupil| crate::urls::pupil(pupil), 0),
    }
}
