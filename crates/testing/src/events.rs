//! What a page that is open is told: the events of `/direct`, one after the other.

use axum::body::{Body, BodyDataStream};
use futures_util::StreamExt;

pub struct Events {
    body: BodyDataStream,
    read: String,
}

impl Events {
    pub(crate) fn new(body: Body) -> Self {
        Events { body: body.into_data_stream(), read: String::new() }
    }

    /// The data of the next event of this name.
    pub async fn next(&mut self, name: &str) -> String {
        loop {
            while let Some(end) = self.read.find("\n\n") {
                let event: String = self.read.drain(..end + 2).collect();
                let mut lines = event.lines();
                if lines.next() == Some(&format!("event: {name}")) {
                    return lines.map(|line| line.trim_start_matches("data: ")).collect();
                }
            }
            let piece = self.body.next().await.expect("the stream goes on").expect("it is read");
            self.read.push_str(&String::from_utf8_lossy(&piece));
        }
    }
}
