//! The post for programs: the same rules as the pages, as JSON.

use crate::desk::{desk, person, schools};

#[tokio::test]
async fn a_program_sends_lists_reads_and_takes_back() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let to = person(school.samira);
        let form = [("to", to.as_str()), ("subject", "Bravo"), ("body", "Léa a bien lu.")];
        let sent = mme_durand.0.post("/api/messages", &form).await;
        assert_eq!(sent.status, 201);
        let list = samira.0.get_json("/api/messages").await.json();
        assert_eq!(list["letters"][0]["subject"], "Bravo");
        assert_eq!(list["letters"][0]["is_unread"], true);
        let id = list["letters"][0]["id"].as_str().expect("an id").to_owned();
        let letter = samira.0.get_json(&format!("/api/messages/{id}")).await.json();
        assert_eq!(letter["letters"][0]["html"], "<p>Léa a bien lu.</p>");
        assert_eq!(letter["letters"][0]["addressees"][0]["name"], "Samira Haddad");
        let list = samira.0.get_json("/api/messages").await.json();
        assert_eq!(list["letters"][0]["is_unread"], false);
        let found = samira.0.get_json("/api/messages/recherche?q=brav").await.json();
        assert_eq!(found["letters"][0]["id"], id.as_str());

        let back = mme_durand.0.post(&format!("/api/messages/{id}/rappel"), &[]).await;
        assert!(back.json()["draft"].is_null());
        let letter = samira.0.get_json(&format!("/api/messages/{id}")).await.json();
        assert!(letter["letters"][0]["html"].is_null());
        let marc = desk(&school, school.marc).await;
        assert_eq!(marc.0.get_json(&format!("/api/messages/{id}")).await.status, 404);
    }
}

#[tokio::test]
async fn a_program_is_told_what_is_wrong() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let to = person(school.mme_moreau);
        let form = [("to", to.as_str()), ("subject", "Goûter"), ("body", "Oui ?")];
        let refused = samira.0.post("/api/messages", &form).await;
        assert_eq!(refused.status, 422);
        let told: serde_json::Value = serde_json::from_str(&refused.text()).expect("JSON");
        assert_eq!(told["problems"][0]["field"], "to");
        let without_token = samira.0.post_without_token("/api/messages", &form).await;
        assert_eq!(without_token.status, 403);
    }
}
