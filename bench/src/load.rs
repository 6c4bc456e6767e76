//! Windows of load: some users, each with one request at a time, for a short while; how many were
//! answered, how long each took, and what it cost.
#![expect(clippy::cast_precision_loss, reason = "figures of a measure, far below 2^52")]

use crate::{
    Result, cpu,
    figures::quantile,
    http::{Answer, Connection},
};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// Makes a request; the number says on whose behalf.
pub type Request = Arc<dyn Fn(u64) -> Vec<u8> + Send + Sync>;

/// One kind of request; the number says on whose behalf, and is never the same twice.
pub struct Workload {
    pub name: &'static str,
    pub request: Request,
    /// A server that answers something else must not win.
    pub is_right: fn(&Answer<'_>) -> bool,
    /// The most requests in one window.
    pub most: u64,
    next: AtomicU64,
}

impl Workload {
    pub fn new(
        name: &'static str,
        request: impl Fn(u64) -> Vec<u8> + Send + Sync + 'static,
        is_right: fn(&Answer<'_>) -> bool,
    ) -> Self {
        let (request, next) = (Arc::new(request), AtomicU64::new(0));
        Workload { name, request, is_right, most: u64::MAX, next }
    }

    pub fn at_most(self, most: u64) -> Self {
        Workload { most, ..self }
    }

    /// The same, from this number on.
    pub fn from(self, next: u64) -> Self {
        Workload { next: AtomicU64::new(next), ..self }
    }

    /// The same requests, counted apart: for another server.
    pub fn again(&self) -> Self {
        let (request, next) = (Arc::clone(&self.request), AtomicU64::new(0));
        Workload { name: self.name, request, is_right: self.is_right, most: self.most, next }
    }
}

/// Where the load goes, and whose CPU is counted.
pub struct Target {
    pub address: SocketAddr,
    pub server: u32,
    /// Whether an engine of its own works for this server: its processes are counted apart.
    pub engine: Option<&'static str>,
}

#[derive(Clone, Copy, Debug)]
pub struct Window {
    pub count: f64,
    pub per_second: f64,
    pub p50_us: f64,
    pub p95_us: f64,
    pub p99_us: f64,
    /// CPU of the server, of its engine and of ourselves, for each request.
    pub server_us: f64,
    pub engine_us: f64,
    pub client_us: f64,
    /// The share of the machine taken by somebody else meanwhile.
    pub foreign: f64,
}

/// `users` at once, until `length` is over or the workload has had its most.
pub async fn window(
    workload: &Arc<Workload>,
    target: &Target,
    users: usize,
    length: Duration,
) -> Result<Window> {
    let mut lines = Vec::new();
    for _ in 0..users {
        lines.push(Connection::open(target.address).await?);
    }
    let engine = target.engine.map(cpu::named).unwrap_or_default();
    let until = workload.next.load(Ordering::Relaxed).saturating_add(workload.most);
    let before = Costs::now(target, &engine)?;
    let start = Instant::now();
    let users: Vec<_> = lines
        .into_iter()
        .map(|line| tokio::spawn(user(line, Arc::clone(workload), start + length, until)))
        .collect();
    let mut latencies = Vec::new();
    for user in users {
        latencies.extend(user.await??);
    }
    let elapsed = start.elapsed().as_secs_f64();
    let cost = Costs::now(target, &engine)?.since(&before);
    let count = latencies.len().max(1) as f64;
    let each = |ns: u64| ns as f64 / 1e3 / count;
    let foreign = cost.machine.saturating_sub(cost.server + cost.engine + cost.own) as f64;
    Ok(Window {
        count,
        per_second: count / elapsed,
        p50_us: quantile(&mut latencies, 0.5),
        p95_us: quantile(&mut latencies, 0.95),
        p99_us: quantile(&mut latencies, 0.99),
        server_us: each(cost.server),
        engine_us: each(cost.engine),
        client_us: each(cost.own),
        foreign: foreign / (elapsed * 1e9 * cpu::cores()),
    })
}

async fn user(
    mut line: Connection,
    workload: Arc<Workload>,
    end: Instant,
    until: u64,
) -> Result<Vec<f64>> {
    let mut latencies = Vec::with_capacity(4096);
    while Instant::now() < end {
        let number = workload.next.fetch_add(1, Ordering::Relaxed);
        if number >= until {
            // Given back: the next window begins where this one ended.
            workload.next.fetch_sub(1, Ordering::Relaxed);
            break;
        }
        let request = (workload.request)(number);
        let before = Instant::now();
        let answer = line.ask(&request).await?;
        latencies.push(before.elapsed().as_secs_f64() * 1e6);
        if !(workload.is_right)(&answer) {
            let start: String = answer.text().chars().take(300).collect();
            let (name, status) = (workload.name, answer.status);
            return Err(format!("{name}: {status} is not what was expected: {start}").into());
        }
    }
    Ok(latencies)
}

struct Costs {
    machine: u64,
    server: u64,
    engine: u64,
    own: u64,
}

impl Costs {
    fn now(target: &Target, engine: &[u32]) -> Result<Self> {
        Ok(Costs {
            machine: cpu::machine_ns()?,
            server: cpu::processes_ns(&[target.server]),
            engine: cpu::processes_ns(engine),
            own: cpu::own_ns(),
        })
    }

    fn since(&self, before: &Costs) -> Costs {
        Costs {
            machine: self.machine.saturating_sub(before.machine),
            server: self.server.saturating_sub(before.server),
            engine: self.engine.saturating_sub(before.engine),
            own: self.own.saturating_sub(before.own),
        }
    }
}

/// Windows in which others took at most 15 % of the machine, or else the quietest third.
pub fn quiet(windows: &[Window]) -> Vec<Window> {
    let third = quantile(&mut windows.iter().map(|it| it.foreign).collect::<Vec<_>>(), 0.33);
    windows.iter().filter(|window| window.foreign <= third.max(0.15)).copied().collect()
}
