//! Notices on devices. What is sent is opened by a push service that no one here wrote
//! (`tools/push-counterpart`), when `PREAU_TEST_PUSH` names it; the rest needs none.

use crate::{
    house::{House, houses},
    moments::loses_lea,
};
use axum::http::StatusCode;
use notices::{Pusher, Reader};
use serde_json::{Value, json};

/// A good pair of keys of a browser: a point of P-256, and 16 bytes (RFC 8291, appendix A).
const PUBLIC_KEY: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const SECRET: &str = "BTBZMqHH6r4Tts7J_aSIgg";
const DEVICES: &str = "/compte/notifications/appareils";
const REMOVAL: &str = "/compte/notifications/appareils/retrait";

#[expect(clippy::disallowed_methods, reason = "tests are configured by their command")]
fn counterpart() -> Option<String> {
    std::env::var("PREAU_TEST_PUSH").ok()
}

fn lend(house: &House, service: &str) {
    let services = [service.to_owned()];
    let pusher = Pusher::open("mailto:exploitant@example.org", &services).expect("a way out");
    house.app.jobs.lend(pusher);
}

async fn add(client: &testing::Client, endpoint: &str) -> StatusCode {
    let fields = [("endpoint", endpoint), ("public_key", PUBLIC_KEY), ("secret", SECRET)];
    client.post(DEVICES, &fields).await.status
}

/// What waits to be sent to devices.
async fn waiting(house: &House) -> i64 {
    let read = |tx: &db::Tx<'_>| {
        tx.number("select count(*) from job where kind = $1", &["notices.push-one".into()])
    };
    house.app.db.read(read).await.expect("the queue")
}

async fn devices(house: &House) -> i64 {
    let read = |tx: &db::Tx<'_>| tx.number("select count(*) from push_device", &[]);
    house.app.db.read(read).await.expect("the devices")
}

async fn ask(url: &str, body: Value) -> Value {
    let request = reqwest::Client::new().post(url).header("content-type", "application/json");
    let answer = request.body(body.to_string()).send().await.expect("the counterpart answers");
    serde_json::from_slice(&answer.bytes().await.expect("a body")).expect("JSON")
}

#[tokio::test]
async fn a_telephone_is_told_what_only_it_can_read() {
    let Some(service) = counterpart() else { return };
    let host = service.replace("http://127.0.0.1", "localhost");
    for house in houses().await {
        lend(&house, &host);
        let samira = house.client(house.samira).await;
        let page = samira.get("/compte/notifications").await.page();
        let key = page.attribute("[data-push-key]", "data-push-key").expect("our public key");
        let options = json!({ "userVisibleOnly": "true", "applicationServerKey": key });
        let subscribed = ask(&format!("{service}/subscribe"), options).await["data"].clone();
        let fields = [
            ("endpoint", subscribed["endpoint"].as_str().expect("an address")),
            ("public_key", subscribed["keys"]["p256dh"].as_str().expect("a key")),
            ("secret", subscribed["keys"]["auth"].as_str().expect("a secret")),
        ];
        assert_eq!(samira.post(DEVICES, &fields).await.status, StatusCode::NO_CONTENT);

        house.tell(house.issue(1), vec![Reader::person(house.samira)]).await;
        house.tell(house.issue(2), vec![Reader::guardian(house.samira, house.lea)]).await;
        house.at("2026-11-23 10:01");
        house.run_jobs().await;
        let asked = json!({ "clientHash": subscribed["clientHash"] });
        let opened = ask(&format!("{service}/get-notifications"), asked.clone()).await;
        let messages = opened["data"]["messages"].as_array().expect("messages").clone();
        assert_eq!(messages.len(), 1, "two notices in a minute are one: {opened}");
        let text = messages[0].as_str().expect("a text");
        let shown: Value = serde_json::from_str(text).expect("what the service worker shows");
        assert_eq!(shown["title"], "Lys-lez-Lannoy");
        assert_eq!(shown["body"], "Mme Durand a publié la gazette.\net une autre nouveauté");
        assert!(shown["url"].as_str().is_some_and(|url| url.starts_with("/nouveautes/")));
        assert!(!text.contains("Léa"), "a telephone shows it to whoever looks");

        // The service no longer knows it: neither do we.
        let hash = subscribed["clientHash"].as_str().expect("a hash");
        let gone = format!("{service}/expire-subscription/{hash}");
        reqwest::Client::new().post(gone).send().await.expect("expired");
        house.tell(house.issue(3), vec![Reader::person(house.samira)]).await;
        house.at("2026-11-23 10:02");
        house.run_jobs().await;
        assert_eq!(devices(&house).await, 0);
    }
}

