//! What must be refused or told, and the sentence that does it.

use crate::support::{Read, aaf, add, at_school, plain, read_files, read_within, refused, zip};
use feeds::read::{Asked, Limits, Source};

fn pupil(id: &str, more: &str) -> String {
    add("Eleve", id, &format!("ENTPersonNom: MARTIN\n ENTPersonPrenom: LÉA{more}"))
}

fn read_pupils(requests: &str) -> Read {
    let file = aaf(requests);
    read_files(&[("x_Eleve_0000.xml", file.as_bytes())], &Asked::default()).expect("a feed")
}

#[test]
fn a_truncated_file_is_refused_wherever_it_is_cut() {
    let whole = aaf(&[pupil("1", ""), pupil("2", "")].concat());
    let expected = "x_Eleve_0000.xml, ligne 21 : le fichier s’arrête avant la fin. \
         Téléchargez-le de nouveau ; rien n’a été importé.";
    assert_eq!(refused("x_Eleve_0000.xml", &whole[..whole.len() - 60]), expected);
    let end = whole.trim_end().len();
    for cut in (0..end).filter(|cut| whole.is_char_boundary(*cut)) {
        let sentence = refused("x_Eleve_0000.xml", &whole[..cut]);
        assert!(sentence.contains("s’arrête avant la fin"), "cut at {cut}: {sentence}");
    }
}

#[test]
fn a_wrong_encoding_is_refused_at_its_line() {
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode("LÉA");
    let mut bytes = aaf(&pupil("1", "")).into_bytes();
    let place = bytes.windows(4).position(|window| window == "LÉA".as_bytes()).expect("Léa");
    bytes.splice(place..place + 4, latin.iter().copied());
    let expected = "x_Eleve_0000.xml, ligne 13 : ce fichier devrait être en UTF-8, mais cette \
         ligne ne l’est pas. Demandez un fichier bien encodé, ou corrigez l’encodage annoncé.";
    assert_eq!(refused("x_Eleve_0000.xml", &bytes), expected);

    let hidden = aaf(&pupil("1", "\n ENTPersonVille: NŒUX, BÉTHUNE, LIÉVIN, HÉNIN"));
    let hidden = hidden.replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"");
    let expected = "x_Eleve_0000.xml, ligne 1 : ce fichier annonce ISO-8859-1 mais il est écrit \
         en UTF-8 : les accents seraient faux. Corrigez l’encodage annoncé.";
    assert_eq!(refused("x_Eleve_0000.xml", &hidden), expected);

    let strange = aaf("").replace("UTF-8", "EBCDIC");
    let expected = "x_Eleve_0000.xml : l’encodage annoncé, « EBCDIC », n’est pas connu. Sont \
         lus UTF-8, ISO-8859-1, ISO-8859-15, Windows-1252 et UTF-16.";
    assert_eq!(refused("x_Eleve_0000.xml", &strange), expected);
}

#[test]
fn unknown_attributes_are_told_once_with_their_count_and_nothing_is_lost() {
    let with = |id: &str| pupil(id, "\n ENTEleveHumeur: gaie\n ENTEleveINEDate: 01/01/2020");
    let read = read_pupils(&[with("1"), with("2"), with("3")].concat());
    assert_eq!(read.reading.counts.pupils, 3);
    let expected =
        ["x_Eleve_0000.xml, ligne 8, « ENTEleveHumeur » : cet attribut n’est pas connu. Il n’est \
         pas lu ; le reste l’est. (3 fois en tout)"];
    assert_eq!(read.sentences(), expected);
}

#[test]
fn unknown_categories_and_tags_are_told_and_skipped() {
    let strange = "<addRequest><operationalAttributes><attr name=\"x\"><value>Eleve</value></attr>\
         </operationalAttributes><photo><taille>3</taille></photo><identifier><id>4</id>\
         </identifier><attributes><attr name=\"ENTPersonNom\"><value>PETIT</value></attr>\
         </attributes></addRequest>";
    let read = read_pupils(&[&add("Chat", "9", "nom: FELIX"), strange].concat());
    assert_eq!(read.reading.counts.pupils, 1);
    let expected = [
        "x_Eleve_0000.xml, ligne 8 : la catégorie « Chat » n’est pas connue. Ses fiches ne sont \
         pas lues.",
        "x_Eleve_0000.xml, ligne 15 : la balise « photo » n’est pas attendue ici. Elle n’est \
         pas lue.",
    ];
    assert_eq!(read.sentences(), expected);
}

#[test]
fn duplicate_identifiers_keep_the_first_and_tell_both_places() {
    let read = read_pupils(&[pupil("1", ""), pupil("2", ""), pupil("1", "")].concat());
    assert_eq!(read.reading.counts.pupils, 2);
    let expected =
        ["x_Eleve_0000.xml, ligne 24 : l’identifiant « 1 » a déjà été lu (x_Eleve_0000.xml, \
         ligne 8). Seule la première fiche est gardée."];
    assert_eq!(read.sentences(), expected);
}

