//! Erasing: all that the house holds of a person who has left goes in one transaction, feature by
//! feature, and nothing of what others have received. Who and when: `people::retention`.

use crate::{App, merging, outbox, session};
use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Person,
    audit::{self, Act, Risk},
    retention::{self, Cause},
};
use serde_json::{Map, Value};

/// The word of the log of actions; `admin` has its sentence.
pub const DEED: &str = "person.erase";

/// Erases a person whose time has come, or of whom `by` has decided so. False, and nothing is
/// changed, when he stands somewhere after all, has not left for long enough or is erased already.
pub fn erase(
    app: &App,
    tx: &Tx<'_>,
    person: Id<Person>,
    by: Option<Id<Person>>,
    at: Instant,
) -> Result<bool> {
    let cause = if by.is_some() { Cause::Decision } else { Cause::Time };
    if !retention::claim(tx, person, cause, at)? {
        return Ok(false);
    }
    let records = retention::records_of(tx, person)?;
    let mut rows = Map::new();
    for feature in &app.features {
        let mut count = 0;
        // Features find what feeds say by the keys, which go last.
        for record in &records {
            count += (feature.erase)(tx, *record)?;
        }
        count_in(&mut rows, feature.name, count);
    }
    count_in(&mut rows, "web", of_the_shell(tx, &records)?);
    count_in(&mut rows, "people", retention::forget(tx, &records, at)?);
    let act = Act {
        person: by,
        action: DEED,
        risk: Risk::Personal,
        school: None,
        thing: format!("person:{person}"),
        detail: serde_json::json!({ "records": records.len(), "rows": rows }),
    };
    audit::record(tx, at, &act)?;
    Ok(true)
}

fn count_in(rows: &mut Map<String, Value>, name: &str, count: u64) {
    if count > 0 {
        rows.insert(name.to_owned(), count.into());
    }
}

fn of_the_shell(tx: &Tx<'_>, records: &[Id<Person>]) -> Result<u64> {
    let mut count = merging::forget(tx, &retention::merges_of(tx, records)?)?;
    for record in records {
        session::close_all(tx, *record, None)?;
        count += session::forget_preferences(tx, *record)?;
        count += outbox::forget_of(tx, *record)?;
    }
    Ok(count)
}
