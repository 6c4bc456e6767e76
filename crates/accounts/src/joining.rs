//! Joining: a family is one account. A guardian who has an account already adds the child of a new
//! code to it; the two records become one, which the school can undo.

use crate::{
    activation::Held,
    store::{activations, credentials},
};
use base::{Id, Instant, PersonName, fold};
use db::{Result, Tx};
use people::{Person, groups};
use web::{
    App,
    merging::{self, Pair},
    session,
};

/// Is it likely to be the same person? The code is his to hold, but a sheet may be in a brother's
/// bag: the first name must be the same, since a last name may have changed.
pub fn may_join(mine: &PersonName, held: &Held) -> bool {
    let first = |name: &str| fold(name).split(' ').next().map(str::to_owned);
    let same = first(&mine.first) == first(&held.person.first_name);
    same && !held.is_active && !mine.first.is_empty()
}

/// Makes the two records one: what the code's record guards, the account guards.
pub fn join(app: &App, tx: &Tx<'_>, account: Id<Person>, held: &Held, now: Instant) -> Result<()> {
    activations::take(tx, held.id, now)?;
    let other = held.person.person_id;
    if other == account {
        return Ok(());
    }
    activations::drop_others(tx, other)?;
    credentials::delete(tx, other)?;
    session::close_all(tx, other, None)?;
    let evidence = serde_json::json!({ "code": held.id });
    let records = Pair { keep: account, drop: other, evidence: &evidence };
    let (_, touched) = merging::merge(app, tx, &records, Some(account), now)?;
    groups::refresh(tx, &touched, now.day())
}
