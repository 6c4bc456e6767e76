//! Outings: consents asked through whoever collects them, meals, adults who come along.

use crate::desk::{class, collects, desk, own, schools};
use axum::http::StatusCode;
use std::sync::atomic::Ordering;

const OUTING: [(&str, &str); 5] = [
    ("theme", "outing"),
    ("title", "Musée La Piscine"),
    ("meal", "packed"),
    ("adults", "2"),
    ("day", "2026-12-10"),
];

#[tokio::test]
async fn an_outing_asks_families_at_once_and_again_when_it_moves() {
    for school in schools().await {
        let collected = collects(&school);
        let durand = desk(&school, school.mme_durand).await;
        let mut fields = OUTING.to_vec();
        fields.push(("consent_on", "2026-12-04"));
        let outing = durand.writes(&class(&school), &fields).await;
        assert_eq!(collected.asked.load(Ordering::SeqCst), 1);
        let page = durand.page(&outing).await;
        assert!(page.text_of(".card").contains("1 oui, 1 non, sur 3 élèves"));
        let follow = page.attribute("#consent ~ *, .card .body a.button", "href");
        assert_eq!(follow.as_deref(), Some("/mot/1/suivi"));
        let samira = desk(&school, school.samira).await;
        let page = samira.page(&outing).await;
        assert!(page.text_of("dl.facts").contains("Pique-nique"));
        assert_eq!(page.attribute(".card .body a.button", "href").as_deref(), Some("/mot/1"));
        assert!(!page.text_of("main").contains("1 oui"), "what others answered is not hers");
        let edit = format!("{outing}/modification");
        durand.changes(&edit, &[("body", "Prévoir des bottes")]).await.redirects();
        assert_eq!(collected.again.load(Ordering::SeqCst), 0, "the same outing");
        durand.changes(&edit, &[("day", "2026-12-11")]).await.redirects();
        assert_eq!(collected.again.load(Ordering::SeqCst), 1, "who agreed is asked again");
        durand.0.post(&format!("{outing}/annulation"), &[]).await.redirects();
        assert_eq!(collected.withdrawn.load(Ordering::SeqCst), 1);
    }
}

#[tokio::test]
async fn who_has_answered_is_not_asked_again() {
    for school in schools().await {
        let collected = collects(&school);
        let durand = desk(&school, school.mme_durand).await;
        let mut fields = OUTING.to_vec();
        fields.push(("consent_on", "2026-12-04"));
        let outing = durand.writes(&class(&school), &fields).await;
        let (samira, marc) = (desk(&school, school.samira).await, desk(&school, school.marc).await);
        assert!(samira.page(&outing).await.text_of(".card").contains("est demandée"));
        collected.answered.store(school.samira.raw(), Ordering::SeqCst);
        assert!(samira.page(&outing).await.text_of(".card").contains("Vous avez répondu"));
        assert!(marc.page(&outing).await.text_of(".card").contains("est demandée"));
    }
}

#[tokio::test]
async fn consent_may_be_asked_later_once_and_only_by_those_who_run_it() {
    for school in schools().await {
        let collected = collects(&school);
        let durand = desk(&school, school.mme_durand).await;
        let outing = durand.writes(&class(&school), &OUTING).await;
        let ask = format!("{outing}/consentement");
        let samira = desk(&school, school.samira).await;
        let due = [("due_on", "2026-12-04")];
        assert_eq!(samira.0.post(&ask, &due).await.status, StatusCode::FORBIDDEN);
        durand.0.post(&ask, &[("due_on", "2026-11-01")]).await.redirects();
        assert_eq!(collected.asked.load(Ordering::SeqCst), 0, "that day has passed");
        durand.0.post(&ask, &due).await.redirects();
        assert_eq!(durand.0.post(&ask, &due).await.status, StatusCode::CONFLICT);
        assert_eq!(collected.asked.load(Ordering::SeqCst), 1);
    }
}

#[tokio::test]
async fn without_anybody_who_collects_consents_none_are_asked() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        assert!(!durand.page("/agenda/nouveau").await.has("#consent_on"));
        let outing = durand.writes(&class(&school), &OUTING).await;
        assert!(!durand.page(&outing).await.text_of("main").contains("autorisation"));
        let answered = durand.0.post(&format!("{outing}/consentement"), &[]).await;
        assert_eq!(answered.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_father_offers_to_come_and_the_teacher_confirms() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let outing = durand.writes(&class(&school), &OUTING).await;
        let marc = desk(&school, school.marc).await;
        let page = marc.page(&outing).await;
        assert!(page.text_of(".card").contains("0 sur 2 confirmés"));
        let offer = format!("{outing}/accompagnement");
        marc.0.post(&offer, &[("offer", "yes")]).await.redirects();
        assert!(marc.page(&outing).await.text_of(".card").contains("Vous vous êtes proposé"));
        assert!(durand.told().await[0].contains("Marc Martin se propose d’accompagner"));
        let page = durand.page(&outing).await;
        assert!(page.text_of(".card").contains("pour Léa"));
        let samira = desk(&school, school.samira).await;
        let other = samira.page(&outing).await.text_of("main");
        assert!(!other.contains("Marc"), "who comes along is the teacher's to know");
        let person = school.marc.to_string();
        let confirm = [("person", person.as_str()), ("answer", "confirmed")];
        let answers = format!("{outing}/accompagnateurs");
        assert_eq!(samira.0.post(&answers, &confirm).await.status, StatusCode::FORBIDDEN);
        durand.0.post(&answers, &confirm).await.redirects();
        assert!(marc.told().await.iter().any(|it| it.contains("Vous accompagnez")));
        let page = marc.page(&outing).await;
        assert!(page.text_of(".card").contains("1 sur 2 confirmés"));
        assert!(page.text_of(".card").contains("Vous accompagnez cette sortie"));
        marc.0.post(&offer, &[("offer", "no")]).await.redirects();
        assert!(durand.told().await.iter().any(|it| it.contains("ne peut plus accompagner")));
        let gone = durand.0.post(&answers, &confirm).await;
        assert_eq!(gone.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn nobody_offers_himself_for_what_is_over_or_not_for_him() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let outing = durand.writes(&class(&school), &OUTING).await;
        let offer = format!("{outing}/accompagnement");
        let yes = [("offer", "yes")];
        let dubois = desk(&school, school.mme_dubois).await;
        assert_eq!(dubois.0.post(&offer, &yes).await.status, StatusCode::NOT_FOUND);
        assert_eq!(durand.0.post(&offer, &yes).await.status, StatusCode::FORBIDDEN);
        let lea = desk(&school, school.lea).await;
        assert_eq!(lea.0.post(&offer, &yes).await.status, StatusCode::FORBIDDEN);
        school.at("2026-12-10 12:00");
        let marc = desk(&school, school.marc).await;
        assert!(!marc.page(&outing).await.has("button[name='offer']"));
        marc.0.post(&offer, &yes).await.redirects();
        assert!(marc.page(&outing).await.text_of(".flash").contains("passé ou annulé"));
        let visit = durand.writes(&own(school.mme_durand), &OUTING).await;
        assert!(!durand.page(&visit).await.has("#adults"));
    }
}
