//! The first time: a code on paper becomes an account.

use crate::house::*;
use base::Id;
use people::Person;
use testing::{Answered, Client, TestSchool};

async fn choose(client: &Client, code: &str, password: &str, mail: &str) -> Answered {
    let fields = [("code", code), ("password", password), ("mail", mail)];
    client.post("/activation/compte", &fields).await
}

/// Which of Léa's parents have never come.
async fn awaited(school: &TestSchool) -> Vec<Id<Person>> {
    let parents = [school.samira, school.marc];
    let ask = move |tx: &db::Tx<'_>| accounts::never_came(tx, &parents);
    let mut awaited = school.app.db.read(ask).await.expect("asked");
    awaited.sort_unstable();
    awaited
}

#[tokio::test]
async fn a_mother_opens_her_account_with_the_code_of_her_sheet() {
    for school in each().await {
        let code = code(&school, school.samira).await;
        let browser = school.nobody();
        let typed = code.to_lowercase().replace('-', " ");
        let page = browser.post("/activation", &[("code", &typed)]).await.page();
        assert!(page.text_of("main").contains("Samira Haddad"));
        assert!(page.text_of("main").contains("Jules Martin, Léa Martin"));
        assert_eq!(awaited(&school).await, [school.samira, school.marc]);
        choose(&browser, &code, PASSWORD, "samira@exemple.fr").await.redirects();
        assert!(is_in(&browser).await);
        assert_eq!(awaited(&school).await, [school.marc]);
        sign_in(&school.nobody(), "samira.haddad", PASSWORD).await.redirects();

        let unconfirmed = sign_in(&school.nobody(), "samira@exemple.fr", PASSWORD).await;
        assert_eq!(unconfirmed.status, 422, "an address serves when it is confirmed");
        let (to, body) = mails(&school).await.remove(0);
        assert_eq!(to, "samira@exemple.fr");
        let page = school.nobody().get(&link(&body)).await.page();
        assert!(page.text_of("main").contains("samira@exemple.fr"));
        assert_eq!(school.nobody().post(&link(&body), &[]).await.redirects(), "/connexion");
        sign_in(&school.nobody(), "samira@exemple.fr", PASSWORD).await.redirects();
        assert_eq!(school.nobody().post(&link(&body), &[]).await.status, 410, "once");
    }
}

#[tokio::test]
async fn a_code_is_good_once_and_for_its_time() {
    for school in each().await {
        let (used, old) = (code(&school, school.samira).await, code(&school, school.marc).await);
        choose(&school.nobody(), &used, PASSWORD, "").await.redirects();
        let said = |answer: Answered| {
            assert_eq!(answer.status, 422);
            answer.any_page().text_of(".problems li")
        };
        let again = choose(&school.nobody(), &used, OTHER, "").await;
        assert!(said(again).starts_with("Ce code a déjà servi"));
        sign_in(&school.nobody(), "samira.haddad", PASSWORD).await.redirects();
        school.at("2027-02-21 10:01");
        let late = choose(&school.nobody(), &old, PASSWORD, "").await;
        assert!(said(late).starts_with("Ce code est trop ancien"));
        let unknown = choose(&school.nobody(), "ABCD-EFGH-JKLM", PASSWORD, "").await;
        assert!(said(unknown).starts_with("Ce code n’est pas reconnu"));
    }
}

#[tokio::test]
async fn a_new_sheet_makes_the_old_one_worthless() {
    for school in each().await {
        let old = code(&school, school.samira).await;
        let new = code(&school, school.samira).await;
        assert_eq!(choose(&school.nobody(), &old, PASSWORD, "").await.status, 422);
        choose(&school.nobody(), &new, PASSWORD, "").await.redirects();
    }
}

#[tokio::test]
async fn a_weak_password_is_explained_and_the_code_stays_good() {
    for school in each().await {
        let code = code(&school, school.samira).await;
        for (password, why) in [
            ("court", "trop court"),
            ("motdepasse2026", "parmi les premiers"),
            ("SamiraHaddad!!", "fait de votre nom"),
        ] {
            let answer = choose(&school.nobody(), &code, password, "").await;
            assert_eq!(answer.status, 422);
            let said = answer.any_page().text_of(".problems li");
            assert!(said.contains(why), "{said}");
        }
        let wrong = choose(&school.nobody(), &code, PASSWORD, "pas une adresse").await;
        assert_eq!(wrong.status, 422);
        choose(&school.nobody(), &code, PASSWORD, "").await.redirects();
    }
}

#[tokio::test]
async fn guessing_codes_is_slowed() {
    for school in each().await {
        let thief = school.nobody();
        for _ in 0..10 {
            let answer = thief.post("/activation", &[("code", "ABCD-EFGH-JKLM")]).await;
            assert_eq!(answer.status, 422);
        }
        let code = code(&school, school.samira).await;
        assert_eq!(thief.post("/activation", &[("code", &code)]).await.status, 429);
        let family = school.nobody().from_network("198.51.100.9");
        family.post("/activation", &[("code", &code)]).await.page();
    }
}

#[tokio::test]
async fn a_second_code_adds_the_child_to_the_account_of_the_same_mother() {
    for school in each().await {
        open(&school, school.samira).await;
        // The file of another school knows her again, as somebody new, for Hugo.
        let (hugo, now) = (school.hugo, school.clock.now());
        let other = school
            .app
            .db
            .write(move |tx| {
                use people::testing::{adult, first_day, guards};
                let other = adult(tx, "Samira", "Martin", base::Title::Mme)?;
                let new = guards(other, hugo, people::Kinship::Mother, first_day());
                let (_, touched) = people::guardianship::begin(tx, &[new])?;
                people::groups::refresh(tx, &touched, now.day())?;
                Ok(other)
            })
            .await
            .expect("another record");
        let code = code(&school, other).await;

        let stranger = school.client(school.marc).await;
        let refused = stranger.post("/activation/ajout", &[("code", &code)]).await;
        assert_eq!(refused.status, 422, "another first name");

        let nobody = school.nobody().post("/activation/ajout", &[("code", &code)]).await;
        assert_eq!(nobody.status, 401);

        let samira = school.nobody();
        let page = samira.post("/activation", &[("code", &code)]).await.page();
        let there = page.attributes("main a", "href");
        let sign_in_first = there.iter().find(|href| href.starts_with("/connexion?suite="));
        assert!(sign_in_first.is_some_and(|href| href.contains("activation")), "{there:?}");

        sign_in(&samira, "samira.haddad", PASSWORD).await.redirects();
        let page = samira.post("/activation", &[("code", &code)]).await.page();
        assert!(page.text_of(".note").contains("Samira Haddad"));
        samira.post("/activation/ajout", &[("code", &code)]).await.redirects();
        let page = samira.get("/compte").await.page();
        assert!(page.text_of("main").contains("Responsable de Hugo Bernard"));
        assert!(page.text_of("main").contains("Responsable de Léa Martin"));
        let again = samira.post("/activation/ajout", &[("code", &code)]).await;
        assert_eq!(again.status, 422, "once");
    }
}
