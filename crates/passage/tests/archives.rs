//! Between two platforms: an archive is taken away, brought, looked at, matched and taken in; what
//! was forged, comes twice, or comes from nobody we know is not.

use crate::desk::{World, features, portfolio, reads, school, world, worlds};
use crate::keeping::export;
use passage::archive::{KEY, MANIFEST, Manifest, SIGNATURE, Signer};
use people::audit;
use std::io::{Cursor, Read, Write};
use testing::{Answered, Client, TestSchool};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Another house of the same kind of engine: the same people live there, and it knows nothing.
async fn elsewhere(here: &World) -> World {
    let engine = here.app.db.engine();
    world(TestSchool::open(engine, crate::desk::NOW, features()).await).await
}

/// Léa leaves for a collège of another platform; her family takes the archive away.
async fn taken_away(world: &World) -> Vec<u8> {
    let lea = world.lea_the_other;
    world.keeps_a_poem(world.julie, lea).await;
    let brest = [("to", ""), ("to_uai", "0290123X"), ("to_name", "Collège Anna-Marly")];
    world.prepares_for(&[lea], &brest).await.redirects();
    let head = world.client(world.mme_lefevre).await;
    let home = school(world.jean_mace);
    head.post(&format!("{home}/ouverture"), &[]).await.redirects();
    let page = head.get(&home).await.page();
    let dossier = page.attribute("section[aria-labelledby=leaving] a.row", "href");
    let dossier = dossier.expect("a dossier");
    let archive = format!("{dossier}/archive.zip");
    assert_eq!(world.status(world.julie, &archive).await, 403, "it is not sealed yet");
    world.answers(world.julie, &dossier, "yes").await.redirects();
    world.answers(world.marc, &dossier, "yes").await.redirects();
    world.seals(&dossier).await;
    for stranger in [world.mme_dubois, world.m_lambert, world.college.mme_besson] {
        assert_eq!(world.status(stranger, &archive).await, 404);
    }
    assert_eq!(world.status(world.m_petit, &archive).await, 403);
    let taken = world.client(world.julie).await.get(&archive).await;
    assert_eq!(taken.header("content-type").as_deref(), Some("application/zip"));
    let name = taken.header("content-disposition").expect("a name");
    assert!(!name.contains("Martin"), "{name}");
    taken.body.to_vec()
}

/// The principal brings a file; says where it is looked at.
async fn brings(world: &World, bytes: &[u8]) -> (Client, String) {
    let besson = world.client(world.college.mme_besson).await;
    let url = format!("{}/archives", school(world.college.college));
    let file = ("nouveaux", "dossier.zip", "application/zip", bytes);
    let arrival = besson.upload(&url, &[file]).await.redirects();
    world.run_jobs().await;
    (besson, arrival)
}

async fn says(client: &Client, url: &str) -> String {
    client.get(url).await.page().text_of("main")
}

/// Takes it in for the pupil that is ticked.
async fn welcomes(world: &World, client: &Client, arrival: &str) -> Answered {
    let page = client.get(arrival).await.page();
    let version = page.attribute("input[name=version]", "value").expect("a version");
    let pupil = page.attribute("input[name=pupil][checked]", "value").unwrap_or_default();
    let fields = [("version", &*version), ("pupil", &*pupil)];
    let is_for_another = page.has("input[name=handed]");
    if is_for_another {
        // It names another school: nothing is taken in before the family has handed it over.
        let refused = client.post(&format!("{arrival}/accueil"), &fields).await;
        let said = refused.any_page().text_of(".problems");
        assert!(said.contains("destiné à un autre établissement"), "{said}");
    }
    let fields = [&fields[..], &[("handed", "on")]].concat();
    let answered = client.post(&format!("{arrival}/accueil"), &fields).await;
    world.run_jobs().await;
    let arrival = arrival.rsplit('/').next().expect("an id").to_owned();
    let logged = move |tx: &db::Tx<'_>| {
        let entries = audit::of_thing(tx, &format!("arrival:{arrival}"), 10)?;
        Ok(entries.iter().filter(|entry| entry.action == "dossier.handed").count())
    };
    let logged = world.app.db.read(logged).await.expect("read");
    assert_eq!(logged, usize::from(is_for_another && answered.status == 303));
    answered
}

