//! The deliberation of Lys-lez-Lannoy of 13 December 2023, as it leaves: every byte.

use crate::lys::{PDF, classification, day, draft, sender, shipping};
use actes::{File, Message, read, unpack};

const ACT: &str = r#"<?xml version="1.0" encoding="ISO-8859-1"?>
<actes:Acte ~
xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216" ~
xmlns:insee="http://xml.insee.fr/schema" ~
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ~
xsi:schemaLocation="http://www.interieur.gouv.fr/ACTES#v1.1-20040216 actesv1_1.xsd" ~
actes:Date="2023-12-13" actes:NumeroInterne="2023_DEL_45" actes:CodeNatureActe="1">
  <actes:CodeMatiere1 actes:CodeMatiere="5"/>
  <actes:CodeMatiere2 actes:CodeMatiere="7"/>
  <actes:Objet>~
Transfert de la compétence « Usages numériques / NTIC en matière de ~
numérique éducatif » au Syndicat mixte ouvert Nord - Pas-de-Calais Numérique, adhésion, ~
approbation des statuts, contribution et désignation d'un délégué</actes:Objet>
  <actes:ClassificationDateVersion>2021-10-01</actes:ClassificationDateVersion>
  <actes:Document>
    <actes:NomFichier>99_DE-059-215903675-20231213-2023_DEL_45-DE-1-1_1.pdf</actes:NomFichier>
  </actes:Document>
  <actes:Annexes actes:Nombre="1">
    <actes:Annexe>
      <actes:NomFichier>99_AU-059-215903675-20231213-2023_DEL_45-DE-1-1_2.pdf</actes:NomFichier>
    </actes:Annexe>
  </actes:Annexes>
  <actes:DocumentPapier>N</actes:DocumentPapier>
</actes:Acte>
"#;

const ENVELOPE: &str = r#"<?xml version="1.0" encoding="ISO-8859-1"?>
<actes:EnveloppeCLMISILL ~
xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216" ~
xmlns:insee="http://xml.insee.fr/schema" ~
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ~
xsi:schemaLocation="http://www.interieur.gouv.fr/ACTES#v1.1-20040216 actesv1_1.xsd">
  <actes:Emetteur>
    <actes:IDCL insee:SIREN="215903675" actes:Departement="059" ~
actes:Arrondissement="5" actes:Nature="31"/>
    <actes:Referent>
      <actes:Nom>Secrétariat du conseil</actes:Nom>
      <actes:Telephone>03 20 00 00 00</actes:Telephone>
    </actes:Referent>
  </actes:Emetteur>
  <actes:AdressesRetour>
    <actes:Email>actes@operateur.fr</actes:Email>
  </actes:AdressesRetour>
  <actes:FormulairesEnvoyes>
    <actes:Formulaire>
      <actes:NomFichier>059-215903675-20231213-2023_DEL_45-DE-1-1_0.xml</actes:NomFichier>
    </actes:Formulaire>
  </actes:FormulairesEnvoyes>
</actes:EnveloppeCLMISILL>
"#;

/// Each character is one byte, its own. A line that ends in `~` goes on with the next.
fn latin(text: &str) -> Vec<u8> {
    let text = text.replace("~\n", "");
    text.chars().map(|letter| u8::try_from(u32::from(letter)).expect("ISO-8859-1")).collect()
}

#[test]
fn the_deliberation_leaves_with_its_envelope_and_its_annex() {
    let deposit = draft().deposit(&sender(), &classification(), day("2023-12-14"));
    let deposit = deposit.expect("it may be sent");
    assert_eq!(deposit.id.to_string(), "059-215903675-20231213-2023_DEL_45-DE");

    let archive = deposit.shipment().archive(&shipping()).expect("an archive");
    assert_eq!(archive.name, "ABC-EACT--215903675--20231214-1.tar.gz");
    let files = unpack(&archive.bytes).expect("its files");
    let expected = [
        ("EACT--215903675--20231214-1.xml", latin(ENVELOPE)),
        ("059-215903675-20231213-2023_DEL_45-DE-1-1_0.xml", latin(ACT)),
        ("99_DE-059-215903675-20231213-2023_DEL_45-DE-1-1_1.pdf", PDF.to_vec()),
        ("99_AU-059-215903675-20231213-2023_DEL_45-DE-1-1_2.pdf", PDF.to_vec()),
    ];
    let expected = expected.map(|(name, bytes)| File { name: name.to_owned(), bytes });
    for (file, expected) in files.iter().zip(&expected) {
        let text = |it: &File| it.bytes.iter().map(|byte| char::from(*byte)).collect::<String>();
        assert_eq!(text(file), text(expected), "{}", expected.name);
    }
    assert_eq!(files, expected);
    assert_eq!(read(&files[1].bytes), Ok(Message::Act(deposit.act)));
}

#[test]
fn its_acknowledgement_is_read() {
    let received = r#"<?xml version='1.0' encoding='ISO-8859-1' ?>
<actes:ARActe xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216"
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" actes:DateReception="2023-12-15"
actes:IDActe="059-215903675-20231213-2023_DEL_45-DE">
  <actes:ActeRecu actes:CodeNatureActe="1" actes:Date="2023-12-13"
    actes:NumeroInterne="2023_DEL_45">
    <actes:CodeMatiere1 actes:CodeMatiere="5" /><actes:CodeMatiere2 actes:CodeMatiere="7" />
    <actes:Objet>Compétence numérique</actes:Objet>
    <actes:ClassificationDateVersion>2021-10-01</actes:ClassificationDateVersion>
    <actes:Document>
      <actes:NomFichier>99_DE-059-215903675-20231213-2023_DEL_45-DE-1-1_1.pdf</actes:NomFichier>
    </actes:Document>
    <actes:Annexes actes:Nombre="0" />
  </actes:ActeRecu>
  <actes:ClassificationDateVersionEnCours>2021-10-01</actes:ClassificationDateVersionEnCours>
</actes:ARActe>"#;
    let acknowledgement = actes::read_acknowledgement(&latin(received)).expect("it is one");
    assert_eq!(acknowledgement.id.to_string(), "059-215903675-20231213-2023_DEL_45-DE");
    assert_eq!(acknowledgement.received_on, day("2023-12-15"));
    assert_eq!(acknowledgement.act.subject.as_str(), "Compétence numérique");
    assert_eq!(acknowledgement.act.classified_on, acknowledgement.classification_in_force);
}
