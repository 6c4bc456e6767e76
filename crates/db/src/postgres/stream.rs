//! The socket: TCP, TLS or Unix, blocking, with a limit on how long a silence may last.

use super::{
    address::{Address, Tls},
    failure::{Failure, Result},
    tls::{self, TlsStream},
};
use bytes::BytesMut;
use postgres_protocol::message::frontend;
use std::{
    io::{self, Read, Write},
    net::{TcpStream, ToSocketAddrs},
    os::unix::net::UnixStream,
    time::Duration,
};

const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);
const WRITE_TIMEOUT: Duration = Duration::from_secs(30);

pub enum Stream {
    Tcp(TcpStream),
    Tls(Box<TlsStream>),
    Unix(UnixStream),
}

impl Stream {
    pub fn connect(address: &Address) -> Result<Self> {
        let stream = if address.is_unix() {
            let path = format!("{}/.s.PGSQL.{}", address.host, address.port);
            Self::Unix(UnixStream::connect(path)?)
        } else {
            Self::Tcp(reach(address)?)
        };
        stream.set_read_timeout(Some(HANDSHAKE_TIMEOUT))?;
        match stream {
            Self::Tcp(stream) if address.tls() != Tls::Never => protected(stream, address),
            stream => Ok(stream),
        }
    }

    pub fn set_read_timeout(&self, timeout: Option<Duration>) -> io::Result<()> {
        match self {
            Self::Tcp(stream) => stream.set_read_timeout(timeout),
            Self::Tls(stream) => stream.socket().set_read_timeout(timeout),
            Self::Unix(stream) => stream.set_read_timeout(timeout),
        }
    }

    /// The print of the server's certificate, that a password can be bound to.
    pub fn certificate_print(&self) -> Option<Vec<u8>> {
        match self {
            Self::Tls(stream) => stream.certificate_print(),
            Self::Tcp(_) | Self::Unix(_) => None,
        }
    }
}

fn reach(address: &Address) -> io::Result<TcpStream> {
    let mut last = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
    for place in (address.host.as_str(), address.port).to_socket_addrs()? {
        match TcpStream::connect_timeout(&place, address.connect_timeout) {
            Ok(stream) => {
                stream.set_nodelay(true)?;
                stream.set_write_timeout(Some(WRITE_TIMEOUT))?;
                return Ok(stream);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// Asks for TLS. One byte is read and no more: what an intruder adds in clear is never heard.
fn protected(mut stream: TcpStream, address: &Address) -> Result<Stream> {
    let mut request = BytesMut::new();
    frontend::ssl_request(&mut request);
    stream.write_all(&request)?;
    let mut answer = [0];
    stream.read_exact(&mut answer)?;
    match (&answer, address.tls()) {
        (b"S", _) => Ok(Stream::Tls(Box::new(tls::connect(stream, address)?))),
        (b"N", Tls::IfOffered) => Ok(Stream::Tcp(stream)),
        (b"N", _) => Err(Failure::misuse("sslmode asks for TLS, which the server does not offer")),
        _ => Err(Failure::misuse("the server does not understand TLS")),
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Tcp(stream) => stream.read(buffer),
            Self::Tls(stream) => stream.read(buffer),
            Self::Unix(stream) => stream.read(buffer),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        match self {
            Self::Tcp(stream) => stream.write(buffer),
            Self::Tls(stream) => stream.write(buffer),
            Self::Unix(stream) => stream.write(buffer),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Tcp(_) | Self::Unix(_) => Ok(()),
            Self::Tls(stream) => stream.flush(),
        }
    }
}
