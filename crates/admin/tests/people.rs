//! Adding, changing, suspending, merging: the people of a school.

use crate::{deeds, features, room};
use axum::http::StatusCode;
use base::Id;
use people::{Person, person};
use testing::TestSchool;

async fn found(school: &TestSchool, name: &str) -> Vec<String> {
    let head = school.client(school.mme_lefevre).await;
    let page = head.get(&format!("{}?q={name}", room(school, "personnes"))).await.page();
    page.texts_of(".rows b")
}

fn file(person: Id<Person>) -> String {
    format!("/administration/personne/{person}")
}

#[tokio::test]
async fn a_head_adds_a_pupil_and_the_class_knows_her() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let class = school.ce1_a.to_string();
        let answered = head
            .post(
                &room(&school, "personnes/nouveau"),
                &[
                    ("comme", "eleve"),
                    ("class", &class),
                    ("level", "ce1"),
                    ("first_name", "Manon"),
                    ("last_name", "Leroy"),
                    ("birth_day", "2019-02-03"),
                ],
            )
            .await;
        let file = answered.redirects();
        assert_eq!(found(&school, "leroy").await, ["Leroy Manon"]);
        let page = head.get(&file).await.page();
        assert!(page.text_of("main").contains("CE1-A"));
        let class = head.get(&format!("/administration/classe/{class}")).await.page();
        assert!(class.text_of("main").contains("Leroy Manon"));
        assert_eq!(deeds(&school, school.jean_mace).await, ["person.add"]);
    }
}

#[tokio::test]
async fn a_form_that_is_wrong_comes_back_with_all_its_problems() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let answered = head
            .post(
                &file(school.samira),
                &[
                    ("first_name", ""),
                    ("last_name", "Haddad"),
                    ("mail", "samira"),
                    ("phone_mobile", "douze"),
                ],
            )
            .await;
        assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answered.any_page().count(".problems li"), 3);
        assert_eq!(deeds(&school, school.jean_mace).await, [""; 0]);
    }
}

#[tokio::test]
async fn a_changed_name_is_found_at_once() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let fields = [("first_name", "Samira"), ("last_name", "Benali"), ("title", "Mme")];
        head.post(&file(school.samira), &fields).await.redirects();
        assert_eq!(found(&school, "benali").await, ["Benali Samira"]);
        assert_eq!(deeds(&school, school.jean_mace).await, ["person.edit"]);
    }
}

#[tokio::test]
async fn a_suspended_parent_is_shown_as_such_and_let_in_again() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let marc = file(school.marc);
        head.post(&format!("{marc}/suspension"), &[]).await.redirects();
        let office = format!("/administration/ecole/{}", school.jean_mace);
        let page = head.get(&office).await.page();
        assert!(page.text_of("main").contains("Martin Marc"));
        head.post(&format!("{marc}/reprise"), &[]).await.redirects();
        let page = head.get(&marc).await.page();
        assert!(!page.text_of("main").contains("suspendu."));
        assert_eq!(deeds(&school, school.jean_mace).await, ["person.resume", "person.suspend"]);
    }
}

#[tokio::test]
async fn nobody_closes_his_own_account_nor_that_of_a_head() {
    for school in TestSchool::each(features).await {
        let path = format!("{}/suspension", file(school.mme_lefevre));
        let head = school.client(school.mme_lefevre).await;
        assert_eq!(head.post(&path, &[]).await.status, StatusCode::FORBIDDEN);
        let platform = school.client(school.mme_delattre).await;
        platform.post(&path, &[]).await.redirects();
    }
}

#[tokio::test]
async fn two_files_of_one_mother_are_merged_with_evidence_and_separated_again() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let head = school.client(school.mme_lefevre).await;
        let twin = [
            ("title", "Mme"),
            ("first_name", "Samira"),
            ("last_name", "Haddad"),
            ("kind", "mother"),
            ("has_authority", "on"),
            ("is_contact", "on"),
        ];
        let guardians = format!("{}/responsables", file(school.lea));
        head.post(&guardians, &twin).await.redirects();
        let page = head.get(&room(&school, "doublons")).await.page();
        assert!(page.text_of(".card").contains("le même enfant"), "{}", page.text_of("main"));
        let look = page.attribute(".card footer a.button", "href").expect("a way to compare");
        let page = head.get(&look).await.page();
        assert!(page.text_of(".note").contains("En commun"));
        let keep = page.attribute("input[name=garder]", "value").expect("an id");
        let drop = page.attribute("input[name=retirer]", "value").expect("an id");
        let pair = [("garder", keep.as_str()), ("retirer", drop.as_str())];
        head.post(&room(&school, "fusion"), &pair).await.redirects();
        assert_eq!(found(&school, "haddad").await, ["Haddad Samira"]);
        let again = head.post(&room(&school, "fusion"), &pair).await;
        assert_ne!(again.status, StatusCode::SEE_OTHER);
        let kept = format!("/administration/personne/{keep}");
        let page = head.get(&kept).await.page();
        let merge = page.attribute("input[name=merge]", "value").expect("a way back");
        let undo = format!("{kept}/fusion/annulation");
        head.post(&undo, &[("merge", &merge)]).await.redirects();
        assert_eq!(found(&school, "haddad").await.len(), 2);
        assert_eq!(
            deeds(&school, school.jean_mace).await,
            ["person.unmerge", "person.merge", "guardian.add"],
        );
        assert_eq!(platform.get(&kept).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_mother_is_not_merged_with_her_daughter() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let (keep, drop) = (school.samira.to_string(), school.lea.to_string());
        let pair = [("garder", keep.as_str()), ("retirer", drop.as_str())];
        let answered = head.post(&room(&school, "fusion"), &pair).await;
        assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
        let elsewhere = school.hugo.to_string();
        let pair = [("garder", keep.as_str()), ("retirer", elsewhere.as_str())];
        let answered = head.post(&room(&school, "fusion"), &pair).await;
        assert_eq!(answered.status, StatusCode::NOT_FOUND, "a pupil of another school");
    }
}

#[tokio::test]
async fn a_guardian_s_bond_begins_and_ends() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let path = format!("{}/responsables", file(school.noe));
        let julie = school.julie.to_string();
        let fields = [("person", julie.as_str()), ("kind", "tutor"), ("has_authority", "on")];
        head.post(&path, &fields).await.redirects();
        let page = head.get(&path).await.page();
        assert_eq!(page.count(".rows.card li"), 2);
        let bonds = page.attributes("input[name=guardianship]", "value");
        for bond in &bonds {
            head.post(&format!("{path}/fin"), &[("guardianship", bond)]).await.redirects();
        }
        assert_eq!(head.get(&path).await.page().count(".rows.card li"), 0);
        let of_hugo = [("person", school.mme_bernard.to_string()), ("kind", "tutor".to_owned())];
        let of_hugo: Vec<(&str, &str)> = of_hugo.iter().map(|(a, b)| (*a, b.as_str())).collect();
        assert_eq!(head.post(&path, &of_hugo).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_pupil_who_leaves_keeps_her_past() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        head.post(&format!("{}/depart", file(school.ines)), &[]).await.redirects();
        assert_eq!(found(&school, "ines").await, [""; 0]);
        let ines = school.ines;
        let page = school.app.db.read(move |tx| person::page(tx, ines)).await.expect("a page");
        let page = page.expect("Inès");
        assert_eq!(page.enrolments.len(), 1);
        assert!(page.person.left_on.is_some());
    }
}
