//! Two records of one person: his letters follow him, and go back when it was a mistake.

use crate::desk::{desk, person, schools};
use base::{Id, Title};
use people::{
    Kinship, Level, Merge, NewEnrolment, Person, Sex, groups,
    testing::{adult, first_day, guards, pupil},
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

async fn merge(school: &TestSchool, keep: Id<Person>, drop: Id<Person>) -> Id<Merge> {
    let (app, now) = (school.app.clone(), school.clock.now());
    let write = move |tx: &db::Tx<'_>| {
        let evidence = serde_json::json!({ "same_mail": true });
        let records = Pair { keep, drop, evidence: &evidence };
        let (merge, touched) = merging::merge(&app, tx, &records, None, now)?;
        groups::refresh(tx, &touched, now.day())?;
        Ok(merge.id)
    };
    school.app.db.write(write).await.expect("merged")
}

async fn undo(school: &TestSchool, merge: Id<Merge>) {
    let (app, now) = (school.app.clone(), school.clock.now());
    let write = move |tx: &db::Tx<'_>| {
        let touched = merging::undo(&app, tx, merge, now)?;
        groups::refresh(tx, &touched, now.day())
    };
    school.app.db.write(write).await.expect("undone");
}

#[tokio::test]
async fn letters_of_both_records_are_in_one_post_and_go_back_when_it_is_undone() {
    for school in schools().await {
        let again = samira_again(&school).await;
        let mme_durand = desk(&school, school.mme_durand).await;
        let second = desk(&school, again).await;
        for name in ["Cantine", "Sorties"] {
            second.0.post("/messages/dossiers", &[("name", name)]).await.redirects();
        }
        let samira = desk(&school, school.samira).await;
        samira.0.post("/messages/dossiers", &[("name", "cantine")]).await.redirects();
        mme_durand.writes(&person(school.samira), "À la première").await;
        mme_durand.writes(&person(again), "À la seconde").await;
        second.writes(&person(school.mme_durand), "Par la seconde").await;
        let both = [&*person(school.samira), &*person(again)];
        mme_durand.try_writes(&both, "Aux deux", &[]).await.redirects();
        let sent = second.0.upload("/fichiers", &[("f", "mot.txt", "text/plain", b"mot")]).await;
        assert_eq!(sent.status, 200);
        second.0.post("/messages/preferences", &[("signature", "S. H.")]).await.redirects();
        let before = second.received().await;

        let made = merge(&school, school.samira, again).await;
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.received().await, ["Aux deux", "À la seconde", "À la première"]);
        assert_eq!(samira.subjects("/messages/envoyes").await, ["Par la seconde"]);
        assert_eq!(samira.badge().await, "3");
        let folders = samira.0.get_json("/api/messages/dossiers").await.json();
        let names = folders["folders"].as_array().expect("folders").iter();
        let names: Vec<&str> = names.filter_map(|folder| folder["name"].as_str()).collect();
        assert_eq!(names, ["cantine", "Cantine (2)", "Sorties"]);
        let found = samira.0.get_json("/api/messages/recherche?q=seconde").await.json();
        assert_eq!(found["letters"].as_array().map(Vec::len), Some(2));
        let signed = samira.0.get_json("/api/messages/preferences").await.json();
        assert_eq!(signed["signature"], "S. H.");
        let files = samira.0.get("/compte/fichiers").await.page();
        assert_eq!(files.texts_of(".rows b"), ["mot.txt"]);
        let news = samira.0.get("/nouveautes").await.page();
        assert_eq!(news.count(".rows .row"), 3);
        // What she wrote under the other record is hers to take back.
        let url = samira.first("/messages/envoyes").await;
        assert_eq!(samira.0.get(&format!("{url}/rappel")).await.status, 200);
        assert_eq!(second.0.get("/messages").await.status, 401, "nobody is that record any more");
        // An answer reaches her.
        let url = mme_durand.first("/messages").await;
        let form =
            mme_durand.0.get(&format!("/messages/nouveau?reponse={}", id(&url))).await.page();
        assert_eq!(form.text_of(".picked [data-picker-chosen]"), "Samira Haddad");

        undo(&school, made).await;
        let (samira, second) = (desk(&school, school.samira).await, desk(&school, again).await);
        assert_eq!(samira.received().await, ["Aux deux", "À la première"]);
        assert_eq!(second.received().await, before);
        assert_eq!(second.subjects("/messages/envoyes").await, ["Par la seconde"]);
        let found = second.0.get_json("/api/messages/recherche?q=seconde").await.json();
        assert_eq!(found["letters"].as_array().map(Vec::len), Some(2));
        let found = samira.0.get_json("/api/messages/recherche?q=seconde").await.json();
        assert_eq!(found["letters"].as_array().map(Vec::len), Some(0));
        let files = second.0.get("/compte/fichiers").await.page();
        assert_eq!(files.texts_of(".rows b"), ["mot.txt"]);
    }
}

fn id(url: &str) -> &str {
    url.rsplit('/').next().expect("an id")
}

#[tokio::test]
async fn what_is_for_a_child_of_two_records_is_for_the_one_that_is_kept() {
    for school in schools().await {
        let (now, jean_mace, ce1_a) = (school.clock.now(), school.jean_mace, school.ce1_a);
        let samira = school.samira;
        let write = move |tx: &db::Tx<'_>| {
            let lea = pupil(tx, "Léa", "Martin-Haddad", "2018-05-02", Sex::Girl)?;
            let fact = guards(samira, lea, Kinship::Mother, first_day());
            let (_, guarded) = people::guardianship::begin(tx, &[fact])?;
            let enrolment = NewEnrolment {
                pupil: lea,
                school: jean_mace,
                class: Some(ce1_a),
                level: Level::Ce1,
                from_on: first_day(),
                until_on: None,
            };
            let (_, enrolled) = people::enrolment::begin(tx, &[enrolment])?;
            groups::refresh(tx, &guarded.and(enrolled), now.day())?;
            Ok(lea)
        };
        let lea_again = school.app.db.write(write).await.expect("a record");
        let mme_durand = desk(&school, school.mme_durand).await;
        let for_again = format!("p:{samira}:{lea_again}");
        mme_durand.writes(&for_again, "Lunettes").await;
        let desk_of_samira = desk(&school, samira).await;
        let list = desk_of_samira.0.get_json("/api/messages").await.json();
        assert_eq!(list["letters"][0]["pupil"], lea_again.to_string());
        let made = merge(&school, school.lea, lea_again).await;
        let list = desk_of_samira.0.get_json("/api/messages").await.json();
        assert_eq!(list["letters"][0]["pupil"], school.lea.to_string());
        undo(&school, made).await;
        let list = desk_of_samira.0.get_json("/api/messages").await.json();
        assert_eq!(list["letters"][0]["pupil"], lea_again.to_string());
    }
}
