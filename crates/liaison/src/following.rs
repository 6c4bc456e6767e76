//! Following: every pupil a slip is for, what was signed for him, by whom; and who is missing.

use crate::{
    question::Question,
    slip::{Needs, Written},
    store::{
        self,
        answers::{Answer, Responsible},
        follow::{ClassCount, PupilRow},
    },
};
use base::Id;
use db::{Error, Result, Tx};
use people::{Class, Person};
use std::collections::HashMap;

/// More pupils than that are shown class by class.
pub const TOGETHER_MAX: i64 = 60;

/// What was signed for the pupils of a slip, or of one class of it.
pub struct Sheet {
    pub questions: Vec<Question>,
    pub counts: Vec<ClassCount>,
    pub pupils: Vec<PupilRow>,
    /// Whose lines these are, when there are too many to show all.
    pub class: Option<Id<Class>>,
    guardians: HashMap<Id<Person>, Vec<Responsible>>,
    answers: HashMap<Id<Person>, Vec<Answer>>,
    needs: Needs,
    asked_version: u32,
}

/// Five statements, whatever the number of pupils.
pub fn load(tx: &Tx<'_>, slip: &Written, class: Option<Id<Class>>) -> Result<Sheet> {
    let counts = store::follow::counts(tx, slip)?;
    let all: i64 = counts.iter().map(|count| count.pupils).sum();
    let class = class.or_else(|| {
        let first = counts.first().map(|count| count.class_id);
        first.filter(|_| all > TOGETHER_MAX && counts.len() > 1)
    });
    load_of(tx, slip, counts, class)
}

/// The same for all pupils at once: for a file.
pub fn load_all(tx: &Tx<'_>, slip: &Written) -> Result<Sheet> {
    let counts = store::follow::counts(tx, slip)?;
    load_of(tx, slip, counts, None)
}

fn load_of(
    tx: &Tx<'_>,
    slip: &Written,
    counts: Vec<ClassCount>,
    class: Option<Id<Class>>,
) -> Result<Sheet> {
    let version = store::versions::find(tx, slip.id, slip.version)?.ok_or(Error::Missing)?;
    let pupils = store::follow::pupils(tx, slip.id, class.unwrap_or(Id::new(0)))?;
    let ids: Vec<Id<Person>> = pupils.iter().map(|pupil| pupil.pupil_id).collect();
    let mut guardians: HashMap<Id<Person>, Vec<Responsible>> = HashMap::new();
    for guardian in store::answers::guardians(tx, &ids, tx.now().day())? {
        guardians.entry(guardian.pupil_id).or_default().push(guardian);
    }
    let mut answers: HashMap<Id<Person>, Vec<Answer>> = HashMap::new();
    for answer in store::answers::of_pupils(tx, slip.id, &ids)? {
        answers.entry(answer.pupil_id).or_default().push(answer);
    }
    Ok(Sheet {
        questions: version.questions(),
        counts,
        pupils,
        class,
        guardians,
        answers,
        needs: slip.needs,
        asked_version: slip.asked_version,
    })
}

impl Sheet {
    /// The answers that count for a pupil, the oldest first.
    pub fn counting(&self, pupil: Id<Person>) -> impl Iterator<Item = &Answer> {
        let of_pupil = self.answers.get(&pupil).map_or(&[][..], Vec::as_slice);
        of_pupil.iter().filter(|it| it.version >= self.asked_version)
    }

    pub fn guardians(&self, pupil: Id<Person>) -> &[Responsible] {
        self.guardians.get(&pupil).map_or(&[], Vec::as_slice)
    }

    /// Those whose signature is still awaited.
    pub fn missing(&self, pupil: Id<Person>) -> Vec<&Responsible> {
        if self.is_done(pupil) {
            return Vec::new();
        }
        let has_signed =
            |guardian: Id<Person>| self.counting(pupil).any(|it| it.guardian_id == guardian);
        let guardians = self.guardians(pupil).iter();
        guardians.filter(|guardian| !has_signed(guardian.guardian_id)).collect()
    }

    /// Enough was signed for him.
    pub fn is_done(&self, pupil: Id<Person>) -> bool {
        let mut counting = self.counting(pupil);
        match self.needs {
            Needs::One => counting.next().is_some(),
            Needs::Both => {
                let guardians = self.guardians(pupil);
                let signed: Vec<Id<Person>> = counting.map(|it| it.guardian_id).collect();
                let all = guardians.iter().all(|it| signed.contains(&it.guardian_id));
                signed.contains(&Id::new(0)) || !signed.is_empty() && all
            }
        }
    }

    /// His guardians have answered differently.
    pub fn differs(&self, pupil: Id<Person>) -> bool {
        let mut counting = self.counting(pupil);
        let first = counting.next();
        first.is_some_and(|first| counting.any(|other| other.answers != first.answers))
    }

    pub fn done(&self) -> i64 {
        self.counts.iter().map(|count| count.done).sum()
    }

    pub fn all(&self) -> i64 {
        self.counts.iter().map(|count| count.pupils).sum()
    }
}
