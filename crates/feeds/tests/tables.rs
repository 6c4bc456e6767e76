//! ONDE and plain CSV.

use crate::support::{Read, at_school, plain, read_files};
use feeds::read::{Asked, Column, TableKind};
use feeds::record::{Change, PersonRef, Record};
use insta::assert_debug_snapshot;
use people::{Function, Level};

const PUPILS_2017: &str =
    "Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Sexe;INE;Adresse1;Cp1;Commune1;\
    Pays1;Adresse2;Cp2;Commune2;Pays2; Cycle;Niveau;Libellé classe;Identifiant classe;\
    Attestation fournie;Autorisation associations;Autorisation photo;Décision de passage\r
MARTIN;;Léa;12/03/2019;F;100000001AB;1 rue du Moulin;59390;LYS-LEZ-LANNOY;FRANCE;;;;;\
    CYCLE II;CE1;CE1 A;1000001;Oui;Non;Oui;\r
PETIT;GRAND;Noé;2021-02-02;M;100000002AB;;;;;2 rue Neuve;59000;LILLE;FRANCE;MATERNELLE;MS;\
    MS/GS;1000002;Non;Non;Non;\r
BERNARD;;Lou;05/11/2015;F;100000003AB;;;;;;;;;;;ULIS;1000003;Oui;Oui;Oui;\r
";

const PUPILS_OLD: &str =
    "\"Nom Elève\";\"Nom d'usage Elève\";\"Prénom Elève\";\"Date naissance\";\"Sexe\";\
    \"Adresse1\";\"Cp1\";\"Commune1\";\"Pays1\";\"Adresse2\";\"Cp2\";\"Commune2\";\"Pays2\";\
    \" Cycle\";\"Niveau\";\"Classe\";\"Attestation fournie\";\"Autorisations associations\";\
    \"Autorisations photos\";\"Décision de passage\"\r
\"MARTIN\";;\"Léa\";\"2019-03-12\";\"F\";;;;;;;;;\"CYCLE II\";\"CE1\";\"CE1 A\";\"Oui\";\
    \"Non\";\"Oui\";\r
";

const GUARDIANS: &str =
    "Civilité Responsable;Nom usage responsable;Nom responsable;Prénom responsable;\
    Adresse responsable;CP responsable;Commune responsable;Pays;Courriel;Téléphone domicile;\
    Téléphone travail;Téléphone portable;Nom d'usage enfant;Nom de famille enfant;Prénom enfant;\
    Classes enfants;Nom d'usage enfant;Nom de famille enfant;Prénom enfant;Classes enfants\r
MME;;MARTIN;Claire;1 rue du Moulin;59390;LYS-LEZ-LANNOY;FRANCE;claire@exemple.invalid;\
    0300000000;;0600000000;;MARTIN;Léa;CE1 A;;BERNARD;Lou;ULIS\r
M.;GRAND;PETIT;Paul;2 rue Neuve;59000;LILLE;FRANCE;;;;;GRAND;PETIT;Noé;MS/GS;;;;\r
";

const STAFF: &str =
    "\"Civilité\";\"Nom usage\";\"Nom\";\"Prénom\";\"Adresse\";\"CP\";\"Commune\";\"Pays\";\
    \"Courriel\";\"Téléphone domicile\";\"Téléphone portable\";\"Directeur\";\"Classe\"\r
\"MME\";;\"DURAND\";\"Catherine\";;;;;;;;\"oui\";\"CE1 A\"\r
";

fn latin(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1252.encode(text).0.into_owned()
}

fn onde(files: &[(&str, &str)]) -> Read {
    let files: Vec<(&str, Vec<u8>)> = files.iter().map(|(n, text)| (*n, latin(text))).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(n, bytes)| (*n, bytes.as_slice())).collect();
    read_files(&files, &at_school()).expect("a feed")
}

