//! Likely duplicates: somebody the feed would create, and somebody the house has already who looks
//! like him. They are shown with what they have in common; nobody is merged by a feed.

use super::{Likely, SchoolPlan};
use crate::store::people::{Namesake, namesakes};
use db::{Result, Tx};
use people::{Details, Evidence};
use std::collections::{BTreeSet, HashMap};

/// Namesakes are looked up by so many names at once.
const NAMES: usize = 500;

pub(crate) fn find_likely(tx: &Tx<'_>, plan: &mut SchoolPlan) -> Result<()> {
    let names: BTreeSet<String> = plan.created().map(|page| page.name.sort_key()).collect();
    let names: Vec<String> = names.into_iter().collect();
    let mut known: HashMap<String, Vec<Namesake>> = HashMap::new();
    for names in names.chunks(NAMES) {
        for namesake in namesakes(tx, names)? {
            known.entry(namesake.sort_key.clone()).or_default().push(namesake);
        }
    }
    for page in plan.created() {
        let Some(same) = known.get(&page.name.sort_key()) else { continue };
        page.likely = same.iter().filter_map(|other| compare(&page.details, other)).collect();
    }
    plan.recount();
    Ok(())
}

/// A name alone proves nothing: homonyms are usual.
fn compare(new: &Details, known: &Namesake) -> Option<Likely> {
    let new = new.clone().tidied();
    let same = |one: &str, other: &str| !one.is_empty() && one == other;
    let evidence = Evidence {
        same_name: true,
        same_first_name: true,
        same_birth_day: new.birth_day.zip(known.birth_day).map(|(one, other)| one == other),
        same_mail: same(&new.mail, &known.mail),
        same_phone: same(&new.phone_mobile, &known.phone_mobile),
        same_pupil: false,
    };
    evidence.likelihood().map(|_| Likely { person: known.id, evidence })
}
