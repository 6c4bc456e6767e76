//! From hand to hand: handed to the team, given back, published, taken off.

use crate::{
    Post, index,
    jobs::Translate,
    picture::{Picture, Standing},
    post::{State, Written},
    refusal::Refusal,
    store, telling, urls, writing,
};
use base::{Id, Instant};
use db::{Error, Result, Tx};
use people::Person;
use publication::{Edition, Handed, seen};
use web::counters::COUNTERS_TOPIC;

/// A pupil hands it to the team of his class.
pub fn submit(tx: &Tx<'_>, id: Id<Post>, now: Instant) -> Result<()> {
    let post = written(tx, id)?;
    if post.state == State::Submitted {
        return Ok(());
    }
    store::posts::submit(tx, id)?;
    telling::submitted(tx, &post, now)
}

/// Why these files keep a post from being published; none when all may be shown. What is being
/// covered by a mosaic is shown when it is.
pub fn obstacle(pictures: &[Picture]) -> Option<Refusal> {
    let any = |standing| pictures.iter().any(|picture| picture.standing() == standing);
    if any(Standing::Unchecked) {
        Some(Refusal::Unchecked)
    } else if any(Standing::Against) {
        Some(Refusal::Against)
    } else {
        None
    }
}

/// Publishes it, when somebody has said who is on each of its files and all of them may be shown.
pub fn publish(tx: &Tx<'_>, id: Id<Post>, by: Id<Person>, now: Instant) -> Result<()> {
    let post = written(tx, id)?;
    if post.is_out() {
        return Ok(());
    }
    if post.is_with_pupil() {
        return Err(Error::refused(Refusal::Moved));
    }
    if let Some(refusal) = obstacle(&store::pictures::of(tx, id)?) {
        return Err(Error::refused(refusal));
    }
    let edition = store::posts::set_out(tx, id, by, post.state, (now, now.day()))?;
    index::put(tx, &post, edition)?;
    telling::looked_at(tx, id)?;
    let readers = telling::out(tx, &post, by, now)?;
    jobs::enqueue(tx, &Translate { post: id }, now)?;
    tx.signal(COUNTERS_TOPIC, readers.into_iter().map(Id::raw));
    Ok(())
}

/// A published post was changed: it is found by its words as they are now.
pub fn again(tx: &Tx<'_>, id: Id<Post>) -> Result<()> {
    let post = written(tx, id)?;
    match post.edition {
        Some(edition) => index::put(tx, &post, edition),
        None => Ok(()),
    }
}

impl Handed for Post {
    const RETURN: &'static str = "renvoi";
    const GIVEN_BACK: &'static str = text::id!("journal-returned");
    const TAKEN_OFF: &'static str = text::id!("journal-withdrawn");
    const DISCARDED: &'static str = text::id!("journal-discarded");

    /// Back to its pupil.
    fn give_back(tx: &Tx<'_>, id: Id<Self>, sentence: &str, now: Instant) -> Result<()> {
        store::posts::give_back(tx, id, sentence)?;
        telling::looked_at(tx, id)?;
        telling::given_back(tx, &written(tx, id)?, now)
    }

    /// Nobody but the team sees it any more.
    fn take_off(tx: &Tx<'_>, id: Id<Self>) -> Result<()> {
        let post = written(tx, id)?;
        store::posts::take_off(tx, id)?;
        store::books::forget_of(tx, id)?;
        if let Some(edition) = post.edition {
            remove(tx, edition)?;
        }
        telling::forget(tx, id)
    }

    fn discard(&self, tx: &Tx<'_>, now: Instant) -> Result<()> {
        writing::discard(tx, self, now)
    }

    fn off(id: Id<Self>) -> String {
        urls::post(id)
    }
}

pub fn remove(tx: &Tx<'_>, edition: Id<Edition>) -> Result<()> {
    seen::forget(tx, edition)?;
    db::search::remove(tx, edition.raw())
}

fn written(tx: &Tx<'_>, id: Id<Post>) -> Result<Written> {
    store::posts::written(tx, id)?.ok_or(Error::Missing)
}
