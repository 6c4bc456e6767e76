//! Accounts without a page: for the command line and the demo.

use crate::{
    Code, Password, Secret, account,
    activation::{self, Use},
    codes::{self, ClassOf, Whom},
    hasher::{self, Hashed},
    login,
    pad::{self, ClassPad},
    second_factor::Key,
    store::{credentials, factors, lists, pads},
    urls,
};
use base::{Id, Instant, PersonName, Random};
use db::{Result, Tx};
use people::{Class, Person};
use web::session;

/// A login for those who have none: `sophie.martin`, numbered when it is taken.
pub fn make_logins(tx: &Tx<'_>, persons: &[(Id<Person>, PersonName)]) -> Result<()> {
    account::ensure_all(tx, persons)
}

/// What somebody signs in as; none before [`make_logins`].
pub fn login(tx: &Tx<'_>, person: Id<Person>) -> Result<Option<String>> {
    Ok(credentials::find(tx, person)?.map(|credential| credential.login))
}

/// Who signs in so; also those whose door is shut.
pub fn person_of(tx: &Tx<'_>, typed: &str, at: Instant) -> Result<Option<Id<Person>>> {
    let found = credentials::by_login(tx, &login::key(typed), at.day())?;
    Ok(found.map(|candidate| candidate.person_id))
}

/// Checks and hashes a password, at once.
pub fn hash(typed: &str, random: &Random) -> web::Result<Option<Hashed>> {
    match Password::choose(typed, &[]) {
        Ok(password) => hasher::hash_now(&password, &random.bytes()).map(Some),
        Err(_) => Ok(None),
    }
}

/// Sets the password of somebody who has a login, and ends his sessions.
pub fn set_password(tx: &Tx<'_>, person: Id<Person>, hashed: &Hashed, at: Instant) -> Result<()> {
    credentials::set_password(tx, person, hashed, at)?;
    session::close_all(tx, person, None)
}

/// A code for one person: the first one, or a new password; says which.
pub fn code(
    tx: &Tx<'_>,
    secret: [u8; 32],
    person: (Id<Person>, &PersonName),
    code: &Code,
    at: Instant,
) -> Result<Use> {
    let (person, name) = person;
    account::ensure(tx, person, name)?;
    let is_active = credentials::find(tx, person)?.is_some_and(|it| it.activated_at.is_some());
    let purpose = if is_active { Use::Recover } else { Use::Activate };
    let codes = [(person, code.clone())];
    activation::keep(tx, &Secret::new(secret), &codes, purpose, None, at)?;
    Ok(purpose)
}

/// Codes for those of a class who have never come in, with their names: shown now or never.
pub fn codes_for_class(
    tx: &Tx<'_>,
    secret: [u8; 32],
    class: Id<Class>,
    random: &Random,
    at: Instant,
) -> Result<Vec<(PersonName, Code)>> {
    let Some(row) = lists::class(tx, class)? else { return Ok(Vec::new()) };
    let lines = lists::of_class(tx, class, at)?;
    let of = ClassOf { id: class, name: row.name };
    let readers = codes::readers_of(&lines, &[of], Whom::Everyone);
    let names: Vec<(Id<Person>, PersonName)> =
        readers.into_iter().map(|reader| (reader.person, reader.name)).collect();
    let persons: Vec<Id<Person>> = names.iter().map(|(person, _)| *person).collect();
    let codes = activation::draw(random, &persons);
    account::ensure_all(tx, &names)?;
    activation::keep(tx, &Secret::new(secret), &codes, Use::Activate, None, at)?;
    Ok(names.into_iter().map(|(_, name)| name).zip(codes.into_iter().map(|(_, c)| c)).collect())
}

/// A confirmed contact address, for the demo.
pub fn set_mail(tx: &Tx<'_>, person: Id<Person>, mail: &str, at: Instant) -> Result<()> {
    let mail = mail.to_lowercase();
    credentials::give_mail(tx, person, &mail)?;
    credentials::confirm_mail(tx, person, &mail, at)
}

/// Removes the second factor of somebody who has lost his telephone and his codes.
pub fn forget_second_factor(tx: &Tx<'_>, person: Id<Person>) -> Result<()> {
    factors::delete(tx, person).map(drop)?;
    session::close_all(tx, person, None)
}

/// Sets a second factor up without a telephone, for the demo: [`telephone`] plays it.
pub fn set_up_second_factor(
    tx: &Tx<'_>,
    person: Id<Person>,
    salt: [u8; 16],
    at: Instant,
) -> Result<()> {
    factors::delete(tx, person)?;
    factors::begin(tx, person, salt, at)?;
    factors::confirm(tx, person, 0, at)
}

/// The code that the person's telephone shows at `at`; none without a second factor.
pub fn telephone(
    tx: &Tx<'_>,
    secret: [u8; 32],
    person: Id<Person>,
    at: Instant,
) -> Result<Option<String>> {
    let factor = factors::find(tx, person)?;
    let secret = Secret::new(secret);
    Ok(factor.map(|factor| Key::of(&secret, &factor).code_at(at)))
}

/// Opens the door of a class, where young pupils sign in with pictures, for the demo: the path of
/// its page. A door that is still open keeps its address.
pub fn open_door(
    tx: &Tx<'_>,
    secret: [u8; 32],
    class: Id<Class>,
    by: Id<Person>,
    random: &Random,
    at: Instant,
) -> Result<String> {
    let secret = Secret::new(secret);
    let pad = if let Some(open) = pads::of_class(tx, class, at)? {
        open.id
    } else {
        let pad: Id<ClassPad> = tx.new_id();
        let hash = pad::hash_of(&secret, &pad::word_of(&secret, pad));
        pads::open(tx, (pad, hash), class, by, at, at.plus_hours(DOOR_HOURS))?;
        pad
    };
    let without = pads::pupils(tx, class)?.into_iter().filter(|pupil| pupil.salt.is_none());
    let salts: Vec<_> = without.map(|pupil| (pupil.person_id, random.bytes::<16>())).collect();
    pads::set_salts(tx, &salts, at)?;
    Ok(urls::pad(&pad::word_of(&secret, pad)))
}

/// A day of school.
const DOOR_HOURS: i64 = 9;

/// The three pictures of a pupil of this class, as the ids of their words; none when he reads.
pub fn pictures(
    tx: &Tx<'_>,
    secret: [u8; 32],
    class: Id<Class>,
    pupil: Id<Person>,
) -> Result<Option<[&'static str; pad::PLACES]>> {
    let pupils = pads::pupils(tx, class)?;
    let salt = pupils.into_iter().find(|it| it.person_id == pupil).and_then(|it| it.salt);
    let secret = Secret::new(secret);
    Ok(salt.map(|salt| pad::pictures_of(&secret, pupil, &salt).map(|picture| picture.text)))
}

/// Has this person ever come in?
pub fn is_active(tx: &Tx<'_>, person: Id<Person>) -> Result<bool> {
    Ok(credentials::find(tx, person)?.is_some_and(|it| it.activated_at.is_some()))
}

/// The path of the page where a code is used.
pub fn code_address(code: &Code) -> String {
    urls::activation_with(&code.to_string())
}
