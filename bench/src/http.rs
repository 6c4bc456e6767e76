//! HTTP/1.1 over one connection that is kept: no more than a load generator needs.

use crate::Result;
use std::{net::SocketAddr, ops::Range};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A line to a server. After an error it is of no more use.
pub struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
}

/// What a server answered; it lies in the buffer of its connection.
pub struct Answer<'c> {
    pub status: u16,
    /// The status line and the headers.
    pub head: &'c [u8],
    pub body: &'c [u8],
    /// All of it, as it came.
    pub raw: &'c [u8],
}

const READ_BYTES: usize = 64 * 1024;

impl Connection {
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection { stream, read: Vec::with_capacity(READ_BYTES) })
    }

    /// Sends a request, as it is, and waits for its answer.
    pub async fn ask(&mut self, request: &[u8]) -> Result<Answer<'_>> {
        self.read.clear();
        self.stream.write_all(request).await?;
        let head = self.head().await?;
        let is_chunked = header(&self.read[head.clone()], "transfer-encoding").is_some();
        let length = header(&self.read[head.clone()], "content-length");
        let length = length.and_then(|length| length.parse::<usize>().ok());
        if is_chunked {
            return Err("an answer in chunks: only whole ones are read here".into());
        }
        let body = head.end..head.end + length.unwrap_or(0);
        while self.read.len() < body.end {
            self.more().await?;
        }
        let raw = &self.read[..body.end];
        let status = raw.get(9..12).and_then(|digits| std::str::from_utf8(digits).ok());
        let status = status.and_then(|digits| digits.parse().ok()).ok_or("no status")?;
        Ok(Answer { status, head: &raw[head], body: &raw[body], raw })
    }

    async fn head(&mut self) -> Result<Range<usize>> {
        let mut looked = 0;
        loop {
            let from = looked.max(3) - 3;
            let end = self.read[from..].windows(4).position(|four| four == b"\r\n\r\n");
            if let Some(end) = end {
                return Ok(0..from + end + 4);
            }
            looked = self.read.len();
            self.more().await?;
        }
    }

    async fn more(&mut self) -> Result<()> {
        if self.stream.read_buf(&mut self.read).await? == 0 {
            return Err("the server has hung up".into());
        }
        Ok(())
    }
}

impl Answer<'_> {
    pub fn header(&self, name: &str) -> Option<&str> {
        header(self.head, name)
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(self.body).unwrap_or_default()
    }
}

/// The value of a header; the first one of that name.
pub fn header<'h>(head: &'h [u8], name: &str) -> Option<&'h str> {
    let text = std::str::from_utf8(head).ok()?;
    let lines = text.split("\r\n").filter_map(|line| line.split_once(": "));
    lines.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
}

/// Who asks: the cookies of a browser and the token of its forms.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    pub cookie: String,
    pub token: String,
}

impl Browser {
    pub fn get(&self, path: &str) -> Vec<u8> {
        format!(
            "GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\n\
             accept-language: fr\r\ncookie: {}\r\n\r\n",
            self.cookie
        )
        .into_bytes()
    }

    /// As browsers ask: they take pages that are compressed.
    pub fn get_compressed(&self, path: &str) -> Vec<u8> {
        let mut request = self.get(path);
        request.truncate(request.len() - 2);
        request.extend(b"accept-encoding: gzip, deflate, br\r\n\r\n");
        request
    }

    /// A form, with its token.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Vec<u8> {
        let mut fields = fields.to_vec();
        fields.push(("csrf", &self.token));
        let body = crate::form::fields(&fields);
        self.send(path, "application/x-www-form-urlencoded", body.as_bytes())
    }

    /// A file, with the token of its form.
    pub fn upload(&self, path: &str, name: &str, media_type: &str, content: &[u8]) -> Vec<u8> {
        let body = crate::form::upload(&[("csrf", &self.token)], name, media_type, content);
        let kind = format!("multipart/form-data; boundary={}", crate::form::BOUNDARY);
        self.send(path, &kind, &body)
    }

    fn send(&self, path: &str, kind: &str, body: &[u8]) -> Vec<u8> {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\n\
             accept-language: fr\r\ncookie: {}\r\ncontent-type: {kind}\r\n\
             content-length: {}\r\n\r\n",
            self.cookie,
            body.len()
        );
        [head.as_bytes(), body].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_found_whatever_its_case() {
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\nset-cookie: a=1\r\n\r\n";
        assert_eq!(header(head, "content-length"), Some("12"));
        assert_eq!(header(head, "Set-Cookie"), Some("a=1"));
        assert_eq!(header(head, "etag"), None);
    }
}
