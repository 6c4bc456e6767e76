//! `PersRelEleve`: a person who has to do with a pupil.

use super::entry::Entry;
use super::person;
use crate::read::notes::{Known, Notes};
use crate::record::{AafKey, Academy, ChildLink, Field, GuardianRecord, Key, PersonRef};

pub(super) fn guardian(entry: &Entry, academy: Academy, notes: &mut Notes<'_>) -> GuardianRecord {
    let mut guardian = GuardianRecord::default();
    for (name, values) in entry.attributes() {
        let known = match name {
            "ENTPersRelEleveEleve" | "ENTAuxPersRelEleveEleve" => {
                guardian.children = values.iter().filter_map(|v| child(academy, v)).collect();
                Known::Field(Field::Children)
            }
            _ => {
                let (identity, contact) = (&mut guardian.identity, &mut guardian.contact);
                person::take(identity, contact, (name, values), notes)
            }
        };
        notes.mark(&mut guardian.fields, name, known);
    }
    guardian
}

/// What binds them is said by the pupil.
fn child(academy: Academy, value: &str) -> Option<ChildLink> {
    let jointure = value.split('$').next().map(str::trim).filter(|part| !part.is_empty())?;
    let key = Key::Aaf(AafKey { academy, jointure: jointure.to_owned() });
    Some(ChildLink { child: PersonRef::Key(key), kinship: None, authority: None })
}