#[tokio::test]
async fn only_push_services_are_spoken_to() {
    for house in houses().await {
        let samira = house.client(house.samira).await;
        let page = samira.get("/compte/notifications").await.page();
        assert!(!page.has("[data-push-key]"), "nothing is offered without a way out");
        let good = "https://push.invalid/abc";
        assert_eq!(add(&samira, good).await, StatusCode::NOT_FOUND);
        lend(&house, "push.invalid");
        for bad in [
            "https://evil.example.org/abc",
            "https://push.invalid.evil.example/abc",
            "https://push.invalid:8443/abc",
            "http://push.invalid/abc",
            "https://127.0.0.1/abc",
            "file:///etc/passwd",
            "",
        ] {
            assert_eq!(add(&samira, bad).await, StatusCode::BAD_REQUEST, "{bad}");
        }
        let bad_key = [("endpoint", good), ("public_key", "AAAA"), ("secret", SECRET)];
        assert_eq!(samira.post(DEVICES, &bad_key).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(add(&samira, good).await, StatusCode::NO_CONTENT);
        assert_eq!(add(&samira, good).await, StatusCode::NO_CONTENT);
        assert_eq!(devices(&house).await, 1, "the same browser is one device");
        // The family's tablet: whoever has it now is told, and nobody else.
        let karim = house.client(house.m_moreau).await;
        assert_eq!(add(&karim, good).await, StatusCode::NO_CONTENT);
        house.tell(house.issue(1), vec![Reader::person(house.samira)]).await;
        house.at("2026-11-23 10:01");
        house.app.jobs.run_due().await.expect("the queue");
        assert_eq!(waiting(&house).await, 0);
    }
}

#[tokio::test]
async fn a_device_is_told_nothing_of_a_child_that_was_lost_meanwhile() {
    for house in houses().await {
        lend(&house, "push.invalid");
        for (place, person) in [house.samira, house.marc].into_iter().enumerate() {
            let client = house.client(person).await;
            let device = format!("https://push.invalid/{place}");
            assert_eq!(add(&client, &device).await, StatusCode::NO_CONTENT);
        }
        house.at("2026-11-23 20:30");
        house.tell_class(house.issue(1)).await;
        loses_lea(&house).await;
        house.at("2026-11-24 07:00");
        // The way out leads nowhere: what is to be sent waits for another try.
        house.app.jobs.run_due().await.expect("the queue");
        assert_eq!(waiting(&house).await, 1, "her father's telephone alone");
    }
}

#[tokio::test]
async fn devices_keep_the_quiet_hours_and_what_was_seen_is_not_told() {
    for house in houses().await {
        lend(&house, "push.invalid");
        let samira = house.client(house.samira).await;
        assert_eq!(add(&samira, "https://push.invalid/abc").await, StatusCode::NO_CONTENT);
        let due = async |house: &House, time: &str| {
            house.at(time);
            let step = |tx: &db::Tx<'_>| {
                tx.number(
                    "select count(*) from notice_reader where push_at <= $1",
                    &[base::Instant::parse_local("2026-11-24 07:00").expect("a time").into()],
                )
            };
            house.app.db.read(step).await.expect("read")
        };
        house.at("2026-11-23 20:30");
        house.tell(house.issue(1), vec![Reader::person(house.samira)]).await;
        house.run_jobs().await;
        assert_eq!(due(&house, "2026-11-24 06:59").await, 1, "it waits for the morning");
        // She has read it in the evening, on the page.
        let seen = house.clock.now();
        let (person, kind) = (house.samira, crate::house::GAZETTE);
        let see = move |tx: &db::Tx<'_>| notices::seen(tx, person, &kind, 1, seen);
        house.app.db.write(see).await.expect("seen");
        assert_eq!(due(&house, "2026-11-24 07:01").await, 0);

        // A kind she does not want there; then no device at all.
        let page = samira.get("/compte/notifications").await.page();
        assert!(page.has("input[name='device.gazette.issue'][checked]"));
        let fields = [("boxes", "on"), ("gazette.issue", "daily")];
        samira.post("/compte/notifications", &fields).await.redirects();
        house.tell(house.issue(2), vec![Reader::person(house.samira)]).await;
        assert_eq!(due(&house, "2026-11-24 10:00").await, 0);
        assert_eq!(samira.post(REMOVAL, &[]).await.redirects(), "/compte/notifications");
        assert_eq!(devices(&house).await, 0);
    }
}