fn files_in(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut files = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a file");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("read");
        files.push((file.name().expect("a name").into_owned(), content));
    }
    files
}

fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("begun");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

fn told(bytes: &[u8]) -> Manifest {
    let files = files_in(bytes);
    let manifest = files.iter().find(|(name, _)| name == MANIFEST).expect("an inventory");
    Manifest::read(&manifest.1).expect("read")
}

/// The same dossier, as another platform would have signed it.
fn signed_by(secret: [u8; 32], bytes: &[u8], origin: &str) -> Vec<u8> {
    let signer = Signer::of(&secret).expect("a key");
    let mut manifest = told(bytes);
    origin.clone_into(&mut manifest.dossier);
    let words = serde_json::to_vec_pretty(&manifest).expect("JSON");
    let mut files = files_in(bytes);
    for (name, content) in &mut files {
        match name.as_str() {
            MANIFEST => words.clone_into(content),
            SIGNATURE => *content = signer.sign(&words),
            KEY => *content = signer.public_key().expect("a key").pem().into_bytes(),
            _ => {}
        }
    }
    zipped(&files)
}

#[tokio::test]
async fn lea_moves_to_another_platform_and_back() {
    for here in worlds().await {
        let bytes = taken_away(&here).await;
        let manifest = told(&bytes);
        assert_eq!(manifest.pupil.last_name, "Martin");
        assert_eq!(manifest.to.uai, "0290123X");
        let titles: Vec<&str> = manifest.pieces.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, ["Mon poème", "Livret scolaire de CM2"]);
        assert_eq!(manifest.consents.len(), 2);
        assert!(manifest.consents.iter().all(|it| it.pieces == [1] && it.wording == 1));
        // There, she is expected in September, under the same names and day of birth.
        let there = elsewhere(&here).await;
        let sixth = (there.college.college, there.college.sixth_a);
        there.goes(there.lea_the_other, sixth, "2027-09-01").await;
        let (besson, arrival) = brings(&there, &bytes).await;
        let words = says(&besson, &arrival).await;
        assert!(words.contains("mêmes nom et jour de naissance"), "{words}");
        assert!(words.contains("Livret scolaire de CM2"));
        assert_eq!(there.status(there.mme_lefevre, &arrival).await, 404);
        assert_eq!(there.status(there.college.m_roche, &arrival).await, 404);
        welcomes(&there, &besson, &arrival).await.redirects();
        let page = besson.get(&arrival).await.page();
        let dossier = page.attribute("a[href^='/passage/dossiers/']", "href").expect("a dossier");
        let page = reads(&besson, &dossier).await;
        assert!(page.text_of("main").contains("École Jean-Macé"));
        let files = page.attributes("a.attachment", "href");
        let mut contents = Vec::new();
        for file in &files {
            contents.push(besson.get(file).await.body);
        }
        let livret = files_in(&bytes).into_iter().find(|(name, _)| name.contains(".pdf"));
        assert!(contents.iter().any(|it| **it == *livret.as_ref().expect("a livret").1));
        assert!(contents.iter().any(|it| **it == *"Il pleut sur le préau".as_bytes()));
        // Her poem is in her portfolio there, with its file; who took it in keeps nothing of it.
        let folder = portfolio(there.lea_the_other);
        let julie = there.client(there.julie).await;
        let poem = julie.get(&folder).await.page().attribute("a.row", "href").expect("a poem");
        let page = julie.get(&poem).await.page();
        assert!(page.text_of("main").contains("Appris pour la fête"));
        let file = page.attribute("a.attachment", "href").expect("its file");
        assert_eq!(julie.get(&file).await.text(), "Il pleut sur le préau");
        let of_head = export(&there, there.college.mme_besson).await;
        assert!(!of_head.contains("Mon poème"), "{of_head}");
        comes_back(&here, &there, &dossier).await;
    }
}

