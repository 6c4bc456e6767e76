//! What is listed is what may be read, and nothing else: after many days of post, for every list
//! and everybody.

use crate::desk::{Desk, desk, schools};
use base::Random;
use std::collections::{BTreeMap, BTreeSet};
use testing::TestSchool;

const DAYS: u32 = 6;
const ACTS_A_DAY: usize = 25;
const LISTS: [&str; 4] = ["", "/envoyes", "/archives", "/corbeille"];

type Ids = BTreeSet<String>;

/// Whose desks there are, by the names of the cast.
async fn desks(school: &TestSchool) -> Vec<(&'static str, Desk)> {
    let mut desks = Vec::new();
    for (name, person) in school.cast() {
        if let Some(person) = person {
            desks.push((name, desk(school, person).await));
        }
    }
    desks
}

async fn ids(desk: &Desk, list: &str) -> Ids {
    let mut ids = Ids::new();
    let mut url = format!("/api/messages{list}");
    loop {
        let page = desk.0.get_json(&url).await.json();
        let letters = page["letters"].as_array().expect("a list");
        ids.extend(letters.iter().filter_map(|letter| letter["id"].as_str()).map(str::to_owned));
        match page["older"].as_str() {
            Some(older) => url = format!("/api/messages{list}?avant={older}"),
            None => return ids,
        }
    }
}

/// All lists of a person, folders of his own among them.
async fn lists(desk: &Desk) -> BTreeMap<String, Ids> {
    let mut lists = BTreeMap::new();
    for list in LISTS {
        lists.insert(list.to_owned(), ids(desk, list).await);
    }
    let own = desk.0.get_json("/api/messages/dossiers").await.json();
    for folder in own["folders"].as_array().expect("folders") {
        let list = format!("/dossiers/{}", folder["id"].as_str().expect("an id"));
        let held = ids(desk, &list).await;
        lists.insert(list, held);
    }
    lists
}

/// Somebody does something with his post, or tries to.
async fn act(random: &Random, who: &Desk, known: &[String]) {
    let one = |ids: &[String]| ids.get(random.below(ids.len().max(1))).cloned();
    let mine: Vec<String> = lists(who).await.into_values().flatten().collect();
    match random.below(10) {
        0..=4 => {
            let found = who.0.get_json("/api/messages/contacts?q=").await.json();
            let values = found.as_array().expect("contacts").iter();
            let values: Vec<String> =
                values.filter_map(|it| it["value"].as_str()).map(str::to_owned).collect();
            let (Some(to), Some(copy)) = (one(&values), one(&values)) else { return };
            let role = ["to", "cc", "bcc"][random.below(3)];
            let form = [("to", &*to), (role, &*copy), ("subject", "Sujet"), ("body", "Bonjour")];
            who.0.post("/api/messages", &form).await;
        }
        5 => {
            who.0.post("/api/messages/dossiers", &[("name", "Rangé")]).await;
            let own = who.0.get_json("/api/messages/dossiers").await.json();
            let folder = own["folders"][0]["id"].as_str().unwrap_or_default().to_owned();
            // One letter of his, and one that may be anybody's.
            for letter in [one(&mine), one(known)].into_iter().flatten() {
                let form = [("letter", &*letter), ("action", "move"), ("folder", &*folder)];
                who.0.post("/api/messages/rangement", &form).await;
            }
        }
        6 | 7 => {
            let action = ["bin", "archive", "restore", "unread"][random.below(4)];
            for letter in [one(&mine), one(known)].into_iter().flatten() {
                let form = [("letter", &*letter), ("action", action)];
                who.0.post("/api/messages/rangement", &form).await;
            }
        }
        8 => {
            if let Some(letter) = one(known) {
                who.0.post(&format!("/api/messages/{letter}/rappel"), &[]).await;
            }
        }
        _ => drop(who.0.post("/api/messages/corbeille/vidage", &[]).await),
    }
}

/// What this person may open is what his lists hold, each letter in one of them.
async fn agrees(name: &str, desk: &Desk, known: &Ids) {
    let lists = lists(desk).await;
    let unread = ids(desk, "/non-lus").await;
    let found = ids(desk, "/recherche?q=suj").await;
    let listed: Ids = lists.values().flatten().cloned().collect();
    let places: usize = lists.values().map(BTreeSet::len).sum();
    assert_eq!(places, listed.len(), "{name} finds a letter in two places");
    assert!(unread.is_subset(&lists[""]), "{name} has something new that was not received");
    assert!(found.is_subset(&listed), "{name} finds what he does not have");
    for letter in known {
        let answer = desk.0.get_json(&format!("/api/messages/{letter}")).await;
        let expected = if listed.contains(letter) { 200 } else { 404 };
        assert_eq!(answer.status, expected, "{name} opens {letter}");
        if expected == 200 {
            let exchange = answer.json();
            let around = exchange["letters"].as_array().expect("letters").iter();
            let around: Ids =
                around.filter_map(|it| it["id"].as_str()).map(str::to_owned).collect();
            assert!(around.is_subset(&listed), "{name} sees more around {letter} than he has");
            let one = exchange["letters"].as_array().expect("letters").iter();
            let mut one = one.filter(|it| it["id"] == letter.as_str());
            let state =
                one.next().expect("itself")["state"].as_str().unwrap_or_default().to_owned();
            let is_gone = state == "recalled" || state == "withdrawn";
            assert_eq!(found.contains(letter), !is_gone, "{name} looks for {letter}");
        }
    }
}

#[tokio::test]
async fn what_is_listed_is_what_may_be_read() {
    for school in schools().await {
        let random = Random::seeded(59);
        let desks = desks(&school).await;
        let mut known = Ids::new();
        for day in 0..DAYS {
            let hour = if day % 3 == 2 { "20:30" } else { "10:00" };
            school.at(&format!("2026-12-{:02} {hour}", day + 1));
            for _ in 0..ACTS_A_DAY {
                let (_, who) = &desks[random.below(desks.len())];
                let all: Vec<String> = known.iter().cloned().collect();
                act(&random, who, &all).await;
                known.extend(lists(who).await.into_values().flatten());
            }
            school.run_jobs().await;
            for (_, who) in &desks {
                known.extend(lists(who).await.into_values().flatten());
            }
        }
        assert!(known.len() > 20, "a lively post: {}", known.len());
        for (name, who) in &desks {
            agrees(name, who, &known).await;
        }
    }
}
