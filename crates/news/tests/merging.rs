//! Two records of one person: what he wrote and read follows him, and goes back. And what is given
//! to him or erased.

use crate::desk::{desk, erase, schools};
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
async fn comments_and_marks_of_both_records_are_one_persons_and_go_back() {
    for school in schools().await {
        let again = samira_again(&school).await;
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.publishes(school.ce1_a, "Les semis", &[("comments", "on")]).await;
        let second = desk(&school, again).await;
        second.0.get(&url).await.page();
        second.0.post(&format!("{url}/commentaires"), &[("text", "Oh")]).await.redirects();
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
            let page = mme_durand.0.get(&url).await.page();
            page.texts_of("#comments header b")
        };
        assert_eq!(names().await, ["Samira Haddad"]);
        let samira = desk(&school, school.samira).await;
        assert!(!samira.0.get("/actualites").await.page().has(".row.unread"));
        let app = school.app.clone();
        let write = move |tx: &db::Tx<'_>| {
            let touched = merging::undo(&app, tx, merge, now)?;
            groups::refresh(tx, &touched, now.day())
        };
        school.app.db.write(write).await.expect("undone");
        assert_eq!(names().await, ["Samira Haddad-Martin"]);
    }
}

#[tokio::test]
async fn what_the_news_hold_of_a_person_is_given_to_him_and_erased() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.publishes(school.ce1_a, "Les semis", &[("comments", "on")]).await;
        mme_durand.writes(school.ce1_a, "Brouillon", &[]).await;
        let samira = desk(&school, school.samira).await;
        samira.0.get(&url).await.page();
        samira.0.post(&format!("{url}/commentaires"), &[("text", "Oh")]).await.redirects();
        let (export, her) = (news::feature().export, school.samira);
        let given = school.app.db.read(move |tx| export(tx, her)).await.expect("files");
        let names: Vec<&str> = given.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["actualites/ecrits.html", "actualites/actualites.json"]);
        let json: serde_json::Value = serde_json::from_slice(&given[1].bytes).expect("JSON");
        assert_eq!(json["comments"][0]["html"], "<p>Oh</p>");
        assert_eq!(json["read"].as_array().map(Vec::len), Some(1));
        let gone = school.app.db.write(move |tx| erase(tx, her)).await.expect("erased");
        assert_eq!(gone, 2);
        let given = school.app.db.read(move |tx| export(tx, her)).await.expect("files");
        assert!(given.is_empty());
        // What the school published is the school's; a draft was hers alone.
        let teacher = school.mme_durand;
        assert_eq!(school.app.db.write(move |tx| erase(tx, teacher)).await.expect("erased"), 1);
        assert_eq!(samira.titles("/actualites").await, ["Les semis"]);
    }
}
