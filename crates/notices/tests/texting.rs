//! Short messages, on a gateway of the test that keeps what it was asked.

use crate::house::{GAZETTE, House, houses};
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use base::Id;
use db::{Tx, params};
use notices::{Reader, Telling, Texter, Timing};
use people::Person;
use serde_json::Value;
use std::sync::{Arc, Mutex};
use web::NoticeKind;

const ABSENT: NoticeKind = NoticeKind { word: "attendance.absent", ..GAZETTE };

/// What it was asked, and what it answers next.
#[derive(Clone, Default)]
struct Gateway {
    asked: Arc<Mutex<Vec<(String, String, Value)>>>,
    answers: Arc<Mutex<Vec<u16>>>,
}

async fn take(State(gateway): State<Gateway>, headers: HeaderMap, body: String) -> StatusCode {
    let header = |name: &str| {
        headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    let message = serde_json::from_str(&body).expect("JSON");
    let line = (header("authorization"), header("idempotency-key"), message);
    gateway.asked.lock().expect("a lock").push(line);
    let answer = gateway.answers.lock().expect("a lock").pop().unwrap_or(202);
    StatusCode::from_u16(answer).expect("a status")
}

impl Gateway {
    /// Opens it on this machine and lends it to the house.
    async fn open(house: &House, per_day: u32) -> Self {
        let gateway = Gateway::default();
        let router = Router::new();
        #[expect(clippy::disallowed_methods, reason = "it is no route of ours")]
        let router = router.route("/sms", post(take)).with_state(gateway.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/sms", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, router).await });
        house.app.jobs.lend(Texter::open(&url, "un-mot", per_day).expect("a gateway"));
        gateway
    }

    fn answers(&self, statuses: &[u16]) {
        *self.answers.lock().expect("a lock") = statuses.to_vec();
    }

    fn asked(&self) -> Vec<(String, String, Value)> {
        self.asked.lock().expect("a lock").clone()
    }
}

async fn gives_number(house: &House, person: Id<Person>, number: &'static str) {
    let give = move |tx: &Tx<'_>| {
        tx.run("update person set phone_mobile = $2 where id = $1", params![person, number])
    };
    house.app.db.write(give).await.expect("a number");
}

/// Léa was not seen.
fn absent(house: &House, thing: i64) -> Telling {
    Telling { kind: ABSENT, timing: Timing::Now, ..house.issue(thing) }
}

async fn minute(house: &House) {
    house.clock.advance_minutes(1);
    house.app.jobs.run_due().await.expect("the queue");
}

async fn states(house: &House) -> Vec<String> {
    let read = |tx: &Tx<'_>| {
        tx.all::<(String,)>("select state from sms order by asked_at, person_id", &[])
    };
    let states = house.app.db.read(read).await.expect("read");
    states.into_iter().map(|(state,)| state).collect()
}

#[tokio::test]
async fn what_cannot_wait_is_texted_once_to_those_who_have_a_number() {
    for house in houses().await {
        let gateway = Gateway::open(&house, 10).await;
        gives_number(&house, house.samira, "06 12 34 56 78").await;
        let readers = [house.samira, house.marc].map(|it| Reader::guardian(it, house.lea));
        house.tell(absent(&house, 1), readers.to_vec()).await;
        house.tell(house.issue(2), vec![Reader::person(house.samira)]).await;
        minute(&house).await;
        minute(&house).await;
        let asked = gateway.asked();
        assert_eq!(asked.len(), 1, "once, and the gazette is not urgent: {asked:?}");
        let (bearer, key, message) = &asked[0];
        assert_eq!(
            (bearer.as_str(), message["to"].as_str()),
            ("Bearer un-mot", Some("+33612345678"))
        );
        assert_eq!(message["id"].as_str(), Some(key.as_str()));
        let text = message["text"].as_str().expect("a text");
        assert!(text.contains("/nouveautes/"), "{text}");
        assert_eq!(states(&house).await.len(), 2);
        assert!(states(&house).await.contains(&"no_number".to_owned()));
        let lefevre = house.client(house.mme_lefevre).await;
        let page = lefevre.get(&format!("/ecoles/{}/courriels", house.jean_mace)).await.page();
        let figures = page.text_of(".figures");
        assert!(figures.contains("Sans numéro de portable 1"), "{figures}");
        assert!(figures.contains("Remis à la passerelle 1"), "{figures}");
    }
}

#[tokio::test]
async fn a_gateway_that_is_busy_is_asked_again_and_one_that_refuses_is_not() {
    for house in houses().await {
        let gateway = Gateway::open(&house, 10).await;
        gives_number(&house, house.samira, "0612345678").await;
        gives_number(&house, house.m_moreau, "0698765432").await;
        gateway.answers(&[202, 503]);
        house.tell(absent(&house, 1), vec![Reader::guardian(house.samira, house.lea)]).await;
        minute(&house).await;
        assert_eq!(states(&house).await, ["waiting"]);
        for _ in 0..30 {
            minute(&house).await;
        }
        let asked = gateway.asked();
        assert_eq!(asked.len(), 2, "again, and then never");
        assert_eq!(asked[0].1, asked[1].1, "with the same key");
        assert_eq!(states(&house).await, ["sent"]);
        gateway.answers(&[400]);
        house.tell(absent(&house, 2), vec![Reader::guardian(house.m_moreau, house.ines)]).await;
        for _ in 0..30 {
            minute(&house).await;
        }
        assert_eq!(gateway.asked().len(), 3);
        assert_eq!(states(&house).await, ["sent", "refused"]);
    }
}

#[tokio::test]
async fn a_day_has_so_many_and_what_was_seen_or_taken_back_costs_none() {
    for house in houses().await {
        let gateway = Gateway::open(&house, 1).await;
        for person in [house.samira, house.m_moreau, house.mme_dubois] {
            gives_number(&house, person, "0612345678").await;
        }
        house.tell(absent(&house, 1), vec![Reader::guardian(house.samira, house.lea)]).await;
        let (person, now) = (house.samira, house.clock.now());
        let see = move |tx: &Tx<'_>| notices::seen(tx, person, &ABSENT, 1, now);
        house.app.db.write(see).await.expect("seen");
        house.tell(absent(&house, 2), vec![Reader::guardian(house.m_moreau, house.ines)]).await;
        house.app.db.write(|tx| notices::take_back(tx, &ABSENT, 2)).await.expect("taken back");
        minute(&house).await;
        assert!(gateway.asked().is_empty() && states(&house).await.is_empty());
        house.tell(absent(&house, 3), vec![Reader::guardian(house.m_moreau, house.ines)]).await;
        minute(&house).await;
        house.tell(absent(&house, 4), vec![Reader::guardian(house.mme_dubois, house.noe)]).await;
        minute(&house).await;
        assert_eq!(gateway.asked().len(), 1);
        assert_eq!(states(&house).await, ["sent", "over"]);
        // Without a gateway nothing is asked of anybody: the others of this test have none.
    }
    for house in houses().await {
        gives_number(&house, house.samira, "0612345678").await;
        house.tell(absent(&house, 1), vec![Reader::guardian(house.samira, house.lea)]).await;
        minute(&house).await;
        assert!(states(&house).await.is_empty(), "off until it is configured");
    }
}