#[test]
fn the_pupils_of_onde_are_read_with_the_class_that_keeps_its_identifier() {
    let read = onde(&[("CSVExtraction-eleves.csv", PUPILS_2017)]);
    assert!(read.reading.problems.is_empty(), "{:?}", read.sentences());
    let pupils = read.pupils();
    let lea = pupils[0];
    assert_eq!((lea.identity.last.as_str(), lea.identity.first.as_str()), ("Martin", "Léa"));
    assert_eq!(lea.identity.born_on, base::Day::new(2019, 3, 12));
    assert_eq!((lea.ine.as_str(), lea.level), ("100000001AB", Some(Level::Ce1)));
    assert_eq!((lea.photo_permission, lea.association_permission), (Some(true), Some(false)));
    let noe = pupils[1];
    assert_eq!((noe.identity.last.as_str(), noe.identity.family.as_str()), ("Grand", "Petit"));
    assert_eq!((noe.second_address.city.as_str(), noe.cycle.as_str()), ("LILLE", "MATERNELLE"));
    let lou = pupils[2];
    assert_eq!((lou.level, lou.level_label.as_str()), (None, ""));
    let classes: Vec<_> = pupils.iter().flat_map(|pupil| &pupil.classes).collect();
    assert_debug_snapshot!(classes, @r"
    [
        0590001A/1000001=CE1 A,
        0590001A/1000002=MS/GS,
        0590001A/1000003=ULIS,
    ]
    ");
    assert_eq!(read.lines, [2, 3, 4]);
}

#[test]
fn the_old_extraction_names_the_same_pupil() {
    let read = onde(&[("eleves.csv", PUPILS_OLD)]);
    assert!(read.reading.problems.is_empty(), "{:?}", read.sentences());
    let lea = read.pupils()[0];
    assert_eq!((lea.identity.last.as_str(), lea.identity.first.as_str()), ("Martin", "Léa"));
    assert_eq!(lea.identity.born_on, base::Day::new(2019, 3, 12));
    assert_debug_snapshot!(lea.classes, @"
    [
        0590001A/CE1 A,
    ]
    ");
}

#[test]
fn guardians_name_their_children_and_teachers_their_class() {
    // Given in the wrong order: pupils are read first all the same.
    let files =
        [("responsables.csv", GUARDIANS), ("enseignants.csv", STAFF), ("e.csv", PUPILS_2017)];
    let read = onde(&files);
    assert!(read.reading.problems.is_empty(), "{:?}", read.sentences());
    let guardians: Vec<_> = read
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::Put(Record::Guardian(guardian)) => Some(guardian),
            _ => None,
        })
        .collect();
    let children: Vec<_> = guardians.iter().map(|guardian| guardian.children.len()).collect();
    assert_eq!(children, [2, 1]);
    let PersonRef::Child(lou) = &guardians[0].children[1].child else { panic!("no name") };
    assert_eq!(
        (lou.family.as_str(), lou.first.as_str(), lou.class.as_str()),
        ("Bernard", "Lou", "ULIS")
    );
    let PersonRef::Child(noe) = &guardians[1].children[0].child else { panic!("no name") };
    assert_eq!((noe.usage.as_str(), noe.family.as_str()), ("Grand", "Petit"));
    assert_eq!(guardians[1].identity.last, "Grand");
    let Some(Change::Put(Record::Staff(head))) = read.changes.last() else { panic!("no staff") };
    assert_eq!(head.functions[0].function(), Some(Function::Head));
    assert_eq!(head.teaches[0].class.label, "CE1 A");
}

#[test]
fn a_class_nobody_is_in_is_told_at_its_line_and_column() {
    let guardians = GUARDIANS.replace("ULIS", "CM9");
    let staff = STAFF.replace("CE1 A", "CE1 A, CM1");
    let files = [("e.csv", PUPILS_2017), ("r.csv", guardians.as_str()), ("p.csv", &staff)];
    let read = onde(&files);
    let expected = [
        "r.csv, ligne 2, « Classes enfants » : la classe « CM9 » n’existe pas dans cet envoi. \
         Ce lien est ignoré.",
        "p.csv, ligne 2, « Classe » : la classe « CM1 » n’existe pas dans cet envoi. Ce lien \
         est ignoré.",
    ];
    assert_eq!(read.sentences(), expected);
}

#[test]
fn a_missing_column_is_named_with_those_that_were_found() {
    let refused = |text: &str| {
        let read = read_files(&[("eleves.csv", text.as_bytes())], &at_school());
        plain(&read.err().expect("refused").to_string())
    };
    let expected = "eleves.csv, ligne 1 : il manque la colonne « Classe ». Colonnes lues : Nom, \
         Prénom, Date de naissance.";
    assert_eq!(refused("Nom;Prénom;Date de naissance\nMartin;Léa;12/03/2019"), expected);
    let expected = "eleves.csv, ligne 1 : il manque la colonne « Date de naissance ». Colonnes \
         lues : Nom, Prénom, Classe.";
    assert_eq!(refused("Nom;Prénom;Classe\nMartin;Léa;CE1"), expected);
    let expected = "eleves.csv, ligne 1 : il manque la colonne « Prénom de l’enfant ». Colonnes \
         lues : Nom, Prénom, Nom responsable.";
    assert_eq!(refused("Nom;Prénom;Nom responsable\nMartin;Léa;Martin"), expected);
    let expected = "eleves.csv, ligne 1 : aucune ligne de titres n’a été reconnue dans les dix \
         premières lignes. La première ligne doit nommer les colonnes : Nom, Prénom, Classe…";
    assert_eq!(refused("Martin;Léa;12/03/2019\nPetit;Noé;01/01/2020"), expected);
    let expected = "eleves.csv, ligne 1 : ce tableau est vide.";
    assert_eq!(refused(""), expected);
}

