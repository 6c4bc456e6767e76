//! What is kept and taken home: the book of a year, the keepsakes of one child, what is given to a
//! person and erased with him.

use crate::desk::{allow, desk, erase, schools};
use people::ImageRight;
use std::io::{Cursor, Read};

#[tokio::test]
async fn the_book_of_a_year_is_made_by_a_job_and_not_given_once_a_family_says_no() {
    for school in schools().await {
        allow(&school, &[(school.lea, ImageRight::Class)]).await;
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.sends(school.ce1_a, "Au jardin", &["a.jpg"]).await;
        school.run_jobs().await;
        let picture = teacher.pictures(&url).await.remove(0);
        teacher.says(&picture, &[school.lea]).await;
        teacher.0.post(&format!("{url}/publication"), &[]).await.redirects();
        let book = format!("/journal/classes/{}/livre", school.ce1_a);
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.does(&book).await, 403, "her team has it made");
        assert_eq!(samira.status(&format!("{book}/pdf")).await, 404);
        teacher.0.post(&book, &[]).await.redirects();
        assert!(teacher.0.get(&book).await.page().text_of(".note").contains("se met en pages"));
        school.run_jobs().await;
        let page = samira.0.get(&book).await.page();
        assert!(page.text_of("main").contains("un article · une image"));
        let pdf = samira.0.get(&format!("{book}/pdf")).await;
        assert_eq!(pdf.header("content-type").as_deref(), Some("application/pdf"));
        assert!(pdf.body.starts_with(b"%PDF-") && pdf.body.len() > 10_000);
        assert_eq!(desk(&school, school.mme_dubois).await.status(&book).await, 404);

        school.clock.advance_minutes(5);
        allow(&school, &[(school.lea, ImageRight::Refused)]).await;
        assert_eq!(samira.status(&format!("{book}/pdf")).await, 404);
        assert!(samira.0.get(&book).await.page().text_of(".note").contains("doit être refait"));
        teacher.0.post(&book, &[]).await.redirects();
        school.clock.advance_minutes(1);
        school.run_jobs().await;
        let page = samira.0.get(&book).await.page();
        assert!(page.text_of("main").contains("un article · aucune image"), "without her");
        assert_eq!(samira.status(&format!("{book}/pdf")).await, 200);
        // What is taken off is in no book either.
        teacher.0.post(&format!("{url}/retrait"), &[]).await.redirects();
        assert_eq!(samira.status(&format!("{book}/pdf")).await, 404);
    }
}

#[tokio::test]
async fn a_family_takes_home_the_pictures_of_its_child_and_of_nobody() {
    for school in schools().await {
        let yes = [(school.lea, ImageRight::Class), (school.ines, ImageRight::Class)];
        allow(&school, &yes).await;
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.sends(school.ce1_a, "Album", &["lea.jpg", "ines.jpg", "rien.jpg"]).await;
        school.run_jobs().await;
        let pictures = teacher.pictures(&url).await;
        teacher.says(&pictures[0], &[school.lea]).await;
        teacher.says(&pictures[1], &[school.ines]).await;
        teacher.says(&pictures[2], &[]).await;
        teacher.0.post(&format!("{url}/publication"), &[]).await.redirects();
        let samira = desk(&school, school.samira).await;
        let keepsake = format!("/journal/eleves/{}", school.lea);
        let page = samira.0.get(&keepsake).await.page();
        assert!(page.text_of("main").contains("Un article · 2 fichiers"));
        assert!(page.text_of(".note").contains("Une image montre d’autres enfants"));
        let archive = samira.0.get(&format!("{keepsake}/archive")).await;
        assert_eq!(archive.header("content-type").as_deref(), Some("application/zip"));
        let mut archive = zip::ZipArchive::new(Cursor::new(archive.body)).expect("an archive");
        let names: Vec<String> =
            archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
        assert_eq!(names.len(), 3);
        assert!(names[1].ends_with("-lea.jpg") && names[2].ends_with("-rien.jpg"), "{names:?}");
        let mut html = String::new();
        archive.by_name("journal.html").expect("it").read_to_string(&mut html).expect("read");
        assert!(html.contains("<h2>Album</h2>") && html.contains("-lea.jpg"));
        assert!(!html.contains("ines.jpg"));
        // Léa herself may; the other family, her teacher, her other home's friends may not.
        assert_eq!(desk(&school, school.lea).await.status(&keepsake).await, 200);
        assert_eq!(desk(&school, school.marc).await.status(&keepsake).await, 200);
        for other in [school.mme_moreau, school.mme_durand, school.mme_lefevre, school.m_lambert] {
            assert_eq!(desk(&school, other).await.status(&keepsake).await, 404);
        }
    }
}

