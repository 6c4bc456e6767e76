//! What a report lacks before it can be sent, in words: who or what it is said of, what is missing,
//! and what to do.
//!
//! A [`Lack`] is shown by its `Display`: one French sentence or two, whole. It carries no more of a
//! pupil than the name by which the caller has called him, and the caller's keys ([`At`]), so that
//! a page can link to where it is mended.

use crate::{Component, Fault, TextProblem};
use base::Id;
use std::fmt;

/// What the caller knows a thing by. Nothing of it is written in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub i64);

impl<T: ?Sized> From<Id<T>> for Key {
    fn from(id: Id<T>) -> Self {
        Key(id.raw())
    }
}

/// Where something is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    School,
    Class(Key),
    Staff(Key),
    Period(Key),
    /// A subject of a collège.
    Subject(Key),
    /// An EPI or an accompagnement personnalisé, or a group of one.
    Project(Key),
    Pupil(Key),
    Report {
        pupil: Key,
        period: Key,
    },
    CycleReport {
        pupil: Key,
    },
}

impl At {
    /// Is it mended in what is said of one pupil?
    pub const fn is_of_a_pupil(self) -> bool {
        matches!(self, At::Pupil(_) | At::Report { .. } | At::CycleReport { .. })
    }
}

/// Something that is missing, or that the State would refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    pub at: At,
    /// Who or what, as the caller names it: « Léa Martin, CE1 A, 1er trimestre ».
    pub of: String,
    pub what: What,
}

/// What is missing, or refused. What was written is said again, so that one can find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Uai {
        written: String,
    },
    NoHead,
    /// Of a member of the staff.
    NoCivility,
    GuardianCivility {
        guardian: String,
    },
    NoOndeId,
    OndeId {
        written: String,
    },
    SharedOndeId {
        with: String,
    },
    NoIne,
    Ine {
        written: String,
    },
    SharedIne {
        with: String,
    },
    /// 2D: the number of SIECLE.
    NoSiecleId,
    SiecleId {
        written: String,
    },
    SharedSiecleId {
        with: String,
    },
    /// 2D: the number of STS.
    NoStsId,
    StsId {
        written: String,
    },
    SharedStsId {
        with: String,
    },
    /// 2D: six characters, of the national register of subjects.
    SubjectCode {
        written: String,
    },
    /// A pupil who has no report at all.
    NothingToSend,
    NoTeacher {
        what: String,
    },
    /// A class, a teacher, a period… that the draft does not have.
    NotInDraft {
        what: &'static str,
    },
    NotLocked,
    /// A line without a position nor « non évalué ».
    Unplaced {
        line: &'static str,
    },
    /// 2D: neither an average, nor « non noté », nor a position.
    NoResult {
        subject: String,
    },
    /// A domain or a line that this level does not have.
    NotOfLevel {
        line: &'static str,
        level: &'static str,
    },
    /// A line that is not of the domain it is under.
    NotOfDomain {
        line: &'static str,
        domain: &'static str,
    },
    NoDomain,
    NotDecided {
        components: Vec<Component>,
    },
    Twice {
        what: String,
    },
    Text {
        place: String,
        problem: TextProblem,
    },
    /// The third period of two, or one that ends before it begins.
    Period,
    /// At least so many are needed.
    TooFew {
        what: &'static str,
        least: usize,
    },
    TooMuch {
        what: &'static str,
        count: usize,
        max: usize,
    },
    NotInVersion {
        what: String,
        version: &'static str,
    },
    NeededByVersion {
        what: &'static str,
        version: &'static str,
    },
    /// What the whole file would be refused for, when nothing else was found.
    Refused {
        fault: Fault,
    },
}

impl Lack {
    pub fn new(at: At, of: impl Into<String>, what: What) -> Self {
        Lack { at, of: of.into(), what }
    }
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\u{a0}: {}.", self.of, self.what)?;
        let remedy = self.what.remedy();
        if remedy.is_empty() { Ok(()) } else { write!(f, " {remedy}") }
    }
}

