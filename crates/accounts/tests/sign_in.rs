//! Signing in and out.

use crate::house::*;

#[tokio::test]
async fn a_teacher_signs_in_however_she_types_her_login() {
    for school in each().await {
        assert_eq!(open(&school, school.mme_durand).await, "claire.durand");
        for login in ["claire.durand", " Claire Durand ", "CLAIRE-DURAND"] {
            let browser = school.nobody();
            assert_eq!(sign_in(&browser, login, PASSWORD).await.redirects(), "/");
            assert!(is_in(&browser).await);
        }
    }
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_are_answered_alike() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        let browser = school.nobody();
        let wrong = sign_in(&browser, "claire.durand", OTHER).await;
        let unknown = sign_in(&browser, "claire.dupond", OTHER).await;
        let never = sign_in(&browser, "samira.haddad", OTHER).await;
        for answer in [&wrong, &unknown, &never] {
            assert_eq!(answer.status, 422);
            let said = answer.any_page().text_of(".problems li");
            assert!(said.starts_with("L’identifiant ou le mot de passe"), "{said}");
            assert!(answer.header("set-cookie").is_none_or(|cookie| !cookie.contains("preau=")));
        }
        assert!(!is_in(&browser).await);
    }
}

#[tokio::test]
async fn homonyms_have_their_own_logins() {
    for school in each().await {
        assert_eq!(open(&school, school.lea).await, "lea.martin");
        assert_eq!(open(&school, school.lea_the_other).await, "lea.martin2");
        assert_eq!(open(&school, school.lea).await, "lea.martin");
    }
}

#[tokio::test]
async fn a_confirmed_address_signs_in_and_a_shared_one_names_nobody() {
    for school in each().await {
        open(&school, school.samira).await;
        mail(&school, school.samira, "famille@exemple.fr").await;
        let browser = school.nobody();
        sign_in(&browser, "Famille@Exemple.fr", PASSWORD).await.redirects();
        open(&school, school.marc).await;
        mail(&school, school.marc, "famille@exemple.fr").await;
        let browser = school.nobody();
        assert_eq!(sign_in(&browser, "famille@exemple.fr", PASSWORD).await.status, 422);
        sign_in(&browser, "marc.martin", PASSWORD).await.redirects();
    }
}

#[tokio::test]
async fn one_goes_on_where_one_was_and_nowhere_else() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        for (next, gone_to) in [
            ("/classes/12?vue=liste", "/classes/12?vue=liste"),
            ("https://ailleurs.fr/", "/"),
            ("//ailleurs.fr/", "/"),
            ("/\\ailleurs.fr", "/"),
            ("/connexion", "/"),
        ] {
            let fields = [("login", "claire.durand"), ("password", PASSWORD), ("suite", next)];
            let answer = school.nobody().post("/connexion", &fields).await;
            assert_eq!(answer.redirects(), gone_to, "{next}");
        }
        let page = school.nobody().get("/connexion?suite=//ailleurs.fr").await.page();
        assert_eq!(page.attribute("input[name=suite]", "value").as_deref(), Some("/"));
    }
}

#[tokio::test]
async fn a_sign_in_without_the_token_of_the_page_is_refused() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        let browser = school.nobody();
        let fields = [("login", "claire.durand"), ("password", PASSWORD)];
        assert_eq!(browser.post_without_token("/connexion", &fields).await.status, 403);
        assert!(!is_in(&browser).await);
    }
}

#[tokio::test]
async fn a_session_planted_before_signing_in_is_not_kept() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        let planted = school.client(school.m_petit).await;
        let before = planted.cookie("preau").expect("a session");
        sign_in(&planted, "claire.durand", PASSWORD).await.redirects();
        let after = planted.cookie("preau").expect("a session");
        assert_ne!(before, after);
        let thief = school.nobody();
        thief.set_cookie("preau", &before);
        assert!(!is_in(&thief).await, "the old session has ended");
        let page = planted.get("/compte").await.page();
        assert!(page.text_of("#who ~ *, section.card").contains("Claire Durand"));
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_itself() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        let browser = school.nobody();
        sign_in(&browser, "claire.durand", PASSWORD).await.redirects();
        let cookie = browser.cookie("preau").expect("a session");
        assert_eq!(browser.post("/deconnexion", &[]).await.redirects(), "/connexion");
        assert!(!is_in(&browser).await);
        browser.set_cookie("preau", &cookie);
        assert!(!is_in(&browser).await);
    }
}

#[tokio::test]
async fn somebody_suspended_cannot_come_in_and_is_told_nothing() {
    for school in each().await {
        open(&school, school.m_petit).await;
        let browser = school.client(school.m_petit).await;
        assert!(is_in(&browser).await);
        let (person, now) = (school.m_petit, school.clock.now());
        let suspend = move |tx: &db::Tx<'_>| {
            people::person::suspend(tx, person, now)?;
            web::session::close_all(tx, person, None)
        };
        school.app.db.write(suspend).await.expect("suspended");
        assert!(!is_in(&browser).await);
        let answer = sign_in(&school.nobody(), "antoine.petit", PASSWORD).await;
        assert_eq!(answer.status, 422);
    }
}

#[tokio::test]
async fn a_password_of_yesterday_is_hashed_again_at_the_cost_of_today() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        let (person, yesterday) = (school.mme_durand, cheap_hash(PASSWORD));
        let sql = "update credential set password_hash = $2 where person_id = $1";
        let old = yesterday.clone();
        let set = move |tx: &db::Tx<'_>| tx.change(sql, db::params![person, &old]);
        school.app.db.write(set).await.expect("set");
        sign_in(&school.nobody(), "claire.durand", PASSWORD).await.redirects();
        let kept = move |tx: &db::Tx<'_>| {
            let sql = "select password_hash from credential where person_id = $1";
            tx.one::<(String,)>(sql, db::params![person]).map(|(hash,)| hash)
        };
        let today = school.app.db.read(kept).await.expect("a hash");
        assert_ne!(today, yesterday);
        assert!(today.contains("m=64,t=1"), "{today}");
        sign_in(&school.nobody(), "claire.durand", PASSWORD).await.redirects();
    }
}

fn cheap_hash(password: &str) -> String {
    use argon2::{Argon2, Params, PasswordHasher};
    let params = Params::new(32, 1, 1, None).expect("params");
    let argon2 = Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    let hashed = argon2.hash_password_with_salt(password.as_bytes(), b"a salt of sixteen");
    hashed.expect("hashed").to_string()
}
