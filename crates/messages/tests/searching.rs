//! Searching: beginnings of words, accents ignored, every folder, only one's own.

use crate::desk::{Desk, desk, person, schools};

async fn finds(desk: &Desk, query: &str) -> Vec<String> {
    desk.subjects(&format!("/messages/recherche?q={}", web::percent(query))).await
}

#[tokio::test]
async fn a_letter_is_found_by_the_beginning_of_its_words() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let mme_durand = desk(&school, school.mme_durand).await;
        samira.writes(&person(school.mme_durand), "Élève malade : œil rouge").await;
        samira.writes(&person(school.mme_durand), "Cantine").await;
        for query in ["eleve", "ÉLÈ", "oei rou", "malade eleve", "haddad oeil"] {
            assert_eq!(finds(&mme_durand, query).await, ["Élève malade : œil rouge"], "{query}");
            assert_eq!(finds(&samira, query).await.len(), 1, "{query}");
        }
        for query in ["lève", "eleve cantine", "\"", "*", "' or 1=1 --"] {
            assert!(finds(&mme_durand, query).await.is_empty(), "{query}");
        }
        for stranger in [school.m_petit, school.marc, school.m_lambert] {
            assert!(finds(&desk(&school, stranger).await, "cantine").await.is_empty());
        }
    }
}

#[tokio::test]
async fn a_letter_to_a_group_is_found_by_those_who_have_it_wherever_it_lies() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let parents = mme_durand.picks("parents").await;
        mme_durand.writes(&parents, "Kermesse de juin").await;
        let samira = desk(&school, school.samira).await;
        let url = samira.first("/messages").await;
        let id = url.rsplit('/').next().expect("an id");
        let fields = [("letter", id), ("action", "bin")];
        samira.0.post("/messages/rangement", &fields).await.redirects();
        assert_eq!(finds(&samira, "kermesse").await, ["Kermesse de juin"]);
        assert!(finds(&desk(&school, school.julie).await, "kermesse").await.is_empty());
    }
}

#[tokio::test]
async fn what_waits_for_the_morning_is_not_found_in_the_evening() {
    for school in crate::desk::schools_at("2026-11-23 21:00").await {
        let samira = desk(&school, school.samira).await;
        samira.writes(&person(school.mme_durand), "Surprise").await;
        let mme_durand = desk(&school, school.mme_durand).await;
        assert!(finds(&mme_durand, "surprise").await.is_empty());
        assert_eq!(finds(&samira, "surprise").await, ["Surprise"]);
    }
}
