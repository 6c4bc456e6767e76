//! What does not succeed: as a page for people, as JSON for programs, logged once, never silent.

use crate::house;
use axum::http::StatusCode;
use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};

#[tokio::test]
async fn a_failure_says_its_number_and_nothing_else() {
    for school in house::schools().await {
        let samira = school.client(school.samira).await;
        let answered = samira.get("/atelier/panne").await;
        assert_eq!(answered.status, StatusCode::INTERNAL_SERVER_ERROR);
        let page = answered.any_page();
        assert_eq!(page.text_of("h1"), "Quelque chose n’a pas marché");
        assert!(page.text_of("main").contains("donnez ce numéro à votre école"));
        assert!(!answered.text().contains("kiln"), "the cause is for the log");

        let again = samira.get("/atelier/panne").await.any_page();
        assert_ne!(page.text_of(".quiet"), again.text_of(".quiet"), "each has its number");
    }
}

/// What is logged, kept.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("one at a time").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_failure_is_logged_once_with_the_number_the_page_shows() {
    let (_, client, _db) = house::empty(|_| {}).await;
    let log = Log::default();
    let kept = log.clone();
    let writer = tracing_subscriber::fmt().with_ansi(false).with_writer(move || kept.clone());
    let page = {
        let _guard = tracing::subscriber::set_default(writer.finish());
        client.get("/rien?nom=Samira").await;
        client.get("/atelier/panne?nom=Samira").await.any_page()
    };
    let told = page.text_of(".quiet");
    let ticket = told.rsplit(' ').next().expect("a number");
    let logged = String::from_utf8(log.0.lock().expect("nobody else").clone()).expect("text");
    assert_eq!(logged.lines().count(), 1, "{logged}");
    for word in [ticket, "/atelier/panne", "the kiln is cold"] {
        assert!(logged.contains(word), "{word} in {logged}");
    }
    assert!(!logged.contains("Samira"), "no query in a log: {logged}");
}

