//! A house with one room: just enough feature to see what the shell does around it.

use axum::{
    Router,
    body::Body,
    extract::{Query, State},
    http::{Request, header},
    response::IntoResponse,
};
use db::{Engine, Tx, testing::TestDb};
use maud::html;
use serde::Deserialize;
use testing::{Answered, Client, TestSchool};
use web::{
    Answer, App, Error, Feature, Form, Page, Parts, Problems, Public, Result, Routes, Running,
    Settings, Ui, Viewer, api::Operation, get, post, ui,
};

/// The feature `atelier`.
pub fn workshop() -> Feature {
    Feature {
        name: "atelier",
        migrations: None,
        texts: &[],
        routes,
        menu: Vec::new(),
        card: None,
        notices: Vec::new(),
        deeds: &[],
        jobs: |_| {},
        export: |_, _| Ok(Vec::new()),
        erase: |_, _| Ok(0),
        merging: None,
        demo: |_, _| Ok(Vec::new()),
    }
}

pub fn features() -> Vec<Feature> {
    vec![workshop(), Feature { name: "jardin", routes: garden, ..workshop() }]
}

fn routes() -> Routes {
    Routes::new()
        .at("/atelier", get(show).post(write))
        .at("/atelier/public", get(anybody).post(write_public))
        .at("/atelier/panne", get(breaks))
        .at("/atelier/chute", get(panics))
        .at("/atelier/flux", get(streams))
        .at("/atelier/fichier", get(download))
        .at("/atelier/ecriture", post(saves))
        .at("/api/atelier/panne", get(breaks))
        .at("/api/atelier", get(numbers).described(Operation::new("atelier").answers_list::<i32>()))
        .at("/api/atelier/{tool}", post(saves).described(Operation::new("outil").form::<Word>()))
}

fn garden() -> Routes {
    Routes::new().at("/jardin", get(anybody_in_the_garden))
}

async fn show(_: Viewer, ui: Ui) -> Page {
    let lines = (0..200).map(|n| format!("Atelier numéro {n}"));
    let form = ui::form(&ui, "/atelier", &Problems::none(), html! { button { "Écrire" } });
    ui.page(
        "Atelier",
        html! { h1 { "Atelier" } (form) ul { @for line in lines { li { (line) } } } },
    )
}

async fn anybody(_: Public, ui: Ui) -> Page {
    ui.page("Atelier", html! { h1 { "Atelier" } (ui::form(&ui, "#", &Problems::none(), html! {})) })
}

#[derive(Deserialize)]
struct Season {
    #[serde(default)]
    jour: u32,
}

async fn anybody_in_the_garden(_: Public, Query(season): Query<Season>) -> &'static str {
    assert!(season.jour < 1_000);
    "jardin"
}

#[derive(Deserialize, utoipa::ToSchema)]
struct Word {
    word: String,
}

async fn write(_: Viewer, form: Form<Word>) -> Answer {
    Answer::to("/atelier").saying(&form.word)
}

async fn write_public(_: Public, form: Form<Word>) -> Answer {
    Answer::to("/atelier/public").saying(&form.word)
}

async fn saves(_: Viewer, form: Form<Word>) -> Answer {
    Answer::Json(serde_json::json!({ "word": form.word }))
}

async fn breaks(_: Public) -> Result<Page> {
    Err(Error::internal("the kiln is cold"))
}

async fn panics(_: Public, State(app): State<App>) -> Page {
    let nobody: Option<Page> = app.features.is_empty().then(|| unreachable!("there are two"));
    nobody.expect("a handler may have a bug")
}

async fn streams(_: Public) -> impl IntoResponse {
    let piece = || Ok::<_, std::io::Error>("<p>".repeat(2_000));
    let pieces = futures_util::stream::iter([piece(), piece()]);
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], Body::from_stream(pieces))
}

async fn download(_: Public) -> impl IntoResponse {
    let kept = [
        (header::CONTENT_TYPE, "application/json"),
        (header::ETAG, "\"abc\""),
        (header::CONTENT_DISPOSITION, "attachment"),
    ];
    (kept, "0".repeat(5_000))
}

async fn numbers(_: Public) -> Answer {
    Answer::Json(serde_json::json!((0..2_000).collect::<Vec<u32>>()))
}

/// The house on SQLite with other settings: nobody lives there.
pub async fn empty(change: impl FnOnce(&mut Settings)) -> (App, Client, TestDb) {
    let (app, router, db) = open(change).await;
    (app.clone(), Client::new(app, router), db)
}

/// The same, to be served over a connection.
pub async fn open(change: impl FnOnce(&mut Settings)) -> (App, Router, TestDb) {
    let clock = base::Clock::fixed(base::Instant::parse_local(testing::NOW).expect("a time"));
    let db = TestDb::open(Engine::Sqlite, clock.clone(), web::migrations(&features())).await;
    let mut settings = Settings {
        base_url: "http://test.invalid".to_owned(),
        house: "Lys-lez-Lannoy".to_owned(),
        is_secure: false,
        secret: [7; 32],
        trust_proxy: true,
        running: Running::default(),
    };
    change(&mut settings);
    let parts = Parts {
        db: db.db.clone(),
        blobs: db::blob::Blobs::in_memory(base::Random::seeded(2)),
        clock,
        random: base::Random::seeded(1),
        settings,
        features: features(),
    };
    let (app, router) = App::build(parts).expect("the house");
    (app, router, db)
}

/// A request like a browser's, with these headers.
pub fn request(method: &str, path: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::empty()).expect("a request")
}

/// The same, with the session of this browser.
pub async fn ask(client: &Client, path: &str, headers: &[(&str, &str)]) -> Answered {
    let session = format!("preau={}", client.cookie("preau").unwrap_or_default());
    let headers = [headers, &[("cookie", &session)]].concat();
    client.send(request("GET", path, &headers)).await
}

pub async fn schools() -> Vec<TestSchool> {
    TestSchool::each(features).await
}

/// Runs one small write.
pub async fn write_to(app: &App, f: impl Fn(&Tx<'_>) -> db::Result<()> + Send + 'static) {
    app.db.write(f).await.expect("written");
}
