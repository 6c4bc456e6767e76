//! Argon2id, on blocking threads and few at once: a crowd that signs in does not starve the pages.

use crate::Password;
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::phc::PasswordHash,
};
use std::{
    sync::{Arc, LazyLock, OnceLock},
    time::Duration,
};
use tokio::sync::Semaphore;
use web::{Error, Result};

/// What one password costs, and how many are hashed at once on this node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    pub memory_kib: u32,
    pub passes: u32,
    pub at_once: usize,
}

/// OWASP's first choice for Argon2id: 19 MiB, two passes, one lane.
impl Default for Cost {
    fn default() -> Self {
        let at_once = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Cost { memory_kib: 19_456, passes: 2, at_once }
    }
}

static COST: OnceLock<Cost> = OnceLock::new();
static PLACES: LazyLock<Arc<Semaphore>> =
    LazyLock::new(|| Arc::new(Semaphore::new(cost().at_once.max(1))));

/// Somebody who waits longer than this is asked to come back.
const WAIT_MAX: Duration = Duration::from_secs(20);

/// Sets what a password costs: once, before the house opens. Later calls change nothing.
pub fn set_cost(cost: Cost) {
    // The first one holds.
    let _ = COST.set(cost);
}

fn cost() -> Cost {
    *COST.get_or_init(Cost::default)
}

/// What is kept of a password: `$argon2id$v=19$…`.
#[derive(Clone)]
pub struct Hashed(pub(crate) String);

/// Hashes a new password. `salt` comes from `app.random.bytes()`.
pub async fn hash(password: Password, salt: [u8; 16]) -> Result<Hashed> {
    in_turn(move || hash_now(&password, &salt)).await?
}

/// The same at once, for the command line and the demo.
pub fn hash_now(password: &Password, salt: &[u8; 16]) -> Result<Hashed> {
    let hashed = argon2()?.hash_password_with_salt(password.as_bytes(), salt);
    hashed.map(|hash| Hashed(hash.to_string())).map_err(Error::internal)
}

/// Is this the password that was hashed? Without a hash it takes as long, and is not.
pub async fn verify(typed: String, hashed: Option<String>) -> Result<bool> {
    in_turn(move || verify_now(&typed, hashed.as_deref())).await?
}

fn verify_now(typed: &str, hashed: Option<&str>) -> Result<bool> {
    let argon2 = argon2()?;
    let Some(hash) = hashed.and_then(|hashed| PasswordHash::new(hashed).ok()) else {
        let mut out = [0; 32];
        let filled = argon2.hash_password_into(typed.as_bytes(), b"nobody's own salt", &mut out);
        return filled.map(|()| false).map_err(Error::internal);
    };
    Ok(argon2.verify_password(typed.as_bytes(), &hash).is_ok())
}

/// Was it hashed at another cost than today's?
pub fn is_old(hashed: &str) -> bool {
    let cost = cost();
    !hashed.contains(&format!("m={},t={},p=1", cost.memory_kib, cost.passes))
}

fn argon2() -> Result<Argon2<'static>> {
    let cost = cost();
    let params = Params::new(cost.memory_kib, cost.passes, 1, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let place = tokio::time::timeout(WAIT_MAX, PLACES.clone().acquire_owned()).await;
    let Ok(Ok(place)) = place else { return Err(Error::Unavailable) };
    let done = tokio::task::spawn_blocking(move || {
        let _place = place;
        work()
    });
    done.await.map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_again_and_another_is_not() {
        let typed = "cerise-tambour-nuage-violon";
        let password = Password::choose(typed, &[]).expect("good");
        let Hashed(hashed) = hash_now(&password, &[7; 16]).expect("hashed");
        assert!(hashed.starts_with("$argon2id$v=19$"), "{hashed}");
        assert!(verify_now(typed, Some(&hashed)).expect("verified"));
        assert!(!verify_now("cerise-tambour-nuage-violin", Some(&hashed)).expect("verified"));
        assert!(!verify_now(typed, None).expect("verified"));
        assert!(!is_old(&hashed));
        assert!(is_old(&hashed.replace("t=2", "t=1")));
    }
}
