//! What is kept of somebody: given to him, erased with him, and his under another record.

use crate::desk::{class, desk, pupil, schools};
use base::{Id, Title};
use liaison::chain::verify;
use people::{
    Kinship, Person, groups,
    testing::{adult, first_day, guards},
};
use testing::TestSchool;
use web::{
    ExportFile, Feature,
    merging::{self, Pair},
};

fn book(school: &TestSchool) -> &Feature {
    let mut features = school.app.features.iter();
    features.find(|feature| feature.name == "liaison").expect("the book")
}

async fn export(school: &TestSchool, person: Id<Person>) -> Vec<ExportFile> {
    let export = book(school).export;
    school.app.db.read(move |tx| export(tx, person)).await.expect("exported")
}

#[tokio::test]
async fn what_one_has_signed_is_given_to_him_and_not_to_others() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let slip = durand.writes(&pupil(school.lea)).await;
        let samira = desk(&school, school.samira).await;
        samira.signs(&slip, school.lea, &[("r1", "yes")]).await;
        for person in [school.samira, school.lea] {
            let files = export(&school, person).await;
            let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
            assert_eq!(names, ["liaison/signatures-001.html", "liaison/signatures-001.json"]);
            let text = String::from_utf8_lossy(&files[1].bytes);
            assert!(text.contains("Sortie à La Piscine") && text.contains("Léa Martin"));
        }
        assert!(export(&school, school.marc).await.is_empty());
        durand.0.post("/liaison/brouillons/enregistrement", &[("title", "Piscine")]).await.json();
        let files = export(&school, school.mme_durand).await;
        assert_eq!(files[0].name, "liaison/brouillons.json");
    }
}

#[tokio::test]
async fn what_was_signed_for_a_pupil_goes_with_him_and_the_chain_holds() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let to = class(&school, school.ce1_a).await;
        let slip = durand.writes(&to).await;
        desk(&school, school.samira).await.signs(&slip, school.lea, &[("r1", "yes")]).await;
        desk(&school, school.mme_moreau).await.signs(&slip, school.ines, &[("r1", "yes")]).await;
        school.clock.advance_minutes(1);
        school.run_jobs().await;
        let (erase, lea, samira) = (book(&school).erase, school.lea, school.samira);
        let erased = move |tx: &db::Tx<'_>| Ok((erase(tx, samira)?, erase(tx, lea)?));
        let (of_guardian, of_pupil) = school.app.db.write(erased).await.expect("erased");
        assert_eq!(of_guardian, 0, "what she signed informs the school while the pupil is there");
        assert!(of_pupil >= 3);
        let id = school.jean_mace;
        let chain = school.app.db.read(move |tx| verify(tx, id)).await.expect("looked at");
        assert_eq!((chain.places, chain.erased, chain.broken), (2, 1, None));
        let lines = durand.followed(&slip).await;
        assert!(lines.iter().all(|line| !line.contains("Léa")));
        assert!(export(&school, school.lea).await.is_empty());
    }
}

/// A second record of Samira, who answers for Léa too.
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
async fn answers_follow_a_person_who_had_two_records_and_the_chain_holds() {
    for school in schools().await {
        let again = samira_again(&school).await;
        let durand = desk(&school, school.mme_durand).await;
        let both = [("needs", "both")];
        let slip = durand.writes_with(&pupil(school.lea), &both).await;
        desk(&school, again).await.signs(&slip, school.lea, &[("r1", "yes")]).await;
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.awaiting().await.len(), 1);
        school.clock.advance_minutes(1);
        school.run_jobs().await;
        let (app, keep, now) = (school.app.clone(), school.samira, school.clock.now());
        let merge = move |tx: &db::Tx<'_>| {
            let evidence = serde_json::json!({ "same_mail": true });
            let pair = Pair { keep, drop: again, evidence: &evidence };
            let (merge, touched) = merging::merge(&app, tx, &pair, None, now)?;
            groups::refresh(tx, &touched, now.day())?;
            Ok(merge.id)
        };
        let merge = school.app.db.write(merge).await.expect("merged");
        let samira = desk(&school, school.samira).await;
        assert!(samira.awaiting().await.is_empty(), "she has signed");
        let receipt = samira.page(&slip).await.attribute("a[href*='recu']", "href");
        assert_eq!(samira.0.get(&receipt.expect("a receipt")).await.status, 200);
        assert_eq!(export(&school, school.samira).await.len(), 2);
        let id = school.jean_mace;
        let chain = school.app.db.read(move |tx| verify(tx, id)).await.expect("looked at");
        assert_eq!((chain.places, chain.broken), (1, None));
        let app = school.app.clone();
        let undo = move |tx: &db::Tx<'_>| {
            let touched = merging::undo(&app, tx, merge, now)?;
            groups::refresh(tx, &touched, now.day())
        };
        school.app.db.write(undo).await.expect("undone");
        assert_eq!(desk(&school, school.samira).await.awaiting().await.len(), 1);
    }
}

#[tokio::test]
async fn a_class_that_was_written_to_is_not_undone_with_its_year() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let classes = [school.ce1_a, school.cm2_b, school.ms_gs];
        let told = async || {
            let read = move |tx: &db::Tx<'_>| liaison::addressed_in(tx, &classes);
            school.app.db.read(read).await.expect("read")
        };
        assert!(told().await.is_empty());
        durand.writes(&pupil(school.lea)).await;
        assert_eq!(told().await, [school.ce1_a], "to one of its pupils");
        durand.writes(&class(&school, school.ce1_a).await).await;
        assert_eq!(told().await, [school.ce1_a], "and to all of it");
    }
}
