//! Over a connection: those who drip are let go, those who are slow are not.

use crate::house;
use std::net::SocketAddr;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex},
    time::{Duration, sleep},
};

/// The other end of a connection to a house.
async fn connect() -> (DuplexStream, db::testing::TestDb) {
    let (_, router, db) = house::open(|_| {}).await;
    let (ours, theirs) = duplex(64 * 1024);
    let peer = SocketAddr::from(([192, 0, 2, 1], 40_000));
    tokio::spawn(web::serve_one(theirs, peer, router));
    // From here on time passes only when nobody has anything to do.
    tokio::time::pause();
    (ours, db)
}

async fn answer(stream: &mut DuplexStream) -> String {
    let mut text = Vec::new();
    stream.read_to_end(&mut text).await.expect("read to the end");
    String::from_utf8_lossy(&text).into_owned()
}

#[tokio::test]
async fn a_head_that_never_ends_is_not_waited_for() {
    let (mut stream, _db) = connect().await;
    stream.write_all(b"GET /jardin HTTP/1.1\r\nhost: test.invalid\r\n").await.expect("sent");
    let answered = answer(&mut stream).await;
    assert!(!answered.contains("200"), "{answered}");
}

#[tokio::test]
async fn a_slow_head_is_read() {
    let (mut stream, _db) = connect().await;
    let head = "GET /jardin HTTP/1.1\r\nhost: test.invalid\r\nconnection: close\r\n\r\n";
    for piece in head.as_bytes().chunks(20) {
        stream.write_all(piece).await.expect("sent");
        sleep(Duration::from_secs(5)).await;
    }
    let answered = answer(&mut stream).await;
    assert!(answered.starts_with("HTTP/1.1 200 OK"), "{answered}");
    assert!(answered.ends_with("jardin"), "{answered}");
}

#[tokio::test]
async fn a_form_that_stops_in_the_middle_gives_its_place_back() {
    let (mut stream, _db) = connect().await;
    let head = b"POST /atelier/public HTTP/1.1\r\nhost: test.invalid\r\nconnection: close\r\n\
                 content-length: 100\r\n\r\nword=Bon";
    stream.write_all(head).await.expect("sent");
    let answered = answer(&mut stream).await;
    assert!(answered.starts_with("HTTP/1.1 400"), "{answered}");
}

#[tokio::test]
async fn a_form_that_drips_for_ever_is_told_that_its_line_is_slow() {
    let (mut stream, _db) = connect().await;
    let head = b"POST /atelier/public HTTP/1.1\r\nhost: test.invalid\r\nconnection: close\r\n\
                 content-length: 100\r\n\r\n";
    stream.write_all(head).await.expect("sent");
    let (mut reads, mut writes) = tokio::io::split(stream);
    let drip = async {
        while writes.write_all(b"a").await.is_ok() {
            sleep(Duration::from_secs(10)).await;
        }
    };
    let mut text = Vec::new();
    tokio::select! {
        () = drip => {}
        read = reads.read_to_end(&mut text) => { read.expect("read to the end"); }
    }
    let answered = String::from_utf8_lossy(&text);
    assert!(answered.starts_with("HTTP/1.1 408"), "{answered}");
    assert!(answered.contains("La ligne est trop lente"));
}
