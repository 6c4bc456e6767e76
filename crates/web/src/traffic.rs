//! What passes: each route counts its answers and how long they took. No person, no id, no text.

use crate::RouteRecord;
use axum::http::{Method, StatusCode};
use std::{
    collections::HashMap,
    fmt::Write,
    sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed},
    time::Duration,
};

/// The routes of the house as they are counted, found by their template.
pub struct Traffic {
    ways: Vec<Way>,
    by_path: HashMap<&'static str, Vec<usize>>,
    /// Open connections, of `crate::serve`.
    pub(crate) connections: AtomicUsize,
}

/// A route and method, or what no route knows.
pub(crate) struct Way {
    method: &'static str,
    path: &'static str,
    /// The feature it belongs to; the shell's own answers need no place in the crowd.
    pub room: Option<usize>,
    statuses: [AtomicU64; STATUSES.len() + 1],
    durations: [AtomicU64; BOUNDS.len() + 1],
    micros: AtomicU64,
}

const STATUSES: [u16; 22] = [
    200, 201, 204, 206, 303, 304, 307, 308, 400, 401, 403, 404, 405, 408, 409, 410, 413, 416, 422,
    429, 500, 503,
];

/// Microseconds, and as Prometheus writes them.
const BOUNDS: [(u64, &str); 12] = [
    (100, "0.0001"),
    (250, "0.00025"),
    (500, "0.0005"),
    (1_000, "0.001"),
    (2_500, "0.0025"),
    (5_000, "0.005"),
    (10_000, "0.01"),
    (20_000, "0.02"),
    (50_000, "0.05"),
    (200_000, "0.2"),
    (1_000_000, "1"),
    (5_000_000, "5"),
];

impl Traffic {
    /// `rooms`: the feature of each record. What no route knows belongs to the room after them.
    pub(crate) fn new(records: &[RouteRecord], rooms: &[Option<usize>], unknown: usize) -> Self {
        let way = |(record, room): (&RouteRecord, &Option<usize>)| {
            Way::new(record.method, record.path, *room)
        };
        let mut ways: Vec<Way> = records.iter().zip(rooms).map(way).collect();
        let mut by_path: HashMap<&'static str, Vec<usize>> = HashMap::new();
        for (number, way) in ways.iter().enumerate() {
            by_path.entry(way.path).or_default().push(number);
        }
        ways.push(Way::new("", "", Some(unknown)));
        Traffic { ways, by_path, connections: AtomicUsize::new(0) }
    }

    /// The way of a request that `path`, the template of a route, answers.
    pub(crate) fn way(&self, method: &Method, path: Option<&str>) -> &Way {
        let method = if *method == Method::HEAD { "GET" } else { method.as_str() };
        let known = path.and_then(|path| self.by_path.get(path));
        let found = known.and_then(|it| it.iter().find(|way| self.ways[**way].method == method));
        &self.ways[found.copied().unwrap_or(self.ways.len() - 1)]
    }

    /// All of it, in the words of Prometheus.
    pub(crate) fn write(&self, to: &mut String) {
        let ways = || self.ways.iter().filter(|way| way.count() > 0);
        to.push_str("# TYPE preau_http_requests_total counter\n");
        ways().for_each(|way| way.write_statuses(to));
        to.push_str("# TYPE preau_http_request_duration_seconds histogram\n");
        ways().for_each(|way| way.write_durations(to));
    }
}

impl Way {
    fn new(method: &'static str, path: &'static str, room: Option<usize>) -> Self {
        Way {
            method,
            path,
            room,
            statuses: Default::default(),
            durations: Default::default(),
            micros: AtomicU64::new(0),
        }
    }

    pub fn count_one(&self, status: StatusCode, lasted: Duration) {
        let place = STATUSES.binary_search(&status.as_u16()).unwrap_or(STATUSES.len());
        self.statuses[place].fetch_add(1, Relaxed);
        let micros = u64::try_from(lasted.as_micros()).unwrap_or(u64::MAX);
        let bucket = BOUNDS.partition_point(|(bound, _)| *bound < micros);
        self.durations[bucket].fetch_add(1, Relaxed);
        self.micros.fetch_add(micros, Relaxed);
    }

    fn count(&self) -> u64 {
        self.durations.iter().map(|it| it.load(Relaxed)).sum()
    }

    fn labels(&self) -> String {
        let (method, route) = match self.path {
            "" => ("other", "other"),
            path => (self.method, path),
        };
        format!("method=\"{method}\",route=\"{route}\"")
    }

    fn write_statuses(&self, to: &mut String) {
        let labels = self.labels();
        for (place, count) in self.statuses.iter().enumerate() {
            let count = count.load(Relaxed);
            let status = STATUSES.get(place).map_or("other".to_owned(), ToString::to_string);
            if count > 0 {
                line(
                    to,
                    &format!("preau_http_requests_total{{{labels},status=\"{status}\"}}"),
                    count,
                );
            }
        }
    }

    fn write_durations(&self, to: &mut String) {
        let labels = self.labels();
        let name = "preau_http_request_duration_seconds";
        let mut sum = 0;
        let bounds = BOUNDS.iter().map(|(_, bound)| *bound).chain(["+Inf"]);
        for (bound, count) in bounds.zip(&self.durations) {
            sum += count.load(Relaxed);
            line(to, &format!("{name}_bucket{{{labels},le=\"{bound}\"}}"), sum);
        }
        let micros = self.micros.load(Relaxed);
        let seconds = format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000);
        line(to, &format!("{name}_sum{{{labels}}}"), seconds);
        line(to, &format!("{name}_count{{{labels}}}"), sum);
    }
}

/// One sample.
pub(crate) fn line(to: &mut String, name: &str, value: impl std::fmt::Display) {
    // Writing to a String does not fail.
    let _ = writeln!(to, "{name} {value}");
}
