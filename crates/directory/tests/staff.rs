//! What those who work in a school find, and what they are told about who sees and who writes.

use base::Id;
use people::{Function, Person, Post, assignment, groups, testing::holds};
use testing::TestSchool;

use crate::pages::features;

#[tokio::test]
async fn a_teacher_who_is_a_parent_sees_children_first_and_is_a_parent_in_their_class() {
    for school in TestSchool::each(features).await {
        let (elise, today) = (school.mme_dubois, school.clock.today());
        let post = Post::Class(school.kergomard, school.ms_gs);
        let hire = move |tx: &db::Tx<'_>| {
            let held = holds(elise, post, Function::Teacher, today);
            let (_, touched) = assignment::begin(tx, &[held])?;
            groups::refresh(tx, &touched, today)
        };
        school.app.db.write(hire).await.expect("hired");
        let elise = school.client(elise).await;
        let home = elise.get("/").await.page();
        let cards = home.attributes("section.card", "aria-labelledby");
        assert_eq!(cards, ["children", "classes", "schools"]);
        assert!(home.text_of("section[aria-labelledby=classes]").contains("MS-GS un élève"));
        let own = elise.get(&format!("/classe/{}", school.ms_gs)).await.text();
        assert!(own.contains("Samira Haddad"), "she teaches these families");
        let of_noe = elise.get(&format!("/classe/{}", school.cm2_b)).await.text();
        assert!(of_noe.contains("Noé") && !of_noe.contains("Julie Martin"), "here she is a parent");
    }
}

#[tokio::test]
async fn a_head_is_led_to_the_running_of_the_school_and_a_teacher_is_not() {
    for school in TestSchool::each(features).await {
        let way = format!("/administration/ecole/{}", school.jean_mace);
        let links = async |person: Id<Person>| {
            school.client(person).await.get("/").await.page().attributes("a.row", "href")
        };
        assert!(links(school.mme_lefevre).await.contains(&way));
        assert!(!links(school.mme_durand).await.contains(&way));
        assert!(!links(school.samira).await.contains(&way));
    }
}

#[tokio::test]
async fn a_page_says_who_may_write_to_whom_and_by_which_rule() {
    for school in TestSchool::each(features).await {
        let samira = school.client(school.samira).await;
        let durand = samira.get(&format!("/personne/{}", school.mme_durand)).await.page();
        let said = durand.text_of("section[aria-labelledby=writing]");
        assert!(said.contains("Vous pouvez écrire à Mme Durand"), "{said}");
        assert!(said.contains("responsables → équipe, dans la même classe"), "{said}");
        assert!(said.contains("Mme Durand peut vous écrire"), "{said}");
        let write = format!("/messages/nouveau?a=p:{}", school.mme_durand);
        assert!(durand.attributes("a.button", "href").contains(&write));
        let petit = samira.get(&format!("/personne/{}", school.m_petit)).await.page();
        let said = petit.text_of("section[aria-labelledby=writing]");
        assert!(said.contains("Vous ne pouvez pas écrire à M. Petit"), "{said}");
        assert!(!petit.has("a.button[href^='/messages/nouveau']"), "no button that would refuse");
        let oneself = samira.get(&format!("/personne/{}", school.samira)).await.page();
        assert!(!oneself.has("#writing"));
    }
}

#[tokio::test]
async fn a_page_says_who_sees_it() {
    for school in TestSchool::each(features).await {
        let durand = school.client(school.mme_durand).await;
        let class = durand.get(&format!("/classe/{}", school.ce1_a)).await.page();
        let seen = class.texts_of("#who li");
        assert_eq!(seen.len(), 3, "{seen:?}");
        assert!(seen[1].starts_with("Les 3 élèves et leurs familles"), "{seen:?}");
        let marc = durand.get(&format!("/personne/{}", school.marc)).await.page();
        let seen = marc.text_of("#who");
        assert!(seen.contains("aucune autre famille, et pas l’autre responsable"), "{seen}");
    }
}

#[tokio::test]
async fn whole_groups_are_offered_to_those_who_may_write_to_them() {
    for school in TestSchool::each(features).await {
        let path = format!("/classe/{}", school.ce1_a);
        let groups = async |person: Id<Person>| {
            let page = school.client(person).await.get(&path).await.page();
            page.texts_of("section[aria-labelledby=groups] b")
        };
        let of_teacher = groups(school.mme_durand).await;
        assert_eq!(of_teacher, ["Aux élèves", "Aux familles", "À l’équipe"]);
        assert_eq!(groups(school.samira).await, ["À l’équipe"]);
        assert_eq!(groups(school.lea).await, ["À l’équipe"]);
    }
}
