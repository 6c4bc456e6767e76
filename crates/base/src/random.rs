//! Chance comes in as an argument: the machine's in service, a seed's in the demo and the tests.

use rand::{Rng, RngExt, SeedableRng, rngs::ChaCha12Rng};
use std::sync::{Arc, Mutex, PoisonError};

/// A source of random numbers that can be shared between threads.
#[derive(Clone, Debug)]
pub struct Random(Arc<Mutex<ChaCha12Rng>>);

impl Random {
    /// Seeded by the machine: fit for codes, tokens and keys.
    pub fn system() -> Self {
        Random(Arc::new(Mutex::new(rand::make_rng())))
    }

    /// The same numbers at every run.
    pub fn seeded(seed: u64) -> Self {
        Random(Arc::new(Mutex::new(ChaCha12Rng::seed_from_u64(seed))))
    }

    pub fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A number below `end`, each as likely as the others. `end` must not be 0.
    pub fn below(&self, end: usize) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).random_range(0..end)
    }

    /// A word of `len` letters drawn from `alphabet` (ASCII), each as likely as the others.
    pub fn word(&self, alphabet: &[u8], len: usize) -> String {
        (0..len).map(|_| char::from(alphabet[self.below(alphabet.len())])).collect()
    }

    /// 256 random bits, URL-safe: a session, a link in a mail.
    pub fn token(&self) -> String {
        const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        self.word(ALPHABET, 43)
    }
}