#[test]
fn a_class_the_school_does_not_have_is_left_out() {
    let schools = aaf(&add(
        "EtabEducNat",
        "43",
        "ENTStructureUAI: 0590001A
        ENTStructureClasses: 6A$6EME A$10010012110|6B$6EME B$10010012110",
    ));
    let pupils = aaf(&[
        add("Eleve", "1", "sn: PETIT\n ENTEleveClasses: 43$6A"),
        add("Eleve", "2", "sn: GRAND\n ENTEleveClasses: 43$6Z"),
        add("Eleve", "3", "sn: MOYEN\n ENTEleveClasses: 6A"),
    ]
    .concat());
    let files: [(&str, &[u8]); 2] =
        [("x_EtabEducNat_0000.xml", schools.as_bytes()), ("x_Eleve_0000.xml", pupils.as_bytes())];
    let read = read_files(&files, &Asked::default()).expect("a feed");
    let counts: Vec<usize> = read.pupils().iter().map(|pupil| pupil.classes.len()).collect();
    assert_eq!(counts, [1, 0, 0]);
    let expected = [
        "x_Eleve_0000.xml, ligne 16, « ENTEleveClasses » : la classe « 6Z » n’existe pas dans \
         cet envoi. Ce lien est ignoré.",
        "x_Eleve_0000.xml, ligne 24, « ENTEleveClasses » : « 6A » n’a pas la forme attendue. \
         Cette valeur est ignorée.",
    ];
    assert_eq!(read.sentences(), expected);
}

#[test]
fn rows_that_cannot_be_used_are_told_and_the_others_are_read() {
    let nameless = add("Eleve", "1", "ENTPersonPrenom: LÉA");
    let anonymous = pupil("", "");
    let dated = pupil("3", "\n ENTPersonDateNaissance: 31/02/2019\n ENTEleveTransport: peut-être");
    let linked = pupil("4", "\n ENTEleveAutoriteParentale: 901$88|$10");
    let read = read_pupils(&[nameless, anonymous, dated, linked].concat());
    assert_eq!(read.reading.counts.pupils, 2);
    let expected = [
        "x_Eleve_0000.xml, ligne 8, « ENTPersonNom » : cette valeur manque. La fiche est \
         ignorée.",
        "x_Eleve_0000.xml, ligne 15 : cette fiche n’a pas d’identifiant. Elle est ignorée.",
        "x_Eleve_0000.xml, ligne 33, « ENTEleveAutoriteParentale » : « $10 » n’a pas la forme \
         attendue. Cette valeur est ignorée.",
        "x_Eleve_0000.xml, ligne 23, « ENTEleveTransport » : « peut-être » n’est ni oui ni non. \
         La valeur est laissée vide.",
        "x_Eleve_0000.xml, ligne 23, « ENTPersonDateNaissance » : la date « 31/02/2019 » ne se \
         lit pas. Elle est laissée vide.",
        "x_Eleve_0000.xml, ligne 33, « ENTEleveAutoriteParentale » : le code « 88 » n’est pas \
         connu. Il est traité comme « autre ».",
    ];
    assert_eq!(read.sentences(), expected);
}

#[test]
fn an_entity_bomb_is_refused_before_it_grows() {
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE ficAlimMENESR [<!ENTITY a \"lol\">\
         <!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>\n\
         <ficAlimMENESR>&c;</ficAlimMENESR>";
    let expected = "x_Eleve_0000.xml, ligne 2 : ce fichier déclare ses propres entités XML, ce \
         qu’un envoi AAF ne fait jamais. Il n’a pas été lu.";
    assert_eq!(refused("x_Eleve_0000.xml", bomb), expected);
    let external = bomb.replace("<!ENTITY a \"lol\">", "<!ENTITY a SYSTEM \"file:///etc/passwd\">");
    assert!(refused("x_Eleve_0000.xml", external).contains("entités XML"));
    let expected = "x_Eleve_0000.xml, ligne 14 : l’entité « &lol; » n’est pas définie.";
    assert_eq!(refused("x_Eleve_0000.xml", aaf(&pupil("1", "\n ENTPersonVille: &lol;"))), expected);
}

#[test]
fn a_zip_bomb_is_refused_before_it_unfolds() {
    let mut file = aaf("").into_bytes();
    let root = file.windows(6).position(|window| window == b"<!-- v").expect("the root");
    file.splice(root..root, b"<!-- lol -->".repeat(1 << 20));
    let archive = zip(&[("x_Eleve_0000.xml", &file)]);
    assert!(archive.len() < 100_000);
    let expected = "bombe.zip/x_Eleve_0000.xml, ligne 4 : ce fichier se déploie plus de 200 \
         fois : c’est une archive piégée ou abîmée. Elle n’a pas été lue.";
    assert_eq!(refused("bombe.zip", &archive), expected);

    let many: Vec<(String, &[u8])> =
        (0..30).map(|number| (format!("x_Eleve_{number:04}.xml"), &b"<a/>"[..])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, b)| (name.as_str(), *b)).collect();
    let limits = Limits { files_max: 20, ..Limits::default() };
    let refused = read_within(&[("beaucoup.zip", &zip(&many))], limits).err().expect("too many");
    let expected = "beaucoup.zip : il y a plus de 20 fichiers. Un envoi d’académie en contient \
         bien moins.";
    assert_eq!(plain(&refused.to_string()), expected);
}

