//! What strangers send: as they write it, and as they should not.

use crate::lys::day;
use actes::{
    CarrierProblem, File, LetterKind, Message, ReadingProblem, Received, StateService, pack, read,
    read_acknowledgement,
};

const NS: &str = "xmlns:actes=\"http://www.interieur.gouv.fr/ACTES#v1.1-20040216\"";
const ID: &str = "actes:IDActe=\"059-215903675-20231213-2023_DEL_45-DE\"";

fn declared(body: &str) -> Vec<u8> {
    let text = format!("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n{body}");
    text.chars().map(|letter| u8::try_from(u32::from(letter)).expect("Latin")).collect()
}

fn letter(attributes: &str, body: &str) -> Vec<u8> {
    declared(&format!(
        "<actes:LettreObservations {NS} {attributes}>{body}</actes:LettreObservations>"
    ))
}

const DOCUMENT: &str =
    "<actes:Document><actes:NomFichier>a.pdf</actes:NomFichier></actes:Document>";

#[test]
fn a_letter_of_observations_is_read_whatever_its_prefix_and_its_order() {
    let body =
        format!("{DOCUMENT}<actes:Motif>Défaut\r\nde base légale &amp; &#233;cart</actes:Motif>");
    let attributes = format!("{ID} actes:DateCourrierPref=\"2024-01-05+01:00\"");
    let Ok(Message::Letter(found)) = read(&letter(&attributes, &body)) else { panic!("a letter") };
    assert_eq!(found.written_on, day("2024-01-05"));
    let reason = "Défaut\nde base légale & écart".to_owned();
    assert_eq!(found.kind, LetterKind::Observations { reason });

    let other = "<?xml version=\"1.0\"?><CourrierSimple xmlns=\"http://www.interieur.gouv.fr/ACTES\
                 #v1.1-20040216\" IDActe=\"059-215903675-20231213-2023_DEL_45-DE\" \
                 DateCourrierPref=\"2024-01-05\"><Document><NomFichier>délib.pdf</NomFichier>\
                 <Signature><ds:X xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">AB</ds:X>\
                 </Signature></Document></CourrierSimple>";
    let Ok(Message::Letter(found)) = read(other.as_bytes()) else { panic!("a letter") };
    assert_eq!(found.document.name, "délib.pdf", "without a declaration it is UTF-8");
    assert_eq!(found.document.signature, None, "a signature in XML is let pass");
}

#[test]
fn quotes_of_windows_are_read() {
    let mut bytes = letter(&format!("{ID} actes:DateCourrierPref=\"2024-01-05\""), "");
    let end = bytes.len() - "</actes:LettreObservations>".len();
    let inside = [b"<actes:Motif>L\x92acte</actes:Motif>".as_slice(), DOCUMENT.as_bytes()].concat();
    bytes.splice(end..end, inside);
    let Ok(Message::Letter(found)) = read(&bytes) else { panic!("a letter") };
    assert_eq!(found.kind, LetterKind::Observations { reason: "L’acte".to_owned() });
}

#[test]
fn an_anomaly_says_what_is_wrong() {
    let body = format!(
        "<actes:AnomalieActe {NS}><actes:Date>2023-12-15</actes:Date><actes:Nature>2</actes:Nature>\
         <actes:Detail>La classification n'est pas à jour</actes:Detail>\
         <actes:ActeRecu actes:CodeNatureActe=\"1\" actes:Date=\"2023-12-13\" \
         actes:NumeroInterne=\"del-45\"><actes:CodeMatiere1 actes:CodeMatiere=\"5\"/>\
         <actes:CodeMatiere2 actes:CodeMatiere=\"7\"/><actes:CodeMatiere5 actes:CodeMatiere=\"1\"/>\
         <actes:Objet/><actes:ClassificationDateVersion>2019-04-18\
         </actes:ClassificationDateVersion>{DOCUMENT}<actes:Annexes actes:Nombre=\"0\"/>\
         <actes:DocumentPapier/></actes:ActeRecu><actes:ClassificationDateVersionEnCours>2021-10-01\
         </actes:ClassificationDateVersionEnCours></actes:AnomalieActe>"
    );
    let Ok(Message::ActAnomaly(anomaly)) = read(&declared(&body)) else { panic!("an anomaly") };
    assert_eq!(anomaly.nature, 2);
    assert_eq!(anomaly.detail.as_deref(), Some("La classification n'est pas à jour"));
    assert_eq!(anomaly.act.matter.to_string(), "5.7.1");
    assert_eq!(anomaly.classification_in_force, day("2021-10-01"));
}

