//! Who guesses is slowed, and nobody is shut out for good.

use crate::house::*;

#[tokio::test]
async fn guessing_is_slowed_and_passes_with_time() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        let thief = school.nobody();
        for _ in 0..5 {
            assert_eq!(sign_in(&thief, "claire.durand", OTHER).await.status, 422);
        }
        let slowed = sign_in(&thief, "claire.durand", PASSWORD).await;
        assert_eq!(slowed.status, 429, "even the right password waits");
        assert!(slowed.any_page().text_of(".problems").contains("Attendez"));
        school.clock.advance_minutes(6);
        sign_in(&thief, "claire.durand", PASSWORD).await.redirects();
    }
}

#[tokio::test]
async fn an_unknown_login_is_slowed_as_a_known_one() {
    for school in each().await {
        let thief = school.nobody();
        for _ in 0..5 {
            assert_eq!(sign_in(&thief, "personne", OTHER).await.status, 422);
        }
        assert_eq!(sign_in(&thief, "Personne ", OTHER).await.status, 429);
    }
}

#[tokio::test]
async fn her_own_telephone_is_not_slowed_by_somebody_elses_guesses() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        let telephone = school.nobody();
        sign_in(&telephone, "claire.durand", PASSWORD).await.redirects();
        telephone.post("/deconnexion", &[]).await.redirects();
        let thief = school.nobody().from_network("198.51.100.9");
        for _ in 0..6 {
            sign_in(&thief, "claire.durand", OTHER).await;
        }
        assert_eq!(sign_in(&school.nobody(), "claire.durand", PASSWORD).await.status, 429);
        sign_in(&telephone, "claire.durand", PASSWORD).await.redirects();
    }
}

#[tokio::test]
async fn the_pause_grows_and_has_an_end() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        let thief = school.nobody();
        for _ in 0..20 {
            sign_in(&thief, "claire.durand", OTHER).await;
            school.clock.advance_minutes(5);
        }
        assert_eq!(sign_in(&thief, "claire.durand", PASSWORD).await.redirects(), "/");
    }
}

#[tokio::test]
async fn a_network_that_tries_many_accounts_is_slowed_for_a_moment() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        let thief = school.nobody().from_network("198.51.100.9");
        for number in 0..61 {
            sign_in(&thief, &format!("personne{number}"), OTHER).await;
        }
        assert_eq!(sign_in(&thief, "claire.durand", PASSWORD).await.status, 429);
        let elsewhere = school.nobody();
        sign_in(&elsewhere, "claire.durand", PASSWORD).await.redirects();
        school.clock.advance_minutes(1);
        sign_in(&thief, "claire.durand", PASSWORD).await.redirects();
    }
}