#[test]
fn a_damaged_archive_is_refused() {
    let file = aaf(&pupil("1", ""));
    let archive = zip(&[("x_Eleve_0000.xml", file.as_bytes())]);
    let expected = "envoi.zip : cette archive zip est abîmée ou incomplète. Téléchargez-la de \
         nouveau.";
    assert_eq!(refused("envoi.zip", &archive[..archive.len() / 2]), expected);
    let mut flipped = archive.clone();
    flipped[120] ^= 0x55;
    let expected = "envoi.zip/x_Eleve_0000.xml : cette archive zip est abîmée ou incomplète. \
         Téléchargez-la de nouveau.";
    assert_eq!(refused("envoi.zip", &flipped), expected);
}

#[test]
fn a_value_without_end_is_refused() {
    let long = "A".repeat(2 << 20);
    let file = aaf(&pupil("1", &format!("\n ENTPersonVille: {long}")));
    let expected = "x_Eleve_0000.xml, ligne 14 : une seule valeur dépasse 1 Mio. Un guillemet \
         ou une balise n’est sans doute pas fermé.";
    assert_eq!(refused("x_Eleve_0000.xml", file), expected);
    let many = format!("\n ENTPersonVille: {}", vec!["LILLE"; 200_000].join("|"));
    assert!(refused("x_Eleve_0000.xml", aaf(&pupil("1", &many))).contains("dépasse 4 Mio"));
    let deep = aaf(&"<a>".repeat(100));
    assert!(refused("x_Eleve_0000.xml", deep).contains("trop imbriquées"));
}

#[test]
fn a_missing_part_is_told_before_anybody_is_said_to_have_left() {
    let file = aaf(&pupil("1", ""));
    let files: [(&str, &[u8]); 2] =
        [("ENT1D_Eleve_0000.xml", file.as_bytes()), ("ENT1D_Eleve_0002.xml", file.as_bytes())];
    let refused = read_files(&files, &Asked::default()).err().expect("a hole");
    let expected = "ENT1D_Eleve_0001.xml : il manque la partie 0001 des fichiers « Eleve ». \
         Demandez l’envoi entier : les personnes absentes passeraient pour parties.";
    assert_eq!(plain(&refused.to_string()), expected);
}

#[test]
fn what_is_no_feed_is_said_so() {
    let expected = "x_Eleve_0000.xml, ligne 1 : ce n’est pas un fichier AAF : il commence par « \
         html » au lieu de « ficAlimMENESR ».";
    assert_eq!(refused("x_Eleve_0000.xml", "<html><body/></html>"), expected);
    let expected = "photo.jpg : aucun fichier AAF, ONDE ou CSV n’a été trouvé. Choisissez \
         l’archive zip reçue de l’académie, le dossier qui la contient ou les extractions \
         d’ONDE.";
    assert_eq!(refused("photo.jpg", [0xFF, 0xD8]), expected);
    let expected = "x_Eleve_0000.xml, ligne 1 : le XML est mal formé (</addRequest> ferme \
         <ficAlimMENESR>). Demandez un nouveau fichier.";
    assert_eq!(
        refused("x_Eleve_0000.xml", "<ficAlimMENESR></addRequest></ficAlimMENESR>"),
        expected
    );
    let absent = Source::open("ici/nulle-part.zip".as_ref()).err().expect("nothing there");
    let expected = "nulle-part.zip : ce fichier n’existe pas.";
    assert_eq!(plain(&absent.to_string()), expected);
}

#[test]
fn formats_and_modes_do_not_mix() {
    let file = aaf(&pupil("1", ""));
    let mixed: [(&str, &[u8]); 2] =
        [("a_Eleve_0000.xml", file.as_bytes()), ("b.csv", b"Nom;Classe")];
    let sentence =
        |files| plain(&read_files(files, &at_school()).err().expect("mixed").to_string());
    let expected = "b.csv : il y a ici à la fois des fichiers AAF et des fichiers CSV. \
         Importez-les séparément.";
    assert_eq!(sentence(&mixed), expected);
    let modes: [(&str, &[u8]); 2] =
        [("a_Eleve_0000.xml", file.as_bytes()), ("a_Delta_Eleve_0000.xml", file.as_bytes())];
    let expected = "a_Eleve_0000.xml : il y a ici à la fois un envoi complet et un envoi delta. \
         Importez d’abord le complet, puis le delta.";
    assert_eq!(sentence(&modes), expected);
}
