//! How a command ends: a code for scripts, a sentence for people.

use crate::config::ConfigError;
use db::{backup, moving};
use std::error::Error as StdError;

/// Done.
pub const DONE: u8 = 0;
/// It did not work: a disk, a network, a file.
pub const FAILED: u8 = 1;
/// The command itself was not understood.
pub const USAGE: u8 = 2;
/// Refused, or kept for somebody to look at: the house is as it was, or waits for a word.
pub const REFUSED: u8 = 3;

/// What all of them are, at the end of `preau --help`.
pub const CODES: &str = "\
Codes de sortie\u{a0}:
  0  c’est fait
  1  cela n’a pas marché (disque, réseau, fichier)
  2  la commande ou la configuration n’est pas comprise
  3  c’est refusé, ou retenu pour que quelqu’un regarde\u{a0}: rien n’a été abîmé";

/// A command that will not be done, and why.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Refused(pub String);

impl Refused {
    pub fn because(why: impl Into<String>) -> Box<dyn StdError> {
        Box::new(Refused(why.into()))
    }
}

/// The exit code of an error.
pub fn code(error: &(dyn StdError + 'static)) -> u8 {
    if error.is::<Refused>() || matches!(error.downcast_ref(), Some(db::Error::Refused(_))) {
        return REFUSED;
    }
    match error.downcast_ref() {
        None | Some(ConfigError::Folder(..)) => FAILED,
        Some(_) => USAGE,
    }
}

/// The error in a French sentence.
pub fn sentence(error: &(dyn StdError + 'static)) -> String {
    let Some(of_database) = error.downcast_ref::<db::Error>() else { return error.to_string() };
    if let Some(refusal) = of_database.reason::<backup::Refusal>() {
        return of_backup(refusal);
    }
    if let Some(refusal) = of_database.reason::<moving::Refusal>() {
        return of_move(refusal);
    }
    if let Some(Refused(why)) = of_database.reason::<Refused>() {
        return why.clone();
    }
    match of_database {
        db::Error::Unavailable(why) => format!("la base ou les fichiers ne répondent pas ({why})"),
        db::Error::Missing => "ce qui est demandé n’existe pas".to_owned(),
        other => format!("la base de données a dit non ({other})"),
    }
}

fn of_backup(refusal: &backup::Refusal) -> String {
    match refusal {
        backup::Refusal::Taken { path } => {
            format!("{path} est déjà là, et rien n’est jamais écrasé")
        }
        backup::Refusal::NoManifest => {
            "ce n’est pas une sauvegarde entière\u{a0}: manifest.json manque ou n’est pas lisible"
                .to_owned()
        }
        backup::Refusal::Damaged { what } => {
            format!("la sauvegarde est abîmée, rien n’a été restauré ({what})")
        }
        backup::Refusal::OtherVersion { area, step } => format!(
            "la sauvegarde vient d’une version plus récente de Préau (étape {area}/{step})\u{a0}: \
             mettez le programme à jour d’abord"
        ),
        backup::Refusal::NoDatabase => "la sauvegarde ne contient pas de base SQLite".to_owned(),
    }
}

fn of_move(refusal: &moving::Refusal) -> String {
    match refusal {
        moving::Refusal::NotEmpty { table } => {
            format!("la base d’arrivée n’est pas vide (table {table})\u{a0}: donnez-en une vide")
        }
        moving::Refusal::OtherVersion => {
            "les deux bases ne sont pas de la même version\u{a0}: lancez d’abord «\u{a0}preau \
             migrate\u{a0}» sur celle de départ"
                .to_owned()
        }
        moving::Refusal::OtherShape { table } => {
            format!("la table {table} n’est pas la même des deux côtés")
        }
        moving::Refusal::Unmovable { table, reason } => {
            format!("la table {table} ne peut pas déménager ({reason})")
        }
        moving::Refusal::Differs { table } => format!(
            "la table {table} diffère après la copie\u{a0}: on a écrit dans la base de départ \
             pendant ce temps. Fermez la maison et recommencez vers une base vide"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_tells_a_refusal_from_a_failure() {
        let refused = Refused::because("la maison n’est pas vide");
        assert_eq!(code(refused.as_ref()), REFUSED);
        let damaged = db::Error::refused(backup::Refusal::NoManifest);
        assert_eq!(code(&damaged), REFUSED);
        assert!(sentence(&damaged).starts_with("ce n’est pas une sauvegarde entière"));
        assert_eq!(code(&db::Error::Unavailable("disk".to_owned())), FAILED);
        assert_eq!(code(&std::io::Error::other("disk")), FAILED);
    }
}
