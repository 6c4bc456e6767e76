//! `/metrics`: the house in figures, in the words of Prometheus (text format 0.0.4). Counts and
//! times only: no person, no id, no text of anybody.

use crate::{App, Error, Result, Routes, access::Authority, get, traffic::line};
use axum::{
    extract::{FromRequestParts, State},
    http::{header, request::Parts},
    response::IntoResponse,
};
use std::{fs, sync::atomic::Ordering::Relaxed};

/// The one who watches over the machine: he brings `metrics_token`. To others there is nothing.
pub struct Operator(());

impl Authority for Operator {
    fn written() -> String {
        "Operator".to_owned()
    }
}

impl FromRequestParts<App> for Operator {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let brought = parts.headers.get(header::AUTHORIZATION).and_then(|it| it.to_str().ok());
        let brought = brought.and_then(|it| it.strip_prefix("Bearer "));
        let expected = app.settings.running.metrics_token.as_deref().filter(|it| !it.is_empty());
        let hash = |text: &str| blake3::hash(text.as_bytes());
        match (brought, expected) {
            // blake3's Hash compares in constant time.
            (Some(brought), Some(expected)) if hash(brought) == hash(expected) => Ok(Operator(())),
            _ => Err(Error::NotFound),
        }
    }
}

pub(crate) fn routes() -> Routes {
    Routes::new().at("/metrics", get(show))
}

async fn show(_: Operator, State(app): State<App>) -> Result<impl IntoResponse> {
    let now = app.clock.now();
    let jobs = app.db.read(move |tx| jobs::counts(tx, now)).await?;
    let mut text = String::with_capacity(16_384);
    app.traffic.write(&mut text);
    crowd(&app, &mut text);
    let (sessions, persons) = app.sessions.kept();
    gauge(&mut text, "preau_sessions_cached", sessions);
    gauge(&mut text, "preau_profiles_cached", persons);
    gauge(&mut text, "preau_connections", app.traffic.connections.load(Relaxed));
    gauge(&mut text, "preau_live_pages", app.live.listeners());
    text.push_str("# TYPE preau_jobs gauge\n");
    for (state, count) in [
        ("waiting", jobs.waiting),
        ("due", jobs.due),
        ("running", jobs.running),
        ("failed", jobs.failed),
    ] {
        line(&mut text, &format!("preau_jobs{{state=\"{state}\"}}"), count);
    }
    process(&mut text);
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text))
}

fn crowd(app: &App, text: &mut String) {
    gauge(text, "preau_requests_inside", app.crowd.inside());
    gauge(text, "preau_requests_waiting", app.crowd.waiting());
    text.push_str("# TYPE preau_requests_refused_total counter\n");
    let names = app.features.iter().map(|feature| feature.name).chain(["other"]);
    for (name, refused) in names.zip(app.crowd.refused()) {
        line(text, &format!("preau_requests_refused_total{{feature=\"{name}\"}}"), refused);
    }
}

/// What Linux says of this process; nothing elsewhere.
fn process(text: &mut String) {
    const TICKS_A_SECOND: u64 = 100;
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = resident.and_then(|it| it.split_whitespace().next()?.parse::<u64>().ok());
    if let Some(kilobytes) = kilobytes {
        gauge(text, "process_resident_memory_bytes", kilobytes * 1024);
    }
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name in brackets: state is the third field, user and system time the 14th and 15th.
    let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields).split(' ');
    let ticks: u64 = fields.skip(11).take(2).filter_map(|it| it.parse::<u64>().ok()).sum();
    let (seconds, hundredths) = (ticks / TICKS_A_SECOND, ticks % TICKS_A_SECOND);
    text.push_str("# TYPE process_cpu_seconds_total counter\n");
    line(text, "process_cpu_seconds_total", format!("{seconds}.{hundredths:02}"));
    let files = fs::read_dir("/proc/self/fd").map_or(0, Iterator::count);
    gauge(text, "process_open_fds", files);
}

fn gauge(text: &mut String, name: &str, value: impl std::fmt::Display) {
    line(text, "# TYPE", format_args!("{name} gauge"));
    line(text, name, value);
}