#[test]
fn an_envelope_says_which_service_writes() {
    let body = format!(
        "<actes:EnveloppeMISILLCL {NS} xmlns:insee=\"http://xml.insee.fr/schema\"><actes:Emetteur>\
         <actes:IDSousPref actes:Departement=\"059\" actes:Arrondissement=\"5\"/></actes:Emetteur>\
         <actes:FormulairesEnvoyes><actes:Formulaire><actes:NomFichier>a.xml</actes:NomFichier>\
         </actes:Formulaire></actes:FormulairesEnvoyes>\
         <actes:Destinataire insee:SIREN=\"215903675\"/></actes:EnveloppeMISILLCL>"
    );
    let Ok(Message::IncomingEnvelope(envelope)) = read(&declared(&body)) else { panic!("one") };
    assert_eq!(envelope.service.to_string(), "SPREF0595");
    assert!(matches!(envelope.service, StateService::SubPrefecture(..)));
    let wrong = body.replace("215903675", "215903676");
    let bad = ReadingProblem::Bad { what: "SIREN", value: "215903676".to_owned() };
    assert_eq!(read(&declared(&wrong)), Err(bad));
}

#[test]
fn nothing_is_expanded_nor_fetched() {
    let bomb = format!(
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><actes:Annulation {NS} {ID}/>"
    );
    assert_eq!(read(&declared(&bomb)), Err(ReadingProblem::DocumentType));
    let outside = format!("<!DOCTYPE a SYSTEM \"http://x/a.dtd\"><actes:Annulation {NS} {ID}/>");
    assert_eq!(read(&declared(&outside)), Err(ReadingProblem::DocumentType));
    let entity = declared(&format!("<actes:Annulation {NS} actes:IDActe=\"&x;\"/>"));
    assert_eq!(read(&entity), Err(ReadingProblem::Entity { name: "x".to_owned() }));
    let nothing = declared(&format!("<actes:Annulation {NS} actes:IDActe=\"&#0;\"/>"));
    assert_eq!(read(&nothing), Err(ReadingProblem::Entity { name: "#0".to_owned() }));
}

#[test]
fn what_is_wrong_is_named() {
    let root = |name: &str| declared(&format!("<actes:{name} {NS} {ID}/>"));
    assert_eq!(read(b""), Err(ReadingProblem::Empty));
    assert_eq!(read(b"<actes:Acte"), read(b"<actes:Acte"));
    assert!(matches!(read(b"bonjour"), Err(ReadingProblem::Malformed { .. })));
    let other = ReadingProblem::NotActes { root: "html".to_owned() };
    assert_eq!(read(b"<html/>"), Err(other));
    let unknown = ReadingProblem::Unknown { root: "Facture".to_owned() };
    assert_eq!(read(&root("Facture")), Err(unknown));
    let found = ReadingProblem::Other { expected: "ARActe", found: "Annulation".to_owned() };
    assert_eq!(read_acknowledgement(&root("Annulation")), Err(found));
    let missing =
        ReadingProblem::Missing { within: "ARAnnulation".to_owned(), what: "DateReception" };
    assert_eq!(read(&root("ARAnnulation")), Err(missing));
    let cut = declared(&format!("<actes:Annulation {NS} {ID}>"));
    assert_eq!(read(&cut), Err(ReadingProblem::Truncated));
    let twice = [root("Annulation"), root("Annulation")[44..].to_vec()].concat();
    assert!(matches!(
        read(&twice),
        Err(ReadingProblem::NotActes { .. } | ReadingProblem::Malformed { .. })
    ));
    let utf16 = b"<?xml version='1.0' encoding='UTF-16'?><a/>";
    assert_eq!(read(utf16), Err(ReadingProblem::Encoding { declared: "UTF-16".to_owned() }));
    let not_utf8 = b"<?xml version='1.0'?><a>\xe9</a>";
    assert_eq!(read(not_utf8), Err(ReadingProblem::Encoding { declared: "UTF-8".to_owned() }));
    let day = letter(&format!("{ID} actes:DateCourrierPref=\"2024-02-30\""), DOCUMENT);
    assert!(matches!(read(&day), Err(ReadingProblem::Missing { what: "Motif", .. })));
}

