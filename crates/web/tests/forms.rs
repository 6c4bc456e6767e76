//! Forms: read only with their token, not too long, not from elsewhere.

use crate::house;
use axum::{body::Body, http::StatusCode};

#[tokio::test]
async fn a_form_comes_from_a_page_of_one_s_own() {
    for school in house::schools().await {
        let samira = school.client(school.samira).await;
        let page = samira.get("/atelier").await.page();
        let token = page.attribute("input[name=csrf]", "value").expect("a token");
        let good = [("csrf", token.as_str()), ("word", "Bonjour")];
        assert_eq!(samira.post_without_token("/atelier", &good).await.redirects(), "/atelier");
        assert_eq!(samira.get("/atelier").await.page().text_of(".flash"), "Bonjour");

        let none = samira.post_without_token("/atelier", &[("word", "Bonjour")]).await;
        assert_eq!(none.status, StatusCode::FORBIDDEN);
        assert_eq!(none.any_page().text_of("h1"), "La page a vieilli");
        // The token of somebody else, and one's own of another sign-in.
        for other in [school.mme_dubois, school.samira] {
            let other = school.client(other).await;
            let refused = other.post_without_token("/atelier", &good).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN);
        }
    }
}

#[tokio::test]
async fn a_visitor_s_form_is_bound_to_his_browser() {
    let (_, client, _db) = house::empty(|_| {}).await;
    let page = client.get("/atelier/public").await.page();
    let token = page.attribute("input[name=csrf]", "value").expect("a token");
    let fields = [("csrf", token.as_str()), ("word", "Bonjour")];
    client.post_without_token("/atelier/public", &fields).await.redirects();
    let elsewhere = client.from_network("192.0.2.9");
    let refused = elsewhere.post_without_token("/atelier/public", &fields).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_script_sends_the_token_as_a_header() {
    for school in house::schools().await {
        let samira = school.client(school.samira).await;
        let token = samira.get("/jeton").await.text();
        let session = format!("preau={}", samira.cookie("preau").expect("a session"));
        for (token, status) in [(token.as_str(), StatusCode::OK), ("", StatusCode::FORBIDDEN)] {
            let headers = [("cookie", session.as_str()), ("x-csrf", token)];
            let mut request = house::request("POST", "/atelier/ecriture", &headers);
            *request.body_mut() = Body::from("word=Bonjour");
            assert_eq!(samira.send(request).await.status, status);
        }
    }
}

#[tokio::test]
async fn a_form_sent_by_another_site_is_refused_even_with_a_token() {
    let (_, client, _db) = house::empty(|_| {}).await;
    let token = client.get("/jeton").await.text();
    let visitor = format!("visiteur={}", client.cookie("visiteur").expect("a visitor"));
    for (name, value, status) in [
        ("sec-fetch-site", "same-origin", StatusCode::SEE_OTHER),
        ("sec-fetch-site", "cross-site", StatusCode::FORBIDDEN),
        ("sec-fetch-site", "same-site", StatusCode::FORBIDDEN),
        ("origin", "https://test.invalid", StatusCode::SEE_OTHER),
        ("origin", "https://ailleurs.example", StatusCode::FORBIDDEN),
        ("origin", "null", StatusCode::FORBIDDEN),
    ] {
        let headers =
            [("host", "test.invalid"), ("cookie", &visitor), ("x-csrf", &token), (name, value)];
        let mut request = house::request("POST", "/atelier/public", &headers);
        *request.body_mut() = Body::from("word=Bonjour");
        assert_eq!(client.send(request).await.status, status, "{name}: {value}");
    }
}

#[tokio::test]
async fn a_form_has_a_size() {
    let (_, client, _db) = house::empty(|_| {}).await;
    let fits = client.post("/atelier/public", &[("word", &"a".repeat(900))]).await;
    fits.redirects();
    let heavy = client.post("/atelier/public", &[("word", &"a".repeat(1_000_001))]).await;
    assert_eq!(heavy.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(heavy.any_page().text_of("h1"), "C’est trop lourd");
    let unread = client.post("/atelier/public", &[("autre", "chose")]).await;
    assert_eq!(unread.status, StatusCode::BAD_REQUEST);
}
