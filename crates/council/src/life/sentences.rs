//! What the format of the State refuses, and what it cannot read, as an agent of a town understands
//! it: words that end a sentence, without its capital and its full stop.

use super::phrases;
use actes::{ArchiveProblem, FileFormat, LatinProblem, Piece, ReadingProblem, Refusal as No};
use base::Locale;

/// The same as a sentence of its own.
pub fn capital(words: &str) -> String {
    format!("{}.", phrases::capital(words))
}

/// Why something cannot be sent.
pub fn refusal(refusal: &No) -> String {
    match refusal {
        No::Siren { .. } | No::SirenKey { .. } => "le numéro SIREN n’est pas juste".to_owned(),
        No::Department { .. } => "le département n’est pas connu".to_owned(),
        No::Arrondissement { .. } => "l’arrondissement est un chiffre".to_owned(),
        No::AuthorityNature { .. } => "la nature de la collectivité a deux chiffres".to_owned(),
        No::Mail { .. } | No::NoReturnMail => "l’adresse de courriel ne convient pas".to_owned(),
        No::NoMessage => "l’enveloppe est vide".to_owned(),
        No::Number { .. } | No::NumberTooLong { .. } => {
            "le numéro a 15 caractères au plus : majuscules, chiffres et _".to_owned()
        }
        No::Trigram { .. } => "le code de l’opérateur a trois majuscules".to_owned(),
        No::Serial { .. } => "trop d’envois le même jour".to_owned(),
        No::Nature { .. } | No::UnknownNature { .. } => {
            "cette nature d’acte n’est pas dans la classification de la préfecture".to_owned()
        }
        No::Matter { .. } | No::UnknownMatter { .. } => {
            "la matière n’est pas dans la classification de la préfecture".to_owned()
        }
        No::Subject(problem) => latin("l’objet", problem),
        No::Referent(problem) => latin("le nom ou le téléphone du référent", problem),
        No::Future { .. } => "la séance est à venir".to_owned(),
        No::Character { character, .. } => {
            format!("la préfecture ne lit pas le caractère « {character} »")
        }
        No::Archive(problem) => archive(problem),
        other => of_document(other),
    }
}

/// What is wrong with a document, which is named.
fn of_document(refusal: &No) -> String {
    match refusal {
        No::Typology { written } => {
            let written = short(written);
            format!("« {written} » n’est pas un type de pièce : cinq signes, comme 99_AU")
        }
        No::UnknownTypology { piece, typology, .. } => format!(
            "{} est du type {typology}, que la préfecture ne connaît pas ; 99_AU convient toujours",
            name(*piece)
        ),
        No::EmptyFile { piece } => format!("{} est vide", name(*piece)),
        No::Format { piece, found } => format!(
            "{} {} : il faut un PDF, ou une image JPEG ou PNG pour une annexe",
            name(*piece),
            found.map_or("est d’un format inconnu", format_words)
        ),
        No::Locked { piece } => format!("{} est protégé par un mot de passe", name(*piece)),
        No::Documents { count, max } => {
            format!("{count} documents, alors qu’il en faut un au moins et {max} au plus")
        }
        _ => "le format de l’État ne le permet pas".to_owned(),
    }
}

fn name(piece: Piece) -> String {
    match piece {
        Piece::Document => "le document principal".to_owned(),
        Piece::Annex(place) => format!("le document annexe {place}"),
    }
}

const fn format_words(found: FileFormat) -> &'static str {
    match found {
        FileFormat::Pdf => "est un PDF",
        FileFormat::Xml => "est un fichier XML",
        FileFormat::Jpeg => "est une image JPEG",
        FileFormat::Png => "est une image PNG",
    }
}

fn latin(what: &str, problem: &LatinProblem) -> String {
    match problem {
        LatinProblem::Empty => format!("{what} est vide"),
        LatinProblem::TooLong { max, .. } => format!("{what} a {max} caractères au plus"),
        LatinProblem::Character { character, .. } => {
            format!("{what} a un caractère que la préfecture ne lit pas, « {character} »")
        }
    }
}

/// Why an archive cannot be made or opened.
pub fn archive(problem: &ArchiveProblem) -> String {
    match problem {
        ArchiveProblem::TooLarge { max, .. } => {
            let max = files::weight(*max as u64, Locale::Fr);
            format!("l’enveloppe pèse plus de {max}, le plus que prend l’État")
        }
        ArchiveProblem::TooMany { max } => format!("l’enveloppe a plus de {max} fichiers"),
        ArchiveProblem::Name { name } => {
            format!("« {} » n’est pas le nom d’un fichier de l’enveloppe", short(name))
        }
        ArchiveProblem::Twice { name } => {
            format!("l’enveloppe a deux fichiers « {} »", short(name))
        }
        ArchiveProblem::NotAFile { name } => {
            format!("« {} », dans l’enveloppe, n’est pas un fichier", short(name))
        }
        ArchiveProblem::Unreadable => "ce n’est pas une archive .tar.gz entière".to_owned(),
        ArchiveProblem::Empty => "l’archive est vide".to_owned(),
    }
}

/// Why a file that should come from the State says nothing to us.
pub fn reading(problem: &ReadingProblem) -> String {
    match problem {
        ReadingProblem::TooLarge { .. }
        | ReadingProblem::TooDeep { .. }
        | ReadingProblem::TooMany { .. } => {
            "il est bien plus long qu’un message de la préfecture".to_owned()
        }
        ReadingProblem::Encoding { declared } => {
            format!("il se dit écrit en {} et ne l’est pas", short(declared))
        }
        ReadingProblem::Empty => "il est vide".to_owned(),
        ReadingProblem::Truncated => "il est coupé : sa fin manque".to_owned(),
        ReadingProblem::Malformed { .. } => "ce n’est pas un fichier XML".to_owned(),
        ReadingProblem::DocumentType | ReadingProblem::Entity { .. } => {
            "il fait appel à autre chose que lui-même, ce que ne fait aucun message".to_owned()
        }
        ReadingProblem::NotActes { .. } => {
            "c’est un XML, mais pas un message de l’application @CTES".to_owned()
        }
        ReadingProblem::Unknown { root } => {
            format!("« {} » n’est pas un message que nous connaissons", short(root))
        }
        ReadingProblem::Other { found, .. } => {
            format!("c’est un autre message de la préfecture, « {} »", short(found))
        }
        ReadingProblem::Missing { within, what } => {
            format!("il y manque {what}, dans {}", short(within))
        }
        ReadingProblem::Repeated { within, what } => {
            format!("il dit deux fois {what}, dans {}", short(within))
        }
        ReadingProblem::Bad { what, value } => {
            format!("« {} » ne convient pas comme {what}", short(value))
        }
    }
}

/// What somebody else has written, on one short line.
fn short(written: &str) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let kept: String = written.chars().map(plain).take(60).collect();
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests;
