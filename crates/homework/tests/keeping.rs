//! Two records of one person; what is given to him; what is erased.

use crate::desk::{desk, schools};
use base::{Id, Title};
use people::{
    Kinship, Level, NewEnrolment, Person, Sex, enrolment, groups, guardianship,
    testing::{adult, first_day, guards, pupil},
};
use testing::TestSchool;
use web::merging::{self, Pair};

/// A second record of Léa, in CE1-A too, with a guardian.
async fn lea_again(school: &TestSchool) -> Id<Person> {
    let (school_id, class, now) = (school.jean_mace, school.ce1_a, school.clock.now());
    let write = move |tx: &db::Tx<'_>| {
        let again = pupil(tx, "Lea", "Martin-Haddad", "2019-03-12", Sex::Girl)?;
        let mother = adult(tx, "Samira", "Haddad-Martin", Title::Mme)?;
        let enrolled = NewEnrolment {
            pupil: again,
            school: school_id,
            class: Some(class),
            level: Level::Ce1,
            from_on: first_day(),
            until_on: None,
        };
        let (_, touched) = enrolment::begin(tx, &[enrolled])?;
        let fact = guards(mother, again, Kinship::Mother, first_day());
        let (_, guarded) = guardianship::begin(tx, &[fact])?;
        groups::refresh(tx, &touched.and(guarded), now.day())?;
        Ok(again)
    };
    school.app.db.write(write).await.expect("a record")
}

#[tokio::test]
async fn work_and_ticks_of_both_records_are_one_pupils_and_go_back() {
    for school in schools().await {
        let again = lea_again(&school).await;
        let mme_durand = desk(&school, school.mme_durand).await;
        let both = mme_durand.gives(school.ce1_a, "Observer", &[("work", "on")]).await;
        let one = mme_durand.gives(school.ce1_a, "Relire", &[("work", "on")]).await;
        let (lea, second) = (desk(&school, school.lea).await, desk(&school, again).await);
        lea.0.post(&format!("{both}/rendus"), &[("text", "Un")]).await.redirects();
        school.clock.advance_minutes(1);
        second.0.post(&format!("{both}/rendus"), &[("text", "Deux")]).await.redirects();
        second.0.post(&format!("{one}/rendus"), &[("text", "Trois")]).await.redirects();
        let (app, now, keep) = (school.app.clone(), school.clock.now(), school.lea);
        let write = move |tx: &db::Tx<'_>| {
            let evidence = serde_json::json!({ "same_birth": true });
            let records = Pair { keep, drop: again, evidence: &evidence };
            let (merge, touched) = merging::merge(&app, tx, &records, None, now)?;
            groups::refresh(tx, &touched, now.day())?;
            Ok(merge.id)
        };
        let merge = school.app.db.write(write).await.expect("merged");
        let lea = desk(&school, school.lea).await;
        let page = lea.0.get(&both).await.page();
        assert_eq!(page.texts_of("#rendu > .body .rich"), ["Deux", "Un"]);
        assert!(lea.0.get(&one).await.page().text_of("#rendu .rich").contains("Trois"));
        let follow = mme_durand.0.get(&format!("{both}/suivi")).await.page();
        assert_eq!(follow.texts_of(".figures dd"), ["3", "1", "1", "1"]);
        let app = school.app.clone();
        let write = move |tx: &db::Tx<'_>| {
            let touched = merging::undo(&app, tx, merge, now)?;
            groups::refresh(tx, &touched, now.day())
        };
        school.app.db.write(write).await.expect("undone");
        let follow = mme_durand.0.get(&format!("{both}/suivi")).await.page();
        assert_eq!(follow.texts_of(".figures dd"), ["4", "2", "2", "2"]);
    }
}

