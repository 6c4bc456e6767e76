//! On paper: the extract of the register in the form French towns use, the certificate of
//! publication. Tagged PDF, in French whatever the reader's language: it is the act itself.

use super::{
    blocks::{self, Block},
    departments, elections,
    extract::{Annexed, Extract, in_full},
    phrases::{articles, assembly, by_name, capital, names, opening, result, said, verb},
    settings::Settings,
    signing::{Role, Signature},
    words,
};
use base::{Day, Instant, Locale, RichText};
use people::BodyKind;
use serde::Serialize;
use std::sync::{Arc, LazyLock};
use web::Cache;

const EXTRACT: &str = include_str!("extract.typ");
const CERTIFICATE: &str = include_str!("certificate.typ");

/// What became of an act, as far as it is printed below it.
#[derive(Clone, Copy, Default)]
pub struct Life<'a> {
    pub settings: Option<&'a Settings>,
    pub signatures: &'a [Signature],
    pub digest: &'a str,
    /// When the State received it, and its identity there.
    pub received: Option<(Day, &'a str)>,
    pub published_at: Option<Instant>,
    pub executory_on: Option<Day>,
    /// `retirée par la délibération n° …`
    pub undone: &'a str,
    /// Nothing is signed: it says so across the page.
    pub is_draft: bool,
    /// Where it is published.
    pub address: &'a str,
}

/// Documents made lately, by the digest of all they are made of: whoever asks for a published act
/// again and again gets the same, and it costs nothing.
static LATELY: LazyLock<Arc<Lately>> = LazyLock::new(|| Cache::new(LATELY_MAX));
type Lately = Cache<[u8; 32], Arc<Vec<u8>>>;
/// Some tens of kilobytes each.
const LATELY_MAX: u64 = 100;

fn made(template: &'static str, data: &impl Serialize) -> print::Result<Vec<u8>> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(template.as_bytes());
    hasher.update(serde_json::to_string(data).unwrap_or_default().as_bytes());
    let key = *hasher.finalize().as_bytes();
    if let Some(kept) = LATELY.get(key) {
        return Ok(kept.to_vec());
    }
    let epoch = LATELY.epoch();
    let bytes = print::pdf(template, data)?;
    LATELY.keep(key, Arc::new(bytes.clone()), epoch);
    Ok(bytes)
}

#[derive(Serialize)]
struct Printed {
    title: String,
    place: Vec<String>,
    heading: String,
    assembly: String,
    session: String,
    number: String,
    opening: String,
    figures: Vec<(String, String)>,
    roll: Vec<(String, String)>,
    subject: String,
    names: String,
    report: Vec<Block>,
    deciding: String,
    verb: String,
    articles: Vec<(String, String)>,
    by_name: Vec<(String, String)>,
    /// Who was elected, and how: what each was for, then its sentences.
    elections: Vec<(String, Vec<String>)>,
    annexes: Vec<(String, String)>,
    done: String,
    signatures: Vec<(String, String, String)>,
    life: Vec<(String, String)>,
    appeal: String,
    seal: String,
    draft: String,
}

/// The extract as a PDF. It takes tens of milliseconds: call it from a blocking thread.
pub fn extract(act: &Extract, life: &Life<'_>) -> print::Result<Vec<u8>> {
    made(EXTRACT, &printed(act, life))
}

fn printed(act: &Extract, life: &Life<'_>) -> Printed {
    let (subject_of, of) = assembly(act.body_kind());
    let session = words::plain_day(act.held_on);
    let number = if act.number.is_empty() { "sans numéro" } else { act.number.as_str() };
    Printed {
        title: format!("Délibération n° {number} du {session} — {}", act.title),
        place: place(act),
        heading: "Extrait du registre des délibérations".to_owned(),
        assembly: of.to_owned(),
        session: format!("Séance du {session}"),
        number: format!("Délibération n°\u{a0}{number}"),
        opening: opening(act, subject_of),
        figures: figures(act),
        roll: roll(act),
        subject: act.title.clone(),
        names: names(act),
        report: blocks::of(&RichText::trusted(act.report.clone())),
        deciding: format!("{}, après en avoir délibéré, {},", capital(subject_of), result(act)),
        verb: verb(act).to_owned(),
        articles: articles(act),
        by_name: by_name(act).into_iter().map(|(it, names)| (it, unbroken(&names))).collect(),
        elections: elections::all(&act.elections),
        annexes: annexes(act),
        done: done(act, life),
        signatures: signatures(act, life),
        life: dates(life),
        appeal: appeal(life),
        seal: life.digest.get(..16).unwrap_or_default().to_owned(),
        draft: if life.is_draft { "Projet".to_owned() } else { String::new() },
    }
}