/// In October her family moves back: what she took along is still there, once.
async fn comes_back(here: &World, there: &World, sent: &str) {
    there.wakes("2027-10-04 10:00").await;
    let besson = there.client(there.college.mme_besson).await;
    let home = school(there.college.college);
    let lea = there.lea_the_other.to_string();
    let fields = [
        ("pupils", &*lea),
        ("reason", "move"),
        ("due_on", "2027-10-11"),
        ("to_uai", "0590000Z"),
        ("to_name", "Collège de Lys"),
    ];
    besson.post(&format!("{home}/preparation"), &fields).await.redirects();
    besson.post(&format!("{home}/ouverture"), &[]).await.redirects();
    let page = besson.get(&home).await.page();
    let dossier = page.attribute("section[aria-labelledby=leaving] a.row", "href");
    let dossier = dossier.expect("a dossier");
    assert_ne!(dossier, sent);
    there.answers(there.julie, &dossier, "yes").await.redirects();
    there.answers(there.marc, &dossier, "yes").await.redirects();
    besson.post(&format!("{dossier}/scelle"), &[]).await.redirects();
    there.run_jobs().await;
    let bytes = besson.get(&format!("{dossier}/archive.zip")).await.body.to_vec();
    here.goes(here.lea_the_other, (here.college.college, here.college.sixth_a), "2027-10-11").await;
    here.wakes("2027-10-11 10:00").await;
    let (besson, arrival) = brings(here, &bytes).await;
    welcomes(here, &besson, &arrival).await.redirects();
    let folder = here.page(here.julie, &portfolio(here.lea_the_other)).await;
    assert_eq!(folder.count("a.row"), 1, "her poem is not doubled");
}

#[tokio::test]
async fn the_same_dossier_comes_in_once() {
    for here in worlds().await {
        let bytes = taken_away(&here).await;
        let there = elsewhere(&here).await;
        let (besson, first) = brings(&there, &bytes).await;
        // Brought while the first one waits, and after it was taken in.
        let (_, second) = brings(&there, &bytes).await;
        assert!(says(&besson, &second).await.contains("déjà arrivé dans cet établissement"));
        let sixth = (there.college.college, there.college.sixth_a);
        there.goes(there.lea_the_other, sixth, "2027-09-01").await;
        welcomes(&there, &besson, &first).await.redirects();
        // Pressed twice, it is taken in once.
        assert_eq!(besson.post(&format!("{first}/accueil"), &[]).await.status, 409);
        let (_, third) = brings(&there, &bytes).await;
        assert!(says(&besson, &third).await.contains("déjà arrivé"));
        let count = |tx: &db::Tx<'_>| tx.number("select count(*) from dossier", &[]);
        assert_eq!(there.app.db.read(count).await.expect("counted"), 1);
    }
}

