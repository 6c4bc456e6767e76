//! One authenticated connection: sends what is in `outgoing`, receives message after message.

use super::{
    address::Address,
    failure::{Failure, Result},
    login,
    stream::Stream,
};
use bytes::BytesMut;
use postgres_protocol::message::{backend::Message, frontend};
use std::{
    collections::VecDeque,
    io::{ErrorKind, Read, Write},
    time::Duration,
};

const CHUNK_BYTES: usize = 16 * 1024;
/// A statement is planned once, for any parameters: planning costs more than most of ours take. And
/// what is wanted is in memory or on a disk without a needle.
const SETTINGS: &str = "-c jit=off -c plan_cache_mode=force_generic_plan -c random_page_cost=1.1";
/// How much later than the server the socket gives up on a statement.
const GRACE: Duration = Duration::from_secs(5);

pub struct Connection {
    pub stream: Stream,
    pub outgoing: BytesMut,
    incoming: BytesMut,
    chunk: Box<[u8]>,
    /// The payloads told by other sessions, until somebody asks for them.
    pub notifications: VecDeque<String>,
    /// How long the server may stay silent: a little more than it may work on a statement.
    silence: Option<Duration>,
}

impl Connection {
    pub fn open(address: &Address) -> Result<Self> {
        let silence = match address.statement_timeout_ms {
            0 => None,
            millis => Some(Duration::from_millis(u64::from(millis)) + GRACE),
        };
        let mut connection = Self {
            stream: Stream::connect(address)?,
            outgoing: BytesMut::with_capacity(CHUNK_BYTES),
            incoming: BytesMut::with_capacity(CHUNK_BYTES),
            chunk: vec![0; CHUNK_BYTES].into_boxed_slice(),
            notifications: VecDeque::new(),
            silence,
        };
        connection.shake_hands(address)?;
        connection.stream.set_read_timeout(silence)?;
        Ok(connection)
    }

    fn shake_hands(&mut self, address: &Address) -> Result<()> {
        let timeout_ms = address.statement_timeout_ms;
        let options = format!("-c statement_timeout={timeout_ms} {SETTINGS} {}", address.options);
        let parameters = [
            ("user", address.user.as_str()),
            ("database", address.database.as_str()),
            ("client_encoding", "UTF8"),
            ("application_name", address.application_name.as_str()),
            ("options", options.as_str()),
        ];
        frontend::startup_message(parameters, &mut self.outgoing)?;
        self.send()?;
        login::log_in(self, address)?;
        loop {
            match self.receive()? {
                Message::ReadyForQuery(_) => return Ok(()),
                Message::ErrorResponse(body) => return Err(Failure::refused(&body)),
                _ => {}
            }
        }
    }

    /// Sends everything written to `outgoing`, in one system call as long as the socket takes it.
    pub fn send(&mut self) -> Result<()> {
        let sent = self.stream.write_all(&self.outgoing).and_then(|()| self.stream.flush());
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
                    self.notifications.push_back(body.message()?.to_owned());
                }
                Some(Message::NoticeResponse(_) | Message::ParameterStatus(_)) => {}
                answer => return Ok(answer),
            }
        }
    }

    fn fill(&mut self) -> Result<()> {
        let read = loop {
            match self.stream.read(&mut self.chunk) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        if read == 0 {
            return Err(Failure::Broken(ErrorKind::UnexpectedEof.into()));
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
                Some(Message::ErrorResponse(body)) => return Err(Failure::refused(&body)),
                Some(_) => return Err(Failure::misuse("an answer without a question")),
                None if !self.notifications.is_empty() => return Ok(true),
                None => {}
            }
            match self.fill() {
                Err(Failure::Broken(error)) if is_timeout(error.kind()) => return Ok(false),
                filled => filled?,
            }
        }
    }
}

impl Drop for Connection {
    /// Says goodbye, so that the server does not take a stop of ours for an accident.
    fn drop(&mut self) {
        self.outgoing.clear();
        frontend::terminate(&mut self.outgoing);
        drop(self.send());
    }
}

fn is_timeout(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::WouldBlock | ErrorKind::TimedOut)
}