impl fmt::Display for What {
    /// What is missing, without a capital and without a point.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::Uai { written } => write!(f, "{} n’est pas un UAI", quoted(written)),
            What::NoHead => write!(f, "aucune directrice, aucun directeur n’est connu"),
            What::NoCivility => write!(f, "la civilité (M. ou Mme) manque"),
            What::GuardianCivility { guardian } => {
                write!(f, "la civilité (M. ou Mme) de {guardian} manque")
            }
            What::NoOndeId => write!(f, "l’identifiant de la classe dans ONDE manque"),
            What::OndeId { written } => {
                write!(f, "{} n’est pas un identifiant de classe de ONDE", quoted(written))
            }
            What::SharedOndeId { with } => {
                write!(f, "l’identifiant de ONDE est aussi celui de {with}")
            }
            What::NoIne => write!(f, "l’INE manque"),
            What::Ine { written } => {
                write!(f, "{} n’est pas un INE, qui a 11 lettres et chiffres", quoted(written))
            }
            What::SharedIne { with } => write!(f, "l’INE est aussi celui de {with}"),
            What::NoSiecleId => write!(f, "l’identifiant de l’élève dans SIECLE manque"),
            What::SiecleId { written } => {
                write!(f, "{} n’est pas un identifiant d’élève de SIECLE", quoted(written))
            }
            What::SharedSiecleId { with } => {
                write!(f, "l’identifiant de SIECLE est aussi celui de {with}")
            }
            What::NoStsId => write!(f, "l’identifiant dans STS manque"),
            What::StsId { written } => {
                write!(f, "{} n’est pas un identifiant de STS", quoted(written))
            }
            What::SharedStsId { with } => {
                write!(f, "l’identifiant de STS est aussi celui de {with}")
            }
            What::SubjectCode { written } => {
                write!(f, "{} n’est pas un code de matière, qui a 6 caractères", quoted(written))
            }
            What::NothingToSend => write!(f, "aucun bilan n’est à envoyer"),
            other => other.fmt_of_report(f),
        }
    }
}

