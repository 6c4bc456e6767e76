//! AAF, complete, of both degrees.

use crate::support::{aaf, add, plain, read_files, read_source, zip};
use feeds::problem::Refused;
use feeds::read::{Asked, Source, read};
use feeds::record::{Academy, Authority, Change, Record, RecordKind};
use insta::assert_debug_snapshot;
use people::{Function, Kinship, Level, SchoolKind};

const LEA: &str = "ENTPersonJointure: 501
    ENTEleveINE: 100000001AB
    ENTPersonDateNaissance: 12/03/2019
    ENTPersonNom: MARTIN
    ENTPersonPrenom: LÉA
    ENTPersonAutresPrenoms: ROSE|ANNE
    ENTPersonCivilite: Mme
    ENTEleveAutoriteParentale: 901$10|902$20
    ENTPersonStructRattach: 7
    ENTPersonClasses: 7$A$B$4412$CE1 A
    ENTEleveNiveau: 1122
    ENTEleveCycle: CYCLE II
    ENTEleveRestaurantScolaire: O
    ENTEleveTransport: N";

const ECOLE: &str = "ENTStructureJointure: 7
    ENTStructureUAI: 0590001a
    ENTStructureSIREN: 21590367000015
    ENTStructureNomCourant: EEPU$ECOLE ELEMENTAIRE PAUL BERT$LYS-LEZ-LANNOY
    ENTStructureTypeStruct: ECOLE ELEMENTAIRE
    ENTStructureAdresse: 1 RUE DU MOULIN$$
    ENTStructureCodePostal: 59390
    ENTStructureVille: LYS-LEZ-LANNOY
    ENTServAcCodeAcademie: 009";

