//! The chain: every signature of a school has its place in one row of hashes, so that one that was
//! changed, or moved, is found. The same idea as that of the liaison book (`docs/decisions/0013`),
//! over what a report said when it was locked.

use crate::{
    signing::Signed,
    store::{seals as store, signatures::Signature},
};
use base::{Id, Instant};
use blake3::Hasher;
use db::{Result, Tx};
use people::School;
use serde_json::json;

pub type Hash = [u8; 32];

/// Before the first seal of a school.
const BEGINNING: Hash = [0; 32];
const CHUNK: u32 = 500;

db::row! {
    /// A place in the chain of a school.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Seal {
        pub school: Id<School>,
        pub number: i64,
        pub signature: Id<Signature>,
        pub digest: Hash,
        pub previous: Hash,
        pub hash: Hash,
        pub sealed_at: Instant,
        pub erased_at: Option<Instant>,
    }
}

/// What an edition says, as it is kept.
pub fn digest_of(content: &str) -> Hash {
    *Hasher::new().update(b"preau report ").update(content.as_bytes()).finalize().as_bytes()
}

/// Everything that was signed, in one fixed order.
fn digest(signed: &Signed, edition: &Hash) -> Hash {
    let edition: String = blake3::Hash::from_bytes(*edition).to_hex().to_string();
    let content = json!([
        "preau report signature",
        signed.id,
        signed.school,
        signed.report,
        signed.edition,
        edition,
        signed.pupil,
        signed.guardian,
        signed.at.millis(),
        signed.code,
    ]);
    *blake3::hash(content.to_string().as_bytes()).as_bytes()
}

fn link(previous: &Hash, digest: &Hash) -> Hash {
    *Hasher::new().update(previous).update(digest).finalize().as_bytes()
}

/// Gives the signatures that wait their place, some at a time; says how many there were.
pub fn seal_some(tx: &Tx<'_>, now: Instant) -> Result<usize> {
    let waiting = store::waiting(tx, CHUNK)?;
    let mut seals: Vec<Seal> = Vec::new();
    for store::Content(signed, edition) in &waiting {
        let last = match seals.last().filter(|last| last.school == signed.school) {
            Some(last) => Some((last.number, last.hash)),
            None => store::last(tx, signed.school)?,
        };
        let (number, previous) = last.unwrap_or((0, BEGINNING));
        let digest = digest(signed, edition);
        seals.push(Seal {
            school: signed.school,
            number: number + 1,
            signature: signed.id,
            digest,
            previous,
            hash: link(&previous, &digest),
            sealed_at: now,
            erased_at: None,
        });
    }
    if !seals.is_empty() {
        store::insert(tx, &seals)?;
    }
    Ok(waiting.len())
}

/// What a look at a whole chain has found: how many places, and the first that is wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    pub places: i64,
    pub broken: Option<i64>,
}

/// Looks at every place of the chain of a school, from the first on.
pub fn verify(tx: &Tx<'_>, school: Id<School>) -> Result<Verified> {
    let mut verified = Verified::default();
    let mut previous = BEGINNING;
    loop {
        let places = store::after(tx, school, verified.places, CHUNK)?;
        if places.is_empty() {
            return Ok(verified);
        }
        for store::Place { seal, content } in places {
            verified.places += 1;
            let is_linked = seal.number == verified.places
                && seal.previous == previous
                && seal.hash == link(&seal.previous, &seal.digest);
            let is_said = match content {
                Some((signed, content)) => digest(&signed, &digest_of(&content)) == seal.digest,
                None => seal.erased_at.is_some(),
            };
            if !is_linked || !is_said {
                verified.broken = Some(verified.places);
                return Ok(verified);
            }
            previous = seal.hash;
        }
    }
}
