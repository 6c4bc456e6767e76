//! The chain: every signature of a school has its place in one row of hashes, so that one that was
//! changed, or moved, is found (`docs/decisions/0013`).

use crate::{Signature, signature::Given, store};
use base::{Id, Instant};
use blake3::Hasher;
use db::{Result, Tx};
use people::School;
use serde_json::json;

pub type Hash = [u8; 32];

/// Before the first seal of a school.
pub const BEGINNING: Hash = [0; 32];

db::row! {
    /// A place in the chain of a school.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Seal {
        pub school_id: Id<School>,
        pub number: i64,
        pub signature_id: Id<Signature>,
        pub digest: Hash,
        pub previous: Hash,
        pub hash: Hash,
        pub sealed_at: Instant,
        pub erased_at: Option<Instant>,
    }
}

/// What a version of a slip says: its words, what it asks, and what is attached, when something is.
pub fn digest_of_slip(title: &str, body: &str, questions: &str, attached: &str) -> Hash {
    if attached.is_empty() {
        return hash_of(&json!(["preau slip", title, body, questions]));
    }
    hash_of(&json!(["preau slip", title, body, questions, attached]))
}

/// Everything that was signed, in one fixed order. The code on the receipt is part of it: without
/// it, nobody finds the answers of a family by trying.
pub fn digest(signed: &Given, slip: &Hash) -> Hash {
    let slip: String = blake3::Hash::from_bytes(*slip).to_hex().to_string();
    hash_of(&json!([
        "preau signature",
        signed.id,
        signed.school_id,
        signed.slip_id,
        signed.version,
        slip,
        signed.pupil_id,
        signed.guardian_id,
        signed.recorded_by,
        signed.answers,
        signed.signed_at.millis(),
        signed.is_late,
        signed.code,
    ]))
}

fn hash_of(content: &serde_json::Value) -> Hash {
    *blake3::hash(content.to_string().as_bytes()).as_bytes()
}

/// The hash of a place: of the one before it and of what is in it.
pub fn link(previous: &Hash, digest: &Hash) -> Hash {
    *Hasher::new().update(previous).update(digest).finalize().as_bytes()
}

/// What people read of a hash: the first sixteen digits.
pub fn short(hash: &Hash) -> String {
    let hex = blake3::Hash::from_bytes(*hash).to_hex();
    let digits: Vec<&str> = (0..4).map(|place| &hex[place * 4..place * 4 + 4]).collect();
    digits.join(" ")
}

const CHUNK: u32 = 500;

/// Gives the signatures that wait their place, some at a time; says how many there were.
pub fn seal_some(tx: &Tx<'_>, now: Instant) -> Result<usize> {
    let waiting = store::seals::waiting(tx, CHUNK)?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let mut seals: Vec<Seal> = Vec::new();
    for (signed, slip) in &waiting {
        let last = match seals.last().filter(|last| last.school_id == signed.school_id) {
            Some(last) => Some((last.number, last.hash)),
            None => store::seals::last(tx, signed.school_id)?,
        };
        let (number, previous) = last.unwrap_or((0, BEGINNING));
        let digest = digest(signed, slip);
        seals.push(Seal {
            school_id: signed.school_id,
            number: number + 1,
            signature_id: signed.id,
            digest,
            previous,
            hash: link(&previous, &digest),
            sealed_at: now,
            erased_at: None,
        });
    }
    store::seals::insert(tx, &seals)?;
    Ok(waiting.len())
}

/// What is wrong with a place of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It does not follow the place before it.
    Link,
    /// What was signed is not what is there now.
    Content,
    /// The signature is not there any more, and nobody has erased it.
    Gone,
}

/// What a look at a whole chain has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    pub places: i64,
    pub erased: i64,
    /// The first place that is wrong, and why.
    pub broken: Option<(i64, Broken)>,
    pub last: Option<Hash>,
}

/// Looks at every place of the chain of a school, from the first on.
pub fn verify(tx: &Tx<'_>, school: Id<School>) -> Result<Verified> {
    let mut verified = Verified::default();
    let mut previous = BEGINNING;
    loop {
        let seals = store::seals::after(tx, school, verified.places, CHUNK)?;
        if seals.is_empty() {
            verified.last = (verified.places > 0).then_some(previous);
            return Ok(verified);
        }
        for (seal, content) in seals {
            verified.places += 1;
            verified.erased += i64::from(seal.erased_at.is_some());
            let follows = seal.number == verified.places && seal.previous == previous;
            let broken = if follows { broken(&seal, content.as_ref()) } else { Some(Broken::Link) };
            if broken.is_some() {
                verified.broken = broken.map(|why| (verified.places, why));
                return Ok(verified);
            }
            previous = seal.hash;
        }
    }
}

/// Looks at one place by itself.
pub fn broken(seal: &Seal, content: Option<&(Given, Hash)>) -> Option<Broken> {
    if seal.hash != link(&seal.previous, &seal.digest) {
        return Some(Broken::Link);
    }
    match content {
        Some((signed, slip)) if digest(signed, slip) != seal.digest => Some(Broken::Content),
        None if seal.erased_at.is_none() => Some(Broken::Gone),
        _ => None,
    }
}