#[test]
fn a_table_without_a_school_asks_for_one() {
    let text = "Nom;Prénom;Classe;INE\nMartin;Léa;CE1;100000001AB\n";
    let read = |text: &str| read_files(&[("eleves.csv", text.as_bytes())], &Asked::default());
    let expected = "eleves.csv, ligne 1 : rien ne dit de quelle école vient ce fichier. \
         Indiquez son UAI.";
    assert_eq!(plain(&read(text).err().expect("refused").to_string()), expected);
    let told =
        text.replace("INE", "INE;UAI").replace("01AB\n", "01AB;0590002b\nPetit;Noé;CP;;59\n");
    let read = read(&told).expect("a feed");
    assert_eq!(read.pupils()[0].schools.len(), 1);
    assert_debug_snapshot!(read.pupils()[0].schools, @"
    [
        0590002B,
    ]
    ");
    let expected =
        ["eleves.csv, ligne 3, « UAI » : « 59 » n’est pas un UAI (sept chiffres et une lettre). \
         Ligne ignorée."];
    assert_eq!(read.sentences(), expected);
}

#[test]
fn a_csv_written_by_hand_is_read_with_its_own_words() {
    let text = "\u{feff}École Paul Bert,,,,,\n\nId,NOM,Prénom *,Né(e) le,Division,Groupes,Humeur\n\
                12,Martin,Léa,12/03/2019,CE1,Chorale,gaie\n,,,,,,\n13,Petit,,01/01/2020,CP,,\n";
    let read = read_files(&[("liste.csv", text.as_bytes())], &at_school()).expect("a feed");
    let lea = read.pupils()[0];
    assert_eq!(lea.key.as_ref().map(ToString::to_string).as_deref(), Some("0590001A-12"));
    assert_eq!(lea.groups[0].label, "Chorale");
    let expected = [
        "liste.csv, ligne 6, « Prénom * » : cette valeur manque. La fiche est ignorée.",
        "liste.csv, ligne 3, « Humeur » : cette colonne n’est pas connue. Elle n’est pas lue.",
    ];
    assert_eq!(read.sentences(), expected);
}

#[test]
fn whoever_brings_the_table_may_say_what_its_columns_mean() {
    let text = "Famille|Petit nom|Classe|Jour\n".replace('|', ";") + "Martin;Léa;CE1;12/03/2019\n";
    let named = |name: &str, column| (name.to_owned(), column);
    let asked = Asked {
        table_kind: Some(TableKind::Pupils),
        columns: vec![
            named("famille", Some(Column::Last)),
            named("Petit nom", Some(Column::First)),
            named("Jour", Some(Column::BornOn)),
        ],
        ..at_school()
    };
    let read = read_files(&[("x.csv", text.as_bytes())], &asked).expect("a feed");
    assert_eq!(read.pupils()[0].identity.first, "Léa");
    assert!(read.reading.problems.is_empty());
}

#[test]
fn one_table_may_hold_everybody_by_profile() {
    let text = "Profil;Nom;Prénom;Classe;Nom enfant;Prénom enfant;Lien\n\
        élève;Martin;Léa;CE1;;;\nparent;Martin;Claire;;Martin;Léa;Mère\n\
        enseignant;Durand;Anne;CE1;;;\nchat;Felix;Felix;;;;\n";
    let read = read_files(&[("tous.csv", text.as_bytes())], &at_school()).expect("a feed");
    let counts = read.reading.counts;
    assert_eq!((counts.pupils, counts.guardians, counts.staff), (1, 1, 1));
    let expected =
        ["tous.csv, ligne 5, « Profil » : le profil « chat » n’est pas connu. Écrivez élève, \
         responsable, enseignant ou personnel. La ligne est ignorée."];
    assert_eq!(read.sentences(), expected);
}

#[test]
fn duplicate_identifiers_and_broken_rows_are_told() {
    let text = "Id;Nom;Prénom;Date de naissance;Classe\n1;Martin;Léa;12/03/2019;CE1\n\
        1;Martin;Léo;12/03/2019;CE1\n2;Petit;Noé;01/01/2020;CP;oups\n3;Grand;Lou;hier;CP\n";
    let read = read_files(&[("e.csv", text.as_bytes())], &at_school()).expect("a feed");
    assert_eq!(read.reading.counts.pupils, 2);
    let expected = [
        "e.csv, ligne 3, « Id » : l’identifiant « 1 » a déjà été lu (e.csv, ligne 2). Seule la \
         première fiche est gardée.",
        "e.csv, ligne 4 : cette ligne a 6 cases au lieu de 5 : un point-virgule ou un guillemet \
         s’y est sans doute glissé. Elle est ignorée.",
        "e.csv, ligne 5, « Date de naissance » : la date « hier » ne se lit pas. Elle est \
         laissée vide.",
    ];
    assert_eq!(read.sentences(), expected);
}

#[test]
fn a_guardian_without_a_child_is_told() {
    let text = GUARDIANS.replace("GRAND;PETIT;Noé;MS/GS", ";;;");
    let read = onde(&[("responsables.csv", &text)]);
    assert_eq!(read.reading.counts.guardians, 1);
    let expected =
        ["responsables.csv, ligne 3 : ce responsable n’a aucun enfant dans le fichier. La ligne \
         est ignorée."];
    assert_eq!(read.sentences(), expected);
}
