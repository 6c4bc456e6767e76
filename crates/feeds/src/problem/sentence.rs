//! Every problem in French: what it is, then what becomes of it or what to do.

use super::{Problem, ProblemKind, Severity};

// French typography: a no-break space inside guillemets and before a colon, a thin one elsewhere.
const NB: char = '\u{a0}';

pub(super) fn whole(problem: &Problem) -> String {
    let place = &problem.place;
    let mut whole = place.file.clone();
    let mut add = |part: String| {
        if !whole.is_empty() {
            whole.push_str(", ");
        }
        whole.push_str(&part);
    };
    if let Some(line) = place.line {
        add(format!("ligne{NB}{line}"));
    }
    if let Some(field) = &place.field {
        add(quoted(field));
    }
    if !whole.is_empty() {
        whole.extend([NB, ':', ' ']);
    }
    whole.push_str(&of(&problem.kind));
    if problem.severity == Severity::Notice && problem.count > 1 {
        let count = problem.count.to_string();
        whole.extend([" (", &count, " fois en tout)"]);
    }
    whole
}

fn quoted(text: &str) -> String {
    format!("«{NB}{text}{NB}»")
}

#[expect(clippy::too_many_lines, reason = "one sentence per kind: a table, not a program")]
pub(super) fn of(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::Missing => "ce fichier n’existe pas.".to_owned(),
        ProblemKind::Unreadable(why) => format!("ce fichier ne peut pas être lu ({why})."),
        ProblemKind::NothingToRead => {
            "aucun fichier AAF, ONDE ou CSV n’a été trouvé. Choisissez l’archive zip reçue de \
             l’académie, le dossier qui la contient ou les extractions d’ONDE."
                .to_owned()
        }
        ProblemKind::MixedFormats => {
            "il y a ici à la fois des fichiers AAF et des fichiers CSV. Importez-les séparément."
                .to_owned()
        }
        ProblemKind::MixedModes => {
            "il y a ici à la fois un envoi complet et un envoi delta. Importez d’abord le complet, \
             puis le delta."
                .to_owned()
        }
        ProblemKind::DamagedArchive => {
            "cette archive zip est abîmée ou incomplète. Téléchargez-la de nouveau.".to_owned()
        }
        ProblemKind::EncryptedArchive => {
            "cette archive est protégée par un mot de passe. Fournissez-la sans mot de passe."
                .to_owned()
        }
        ProblemKind::TooManyFiles { max } => {
            format!("il y a plus de {max} fichiers. Un envoi d’académie en contient bien moins.")
        }
        ProblemKind::TooLarge { max } => {
            format!("ce fichier dépasse la taille permise ({}).", size(*max))
        }
        ProblemKind::ArchiveBomb { ratio } => format!(
            "ce fichier se déploie plus de {ratio}{NB}fois\u{202f}: c’est une archive piégée ou \
             abîmée. Elle n’a pas été lue."
        ),
        ProblemKind::OverlappingArchive => {
            "plusieurs fichiers de cette archive se recouvrent\u{202f}: elle est piégée ou abîmée. \
             Elle n’a pas été lue."
                .to_owned()
        }
        ProblemKind::IgnoredFile => {
            "ce fichier n’est ni une partie d’AAF ni un tableau. Il n’est pas lu.".to_owned()
        }
        ProblemKind::MissingPart { kind, number } => format!(
            "il manque la partie {number:04} des fichiers {}. Demandez l’envoi entier\u{202f}: les \
             personnes absentes passeraient pour parties.",
            quoted(kind)
        ),
        ProblemKind::UnknownEncoding(name) => format!(
            "l’encodage annoncé, {}, n’est pas connu. Sont lus UTF-8, ISO-8859-1, ISO-8859-15, \
             Windows-1252 et UTF-16.",
            quoted(name)
        ),
        ProblemKind::WrongEncoding { declared } => format!(
            "ce fichier devrait être en {declared}, mais cette ligne ne l’est pas. Demandez un \
             fichier bien encodé, ou corrigez l’encodage annoncé."
        ),
        ProblemKind::HiddenUtf8 { declared } => format!(
            "ce fichier annonce {declared} mais il est écrit en UTF-8\u{202f}: les accents \
             seraient faux. Corrigez l’encodage annoncé."
        ),
        ProblemKind::Truncated => {
            "le fichier s’arrête avant la fin. Téléchargez-le de nouveau\u{202f}; rien n’a été \
             importé."
                .to_owned()
        }
        ProblemKind::BadXml(why) => {
            format!("le XML est mal formé ({why}). Demandez un nouveau fichier.")
        }
        ProblemKind::NotAaf { root } => format!(
            "ce n’est pas un fichier AAF\u{202f}: il commence par {} au lieu de {}.",
            quoted(root),
            quoted("ficAlimMENESR")
        ),
        ProblemKind::EntityDeclared => {
            "ce fichier déclare ses propres entités XML, ce qu’un envoi AAF ne fait jamais. Il n’a \
             pas été lu."
                .to_owned()
        }
        ProblemKind::UnknownEntity(name) => {
            format!("l’entité {} n’est pas définie.", quoted(&format!("&{name};")))
        }
        ProblemKind::TooLong { max } => format!(
            "une seule valeur dépasse {}. Un guillemet ou une balise n’est sans doute pas fermé.",
            size(*max)
        ),
        ProblemKind::TooDeep => "les balises sont trop imbriquées pour un fichier AAF.".to_owned(),
        ProblemKind::UnexpectedElement(name) => {
            format!("la balise {} n’est pas attendue ici. Elle n’est pas lue.", quoted(name))
        }
        ProblemKind::NoAcademy => {
            "rien ne dit de quelle académie vient ce fichier. Indiquez-la (09 pour Lille, 20 pour \
             Amiens)."
                .to_owned()
        }
        ProblemKind::AcademyDisagrees { asked, found } => format!(
            "ce fichier vient de l’académie {found}, et non de l’académie {asked} annoncée. \
             Vérifiez lequel des deux est juste."
        ),
        ProblemKind::NoIdentifier => {
            "cette fiche n’a pas d’identifiant. Elle est ignorée.".to_owned()
        }
        ProblemKind::NoCategory => {
            "cette fiche ne dit pas ce qu’elle est. Elle est ignorée.".to_owned()
        }
        ProblemKind::UnknownCategory(name) => {
            format!("la catégorie {} n’est pas connue. Ses fiches ne sont pas lues.", quoted(name))
        }
        ProblemKind::WrongFile { category } => {
            format!(
                "une fiche {} se trouve dans ce fichier. Elle est lue tout de même.",
                quoted(category)
            )
        }
        ProblemKind::UnknownAttribute => {
            "cet attribut n’est pas connu. Il n’est pas lu\u{202f}; le reste l’est.".to_owned()
        }
        ProblemKind::EmptyTable => "ce tableau est vide.".to_owned(),
        ProblemKind::NoHeader => {
            "aucune ligne de titres n’a été reconnue dans les dix premières lignes. La première \
             ligne doit nommer les colonnes\u{202f}: Nom, Prénom, Classe…"
                .to_owned()
        }
        ProblemKind::UnknownTable => {
            "ces colonnes ne disent pas s’il s’agit d’élèves, de responsables ou d’enseignants. \
             Précisez-le."
                .to_owned()
        }
        ProblemKind::MissingColumn { column, found } => format!(
            "il manque la colonne {}. Colonnes lues\u{202f}: {}.",
            quoted(column),
            found.join(", ")
        ),
        ProblemKind::UnknownColumn => {
            "cette colonne n’est pas connue. Elle n’est pas lue.".to_owned()
        }
        ProblemKind::RepeatedColumn => {
            "cette colonne se trouve deux fois. Seule la première est lue.".to_owned()
        }
        ProblemKind::RowTooLong { expected, found } => format!(
            "cette ligne a {found} cases au lieu de {expected}\u{202f}: un point-virgule ou un \
             guillemet s’y est sans doute glissé. Elle est ignorée."
        ),
        ProblemKind::NoSchool => {
            "rien ne dit de quelle école vient ce fichier. Indiquez son UAI.".to_owned()
        }
        ProblemKind::BadUai(text) => {
            format!(
                "{} n’est pas un UAI (sept chiffres et une lettre). Ligne ignorée.",
                quoted(text)
            )
        }
        ProblemKind::MissingValue => "cette valeur manque. La fiche est ignorée.".to_owned(),
        ProblemKind::BadDate(text) => {
            format!("la date {} ne se lit pas. Elle est laissée vide.", quoted(text))
        }
        ProblemKind::BadReference(text) => {
            format!("{} n’a pas la forme attendue. Cette valeur est ignorée.", quoted(text))
        }
        ProblemKind::BadChoice(text) => {
            format!("{} n’est ni oui ni non. La valeur est laissée vide.", quoted(text))
        }
        ProblemKind::UnknownCode(code) => {
            format!(
                "le code {} n’est pas connu. Il est traité comme «{NB}autre{NB}».",
                quoted(code)
            )
        }
        ProblemKind::Duplicate { key, first_line, first_file } => format!(
            "l’identifiant {} a déjà été lu ({first_file}, ligne{NB}{first_line}). Seule la \
             première fiche est gardée.",
            quoted(key)
        ),
        ProblemKind::UnknownClass(label) => {
            format!("la classe {} n’existe pas dans cet envoi. Ce lien est ignoré.", quoted(label))
        }
        ProblemKind::UnknownSchool(key) => format!(
            "l’établissement {} n’est ni dans cet envoi ni dans la plateforme. Ce lien est ignoré.",
            quoted(key)
        ),
        ProblemKind::NoChild => {
            "ce responsable n’a aucun enfant dans le fichier. La ligne est ignorée.".to_owned()
        }
        ProblemKind::NoProfile(text) => format!(
            "le profil {} n’est pas connu. Écrivez élève, responsable, enseignant ou personnel. \
             La ligne est ignorée.",
            quoted(text)
        ),
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes}{NB}octets"),
        1024..1_048_576 => format!("{}{NB}Kio", bytes / 1024),
        1_048_576..1_073_741_824 => format!("{}{NB}Mio", bytes / 1_048_576),
        _ => format!("{}{NB}Gio", bytes / 1_073_741_824),
    }
}
