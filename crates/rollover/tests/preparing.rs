//! Preparing: what is proposed, who may see it, and how a head changes it.

use crate::desk::{Desk, schools};
use axum::http::StatusCode;
use base::Instant;
use testing::TestSchool;
use web::demo::{self, Stage, StageSchool};

#[tokio::test]
async fn the_head_is_proposed_the_classes_of_the_next_year() {
    for school in schools().await {
        let desk = Desk::of_jean_mace(&school).await;
        assert_eq!(desk.state().await, "en préparation");
        let old = desk.text("[aria-labelledby=old] .rows").await;
        assert!(old.contains("CE1-A CE2-A : 3 3 élèves"), "{old}");
        assert!(old.contains("CM2-B départ au collège : 2 2 élèves"), "{old}");
        let new = desk.text("[aria-labelledby=new] .rows").await;
        assert!(new.contains("CE1-A Mme Durand aucun élève"), "her class waits for others: {new}");
        assert!(new.contains("CE2-A Personne dans l’équipe pour l’instant 3 élèves"), "{new}");
        let cautions = desk.text("[aria-labelledby=cautions]").await;
        assert!(cautions.contains("Personne n’enseigne en CE2-A, où 3 élèves"), "{cautions}");
    }
}

#[tokio::test]
async fn a_plan_is_of_those_who_run_the_school() {
    for school in schools().await {
        let desk = Desk::of_jean_mace(&school).await;
        let of_school = format!("/annee-suivante/ecole/{}", school.jean_mace);
        let rooms = ["", "/phrases", "/eleves?de=sans-place", "/classes"];
        for (person, may_see_school) in [
            (school.mme_durand, StatusCode::FORBIDDEN),
            (school.samira, StatusCode::FORBIDDEN),
            (school.lea, StatusCode::FORBIDDEN),
            (school.m_vasseur, StatusCode::FORBIDDEN),
            (school.m_lambert, StatusCode::NOT_FOUND),
            (school.mme_bernard, StatusCode::NOT_FOUND),
        ] {
            let client = school.client(person).await;
            for room in rooms {
                let answer = client.get(&format!("{}{room}", desk.plan)).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{room}");
            }
            assert_eq!(client.get(&of_school).await.status, may_see_school);
            let accord = client.post(&format!("{}/accord", desk.plan), &[("version", "1")]).await;
            assert_eq!(accord.status, StatusCode::NOT_FOUND);
        }
        let platform = school.client(school.mme_delattre).await;
        platform.get(&desk.plan).await.page();
        let teacher = school.client(school.mme_durand).await;
        assert_eq!(teacher.get("/annee-suivante").await.status, StatusCode::NOT_FOUND);
        let home = desk.client.get("/annee-suivante").await.page().text_of("main .rows");
        assert_eq!(home, "École Jean-Macé 2027-2028 en préparation");
    }
}

#[tokio::test]
async fn a_class_goes_to_two_classes_in_a_few_taps() {
    for school in schools().await {
        let desk = Desk::of_jean_mace(&school).await;
        let fields = [("name", "CE2-B"), ("levels", "ce2")];
        desk.post("/classes", &fields).await.redirects();
        let url = format!("{}/eleves?de={}", desk.plan, school.ce1_a);
        let page = desk.client.get(&format!("{url}&coche=alterne")).await.page();
        let ticked = page.attributes("input[name=pupils][checked]", "value");
        assert_eq!(ticked, [school.lea.to_string(), school.lina.to_string()]);
        let (class, to) = (school.ce1_a.to_string(), desk.way("CE2-B", "ce2").await);
        let mut fields = vec![("de", class.as_str()), ("to", to.as_str())];
        fields.extend(ticked.iter().map(|id| ("pupils", id.as_str())));
        desk.post("/eleves", &fields).await.redirects();
        let old = desk.text("[aria-labelledby=old] .rows").await;
        assert!(old.contains("CE1-A CE2-B : 2 · CE2-A : 1"), "{old}");
        let page = desk.client.get(&desk.class("CE2-B").await).await.page();
        let pupils = page.text_of("[aria-labelledby=pupils] .sentences");
        assert_eq!(pupils, "Léa Martin de CE1-A (CE1) Lina Moreau de CE1-A (CE1)");
    }
}

#[tokio::test]
async fn a_pupil_may_stay_in_his_level_or_leave_for_elsewhere() {
    for school in schools().await {
        let desk = Desk::of_jean_mace(&school).await;
        let (lea, ines) = (school.lea.to_string(), school.ines.to_string());
        let class = school.ce1_a.to_string();
        let again = desk.way("CE1-A", "ce1").await;
        let fields = [("de", class.as_str()), ("pupils", lea.as_str()), ("to", again.as_str())];
        desk.post("/eleves", &fields).await.redirects();
        let fields =
            [("de", class.as_str()), ("pupils", ines.as_str()), ("to", "leaves:elsewhere")];
        desk.post("/eleves", &fields).await.redirects();
        let page = desk.client.get(&format!("{}/phrases?de={class}", desk.plan)).await.page();
        assert_eq!(
            page.texts_of(".sentences li p"),
            [
                "Léa Martin reste en CE1, dans la classe CE1-A.",
                "Inès Moreau quitte CE1-A et l’école.",
                "Lina Moreau passe de CE1-A en CE2-A.",
            ]
        );
        let figures = desk.text(".figures").await;
        assert!(figures.contains("restent dans leur niveau 1"), "{figures}");
    }
}

