//! Writing rules, why, and quiet hours.

use crate::{deeds, features, room};
use axum::http::StatusCode;
use people::{Standing, may_write};
use testing::TestSchool;

#[tokio::test]
async fn a_head_lets_the_parents_of_a_class_write_to_each_other() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let path = room(&school, "regles/guardians-class-guardians");
        let page = head.get(&path).await.page();
        assert_eq!(
            page.text_of("h1"),
            "Les parents ne peuvent pas écrire aux parents de la classe de leur enfant.",
        );
        assert!(page.text_of(".note").contains("6 personnes"), "{}", page.text_of(".note"));
        let (samira, moreau) = (school.samira, school.mme_moreau);
        let ask = move |tx: &db::Tx<'_>| {
            let standing = Standing::load(tx, samira)?.expect("Samira");
            may_write(tx, &standing, moreau)
        };
        assert!(!school.app.db.read(ask).await.expect("a verdict").is_yes());
        head.post(&path, &[("may_write", "oui")]).await.redirects();
        assert!(school.app.db.read(ask).await.expect("a verdict").is_yes());
        let page = head.get(&room(&school, "regles")).await.page();
        assert!(page.text_of(".rows").contains("Réglée par votre école"));
        head.post(&format!("{path}/defaut"), &[]).await.redirects();
        assert!(!school.app.db.read(ask).await.expect("a verdict").is_yes());
        assert_eq!(deeds(&school, school.jean_mace).await, ["rule.reset", "rule.set"]);
    }
}

#[tokio::test]
async fn a_rule_that_is_not_the_school_s_has_no_page() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        for key in ["heads-town-agents", "pupils-class-guardians", "nothing"] {
            let answered = head.get(&room(&school, &format!("regles/{key}"))).await;
            assert_eq!(answered.status, StatusCode::NOT_FOUND, "{key}");
        }
    }
}

#[tokio::test]
async fn why_names_the_rule_and_the_class_and_the_child() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let why = room(&school, "pourquoi");
        let page = head.get(&format!("{why}?de=haddad&a=durand")).await.page();
        let verdict = page.text_of("#verdict");
        assert!(
            verdict.starts_with("Oui, Samira Haddad peut écrire à Claire Durand."),
            "{verdict}"
        );
        assert!(verdict.contains("de la classe de leur enfant"), "{verdict}");
        let page = head.get(&format!("{why}?de=haddad&a=petit")).await.page();
        assert!(page.text_of("#verdict").starts_with("Non, Samira Haddad"));
        let page = head.get(&format!("{why}?de=martin&a=durand")).await.page();
        assert!(!page.has("#verdict") && page.count("input[name=de_qui]") > 1, "homonyms");
        let chosen = format!("{why}?de=martin&de_qui={}&a=durand", school.lea);
        let page = head.get(&chosen).await.page();
        assert!(page.text_of("#verdict").starts_with("Oui, Léa Martin"));
        let page = head.get(&format!("{why}?de=lambert&a=durand")).await.page();
        assert!(!page.has("#verdict"), "not of this school");
    }
}

#[tokio::test]
async fn the_quiet_hours_are_the_head_s() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let path = room(&school, "repos");
        let fields = [("is_on", "on"), ("from", "18:30"), ("until", "08:00"), ("zone", "B")];
        head.post(&path, &fields).await.redirects();
        let page = head.get(&path).await.page();
        assert_eq!(page.attribute("#from", "value").as_deref(), Some("18:30"));
        school.at("2026-11-23 19:00");
        assert!(head.get(&path).await.page().has(".note.night"));
        let fields = [("is_on", "on"), ("from", "06:00"), ("until", "08:00"), ("zone", "B")];
        let answered = head.post(&path, &fields).await;
        assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(deeds(&school, school.jean_mace).await, ["quiet.set"]);
    }
}