#[tokio::test]
async fn an_archive_of_nobody_we_know_waits_for_an_administrator() {
    for here in worlds().await {
        let bytes = signed_by([9; 32], &taken_away(&here).await, "42");
        let there = elsewhere(&here).await;
        let (besson, arrival) = brings(&there, &bytes).await;
        let words = says(&besson, &arrival).await;
        assert!(words.contains("ne nous est pas connue") && words.contains("Martin"), "{words}");
        assert_eq!(besson.post(&format!("{arrival}/accueil"), &[]).await.status, 409);
        // Those who run the house see a key, and no child.
        let delattre = there.client(there.mme_delattre).await;
        let page = delattre.get("/passage/plateformes").await.page();
        let words = page.text_of("main");
        assert!(words.contains("une archive attend") && !words.contains("Martin"), "{words}");
        let key = page.attribute("input[name=key]", "value").expect("a key");
        let wrong =
            delattre.post("/passage/plateformes", &[("name", "Iroise"), ("key", "x")]).await;
        assert!(wrong.any_page().text_of(".problems").contains("Ce n’est pas une clé publique"));
        let know = [("name", "Iroise"), ("key", &*key)];
        for person in [there.college.mme_besson, there.mme_lefevre, there.julie] {
            let client = there.client(person).await;
            assert_eq!(client.get("/passage/plateformes").await.status, 404);
            assert_eq!(client.post("/passage/plateformes", &know).await.status, 404);
        }
        delattre.post("/passage/plateformes", &know).await.redirects();
        let sixth = (there.college.college, there.college.sixth_a);
        there.goes(there.lea_the_other, sixth, "2027-09-01").await;
        assert!(says(&besson, &arrival).await.contains("Iroise"));
        welcomes(&there, &besson, &arrival).await.redirects();
        assert!(says(&besson, &arrival).await.contains("accueilli"));
        // Known no more, its next archive waits again.
        let page = delattre.get("/passage/plateformes").await.page();
        let forget = page.attribute("form[action$='/retrait']", "action").expect("a way");
        delattre.post(&forget, &[]).await.redirects();
        let (_, next) = brings(&there, &signed_by([9; 32], &bytes, "43")).await;
        assert!(says(&besson, &next).await.contains("ne nous est pas connue"));
    }
}

#[tokio::test]
async fn a_forged_archive_is_refused_with_its_reason_and_nothing_is_kept() {
    for here in worlds().await {
        let bytes = taken_away(&here).await;
        let there = elsewhere(&here).await;
        let forged = |from: &str, change: fn(&mut Vec<u8>)| {
            let mut files = files_in(&bytes);
            let found = files.iter_mut().find(|(name, _)| name.contains(from));
            change(&mut found.expect("a file").1);
            zipped(&files)
        };
        let mut without = files_in(&bytes);
        without.retain(|(name, _)| !name.contains(".pdf"));
        let mut more = files_in(&bytes);
        more.push(("pieces/666-1.pdf".to_owned(), b"rien".to_vec()));
        let cases = [
            (forged(MANIFEST, |it| it.push(b'\n')), "modifiée après son départ"),
            (forged(".pdf", |it| it[9] ^= 1), "n’est plus celle qui est partie"),
            (forged(".txt", |it| it.push(b'!')), "n’est plus celle qui est partie"),
            (zipped(&without), "Une pièce manque"),
            (zipped(&more), "son inventaire ne nomme pas"),
            (bytes[..bytes.len() / 2].to_vec(), "n’est pas une archive"),
            (zipped(&[("autre.txt".to_owned(), b"rien".to_vec())]), "nom n’est pas permis"),
            (zipped(&[]), ""),
        ];
        for (bytes, sentence) in cases.iter().filter(|(_, sentence)| !sentence.is_empty()) {
            let (besson, arrival) = brings(&there, bytes).await;
            let words = says(&besson, &arrival).await;
            assert!(words.contains(sentence), "{sentence} in {words}");
            assert_eq!(besson.post(&format!("{arrival}/accueil"), &[]).await.status, 409);
        }
        let kept = |tx: &db::Tx<'_>| {
            Ok((
                tx.number("select count(*) from dossier", &[])?,
                tx.number("select count(*) from file_use", &[])?,
                tx.number("select count(*) from passage_arrival where manifest <> ''", &[])?,
            ))
        };
        assert_eq!(there.app.db.read(kept).await.expect("counted"), (0, 0, 0));
    }
}

