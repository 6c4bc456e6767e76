//! Sending files.

use crate::house::houses;
use axum::http::StatusCode;
use files::{Allowance, Settings};

#[tokio::test]
async fn a_parent_sends_a_file_and_finds_it_again() {
    for house in houses().await {
        let samira = house.client(house.samira).await;
        let sent = samira
            .upload("/fichiers", &[("file", "Certificat d’été.PDF", "text/html", b"%PDF-1.7 a")])
            .await
            .json();
        assert_eq!(sent["name"], "Certificat d’été.PDF");
        assert_eq!(sent["size"], "10\u{a0}octets");
        let path = format!("/fichiers/{}", sent["id"].as_str().expect("an id"));

        let file = samira.get(&path).await;
        assert_eq!(file.status, StatusCode::OK);
        assert_eq!(file.text(), "%PDF-1.7 a");
        assert_eq!(file.header("content-type").as_deref(), Some("application/pdf"));
        let disposition = file.header("content-disposition").expect("a name");
        assert!(disposition.starts_with("inline;"), "{disposition}");
        assert!(disposition.ends_with("UTF-8''Certificat%20d%E2%80%99%C3%A9t%C3%A9.PDF"));

        let marc = house.client(house.marc).await;
        assert_eq!(marc.get(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(house.nobody().get(&path).await.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn what_is_not_taken_is_said_in_a_sentence() {
    for house in houses().await {
        let allowance = Allowance { file_bytes_max: 1_000, bytes_max: 1_500 };
        house.app.jobs.lend(Settings { families: allowance, ..Settings::default() });
        let samira = house.client(house.samira).await;
        let refused = async |name: &str, bytes: &[u8]| {
            let sent = samira.upload("/fichiers", &[("file", name, "image/jpeg", bytes)]).await;
            assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            let answer: serde_json::Value = serde_json::from_slice(&sent.body).expect("JSON");
            answer["error"].as_str().expect("a sentence").replace(['\u{202f}', '\u{a0}'], " ")
        };
        assert_eq!(refused("vide.txt", b"").await, "Ce fichier est vide.");
        assert_eq!(refused("photo.jpg", b"MZ\x90\0").await, "Les programmes ne sont pas acceptés.");
        let heic = refused("IMG_1.HEIC", b"\0\0\0\x18ftypheic").await;
        assert!(heic.contains("JPEG"), "{heic}");
        let too_big = refused("long.txt", &[b'a'; 1_001]).await;
        assert_eq!(too_big, "Ce fichier est trop lourd : 1 ko au plus.");
        house.send(&samira, "un.txt", &[b'a'; 900]).await;
        let full = refused("deux.txt", &[b'b'; 900]).await;
        assert!(
            full.starts_with("Il n’y a plus assez de place : vous pouvez garder 1 ko"),
            "{full}"
        );
        // The teacher has the room of the staff.
        let teacher = house.client(house.mme_durand).await;
        house.send(&teacher, "long.txt", &vec![b'a'; 100_000]).await;
    }
}

#[tokio::test]
async fn an_upload_without_its_token_is_not_read() {
    for house in houses().await {
        let samira = house.client(house.samira).await;
        let stranger = house.nobody();
        let files: [(&str, &str, &str, &[u8]); 1] = [("file", "a.txt", "text/plain", b"a")];
        assert_eq!(stranger.upload("/fichiers", &files).await.status, StatusCode::UNAUTHORIZED);
        let plain = samira.post("/fichiers", &[("file", "a")]).await;
        assert_eq!(plain.status, StatusCode::BAD_REQUEST);
        let body = "--m\r\nContent-Disposition: form-data; name=\"file\"; \
                    filename=\"a.txt\"\r\n\r\na\r\n--m--\r\n";
        let mut request = axum::http::Request::post("/fichiers")
            .header("content-type", "multipart/form-data; boundary=m")
            .body(axum::body::Body::from(body))
            .expect("a request");
        let cookie = samira.cookie("preau").expect("signed in");
        let cookie = format!("preau={cookie}").parse().expect("a header");
        request.headers_mut().insert("cookie", cookie);
        assert_eq!(samira.send(request).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn half_a_file_is_not_there_and_may_be_sent_again() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        let long = vec![b'a'; 200_000];
        let cut = teacher.upload_cut("/fichiers", &[], ("file", "long.txt", "text/plain", &long));
        assert!(cut.await.status.is_client_error());
        assert!(!teacher.get("/compte/fichiers").await.page().has(".rows"));
        let id = house.send(&teacher, "long.txt", &long).await;
        assert!(teacher.get(&format!("/fichiers/{id}")).await.body == long);
    }
}

#[tokio::test]
async fn a_long_file_arrives_whole() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        let long: Vec<u8> =
            (0..3_000_000u32).map(|at| u8::try_from(at % 251).unwrap_or_default()).collect();
        let id = house.send(&teacher, "film.bin", &long).await;
        let back = teacher.get(&format!("/fichiers/{id}")).await;
        assert!(back.body == long, "the bytes changed on their way");
        let disposition = back.header("content-disposition").expect("a name");
        assert!(disposition.starts_with("attachment;"));
    }
}

#[tokio::test]
async fn one_sees_what_one_keeps_and_throws_away_what_nothing_needs() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        let loose = house.send(&teacher, "brouillon.txt", b"un").await;
        let used = house.send(&teacher, "mot.txt", b"deux").await;
        house.pin(&teacher, &[&used]).await;

        let page = teacher.get("/compte/fichiers").await.page();
        assert_eq!(page.texts_of(".rows b"), ["mot.txt", "brouillon.txt"]);
        assert_eq!(page.count(".rows form"), 1);

        let discard = |id: &str| format!("/fichiers/{id}/suppression");
        assert_eq!(teacher.post(&discard(&used), &[]).await.status, StatusCode::FORBIDDEN);
        let samira = house.client(house.samira).await;
        assert_eq!(samira.post(&discard(&loose), &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(teacher.post(&discard(&loose), &[]).await.redirects(), "/compte/fichiers");
        assert_eq!(teacher.get(&format!("/fichiers/{loose}")).await.status, StatusCode::NOT_FOUND);
    }
}
