//! The scanner: clamd, asked with INSTREAM (clamd(8)), a piece at a time.

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use std::{io, pin::pin, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpStream, UnixStream},
    time::timeout,
};

/// What the scanner says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Clean,
    Infected,
    /// Longer than the scanner reads.
    TooLong,
}

const CONNECT: Duration = Duration::from_secs(5);
const ANSWER: Duration = Duration::from_mins(5);
const ANSWER_BYTES_MAX: u64 = 4096;
/// Clamd reads pieces of any length; this one fits in its buffers.
const PIECE_BYTES: usize = 64 * 1024;

/// Asks the scanner at `address` (`host:port`, or the path of a socket) about `content`.
pub async fn ask<S>(address: &str, content: S) -> io::Result<Verdict>
where
    S: Stream<Item = db::Result<Bytes>> + Send,
{
    if address.starts_with('/') {
        let line = timeout(CONNECT, UnixStream::connect(address)).await??;
        timeout(ANSWER, talk(line, content)).await?
    } else {
        let line = timeout(CONNECT, TcpStream::connect(address)).await??;
        timeout(ANSWER, talk(line, content)).await?
    }
}

async fn talk<L, S>(mut line: L, content: S) -> io::Result<Verdict>
where
    L: AsyncRead + AsyncWrite + Unpin,
    S: Stream<Item = db::Result<Bytes>> + Send,
{
    // A scanner that has heard enough (too long) answers and closes: its answer is still there.
    let sent = send(&mut line, content).await;
    let mut answer = Vec::new();
    let read = (&mut line).take(ANSWER_BYTES_MAX).read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer);
    let answer = answer.trim_end_matches(['\0', '\n']);
    if answer.ends_with("FOUND") {
        Ok(Verdict::Infected)
    } else if answer.contains("size limit exceeded") {
        Ok(Verdict::TooLong)
    } else {
        sent?;
        read?;
        if answer.ends_with("OK") {
            Ok(Verdict::Clean)
        } else {
            Err(io::ErrorKind::InvalidData.into())
        }
    }
}

async fn send<L, S>(line: &mut L, content: S) -> io::Result<()>
where
    L: AsyncWrite + Unpin,
    S: Stream<Item = db::Result<Bytes>> + Send,
{
    line.write_all(b"zINSTREAM\0").await?;
    let mut content = pin!(content);
    while let Some(bytes) = content.next().await {
        let bytes = bytes.map_err(|_| io::Error::from(io::ErrorKind::UnexpectedEof))?;
        for piece in bytes.chunks(PIECE_BYTES) {
            let len = u32::try_from(piece.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
            line.write_all(&len.to_be_bytes()).await?;
            line.write_all(piece).await?;
        }
    }
    line.write_all(&0u32.to_be_bytes()).await?;
    line.flush().await
}
