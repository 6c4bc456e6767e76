//! The news for programs: the same rules as the pages.

use crate::desk::{EVERYBODY, desk, schools};

#[tokio::test]
async fn a_program_reads_writes_and_publishes_as_its_person_does() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let desk_of = mme_durand.0.get_json("/api/actualites/redaction").await.json();
        let names = desk_of["threads"].as_array().expect("threads").iter();
        let names: Vec<_> = names.map(|it| (it["name"].clone(), it["publishes"].clone())).collect();
        assert_eq!(
            names,
            [("CE1-A".into(), true.into()), ("École Jean-Macé".into(), false.into())]
        );

        let mut form = vec![("title", "Les semis"), ("body", "Cinq centimètres.")];
        form.extend(EVERYBODY);
        form.push(("comments", "on"));
        let thread = format!("/api/actualites/fils/{}", school.ce1_a);
        let made = mme_durand.0.post(&thread, &form).await;
        assert_eq!(made.status, 201);
        let made: serde_json::Value = serde_json::from_slice(&made.body).expect("JSON");
        let url = format!("/api/actualites/{}", made["id"].as_str().expect("an id"));
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.0.get_json(&url).await.status, 404);
        assert_eq!(mme_durand.0.post(&format!("{url}/publication"), &[]).await.status, 204);

        let feed = samira.0.get_json("/api/actualites").await.json();
        assert_eq!(feed["articles"][0]["title"], "Les semis");
        assert_eq!(feed["articles"][0]["is_new"], true);
        assert_eq!(
            samira.0.post(&format!("{url}/commentaires"), &[("text", "Oh")]).await.status,
            204
        );
        let article = samira.0.get_json(&url).await.json();
        assert_eq!(article["comments"][0]["html"], "<p>Oh</p>");
        let figures = mme_durand.0.get_json(&format!("{url}/lectures")).await.json();
        assert_eq!(figures["reads"], 1);

        form.push(("version", "7"));
        assert_eq!(mme_durand.0.post(&format!("{url}/edition"), &form).await.status, 422);
        assert_eq!(samira.0.post(&thread, &form).await.status, 403);
        assert_eq!(samira.0.post(&format!("{url}/retrait"), &[]).await.status, 403);
    }
}
