//! What a browser is given, and how.

use crate::house::{House, houses};
use axum::{body::Body, http::Request, http::StatusCode};
use testing::{Answered, Client};

async fn get(client: &Client, path: &str, header: (&'static str, &str)) -> Answered {
    let cookie = format!("preau={}", client.cookie("preau").expect("signed in"));
    let request = Request::get(path).header("cookie", cookie).header(header.0, header.1);
    client.send(request.body(Body::empty()).expect("a request")).await
}

async fn digits(house: &House) -> (Client, String) {
    let teacher = house.client(house.mme_durand).await;
    let id = house.send(&teacher, "chiffres.txt", b"0123456789").await;
    (teacher, format!("/fichiers/{id}"))
}

#[tokio::test]
async fn a_player_asks_for_a_part() {
    for house in houses().await {
        let (teacher, path) = digits(&house).await;
        for (range, content, expected) in [
            ("bytes=0-3", "0123", "bytes 0-3/10"),
            ("bytes=7-", "789", "bytes 7-9/10"),
            ("bytes=-2", "89", "bytes 8-9/10"),
            ("bytes=8-99", "89", "bytes 8-9/10"),
        ] {
            let part = get(&teacher, &path, ("range", range)).await;
            assert_eq!((part.status, part.text().as_str()), (StatusCode::PARTIAL_CONTENT, content));
            assert_eq!(part.header("content-range").as_deref(), Some(expected));
        }
        let beyond = get(&teacher, &path, ("range", "bytes=10-")).await;
        assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
        assert_eq!(beyond.header("content-range").as_deref(), Some("bytes */10"));
        let several = get(&teacher, &path, ("range", "bytes=0-1,4-5")).await;
        assert_eq!((several.status, several.body.len()), (StatusCode::OK, 10));
    }
}

#[tokio::test]
async fn what_a_browser_has_already_is_not_sent_again() {
    for house in houses().await {
        let (teacher, path) = digits(&house).await;
        let whole = teacher.get(&path).await;
        let tag = whole.header("etag").expect("a tag");
        assert_eq!(whole.header("cache-control").as_deref(), Some("private, no-cache"));
        let same = get(&teacher, &path, ("if-none-match", &tag)).await;
        assert_eq!((same.status, same.body.len()), (StatusCode::NOT_MODIFIED, 0));
        let other = get(&teacher, &path, ("if-none-match", "\"other\"")).await;
        assert_eq!(other.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn what_could_run_is_kept_and_never_shown() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        for (name, bytes) in [
            ("page.html", &b"<!doctype html><script>alert(1)</script>"[..]),
            ("dessin.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
            ("photo.jpg", b"<html><body onload=alert(1)>"),
        ] {
            let id = house.send(&teacher, name, bytes).await;
            let file = teacher.get(&format!("/fichiers/{id}")).await;
            let header = |name: &str| file.header(name).unwrap_or_default();
            assert_eq!(header("content-type"), "application/octet-stream", "{name}");
            assert!(header("content-disposition").starts_with("attachment"));
            assert_eq!(header("x-content-type-options"), "nosniff");
            assert!(header("content-security-policy").contains("sandbox"));
        }
    }
}

#[tokio::test]
async fn what_is_shown_can_be_kept_too() {
    for house in houses().await {
        let (teacher, path) = digits(&house).await;
        let shown = teacher.get(&path).await;
        assert_eq!(shown.header("content-type").as_deref(), Some("text/plain; charset=utf-8"));
        let kept = teacher.get(&format!("{path}?telecharger=1")).await;
        let disposition = kept.header("content-disposition").expect("a name");
        assert_eq!(
            disposition,
            "attachment; filename=\"chiffres.txt\"; filename*=UTF-8''chiffres.txt"
        );
    }
}
