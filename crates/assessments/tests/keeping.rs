//! What is kept and what goes: export, erasure, merging.

use crate::desk::{Paper, desk, lines_stand, schools};
use testing::TestSchool;
use web::{
    merging::{self, Pair},
    passage::{Keeper, Kind},
};

async fn live(school: &TestSchool) -> Paper {
    let durand = desk(school, school.mme_durand).await;
    let paper = durand.makes(school.ce1_a).await;
    durand.types(&paper, &[(0, school.ines, "3")]).await.redirects();
    let names = [format!("words-{}", school.ines), format!("seen-{}", school.ines)];
    let fields = [(&*names[0], "Bravo Inès."), (&*names[1], "0")];
    durand.0.post(&format!("{}/appreciations", paper.url), &fields).await.redirects();
    durand.0.post("/evaluations/phrases", &[("words", "Continue.")]).await.redirects();
    paper
}

fn export(school: &TestSchool, person: base::Id<people::Person>) -> impl Future<Output = String> {
    let db = school.app.db.clone();
    async move {
        let read = move |tx: &db::Tx<'_>| (assessments::feature().export)(tx, person);
        let files = db.read(read).await.expect("exported");
        files.into_iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect()
    }
}

#[tokio::test]
async fn what_is_held_of_a_pupil_leaves_with_her_and_goes_after_her() {
    for school in schools().await {
        let paper = live(&school).await;
        let held = export(&school, school.ines).await;
        for word in ["Dictée n° 4", "Atteints", "Bravo Inès."] {
            assert!(held.contains(word), "{word} in {held}");
        }
        let of_teacher = export(&school, school.mme_durand).await;
        assert!(of_teacher.contains("Continue.") && !of_teacher.contains("Bravo"));
        assert!(export(&school, school.samira).await.is_empty());
        let ines = school.ines;
        let erase = move |tx: &db::Tx<'_>| (assessments::feature().erase)(tx, ines);
        assert!(school.app.db.write(erase).await.expect("erased") >= 3);
        assert!(export(&school, school.ines).await.is_empty());
        let durand = desk(&school, school.mme_durand).await;
        assert_eq!(durand.reads(&paper, 0, school.ines).await, "");
        lines_stand(&school).await;
    }
}

#[tokio::test]
async fn two_records_of_a_pupil_become_one_and_two_again() {
    for school in schools().await {
        let paper = live(&school).await;
        let (app, keep, drop, now) =
            (school.app.clone(), school.lina, school.ines, school.clock.now());
        let merge = move |tx: &db::Tx<'_>| {
            let evidence = serde_json::json!({});
            let pair = Pair { keep, drop, evidence: &evidence };
            merging::merge(&app, tx, &pair, None, now).map(|(merge, _)| merge.id)
        };
        let merged = school.app.db.write(merge).await.expect("merged");
        let durand = desk(&school, school.mme_durand).await;
        assert_eq!(durand.reads(&paper, 0, school.lina).await, "3");
        assert!(export(&school, school.lina).await.contains("Bravo Inès."));
        lines_stand(&school).await;
        let app = school.app.clone();
        let undo = move |tx: &db::Tx<'_>| merging::undo(&app, tx, merged, now).map(|_| ());
        school.app.db.write(undo).await.expect("undone");
        assert!(export(&school, school.ines).await.contains("Bravo Inès."));
        assert!(export(&school, school.lina).await.is_empty());
        lines_stand(&school).await;
    }
}

#[tokio::test]
async fn results_stay_when_a_pupil_goes_to_another_school_and_it_is_said() {
    for school in schools().await {
        live(&school).await;
        let (ines, lea, today) = (school.ines, school.lea, school.clock.today());
        let read = move |tx: &db::Tx<'_>| assessments::ClassWork.pieces(tx, &[ines, lea], today);
        let pieces = school.app.db.read(read).await.expect("pieces");
        let [(pupil, piece)] = pieces.as_slice() else { panic!("{pieces:?}") };
        assert_eq!((*pupil, piece.kind), (school.ines, Kind::Stays));
        assert_eq!(piece.title, "Résultats des évaluations de classe (1)");
    }
}

#[tokio::test]
async fn a_class_with_an_assessment_is_not_undone_with_its_year() {
    for school in schools().await {
        let classes = [school.ce1_a, school.cm2_b];
        let assessed = async || {
            let read = move |tx: &db::Tx<'_>| assessments::assessed_in(tx, &classes);
            school.app.db.read(read).await.expect("read")
        };
        assert!(assessed().await.is_empty());
        desk(&school, school.mme_durand).await.makes(school.ce1_a).await;
        assert_eq!(assessed().await, [school.ce1_a]);
    }
}

#[tokio::test]
async fn what_a_family_does_not_read_yet_is_not_read_sooner_once_two_records_are_one() {
    for school in schools().await {
        let paper = live(&school).await;
        let durand = desk(&school, school.mme_durand).await;
        let show = [("visible_on", "2026-11-23"), ("action", "show")];
        durand.0.post(&format!("{}/visibilite", paper.url), &show).await.redirects();
        school.at("2026-11-24 11:00");
        durand.types(&paper, &[(0, school.ines, "1")]).await.redirects();
        let moreau = desk(&school, school.mme_moreau).await;
        let reads = async |pupil| moreau.page(&paper.sheet(pupil)).await.text_of(".rows");
        let (app, keep, drop, now) =
            (school.app.clone(), school.lina, school.ines, school.clock.now());
        let merge = move |tx: &db::Tx<'_>| {
            let evidence = serde_json::json!({});
            let pair = Pair { keep, drop, evidence: &evidence };
            merging::merge(&app, tx, &pair, None, now).map(|(merge, _)| merge.id)
        };
        let merged = school.app.db.write(merge).await.expect("merged");
        assert!(!reads(school.lina).await.contains("Non atteints"));
        lines_stand(&school).await;
        let app = school.app.clone();
        let undo = move |tx: &db::Tx<'_>| merging::undo(&app, tx, merged, now).map(|_| ());
        school.app.db.write(undo).await.expect("undone");
        assert!(reads(school.ines).await.contains("Atteints"), "what they have read stays");
        lines_stand(&school).await;
        school.at("2026-11-25 11:00");
        assert!(reads(school.ines).await.contains("Non atteints"));
    }
}
