//! The audit log: read, filtered, taken away.

use crate::{features, room};
use testing::TestSchool;

#[tokio::test]
async fn the_log_is_read_filtered_and_taken_away() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let marc = format!("/administration/personne/{}", school.marc);
        head.post(&format!("{marc}/suspension"), &[]).await.redirects();
        head.post(&room(&school, "groupes"), &[("name", "Chorale")]).await.redirects();
        let log = room(&school, "journal");
        let rows = async |query: &str| {
            head.get(&format!("{log}{query}")).await.page().texts_of("tbody tr td:nth-child(2)")
        };
        assert_eq!(rows("").await, ["A créé un groupe", "A suspendu un compte"]);
        assert_eq!(rows("?risque=account").await, ["A suspendu un compte"]);
        assert_eq!(rows("?du=2026-11-24").await, [""; 0]);
        assert_eq!(rows("?du=2026-11-23&au=2026-11-23").await.len(), 2);
        assert_eq!(rows(&format!("?personne={}", school.mme_durand)).await, [""; 0]);
        assert_eq!(rows(&format!("?personne={}", school.mme_lefevre)).await.len(), 2);
        let csv = head.get(&format!("{log}.csv?risque=account")).await;
        assert_eq!(csv.header("content-type").as_deref(), Some("text/csv; charset=utf-8"));
        let text = csv.text();
        assert_eq!(text.lines().count(), 2, "{text}");
        assert!(text.contains("Hélène Lefèvre;A suspendu un compte"));
        assert!(!text.contains("Marc"), "identifiers only");
        assert_eq!(rows("").await[0], "A emporté le journal");
    }
}

#[tokio::test]
async fn the_log_of_a_school_is_not_that_of_another() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        head.post(&room(&school, "groupes"), &[("name", "Chorale")]).await.redirects();
        let lambert = school.client(school.m_lambert).await;
        let path = format!("/administration/ecole/{}/journal", school.ferry);
        assert!(!lambert.get(&path).await.page().has("tbody"));
        let platform = school.client(school.mme_delattre).await;
        let page = platform.get("/administration/journal").await.page();
        assert_eq!(page.count("tbody tr"), 1);
    }
}
