//! The addresses of the accounts.

use crate::{account::Account, class_accounts::ClassAccounts, school_accounts::SchoolAccounts};
use base::Id;
use web::session::Session;

pub const SIGN_IN: &str = "/connexion";
pub const SECOND_STEP: &str = "/connexion/code";
pub const PROTECTION: &str = "/connexion/protection";
pub const SIGN_OUT: &str = "/deconnexion";
pub const ACTIVATION: &str = "/activation";
pub const ACTIVATION_ACCOUNT: &str = "/activation/compte";
pub const ACTIVATION_ADDED: &str = "/activation/ajout";
pub const FORGOTTEN: &str = "/mot-de-passe-oublie";
pub const ACCOUNT: &str = "/compte";
pub const PASSWORD: &str = "/compte/mot-de-passe";
pub const CONTACT: &str = "/compte/adresse";
pub const DISPLAY: &str = "/compte/affichage";
pub const SESSIONS: &str = "/compte/connexions";
pub const SESSIONS_END: &str = "/compte/connexions/fin";
pub const FACTOR: &str = "/compte/second-facteur";
pub const FACTOR_END: &str = "/compte/second-facteur/fin";
pub const FACTOR_CODES: &str = "/compte/second-facteur/secours";

/// A page with the way to go on after it.
pub fn with_next(url: &str, next: &str) -> String {
    if next == "/" { url.to_owned() } else { format!("{url}?suite={}", web::percent(next)) }
}

/// `suite`, when it is a path of this house and of nowhere else; home otherwise.
pub fn local(next: &str) -> &str {
    let is_path = next.starts_with('/') && !next.starts_with("//");
    let is_plain =
        next.len() <= 1_000 && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let is_the_entrance = next.starts_with(SIGN_IN) || next.starts_with(SIGN_OUT);
    if is_path && is_plain && !is_the_entrance { next } else { "/" }
}

pub fn activation_with(code: &str) -> String {
    format!("{ACTIVATION}?code={}", web::percent(code))
}

pub fn new_password(token: &str) -> String {
    format!("/mot-de-passe/{token}")
}

pub fn confirmation(token: &str) -> String {
    format!("/adresse/{token}")
}

pub fn session_end(session: Id<Session>) -> String {
    format!("{SESSIONS}/{session}/fin")
}

pub fn class_accounts(class: Id<ClassAccounts>) -> String {
    format!("/classes/{class}/comptes")
}

pub fn class_sheets(class: Id<ClassAccounts>) -> String {
    format!("/classes/{class}/comptes/fiches")
}

pub fn school_accounts(school: Id<SchoolAccounts>) -> String {
    format!("/ecoles/{school}/comptes")
}

pub fn school_sheets(school: Id<SchoolAccounts>) -> String {
    format!("/ecoles/{school}/comptes/fiches")
}

pub fn account_code(account: Id<Account>) -> String {
    format!("/comptes/{account}/code")
}

pub fn account_factor_end(account: Id<Account>) -> String {
    format!("/comptes/{account}/second-facteur/fin")
}

pub fn door(class: Id<ClassAccounts>) -> String {
    format!("/classes/{class}/porte")
}

pub fn door_end(class: Id<ClassAccounts>) -> String {
    format!("/classes/{class}/porte/fin")
}

pub fn door_pictures(class: Id<ClassAccounts>) -> String {
    format!("/classes/{class}/porte/images")
}

pub fn pad(word: &str) -> String {
    format!("/classe-ouverte/{word}")
}

pub fn pad_of(word: &str, pupil: Id<people::Person>) -> String {
    format!("/classe-ouverte/{word}/{pupil}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_never_sent_to_another_house() {
        for next in ["/messages?dossier=2", "/classes/12", "/activation?code=AB%2D"] {
            assert_eq!(local(next), next);
        }
        for next in [
            "",
            "https://ailleurs.fr",
            "//ailleurs.fr",
            "/\\ailleurs.fr",
            "\\\\ailleurs.fr",
            "/\tailleurs",
            "/connexion?suite=/",
            "/deconnexion",
            "javascript:alert(1)",
        ] {
            assert_eq!(local(next), "/", "{next}");
        }
    }
}
