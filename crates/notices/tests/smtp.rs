//! A mail server for tests: RFC 5321 as far as a polite client goes. It does not know
//! `inconnue@`, and is too busy for `occupee@` until it calms down.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// A mail as it came over the line.
#[derive(Clone, Debug, Default)]
pub struct Received {
    pub to: Vec<String>,
    pub content: String,
}

#[derive(Default)]
struct Desk {
    received: Mutex<Vec<Received>>,
    refusals: AtomicUsize,
    is_calm: AtomicBool,
}

pub struct Sink {
    address: String,
    desk: Arc<Desk>,
}

impl Sink {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let desk = Arc::new(Desk::default());
        let clerk = desk.clone();
        tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                let desk = clerk.clone();
                tokio::spawn(async move { drop(talk(line, &desk).await) });
            }
        });
        Sink { address, desk }
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn received(&self) -> Vec<Received> {
        self.desk.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn refusals(&self) -> usize {
        self.desk.refusals.load(Ordering::Acquire)
    }

    pub fn calm_down(&self) {
        self.desk.is_calm.store(true, Ordering::Release);
    }
}

async fn talk(line: TcpStream, desk: &Desk) -> std::io::Result<()> {
    let mut line = BufReader::new(line);
    line.write_all(b"220 sink\r\n").await?;
    let (mut mail, mut command) = (Received::default(), String::new());
    while line.read_line(&mut command).await? > 0 {
        let verb = command.get(..4).unwrap_or_default().to_uppercase();
        let answer = match verb.as_str() {
            "EHLO" | "HELO" => "250-sink\r\n250 8BITMIME\r\n",
            "RCPT" => recipient(&command, desk, &mut mail),
            "DATA" => {
                line.write_all(b"354 go on\r\n").await?;
                mail.content = content(&mut line).await?;
                let mail = std::mem::take(&mut mail);
                desk.received.lock().unwrap_or_else(PoisonError::into_inner).push(mail);
                "250 taken\r\n"
            }
            "RSET" => {
                mail = Received::default();
                "250 forgotten\r\n"
            }
            "QUIT" => "221 bye\r\n",
            _ => "250 fine\r\n",
        };
        line.write_all(answer.as_bytes()).await?;
        command.clear();
    }
    Ok(())
}

fn recipient(command: &str, desk: &Desk, mail: &mut Received) -> &'static str {
    let address = command.split(['<', '>']).nth(1).unwrap_or_default();
    if address.starts_with("inconnue@") {
        desk.refusals.fetch_add(1, Ordering::AcqRel);
        return "550 5.1.1 no such mailbox\r\n";
    }
    if address.starts_with("occupee@") && !desk.is_calm.load(Ordering::Acquire) {
        return "451 4.7.1 come back later\r\n";
    }
    mail.to.push(address.to_owned());
    "250 fine\r\n"
}

async fn content(line: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut content = String::new();
    loop {
        let start = content.len();
        line.read_line(&mut content).await?;
        if content[start..] == *".\r\n" {
            content.truncate(start);
            return Ok(content);
        }
    }
}

/// Quoted-printable (RFC 2045 §6.7) made readable; long headers in one line.
pub fn decoded(content: &str) -> String {
    let content = content.replace("=\r\n", "").replace("\r\n ", " ");
    let mut bytes = Vec::new();
    let mut rest = content.as_str();
    while let Some(at) = rest.find('=') {
        bytes.extend(&rest.as_bytes()[..at]);
        let code = rest.get(at + 1..at + 3).and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(b'='));
        rest = &rest[at + if code.is_some() { 3 } else { 1 }..];
    }
    bytes.extend(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}