#[tokio::test]
async fn who_signs_out_takes_the_notices_along() {
    for house in houses().await {
        lend(&house, "push.invalid");
        let samira = house.client(house.samira).await;
        assert_eq!(add(&samira, "https://push.invalid/abc").await, StatusCode::NO_CONTENT);
        let person = house.samira;
        let close = move |tx: &db::Tx<'_>| web::session::close_all(tx, person, None);
        house.app.db.write(close).await.expect("signed out, from afar");
        house.tell(house.issue(1), vec![Reader::person(house.samira)]).await;
        house.at("2026-11-23 10:01");
        house.run_jobs().await;
        assert_eq!(waiting(&house).await, 0);
        house.at("2026-11-24 02:30");
        house.run_jobs().await;
        assert_eq!(devices(&house).await, 0, "the night sweeps it");
    }
}

#[tokio::test]
async fn each_person_has_hours_when_devices_are_still() {
    for house in houses().await {
        lend(&house, "push.invalid");
        let samira = house.client(house.samira).await;
        assert_eq!(add(&samira, "https://push.invalid/abc").await, StatusCode::NO_CONTENT);
        let save = async |from: &str, until: &str| {
            let fields = [("boxes", "on"), ("device.gazette.issue", "on")];
            let hours = [("from", from), ("until", until)];
            samira.post("/compte/notifications", &[&fields[..], &hours[..]].concat()).await
        };
        for (from, until) in [("07:00", "21:00"), ("soir", "07:00"), ("21:00", "")] {
            let answer = save(from, until).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{from} {until}");
            assert!(answer.any_page().has("[aria-invalid=true]"));
        }
        assert_eq!(save("17:00", "09:30").await.redirects(), "/compte/notifications");
        let page = samira.get("/compte/notifications").await.page();
        assert_eq!(page.attribute("[name=from]", "value").as_deref(), Some("17:00"));

        // The school is open until eight in the evening: she is not.
        house.at("2026-11-23 18:00");
        house.tell(house.issue(1), vec![Reader::person(house.samira)]).await;
        house.at("2026-11-23 18:01");
        house.app.jobs.run_due().await.expect("the queue");
        assert_eq!(waiting(&house).await, 0);
        house.at("2026-11-24 09:29");
        house.app.jobs.run_due().await.expect("the queue");
        assert_eq!(waiting(&house).await, 0);
        house.at("2026-11-24 09:30");
        let ran = house.app.jobs.run_due().await.expect("the queue");
        assert_eq!(ran.failed.len(), 1, "nobody answers at that address: it was sent");
        assert_eq!(save("", "").await.redirects(), "/compte/notifications");
    }
}