#[tokio::test]
async fn a_program_gets_json() {
    let (_, client, _db) = house::empty(|_| {}).await;
    let by_path = client.get("/api/atelier/panne").await;
    let by_header = client.get_json("/atelier/panne").await;
    for answered in [by_path, by_header] {
        assert_eq!(answered.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(answered.header("content-type").as_deref(), Some("application/json"));
        let json: serde_json::Value = serde_json::from_slice(&answered.body).expect("JSON");
        assert_eq!(json["ticket"].as_str().map(str::len), Some(8));
    }
    let unknown = client.get("/api/rien").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let json: serde_json::Value = serde_json::from_slice(&unknown.body).expect("JSON");
    assert!(json["error"].as_str().is_some_and(|it| it.contains("L’adresse")), "{json}");
}

#[tokio::test]
async fn a_handler_that_panics_is_answered_too() {
    let (_, client, _db) = house::empty(|_| {}).await;
    let answered = client.get("/atelier/chute").await;
    assert_eq!(answered.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answered.any_page().text_of("main").contains("La faute est de notre côté"));
    assert_eq!(client.get("/jardin").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_stranger_is_led_to_the_door_and_back() {
    let (_, client, _db) = house::empty(|_| {}).await;
    let answered = client.get("/atelier?page=2").await;
    assert_eq!(answered.status, StatusCode::UNAUTHORIZED);
    let page = answered.any_page();
    let door = page.attribute("main a.button", "href");
    assert_eq!(door.as_deref(), Some("/connexion?suite=%2Fatelier%3Fpage%3D2"));
    let refresh = page.attribute("meta[http-equiv=refresh]", "content");
    assert_eq!(refresh.as_deref(), Some("0; url=/connexion?suite=%2Fatelier%3Fpage%3D2"));
}

#[tokio::test]
async fn the_reader_s_language_is_that_of_the_error() {
    let (_, client, _db) = house::empty(|_| {}).await;
    let english = house::request("GET", "/rien", &[("accept-language", "en-GB,en;q=0.9")]);
    let page = client.send(english).await.any_page();
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("en"));
    let page = client.get("/rien").await.any_page();
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("fr"));
}

#[tokio::test]
async fn a_method_that_is_not_there_is_named() {
    let (_, client, _db) = house::empty(|_| {}).await;
    for method in ["DELETE", "PUT", "POST"] {
        let answered = client.send(house::request(method, "/jardin", &[])).await;
        assert_eq!(answered.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert_eq!(answered.header("allow").as_deref(), Some("GET,HEAD"), "{method}");
    }
    let nowhere = client.send(house::request("DELETE", "/rien", &[])).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_address_that_cannot_be_read_is_said_in_the_reader_s_words() {
    let (_, client, _db) = house::empty(|_| {}).await;
    let page = client.get("/jardin?jour=hier").await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    assert_eq!(page.any_page().text_of("h1"), "Cette demande n’est pas lisible");
    let program = client.get_json("/jardin?jour=hier").await;
    assert_eq!(program.status, StatusCode::BAD_REQUEST);
    let json: serde_json::Value = serde_json::from_slice(&program.body).expect("JSON");
    assert!(json["error"].as_str().is_some_and(|it| it.contains("demande")), "{json}");
}

#[tokio::test]
async fn head_says_what_get_would() {
    let (_, client, _db) = house::empty(|_| {}).await;
    let get = client.send(house::request("GET", "/api/atelier", &[])).await;
    let head = client.send(house::request("HEAD", "/api/atelier", &[])).await;
    assert_eq!(head.status, StatusCode::OK);
    assert!(head.body.is_empty());
    assert_eq!(head.header("content-length"), get.header("content-length"));
    assert_eq!(head.header("content-length"), Some(get.body.len().to_string()));
}

#[tokio::test]
async fn a_slash_too_many_leads_to_the_page_but_never_out_of_the_house() {
    let (_, client, _db) = house::empty(|_| {}).await;
    for (asked, led) in [
        ("/jardin/", Some("/jardin")),
        ("/jardin/?page=2", Some("/jardin?page=2")),
        ("/rien/", Some("/rien")),
        ("//ailleurs.example/", None),
        ("/\\ailleurs.example/", None),
        ("///", None),
        ("/rien", None),
    ] {
        let answered = client.send(house::request("GET", asked, &[])).await;
        assert_eq!(answered.header("location").as_deref(), led, "{asked}");
        let status = if led.is_some() { 308 } else { 404 };
        assert_eq!(answered.status.as_u16(), status, "{asked}");
    }
    let posted = client.send(house::request("POST", "/jardin/", &[])).await;
    assert_eq!(posted.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_answer_has_the_headers_of_the_house() {
    let (_, client, _db) = house::empty(|settings| settings.is_secure = true).await;
    for path in ["/jardin", "/rien", "/atelier", "/atelier/panne", "/sante"] {
        let answered = client.get(path).await;
        let csp = answered.header("content-security-policy").unwrap_or_default();
        assert!(csp.starts_with("default-src 'none'") && !csp.contains("unsafe"), "{path}: {csp}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cache-control", "no-store"),
            ("strict-transport-security", "max-age=31536000; includeSubDomains"),
        ] {
            assert_eq!(answered.header(name).as_deref(), Some(value), "{path}: {name}");
        }
    }
    let (_, laptop, _db) = house::empty(|_| {}).await;
    assert_eq!(laptop.get("/jardin").await.header("strict-transport-security"), None);
}

#[tokio::test]
async fn samples_are_for_those_who_build() {
    let (_, laptop, _db) = house::empty(|_| {}).await;
    assert_eq!(laptop.get("/dev/ui").await.page().text_of("h1"), "Le nuancier");
    let (_, open, _db) = house::empty(|settings| settings.is_secure = true).await;
    assert_eq!(open.get("/dev/ui").await.status, StatusCode::NOT_FOUND);
}
