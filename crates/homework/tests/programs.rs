//! Homework for programs: the same rules as the pages.

use crate::desk::{desk, schools};

#[tokio::test]
async fn a_program_gives_ticks_hands_in_and_gives_back_as_its_person_does() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let books = mme_durand.0.get_json("/api/cahier-de-textes/livres").await.json();
        assert_eq!(books[0]["name"], "CE1-A");
        let book = format!("/api/cahier-de-textes/livres/{}", school.ce1_a);
        let form = [
            ("title", "Relire"),
            ("subject", "Lecture"),
            ("due_on", "2026-11-26"),
            ("minutes", "15"),
            ("work", "on"),
            ("action", "give"),
        ];
        let made = mme_durand.0.post(&book, &form).await;
        assert_eq!(made.status, 201);
        let made: serde_json::Value = serde_json::from_slice(&made.body).expect("JSON");
        let url = format!("/api/cahier-de-textes/{}", made["id"].as_str().expect("an id"));
        let week = mme_durand.0.get_json(&format!("{book}?semaine=2026-11-23")).await.json();
        assert_eq!(week["load"][0]["minutes"], 15);

        let lea = desk(&school, school.lea).await;
        let mine = lea.0.get_json("/api/cahier-de-textes/semaine").await.json();
        assert_eq!(mine["homework"][0]["title"], "Relire");
        assert_eq!(lea.post_status(&format!("{url}/fait"), &[("done", "on")]).await, 204);
        let handed = lea.0.post(&format!("{url}/rendus"), &[("text", "Voilà")]).await;
        assert_eq!(handed.status, 201);
        let handed: serde_json::Value = serde_json::from_slice(&handed.body).expect("JSON");
        let work = handed["id"].as_str().expect("an id");
        let work = format!("/api/cahier-de-textes/rendus/{work}");
        let word = [("comment", "Bien"), ("version", "1")];
        assert_eq!(mme_durand.post_status(&format!("{work}/retour"), &word).await, 204);
        assert_eq!(mme_durand.post_status(&format!("{work}/retour"), &word).await, 422);
        assert_eq!(lea.0.get_json(&work).await.json()["comment"], "<p>Bien</p>");
        let follow = mme_durand.0.get_json(&format!("{url}/suivi")).await.json();
        assert_eq!(follow.as_array().map(Vec::len), Some(3));

        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.post_status(&book, &form).await, 403);
        assert_eq!(samira.post_status(&format!("{url}/fait"), &[]).await, 403);
        let noe = desk(&school, school.noe).await;
        assert_eq!(noe.0.get_json(&url).await.status, 404);
        let sunday = [("title", "Relire"), ("subject", "Lecture"), ("due_on", "2026-11-29")];
        assert_eq!(mme_durand.post_status(&book, &sunday).await, 422);

        let log = [("title", "Les graines"), ("subject", "Sciences"), ("on_day", "2026-11-23")];
        assert_eq!(mme_durand.post_status(&format!("{book}/seances"), &log).await, 201);
        let lessons = samira.0.get_json(&format!("{book}/seances")).await.json();
        assert_eq!(lessons["lessons"][0]["title"], "Les graines");
        assert_eq!(mme_durand.post_status(&format!("{url}/retrait"), &[]).await, 204);
        assert_eq!(samira.0.get_json(&url).await.status, 404);
        assert_eq!(mme_durand.post_status(&format!("{url}/publication"), &[]).await, 204);
        let change = [&form[..], &[("version", "7")]].concat();
        assert_eq!(mme_durand.post_status(&format!("{url}/edition"), &change).await, 422);
    }
}