#[tokio::test]
async fn what_is_held_of_a_person_is_given_to_him_and_erased() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let lea_id = school.lea.to_string();
        let some = [("work", "on"), ("reach", "some"), ("pupils", &*lea_id)];
        let url = mme_durand.gives(school.ce1_a, "Observer", &some).await;
        mme_durand.gives(school.ce1_a, "Brouillon", &[("action", "save")]).await;
        mme_durand.logs(school.ce1_a, "Les graines", &[]).await;
        let lea = desk(&school, school.lea).await;
        lea.0.post(&format!("{url}/rendus"), &[("text", "Elle germe")]).await.redirects();
        let follow = mme_durand.0.get(&format!("{url}/suivi")).await.page();
        let work = follow.attribute("tbody th a", "href").expect("work");
        let word = [("comment", "Bien vu"), ("version", "1")];
        mme_durand.0.post(&format!("{work}/retour"), &word).await.redirects();
        let feature = homework::feature();
        let (export, erase) = (feature.export, feature.erase);
        let given = async |person: Id<Person>| {
            school.app.db.read(move |tx| export(tx, person)).await.expect("files")
        };
        let hers = given(school.lea).await;
        let json: serde_json::Value = serde_json::from_slice(&hers[0].bytes).expect("JSON");
        assert_eq!(json["work"][0]["html"], "<p>Elle germe</p>");
        assert_eq!(json["work"][0]["comment"], "<p>Bien vu</p>");
        assert_eq!(json["done"][0]["title"], "Observer");
        assert_eq!(json["for_me_by_name"][0]["title"], "Observer");
        assert_eq!(hers[1].name, "cahier-de-textes/travaux.html");
        let teachers = given(school.mme_durand).await;
        let json: serde_json::Value = serde_json::from_slice(&teachers[0].bytes).expect("JSON");
        assert_eq!(json["homework"].as_array().map(Vec::len), Some(2));
        assert_eq!(json["lessons"][0]["title"], "Les graines");
        assert!(given(school.samira).await.is_empty());
        let pupil = school.lea;
        let gone = school.app.db.write(move |tx| erase(tx, pupil)).await.expect("erased");
        assert_eq!(gone, 3);
        assert!(given(school.lea).await.is_empty());
        assert_eq!(mme_durand.status(&work).await, 404);
        // What the class was given stays with the class; a draft was hers alone.
        let teacher = school.mme_durand;
        let gone = school.app.db.write(move |tx| erase(tx, teacher)).await.expect("erased");
        assert_eq!(gone, 1);
        assert_eq!(mme_durand.status(&url).await, 200);
    }
}

#[tokio::test]
async fn the_work_of_a_year_is_kept_through_the_next_one_and_then_forgotten() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.gives(school.ce1_a, "Observer", &[("work", "on")]).await;
        let lea = desk(&school, school.lea).await;
        lea.0.post(&format!("{url}/rendus"), &[("text", "Elle germe")]).await.redirects();
        school.at("2028-07-31 23:00");
        school.run_jobs().await;
        let mme_durand = desk(&school, school.mme_durand).await;
        let follow = async || {
            let page = mme_durand.0.get(&format!("{url}/suivi")).await.page();
            page.texts_of(".figures dd")
        };
        assert_eq!(follow().await, ["3", "1", "1", "1"]);
        school.at("2028-08-02 06:00");
        school.run_jobs().await;
        assert_eq!(follow().await, ["3", "0", "0", "0"]);
        assert_eq!(mme_durand.status(&url).await, 200);
    }
}

#[tokio::test]
async fn a_class_whose_book_is_begun_is_not_undone_with_its_year() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let classes = [school.ce1_a, school.cm2_b, school.ms_gs];
        let begun = async || {
            let read = move |tx: &db::Tx<'_>| homework::written_in(tx, &classes);
            school.app.db.read(read).await.expect("read")
        };
        assert!(begun().await.is_empty());
        durand.gives(school.ce1_a, "Lire", &[("action", "save")]).await;
        assert_eq!(begun().await, [school.ce1_a], "a draft is somebody’s work too");
        let petit = desk(&school, school.m_petit).await;
        petit.logs(school.cm2_b, "La pression de l’air", &[]).await;
        let mut both = begun().await;
        both.sort_by_key(|class| *class == school.cm2_b);
        assert_eq!(both, [school.ce1_a, school.cm2_b]);
    }
}