fn place(act: &Extract) -> Vec<String> {
    let department = departments::of(&act.department).map(|name| format!("Département {name}"));
    let body = match act.body_kind() {
        BodyKind::Commune => format!("Commune {}", words::of_place(&act.body)),
        _ => act.body.clone(),
    };
    let mut lines = vec!["République française".to_owned()];
    if act.body_kind() != BodyKind::Department {
        lines.extend(department);
    }
    lines.push(body);
    lines
}

fn figures(act: &Extract) -> Vec<(String, String)> {
    let counted = |count: u32| format!("{count}");
    let mut figures = vec![
        ("Membres en exercice".to_owned(), counted(act.counts.in_exercise)),
        ("Présents".to_owned(), counted(act.counts.present)),
    ];
    if act.counts.proxies > 0 {
        figures.push(("Procurations".to_owned(), counted(act.counts.proxies)));
    }
    let voting = act.voters().saturating_sub(act.counts.not_taking_part);
    figures.push(("Votants".to_owned(), counted(voting)));
    figures
}

fn roll(act: &Extract) -> Vec<(String, String)> {
    let represented: Vec<String> = act
        .roll
        .represented
        .iter()
        .map(|(absent, holder)| format!("{absent} à {holder}"))
        .collect();
    let secretary = act.secretary.as_ref().map(|it| in_full(&it.name));
    let withdrawn = match act.roll.withdrawn.len() {
        0 | 1 => "N’a pas pris part au débat ni au vote",
        _ => "N’ont pas pris part au débat ni au vote",
    };
    let lines = [
        ("Étaient présents", act.roll.present.join(", ")),
        ("Absents excusés ayant donné procuration", represented.join(", ")),
        ("Absents excusés", act.roll.excused.join(", ")),
        ("Absents", act.roll.absent.join(", ")),
        (withdrawn, act.roll.withdrawn.join(", ")),
        ("Secrétaire de séance", secretary.unwrap_or_default()),
    ];
    let kept = lines.into_iter().filter(|(_, names)| !names.is_empty());
    kept.map(|(label, names)| (label.to_owned(), unbroken(&names))).collect()
}

/// What is signed with it: each with its weight and the start of its digest.
fn annexes(act: &Extract) -> Vec<(String, String)> {
    let line = |(annex, place): (&Annexed, u32)| {
        let digest = annex.digest.get(..16).unwrap_or_default();
        let weight = files::weight(annex.bytes, Locale::Fr);
        (format!("Annexe {place}"), format!("{} ({weight}), empreinte {digest}", annex.name))
    };
    act.annexes.iter().zip(1..).map(line).collect()
}

/// A line ends before `M.` or `Mme`, not after.
fn unbroken(names: &str) -> String {
    names.replace("M. ", "M.\u{a0}").replace("Mme ", "Mme\u{a0}")
}

fn done(act: &Extract, life: &Life<'_>) -> String {
    let seat = life.settings.map(|it| it.seat.as_str()).filter(|it| !it.is_empty());
    let at = match (seat, act.body_kind()) {
        (Some(seat), _) => format!(" à {seat}"),
        (None, BodyKind::Commune) => format!(" à {}", act.body),
        (None, _) => String::new(),
    };
    format!(
        "Fait et délibéré{at}, les jour, mois et an susdits. Pour extrait conforme au registre."
    )
}

