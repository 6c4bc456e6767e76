//! Bringing files in: what is read, what is refused and why, what must be asked.

use super::{NEW, bring, csv, deeds, features, new_of, onde, pupils_of, sent, status};
use crate::support::zip;
use axum::http::StatusCode;
use testing::TestSchool;

#[tokio::test]
async fn a_head_brings_her_extraction_in_reads_the_plan_and_applies_it() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let text = onde(&[]);
        let files = [csv("CSVExtraction-eleves.csv", &text)];
        let feed = bring(&school, &head, &new_of(&school), &[], &files).await;
        let page = head.get(&feed).await.page();
        assert_eq!(page.text_of("h1"), "CSVExtraction-eleves.csv");
        assert_eq!(page.texts_of(".figures dt"), ["comptes à créer"]);
        assert_eq!(page.texts_of(".figures dd"), ["1"]);
        assert!(page.text_of(".note").contains("Rien n’a encore changé"));
        let part = head.get(&format!("{feed}/ecoles/0")).await.page();
        assert_eq!(part.text_of("li.created b"), "Zoé Petit arrive en CE1-A.");
        assert_eq!(pupils_of(&school, "0591234A").await, 5, "nothing has changed yet");
        head.post(&format!("{feed}/application"), &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(pupils_of(&school, "0591234A").await, 6);
        let page = head.get(&feed).await.page();
        assert_eq!(page.text_of("main > .inline .tag"), "en place");
        assert_eq!(deeds(&school).await, ["feed.apply", "feed.bring"]);
        let history = format!("/administration/ecole/{}/imports", school.jean_mace);
        let rows = head.get(&history).await.page().text_of(".rows");
        assert!(rows.contains("Hélène Lefèvre") && rows.contains("Un compte créé"), "{rows}");
    }
}

#[tokio::test]
async fn only_who_runs_a_school_brings_its_files_in() {
    for school in TestSchool::each(features).await {
        let new = new_of(&school);
        for (person, expected) in [
            (school.mme_lefevre, StatusCode::OK),
            (school.mme_delattre, StatusCode::OK),
            (school.mme_durand, StatusCode::FORBIDDEN),
            (school.samira, StatusCode::NOT_FOUND),
            (school.m_lambert, StatusCode::NOT_FOUND),
        ] {
            assert_eq!(status(&school, person, &new).await, expected);
        }
        for (person, expected) in [
            (school.mme_delattre, StatusCode::OK),
            (school.mme_lefevre, StatusCode::NOT_FOUND),
            (school.samira, StatusCode::NOT_FOUND),
        ] {
            assert_eq!(status(&school, person, NEW).await, expected);
            let history = "/administration/imports";
            assert_eq!(status(&school, person, history).await, expected);
        }
        let teacher = school.client(school.mme_durand).await;
        let text = onde(&[]);
        let refused = teacher.upload(&new, &[csv("eleves.csv", &text)]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_used_says_why_and_changes_nothing() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let parts = super::parts(&super::aaf());
        let half = &parts[1].1[..parts[1].1.len() / 2];
        let lines = ["Nom;Prénom;Classe\r\n", &"\r\n".repeat(6_000_000)].concat();
        let bomb = zip(&[("eleves.csv", lines.as_bytes())]);
        let cases: [(&str, &[u8], &str); 4] = [
            ("ENT1D_Complet_20261123_Eleve_0000.xml", half.as_bytes(), "s’arrête avant la fin"),
            ("eleves.zip", &bomb, "archive piégée"),
            ("photo.png", b"\x89PNG", "aucun fichier AAF, ONDE ou CSV"),
            ("vide.csv", b"", "ce tableau est vide"),
        ];
        for (name, bytes, why) in cases {
            let file = ("fichiers", name, "application/octet-stream", bytes);
            let intake = platform.upload(NEW, &[file]).await.redirects();
            school.run_jobs().await;
            let page = platform.get(&intake).await.page();
            let note = page.text_of(".note.warn");
            assert!(note.contains(why), "{name}: {note}");
            assert!(note.starts_with(name), "{note}");
            assert!(page.text_of("main").contains("Rien n’a changé"));
            let follow = platform.get(&format!("{intake}/suivi")).await.json();
            assert_eq!(follow["finished"], true);
        }
        let list = platform.get("/administration/imports").await.page();
        assert_eq!(list.count(".rows .tag.warn"), 4);
        assert_eq!(pupils_of(&school, "0591234A").await, 5);
        let nothing = platform.upload(NEW, &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.any_page().text_of(".problems").contains("au moins un fichier"));
    }
}

#[tokio::test]
async fn a_whole_academy_is_the_platforms_and_not_a_schools() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let parts = super::parts(&super::aaf());
        let intake = head.upload(&new_of(&school), &sent(&parts)).await.redirects();
        school.run_jobs().await;
        let page = head.get(&intake).await.page();
        assert!(page.text_of(".note.warn").contains("administration de la plateforme"));
        // And a line about another school in a table is left out.
        let text = "UAI;Nom élève;Prénom élève;Date naissance;INE;Niveau;Libellé classe\r\n\
             0595678B;ROUX;Nina;01/02/2021;2000001AB;GS;MS-GS\r\n\
             0591234A;PETIT;Zoé;03/04/2019;1000006AB;CE1;CE1-A\r\n";
        let files = [csv("eleves.csv", text)];
        let feed = bring(&school, &head, &new_of(&school), &[], &files).await;
        assert_eq!(head.get(&feed).await.page().texts_of(".rows b"), ["École Jean-Macé"]);
    }
}

