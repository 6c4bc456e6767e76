//! What blocking in place costs to the others: how late a 1 ms ticker is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::Result;
use crate::meter::Op;
use bench::figures::quantile;

/// Two users read pages, `slow_users` run the slow read ten times a second; how late is the ticker?
pub async fn lateness(page: &Op, slow: &Op, slow_users: u64) -> Result<[f64; 3]> {
    let over = Arc::new(AtomicBool::new(false));
    let ticker = tokio::spawn(tick(Duration::from_secs(2)));
    let mut others = Vec::new();
    for user in 0..2 {
        others.push(tokio::spawn(repeat(Arc::clone(page), user, None, Arc::clone(&over))));
    }
    for user in 0..slow_users {
        let pause = Some(Duration::from_millis(50));
        others.push(tokio::spawn(repeat(Arc::clone(slow), user, pause, Arc::clone(&over))));
    }
    let mut late = ticker.await?;
    over.store(true, Ordering::Relaxed);
    for other in others {
        other.await??;
    }
    Ok([0.5, 0.99, 1.0].map(|at| quantile(&mut late, at)))
}

async fn tick(length: Duration) -> Vec<f64> {
    let start = Instant::now();
    let mut late = Vec::new();
    while start.elapsed() < length {
        let due = Instant::now() + Duration::from_millis(1);
        tokio::time::sleep_until(due.into()).await;
        late.push(due.elapsed().as_secs_f64() * 1e3);
    }
    late
}

async fn repeat(op: Op, user: u64, pause: Option<Duration>, over: Arc<AtomicBool>) -> Result<()> {
    for n in 0.. {
        if over.load(Ordering::Relaxed) {
            break;
        }
        op((user << 32) + n).await?;
        match pause {
            Some(pause) => tokio::time::sleep(pause).await,
            None => tokio::task::yield_now().await,
        }
    }
    Ok(())
}