#[tokio::test]
async fn before_the_book_is_made_it_is_said_how_many_photos_find_no_room() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let names = ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg", "f.jpg"];
        let url = teacher.sends(school.ce1_a, "Album", &names).await;
        school.run_jobs().await;
        teacher.0.post(&format!("{url}/images"), &[]).await.redirects();
        teacher.0.post(&format!("{url}/publication"), &[]).await.redirects();
        let book = format!("/journal/classes/{}/livre", school.ce1_a);
        let words = teacher.0.get(&book).await.page().text_of("main");
        assert!(words.contains("160 images au plus, 4 par article"), "{words}");
        assert!(words.contains("2 photos n’y trouveront pas de place"), "{words}");
        let samira = desk(&school, school.samira).await;
        let words = samira.0.get(&book).await.page().text_of("main");
        assert!(!words.contains("trouveront pas de place"), "she does not make it");
        teacher.0.post(&book, &[]).await.redirects();
        school.run_jobs().await;
        let words = samira.0.get(&book).await.page().text_of("main");
        assert!(words.contains("2 photos n’ont pas trouvé de place"), "{words}");
    }
}

#[tokio::test]
async fn what_the_journal_holds_of_a_person_is_given_to_him_and_erased_with_his_pictures() {
    for school in schools().await {
        allow(&school, &[(school.lea, ImageRight::Class)]).await;
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.sends(school.ce1_a, "Album", &["lea.jpg", "rien.jpg"]).await;
        school.run_jobs().await;
        let pictures = teacher.pictures(&url).await;
        teacher.says(&pictures[0], &[school.lea]).await;
        teacher.says(&pictures[1], &[]).await;
        teacher.0.post(&format!("{url}/publication"), &[]).await.redirects();
        let lea = desk(&school, school.lea).await;
        lea.writes(school.ce1_a, "Mon chat", &[("action", "save")]).await;
        lea.0.post(&format!("{url}/reaction"), &[("word", "heart")]).await.redirects();
        lea.0.post(&format!("{url}/commentaires"), &[("text", "Oh")]).await.redirects();
        let (export, pupil) = (journal::feature().export, school.lea);
        let given = school.app.db.read(move |tx| export(tx, pupil)).await.expect("files");
        let names: Vec<&str> = given.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["journal/ecrits.html", "journal/journal.json"]);
        let json: serde_json::Value = serde_json::from_slice(&given[1].bytes).expect("JSON");
        assert_eq!(json["comments"][0]["html"], "<p>Oh</p>");
        assert_eq!(json["shown"].as_array().map(Vec::len), Some(1));
        assert_eq!(json["image_rights"][0]["word"], "class");
        let gone = school.app.db.write(move |tx| erase(tx, pupil)).await.expect("erased");
        assert!(gone >= 4, "{gone}");
        let given = school.app.db.read(move |tx| export(tx, pupil)).await.expect("files");
        assert_eq!(given.len(), 1, "what families say is erased with the person himself");
        // The picture where she was known is gone for everybody, the post stays.
        let page = desk(&school, school.mme_moreau).await.0.get(&url).await.page();
        assert_eq!(page.count(".photos img"), 1);
        let first = pictures[0].replace("/images/", "/fichiers/");
        assert_eq!(teacher.status(&first).await, 404);
    }
}
