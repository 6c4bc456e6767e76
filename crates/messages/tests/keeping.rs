//! What is kept, given back and forgotten: export, erasure, and what a year does.

use crate::desk::{Desk, desk, person, schools, schools_at};
use base::Id;
use people::Person;
use testing::TestSchool;

async fn export(school: &TestSchool, person: Id<Person>) -> Vec<(String, String)> {
    let export = messages::feature().export;
    let files = school.app.db.read(move |tx| export(tx, person)).await.expect("an export");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    files.into_iter().map(|file| (file.name, text(file.bytes))).collect()
}

async fn erase(school: &TestSchool, person: Id<Person>) {
    let erase = messages::feature().erase;
    school.app.db.write(move |tx| erase(tx, person)).await.expect("erased");
}

async fn count(school: &TestSchool, sql: &'static str) -> i64 {
    school.app.db.read(move |tx| tx.number(sql, &[])).await.expect("a count")
}

async fn files_letter(desk: &Desk, url: &str) {
    desk.0.post("/messages/dossiers", &[("name", "Sorties")]).await.redirects();
    let folders = desk.0.get_json("/api/messages/dossiers").await.json();
    let folder = folders["folders"][0]["id"].as_str().expect("a folder").to_owned();
    let letter = url.rsplit('/').next().expect("an id");
    let fields = [("letter", letter), ("action", "move"), ("folder", &*folder)];
    desk.0.post("/messages/rangement", &fields).await.redirects();
}

#[tokio::test]
async fn a_person_leaves_with_all_that_was_his() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let plan = mme_durand.0.upload("/fichiers", &[("f", "plan.txt", "text/plain", b"le plan")]);
        let plan = plan.await.json()["id"].as_str().expect("a file").to_owned();
        let (to, blind) = (person(school.samira), person(school.marc));
        let more = [("files", &*plan), ("bcc", &*blind)];
        mme_durand.try_writes(&[&to], "Sortie au musée", &more).await.redirects();
        samira.opens_first().await;
        files_letter(&samira, &samira.first("/messages").await).await;
        samira.0.post("/messages/preferences", &[("signature", "Samira")]).await.redirects();
        let typed = [("subject", "À finir"), ("body", "Bonjour,")];
        samira.0.post("/messages/brouillons/enregistrement", &typed).await.json();

        let files = export(&school, school.samira).await;
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let all = ["001.html", "001.json", "brouillons.html", "reglages.json"];
        assert_eq!(names, all.map(|name| format!("messages/{name}")));
        let letters: serde_json::Value = serde_json::from_str(&files[1].1).expect("JSON");
        assert_eq!(letters[0]["sender"], "Claire Durand");
        assert_eq!(letters[0]["folder"], "Sorties");
        assert_eq!(letters[0]["files"][0], "plan.txt");
        assert_eq!(letters[0]["addressees"].as_array().map(Vec::len), Some(1), "not the blind one");
        assert!(files[0].1.contains("Sortie au musée") && files[0].1.contains("plan.txt"));
        assert!(files[2].1.contains("À finir"));
        assert!(files[3].1.contains("Samira"));
        assert!(export(&school, school.mme_dubois).await.is_empty());
    }
}

#[tokio::test]
async fn of_who_is_erased_the_others_keep_what_they_received() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        samira.writes(&person(school.mme_durand), "Merci pour tout").await;
        let typed = [("subject", "À finir"), ("body", "Bonjour,")];
        samira.0.post("/messages/brouillons/enregistrement", &typed).await.json();
        erase(&school, school.samira).await;
        assert!(export(&school, school.samira).await.is_empty());
        assert_eq!(mme_durand.received().await, ["Merci pour tout"]);
        let found = mme_durand.0.get_json("/api/messages/recherche?q=merci").await.json();
        assert_eq!(found["letters"].as_array().map(Vec::len), Some(1));
        // The last one who has it takes it along.
        erase(&school, school.mme_durand).await;
        assert_eq!(count(&school, "select count(*) from letter").await, 0);
        assert_eq!(count(&school, "select count(*) from addressee").await, 0);
    }
}

