//! The second factor: six digits from a telephone (TOTP, RFC 6238), or a code of last resort.

use crate::{
    code::Code,
    secret::{Purpose, Secret},
    store::factors::{self, Factor},
};
use base::{Id, Instant, Random};
use db::{Error, Result, Tx};
use people::Person;
use totp_rs::{Builder, Totp};

/// A row of codes of last resort; only its id is spoken of.
pub enum RecoveryCode {}

const RECOVERY_CODES: usize = 8;

/// The key that the telephone and the platform share.
pub struct Key {
    totp: Totp,
    base32: String,
}

impl Key {
    /// Made again from the salt each time: a copy of the database opens nothing.
    fn new(secret: &Secret, person: Id<Person>, salt: &[u8; 16]) -> Self {
        let mut words = person.raw().to_be_bytes().to_vec();
        words.extend(salt);
        let hash = secret.hash(Purpose::SecondFactor, &words);
        let bytes = &hash[..20];
        // 160 bits and six digits: nothing for `build` to refuse.
        let totp = Builder::new().with_secret(bytes).build_noncompliant();
        Key { totp, base32: totp_rs::Secret::from(bytes).to_base32() }
    }

    /// The key of somebody's factor.
    pub fn of(secret: &Secret, factor: &Factor) -> Self {
        Key::new(secret, factor.made_for, &factor.salt)
    }

    /// In groups of four, for those who type it.
    pub fn in_groups(&self) -> String {
        let letters: Vec<char> = self.base32.chars().collect();
        letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
    }

    /// What the QR code says.
    pub fn address(&self, house: &str, login: &str) -> String {
        let (house, login) = (web::percent(house), web::percent(login));
        format!("otpauth://totp/{house}:{login}?secret={}&issuer={house}", self.base32)
    }

    /// The time step whose code this is, one step early or late allowed.
    pub fn step_of(&self, typed: &str, now: Instant) -> Option<i64> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let seconds = u64::try_from(now.millis() / 1000).ok()?;
        self.totp.check(&digits, seconds).and_then(|step| i64::try_from(step).ok())
    }

    /// The code at a moment: for the tests and the demo, which play the telephone.
    pub fn code_at(&self, now: Instant) -> String {
        let seconds = u64::try_from(now.millis() / 1000).unwrap_or(0);
        self.totp.generate(seconds).to_string()
    }
}

/// What somebody showed as second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Telephone,
    LastResort,
}

/// Takes a code, of the telephone or of last resort, once. None when it is not good.
pub fn take(
    tx: &Tx<'_>,
    secret: &Secret,
    person: Id<Person>,
    typed: &str,
    now: Instant,
) -> Result<Option<Shown>> {
    if let Some(code) = Code::parse(typed) {
        let taken = factors::take_code(tx, person, code.hash_as_recovery(secret), now);
        return good(taken, Shown::LastResort);
    }
    let factor = factors::find(tx, person)?.filter(|factor| factor.confirmed_at.is_some());
    let step = factor.and_then(|it| Key::of(secret, &it).step_of(typed, now));
    match step {
        Some(step) => good(factors::take_step(tx, person, step), Shown::Telephone),
        None => Ok(None),
    }
}

/// A code that was taken before is not good; that is no error of the store.
fn good(taken: Result<()>, shown: Shown) -> Result<Option<Shown>> {
    match taken {
        Ok(()) => Ok(Some(shown)),
        Err(Error::Conflict(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Ends the set-up when the telephone shows the right code: the codes of last resort, shown once.
pub fn confirm(
    tx: &Tx<'_>,
    secret: &Secret,
    person: Id<Person>,
    typed: &str,
    codes: &[Code],
    now: Instant,
) -> Result<bool> {
    let Some(factor) = factors::find(tx, person)? else { return Ok(false) };
    if factor.confirmed_at.is_some() {
        return Ok(false);
    }
    let Some(step) = Key::of(secret, &factor).step_of(typed, now) else { return Ok(false) };
    factors::confirm(tx, person, step, now)?;
    set_codes(tx, secret, person, codes)?;
    Ok(true)
}

/// New codes of last resort, before they are kept.
pub fn draw_codes(random: &Random) -> Vec<Code> {
    (0..RECOVERY_CODES).map(|_| Code::random(random)).collect()
}

pub fn set_codes(tx: &Tx<'_>, secret: &Secret, person: Id<Person>, codes: &[Code]) -> Result<()> {
    let hashes: Vec<[u8; 32]> = codes.iter().map(|code| code.hash_as_recovery(secret)).collect();
    factors::set_codes(tx, person, &hashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_and_the_platform_agree() {
        let key = Key::new(&Secret::new([1; 32]), Id::new(42), &[2; 16]);
        let now = Instant::from_millis(1_790_000_000_000);
        let code = key.code_at(now);
        assert_eq!(code.len(), 6);
        let step = key.step_of(&format!("{} {}", &code[..3], &code[3..]), now);
        assert_eq!(step, Some(now.millis() / 1000 / 30));
        assert_eq!(key.step_of(&code, now.plus_minutes(2)), None);
        assert_eq!(key.step_of("", now), None);
        let other = Key::new(&Secret::new([1; 32]), Id::new(43), &[2; 16]);
        assert_eq!(other.step_of(&code, now), None);
    }

    #[test]
    fn the_address_is_what_telephones_read() {
        let key = Key::new(&Secret::new([1; 32]), Id::new(42), &[2; 16]);
        let address = key.address("Lys-lez-Lannoy", "sophie.martin");
        let start = "otpauth://totp/Lys-lez-Lannoy:sophie.martin?secret=";
        assert!(address.starts_with(start), "{address}");
        assert_eq!(key.in_groups().replace(' ', "").len(), 32);
    }
}
