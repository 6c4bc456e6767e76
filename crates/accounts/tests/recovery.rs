//! A lost password.

use crate::house::*;

#[tokio::test]
async fn a_link_by_mail_gives_a_new_password_and_ends_the_old_sessions() {
    for school in each().await {
        open(&school, school.samira).await;
        mail(&school, school.samira, "samira@exemple.fr").await;
        let before = school.nobody();
        sign_in(&before, "samira.haddad", PASSWORD).await.redirects();
        let browser = school.nobody();
        browser.post("/mot-de-passe-oublie", &[("login", "samira.haddad")]).await.page();
        let (to, body) = mails(&school).await.remove(0);
        assert_eq!(to, "samira@exemple.fr");
        let link = link(&body);
        let page = browser.get(&link).await.page();
        assert_eq!(page.attribute("#login", "value").as_deref(), Some("samira.haddad"));
        assert_eq!(browser.post(&link, &[("password", "court")]).await.status, 422);
        browser.post(&link, &[("password", OTHER)]).await.redirects();
        assert!(is_in(&browser).await);
        assert!(!is_in(&before).await, "whoever knew the old password is out");
        assert_eq!(sign_in(&school.nobody(), "samira.haddad", PASSWORD).await.status, 422);
        sign_in(&school.nobody(), "samira.haddad", OTHER).await.redirects();
        assert_eq!(browser.get(&link).await.status, 410, "once");
    }
}

#[tokio::test]
async fn a_link_is_good_for_one_hour_and_the_last_one_only() {
    for school in each().await {
        open(&school, school.samira).await;
        mail(&school, school.samira, "samira@exemple.fr").await;
        let ask = [("login", "samira@exemple.fr")];
        school.nobody().post("/mot-de-passe-oublie", &ask).await.page();
        let first = link(&mails(&school).await[0].1);
        school.nobody().post("/mot-de-passe-oublie", &ask).await.page();
        let second = link(&mails(&school).await[0].1);
        assert_eq!(school.nobody().get(&first).await.status, 410);
        school.nobody().get(&second).await.page();
        school.clock.advance_minutes(61);
        assert_eq!(school.nobody().get(&second).await.status, 410);
    }
}

#[tokio::test]
async fn the_answer_is_the_same_whether_or_not_there_is_an_account() {
    for school in each().await {
        open(&school, school.samira).await;
        mail(&school, school.samira, "samira@exemple.fr").await;
        open(&school, school.marc).await;
        let mut said = Vec::new();
        for login in ["samira.haddad", "marc.martin", "personne", "personne@exemple.fr"] {
            let answer = school.nobody().post("/mot-de-passe-oublie", &[("login", login)]).await;
            said.push(answer.page().text_of("main"));
        }
        said.dedup();
        assert_eq!(said.len(), 1);
        assert_eq!(mails(&school).await.len(), 1, "only to the confirmed address");
    }
}

#[tokio::test]
async fn nobody_is_flooded_with_links() {
    for school in each().await {
        open(&school, school.samira).await;
        mail(&school, school.samira, "samira@exemple.fr").await;
        for _ in 0..8 {
            let ask = [("login", "samira.haddad")];
            school.nobody().post("/mot-de-passe-oublie", &ask).await.page();
        }
        assert_eq!(mails(&school).await.len(), 3);
    }
}

#[tokio::test]
async fn a_link_to_confirm_an_address_gives_no_password() {
    for school in each().await {
        let code = code(&school, school.samira).await;
        let fields = [("code", &*code), ("password", PASSWORD), ("mail", "samira@exemple.fr")];
        school.nobody().post("/activation/compte", &fields).await.redirects();
        let link = link(&mails(&school).await[0].1);
        let stolen = link.replace("/adresse/", "/mot-de-passe/");
        assert_eq!(school.nobody().get(&stolen).await.status, 410);
    }
}

#[tokio::test]
async fn a_couple_with_one_address_gets_a_link_each() {
    for school in each().await {
        for person in [school.samira, school.marc] {
            open(&school, person).await;
            mail(&school, person, "famille@exemple.fr").await;
        }
        let ask = [("login", "famille@exemple.fr")];
        school.nobody().post("/mot-de-passe-oublie", &ask).await.page();
        let mails = mails(&school).await;
        assert_eq!(mails.len(), 2);
        let all: String = mails.into_iter().map(|(_, body)| body).collect();
        assert!(all.contains("samira.haddad") && all.contains("marc.martin"));
    }
}

#[tokio::test]
async fn a_teacher_gives_her_pupil_a_new_code() {
    for school in each().await {
        open(&school, school.lea).await;
        let path = format!("/comptes/{}/code", school.lea);
        let teacher = school.client(school.mme_durand).await;
        let page = teacher.post(&path, &[]).await.page();
        let code = page.text_of("p.code");
        let lea = school.nobody();
        let fields = [("code", &*code), ("password", OTHER)];
        lea.post("/activation/compte", &fields).await.redirects();
        assert!(is_in(&lea).await);
        sign_in(&school.nobody(), "lea.martin", OTHER).await.redirects();
        let stranger = school.client(school.m_petit).await;
        assert_eq!(stranger.post(&path, &[]).await.status, 404, "not of his class");
        let parent = school.client(school.samira).await;
        assert_eq!(parent.post(&path, &[]).await.status, 404);
    }
}
