//! One authenticated connection: sends what is in `outgoing`, receives message after message.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::time::Duration;

use bytes::BytesMut;
use fallible_iterator::FallibleIterator;
use postgres_protocol::authentication::md5_hash;
use postgres_protocol::authentication::sasl::{ChannelBinding, SCRAM_SHA_256, ScramSha256};
use postgres_protocol::message::backend::{AuthenticationSaslBody, Message};
use postgres_protocol::message::frontend;

use super::address::Address;
use super::error::{Error, Result};
use super::stream::Stream;

const CHUNK_BYTES: usize = 16 * 1024;
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);

pub struct Notification {
    pub channel: String,
    pub payload: String,
}

pub struct Connection {
    stream: Stream,
    pub outgoing: BytesMut,
    incoming: BytesMut,
    chunk: Box<[u8]>,
    pub notifications: VecDeque<Notification>,
    pub process_id: i32,
    pub secret_key: i32,
    /// How long the server may stay silent: a little more than it may work on a statement.
    silence: Option<Duration>,
}

impl Connection {
    pub fn open(address: &Address) -> Result<Self> {
        if address.is_tls_required {
            return Err(misuse("TLS is not there yet"));
        }
        let silence = match address.statement_timeout_ms {
            0 => None,
            ms => Some(Duration::from_millis(u64::from(ms)) + Duration::from_secs(5)),
        };
        let mut connection = Self {
            stream: Stream::connect(address)?,
            outgoing: BytesMut::with_capacity(CHUNK_BYTES),
            incoming: BytesMut::with_capacity(CHUNK_BYTES),
            chunk: vec![0; CHUNK_BYTES].into_boxed_slice(),
            notifications: VecDeque::new(),
            process_id: 0,
            secret_key: 0,
            silence,
        };
        connection.stream.set_read_timeout(Some(HANDSHAKE_TIMEOUT))?;
        connection.shake_hands(address)?;
        connection.stream.set_read_timeout(silence)?;
        Ok(connection)
    }

    fn shake_hands(&mut self, address: &Address) -> Result<()> {
        let timeout_ms = address.statement_timeout_ms;
        let options = format!("-c statement_timeout={timeout_ms} {}", address.options);
        let parameters = [
            ("user", address.user.as_str()),
            ("database", address.database.as_str()),
            ("client_encoding", "UTF8"),
            ("application_name", "preau"),
            ("options", options.as_str()),
        ];
        frontend::startup_message(parameters, &mut self.outgoing)?;
        self.send()?;
        self.authenticate(address)?;
        loop {
            match self.receive()? {
                Message::BackendKeyData(key) => {
                    self.process_id = key.process_id();
                    self.secret_key = key.secret_key();
                }
                Message::ReadyForQuery(_) => return Ok(()),
                Message::ErrorResponse(body) => return Err(Error::refused(&body)),
                _ => {}
            }
        }
    }

    fn authenticate(&mut self, address: &Address) -> Result<()> {
        let password = || address.password.as_deref().ok_or_else(|| misuse("no password given"));
        loop {
            match self.receive()? {
                Message::AuthenticationOk => return Ok(()),
                Message::AuthenticationCleartextPassword => {
                    frontend::password_message(password()?.as_bytes(), &mut self.outgoing)?;
                    self.send()?;
                }
                Message::AuthenticationMd5Password(body) => {
                    let (user, password) = (address.user.as_bytes(), password()?.as_bytes());
                    let hash = md5_hash(user, password, body.salt());
                    frontend::password_message(hash.as_bytes(), &mut self.outgoing)?;
                    self.send()?;
                }
                Message::AuthenticationSasl(body) => self.scram(&body, password()?)?,
                Message::ErrorResponse(body) => return Err(Error::refused(&body)),
                _ => return Err(misuse("this way of logging in is unknown")),
            }
        }
    }

    fn scram(&mut self, body: &AuthenticationSaslBody, password: &str) -> Result<()> {
        if !body.mechanisms().any(|name| Ok(name == SCRAM_SHA_256))? {
            return Err(misuse("the server does not offer SCRAM-SHA-256"));
        }
        let mut scram = ScramSha256::new(password.as_bytes(), ChannelBinding::unsupported());
        frontend::sasl_initial_response(SCRAM_SHA_256, scram.message(), &mut self.outgoing)?;
        self.send()?;
        match self.receive()? {
            Message::AuthenticationSaslContinue(body) => scram.update(body.data())?,
            Message::ErrorResponse(body) => return Err(Error::refused(&body)),
            _ => return Err(misuse("an answer out of order")),
        }
        frontend::sasl_response(scram.message(), &mut self.outgoing)?;
        self.send()?;
        match self.receive()? {
            Message::AuthenticationSaslFinal(body) => Ok(scram.finish(body.data())?),
            Message::ErrorResponse(body) => Err(Error::refused(&body)),
            _ => Err(misuse("an answer out of order")),
        }
    }

    /// Sends everything written to `outgoing`, in one system call as long as the socket takes it.
    pub fn send(&mut self) -> Result<()> {
        let sent = self.stream.write_all(&self.outgoing);
        self.outgoing.clear();
        Ok(sent?)
    }

    /// The next answer.
    pub fn receive(&mut self) -> Result<Message> {
        loop {
            if let Some(message) = self.received()? {
                return Ok(message);
            }
            self.fill()?;
        }
    }

    /// An answer that is already here; what the server says unasked is put aside on the way.
    fn received(&mut self) -> Result<Option<Message>> {
        loop {
            match Message::parse(&mut self.incoming)? {
                Some(Message::NotificationResponse(body)) => {
                    let channel = body.channel()?.to_owned();
                    let payload = body.message()?.to_owned();
                    self.notifications.push_back(Notification { channel, payload });
                }
                Some(Message::NoticeResponse(_) | Message::ParameterStatus(_)) => {}
                answer => return Ok(answer),
            }
        }
    }

    fn fill(&mut self) -> Result<()> {
        let read = loop {
            match self.stream.read(&mut self.chunk) {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        if read == 0 {
            return Err(Error::Broken(std::io::ErrorKind::UnexpectedEof.into()));
        }
        self.incoming.extend_from_slice(&self.chunk[..read]);
        Ok(())
    }

    /// Waits for a notification on an idle connection; false when none came in time.
    pub fn wait_for_notification(&mut self, timeout: Duration) -> Result<bool> {
        self.stream.set_read_timeout(Some(timeout))?;
        let is_there = self.is_notification_there();
        self.stream.set_read_timeout(self.silence)?;
        is_there
    }

    fn is_notification_there(&mut self) -> Result<bool> {
        loop {
            match self.received()? {
                Some(Message::ErrorResponse(body)) => return Err(Error::refused(&body)),
                Some(_) => return Err(misuse("an answer without a question")),
                None if !self.notifications.is_empty() => return Ok(true),
                None => {}
            }
            match self.fill() {
                Err(Error::Broken(error)) if is_timeout(&error) => return Ok(false),
                filled => filled?,
            }
        }
    }
}

fn is_timeout(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut)
}

/// Asks the server to give up the statement that another connection is waiting for.
pub fn cancel(address: &Address, process_id: i32, secret_key: i32) -> Result<()> {
    let mut stream = Stream::connect(address)?;
    let mut outgoing = BytesMut::new();
    frontend::cancel_request(process_id, secret_key, &mut outgoing);
    Ok(stream.write_all(&outgoing)?)
}

fn misuse(what: &str) -> Error {
    Error::Misuse(what.to_owned())
}
