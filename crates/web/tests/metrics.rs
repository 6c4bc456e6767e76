//! The house in figures: for the one who watches over the machine, about nobody.

use crate::house;
use axum::http::StatusCode;
use testing::Client;

const TOKEN: &str = "un-mot-de-l-hebergeur";

async fn figures(client: &Client) -> String {
    let bearer = format!("Bearer {TOKEN}");
    let request = house::request("GET", "/metrics", &[("authorization", &bearer)]);
    let answered = client.send(request).await;
    assert_eq!(answered.status, StatusCode::OK);
    answered.text()
}

fn value(figures: &str, name: &str) -> Option<String> {
    let line =
        figures.lines().find(|line| line.strip_prefix(name).is_some_and(|it| it.starts_with(' ')));
    line.and_then(|line| line.rsplit(' ').next()).map(str::to_owned)
}

#[tokio::test]
async fn routes_are_counted_by_their_template() {
    let (app, client, _db) = house::empty(|settings| {
        settings.running.metrics_token = Some(TOKEN.to_owned());
        settings.running.places = 4;
        settings.running.wait_seconds = 0;
    })
    .await;
    client.get("/jardin").await;
    client.get("/jardin").await;
    client.send(house::request("HEAD", "/jardin", &[])).await;
    client.get("/assets/secret-name-of-a-file.css").await;
    client.get("/personne/7310").await;
    client.send(house::request("POST", "/jardin", &[])).await;
    let places = [app.crowd.enter(1).await, app.crowd.enter(1).await, app.crowd.enter(1).await];
    client.get("/jardin").await;
    drop(places);

    let figures = figures(&client).await;
    let requests =
        |labels: &str| value(&figures, &format!("preau_http_requests_total{{{labels}}}"));
    let of = |labels: &str| requests(labels).unwrap_or_else(|| panic!("{labels} in\n{figures}"));
    assert_eq!(of(r#"method="GET",route="/jardin",status="200""#), "3");
    assert_eq!(of(r#"method="GET",route="/jardin",status="503""#), "1");
    assert_eq!(of(r#"method="GET",route="/assets/{file}",status="404""#), "1");
    assert_eq!(of(r#"method="other",route="other",status="404""#), "1");
    assert_eq!(of(r#"method="other",route="other",status="405""#), "1");
    assert!(!figures.contains("7310") && !figures.contains("secret"), "{figures}");

    let lasted = "preau_http_request_duration_seconds";
    let labels = r#"method="GET",route="/jardin""#;
    let all = value(&figures, &format!("{lasted}_bucket{{{labels},le=\"+Inf\"}}"));
    assert_eq!(all.as_deref(), Some("4"));
    assert_eq!(value(&figures, &format!("{lasted}_count{{{labels}}}")), all);
    let refused = value(&figures, "preau_requests_refused_total{feature=\"jardin\"}");
    assert_eq!(refused.as_deref(), Some("1"));
    assert_eq!(value(&figures, "preau_requests_inside").as_deref(), Some("0"));
    assert_eq!(value(&figures, "preau_jobs{state=\"waiting\"}").as_deref(), Some("0"));
}

#[tokio::test]
async fn figures_are_shown_to_whoever_brings_the_word_of_the_host() {
    let (_, client, _db) =
        house::empty(|settings| settings.running.metrics_token = Some(TOKEN.to_owned())).await;
    figures(&client).await;
    for authorization in ["", "Bearer ", "Bearer un-autre-mot", TOKEN, "Basic abc"] {
        let headers = [("authorization", authorization)];
        let answered = client.send(house::request("GET", "/metrics", &headers)).await;
        assert_eq!(answered.status, StatusCode::NOT_FOUND, "{authorization}");
    }
    // Without a word in the configuration there is nothing to guess.
    for token in [None, Some(String::new())] {
        let (_, closed, _db) =
            house::empty(|settings| settings.running.metrics_token = token).await;
        let headers = [("authorization", "Bearer ")];
        let answered = closed.send(house::request("GET", "/metrics", &headers)).await;
        assert_eq!(answered.status, StatusCode::NOT_FOUND);
    }
}
