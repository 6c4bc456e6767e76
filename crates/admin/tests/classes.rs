//! Classes: opening, renaming, teams, moving a pupil, closing.

use crate::{deeds, features, room};
use axum::http::StatusCode;
use testing::TestSchool;

#[tokio::test]
async fn a_class_opens_takes_a_pupil_and_closes() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let fields = [("name", "CE1-CE2"), ("levels", "ce1"), ("levels", "ce2")];
        let class = head.post(&room(&school, "classes"), &fields).await.redirects();
        let id = class.rsplit('/').next().expect("an id").to_owned();
        let place = format!("/administration/personne/{}/classe", school.lea);
        let to = format!("{id}-ce1");
        head.post(&place, &[("place", &to)]).await.redirects();
        let page = head.get(&class).await.page();
        assert!(page.text_of("main").contains("Martin Léa"));
        head.post(&format!("{class}/fermeture"), &[]).await.redirects();
        let lea = school.client(school.lea).await;
        assert_eq!(lea.get(&class).await.status, StatusCode::NOT_FOUND);
        let page = head.get(&room(&school, "classes")).await.page();
        assert!(!page.text_of(".rows").contains("CE1-CE2"));
        assert_eq!(
            deeds(&school, school.jean_mace).await,
            ["class.close", "person.move", "class.open"],
        );
    }
}

#[tokio::test]
async fn a_class_without_a_level_is_not_opened() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let answered = head.post(&room(&school, "classes"), &[("name", "CP-A")]).await;
        assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answered.any_page().has("#levels-error"));
        let place = format!("/administration/personne/{}/classe", school.lea);
        let elsewhere = format!("{}-ce1", school.ce1_z);
        let answered = head.post(&place, &[("place", &elsewhere)]).await;
        assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY, "another school's class");
    }
}

#[tokio::test]
async fn a_renamed_class_keeps_its_pupils() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let path = format!("/administration/classe/{}", school.ce1_a);
        head.post(&path, &[("name", "CE1 des dauphins"), ("levels", "ce1")]).await.redirects();
        let page = head.get(&path).await.page();
        assert_eq!(page.text_of("h1"), "CE1 des dauphins");
        assert!(page.text_of("main").contains("Moreau Inès"));
    }
}

#[tokio::test]
async fn a_colleague_joins_a_team_and_leaves_it() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let path = format!("/administration/classe/{}", school.ce1_a);
        let petit = school.m_petit.to_string();
        let fields = [("person", petit.as_str()), ("function", "substitute")];
        head.post(&format!("{path}/equipe"), &fields).await.redirects();
        let page = head.get(&path).await.page();
        assert!(page.text_of(".card").contains("M. Petit"));
        let held = page.attributes("input[name=assignment]", "value");
        assert_eq!(held.len(), 2);
        for one in &held {
            head.post(&format!("{path}/equipe/fin"), &[("assignment", one)]).await.redirects();
        }
        assert!(!head.get(&path).await.page().has("input[name=assignment]"));
        let lambert = school.m_lambert.to_string();
        let fields = [("person", lambert.as_str()), ("function", "teacher")];
        let answered = head.post(&format!("{path}/equipe"), &fields).await;
        assert_eq!(answered.status, StatusCode::NOT_FOUND, "not of this school");
        let fields = [("person", petit.as_str()), ("function", "head")];
        let answered = head.post(&format!("{path}/equipe"), &fields).await;
        assert_eq!(answered.status, StatusCode::BAD_REQUEST, "heads are the platform's");
    }
}
