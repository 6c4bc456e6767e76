//! Pupils who write: their team reads first, and gives back with a sentence.

use crate::desk::{desk, schools};

#[tokio::test]
async fn a_pupil_writes_her_team_reads_first_and_publishes() {
    for school in schools().await {
        let lea = desk(&school, school.lea).await;
        let url = lea.writes(school.ce1_a, "Mon chat", &[("action", "publish")]).await;
        // To publish is not hers: it is handed in.
        let page = lea.0.get(&url).await.page();
        assert!(page.text_of(".note").starts_with("À relire"));
        let (samira, ines) = (desk(&school, school.samira).await, desk(&school, school.ines).await);
        assert_eq!((samira.status(&url).await, ines.status(&url).await), (404, 404));
        assert_eq!(lea.does(&format!("{url}/publication")).await, 403);
        let teacher = desk(&school, school.mme_durand).await;
        let told = teacher.told().await;
        assert_eq!(told, ["CE1-A : un élève donne un article à relire"]);
        assert!(teacher.0.get("/journal/redaction").await.page().has("#todo"));

        assert_eq!(teacher.does(&format!("{url}/renvoi")).await, 422);
        let word = [("sentence", "Il s’appelle comment ?")];
        teacher.0.post(&format!("{url}/renvoi"), &word).await.redirects();
        // Given back, it is hers alone again.
        assert_eq!(teacher.status(&url).await, 404);
        assert!(lea.0.get(&url).await.page().text_of(".note").contains("Il s’appelle comment"));
        assert_eq!(lea.told().await, ["CE1-A : ton article est à revoir"]);
        let again = [
            ("title", "Mon chat Biscuit"),
            ("body", "Il est roux."),
            ("version", "1"),
            ("action", "submit"),
        ];
        lea.0.post(&format!("{url}/edition"), &again).await.redirects();
        teacher.0.post(&format!("{url}/publication"), &[]).await.redirects();
        assert_eq!(samira.titles("/journal").await, ["Mon chat Biscuit"]);
        // Other people's parents know her first name.
        let moreau = desk(&school, school.mme_moreau).await;
        let page = moreau.0.get(&url).await.page();
        assert!(page.text_of(".news .body").contains("Léa ·"));
        assert!(!page.text_of(".news .body").contains("Martin"));
        // Out, it is not in her hands any more; what she was typing is not lost.
        let late = [("title", "Mon chat"), ("body", "Et noir."), ("version", "2")];
        let told = lea.0.post(&format!("{url}/edition"), &late).await;
        assert_eq!(told.status, 422);
        assert!(told.any_page().text_of("textarea").contains("Et noir."));
    }
}

#[tokio::test]
async fn pupils_write_where_their_class_lets_them() {
    for school in schools().await {
        let new = format!("/journal/classes/{}/nouveau", school.ce1_a);
        let lea = desk(&school, school.lea).await;
        assert_eq!(lea.status(&new).await, 200);
        let other = format!("/journal/classes/{}/nouveau", school.cm2_b);
        assert_eq!(lea.status(&other).await, 404);
        assert_eq!(desk(&school, school.samira).await.status(&new).await, 403);
        let settings = format!("/journal/classes/{}/reglages", school.ce1_a);
        assert_eq!(lea.status(&settings).await, 403);
        let teacher = desk(&school, school.mme_durand).await;
        teacher.0.post(&settings, &[("comments", "none")]).await.redirects();
        assert_eq!(lea.status(&new).await, 403);
        assert_eq!(teacher.0.post(&settings, &[("comments", "everybody")]).await.status, 400);
    }
}
