//! The journal for programs: the same rules as the pages.

use crate::desk::{allow, desk, photo, schools};
use people::ImageRight;

#[tokio::test]
async fn a_program_writes_looks_and_publishes_as_its_person_does() {
    for school in schools().await {
        allow(&school, &[(school.lea, ImageRight::Class)]).await;
        let teacher = desk(&school, school.mme_durand).await;
        let classes = teacher.0.get_json("/api/journal/redaction").await.json();
        assert_eq!(classes["classes"][0]["name"], "CE1-A");
        let photo = photo();
        let file: (&str, &str, &str, &[u8]) = ("file", "a.jpg", "image/jpeg", &photo);
        let sent = teacher.0.upload("/fichiers", &[file]).await;
        let file = sent.json()["id"].as_str().expect("an id").to_owned();
        school.run_jobs().await;
        let form =
            [("title", "Les semis"), ("body", "Cinq."), ("files", &file), ("action", "publish")];
        let class = format!("/api/journal/classes/{}", school.ce1_a);
        let made = teacher.0.post(&class, &form).await;
        assert_eq!(made.status, 201);
        let made: serde_json::Value = serde_json::from_slice(&made.body).expect("JSON");
        assert_eq!(made["looks_first"], true);
        let url = format!("/api/journal/{}", made["id"].as_str().expect("an id"));
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.0.get_json(&url).await.status, 404);
        let publication = format!("{url}/publication");
        assert_eq!(teacher.0.post(&publication, &[]).await.status, 422);
        let look = format!("{url}/images/{file}");
        let lina = school.lina.to_string();
        assert_eq!(teacher.0.post(&look, &[("pupils", &lina)]).await.status, 422);
        let lea = school.lea.to_string();
        assert_eq!(teacher.0.post(&look, &[("pupils", &lea)]).await.status, 204);
        assert_eq!(teacher.0.post(&publication, &[]).await.status, 204);

        let feed = samira.0.get_json("/api/journal").await.json();
        assert_eq!(feed["posts"][0]["title"], "Les semis");
        assert_eq!(feed["posts"][0]["pictures"][0]["standing"], "fine");
        let said = samira.0.post(&format!("{url}/commentaires"), &[("text", "Oh")]).await;
        assert_eq!(said.status, 204);
        let thanked = samira.0.post(&format!("{url}/reaction"), &[("word", "heart")]).await;
        assert_eq!(thanked.status, 204);
        let post = samira.0.get_json(&url).await.json();
        assert_eq!(post["comments"][0]["state"], "held");
        assert_eq!(post["reactions"][0]["count"], 1);
        let rights = teacher.0.get_json(&format!("{class}/droits")).await.json();
        assert_eq!(rights["pupils"][0]["word"], "class");
        assert_eq!(samira.0.get_json(&format!("{class}/droits")).await.status, 403);
        let late = [("title", "Les semis"), ("body", "Six."), ("version", "7")];
        assert_eq!(teacher.0.post(&format!("{url}/edition"), &late).await.status, 422);
        assert_eq!(samira.0.post(&format!("{url}/retrait"), &[]).await.status, 403);
    }
}
