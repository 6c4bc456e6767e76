//! Publication: for good, at a permanent address, the full text, to be downloaded (L2131-1,
//! R2131-1).

use super::{deeds, refusal::Refusal, settling, telling};
use crate::{
    deliberation::{State, Written},
    effect::Effects,
    store,
};
use actes::{Classification, Matter};
use base::{Day, Id, Instant};
use db::{Error, Result, Tx};
use people::Person;

/// What an act is about, with its name in the classification: `5.7`, `Institutions et vie
/// politique/Intercommunalité`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classified {
    pub matter: Matter,
    pub name: String,
}

impl Classified {
    /// Reads a code; one that the nation does not know is refused.
    pub fn parse(written: &str) -> Result<Classified, Refusal> {
        let refused = || Refusal::Matter { written: written.trim().to_owned() };
        let matter = Matter::parse(written).map_err(|_| refused())?;
        // Prefectures go further down; the first two levels are the nation's.
        let codes = matter.codes();
        let national = Matter::parse(&format!("{}.{}", codes[0], codes[1]));
        let known = classification();
        let labels = national.ok().and_then(|it| known.labels(&it).map(|them| them.join("/")));
        Ok(Classified { matter, name: labels.ok_or_else(refused)? })
    }
}

/// The two levels of the nation, to choose from.
pub fn classification() -> Classification {
    Classification::national(Day::new(2021, 10, 1).unwrap_or_else(|| Instant::default().day()))
}

/// Makes a signed act public, and executory if the State has received it.
pub fn publish(
    tx: &Tx<'_>,
    effects: Option<&dyn Effects>,
    act: &Written,
    classified: &Classified,
    by: Id<Person>,
    now: Instant,
) -> Result<Option<Day>> {
    let act = store::deliberations::find(tx, act.id)?.ok_or(Error::Missing)?;
    if act.state != State::Signed {
        return Err(Error::refused(Refusal::NotSigned));
    }
    if act.published_at.is_some() {
        return Err(Error::refused(Refusal::AlreadyPublished));
    }
    store::acts::write_matter(tx, act.id, &classified.matter.to_string(), &classified.name)?;
    store::acts::mark_published(tx, act.id, now)?;
    deeds::published(tx, &act, by, now)?;
    telling::published(tx, &act, by)?;
    settling::settle(tx, effects, act.id)
}
