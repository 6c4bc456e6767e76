//! An act carried by an operator by other hands (`tools/actes-counterpart`), when
//! `PREAU_TEST_ACTES` names it; and what the house does when the operator is away.

use crate::{
    annexes::{PDF, pdf},
    life::{path, sign_on_paper, voted},
    world::worlds_at,
};
use actes::{Archive, Carrier, S2low, S2lowAccess};
use base::{Clock, Id, Random};
use council::life::{
    carriers::{Accesses, Carriers},
    jobs::FollowTransmissions,
};
use db::{Tx, params};
use people::Body;
use std::{collections::BTreeMap, sync::Arc};
use testing::TestSchool;

#[expect(clippy::disallowed_methods, reason = "tests are configured by their command")]
pub fn counterpart() -> Option<String> {
    std::env::var("PREAU_TEST_ACTES").ok()
}

/// An authority that nobody has met: the counterpart forgets no act.
pub fn somebody() -> String {
    let first = Random::system().word(b"0123456789", 8);
    let mut sirens = (0..10).map(|key| format!("{first}{key}"));
    sirens.find(|it| actes::Siren::parse(it).is_ok()).expect("one key is right")
}

fn open(url: &str, siren: &str) -> S2low {
    let access = S2lowAccess {
        url: url.to_owned(),
        login: siren.to_owned(),
        password: "secret".to_owned(),
        ..S2lowAccess::default()
    };
    S2low::open(access).expect("an access")
}

pub fn lend(school: &TestSchool, url: &str, siren: &str) {
    let operator: Arc<dyn Carrier> = Arc::new(open(url, siren));
    let accesses = Accesses(BTreeMap::from([(siren.to_owned(), operator)]));
    school.app.jobs.lend(Carriers(Arc::new(accesses)));
}

/// The machine's own day: the counterpart answers with it.
pub async fn today() -> Vec<(TestSchool, people::testing::governed::GovernedPeople)> {
    let now = Clock::system().now().local_field().replace('T', " ");
    worlds_at(&now).await
}

/// Lys under the number of another authority.
pub async fn rename(school: &TestSchool, body: Id<Body>, siren: &str) {
    let named = siren.to_owned();
    let rename = "update body set siren = $1 where id = $2";
    let write = move |tx: &Tx<'_>| tx.run(rename, params![&named, body]);
    school.app.db.write(write).await.expect("another authority");
}

pub async fn follow(school: &TestSchool) {
    let now = school.clock.now();
    let ask = move |tx: &Tx<'_>| jobs::enqueue(tx, &FollowTransmissions {}, now).map(drop);
    school.app.db.write(ask).await.expect("it is asked");
    school.run_jobs().await;
}

#[tokio::test]
async fn an_operator_carries_it_and_the_state_acknowledges_then_it_is_taken_back() {
    let Some(url) = counterpart() else { return };
    for (school, people) in today().await {
        let siren = somebody();
        lend(&school, &url, &siren);
        rename(&school, people.lys, &siren).await;
        let (vasseur, act, told) = voted(&school, &people).await;
        sign_on_paper(&vasseur, act).await;
        vasseur.post(&path(act, "/publication"), &[("matter", "5.7")]).await.redirects();

        let order = [("way", "carrier"), ("matter", "5.7"), ("number", "2023_12_13_07")];
        vasseur.post(&path(act, "/transmission"), &order).await.redirects();
        // Twice is once.
        assert_eq!(vasseur.post(&path(act, "/transmission"), &order).await.status, 422);
        school.run_jobs().await;
        for _ in 0..4 {
            follow(&school).await;
        }
        let said = vasseur.get(&path(act, "/transmission")).await.page().text_of("main");
        assert!(said.contains("Reçue par la préfecture"), "{said}");
        assert_eq!(told.said().len(), 1, "it is executory, once: {:?}", told.said());
        let page = vasseur.get(&path(act, "")).await.page();
        assert_eq!(page.count(".steps .done"), 5);

        vasseur.post(&path(act, "/transmission/annulation"), &[]).await.redirects();
        school.run_jobs().await;
        for _ in 0..4 {
            follow(&school).await;
        }
        let said = vasseur.get(&path(act, "/transmission")).await.page().text_of("main");
        assert!(said.contains("Envoi annulé"), "{said}");
        assert_eq!(told.said().last().map(String::as_str), Some("leaves Withdrawn"));
        // Its number is not taken twice; the page proposes the next.
        let again = vasseur.post(&path(act, "/transmission"), &order).await;
        assert_eq!(again.status, 422);
        assert!(again.any_page().text_of(".problems").contains("déjà été envoyé"));
        assert!(said.contains("Préparer l’envoi"));
    }
}

