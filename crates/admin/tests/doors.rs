//! Who may come in: the head, not the teacher, not the parent, not the head of another school.

use crate::{features, room};
use axum::http::StatusCode;
use testing::TestSchool;

const ROOMS: [&str; 12] = [
    "personnes",
    "personnes/nouveau",
    "doublons",
    "classes",
    "groupes",
    "fonctions",
    "delegations",
    "regles",
    "regles/guardians-class-team",
    "pourquoi",
    "repos",
    "journal",
];

#[tokio::test]
async fn the_rooms_of_the_office_open_to_the_head_alone() {
    for school in TestSchool::each(features).await {
        let mut paths = vec![
            format!("/administration/ecole/{}", school.jean_mace),
            format!("/administration/classe/{}", school.ce1_a),
            format!("/administration/personne/{}", school.lea),
            format!("/administration/personne/{}/responsables", school.lea),
            format!("/administration/personne/{}/classe", school.lea),
            format!("/administration/personne/{}/depart", school.lea),
            room(&school, "journal.csv"),
        ];
        paths.extend(ROOMS.map(|name| room(&school, name)));
        for (person, status) in [
            (Some(school.mme_lefevre), StatusCode::OK),
            (Some(school.mme_delattre), StatusCode::OK),
            (Some(school.mme_durand), StatusCode::FORBIDDEN),
            (Some(school.mme_dubois), StatusCode::NOT_FOUND),
            (Some(school.m_lambert), StatusCode::NOT_FOUND),
            (Some(school.m_vasseur), StatusCode::NOT_FOUND),
            (None, StatusCode::UNAUTHORIZED),
        ] {
            let client = match person {
                Some(person) => school.client(person).await,
                None => school.nobody(),
            };
            for path in &paths {
                let answered = client.get(path).await;
                assert_eq!(answered.status, status, "{path}: {person:?}");
            }
        }
    }
}

#[tokio::test]
async fn the_platform_is_not_there_for_those_who_do_not_run_it() {
    for school in TestSchool::each(features).await {
        let direction = room(&school, "direction");
        let town = format!("/administration/commune/{}", school.lys);
        let paths = [
            "/administration/communes",
            "/administration/travaux",
            "/administration/journal",
            "/administration/journal.csv",
            &town,
        ];
        let delattre = school.client(school.mme_delattre).await;
        let lefevre = school.client(school.mme_lefevre).await;
        for path in paths {
            assert_eq!(delattre.get(path).await.status, StatusCode::OK, "{path}");
            assert_eq!(lefevre.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
            assert_eq!(school.nobody().get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
        }
        assert_eq!(delattre.get(&direction).await.status, StatusCode::OK);
        assert_eq!(lefevre.get(&direction).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn the_hub_shows_each_one_s_own_schools() {
    for school in TestSchool::each(features).await {
        let page = school.client(school.mme_lefevre).await.get("/administration").await.page();
        assert_eq!(page.texts_of("#schools ~ .rows b, .card .rows b"), ["École Jean-Macé"]);
        let page = school.client(school.mme_delattre).await.get("/administration").await.page();
        assert!(page.has("#platform"));
        for (person, status) in [
            (school.mme_durand, StatusCode::FORBIDDEN),
            (school.samira, StatusCode::NOT_FOUND),
            (school.lea, StatusCode::NOT_FOUND),
        ] {
            let answered = school.client(person).await.get("/administration").await;
            assert_eq!(answered.status, status);
        }
    }
}

#[tokio::test]
async fn what_is_refused_to_read_is_refused_to_change() {
    for school in TestSchool::each(features).await {
        let suspension = format!("/administration/personne/{}/suspension", school.marc);
        let close = format!("/administration/classe/{}/fermeture", school.ce1_a);
        let rule = room(&school, "regles/guardians-class-guardians");
        for (person, status) in [
            (school.mme_durand, StatusCode::FORBIDDEN),
            (school.mme_dubois, StatusCode::NOT_FOUND),
            (school.m_lambert, StatusCode::NOT_FOUND),
        ] {
            let client = school.client(person).await;
            assert_eq!(client.post(&suspension, &[]).await.status, status);
            assert_eq!(client.post(&close, &[]).await.status, status);
            assert_eq!(client.post(&rule, &[("may_write", "oui")]).await.status, status);
        }
        assert_eq!(crate::deeds(&school, school.jean_mace).await, [""; 0]);
    }
}
