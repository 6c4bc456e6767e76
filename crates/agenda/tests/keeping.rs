//! What is kept of somebody: given to him, erased with him, and his under another record.

use crate::desk::{class, desk, own, schools};
use base::{Id, Title};
use people::{
    Kinship, Person, groups,
    testing::{adult, first_day, guards},
};
use testing::TestSchool;
use web::{
    ExportFile, Feature,
    merging::{self, Pair},
};

fn agenda(school: &TestSchool) -> &Feature {
    let mut features = school.app.features.iter();
    features.find(|feature| feature.name == "agenda").expect("the agenda")
}

async fn export(school: &TestSchool, person: Id<Person>) -> Vec<ExportFile> {
    let export = agenda(school).export;
    school.app.db.read(move |tx| export(tx, person)).await.expect("exported")
}

#[tokio::test]
async fn ones_agenda_and_appointments_leave_as_open_formats() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        samira.writes(&own(school.samira), &[("title", "Dentiste")]).await;
        let opening = crate::appointments::opens(&school, &durand, &[]).await;
        let slots = crate::appointments::free(&samira, &opening).await;
        crate::appointments::books(&samira, &opening, &slots[0], school.lea).await.redirects();
        let files = export(&school, school.samira).await;
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["agenda/agenda.ics", "agenda/rendez-vous.json"]);
        assert!(String::from_utf8_lossy(&files[0].bytes).contains("SUMMARY:Dentiste"));
        assert!(String::from_utf8_lossy(&files[1].bytes).contains("Rencontre de décembre"));
        assert!(export(&school, school.mme_dubois).await.is_empty());
    }
}

#[tokio::test]
async fn what_is_somebodys_own_is_erased_with_him() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        samira.writes(&own(school.samira), &[("title", "Dentiste")]).await;
        crate::importing::brings(&samira, &own(school.samira), crate::importing::FILE).await;
        samira.0.post("/agenda/abonnement", &[]).await.redirects();
        let opening = crate::appointments::opens(&school, &durand, &[]).await;
        let slots = crate::appointments::free(&samira, &opening).await;
        crate::appointments::books(&samira, &opening, &slots[0], school.lea).await.redirects();
        let visit = durand.writes(&class(&school), &[]).await;
        let (erase, person) = (agenda(&school).erase, school.samira);
        let erased = school.app.db.write(move |tx| erase(tx, person)).await.expect("erased");
        assert!(erased >= 6, "{erased}");
        assert!(export(&school, school.samira).await.is_empty());
        let marc = desk(&school, school.marc).await;
        assert_eq!(crate::appointments::free(&marc, &opening).await.len(), 4);
        assert_eq!(marc.page(&visit).await.text_of("h1"), "Visite de la caserne");
        let erase = agenda(&school).erase;
        let teacher = school.mme_durand;
        school.app.db.write(move |tx| erase(tx, teacher)).await.expect("erased");
        assert_eq!(marc.page(&visit).await.text_of("h1"), "Visite de la caserne", "the school's");
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
    school.app.db.write(write).await.expect("another record")
}

#[tokio::test]
async fn two_records_that_are_one_person_have_one_agenda_and_two_again_when_undone() {
    for school in schools().await {
        let again = samira_again(&school).await;
        let durand = desk(&school, school.mme_durand).await;
        let other = desk(&school, again).await;
        other.writes(&own(again), &[("title", "Dentiste")]).await;
        let opening = crate::appointments::opens(&school, &durand, &[("per", "guardian")]).await;
        let slots = crate::appointments::free(&other, &opening).await;
        crate::appointments::books(&other, &opening, &slots[0], school.lea).await.redirects();
        let (app, keep, now) = (school.app.clone(), school.samira, school.clock.now());
        let write = move |tx: &db::Tx<'_>| {
            let evidence = serde_json::json!({});
            let pair = Pair { keep, drop: again, evidence: &evidence };
            let (merge, touched) = merging::merge(&app, tx, &pair, None, now)?;
            groups::refresh(tx, &touched, now.day())?;
            Ok(merge.id)
        };
        let merge = school.app.db.write(write).await.expect("merged");
        let samira = desk(&school, school.samira).await;
        let week = samira.week("2026-12-03").await;
        assert_eq!(week, ["Rencontre de décembre", "Dentiste"]);
        assert!(samira.page(&opening).await.has(".booked"));
        let app = school.app.clone();
        let undo = move |tx: &db::Tx<'_>| {
            let touched = merging::undo(&app, tx, merge, now)?;
            groups::refresh(tx, &touched, now.day())
        };
        school.app.db.write(undo).await.expect("undone");
        assert!(samira.week("2026-12-03").await.is_empty());
        let other = desk(&school, again).await;
        assert_eq!(other.week("2026-12-03").await.len(), 2);
    }
}

#[tokio::test]
async fn who_met_whom_is_forgotten_after_the_next_school_year() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let opening = crate::appointments::opens(&school, &durand, &[]).await;
        let slots = crate::appointments::free(&samira, &opening).await;
        crate::appointments::books(&samira, &opening, &slots[0], school.lea).await.redirects();
        let visit = durand.writes(&class(&school), &[]).await;
        school.at("2028-07-31 04:00");
        school.run_jobs().await;
        assert_eq!(export(&school, school.samira).await.len(), 1, "the next year is not over");
        school.at("2028-08-01 04:00");
        school.run_jobs().await;
        assert!(export(&school, school.samira).await.is_empty());
        let page = desk(&school, school.mme_lefevre).await.page(&visit).await;
        assert_eq!(page.text_of("h1"), "Visite de la caserne", "the class keeps its events");
    }
}