#[test]
fn a_pupil_of_an_ecole_is_read_with_class_level_and_guardians() {
    let file = aaf(&add("Eleve", "501", LEA));
    let read = read_files(&[("ENT1D_Eleve_0000.xml", file.as_bytes())], &Asked::default());
    let read = read.expect("a feed");
    assert!(read.reading.problems.is_empty(), "{:?}", read.sentences());
    let lea = read.pupils()[0];
    assert_eq!((lea.identity.last.as_str(), lea.identity.first.as_str()), ("Martin", "Léa"));
    assert_eq!(lea.identity.other_firsts, ["Rose", "Anne"]);
    assert_eq!(
        (lea.level, lea.canteen, lea.transport),
        (Some(Level::Ce1), Some(true), Some(false))
    );
    assert_debug_snapshot!((&lea.key, &lea.classes, &lea.schools), @r"
    (
        Some(
            09-501,
        ),
        [
            09-7/4412=CE1 A,
        ],
        [
            09-7,
        ],
    )
    ");
    let mother = &lea.guardians[0];
    assert_eq!((mother.kinship, mother.authority), (Kinship::Mother, Authority::Legal));
    assert_eq!(lea.guardians[1].guardian.to_string(), "09-902");
    assert_eq!(read.reading.counts.pupils, 1);
    assert_eq!(read.reading.academies.iter().next().map(Academy::code), Some("09"));
}

#[test]
fn a_pupil_of_a_lycee_is_read_with_his_mef_and_six_part_links() {
    let mefs = aaf(&add(
        "MefEducNat",
        "20111019110",
        "ENTLibelleMef: PREMIERE GENERALE\n ENTMEFSTAT11: 22120001001",
    ));
    let pupils = aaf(&add(
        "Eleve",
        "601",
        "sn: PETIT
        givenName: TOM
        personalTitle: M.
        ENTElevePersRelEleve: 911$10$1$1$1$1|912$20$0$2$1$0|913$41$0$0$0$0
        ENTEleveMEF: 20111019110
        ENTEleveLibelleMEF: PREMIERE GENERALE
        ENTEleveClasses: 43$1GA
        ENTEleveGroupes: 43$1GANG1
        ENTPersonAdresse: 1 rue du Modèle$Bâtiment B$$
        ENTEleveDateEntreeClasses: 43$01/09/2026$1GA
        ENTEleveBoursier: N",
    ));
    // The pupils come first here: the reader knows better.
    let files: [(&str, &[u8]); 2] = [
        ("ENT2D_Eleve_0000.xml", pupils.as_bytes()),
        ("ENT2D_MefEducNat_0000.xml", mefs.as_bytes()),
    ];
    let read = read_files(&files, &Asked::default()).expect("a feed");
    assert!(read.reading.problems.is_empty(), "{:?}", read.sentences());
    let tom = read.pupils()[0];
    assert_eq!((tom.level, tom.identity.title), (Some(Level::First), Some(base::Title::M)));
    assert_eq!(tom.contact.address.lines, ["1 rue du Modèle", "Bâtiment B"]);
    assert_eq!((tom.class_dates[0].class.as_str(), tom.class_dates[0].is_leaving), ("1GA", false));
    let links: Vec<_> = tom.guardians.iter().map(|l| (l.kinship, l.authority, l.is_paid)).collect();
    let expected = [
        (Kinship::Mother, Authority::Legal, true),
        (Kinship::Father, Authority::InCharge, false),
        (Kinship::Educator, Authority::Contact, false),
    ];
    assert_eq!(links, expected);
}

#[test]
fn a_teacher_of_the_second_degree_is_read_with_classes_and_subjects() {
    let subjects = aaf(&add("MatEducNat", "030201", "ENTLibelleMatiere: ANGLAIS LV1"));
    let staff = aaf(&add(
        "PersEducNat",
        "701",
        "sn: DURAND
        givenName: CLAIRE
        ENTPersonStructRattach: 43
        ENTPersonFonctions: 43$ENS$ENSEIGNEMENT$L0422$ANGLAIS
        ENTAuxEnsClasses: 43$1GA
        ENTAuxEnsClassesMatieres: 43$1GA$030201
        ENTAuxEnsClassesPrincipal: 43$1GA
        ENTPersonCategorieEnseignant: O",
    ));
    let files: [(&str, &[u8]); 2] = [
        ("ENT2D_PersEducNat_0000.xml", staff.as_bytes()),
        ("ENT2D_MatiereEducNat_0000.xml", subjects.as_bytes()),
    ];
    let read = read_files(&files, &Asked::default()).expect("a feed");
    assert!(read.reading.problems.is_empty(), "{:?}", read.sentences());
    let Some(Change::Put(Record::Staff(claire))) = read.changes.last() else { panic!("no staff") };
    assert_eq!(claire.teaches.len(), 1);
    assert_eq!(claire.teaches[0].subject, "ANGLAIS LV1");
    assert_eq!(claire.functions[0].function(), Some(Function::Teacher));
    assert_eq!((claire.is_teacher, claire.leads.len()), (Some(true), 1));
}

#[test]
fn a_school_is_read_with_its_uai_and_a_calm_name() {
    let file = aaf(&add("EtabEducNat", "7", ECOLE));
    let read = read_files(&[("ENT1D_EtabEducNat_0000.xml", file.as_bytes())], &Asked::default());
    let read = read.expect("a feed");
    let Change::Put(Record::School(school)) = &read.changes[0] else { panic!("no school") };
    assert_eq!((school.uai.as_str(), school.kind), ("0590001A", Some(SchoolKind::Elementary)));
    assert_eq!(school.name, "Ecole Elementaire Paul Bert");
    assert_eq!(school.address.lines, ["1 RUE DU MOULIN"]);
}

#[test]
fn the_parts_of_a_zip_are_read_in_the_order_that_helps() {
    let schools = aaf(&add("EtabEducNat", "7", ECOLE));
    let pupils = |id: &str| aaf(&add("Eleve", id, "ENTPersonNom: PETIT"));
    let (first, second) = (pupils("1"), pupils("2"));
    let archive = zip(&[
        ("ENT1D_20261123_Eleve_0001.xml", second.as_bytes()),
        ("ficAlimMENESR.dtd", b"<!ELEMENT nothing EMPTY>"),
        ("ENT1D_20261123_Eleve_0000.xml", first.as_bytes()),
        ("ENT1D_20261123_EtabEducNat_0000.xml", schools.as_bytes()),
        ("lisez-moi.pdf", b"%PDF"),
    ]);
    let read = read_files(&[("ENT1DVA.20261123.zip", &archive)], &Asked::default());
    let read = read.expect("a feed");
    let kinds: Vec<_> = read.changes.iter().map(Change::kind).collect();
    assert_eq!(kinds, [RecordKind::School, RecordKind::Pupil, RecordKind::Pupil]);
    assert_eq!(read.pupils()[1].key.as_ref().map(ToString::to_string).as_deref(), Some("09-2"));
    let expected =
        ["ENT1DVA.20261123.zip/lisez-moi.pdf : ce fichier n’est ni une partie d’AAF ni un \
         tableau. Il n’est pas lu."];
    assert_eq!(read.sentences(), expected);
}

#[test]
fn a_folder_is_read_like_a_zip_and_tells_how_far_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("lille");
    std::fs::create_dir(&inner).expect("a folder");
    let pupils = aaf(&add("Eleve", "501", LEA));
    std::fs::write(inner.join("ENT1D_Eleve_0000.xml"), &pupils).expect("a file");
    let mut source = Source::open(folder.path()).expect("a feed");
    let progress = source.progress();
    let mut counted = 0;
    let reading = read(&mut source, &Asked::default(), |found| {
        assert_eq!(found.file, "lille/ENT1D_Eleve_0000.xml");
        counted += 1;
        Ok::<_, Refused>(())
    });
    assert_eq!((counted, reading.expect("a reading").counts.persons()), (1, 1));
    assert_eq!(progress.now(), (pupils.len() as u64, pupils.len() as u64));
}

