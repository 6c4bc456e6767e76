//! Sessions and what is known of a person: kept in memory, forgotten exactly when they change.

use crate::house::{self, write_to};
use axum::http::StatusCode;
use base::Locale;
use web::session::{self, Preferences};

#[tokio::test]
async fn a_closed_session_is_over_at_the_next_page() {
    for school in house::schools().await {
        let phone = school.client(school.samira).await;
        let laptop = school.client(school.samira).await;
        let (person, now) = (school.samira, school.clock.now());
        // Both are in the cache.
        phone.get("/atelier").await.page();
        laptop.get("/atelier").await.page();

        let list = move |tx: &db::Tx<'_>| session::list(tx, person, now);
        let lines = school.app.db.read(list).await.expect("two sessions");
        assert_eq!(lines.len(), 2);
        let of_phone = phone.cookie("preau").expect("a session");
        let of_phone = of_phone.split('.').next().expect("an id").parse().expect("an id");
        write_to(&school.app, move |tx| session::close(tx, person, of_phone)).await;
        assert_eq!(phone.get("/atelier").await.status, StatusCode::UNAUTHORIZED);
        laptop.get("/atelier").await.page();

        write_to(&school.app, move |tx| session::close_all(tx, person, None)).await;
        assert_eq!(laptop.get("/atelier").await.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn only_the_secret_opens_a_session() {
    for school in house::schools().await {
        let samira = school.client(school.samira).await;
        samira.get("/atelier").await.page();
        let cookie = samira.cookie("preau").expect("a session");
        let (id, secret) = cookie.split_once('.').expect("an id and a secret");
        for wrong in
            ["", "abc", &format!("{id}."), &format!("{id}.{secret}x"), &format!("1.{secret}")]
        {
            let thief = school.nobody();
            thief.set_cookie("preau", wrong);
            assert_eq!(thief.get("/atelier").await.status, StatusCode::UNAUTHORIZED, "{wrong}");
        }
    }
}

#[tokio::test]
async fn a_session_ends_by_itself() {
    for school in house::schools().await {
        let samira = school.client(school.samira).await;
        samira.get("/atelier").await.page();
        school.at("2026-12-23 09:59");
        samira.get("/atelier").await.page();
        school.at("2026-12-23 10:00");
        assert_eq!(samira.get("/atelier").await.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn how_one_likes_the_pages_is_seen_on_the_next_one() {
    for school in house::schools().await {
        let samira = school.client(school.samira).await;
        let other = school.client(school.mme_dubois).await;
        let look = async |client: &testing::Client| {
            let page = client.get("/atelier").await.page();
            ["lang", "data-theme", "data-spacing"]
                .map(|name| page.attribute("html", name).unwrap_or_default())
        };
        assert_eq!(look(&samira).await, ["fr", "auto", ""]);
        let person = school.samira;
        for theme in ["light", "dark", "contrast"] {
            write_to(&school.app, move |tx| {
                let (theme, spacing) = (theme.to_owned(), "dyslexia".to_owned());
                let locale = Locale::En;
                let likes = Preferences { locale, theme, spacing, ..Preferences::default() };
                session::prefer(tx, person, &likes)
            })
            .await;
            assert_eq!(look(&samira).await, ["en", theme, "dyslexia"]);
        }
        assert_eq!(look(&other).await, ["fr", "auto", ""], "nobody else's pages change");
    }
}
