//! Windows of load: what was done, how long each took, and the CPU it cost on both sides.
#![expect(clippy::cast_precision_loss, reason = "figures of a measure, far below 2^52")]

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bench::{Result, cpu, figures::quantile};

pub type Doing = Pin<Box<dyn Future<Output = Result<()>> + Send>>;
/// One operation; the number says on whose behalf.
pub type Op = Arc<dyn Fn(u64) -> Doing + Send + Sync>;

#[derive(Clone)]
pub struct Window {
    pub per_second: f64,
    pub p50_us: f64,
    pub p99_us: f64,
    pub client_us: f64,
    pub server_us: f64,
    /// The share of the machine taken by somebody else meanwhile.
    pub foreign: f64,
}

/// `tasks` users, each with one operation at a time, until `length` is over.
pub async fn window(
    op: &Op,
    tasks: usize,
    length: Duration,
    seed: u64,
    server: &dyn Fn() -> Result<Vec<u32>>,
) -> Result<Window> {
    let backends = server()?;
    let (client_before, server_before) = (cpu::own_ns(), cpu::processes_ns(&backends));
    let machine_before = cpu::machine_ns()?;
    let start = Instant::now();
    let users: Vec<_> = (0..tasks)
        .map(|user| {
            let op = Arc::clone(op);
            tokio::spawn(use_until(op, start + length, seed + ((user as u64) << 48)))
        })
        .collect();
    let mut latencies = Vec::new();
    for user in users {
        latencies.extend(user.await??);
    }
    let elapsed = start.elapsed().as_secs_f64();
    let client_ns = cpu::own_ns().saturating_sub(client_before);
    let server_ns = cpu::processes_ns(&backends).saturating_sub(server_before);
    let machine_ns = cpu::machine_ns()?.saturating_sub(machine_before);
    let foreign_ns = machine_ns.saturating_sub(client_ns + server_ns) as f64;
    let count = latencies.len().max(1) as f64;
    Ok(Window {
        per_second: count / elapsed,
        p50_us: quantile(&mut latencies, 0.5),
        p99_us: quantile(&mut latencies, 0.99),
        client_us: client_ns as f64 / 1e3 / count,
        server_us: server_ns as f64 / 1e3 / count,
        foreign: foreign_ns / (elapsed * 1e9 * cpu::cores()),
    })
}

async fn use_until(op: Op, end: Instant, seed: u64) -> Result<Vec<f64>> {
    let mut latencies = Vec::with_capacity(4096);
    for step in 0.. {
        let before = Instant::now();
        if before >= end {
            break;
        }
        // A user stands in line behind the others, even when the operation itself never waits.
        tokio::task::yield_now().await;
        op(seed + step).await?;
        latencies.push(before.elapsed().as_secs_f64() * 1e6);
    }
    Ok(latencies)
}