#[tokio::test]
async fn an_anomaly_is_shown_in_its_words_and_it_may_be_sent_again() {
    let Some(url) = counterpart() else { return };
    for (school, people) in today().await {
        let siren = somebody();
        lend(&school, &url, &siren);
        rename(&school, people.lys, &siren).await;
        let (vasseur, act, told) = voted(&school, &people).await;
        sign_on_paper(&vasseur, act).await;
        let order = [("way", "carrier"), ("matter", "5.7"), ("number", "1_ANOMALY")];
        vasseur.post(&path(act, "/transmission"), &order).await.redirects();
        school.run_jobs().await;
        for _ in 0..4 {
            follow(&school).await;
        }
        let said = vasseur.get(&path(act, "/transmission")).await.page().text_of("main");
        assert!(said.contains("Refusée"), "{said}");
        assert!(said.contains("la classification utilisée n'est plus en vigueur"), "{said}");
        let order = [("way", "files"), ("matter", "5.7"), ("number", "2")];
        vasseur.post(&path(act, "/transmission"), &order).await.redirects();
        assert!(told.said().is_empty());
    }
}

/// A worker that was given up for dead was only slow: both hand the same act over.
#[tokio::test]
async fn an_act_that_two_workers_hand_over_is_sent_once_and_not_refused() {
    let Some(url) = counterpart() else { return };
    for (school, people) in today().await {
        let siren = somebody();
        lend(&school, &url, &siren);
        rename(&school, people.lys, &siren).await;
        let (vasseur, act, _) = voted(&school, &people).await;
        sign_on_paper(&vasseur, act).await;
        let order = [("way", "carrier"), ("matter", "5.7"), ("number", "2023_TWIN")];
        vasseur.post(&path(act, "/transmission"), &order).await.redirects();
        school.run_jobs().await;
        for _ in 0..4 {
            follow(&school).await;
        }
        let said = vasseur.get(&path(act, "/transmission")).await.page().text_of("main");
        assert!(said.contains("Reçue par la préfecture"), "{said}");
    }
}

#[tokio::test]
async fn an_operator_that_is_away_is_asked_again_and_its_silence_is_told() {
    for (school, people) in worlds_at("2026-11-23 10:00").await {
        lend(&school, "http://127.0.0.1:9", "215903675");
        let (vasseur, act, _) = voted(&school, &people).await;
        sign_on_paper(&vasseur, act).await;
        let order = [("way", "carrier"), ("matter", "5.7"), ("number", "2023_12_13_07")];
        vasseur.post(&path(act, "/transmission"), &order).await.redirects();
        for _ in 0..8 {
            let ran = school.app.jobs.run_due().await.expect("the queue");
            let is_silence =
                |kind: &str| ["council.transmit", "council.follow_letters"].contains(&kind);
            assert!(ran.failed.iter().all(|it| is_silence(it.kind.as_ref())), "{ran:?}");
            school.clock.advance_minutes(12 * 60);
        }
        let said = vasseur.get(&path(act, "/transmission")).await.page().text_of("main");
        assert!(said.contains("ne répond pas"), "{said}");
        let page = vasseur.get(&path(act, "")).await.page();
        assert_eq!(page.count(".steps .done"), 2, "voted and signed, nothing more");
    }
}

#[tokio::test]
async fn the_archive_one_downloads_is_taken_by_an_operator_of_others_and_its_cancellation_too() {
    let Some(url) = counterpart() else { return };
    for (school, people) in today().await {
        let siren = somebody();
        rename(&school, people.lys, &siren).await;
        let (vasseur, act, _) = voted(&school, &people).await;
        let annexes = [pdf("convention.pdf", PDF), pdf("statuts.pdf", PDF)];
        vasseur.upload(&path(act, "/annexes"), &annexes).await.redirects();
        school.run_jobs().await;
        sign_on_paper(&vasseur, act).await;
        let order = [("way", "files"), ("matter", "5.7"), ("number", "2023_12_13_07")];
        vasseur.post(&path(act, "/transmission"), &order).await.redirects();
        let operator = open(&url, &siren);
        let ship = async || {
            let answer = vasseur.get(&path(act, "/transmission/archive.tar.gz")).await;
            let name = answer.header("content-disposition").expect("a name");
            let name = name.split('"').nth(1).expect("a name").to_owned();
            operator.ship(&Archive { name, bytes: answer.body.to_vec() }).await
        };
        let sent = ship().await;
        assert_eq!(sent.as_ref().map(Vec::len), Ok(1), "{sent:?}");
        let today = school.clock.today().iso();
        let receipt = [("received_on", today.as_str()), ("act_id", "")];
        vasseur.post(&path(act, "/transmission/accuse"), &receipt).await.redirects();
        vasseur.post(&path(act, "/transmission/annulation"), &[]).await.redirects();
        let sent = ship().await;
        assert_eq!(sent.as_ref().map(Vec::len), Ok(1), "{sent:?}");
    }
}
