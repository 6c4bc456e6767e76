//! Two records of one person: what he said and where he is shown follows him, and goes back.

use crate::desk::{desk, schools};
use base::{Id, Title};
use people::{
    Kinship, Person, groups,
    testing::{adult, first_day, guards},
};
use testing::TestSchool;
use web::merging::{self, Pair};

/// A second record of Samira, who guards Léa too.
async fn samira_again(school: &TestSchool) -> Id<Person> {
    let (lea, now) = (school.lea, school.clock.now());
    let write = move |tx: &db::Tx<'_>| {
        let again = adult(tx, "Samira", "Haddad-Martin", Title::Mme)?;
        let fact = guards(again, lea, Kinship::Mother, first_day());
        let (_, touched) = people::guardianship::begin(tx, &[fact])?;
        groups::refresh(tx, &touched, now.day())?;
        Ok(again)
    };
    school.app.db.write(write).await.expect("a record")
}

#[tokio::test]
async fn comments_thanks_and_marks_of_both_records_are_one_persons_and_go_back() {
    for school in schools().await {
        let again = samira_again(&school).await;
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.publishes(school.ce1_a, "Les semis").await;
        let second = desk(&school, again).await;
        second.0.get(&url).await.page();
        second.0.post(&format!("{url}/commentaires"), &[("text", "Oh")]).await.redirects();
        // Both have thanked: one person thanks once.
        second.0.post(&format!("{url}/reaction"), &[("word", "heart")]).await.redirects();
        let samira = desk(&school, school.samira).await;
        samira.0.post(&format!("{url}/reaction"), &[("word", "star")]).await.redirects();
        let (app, now, keep) = (school.app.clone(), school.clock.now(), school.samira);
        let write = move |tx: &db::Tx<'_>| {
            let evidence = serde_json::json!({ "same_mail": true });
            let records = Pair { keep, drop: again, evidence: &evidence };
            let (merge, touched) = merging::merge(&app, tx, &records, None, now)?;
            groups::refresh(tx, &touched, now.day())?;
            Ok(merge.id)
        };
        let merge = school.app.db.write(write).await.expect("merged");
        let names = async || {
            let page = teacher.0.get(&url).await.page();
            page.texts_of("#comments header b")
        };
        assert_eq!(names().await, ["Samira Haddad"]);
        let samira = desk(&school, school.samira).await;
        assert!(!samira.0.get("/journal").await.page().has(".post.unread"));
        let page = samira.0.get(&url).await.page();
        assert_eq!(page.text_of("#reactions button[aria-pressed=true]"), "Super 1");
        let app = school.app.clone();
        let write = move |tx: &db::Tx<'_>| {
            let touched = merging::undo(&app, tx, merge, now)?;
            groups::refresh(tx, &touched, now.day())
        };
        school.app.db.write(write).await.expect("undone");
        assert_eq!(names().await, ["Samira Haddad-Martin"]);
    }
}