#[test]
fn a_file_in_iso_8859_15_is_read_as_it_declares() {
    let text = aaf(&add("Eleve", "1", "ENTPersonNom: LEFÈVRE\n ENTPersonPrenom: ANAÏS"));
    let text = text.replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-15\"");
    let (bytes, _, _) = encoding_rs::ISO_8859_15.encode(&text);
    let read = read_files(&[("x_Eleve_0000.xml", &bytes)], &Asked::default()).expect("a feed");
    assert_eq!(read.pupils()[0].identity.last, "Lefèvre");
    assert_eq!(read.pupils()[0].identity.first, "Anaïs");
}

#[test]
fn apostrophes_and_accents_come_through_xml_references() {
    let file = aaf(&add(
        "Eleve",
        "1",
        "ENTPersonNom: D&apos;HONDT &amp; FILS\n ENTPersonPrenom: L&#233;o",
    ));
    let read = read_files(&[("x_Eleve_0000.xml", file.as_bytes())], &Asked::default());
    let identity = read.expect("a feed").pupils()[0].identity.clone();
    assert_eq!((identity.last.as_str(), identity.first.as_str()), ("D'Hondt & Fils", "Léo"));
}

#[test]
fn twins_and_homonyms_stay_two_persons() {
    let person = |id: &str, first: &str| {
        let text = format!(
            "ENTPersonNom: MARTIN\n ENTPersonPrenom: {first}\n ENTPersonDateNaissance: 12/03/2019"
        );
        add("Eleve", id, &text)
    };
    let all = [person("1", "LÉA"), person("2", "LÉO"), person("3", "LÉA")].concat();
    let read = read_files(&[("x_Eleve_0000.xml", aaf(&all).as_bytes())], &Asked::default());
    let read = read.expect("a feed");
    assert_eq!(read.reading.counts.pupils, 3);
    assert!(read.reading.problems.is_empty());
}