#[tokio::test]
async fn columns_nobody_knows_are_asked_about_once() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let text = "Patronyme;Petit nom;Né(e) le;Salle;Humeur\r\n\
                    PETIT;Zoé;03/04/2019;CE1-A;gaie\r\n";
        let intake = head.upload(&new_of(&school), &[csv("liste.csv", text)]).await.redirects();
        school.run_jobs().await;
        let page = head.get(&intake).await.page();
        assert_eq!(page.text_of("h1"), "Que disent ces colonnes ?");
        let asked = page.texts_of(".card .body .pair label");
        assert_eq!(asked, ["Patronyme", "Petit nom", "Salle", "Humeur"]);
        assert_eq!(page.texts_of("details .pair label"), ["Né(e) le"]);
        assert_eq!(page.text_of("#c-0-1-hint"), "Zoé", "a line of the file helps");
        let refused = head.post(&intake, &[("kind-0", "pupils"), ("c-0-0", "last")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!refused.any_page().text_of(".problems").is_empty());
        let answers = [
            ("kind-0", "pupils"),
            ("c-0-0", "last"),
            ("c-0-1", "first"),
            ("c-0-2", "born-on"),
            ("c-0-3", "class"),
            ("c-0-4", ""),
        ];
        let missing = head.post(&intake, &answers[..4]).await;
        let problems = missing.any_page().text_of(".problems");
        assert!(problems.contains("aucune colonne n’est « Classe »"), "{problems}");
        head.post(&intake, &answers).await.redirects();
        school.run_jobs().await;
        let feed = head.get(&intake).await.redirects();
        let part = head.get(&format!("{feed}/ecoles/0?quoi=nouveaux")).await.page();
        assert_eq!(part.text_of("li.created b"), "Zoé Petit arrive en CE1-A.");
        // The next file of these titles is asked of its rows alone.
        let again = head.upload(&new_of(&school), &[csv("eleves.csv", text)]).await.redirects();
        school.run_jobs().await;
        head.get(&again).await.redirects();
    }
}

#[tokio::test]
async fn what_is_asked_with_the_files_is_checked() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let text = onde(&[]);
        let files = [csv("eleves.csv", &text)];
        let wrong = [("ecole", "0590000Z"), ("seuil", "80"), ("academie", "zz")];
        let refused = platform.upload_with(NEW, &wrong, &files).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.any_page().count(".problems li"), 3);
        // A table that names no school: the page asks.
        let intake = platform.upload(NEW, &files).await.redirects();
        school.run_jobs().await;
        let page = platform.get(&intake).await.page();
        assert!(page.has("select#ecole option[value='0591234A']"), "chosen by its name");
        let missing = platform.post(&intake, &[("kind-0", "pupils")]).await;
        assert!(missing.any_page().text_of(".problems").contains("de quelle école"));
        let right = [("ecole", "0591234A")];
        let feed = bring(&school, &platform, NEW, &right, &files).await;
        assert_eq!(platform.get(&feed).await.page().texts_of(".figures dd"), ["1"]);
    }
}
