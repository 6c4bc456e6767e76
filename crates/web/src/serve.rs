//! Serving: connections that may be slow, but not for ever, and an end that does not cut anybody
//! short.

use crate::App;
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use std::{
    io,
    net::SocketAddr,
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpListener,
    time::sleep,
};
use tower::ServiceExt;
use tower_http::timeout::TimeoutBody;

/// A request's head is read in this time, and a connection that says nothing is kept this long:
/// a little longer than proxies keep theirs (60 s), so that they are the ones who end it.
const HEAD_TIME_MAX: Duration = Duration::from_secs(65);
/// The silence allowed between two pieces of a body.
const BODY_SILENCE_MAX: Duration = Duration::from_secs(20);
/// What a connection may hold of what was not read yet.
const BUFFER_BYTES_MAX: usize = 64 * 1024;
/// The machine has no more room for connections: a breath before the next.
const PAUSE_AFTER_ERROR: Duration = Duration::from_millis(100);

/// Serves until `closing` comes, then ends what was begun. How long that may take, the caller says.
pub async fn serve(
    listener: TcpListener,
    app: App,
    router: Router,
    closing: impl Future<Output = ()>,
) -> io::Result<()> {
    let graceful = GracefulShutdown::new();
    let mut closing = std::pin::pin!(closing);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut closing => break,
        };
        let Ok((stream, peer)) = accepted else {
            // One connection that failed, or too many open files: neither ends the house.
            sleep(PAUSE_AFTER_ERROR).await;
            continue;
        };
        // An answer is written at once, whole: waiting to fill a packet only delays it.
        drop(stream.set_nodelay(true));
        let (app, router, watcher) = (app.clone(), router.clone(), graceful.watcher());
        tokio::spawn(async move {
            let _open = Open::new(&app.traffic.connections);
            let connection = connection(stream, peer, router);
            // A browser that goes away in the middle is no news.
            drop(watcher.watch(connection).await);
        });
    }
    graceful.shutdown().await;
    Ok(())
}

/// Serves one connection, whatever it comes over.
pub async fn serve_one<S>(stream: S, peer: SocketAddr, router: Router)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    drop(connection(stream, peer, router).await);
}

fn connection<S>(
    stream: S,
    peer: SocketAddr,
    router: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(|body| Body::new(TimeoutBody::new(BODY_SILENCE_MAX, body)));
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME_MAX)
        .max_buf_size(BUFFER_BYTES_MAX)
        .serve_connection(TokioIo::new(stream), service)
}

/// A connection, counted while it lives.
struct Open<'c>(&'c AtomicUsize);

impl<'c> Open<'c> {
    fn new(count: &'c AtomicUsize) -> Self {
        count.fetch_add(1, Relaxed);
        Open(count)
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}
