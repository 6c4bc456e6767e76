//! What the door costs a request, beside a bare axum route that answers the same: nanoseconds of
//! one thread's processor. `cargo run --release -p web --example door`

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
    response::Html,
};
use base::{Clock, Instant as Moment, Random};
use db::{Engine, blob::Blobs, testing::TestDb};
use std::{
    fs,
    time::{Duration, Instant},
};
use tower::ServiceExt;
use web::{App, Feature, Parts, Public, Routes, Running, Settings, get};

const LASTS: Duration = Duration::from_secs(1);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let clock = Clock::fixed(Moment::parse_local(testing::NOW).expect("a time"));
    let db = TestDb::open(Engine::Sqlite, clock.clone(), web::migrations(&[])).await;
    let settings = Settings {
        base_url: "http://test.invalid".to_owned(),
        house: "Lys-lez-Lannoy".to_owned(),
        is_secure: true,
        secret: [7; 32],
        trust_proxy: false,
        running: Running { compresses: false, ..Running::default() },
    };
    let parts = Parts {
        db: db.db.clone(),
        blobs: Blobs::in_memory(Random::seeded(2)),
        clock,
        random: Random::seeded(1),
        settings,
        features: vec![room()],
    };
    let (_, house) = App::build(parts).expect("the house");
    let bare = Router::new().fallback(async || Html("bonjour"));
    for turn in 1..=3 {
        let (bare, house) = (nanos(&bare).await, nanos(&house).await);
        println!(
            "turn {turn}: bare {bare:.0} ns, house {house:.0} ns, door {:.0} ns",
            house - bare
        );
    }
}

fn room() -> Feature {
    Feature {
        name: "atelier",
        migrations: None,
        texts: &[],
        routes: || Routes::new().at("/atelier/{tool}", get(hello)),
        menu: Vec::new(),
        card: None,
        notices: Vec::new(),
        deeds: &[],
        jobs: |_| {},
        export: |_, _| Ok(Vec::new()),
        erase: |_, _| Ok(0),
        demo: |_, _| Ok(Vec::new()),
        merging: None,
    }
}

async fn hello(_: Public) -> Html<&'static str> {
    Html("bonjour")
}

/// Nanoseconds of one request and its answer.
async fn nanos(router: &Router) -> f64 {
    let (began, cpu) = (Instant::now(), cpu_nanos());
    let mut times = 0;
    while began.elapsed() < LASTS {
        let request = Request::builder()
            .uri("/atelier/marteau?page=2")
            .header(header::ACCEPT, "text/html,application/xhtml+xml")
            .header(header::ACCEPT_LANGUAGE, "fr-FR,fr;q=0.9")
            .header(header::ACCEPT_ENCODING, "gzip, deflate, br")
            .body(Body::empty())
            .expect("a request");
        let answer = router.clone().oneshot(request).await.expect("an answer");
        assert_eq!(to_bytes(answer.into_body(), 100).await.expect("a body"), "bonjour");
        times += 1;
    }
    (cpu_nanos() - cpu) / f64::from(times)
}

/// The processor's time of this thread, as Linux counts it.
fn cpu_nanos() -> f64 {
    let counted = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    counted.split(' ').next().and_then(|it| it.parse().ok()).expect("nanoseconds")
}
