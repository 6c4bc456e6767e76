//! The link that turns mails off in one click: it opens nothing else, so nobody has to sign in.

use crate::urls;
use base::Id;
use people::Person;
use web::App;

/// The address in a mail, for this person alone.
pub(crate) fn url(app: &App, person: Id<Person>) -> String {
    format!("{}{}", app.settings.base_url, urls::unsubscribe(&token(app, person)))
}

fn token(app: &App, person: Id<Person>) -> String {
    let key = blake3::derive_key("preau 2026-11-23 unsubscribe", &app.settings.secret);
    let sum = blake3::keyed_hash(&key, &person.raw().to_be_bytes());
    format!("{person}-{}", &sum.to_hex().as_str()[..32])
}

/// Whose mails a link turns off; none when we did not write it.
pub(crate) fn person(app: &App, written: &str) -> Option<Id<Person>> {
    let (person, _) = written.split_once('-')?;
    let person = person.parse().ok()?;
    // The sums are compared as hashes, which takes the same time wherever they differ.
    let same = |text: &str| blake3::hash(text.as_bytes());
    (same(&token(app, person)) == same(written)).then_some(person)
}
