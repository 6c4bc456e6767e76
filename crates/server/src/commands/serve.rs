//! `preau serve`: opens the house until it is told to close.

use super::Done;
use crate::{
    config::{Config, Logs},
    house, lock, portrait,
};
use std::time::Duration;
use tokio::{net::TcpListener, signal, sync::oneshot, time::sleep};
use web::App;

/// Jobs that may run at once on this node.
const JOBS_AT_ONCE: usize = 4;
/// What requests and jobs that have begun are given to end, once the house closes.
const GRACE: Duration = Duration::from_secs(20);
/// How often visits are written down: what a crash may lose of them.
const COUNT_EVERY: Duration = Duration::from_mins(1);

pub async fn run(config: &Config) -> Done {
    let _lock = lock::take(config)?;
    let (app, router) = house::build(config).await?;
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("l’adresse {} n’est pas libre\u{a0}: {error}", config.listen))?;
    let closing_time = ClosingTime::listen()?;
    tell(config);
    let worker = app.jobs.start(JOBS_AT_ONCE);
    println!("Préau est ouvert\u{a0}: {}", config.base_url);
    let (told, begins) = oneshot::channel::<()>();
    let house = app.clone();
    let closing = async move {
        closing_time.comes().await;
        println!("Préau se ferme\u{a0}: ce qui est commencé se termine.");
        house.live.close();
        drop(told);
    };
    // What was begun is finished; what waits is kept for the next start.
    let end = async {
        let served = web::serve(listener, app.clone(), router, closing).await;
        worker.stop().await;
        keep_count(&app).await;
        served
    };
    // Each node counts its own visits; the job of `usage` writes down those of one node alone.
    let counting = async {
        loop {
            sleep(COUNT_EVERY).await;
            keep_count(&app).await;
        }
    };
    // Not for ever: what takes longer than a supervisor would wait runs again. Nor when it is asked
    // twice.
    let last = async {
        drop(begins.await);
        let again = ClosingTime::listen()?;
        tokio::select! { () = sleep(GRACE) => {}, () = again.comes() => {} }
        Ok::<_, std::io::Error>(())
    };
    tokio::select! {
        served = end => Ok(served?),
        never = counting => never,
        asked = last => {
            asked?;
            tracing::warn!("closed before all that had begun had ended; it will run again");
            Ok(())
        }
    }
}

/// Writes down who came; what could not be written is counted with the next ones.
async fn keep_count(app: &App) {
    if let Err(error) = usage::flush(app).await {
        tracing::warn!(%error, "visits were not written down");
    }
}

/// What the house is made of, so that nobody has to guess.
fn tell(config: &Config) {
    match config.logs {
        Logs::Json => {
            for (what, is) in portrait::lines(config) {
                tracing::info!(what, is, "configuration");
            }
            for warning in portrait::warnings(config) {
                tracing::warn!(warning, "configuration");
            }
        }
        Logs::Text => {
            for (what, is) in portrait::lines(config) {
                println!("  {what:10} {is}");
            }
            for warning in portrait::warnings(config) {
                eprintln!("Attention\u{a0}: {warning}");
            }
        }
    }
}

/// Ctrl-C, or the signal of the host's supervisor: heard from the moment this is made.
struct ClosingTime {
    #[cfg(unix)]
    signals: [signal::unix::Signal; 2],
}

impl ClosingTime {
    fn listen() -> std::io::Result<Self> {
        #[cfg(unix)]
        {
            use signal::unix::{SignalKind, signal};
            let signals = [signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?];
            Ok(ClosingTime { signals })
        }
        #[cfg(not(unix))]
        Ok(ClosingTime {})
    }

    async fn comes(mut self) {
        #[cfg(unix)]
        {
            let [interrupted, terminated] = &mut self.signals;
            tokio::select! { _ = interrupted.recv() => {}, _ = terminated.recv() => {} }
        }
        #[cfg(not(unix))]
        drop(signal::ctrl_c().await);
    }
}
