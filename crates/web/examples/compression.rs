//! What a compressed page costs: microseconds of one thread and bytes, by way and level.
//!
//! `cargo run --release -p web --example compression -- home.html inbox.html`

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
    response::Html,
};
use flate2::{Compress, Compression, FlushCompress};
use std::{
    env, fs,
    hint::black_box,
    time::{Duration, Instant},
};
use tower::ServiceExt;
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, predicate::SizeAbove},
};

const LASTS: Duration = Duration::from_millis(400);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    for file in env::args().skip(1) {
        let page = fs::read_to_string(&file)?;
        println!("\n{file}: {} bytes", page.len());
        println!("{:32} {:>8} {:>8}", "way", "µs", "bytes");
        let bare = answer(&router(&page, None), "identity").await;
        let bare = through(&router(&page, None), "identity", bare).await;
        for level in 1..=6 {
            let mut gzip = Compress::new_gzip(Compression::new(level), 15);
            let packed = pack(&mut gzip, page.as_bytes()).len();
            say(&format!("gzip {level}, one compressor"), packed, || {
                black_box(pack(&mut gzip, page.as_bytes()));
            });
        }
        for level in [1, 6] {
            let fresh =
                || pack(&mut Compress::new_gzip(Compression::new(level), 15), page.as_bytes());
            say(&format!("gzip {level}, a new one each time"), fresh().len(), || {
                black_box(fresh());
            });
        }
        for encoding in ["gzip", "br"] {
            for level in [1, 2, 3, 4, 6] {
                let router = router(&page, Some(CompressionLevel::Precise(level)));
                let packed = answer(&router, encoding).await;
                let micros = through(&router, encoding, packed).await - bare;
                println!("{:32} {micros:8.1} {packed:8}", format!("tower-http {encoding} {level}"));
            }
        }
    }
    Ok(())
}

fn pack(gzip: &mut Compress, page: &[u8]) -> Vec<u8> {
    gzip.reset();
    let mut packed = Vec::with_capacity(page.len());
    gzip.compress_vec(page, &mut packed, FlushCompress::Finish).expect("compressed");
    packed
}

fn say(way: &str, bytes: usize, mut work: impl FnMut()) {
    let (began, cpu_began) = (Instant::now(), cpu_micros());
    let mut times = 0;
    while began.elapsed() < LASTS {
        work();
        times += 1;
    }
    let micros = (cpu_micros() - cpu_began) / f64::from(times);
    println!("{way:32} {micros:8.1} {bytes:8}");
}

fn router(page: &str, level: Option<CompressionLevel>) -> Router {
    let page = page.to_owned();
    let router = Router::new().fallback(async move || Html(page));
    match level {
        Some(level) => {
            router.layer(CompressionLayer::new().quality(level).compress_when(SizeAbove::new(100)))
        }
        None => router,
    }
}

/// The bytes of one answer.
async fn answer(router: &Router, encoding: &str) -> usize {
    let request = Request::builder().header(header::ACCEPT_ENCODING, encoding);
    let request = request.body(Body::empty()).expect("a request");
    let answer = router.clone().oneshot(request).await.expect("an answer");
    to_bytes(answer.into_body(), usize::MAX).await.expect("a body").len()
}

/// Microseconds of one answer.
async fn through(router: &Router, encoding: &str, bytes: usize) -> f64 {
    let (began, cpu_began) = (Instant::now(), cpu_micros());
    let mut times = 0;
    while began.elapsed() < LASTS {
        assert_eq!(answer(router, encoding).await, bytes);
        times += 1;
    }
    (cpu_micros() - cpu_began) / f64::from(times)
}

/// The processor's time of this thread, as Linux counts it: others may be busy beside us.
fn cpu_micros() -> f64 {
    let counted = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    let nanos =
        counted.split(' ').next().and_then(|it| it.parse::<f64>().ok()).expect("nanoseconds");
    nanos / 1000.0
}