#[tokio::test]
async fn a_report_is_forgotten_a_year_after_its_answer() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let mme_lefevre = desk(&school, school.mme_lefevre).await;
        desk(&school, school.samira).await.writes(&person(school.mme_durand), "Vilain").await;
        let url = mme_durand.first("/messages").await;
        let report = format!("{url}/signalement");
        mme_durand.0.post(&report, &[("reason", "Insultant")]).await.redirects();
        let list = mme_lefevre.0.get("/messages/signalements").await.page();
        let judged = list.attribute(".rows a.row", "href").expect("a report");
        mme_lefevre.0.post(&judged, &[("decision", "dismiss")]).await.redirects();
        for gone in [school.samira, school.mme_durand] {
            erase_copies(&school, gone).await;
        }
        assert_eq!(count(&school, "select count(*) from letter").await, 1, "the report keeps it");
        school.app.jobs.plan().await.expect("planned");
        school.at("2027-11-22 03:00");
        school.run_jobs().await;
        assert_eq!(count(&school, "select count(*) from letter").await, 1);
        school.at("2027-11-26 03:00");
        school.run_jobs().await;
        assert_eq!(count(&school, "select count(*) from letter_report").await, 0);
        assert_eq!(count(&school, "select count(*) from letter").await, 0);
    }
}

#[tokio::test]
async fn what_is_in_the_bin_is_gone_after_sixty_days() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        mme_durand.writes(&person(school.samira), "Ancien").await;
        let samira = desk(&school, school.samira).await;
        let url = samira.first("/messages").await;
        let id = url.rsplit('/').next().expect("an id");
        let bin = [("letter", id), ("action", "bin")];
        samira.0.post("/messages/rangement", &bin).await.redirects();
        school.app.jobs.plan().await.expect("planned");
        school.at("2027-01-21 12:00");
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.0.get(&url).await.status, 200, "it can still be restored");
        school.at("2027-01-24 12:00");
        school.run_jobs().await;
        assert_eq!(samira.0.get(&url).await.status, 404);
        let mme_durand = desk(&school, school.mme_durand).await;
        assert_eq!(mme_durand.0.get(&url).await.status, 200, "her copy is hers");
    }
}

/// Throws the copies of this person away for good.
async fn erase_copies(school: &TestSchool, person: Id<Person>) {
    let desk = desk(school, person).await;
    for list in ["/api/messages", "/api/messages/envoyes"] {
        let letters = desk.0.get_json(list).await.json();
        for letter in letters["letters"].as_array().expect("a list") {
            let id = letter["id"].as_str().expect("an id");
            let fields = [("letter", id), ("action", "bin")];
            desk.0.post("/messages/rangement", &fields).await.redirects();
        }
    }
    desk.0.post("/messages/corbeille/vidage", &[]).await.redirects();
}

#[tokio::test]
async fn what_arrived_in_the_morning_can_be_taken_back_that_day() {
    for school in schools_at("2026-11-27 21:00").await {
        let mme_durand = desk(&school, school.mme_durand).await;
        mme_durand.writes(&person(school.samira), "Mauvaise date").await;
        school.at("2026-11-30 07:00");
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        samira.opens_first().await;
        let url = mme_durand.first("/messages/envoyes").await;
        school.at("2026-11-30 10:00");
        mme_durand.0.post(&format!("{url}/rappel"), &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(samira.received().await, ["Ce message a été repris."]);
        mme_durand.writes(&person(school.samira), "Trop tard").await;
        samira.opens_first().await;
        let url = mme_durand.first("/messages/envoyes").await;
        school.at("2026-12-01 11:00");
        assert_eq!(mme_durand.0.post(&format!("{url}/rappel"), &[]).await.status, 409);
    }
}