impl What {
    fn fmt_of_report(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::NoTeacher { what } => write!(f, "aucun enseignant n’est dit pour {what}"),
            What::NotInDraft { what } => write!(f, "{what} n’est pas dans l’envoi"),
            What::NotLocked => write!(f, "le bilan n’est pas verrouillé"),
            What::Unplaced { line } => {
                write!(f, "en {}, il n’y a ni position ni «\u{a0}non évalué\u{a0}»", quoted(line))
            }
            What::NoResult { subject } => write!(
                f,
                "en {}, il n’y a ni moyenne, ni «\u{a0}non noté\u{a0}», ni position",
                quoted(subject)
            ),
            What::NotOfLevel { line, level } => {
                write!(f, "{} n’est pas au programme du niveau {level}", quoted(line))
            }
            What::NotOfDomain { line, domain } => {
                write!(f, "{} n’est pas une ligne de {}", quoted(line), quoted(domain))
            }
            What::NoDomain => write!(f, "le bilan ne parle d’aucun enseignement"),
            What::NotDecided { components } => {
                let count = components.len();
                let labels: Vec<String> = components.iter().map(|it| quoted(it.label())).collect();
                let labels = labels.join(", ");
                let (some, is) = if count == 1 {
                    ("composante du socle", "n’est pas décidée")
                } else {
                    ("composantes du socle", "ne sont pas décidées")
                };
                write!(f, "{count} {some} {is} ({labels})")
            }
            What::Twice { what } => write!(f, "{what} est là deux fois"),
            What::Text { place, problem } => match problem {
                TextProblem::Empty => write!(f, "{place} est vide"),
                problem => write!(f, "{place} ne passe pas\u{a0}: {problem}"),
            },
            What::Period => write!(f, "les dates ou le rang de la période sont impossibles"),
            What::TooFew { what, least } => write!(f, "il faut au moins {least} {what}"),
            What::TooMuch { what, count, max } => {
                write!(f, "{count} {what}, alors que {max} au plus passent")
            }
            What::NotInVersion { what, version } => {
                write!(f, "la version {version} du schéma n’a pas {what}")
            }
            What::NeededByVersion { what, version } => {
                write!(f, "la version {version} du schéma demande {what}")
            }
            What::Refused { fault } => {
                write!(f, "{}", fault.to_string().trim_end_matches('.'))
            }
            _ => Ok(()),
        }
    }

    /// What to do about it, a whole sentence; nothing where the sentence before says it.
    pub const fn remedy(&self) -> &'static str {
        match self {
            What::Uai { .. } => "Corrigez l’UAI dans la page de l’école.",
            What::NoHead => "Dites dans la page de l’école qui la dirige.",
            What::NoCivility => "Complétez sa fiche.",
            What::GuardianCivility { .. } => "Complétez la fiche de ce responsable.",
            What::NoOndeId | What::OndeId { .. } => {
                "Recopiez «\u{a0}Identifiant classe\u{a0}» de l’extraction de ONDE."
            }
            What::SharedOndeId { .. } => "Deux classes ont chacune le leur\u{a0}: corrigez-en un.",
            What::NoIne => "Importez l’extraction de ONDE, ou recopiez l’INE dans sa fiche.",
            What::Ine { .. } => "Corrigez-le dans sa fiche.",
            What::SharedIne { .. } => {
                "Corrigez celui qui est faux, ou réunissez les deux fiches d’un même enfant."
            }
            What::NoSiecleId | What::SiecleId { .. } | What::SharedSiecleId { .. } => {
                "Importez de nouveau les élèves depuis SIECLE."
            }
            What::NoStsId | What::StsId { .. } | What::SharedStsId { .. } => {
                "Importez de nouveau les services de STS."
            }
            What::SubjectCode { .. } => "Choisissez la matière nationale qui lui correspond.",
            What::NothingToSend => "Écrivez un bilan, ou laissez cet élève de côté.",
            What::NoTeacher { .. } => "Ajoutez qui a enseigné.",
            What::NotInDraft { .. } => "Vérifiez les affectations de l’école.",
            What::NotLocked => "Relisez-le, puis verrouillez-le.",
            What::Unplaced { .. } => "Placez l’élève, ou notez «\u{a0}non évalué\u{a0}».",
            What::NoResult { .. } => "Complétez cette ligne du bulletin.",
            What::NotOfLevel { .. } => "Retirez cette ligne, ou corrigez le niveau de l’élève.",
            What::NotOfDomain { .. } => "Déplacez cette ligne.",
            What::NoDomain => "Placez l’élève dans au moins un enseignement.",
            What::NotDecided { .. } => "Décidez des huit composantes.",
            What::Twice { .. } => "Gardez-en un seul.",
            What::Text { problem: TextProblem::Empty, .. } => "Complétez ce texte.",
            What::Text { problem: TextProblem::TooLong { .. }, .. } => "Raccourcissez-le.",
            What::Text { problem: TextProblem::Character { .. }, .. } => {
                "Retirez ce caractère, qui ne se voit pas."
            }
            What::Period => "Corrigez-la dans le calendrier de l’école.",
            What::TooFew { .. } => "Complétez.",
            What::TooMuch { .. } => "Vérifiez ce nombre.",
            What::NotInVersion { .. } => {
                "Choisissez une version plus récente, ou retirez-le de l’envoi."
            }
            What::NeededByVersion { .. } => "Complétez, ou choisissez une version plus récente.",
            What::Refused { .. } => "",
        }
    }
}

/// « So ».
fn quoted(text: &str) -> String {
    format!("«\u{a0}{text}\u{a0}»")
}
