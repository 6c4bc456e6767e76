//! Functions and delegations.

use crate::{deeds, features, room};
use axum::http::StatusCode;
use testing::TestSchool;

#[tokio::test]
async fn a_teacher_who_is_entrusted_the_people_sees_them_and_nothing_else() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let durand = school.mme_durand.to_string();
        let fields = [("person", durand.as_str()), ("right", "people"), ("last_on", "")];
        head.post(&room(&school, "delegations"), &fields).await.redirects();
        let colleague = school.client(school.mme_durand).await;
        for (name, status) in [
            ("personnes", StatusCode::OK),
            ("classes", StatusCode::OK),
            ("regles", StatusCode::FORBIDDEN),
            ("journal", StatusCode::FORBIDDEN),
            ("delegations", StatusCode::FORBIDDEN),
        ] {
            assert_eq!(colleague.get(&room(&school, name)).await.status, status, "{name}");
        }
        let office = format!("/administration/ecole/{}", school.jean_mace);
        assert!(!colleague.get(&office).await.page().text_of("main").contains("Journal"));
        let page = head.get(&room(&school, "delegations")).await.page();
        let given = page.attribute("input[name=delegation]", "value").expect("a delegation");
        let end = room(&school, "delegations/fin");
        head.post(&end, &[("delegation", &given)]).await.redirects();
        let answered = colleague.get(&room(&school, "personnes")).await;
        assert_eq!(answered.status, StatusCode::FORBIDDEN, "at once");
        assert_eq!(deeds(&school, school.jean_mace).await, ["right.end", "right.give"]);
    }
}

#[tokio::test]
async fn a_parent_is_entrusted_nothing() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let samira = school.samira.to_string();
        let fields = [("person", samira.as_str()), ("right", "people")];
        let answered = head.post(&room(&school, "delegations"), &fields).await;
        assert_eq!(answered.status, StatusCode::NOT_FOUND);
        let fields =
            [("person", samira.as_str()), ("right", "everything"), ("last_on", "2020-01-01")];
        let answered = head.post(&room(&school, "delegations"), &fields).await;
        assert_eq!(answered.any_page().count(".problems li"), 2);
    }
}

#[tokio::test]
async fn a_function_is_given_and_ends_but_not_that_of_the_head() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let functions = room(&school, "fonctions");
        let roussel = school.mme_roussel.to_string();
        let fields = [("person", roussel.as_str()), ("function", "librarian")];
        head.post(&functions, &fields).await.redirects();
        let page = head.get(&functions).await.page();
        assert!(page.text_of(".rows").contains("documentation"));
        assert_eq!(page.count("input[name=assignment]"), 4, "not the head's own");
        let ended = page.attributes("input[name=assignment]", "value");
        head.post(&room(&school, "fonctions/fin"), &[("assignment", &ended[0])]).await.redirects();
        assert_eq!(deeds(&school, school.jean_mace).await, ["function.end", "function.give"]);
    }
}

#[tokio::test]
async fn who_is_entrusted_the_people_cannot_become_the_head() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let durand = school.mme_durand.to_string();
        let fields = [("person", durand.as_str()), ("right", "people")];
        head.post(&room(&school, "delegations"), &fields).await.redirects();
        let colleague = school.client(school.mme_durand).await;
        let file = format!("/administration/personne/{}", school.mme_lefevre);
        assert_eq!(colleague.get(&file).await.status, StatusCode::FORBIDDEN);
        let (lefevre, petit) = (school.mme_lefevre.to_string(), school.m_petit.to_string());
        for (keep, drop) in [(&durand, &lefevre), (&durand, &petit), (&petit, &lefevre)] {
            let pair = [("garder", keep.as_str()), ("retirer", drop.as_str())];
            let answered = colleague.post(&room(&school, "fusion"), &pair).await;
            assert_eq!(answered.status, StatusCode::NOT_FOUND, "neither oneself nor the head");
        }
    }
}
