//! Mails leave by SMTP: tested on a small server of our own.

use crate::{
    house::{House, houses},
    smtp::{Sink, decoded},
};
use axum::http::StatusCode;
use notices::{Mailer, Reader};
use web::outbox::{self, Mail};

fn with_server(house: &House, address: &str) {
    let url = format!("smtp://{address}");
    let mailer = Mailer::open(&url, "Préau <ne-pas-repondre@example.org>").expect("a mailer");
    house.app.jobs.lend(mailer);
}

async fn post(house: &House, to: &str) {
    let mail = Mail {
        person: Some(house.samira),
        to: to.to_owned(),
        subject: "Un nouveau mot de passe".to_owned(),
        text: "Voici un lien : é".to_owned(),
        html: String::new(),
        kind: "account.recover",
    };
    let now = house.clock.now();
    house.app.db.write(move |tx| outbox::post(tx, &mail, now)).await.expect("posted");
}

#[tokio::test]
async fn a_mail_leaves_once_and_what_it_said_is_forgotten() {
    for house in houses().await {
        let sink = Sink::open().await;
        with_server(&house, sink.address());
        post(&house, "samira@example.org").await;
        house.run_jobs().await;
        house.run_jobs().await;
        let mails = sink.received();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to, ["samira@example.org"]);
        let text = decoded(&mails[0].content);
        assert!(text.contains("Voici un lien : é"), "{text}");
        assert!(text.contains("Auto-Submitted: auto-generated"));
        assert!(!text.contains("List-Unsubscribe"), "one cannot do without this one");
        let left = house
            .app
            .db
            .read(|tx| tx.one::<(String, String)>("select subject, body from outbox_mail", &[]));
        assert_eq!(left.await.expect("its row"), (String::new(), String::new()));
    }
}

#[tokio::test]
async fn a_digest_can_be_stopped_from_the_mail_program() {
    for house in houses().await {
        let sink = Sink::open().await;
        with_server(&house, sink.address());
        house.tell(house.issue(1), vec![Reader::guardian(house.samira, house.lea)]).await;
        house.at("2026-11-23 18:00");
        house.run_jobs().await;
        let mails = sink.received();
        let text = decoded(&mails[0].content);
        assert!(text.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{text}");
        assert!(text.contains("<http://test.invalid/desabonnement/"));
        assert!(text.contains("multipart/alternative") && text.contains("text/html"));
    }
}

#[tokio::test]
async fn an_address_that_is_refused_is_told_to_the_head_and_left_alone() {
    for house in houses().await {
        let sink = Sink::open().await;
        with_server(&house, sink.address());
        let dubois = house.mme_dubois;
        let change = move |tx: &db::Tx<'_>| {
            let mail = "inconnue@example.org";
            tx.run("update person set mail = $2 where id = $1", db::params![dubois, mail])
        };
        house.app.db.write(change).await.expect("changed");
        let tell = async |thing| {
            house.tell(house.issue(thing), vec![Reader::guardian(dubois, house.noe)]).await;
        };
        tell(1).await;
        house.at("2026-11-23 18:00");
        house.run_jobs().await;
        tell(2).await;
        house.at("2026-11-24 18:00");
        house.run_jobs().await;
        assert_eq!(sink.refusals(), 1, "the second one was not tried");

        let path = format!("/ecoles/{}/courriels", house.jean_mace);
        let head = house.client(house.mme_lefevre).await;
        let page = head.get(&path).await.page();
        assert!(page.text_of(".rows").contains("Dubois Élise refusé par le serveur (code 550)"));
        let teacher = house.client(house.m_petit).await;
        assert_eq!(teacher.get(&path).await.status, StatusCode::FORBIDDEN);
        let herself = house.client(dubois).await.get("/compte/notifications").await.page();
        assert!(herself.text_of(".note").contains("refuse nos courriels"));
        // Another school knows nothing of it.
        let elsewhere = house.client(house.m_lambert).await;
        let theirs = elsewhere.get(&format!("/ecoles/{}/courriels", house.ferry)).await.page();
        assert!(!theirs.has(".rows"));
    }
}

#[tokio::test]
async fn a_server_that_is_busy_or_away_is_asked_again() {
    for house in houses().await {
        let sink = Sink::open().await;
        with_server(&house, sink.address());
        post(&house, "occupee@example.org").await;
        let ran = house.app.jobs.run_due().await.expect("the queue");
        assert_eq!(ran.failed[0].reason, "the mail server asks to come back (451)");
        with_server(&house, "127.0.0.1:1");
        house.clock.advance_minutes(1);
        let ran = house.app.jobs.run_due().await.expect("the queue");
        assert_eq!(ran.failed[0].reason, "the mail server could not be reached");
        with_server(&house, sink.address());
        sink.calm_down();
        house.clock.advance_minutes(5);
        house.run_jobs().await;
        assert_eq!(sink.received().len(), 1);
    }
}

#[tokio::test]
async fn without_a_server_mails_wait_for_one() {
    for house in houses().await {
        post(&house, "samira@example.org").await;
        house.run_jobs().await;
        assert_eq!(house.mails().await.len(), 1);
        let sink = Sink::open().await;
        with_server(&house, sink.address());
        house.app.jobs.plan().await.expect("planned");
        house.clock.advance_minutes(26 * 60);
        house.run_jobs().await;
        assert_eq!(sink.received().len(), 1);
    }
}