#[test]
fn a_day_that_does_not_exist_and_a_name_that_goes_elsewhere_are_bad() {
    let cancelled = |day: &str| {
        declared(&format!("<actes:ARAnnulation {NS} {ID} actes:DateReception=\"{day}\"/>"))
    };
    assert!(read(&cancelled("2024-02-29Z")).is_ok());
    for wrong in ["2023-02-29", "", "29/02/2024", "2024-02-29T10:00:00", "+202-01-01", "2024-0é-1"]
    {
        let bad = ReadingProblem::Bad { what: "DateReception", value: wrong.to_owned() };
        assert_eq!(read(&cancelled(wrong)), Err(bad), "{wrong}");
    }
    let body = format!("<actes:Motif>x</actes:Motif>{}", DOCUMENT.replace("a.pdf", "../a.pdf"));
    let found = read(&letter(&format!("{ID} actes:DateCourrierPref=\"2024-01-05\""), &body));
    let bad = ReadingProblem::Bad { what: "NomFichier", value: "../a.pdf".to_owned() };
    assert_eq!(found, Err(bad));
    let twice = format!("<actes:Motif>x</actes:Motif>{DOCUMENT}{DOCUMENT}");
    let found = read(&letter(&format!("{ID} actes:DateCourrierPref=\"2024-01-05\""), &twice));
    let within = "LettreObservations".to_owned();
    assert_eq!(found, Err(ReadingProblem::Repeated { within, what: "Document" }));
}

#[test]
fn what_is_deep_or_long_is_left() {
    let deep = format!("<actes:Acte {NS}>{}", "<actes:a>".repeat(20));
    assert_eq!(read(&declared(&deep)), Err(ReadingProblem::TooDeep { max: 16 }));
    let foreign = format!("<actes:Acte {NS}>{}", "<b>".repeat(20));
    assert_eq!(read(&declared(&foreign)), Err(ReadingProblem::TooDeep { max: 16 }));
    let wide = format!("<actes:Acte {NS}>{}</actes:Acte>", "<actes:a/>".repeat(50_001));
    assert_eq!(read(&declared(&wide)), Err(ReadingProblem::TooMany { max: 50_000 }));
    let long = vec![b' '; 4_000_001];
    assert_eq!(read(&long), Err(ReadingProblem::TooLarge { bytes: 4_000_001, max: 4_000_000 }));
}

#[test]
fn a_letter_comes_in_an_archive_with_whatever_goes_with_it() {
    let file = |name: &str, bytes: &[u8]| File { name: name.to_owned(), bytes: bytes.to_vec() };
    let body = format!("<actes:Motif>x</actes:Motif>{DOCUMENT}");
    let told = letter(&format!("{ID} actes:DateCourrierPref=\"2024-01-05\""), &body);
    let odd = file("a.xml", b"<budget>");
    let files = [odd.clone(), file("b.xml", &told), file("a.pdf", b"%PDF-1.4")];
    let received = Received::open(&pack(&files).expect("an archive")).expect("a letter");
    assert!(matches!(received.message, Message::Letter(_)));
    assert_eq!(received.files, files);

    let cut = Received::open(&pack(&[odd]).expect("an archive"));
    let root = "budget".to_owned();
    assert_eq!(cut, Err(CarrierProblem::Reading(ReadingProblem::NotActes { root })));
    let none = Received::open(&pack(&[file("a.pdf", b"%PDF-1.4")]).expect("an archive"));
    assert_eq!(none, Err(CarrierProblem::Strange { what: "no message".to_owned() }));
}
