//! What leaves for other calendars: the file of an event, a subscription, and its end.

use crate::desk::{class, desk, loses_authority, own, schools};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use testing::{Client, TestSchool};

/// The path of the address that this desk has made.
async fn address(desk: &crate::desk::Desk) -> String {
    desk.0.post("/agenda/abonnement", &[]).await.redirects();
    let page = desk.page("/agenda/abonnement").await;
    let url = page.attribute("#address", "value").expect("an address");
    url.strip_prefix("http://test.invalid").expect("ours").to_owned()
}

async fn read(school: &TestSchool, path: &str) -> String {
    let answered = school.nobody().get(path).await;
    assert_eq!(answered.status, StatusCode::OK);
    assert_eq!(answered.header("content-type").as_deref(), Some("text/calendar; charset=utf-8"));
    answered.text()
}

#[tokio::test]
async fn a_telephone_reads_ones_own_agenda_without_a_session() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        durand.writes(&class(&school), &[]).await;
        let samira = desk(&school, school.samira).await;
        samira.writes(&own(school.samira), &[("title", "Dentiste; 9 h, centre")]).await;
        let path = address(&samira).await;
        let text = read(&school, &path).await;
        for line in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "SUMMARY:Visite de la caserne",
            "SUMMARY:Dentiste\\; 9 h\\, centre",
            "DTSTART:20261203T080000Z",
            "SUMMARY:Vacances de Noël",
            "DTSTART;VALUE=DATE:20261219",
            "DTEND;VALUE=DATE:20270104",
        ] {
            assert!(text.split("\r\n").any(|it| it == line), "{line}");
        }
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(!text.replace("\r\n", "").contains('\n'));
        let dubois = desk(&school, school.mme_dubois).await;
        let path = address(&dubois).await;
        assert!(!read(&school, &path).await.contains("caserne"), "not her class");
    }
}

async fn asks_again(client: &Client, path: &str, etag: &str) -> StatusCode {
    let request = Request::builder()
        .method(Method::GET)
        .uri(path)
        .header(header::HOST, "test.invalid")
        .header(header::IF_NONE_MATCH, etag)
        .body(Body::empty());
    client.send(request.expect("a request")).await.status
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let path = address(&samira).await;
        let etag = school.nobody().get(&path).await.header("etag").expect("a mark");
        assert_eq!(asks_again(&school.nobody(), &path, &etag).await, StatusCode::NOT_MODIFIED);
        desk(&school, school.mme_durand).await.writes(&class(&school), &[]).await;
        assert_eq!(asks_again(&school.nobody(), &path, &etag).await, StatusCode::OK);
        let page = samira.page("/agenda/abonnement").await.text_of("main");
        assert!(page.contains("Lue la dernière fois lundi 23 novembre 2026"), "{page}");
    }
}

#[tokio::test]
async fn an_address_that_was_revoked_or_guessed_is_not_there() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let first = address(&samira).await;
        let second = address(&samira).await;
        assert_eq!(school.nobody().get(&first).await.status, StatusCode::NOT_FOUND);
        assert_eq!(school.nobody().get(&second).await.status, StatusCode::OK);
        let parts: Vec<&str> = second.split('/').collect();
        let guessed = second.replace(parts[4], &"a".repeat(40));
        assert_eq!(school.nobody().get(&guessed).await.status, StatusCode::NOT_FOUND);
        samira.0.post("/agenda/abonnement/revocation", &[]).await.redirects();
        assert_eq!(school.nobody().get(&second).await.status, StatusCode::NOT_FOUND);
        assert!(!samira.page("/agenda/abonnement").await.has("#address"));
    }
}

#[tokio::test]
async fn the_address_shows_what_its_person_may_read_at_that_moment() {
    for school in schools().await {
        desk(&school, school.mme_durand).await.writes(&class(&school), &[]).await;
        let marc = desk(&school, school.marc).await;
        let path = address(&marc).await;
        assert!(read(&school, &path).await.contains("caserne"));
        loses_authority(&school, school.marc, school.lea).await;
        assert!(!read(&school, &path).await.contains("caserne"), "she is no child of his now");
    }
}

#[tokio::test]
async fn a_series_leaves_with_its_rule_and_its_exceptions() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let fields = [
            ("title", "Piscine"),
            ("day", "2026-12-01"),
            ("repeat", "weekly"),
            ("until_on", "2027-01-12"),
            ("skips_holidays", "on"),
        ];
        let first = durand.writes(&class(&school), &fields).await;
        let second = durand.page("/agenda?jour=2026-12-08").await;
        let second = second.attribute(".day a.row", "href").expect("a date");
        durand.0.post(&format!("{second}/annulation"), &[("which", "one")]).await.redirects();
        let text = durand.0.get(&format!("{first}/evenement.ics")).await.text();
        for line in [
            "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270112T225959Z",
            "EXDATE;TZID=Europe/Paris:20261222T090000",
            "EXDATE;TZID=Europe/Paris:20261229T090000",
            "RECURRENCE-ID;TZID=Europe/Paris:20261208T090000",
            "STATUS:CANCELLED",
        ] {
            assert!(text.split("\r\n").any(|it| it == line), "{line} in {text}");
        }
        let status = desk(&school, school.mme_dubois).await.0.get(&first).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn what_leaves_comes_back_the_same() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let fields = [
            ("title", "Chorale"),
            ("day", "2027-03-15"),
            ("repeat", "fortnightly"),
            ("until_on", "2027-05-31"),
            ("skips_holidays", "on"),
        ];
        let first = durand.writes(&class(&school), &fields).await;
        let text = durand.0.get(&format!("{first}/evenement.ics")).await.text();
        let report = crate::importing::brings(&durand, &own(school.mme_durand), &text).await;
        assert!(durand.page(&report).await.text_of("[role='status']").contains("Ajoutés : 1."));
        for day in ["2027-03-15", "2027-03-29", "2027-04-12", "2027-05-10", "2027-05-24"] {
            let page = durand.page(&format!("/agenda?jour={day}")).await;
            let count = page.count(".day a.row");
            let hours = page.texts_of(".day a.row .quiet");
            assert!(count == 0 || count == 2, "{day}: {count}");
            assert!(hours.iter().all(|it| it.starts_with("9 h") || it == "CE1-A"));
        }
    }
}
