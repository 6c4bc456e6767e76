//! What only this platform can make: hashes, seals and pictures from its own secret.
//!
//! Codes are random, so a keyed hash is enough at rest; passwords are not, and have `hasher`.

use base::Instant;
use web::App;

/// One use of the platform's secret; two purposes never meet.
#[derive(Clone, Copy, Debug)]
pub enum Purpose {
    Code,
    Link,
    Recovery,
    Attempt,
    Step,
    Device,
    SecondFactor,
    Picture,
    Pad,
}

impl Purpose {
    const fn context(self) -> &'static str {
        match self {
            Purpose::Code => "preau 2026-11-23 accounts code",
            Purpose::Link => "preau 2026-11-23 accounts link",
            Purpose::Recovery => "preau 2026-11-23 accounts recovery code",
            Purpose::Attempt => "preau 2026-11-23 accounts attempt",
            Purpose::Step => "preau 2026-11-23 accounts step",
            Purpose::Device => "preau 2026-11-23 accounts device",
            Purpose::SecondFactor => "preau 2026-11-23 accounts second factor",
            Purpose::Picture => "preau 2026-11-23 accounts picture",
            Purpose::Pad => "preau 2026-11-23 accounts pad",
        }
    }
}

/// The platform's secret, as `web::Settings` has it.
#[derive(Clone, Copy)]
pub struct Secret([u8; 32]);

impl Secret {
    pub fn of(app: &App) -> Self {
        Secret(app.settings.secret)
    }

    /// For the command line, which has no `App`.
    pub fn new(secret: [u8; 32]) -> Self {
        Secret(secret)
    }

    /// The keyed hash of `text` for one purpose.
    pub fn hash(&self, purpose: Purpose, text: &[u8]) -> [u8; 32] {
        let key = blake3::derive_key(purpose.context(), &self.0);
        *blake3::keyed_hash(&key, text).as_bytes()
    }

    /// `words.until.mac`: words that come back from a browser unchanged, until a moment.
    pub fn seal(&self, purpose: Purpose, words: &str, until: Instant) -> String {
        let sealed = format!("{words}.{}", until.millis());
        let mac = blake3::Hash::from(self.hash(purpose, sealed.as_bytes()));
        format!("{sealed}.{}", mac.to_hex())
    }

    /// The words of a seal that is ours and still good.
    pub fn open<'s>(&self, purpose: Purpose, seal: &'s str, now: Instant) -> Option<&'s str> {
        let (sealed, mac) = seal.rsplit_once('.')?;
        let mac = blake3::Hash::from_hex(mac).ok()?;
        // blake3's Hash compares in constant time.
        if mac != blake3::Hash::from(self.hash(purpose, sealed.as_bytes())) {
            return None;
        }
        let (words, until) = sealed.rsplit_once('.')?;
        let until = Instant::from_millis(until.parse().ok()?);
        (now < until).then_some(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_opens_for_its_purpose_until_its_time() {
        let secret = Secret::new([7; 32]);
        let noon = Instant::from_millis(1_000_000);
        let seal = secret.seal(Purpose::Step, "42.suite", noon);
        assert_eq!(secret.open(Purpose::Step, &seal, noon.plus_millis(-1)), Some("42.suite"));
        assert_eq!(secret.open(Purpose::Step, &seal, noon), None);
        assert_eq!(secret.open(Purpose::Device, &seal, noon.plus_millis(-1)), None);
        let forged = seal.replacen("42", "43", 1);
        assert_eq!(secret.open(Purpose::Step, &forged, noon.plus_millis(-1)), None);
        let other = Secret::new([8; 32]);
        assert_eq!(other.open(Purpose::Step, &seal, noon.plus_millis(-1)), None);
    }
}