#[tokio::test]
async fn a_closed_class_leaves_its_pupils_waiting_and_nobody_agrees_to_that() {
    for school in schools().await {
        let desk = Desk::of_jean_mace(&school).await;
        let room = desk.class("CE2-A").await.replace(&desk.plan, "");
        desk.post(&format!("{room}/fermeture"), &[]).await.redirects();
        let cautions = desk.text("[aria-labelledby=cautions]").await;
        assert!(cautions.contains("3 élèves n’ont pas de place"), "{cautions}");
        let page = desk.client.get(&format!("{}/phrases", desk.plan)).await.page();
        assert!(!page.has("form[action$=accord]"));
        let refused = desk.post("/accord", &[crate::desk::REASON]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        let page = desk.client.get(&format!("{}/eleves?de=sans-place", desk.plan)).await.page();
        assert_eq!(page.count("input[name=pupils]"), 3);
    }
}

#[tokio::test]
async fn two_who_prepare_at_once_do_not_overwrite_each_other() {
    for school in schools().await {
        let desk = Desk::of_jean_mace(&school).await;
        let old = desk.version().await;
        let fields = [("name", "CE2-B"), ("levels", "ce2")];
        desk.post("/classes", &fields).await.redirects();
        let mut late = vec![("version", old.as_str())];
        late.extend([("name", "CE2-C"), ("levels", "ce2")]);
        let answer = desk.client.post(&format!("{}/classes", desk.plan), &late).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(!desk.text("[aria-labelledby=new]").await.contains("CE2-C"));
    }
}

#[tokio::test]
async fn what_is_wrong_in_a_form_is_said_beside_it() {
    for school in schools().await {
        let client = school.client(school.mme_lefevre).await;
        let url = format!("/annee-suivante/ecole/{}", school.jean_mace);
        for (day, said) in [
            ("", "Écrivez ce jour"),
            ("2027-06-30", "Ce jour n’est pas dans l’année qui commence"),
            ("2029-09-01", "Ce jour n’est pas dans l’année qui commence"),
        ] {
            let answer = client.post(&url, &[("year", "2026"), ("effective_on", day)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            let problems = answer.any_page().text_of(".problems");
            assert!(problems.contains(said), "{problems}");
        }
        let desk = Desk::of_jean_mace(&school).await;
        let again = client.post(&url, &[("year", "2026"), ("effective_on", "2027-09-01")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "begun once");
        let taken = desk.post("/classes", &[("name", "ce2-a"), ("levels", "ce2")]).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.any_page().text_of(".problems").contains("a déjà ce nom"));
        let class = school.ce1_a.to_string();
        let nobody = desk.post("/eleves", &[("de", &class), ("to", "leaves:middle")]).await;
        assert!(nobody.any_page().text_of(".problems").contains("Cochez au moins un élève"));
        let lea = school.lea.to_string();
        let nowhere = desk.post("/eleves", &[("de", &class), ("pupils", &lea), ("to", "")]).await;
        assert!(nowhere.any_page().text_of(".problems").contains("Choisissez où ils vont"));
        let other = school.hugo.to_string();
        let fields = [("de", class.as_str()), ("pupils", &other), ("to", "leaves:middle")];
        let page = desk.post("/eleves", &fields).await;
        page.redirects();
        assert!(!desk.text("main").await.contains("Hugo"), "not of this school");
        let room = desk.class("CE2-A").await.replace(&desk.plan, "");
        let stranger = school.m_lambert.to_string();
        let fields = [("person", stranger.as_str()), ("function", "teacher")];
        let refused = desk.post(&format!("{room}/equipe"), &fields).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "not of this school");
    }
}

#[tokio::test]
async fn a_teacher_keeps_her_level_when_her_class_closes() {
    for school in schools().await {
        school.widen().await;
        let desk = Desk::of_jean_mace(&school).await;
        let new = desk.text("[aria-labelledby=new] .rows").await;
        assert!(new.contains("CE1-B Mme Durand un élève"), "CP-B goes to CE1-B: {new}");
        assert!(new.contains("CE2-A Mme Leroy 3 élèves"), "CE2-C closes: {new}");
        assert!(new.contains("CM1-C Personne dans l’équipe"), "{new}");
        assert!(new.contains("CP-B M. Faure aucun élève"), "{new}");
    }
}

#[tokio::test]
async fn the_demo_leaves_a_plan_to_whoever_tries() {
    let features = || vec![notices::feature(), rollover::feature()];
    for school in TestSchool::each_at("2026-11-09 00:00", features).await {
        let until = Instant::parse_local("2026-11-23 18:30").expect("a time");
        let id = school.jean_mace;
        let load = move |tx: &db::Tx<'_>| {
            let page = people::school::page(tx, id, until.day())?.ok_or(db::Error::Missing)?;
            let schools = vec![StageSchool { page, classes: Vec::new() }];
            Ok(Stage { from: Stage::first(until), until, seed: 3, schools, ..Stage::default() })
        };
        let stage = school.app.db.read(load).await.expect("a stage");
        demo::play(&school.app, &school.clock, &stage).await.expect("played");
        let head = school.client(school.mme_lefevre).await;
        let page = head.get("/annee-suivante").await.page();
        assert_eq!(page.text_of("main .rows"), "École Jean-Macé 2027-2028 en préparation");
    }
}
