//! When too many come at once: a place, a short wait, or the truth. Nobody is turned away for
//! who he is.

use crate::house;
use axum::http::StatusCode;

/// The numbers of the features of `house::features`.
const WORKSHOP: usize = 0;
const GARDEN: usize = 1;

#[tokio::test]
async fn the_queue_page_says_how_many_wait_and_comes_back_by_itself() {
    let (app, client, _db) = house::empty(|settings| {
        settings.running.places = 1;
        settings.running.wait_seconds = 0;
    })
    .await;
    let place = app.crowd.enter(GARDEN).await.expect("the only place");

    let answered = client.get("/jardin?jour=3").await;
    assert_eq!(answered.status, StatusCode::SERVICE_UNAVAILABLE);
    let seconds = answered.header("retry-after").expect("when to come back");
    let page = answered.any_page();
    assert_eq!(page.text_of("h1"), "Beaucoup de monde en même temps");
    let told = page.text_of("main");
    assert!(told.contains("Toutes les places sont prises."), "{told}");
    assert!(told.contains(&format!("dans {seconds} secondes")), "{told}");
    let refresh = page.attribute("meta[http-equiv=refresh]", "content");
    assert_eq!(refresh, Some(format!("{seconds}; url=/jardin?jour=3")));

    drop(place);
    assert_eq!(client.get("/jardin?jour=3").await.status, StatusCode::OK);
}

#[tokio::test]
async fn those_who_are_refused_do_not_come_back_all_at_once() {
    let (app, client, _db) = house::empty(|settings| settings.running.places = 0).await;
    assert!(app.crowd.enter(GARDEN).await.is_err());
    let mut told = Vec::new();
    for _ in 0..3 {
        told.push(client.get("/jardin").await.header("retry-after"));
    }
    told.dedup();
    assert_eq!(told.len(), 3, "{told:?}");
}

#[tokio::test]
async fn what_was_being_sent_is_not_sent_again_by_itself() {
    let (_, client, _db) = house::empty(|settings| settings.running.places = 0).await;
    let answered = client.post("/atelier", &[("word", "Bonjour")]).await;
    assert_eq!(answered.status, StatusCode::SERVICE_UNAVAILABLE);
    let page = answered.any_page();
    assert!(!page.has("meta[http-equiv=refresh]"));
    assert!(page.text_of("main").contains("votre texte y est resté"));

    let program = client.get("/api/atelier").await;
    assert_eq!(program.status, StatusCode::SERVICE_UNAVAILABLE);
    let json: serde_json::Value = serde_json::from_slice(&program.body).expect("JSON");
    assert!(json["error"].as_str().is_some_and(|it| it.contains("Toutes les places")), "{json}");
}

#[tokio::test]
async fn the_house_says_that_it_lives_even_when_it_is_full() {
    let (_, client, _db) = house::empty(|settings| settings.running.places = 0).await;
    for path in ["/sante", "/sante/prete", "/dev/ui", web::assets::url("app.css")] {
        assert_eq!(client.get(path).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn a_storm_on_one_feature_leaves_the_others_open() {
    let (app, client, _db) = house::empty(|settings| {
        settings.running.places = 4;
        settings.running.wait_seconds = 0;
    })
    .await;
    let mut storm = Vec::new();
    while let Ok(place) = app.crowd.enter(WORKSHOP).await {
        storm.push(place);
    }
    assert_eq!(client.get("/atelier/public").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(client.get("/jardin").await.status, StatusCode::OK);
    assert_eq!(client.get("/rien").await.status, StatusCode::NOT_FOUND);
}
