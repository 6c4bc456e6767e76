//! Merging: two records turn out to be one person, and one account stays his.
//!
//! The account that was opened goes with the record that is kept. Of two, the kept record's stays;
//! the other opens nothing while the merge holds, and whoever knows its password is told which
//! login is his. What went comes back when the merge is undone.

use crate::{
    mail_link::LinkUse,
    store::{
        activations, credentials, factors, links,
        merges::{self, Went},
    },
};
use base::Id;
use db::{Result, Tx};
use people::Person;
use serde_json::{Value, json};
use web::{
    merging::{Merging, unreadable},
    session,
};

pub const MERGING: Merging = Merging { named, rename };

/// Which of the two goes: that tells a merge from its undoing.
#[expect(clippy::unnecessary_wraps, reason = "what every feature finds is read, and may fail")]
fn named(_: &Tx<'_>, dropped: Id<Person>) -> Result<Value> {
    Ok(json!(dropped))
}

fn rename(tx: &Tx<'_>, named: &Value, from: Id<Person>, to: Id<Person>) -> Result<()> {
    let dropped: Id<Person> =
        serde_json::from_value(named.clone()).map_err(|error| unreadable(&error))?;
    if from == dropped { merged(tx, to, dropped) } else { unmerged(tx, from, dropped) }
}

fn merged(tx: &Tx<'_>, kept: Id<Person>, dropped: Id<Person>) -> Result<()> {
    let (has_kept, has_dropped) = (is_active(tx, kept)?, is_active(tx, dropped)?);
    let went = Went {
        has_credential: !has_kept && has_dropped,
        has_pictures: merges::has_pictures(tx, dropped)? && !merges::has_pictures(tx, kept)?,
    };
    if went.has_credential {
        factors::delete(tx, kept)?;
        credentials::delete(tx, kept)?;
        merges::move_credential(tx, dropped, kept)?;
        // Nobody has come to the other record: nobody has said how he likes its pages.
        session::prefer(tx, kept, &session::preferences(tx, dropped)?)?;
    }
    if went.has_pictures {
        merges::move_pictures(tx, dropped, kept)?;
    }
    merges::keep(tx, dropped, went)?;
    if has_kept || has_dropped {
        // A sheet of one record must be no way into the account of the other.
        activations::drop_others(tx, kept)?;
        activations::drop_others(tx, dropped)?;
    }
    links::drop_unused(tx, dropped, LinkUse::Confirm)?;
    links::drop_unused(tx, dropped, LinkUse::Recover)?;
    session::close_all(tx, dropped, None)
}

fn unmerged(tx: &Tx<'_>, kept: Id<Person>, dropped: Id<Person>) -> Result<()> {
    let Some(went) = merges::find(tx, dropped)? else { return Ok(()) };
    if went.has_credential {
        // A login that was made for the other record meanwhile opens nothing yet.
        credentials::delete(tx, dropped)?;
        merges::move_credential(tx, kept, dropped)?;
        // Whoever is in is the other person now.
        session::close_all(tx, kept, None)?;
    }
    if went.has_pictures {
        merges::move_pictures(tx, kept, dropped)?;
    }
    merges::forget(tx, dropped).map(drop)
}

fn is_active(tx: &Tx<'_>, person: Id<Person>) -> Result<bool> {
    let credential = credentials::find(tx, person)?;
    Ok(credential.is_some_and(|credential| credential.activated_at.is_some()))
}
