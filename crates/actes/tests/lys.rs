//! Lys-lez-Lannoy and what it decided on 13 December 2023, known by heart.

use actes::{
    ActNature, Application, Arrondissement, Attachment, AuthorityNature, Classification,
    Department, Draft, InternalNumber, MailAddress, Matter, Referent, Sender, Serial, Shipping,
    Siren, Subject, Trigram, Typology,
};
use base::Day;

pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

pub fn day(written: &str) -> Day {
    Day::parse_iso(written).expect("a day")
}

pub fn sender() -> Sender {
    Sender {
        siren: Siren::parse("215903675").expect("a SIREN"),
        department: Department::parse("59").expect("the Nord"),
        arrondissement: Arrondissement::parse("5").expect("Lille"),
        nature: AuthorityNature::COMMUNE,
    }
}

pub fn classification() -> Classification {
    Classification::national(day("2021-10-01"))
}

pub fn attachment(typology: &str, bytes: &[u8]) -> Attachment {
    let typology = Typology::parse(typology).expect("a typology");
    Attachment { typology, bytes: bytes.to_vec() }
}

/// The transfer of the competence, the adhesion and what goes with them.
pub fn draft() -> Draft {
    let subject = "Transfert de la compétence « Usages numériques / NTIC en matière de numérique \
                   éducatif » au Syndicat mixte ouvert Nord – Pas-de-Calais Numérique, adhésion, \
                   approbation des statuts, contribution et désignation d’un délégué";
    Draft {
        decided_on: day("2023-12-13"),
        number: InternalNumber::parse("2023_DEL_45").expect("a number"),
        nature: ActNature::Deliberation,
        matter: Matter::parse("5.7").expect("a matter"),
        subject: Subject::parse(subject).expect("a subject"),
        previous: None,
        document: attachment("99_DE", PDF),
        annexes: vec![attachment("99_AU", PDF)],
        follows_on_paper: false,
    }
}

pub fn shipping() -> Shipping {
    let referent = Referent::parse("Secrétariat du conseil", "03 20 00 00 00", "");
    Shipping {
        application: Application::Production,
        operator: Trigram::parse("ABC").expect("a trigram"),
        sent_on: day("2023-12-14"),
        serial: Serial::new(1).expect("a number"),
        referent: Some(referent.expect("a referent")),
        return_mails: vec![MailAddress::parse("actes@operateur.fr").expect("an address")],
    }
}