fn signatures(act: &Extract, life: &Life<'_>) -> Vec<(String, String, String)> {
    let mut lines = Vec::new();
    let roles = [(Role::Chair, &act.chair), (Role::Secretary, &act.secretary)].into_iter();
    for (role, officer) in roles {
        let Some(officer) = officer else { continue };
        let signature = life.signatures.iter().find(|it| it.role == role);
        let title = match role {
            Role::Chair => capital(&officer.office),
            Role::Secretary => "Secrétaire de séance".to_owned(),
        };
        let note = signature.map(|it| {
            let day = words::plain_day(it.signed_on);
            let how = if it.is_paper { "Signé au registre" } else { "Signé en ligne" };
            format!("{how} le {day}")
        });
        lines.push((title, in_full(&officer.name), note.unwrap_or_default()));
    }
    lines
}

fn dates(life: &Life<'_>) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    if let Some((day, id)) = life.received {
        let identity = if id.is_empty() { String::new() } else { format!(" ({id})") };
        let day = words::plain_day(day);
        lines
            .push(("Reçu par le représentant de l’État".to_owned(), format!("le {day}{identity}")));
    }
    if let Some(at) = life.published_at {
        lines.push((
            "Publié sous forme électronique".to_owned(),
            format!("le {} à {}", words::plain_day(at.day()), at.time_in(Locale::Fr)),
        ));
    }
    if let Some(day) = life.executory_on {
        let day = words::plain_day(day);
        lines.push(("Exécutoire".to_owned(), format!("depuis le {day} (article L2131-1 du CGCT)")));
    }
    if !life.undone.is_empty() {
        lines.push(("N’est plus en vigueur".to_owned(), life.undone.to_owned()));
    }
    if !life.address.is_empty() {
        lines.push(("Adresse permanente".to_owned(), life.address.to_owned()));
    }
    lines
}

fn appeal(life: &Life<'_>) -> String {
    let court = life.settings.map(|it| it.court.as_str()).filter(|it| !it.is_empty());
    let court = court.unwrap_or("tribunal administratif compétent");
    let until = life.published_at.map(|at| {
        let last = crate::period::appeal_ends(at.day());
        format!(", soit jusqu’au {} inclus", words::plain_day(last))
    });
    format!(
        "La présente délibération peut, dans les deux mois qui suivent \
         sa publication{}, faire l’objet d’un recours gracieux auprès de son auteur ou d’un \
         recours pour excès de pouvoir devant le {court}, aussi par l’application \
         www.telerecours.fr.",
        until.unwrap_or_default()
    )
}

#[derive(Serialize)]
struct Certificate {
    title: String,
    place: Vec<String>,
    heading: String,
    text: String,
    facts: Vec<(String, String)>,
    done: String,
}

/// The certificate that an act was published; `from` is since when.
pub fn certificate(
    act: &Extract,
    life: &Life<'_>,
    from: Instant,
    today: Day,
) -> print::Result<Vec<u8>> {
    let number = act.number.as_str();
    let by = act.chair.as_ref().map(said).unwrap_or_default();
    let day = words::plain_day(from.day());
    let text = format!(
        "La délibération n°\u{a0}{number} du {}, « {} », a été publiée sous forme électronique, \
         dans son intégralité, sous un format non modifiable et téléchargeable, gratuitement et \
         sans interruption depuis le {day} à {} (articles L2131-1 et R2131-1 du code général des \
         collectivités territoriales).",
        words::plain_day(act.held_on),
        act.title,
        from.time_in(Locale::Fr),
    );
    let last = words::plain_day(crate::period::appeal_ends(from.day()));
    let data = Certificate {
        title: format!("Certificat de publication — délibération n° {number}"),
        place: place(act),
        heading: "Certificat de publication".to_owned(),
        text,
        facts: vec![
            ("Adresse permanente".to_owned(), life.address.to_owned()),
            ("Empreinte de l’acte signé".to_owned(), life.digest.to_owned()),
            ("Fin du délai de recours".to_owned(), last),
            ("Signataire de l’acte".to_owned(), by),
        ],
        done: format!("Certificat établi le {}.", words::plain_day(today)),
    };
    made(CERTIFICATE, &data)
}
