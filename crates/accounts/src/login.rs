//! Login names: `sophie.martin`, numbered when it is taken, found however it is typed.

use base::{PersonName, fold};
use std::collections::HashSet;

const LETTERS_MAX: usize = 60;

/// What somebody typed to say who he is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Mail(String),
    Login(String),
}

impl Who {
    pub fn parse(typed: &str) -> Self {
        let typed: String = typed.trim().chars().take(254).collect();
        if typed.contains('@') { Who::Mail(typed.to_lowercase()) } else { Who::Login(key(&typed)) }
    }

    /// What attempts are counted by, whether or not there is such an account.
    pub fn words(&self) -> &str {
        match self {
            Who::Mail(words) | Who::Login(words) => words,
        }
    }
}

/// `Sophie MARTIN-DUBOIS` → `sophie.martin-dubois`.
pub fn base_of(name: &PersonName) -> String {
    // Digits tell homonyms apart, so a name has none.
    let letters = |text: &str| text.chars().filter(|c| !c.is_numeric()).collect::<String>();
    let part = |text: &str| fold(&letters(text)).replace(' ', "-");
    let parts = [part(&name.first), part(&name.last)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let login: String = parts.join(".").chars().take(LETTERS_MAX).collect();
    if login.is_empty() { "compte".to_owned() } else { login }
}

/// The form in which a login is unique: `jean luc martin2`.
pub fn key(login: &str) -> String {
    fold(login)
}

/// The first of `base`, `base2`, `base3`… whose key is not among `taken`.
pub fn free(base: &str, taken: &HashSet<String>) -> String {
    let is_free = |login: &String| !taken.contains(&key(login));
    let numbered = (2..).map(|number: u32| format!("{base}{number}"));
    std::iter::once(base.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(first: &str, last: &str) -> PersonName {
        PersonName::new(first, last, None)
    }

    #[test]
    fn a_login_is_made_of_the_name() {
        assert_eq!(base_of(&name("Élise", "D’Œuvre Martin")), "elise.d-oeuvre-martin");
        assert_eq!(base_of(&name("", "Kowalski")), "kowalski");
        assert_eq!(base_of(&name("?", "!")), "compte");
    }

    #[test]
    fn homonyms_are_numbered() {
        let taken = HashSet::from(["sophie martin", "sophie martin2"].map(str::to_owned));
        assert_eq!(free("sophie.martin", &taken), "sophie.martin3");
        assert_eq!(free("sophie.durand", &taken), "sophie.durand");
    }

    #[test]
    fn a_login_is_found_however_it_is_typed() {
        for typed in ["sophie.martin", " Sophie Martin ", "SOPHIE-MARTIN"] {
            assert_eq!(Who::parse(typed), Who::Login("sophie martin".to_owned()));
        }
        assert_eq!(Who::parse("Sophie@Exemple.FR"), Who::Mail("sophie@exemple.fr".to_owned()));
    }
}
