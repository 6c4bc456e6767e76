//! Who is told: the mayor whose signature is awaited, the agents of what becomes of their acts.

use crate::{
    clerk::{clerk, council_of_lys},
    life::{path, sign_on_paper, voted},
    world::{worlds, worlds_at},
};
use base::Id;
use council::life::{
    receiving,
    transmission::{State, Transmission},
};
use people::{Function, Person, Post, assignment, groups, testing::holds};
use testing::TestSchool;

/// What this person reads in his feed.
async fn news(school: &TestSchool, person: Id<Person>) -> String {
    let page = school.client(person).await.get("/nouveautes").await.page();
    page.text_of("main").replace('\u{a0}', " ")
}

/// What is new for him: the number beside his menu.
async fn unseen(school: &TestSchool, person: Id<Person>) -> String {
    let page = school.client(person).await.get("/nouveautes").await.page();
    page.text_of("nav.tabs [data-counter=notices] [data-counter-value]")
}

async fn tie(school: &TestSchool, last_name: &'static str, person: Id<Person>) {
    let tie = move |tx: &db::Tx<'_>| {
        let params = db::params![person, last_name];
        tx.run("update mandate set person_id = $1 where last_name = $2", params)
    };
    assert_eq!(school.app.db.write(tie).await.expect("tied"), 1);
}

/// Somebody else works for Lys too.
async fn hire(school: &TestSchool, person: Id<Person>) {
    let (town, today) = (school.people.lys, base::Day::parse_iso("2026-11-20").expect("a day"));
    let hire = move |tx: &db::Tx<'_>| {
        let post = holds(person, Post::Town(town), Function::Agent, today);
        let (_, touched) = assignment::begin(tx, &[post])?;
        groups::refresh(tx, &touched, today)
    };
    school.app.db.write(hire).await.expect("hired");
}

#[tokio::test]
async fn chair_and_secretary_are_told_that_acts_await_them_until_they_have_signed() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        tie(&school, "Colin", people.mme_colin).await;
        let meeting = vasseur.prepares("2026-12-10", "10:00").await;
        let act = vasseur.proposes(&meeting, "Budget").await;
        vasseur.convenes(&meeting, "2026-11-23").await;
        school.at("2026-12-10 10:00");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.opens(&meeting, &[]).await;
        vasseur.votes(&act, &[("way", "unanimous")]).await;
        assert!(!news(&school, people.mme_colin).await.contains("votre signature"));
        vasseur.try_closes(&meeting).await.redirects();
        let told = news(&school, people.mme_colin).await;
        let words = "les délibérations de la séance du jeudi 10 décembre 2026 à 10 h attendent \
                     votre signature";
        assert!(told.contains(words), "{told}");
        let waiting = unseen(&school, people.mme_colin).await;
        // Nobody else is: neither who closed it, nor a councillor who signs nothing.
        for other in [school.m_vasseur, people.m_wallerand] {
            assert!(!news(&school, other).await.contains("votre signature"));
        }
        // It waits on the page of her council too.
        let council = format!("/conseil/{}", people.lys);
        let waits = "section[aria-labelledby=unfinished]";
        let colin = school.client(people.mme_colin).await;
        let page = colin.get(&council).await.page();
        assert!(page.text_of(waits).contains("à signer"), "{}", page.text_of("main"));
        colin.post(&format!("{act}/signature"), &[]).await.redirects();
        assert!(!colin.get(&council).await.page().has(waits));
        assert_ne!(unseen(&school, people.mme_colin).await, waiting, "it is not new any more");
    }
}

#[tokio::test]
async fn a_mayor_is_told_that_settled_minutes_await_her() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        tie(&school, "Colin", people.mme_colin).await;
        let meeting = vasseur.prepares("2026-12-10", "10:00").await;
        vasseur.informs(&meeting, "Nouvelles").await;
        vasseur.convenes(&meeting, "2026-11-23").await;
        school.at("2026-12-10 10:00");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.opens(&meeting, &[]).await;
        vasseur.try_closes(&meeting).await.redirects();
        // Nothing was voted: there is nothing to sign yet.
        assert!(!news(&school, people.mme_colin).await.contains("votre signature"));
        let next = vasseur.prepares("2026-12-17", "10:00").await;
        vasseur.client.post(&format!("{meeting}/proces-verbal"), &[]).await.redirects();
        vasseur.convenes(&next, "2026-12-10").await;
        school.at("2026-12-17 10:00");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.opens(&next, &[]).await;
        vasseur.client.post(&format!("{meeting}/proces-verbal/arret"), &[]).await.redirects();
        let told = news(&school, people.mme_colin).await;
        assert!(told.contains("est arrêté, il attend votre signature"), "{told}");
        let days = [("chair_on", "2026-12-17"), ("secretary_on", "2026-12-17")];
        let paper = format!("{meeting}/proces-verbal/signature/papier");
        vasseur.client.post(&paper, &days).await.redirects();
        let told = news(&school, people.mme_colin).await;
        assert!(!told.contains("il attend votre signature"), "it was signed on paper: {told}");
    }
}

#[tokio::test]
async fn agents_are_told_when_an_act_is_published_received_or_refused() {
    for (school, people) in worlds_at("2026-11-23 10:00").await {
        let (vasseur, act, _) = voted(&school, &people).await;
        hire(&school, people.m_dumont).await;
        sign_on_paper(&vasseur, act).await;
        vasseur.post(&path(act, "/publication"), &[("matter", "5.7")]).await.redirects();
        let told = news(&school, people.m_dumont).await;
        assert!(told.contains("la délibération 2023-12-13/07 est publiée"), "{told}");
        assert!(!news(&school, school.m_vasseur).await.contains("est publiée"), "he did it");
        let refuse = move |tx: &db::Tx<'_>| {
            let sent: Id<Transmission> = tx.new_id();
            tx.run(
                "insert into transmission (id, deliberation_id, state, way, envelope, sent_at,
                                           external_id, act_id, anomaly)
                 values ($1, $2, 'sent', 'carrier', '', 0, '', '', '')",
                db::params![sent, act],
            )?;
            // The worker that hands it over comes too late to say that it was refused.
            receiving::refuse(tx, sent, State::Queued, "déjà donné", None)?;
            receiving::refuse(tx, sent, State::Sent, "001 illisible", None)?;
            // Said twice, told once.
            receiving::refuse(tx, sent, State::Sent, "001 illisible", None)
        };
        school.app.db.write(refuse).await.expect("refused");
        for person in [school.m_vasseur, people.m_dumont] {
            let told = news(&school, person).await;
            assert_eq!(told.matches("l’envoi de la délibération").count(), 1, "{told}");
        }
        let receipt = [("received_on", "2026-11-23"), ("act_id", "")];
        vasseur.post(&path(act, "/transmission/accuse"), &receipt).await.redirects();
        let told = news(&school, people.m_dumont).await;
        assert!(told.contains("est reçue par la préfecture"), "{told}");
        let toufflers = news(&school, people.mme_carlier).await;
        assert!(!toufflers.contains("2023-12-13/07"), "another body is told nothing");
    }
}
