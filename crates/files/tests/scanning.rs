//! Held until the scanner has looked: tested on a small clamd of our own.

use crate::house::{House, houses};
use axum::http::StatusCode;
use files::{
    Settings,
    scan::{self, Verdict},
};
use futures_util::stream;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

const STREAM_BYTES_MAX: usize = 2_000_000;

/// Speaks INSTREAM as clamd(8) says, and knows one virus.
async fn clamd() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            tokio::spawn(answer(line));
        }
    });
    address
}

async fn answer(mut line: TcpStream) -> std::io::Result<()> {
    let mut command = [0; 10];
    line.read_exact(&mut command).await?;
    assert_eq!(&command, b"zINSTREAM\0");
    let mut content = Vec::new();
    loop {
        let len = line.read_u32().await? as usize;
        if len == 0 {
            break;
        }
        let start = content.len();
        content.resize(start + len, 0);
        line.read_exact(&mut content[start..]).await?;
        if content.len() > STREAM_BYTES_MAX {
            return line.write_all(b"INSTREAM size limit exceeded. ERROR\0").await;
        }
    }
    let is_infected = content.windows(5).any(|window| window == b"EICAR");
    let verdict: &[u8] =
        if is_infected { b"stream: Eicar-Signature FOUND\0" } else { b"stream: OK\0" };
    line.write_all(verdict).await
}

fn with_scanner(house: &House, address: &str) {
    house.app.jobs.lend(Settings { clamd: Some(address.to_owned()), ..Settings::default() });
}

#[tokio::test]
async fn a_file_is_held_until_it_is_clean() {
    for house in houses().await {
        with_scanner(&house, &clamd().await);
        let samira = house.client(house.samira).await;
        let clean = house.send(&samira, "mot.txt", b"Bonjour").await;
        let bad = house.send(&samira, "cadeau.txt", b"X5O!P%@AP EICAR").await;
        for id in [&clean, &bad] {
            let early = samira.get(&format!("/fichiers/{id}")).await;
            assert_eq!(early.status, StatusCode::SERVICE_UNAVAILABLE);
        }
        house.run_jobs().await;
        assert_eq!(samira.get(&format!("/fichiers/{clean}")).await.text(), "Bonjour");
        assert_eq!(samira.get(&format!("/fichiers/{bad}")).await.status, StatusCode::GONE);
        let page = samira.get("/compte/fichiers").await.page();
        assert!(page.text_of(".rows").contains("un virus a été trouvé"));
    }
}

#[tokio::test]
async fn a_scanner_that_is_away_holds_files_and_loses_none() {
    for house in houses().await {
        with_scanner(&house, "127.0.0.1:1");
        let samira = house.client(house.samira).await;
        let id = house.send(&samira, "mot.txt", b"Bonjour").await;
        let ran = house.app.jobs.run_due().await.expect("the queue");
        assert_eq!(ran.failed[0].reason, "the scanner does not answer");
        let path = format!("/fichiers/{id}");
        assert_eq!(samira.get(&path).await.status, StatusCode::SERVICE_UNAVAILABLE);
        with_scanner(&house, &clamd().await);
        house.clock.advance_minutes(5);
        house.run_jobs().await;
        assert_eq!(samira.get(&path).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn the_scanner_hears_pieces_of_any_length() {
    let address = clamd().await;
    let verdict = async |pieces: Vec<Vec<u8>>| {
        let content = stream::iter(pieces.into_iter().map(|piece| Ok(piece.into())));
        scan::ask(&address, content).await.expect("an answer")
    };
    assert_eq!(verdict(vec![]).await, Verdict::Clean);
    assert_eq!(verdict(vec![vec![1; 200_000], vec![2; 3]]).await, Verdict::Clean);
    assert_eq!(verdict(vec![b"EIC".to_vec(), b"AR".to_vec()]).await, Verdict::Infected);
    assert_eq!(verdict(vec![vec![0; STREAM_BYTES_MAX + 1]]).await, Verdict::TooLong);
}
