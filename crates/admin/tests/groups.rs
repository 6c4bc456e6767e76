//! Groups made by hand.

use crate::{deeds, features, room};
use axum::http::StatusCode;
use testing::TestSchool;

#[tokio::test]
async fn a_group_is_made_filled_emptied_and_closed() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let group = head.post(&room(&school, "groupes"), &[("name", "Chorale")]).await.redirects();
        let page = head.get(&format!("{group}?q=moreau")).await.page();
        assert_eq!(page.count("input[name=person]"), 4, "two twins, two parents");
        let (ines, durand) = (school.ines.to_string(), school.mme_durand.to_string());
        let fields = [("person", ines.as_str()), ("person", durand.as_str())];
        head.post(&format!("{group}/membres"), &fields).await.redirects();
        let names = head.get(&group).await.page().texts_of(".card .rows b");
        assert_eq!(names, ["Durand Claire", "Moreau Inès"]);
        head.post(&format!("{group}/retrait"), &[("person", &ines)]).await.redirects();
        head.post(&group, &[("name", "Grande chorale")]).await.redirects();
        let page = head.get(&group).await.page();
        assert_eq!(page.text_of("h1"), "Grande chorale");
        assert_eq!(page.texts_of(".card .rows b"), ["Durand Claire"]);
        head.post(&format!("{group}/fermeture"), &[]).await.redirects();
        assert_eq!(deeds(&school, school.jean_mace).await.len(), 5);
    }
}

#[tokio::test]
async fn a_group_of_another_school_is_not_there_nor_are_its_people() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let group = head.post(&room(&school, "groupes"), &[("name", "Chorale")]).await.redirects();
        let hugo = school.hugo.to_string();
        let answered = head.post(&format!("{group}/membres"), &[("person", &hugo)]).await;
        assert_eq!(answered.status, StatusCode::NOT_FOUND);
        for (person, status) in [
            (school.mme_durand, StatusCode::FORBIDDEN),
            (school.mme_dubois, StatusCode::NOT_FOUND),
            (school.m_lambert, StatusCode::NOT_FOUND),
        ] {
            assert_eq!(school.client(person).await.get(&group).await.status, status);
        }
        assert_eq!(school.nobody().get(&group).await.status, StatusCode::UNAUTHORIZED);
    }
}