#[test]
fn what_is_empty_stays_empty_and_what_is_absent_was_not_said() {
    let file = aaf(&add(
        "PersRelEleve",
        "901",
        "ENTPersonNom: MARTIN
        ENTPersonMail: 
        ENTPersRelEleveTelMobile: 06 00 00 00 00
        ENTPersRelEleveEleve: 501|502",
    ))
    .replace("<value></value>", "<value/>");
    let read = read_files(&[("x_PersRelEleve_0000.xml", file.as_bytes())], &Asked::default());
    let read = read.expect("a feed");
    let Change::Put(Record::Guardian(parent)) = &read.changes[0] else { panic!("no guardian") };
    assert_eq!(
        (parent.contact.email.as_str(), parent.contact.mobile.as_str()),
        ("", "06 00 00 00 00")
    );
    assert_eq!(parent.children.len(), 2);
    assert_debug_snapshot!(parent.fields, @r#"
    {
        "last",
        "email",
        "mobile",
        "children",
    }
    "#);
}

#[test]
fn a_parent_present_in_both_degrees_is_no_duplicate() {
    let first = aaf(&add("PersRelEleve", "901", "ENTPersonNom: MARTIN"));
    let second = aaf(&add("PersRelEleve", "901", "sn: MARTIN")).replace("1D", "2D");
    let files: [(&str, &[u8]); 2] = [
        ("ENT1D_PersRelEleve_0000.xml", first.as_bytes()),
        ("ENT2D_PersRelEleve_0000.xml", second.as_bytes()),
    ];
    let read = read_files(&files, &Asked::default()).expect("a feed");
    assert_eq!(read.changes.len(), 2);
    assert!(read.reading.problems.is_empty());
    assert_eq!(read.reading.degrees.len(), 2);
}

#[test]
fn the_academy_may_come_from_the_file_the_school_or_the_person_who_asks() {
    let bare = |requests: &str| aaf(requests).replace("codeAcademieExport", "rien");
    let pupils = bare(&add("Eleve", "1", "ENTPersonNom: PETIT"));
    let schools = bare(&add("EtabEducNat", "7", ECOLE));
    let alone: [(&str, &[u8]); 1] = [("x_Eleve_0000.xml", pupils.as_bytes())];
    let refused = read_files(&alone, &Asked::default()).err().expect("no academy");
    let expected = "x_Eleve_0000.xml, ligne 8 : rien ne dit de quelle académie vient ce \
         fichier. Indiquez-la (09 pour Lille, 20 pour Amiens).";
    assert_eq!(plain(&refused.to_string()), expected);

    let amiens = Asked { academy: Academy::parse("20"), ..Asked::default() };
    let key = |read: crate::support::Read| read.pupils()[0].key.clone().map(|key| key.to_string());
    assert_eq!(key(read_files(&alone, &amiens).expect("a feed")).as_deref(), Some("20-1"));
    let both = [("x_EtabEducNat_0000.xml", schools.as_bytes()), alone[0]];
    assert_eq!(key(read_files(&both, &Asked::default()).expect("a feed")).as_deref(), Some("09-1"));

    let lille = aaf(&add("Eleve", "1", "ENTPersonNom: PETIT"));
    let refused = read_files(&[("x_Eleve_0000.xml", lille.as_bytes())], &amiens).err();
    let expected = "x_Eleve_0000.xml, ligne 8 : ce fichier vient de l’académie 09, et non de \
         l’académie 20 annoncée. Vérifiez lequel des deux est juste.";
    assert_eq!(plain(&refused.expect("another academy").to_string()), expected);
}

#[test]
fn an_error_of_whoever_listens_stops_the_reading() {
    let file = aaf(&add("Eleve", "501", LEA).repeat(3));
    let source = Source::of_bytes([("x_Eleve_0000.xml", file.as_bytes())]);
    let mut met = 0;
    let stopped = read(&mut source.expect("a feed"), &Asked::default(), |_| {
        met += 1;
        Err(Refused::new(feeds::problem::Place::default(), feeds::problem::ProblemKind::Missing))
    });
    assert!(stopped.is_err() && met == 1);
    let twice = Source::of_bytes([("x_Eleve_0000.xml", file.as_bytes())]).expect("a feed");
    assert_eq!(read_source(twice, &Asked::default()).expect("a feed").changes.len(), 1);
}
