//! The agenda for programs.

use crate::desk::{VISIT, class, desk, schools};
use axum::http::StatusCode;

#[tokio::test]
async fn a_program_lists_makes_and_books_as_people_do() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let place = class(&school);
        let mut fields: Vec<(&str, &str)> = vec![("place", &place)];
        fields.extend(VISIT);
        let made = durand.0.post("/api/agenda", &fields).await;
        assert_eq!(made.status, StatusCode::CREATED);
        let made: serde_json::Value = serde_json::from_slice(&made.body).expect("JSON");
        let samira = desk(&school, school.samira).await;
        let listed = samira.0.get("/api/agenda?jour=2026-11-23").await.json();
        assert_eq!(listed["dates"][0]["id"], made["id"]);
        assert_eq!(listed["dates"][0]["start_at"], "2026-12-03T08:00:00Z");
        assert_eq!(listed["days_off"][0]["name"], "Vacances de Noël");
        let id = made["id"].as_str().expect("an id");
        let one = samira.0.get(&format!("/api/agenda/{id}")).await.json();
        assert_eq!(one["location"], "Caserne des pompiers");
        let dubois = desk(&school, school.mme_dubois).await;
        let status = dubois.0.get(&format!("/api/agenda/{id}")).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND);
        fields.retain(|(name, _)| *name != "title");
        fields.push(("title", ""));
        let wrong = durand.0.post("/api/agenda", &fields).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn a_program_books_a_slot_and_never_learns_who_has_the_others() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let opening = crate::appointments::opens(&school, &durand, &[]).await;
        let path = format!("/api{opening}");
        let moreau = desk(&school, school.mme_moreau).await;
        let slots = crate::appointments::free(&moreau, &opening).await;
        crate::appointments::books(&moreau, &opening, &slots[0], school.ines).await.redirects();
        let samira = desk(&school, school.samira).await;
        let told = samira.0.get(&path).await.json();
        let taken = told["slots"]
            .as_array()
            .expect("slots")
            .iter()
            .find(|it| !it["is_free"].as_bool().unwrap_or_default());
        assert_eq!(taken.expect("one is taken")["pupil"], serde_json::Value::Null);
        let lea = school.lea.to_string();
        let book = |slot| [("slot", slot), ("pupil", lea.as_str())];
        let done = samira.0.post(&format!("{path}/reservation"), &book(slots[1].as_str())).await;
        assert_eq!(done.json()["pupil"].as_str(), Some(lea.as_str()));
        let late = samira.0.post(&format!("{path}/reservation"), &book(slots[0].as_str())).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.text().contains("vient d’être pris"));
    }
}
