//! When letters arrive: quiet hours, urgency, a later hour, many readers.

use crate::desk::{desk, person, schools, schools_at};

#[tokio::test]
async fn what_is_written_in_the_evening_arrives_in_the_morning() {
    for school in schools_at("2026-11-23 20:30").await {
        let samira = desk(&school, school.samira).await;
        let form = samira.0.get("/messages/nouveau").await.page();
        assert!(form.text_of("#when").contains("Il sera remis demain à 7 h"));
        samira.writes(&person(school.mme_durand), "Fièvre").await;
        school.run_jobs().await;
        let mme_durand = desk(&school, school.mme_durand).await;
        assert!(mme_durand.received().await.is_empty());
        assert_eq!(mme_durand.badge().await, "0");
        let list = samira.0.get("/messages/envoyes").await.page();
        assert_eq!(list.text_of(".row .tag"), "part demain à 7 h");

        school.at("2026-11-24 07:00");
        school.run_jobs().await;
        assert_eq!(mme_durand.received().await, ["Fièvre"]);
        assert_eq!(mme_durand.badge().await, "1");
    }
}

#[tokio::test]
async fn an_urgent_letter_passes_and_its_reason_is_kept() {
    for school in schools_at("2026-11-27 21:00").await {
        let mme_lefevre = desk(&school, school.mme_lefevre).await;
        let to = person(school.samira);
        let without = mme_lefevre.try_writes(&[&to], "Fuite de gaz", &[("when", "urgent")]).await;
        assert_eq!(without.status, 422);
        let more = [("when", "urgent"), ("urgent_reason", "L’école est fermée lundi")];
        mme_lefevre.try_writes(&[&to], "Fuite de gaz", &more).await.redirects();
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.received().await, ["Fuite de gaz"]);
        let note = samira.opens_first().await.text_of(".letter .note");
        assert!(note.contains("L’école est fermée lundi"), "{note}");
        // A family cannot.
        let to = person(school.mme_durand);
        assert_eq!(samira.try_writes(&[&to], "Vite", &more).await.status, 422);
    }
}

#[tokio::test]
async fn a_letter_waits_for_the_hour_its_author_has_chosen() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let to = person(school.samira);
        let past = [("when", "later"), ("later", "2026-11-22T10:00")];
        assert_eq!(mme_durand.try_writes(&[&to], "Rappel", &past).await.status, 422);
        let more = [("when", "later"), ("later", "2026-11-25T09:30")];
        mme_durand.try_writes(&[&to], "Rappel", &more).await.redirects();
        let samira = desk(&school, school.samira).await;
        school.at("2026-11-25 09:29");
        school.run_jobs().await;
        assert!(samira.received().await.is_empty());
        school.at("2026-11-25 09:30");
        school.run_jobs().await;
        assert_eq!(samira.received().await, ["Rappel"]);
    }
}

#[tokio::test]
async fn what_nobody_has_yet_can_become_a_draft_again() {
    for school in schools_at("2026-11-23 20:30").await {
        let samira = desk(&school, school.samira).await;
        samira.writes(&person(school.mme_durand), "Trop vite").await;
        let url = samira.first("/messages/envoyes").await;
        let draft = samira.0.post(&format!("{url}/rappel"), &[]).await.redirects();
        assert!(draft.starts_with("/messages/brouillons/"));
        let form = samira.0.get(&draft).await.page();
        assert_eq!(form.attribute("#subject", "value").as_deref(), Some("Trop vite"));
        assert_eq!(form.text_of(".picked [data-picker-chosen]"), "Claire Durand");
        school.at("2026-11-24 08:00");
        school.run_jobs().await;
        assert!(desk(&school, school.mme_durand).await.received().await.is_empty());
    }
}

#[tokio::test]
async fn a_letter_to_a_whole_school_costs_its_sender_no_more_than_one() {
    for school in schools().await {
        let mme_lefevre = desk(&school, school.mme_lefevre).await;
        let found = mme_lefevre.0.get_json("/api/messages/contacts?q=parents%20jean").await.json();
        let all = found.as_array().expect("a list").iter();
        let mut all = all.map(|it| (it["name"].as_str(), it["value"].as_str()));
        let (_, group) = all
            .find(|(name, _)| name.is_some_and(|name| name.starts_with("Tous les parents")))
            .expect("the group");
        mme_lefevre.writes(group.expect("a value"), "Grève de jeudi").await;
        school.run_jobs().await;
        school.run_jobs().await;
        for guardian in [school.samira, school.marc, school.mme_dubois, school.julie] {
            assert_eq!(desk(&school, guardian).await.received().await, ["Grève de jeudi"]);
        }
        assert!(desk(&school, school.mme_bernard).await.received().await.is_empty());
    }
}

#[tokio::test]
async fn the_arrival_is_told_and_the_opening_ends_it() {
    for school in schools().await {
        desk(&school, school.samira).await.writes(&person(school.mme_durand), "Piscine").await;
        let mme_durand = desk(&school, school.mme_durand).await;
        let feed = mme_durand.0.get("/nouveautes").await.page().text_of("main");
        assert!(feed.contains("Samira Haddad vous a écrit"), "{feed}");
        assert!(!feed.contains("Piscine"), "who, never what");
        let number = "[data-counter='notices'] [data-counter-value]";
        assert_eq!(mme_durand.0.get("/messages").await.page().text_of(number), "1");
        mme_durand.opens_first().await;
        assert_eq!(mme_durand.0.get("/messages").await.page().text_of(number), "0");
    }
}