#[tokio::test]
async fn an_archive_finds_its_pupil_by_hand_or_is_declined() {
    for here in worlds().await {
        let bytes = taken_away(&here).await;
        let there = elsewhere(&here).await;
        let (besson, arrival) = brings(&there, &bytes).await;
        // Léa is not expected there: nobody is proposed, and a pupil of another school is refused.
        let page = besson.get(&arrival).await.page();
        assert!(page.text_of("main").contains("Cherchez-le, ou inscrivez-le d’abord"));
        let version = page.attribute("input[name=version]", "value").expect("a version");
        let hugo = there.hugo.to_string();
        let fields = [("pupil", &*hugo), ("version", &*version)];
        let refused = besson.post(&format!("{arrival}/accueil"), &fields).await;
        assert!(refused.any_page().text_of(".problems").contains("n’est pas inscrit"));
        let nobody = besson.post(&format!("{arrival}/accueil"), &[]).await;
        assert!(nobody.any_page().text_of(".problems").contains("Dites à qui"));
        let page = besson.get(&format!("{arrival}?q=malik")).await.page();
        assert_eq!(page.count("input[name=pupil]"), 1);
        assert!(!page.has("input[name=pupil][checked]"), "nobody is sure");
        besson.post(&format!("{arrival}/refus"), &[]).await.redirects();
        assert!(says(&besson, &arrival).await.contains("Vous l’avez refusée"));
        assert_eq!(besson.post(&format!("{arrival}/refus"), &[]).await.status, 409);
        // Declined by error, it may be brought again.
        let (_, again) = brings(&there, &bytes).await;
        assert!(says(&besson, &again).await.contains("À qui est ce dossier"));
    }
}

#[tokio::test]
async fn a_taking_in_that_a_machine_dropped_is_taken_up_and_done_once() {
    for here in worlds().await {
        let bytes = taken_away(&here).await;
        let there = elsewhere(&here).await;
        let sixth = (there.college.college, there.college.sixth_a);
        there.goes(there.lea_the_other, sixth, "2027-09-01").await;
        let (besson, arrival) = brings(&there, &bytes).await;
        let page = besson.get(&arrival).await.page();
        let version = page.attribute("input[name=version]", "value").expect("a version");
        let pupil = there.lea_the_other.to_string();
        let fields = [("pupil", &*pupil), ("version", &*version), ("handed", "on")];
        besson.post(&format!("{arrival}/accueil"), &fields).await.redirects();
        let drop = |tx: &db::Tx<'_>| tx.run("delete from job where kind = 'passage.take'", &[]);
        assert_eq!(there.app.db.write(drop).await.expect("dropped"), 1);
        there.run_jobs().await;
        let count = |tx: &db::Tx<'_>| tx.number("select count(*) from dossier", &[]);
        assert_eq!(there.app.db.read(count).await.expect("counted"), 0);
        there.at("2027-06-15 04:00");
        there.run_jobs().await;
        there.at("2027-06-16 04:00");
        there.run_jobs().await;
        assert_eq!(there.app.db.read(count).await.expect("counted"), 1);
        let folder = there.page(there.julie, &portfolio(there.lea_the_other)).await;
        assert_eq!(folder.count("a.row"), 1);
    }
}

#[tokio::test]
async fn a_family_that_goes_elsewhere_in_summer_carries_the_archive_in_the_same_house() {
    for here in worlds().await {
        let bytes = taken_away(&here).await;
        let sixth = (here.college.college, here.college.sixth_a);
        here.goes(here.lea_the_other, sixth, "2027-09-01").await;
        // The key is that of this house: nobody has to know it.
        let (besson, arrival) = brings(&here, &bytes).await;
        welcomes(&here, &besson, &arrival).await.redirects();
        let page = besson.get(&arrival).await.page();
        let dossier = page.attribute("a[href^='/passage/dossiers/']", "href").expect("a dossier");
        assert!(reads(&besson, &dossier).await.text_of("main").contains("Livret scolaire"));
        let folder = here.page(here.julie, &portfolio(here.lea_the_other)).await;
        assert_eq!(folder.count("a.row"), 1, "her poem is not doubled");
    }
}
