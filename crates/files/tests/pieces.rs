//! Files that come in pieces, over lines that are cut.

use crate::house::{House, houses};
use axum::{body::Body, http::StatusCode};
use base::Clock;
use files::{Allowance, Settings};
use futures_util::{TryStreamExt, stream};
use testing::Client;

const LENGTH: usize = 700_000;

fn film() -> Vec<u8> {
    (0..LENGTH).map(|at| u8::try_from(at % 251).unwrap_or_default()).collect()
}

/// Announces a file, and gives the address of its pieces.
async fn announce(client: &Client, name: &str, bytes: usize) -> String {
    let bytes = bytes.to_string();
    let begun = client.post("/fichiers/envois", &[("name", name), ("bytes", &bytes)]).await.json();
    assert_eq!(begun["at"], 0);
    format!("/fichiers/envois/{}", begun["sending"].as_str().expect("a number"))
}

async fn bring(client: &Client, url: &str, at: usize, bytes: &[u8]) -> serde_json::Value {
    client.post_bytes(&format!("{url}?a={at}"), bytes.to_vec()).await.json()
}

/// Bytes on a line that is cut after them.
fn cut(bytes: &[u8]) -> Body {
    let cut = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
    Body::from_stream(stream::iter([Ok(bytes.to_vec()), Err(cut)]))
}

async fn whole(house: &House, client: &Client, arrived: &serde_json::Value) -> Vec<u8> {
    let id = arrived["id"].as_str().unwrap_or_else(|| panic!("no file: {arrived}"));
    house.run_jobs().await;
    client.get(&format!("/fichiers/{id}")).await.body.to_vec()
}

#[tokio::test]
async fn a_film_goes_on_where_the_line_was_cut() {
    for house in houses().await {
        let (teacher, film) = (house.client(house.mme_durand).await, film());
        let url = announce(&teacher, "Sortie au musée.bin", film.len()).await;
        assert_eq!(bring(&teacher, &url, 0, &film[..300_000]).await["at"], 300_000);

        let half = cut(&film[300_000..450_000]);
        teacher.post_bytes(&format!("{url}?a=300000"), half).await;
        let at = 450_000;
        assert_eq!(teacher.get(&url).await.json()["at"], at, "half a piece stays");

        let arrived = bring(&teacher, &url, at, &film[at..]).await;
        assert_eq!(arrived["name"], "Sortie au musée.bin");
        assert!(whole(&house, &teacher, &arrived).await == film, "the bytes changed");
        // The answer was lost: it is asked again, or sent again, and is one file.
        assert_eq!(teacher.get(&url).await.json()["id"], arrived["id"]);
        assert_eq!(bring(&teacher, &url, at, &film[at..]).await["id"], arrived["id"]);
        let mine = teacher.get("/compte/fichiers").await.page();
        assert_eq!(mine.texts_of(".rows b"), ["Sortie au musée.bin"]);
    }
}

#[tokio::test]
async fn a_piece_from_somewhere_else_changes_nothing() {
    for house in houses().await {
        let (samira, film) = (house.client(house.samira).await, film());
        let url = announce(&samira, "film.bin", film.len()).await;
        bring(&samira, &url, 0, &film[..200_000]).await;
        assert_eq!(bring(&samira, &url, 0, &film[..300_000]).await["at"], 200_000);
        assert_eq!(bring(&samira, &url, 500_000, &film[500_000..]).await["at"], 200_000);
        let arrived = bring(&samira, &url, 200_000, &film[200_000..]).await;
        assert!(whole(&house, &samira, &arrived).await == film, "the bytes changed");
    }
}

#[tokio::test]
async fn nobody_else_adds_to_it_or_asks_after_it() {
    for house in houses().await {
        let samira = house.client(house.samira).await;
        let url = announce(&samira, "film.bin", 10).await;
        let marc = house.client(house.marc).await;
        assert_eq!(marc.get(&url).await.status, StatusCode::NOT_FOUND);
        let tried = marc.post_bytes(&format!("{url}?a=0"), "a").await;
        assert_eq!(tried.status, StatusCode::NOT_FOUND);
        assert_eq!(house.nobody().get(&url).await.status, StatusCode::UNAUTHORIZED);
        let without_token = samira.post_without_token(&format!("{url}?a=0"), &[]).await;
        assert_eq!(without_token.status, StatusCode::FORBIDDEN);
        assert_eq!(samira.get(&url).await.json()["at"], 0);
    }
}

#[tokio::test]
async fn what_is_refused_is_said_before_it_is_sent_where_it_can_be() {
    for house in houses().await {
        let allowance = Allowance { file_bytes_max: 1_000, bytes_max: 1_500 };
        house.app.jobs.lend(Settings { families: allowance, ..Settings::default() });
        let samira = house.client(house.samira).await;
        let refused = async |bytes: &str| {
            let fields = [("name", "film.mp4"), ("bytes", bytes)];
            let answer = samira.post("/fichiers/envois", &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{bytes}");
            let answer: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
            answer["error"].as_str().expect("a sentence").replace(['\u{202f}', '\u{a0}'], " ")
        };
        assert_eq!(refused("0").await, "Ce fichier est vide.");
        assert_eq!(refused("1001").await, "Ce fichier est trop lourd : 1 ko au plus.");
        let url = announce(&samira, "un.mp4", 900).await;
        let full = refused("900").await;
        assert!(full.starts_with("Il n’y a plus assez de place"), "{full}");

        // What it is shows in its first bytes; more than was announced is not taken.
        let longer = samira.post_bytes(&format!("{url}?a=0"), vec![b'a'; 950]).await;
        assert_eq!(longer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let program = [b"MZ".as_slice(), &[0; 898]].concat();
        let refused = samira.post_bytes(&format!("{url}?a=0"), program).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Les programmes ne sont pas acceptés."));
        assert_eq!(samira.get(&url).await.status, StatusCode::NOT_FOUND, "it is forgotten");
    }
}

#[tokio::test]
async fn what_was_never_finished_is_gone_two_days_later() {
    for house in houses().await {
        let samira = house.client(house.samira).await;
        let url = announce(&samira, "film.bin", 10).await;
        bring(&samira, &url, 0, b"abc").await;
        let contents = async || {
            let all: Vec<_> = house.app.blobs.all().try_collect().await.expect("listed");
            all.len()
        };
        assert_eq!(contents().await, 1);
        house.app.jobs.plan().await.expect("planned");
        let later = Clock::system().now().max(house.clock.now()).plus_days(2);
        house.clock.set(later);
        house.run_jobs().await;
        house.clock.advance_minutes(2 * 24 * 60);
        house.run_jobs().await;
        assert_eq!(contents().await, 0);
    }
}
