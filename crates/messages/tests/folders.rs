//! Keeping order: folders of one's own, the archive, the bin.

use crate::desk::{desk, person, schools};

#[tokio::test]
async fn a_letter_is_filed_binned_restored_and_purged() {
    for school in schools().await {
        school.app.jobs.plan().await.expect("the nights are planned");
        let mme_durand = desk(&school, school.mme_durand).await;
        desk(&school, school.samira).await.writes(&person(school.mme_durand), "Cantine").await;
        let url = mme_durand.first("/messages").await;
        let id = url.rsplit('/').next().expect("an id").to_owned();
        let tidy = |action: &'static str, folder: String| {
            let (desk, id) = (&mme_durand, id.clone());
            async move {
                let fields = [("letter", id.as_str()), ("action", action), ("folder", &folder)];
                desk.0.post("/messages/rangement", &fields).await.redirects()
            }
        };
        mme_durand.0.post("/messages/dossiers", &[("name", "Sorties")]).await.redirects();
        let again = mme_durand.0.post("/messages/dossiers", &[("name", "sorties ")]).await;
        assert_eq!(again.status, 422);
        let folders = mme_durand.0.get("/messages/dossiers").await.page();
        let folder = folders.attribute(".rows a.row", "href").expect("a folder");
        let number = folder.rsplit('/').next().expect("an id").to_owned();

        tidy("move", number).await;
        assert!(mme_durand.received().await.is_empty());
        assert_eq!(mme_durand.subjects(&folder).await, ["Cantine"]);
        assert_eq!(desk(&school, school.marc).await.0.get(&folder).await.status, 404);
        tidy("bin", String::new()).await;
        assert_eq!(mme_durand.subjects("/messages/corbeille").await, ["Cantine"]);
        tidy("restore", String::new()).await;
        assert_eq!(mme_durand.subjects(&folder).await, ["Cantine"]);
        mme_durand.0.post(&format!("{folder}/suppression"), &[]).await.redirects();
        assert_eq!(mme_durand.subjects("/messages/archives").await, ["Cantine"]);
        tidy("bin", String::new()).await;
        school.at("2027-01-23 03:00");
        school.run_jobs().await;
        // Two months later she has signed in again.
        let mme_durand = desk(&school, school.mme_durand).await;
        assert!(mme_durand.subjects("/messages/corbeille").await.is_empty());
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.subjects("/messages/envoyes").await, ["Cantine"]);
    }
}

#[tokio::test]
async fn nobody_files_into_the_folder_of_another() {
    for school in schools().await {
        let (samira, marc) = (desk(&school, school.samira).await, desk(&school, school.marc).await);
        marc.0.post("/messages/dossiers", &[("name", "À moi")]).await.redirects();
        let folders = marc.0.get("/messages/dossiers").await.page();
        let folder = folders.attribute(".rows a.row", "href").expect("a folder");
        let number = folder.rsplit('/').next().expect("an id");
        desk(&school, school.mme_durand).await.writes(&person(school.samira), "Bravo").await;
        let url = samira.first("/messages").await;
        let id = url.rsplit('/').next().expect("an id");
        let fields = [("letter", id), ("action", "move"), ("folder", number)];
        samira.0.post("/messages/rangement", &fields).await.redirects();
        assert_eq!(samira.received().await, ["Bravo"]);
        // And nobody moves the copy of another.
        let fields = [("letter", id), ("action", "bin")];
        marc.0.post("/messages/rangement", &fields).await.redirects();
        assert_eq!(samira.received().await, ["Bravo"]);
    }
}

#[tokio::test]
async fn a_letter_marked_unread_counts_again() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        desk(&school, school.mme_durand).await.writes(&person(school.samira), "Bravo").await;
        samira.opens_first().await;
        assert_eq!(samira.badge().await, "0");
        let url = samira.first("/messages").await;
        let id = url.rsplit('/').next().expect("an id");
        let fields = [("letter", id), ("action", "unread")];
        samira.0.post("/messages/rangement", &fields).await.redirects();
        assert_eq!(samira.badge().await, "1");
        assert_eq!(samira.subjects("/messages/non-lus").await, ["Bravo"]);
    }
}

#[tokio::test]
async fn a_letter_goes_when_nobody_has_it_any_more() {
    for school in schools().await {
        let (samira, durand) =
            (desk(&school, school.samira).await, desk(&school, school.mme_durand).await);
        samira.writes(&person(school.mme_durand), "À jeter").await;
        let count = |school: &testing::TestSchool| {
            let db = school.app.db.clone();
            async move {
                let count = db.read(|tx| tx.number("select count(*) from letter", &[]));
                count.await.expect("a count")
            }
        };
        for desk in [&samira, &durand] {
            assert_eq!(count(&school).await, 1);
            let list =
                if desk.received().await.is_empty() { "/messages/envoyes" } else { "/messages" };
            let url = desk.first(list).await;
            let id = url.rsplit('/').next().expect("an id");
            let fields = [("letter", id), ("action", "bin")];
            desk.0.post("/messages/rangement", &fields).await.redirects();
            desk.0.post("/messages/corbeille/vidage", &[]).await.redirects();
            assert_eq!(desk.0.get(&url).await.status, 404);
        }
        assert_eq!(count(&school).await, 0);
    }
}
