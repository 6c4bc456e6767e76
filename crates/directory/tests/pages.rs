//! Who sees what of home, classes, schools and persons.

use axum::http::StatusCode;
use testing::TestSchool;
use web::Feature;

pub fn features() -> Vec<Feature> {
    vec![directory::feature()]
}

#[tokio::test]
async fn a_parent_sees_her_children_first() {
    for school in TestSchool::each(features).await {
        let samira = school.client(school.samira).await;
        let page = samira.get("/").await.page();
        assert_eq!(page.text_of("h1"), "Bonjour Samira");
        let tabs = page.texts_of("nav.chips .chip");
        assert_eq!(tabs.len(), 3, "all, Léa, Jules: {tabs:?}");
        assert!(tabs.iter().any(|tab| tab.contains("Léa") && tab.contains("CE1")), "{tabs:?}");
        let of_hugo = samira.get(&format!("/?enfant={}", school.hugo)).await.page();
        assert_eq!(of_hugo.attributes(".chip[aria-current]", "href"), ["/"], "not her child");
    }
}

#[tokio::test]
async fn a_class_is_seen_by_its_people_and_by_nobody_else() {
    for school in TestSchool::each(features).await {
        let path = format!("/classe/{}", school.ce1_a);
        for (person, status) in [
            (school.mme_durand, StatusCode::OK),
            (school.m_petit, StatusCode::OK),
            (school.samira, StatusCode::OK),
            (school.lea, StatusCode::OK),
            (school.mme_dubois, StatusCode::NOT_FOUND),
            (school.m_lambert, StatusCode::NOT_FOUND),
        ] {
            assert_eq!(school.client(person).await.get(&path).await.status, status, "{person}");
        }
        assert_eq!(school.nobody().get(&path).await.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn families_see_first_names_and_the_team_sees_families() {
    for school in TestSchool::each(features).await {
        let path = format!("/classe/{}", school.ce1_a);
        let family = school.client(school.samira).await.get(&path).await.text();
        assert!(family.contains("Inès") && !family.contains("Chloé"), "no other family's names");
        let team = school.client(school.mme_durand).await.get(&path).await.text();
        assert!(team.contains("Chloé Moreau"));
    }
}

#[tokio::test]
async fn the_other_guardian_s_address_is_never_shown() {
    for school in TestSchool::each(features).await {
        let samira = school.client(school.samira).await;
        let lea = samira.get(&format!("/personne/{}", school.lea)).await.page();
        assert!(lea.text_of("#guardians, .card").contains("Marc Martin"));
        let marc = samira.get(&format!("/personne/{}", school.marc)).await;
        assert_eq!(marc.status, StatusCode::NOT_FOUND);
        let head = school.client(school.mme_lefevre).await;
        let seen = head.get(&format!("/personne/{}", school.marc)).await.page();
        assert!(seen.has("#contact"));
        let teacher = school.client(school.m_petit).await;
        let seen = teacher.get(&format!("/personne/{}", school.marc)).await.page();
        assert!(!seen.has("#contact"), "not a family of his class");
    }
}

#[tokio::test]
async fn a_name_is_found_by_its_beginning_in_one_s_own_schools_alone() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let found = async |query: &str| {
            head.get(&format!("/annuaire?q={query}")).await.page().texts_of(".rows b")
        };
        assert_eq!(found("ines").await, ["Moreau Inès"]);
        assert_eq!(found("martin%20lea").await, ["Martin Léa", "Martin Léa"]);
        assert_eq!(found("bernard").await, [""; 0]);
        let dubois = school.client(school.mme_dubois).await;
        let page = dubois.get("/annuaire?q=haddad").await.page();
        assert_eq!(page.texts_of(".rows b"), [""; 0], "another family");
        let page = dubois.get("/annuaire?q=petit").await.page();
        assert_eq!(page.texts_of(".rows b"), ["Petit Antoine"], "her child's teacher");
    }
}

#[tokio::test]
async fn a_suspended_person_is_out_at_once() {
    for school in TestSchool::each(features).await {
        let petit = school.client(school.m_petit).await;
        assert_eq!(petit.get("/").await.status, StatusCode::OK);
        let (person, now) = (school.m_petit, school.clock.now());
        let suspend = move |tx: &db::Tx<'_>| people::person::suspend(tx, person, now);
        school.app.db.write(suspend).await.expect("suspended");
        assert_eq!(petit.get("/").await.status, StatusCode::UNAUTHORIZED);
    }
}
