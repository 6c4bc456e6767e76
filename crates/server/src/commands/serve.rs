//! `preau serve`: opens the house until it is told to close.

use super::Done;
use crate::{config::Config, house};
use tokio::{net::TcpListener, signal};

/// Jobs that may run at once on this node.
const JOBS_AT_ONCE: usize = 4;

pub async fn run(config: &Config) -> Done {
    let (app, router) = house::build(config).await?;
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("l’adresse {} n’est pas libre : {error}", config.listen))?;
    let worker = app.jobs.start(JOBS_AT_ONCE);
    println!("Préau est ouvert : {}", config.base_url);
    web::serve(listener, app.clone(), router, closing_time()).await?;
    // What was begun is finished; what waits is kept for the next start.
    worker.stop().await;
    Ok(())
}

/// Ctrl-C, or the signal of the host's supervisor.
async fn closing_time() {
    let interrupted = async { drop(signal::ctrl_c().await) };
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminated) => drop(terminated.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending();
    tokio::select! { () = interrupted => {}, () = terminated => {} }
}
