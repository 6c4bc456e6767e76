//! Telling: each reader once, for each child, at the right hour.

use crate::house::{GAZETTE, houses};
use axum::http::StatusCode;
use notices::{Reader, Telling, Timing};

#[tokio::test]
async fn what_is_told_to_a_class_comes_to_each_guardian_with_his_children() {
    for house in houses().await {
        house.tell_class(house.issue(1)).await;
        let samira = house.client(house.samira).await;
        let page = samira.get("/nouveautes").await.page();
        assert_eq!(page.text_of(".rows b"), "Mme Durand a publié la gazette.");
        assert_eq!(page.texts_of(".rows .tag"), ["Léa"]);
        assert_eq!(house.number(house.samira).await, "1");

        // The twins' mother is told once, for both.
        let mme_moreau = house.client(house.mme_moreau).await;
        let page = mme_moreau.get("/nouveautes").await.page();
        assert_eq!(page.count(".rows li"), 1);
        assert_eq!(page.count(".rows .tag"), 2);
        assert_eq!(house.number(house.mme_moreau).await, "1");

        assert_eq!(house.number(house.mme_dubois).await, "0");
        house.run_jobs().await;
    }
}

#[tokio::test]
async fn following_a_notice_is_having_seen_it() {
    for house in houses().await {
        house.tell_class(house.issue(7)).await;
        let samira = house.client(house.samira).await;
        let page = samira.get("/nouveautes").await.page();
        let link = page.attribute(".rows a", "href").expect("a link");
        let mme_dubois = house.client(house.mme_dubois).await;
        assert_eq!(mme_dubois.get(&link).await.status, StatusCode::NOT_FOUND);
        assert_eq!(house.nobody().get(&link).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(samira.get(&link).await.redirects(), "/gazette/7");
        assert_eq!(house.number(house.samira).await, "0");
        assert_eq!(samira.get(&link).await.redirects(), "/gazette/7", "and again");
        assert!(samira.get("/nouveautes").await.page().has(".rows .read"));
        // Marc has not seen it.
        assert_eq!(house.number(house.marc).await, "1");
    }
}

#[tokio::test]
async fn what_happens_at_night_is_told_in_the_morning() {
    for house in houses().await {
        house.at("2026-11-23 20:30");
        house.tell_class(house.issue(1)).await;
        house.run_jobs().await;
        assert_eq!(house.number(house.samira).await, "0");
        let samira = house.client(house.samira).await;
        assert!(!samira.get("/nouveautes").await.page().has(".rows"));
        house.at("2026-11-24 07:00");
        house.run_jobs().await;
        assert_eq!(house.number(house.samira).await, "1");
    }
}

#[tokio::test]
async fn what_is_urgent_is_told_at_once() {
    for house in houses().await {
        house.at("2026-11-23 20:30");
        house.tell_class(Telling { timing: Timing::Now, ..house.issue(1) }).await;
        assert_eq!(house.number(house.samira).await, "1");
    }
}

#[tokio::test]
async fn each_school_has_its_own_quiet_hours() {
    for house in houses().await {
        let school = house.jean_mace;
        let hours = base::QuietHours { until: base::Minutes(540), ..base::QuietHours::default() };
        let hours = serde_json::to_string(&hours).expect("JSON");
        let change = move |tx: &db::Tx<'_>| {
            tx.run("update school set quiet_hours = $2 where id = $1", db::params![school, &hours])
        };
        house.app.db.write(change).await.expect("changed");
        house.at("2026-11-23 21:00");
        let readers = vec![Reader::person(house.mme_dubois), Reader::person(house.mme_bernard)];
        house.tell(house.issue(1), readers).await;
        house.at("2026-11-24 07:30");
        house.run_jobs().await;
        assert_eq!(house.number(house.mme_bernard).await, "1", "her school rises at seven");
        assert_eq!(house.number(house.mme_dubois).await, "0");
        house.at("2026-11-24 09:00");
        house.run_jobs().await;
        assert_eq!(house.number(house.mme_dubois).await, "1");
    }
}

#[tokio::test]
async fn the_author_needs_not_be_told() {
    for house in houses().await {
        let telling = Telling { except: Some(house.samira), ..house.issue(1) };
        house.tell_class(telling).await;
        assert_eq!(house.number(house.samira).await, "0");
        assert_eq!(house.number(house.marc).await, "1");
    }
}

#[tokio::test]
async fn what_was_opened_or_taken_back_is_not_new_any_more() {
    for house in houses().await {
        house.tell_class(house.issue(1)).await;
        house.tell_class(house.issue(2)).await;
        let (samira, now) = (house.samira, house.clock.now());
        let seen = house.app.db.write(move |tx| notices::seen(tx, samira, &GAZETTE, 1, now));
        seen.await.expect("seen");
        assert_eq!(house.number(house.samira).await, "1");
        let back = house.app.db.write(|tx| notices::take_back(tx, &GAZETTE, 2));
        back.await.expect("taken back");
        assert_eq!(house.number(house.samira).await, "0");
        assert_eq!(house.number(house.marc).await, "1");
        let samira = house.client(house.samira).await;
        assert_eq!(samira.get("/nouveautes").await.page().count(".rows li"), 1);
    }
}

#[tokio::test]
async fn all_of_a_page_is_marked_at_once_and_what_came_since_stays_new() {
    for house in houses().await {
        house.tell_class(house.issue(1)).await;
        house.tell_class(house.issue(2)).await;
        let samira = house.client(house.samira).await;
        let page = samira.get("/nouveautes").await.page();
        let newest = page.attribute("input[name=newest]", "value").expect("the newest");
        house.tell_class(house.issue(3)).await;
        let marked = samira.post("/nouveautes/lecture", &[("newest", &newest)]).await;
        assert_eq!(marked.redirects(), "/nouveautes");
        assert_eq!(house.number(house.samira).await, "1");
    }
}

#[tokio::test]
async fn a_long_feed_has_pages() {
    for house in houses().await {
        for issue in 0..70 {
            house.tell(house.issue(issue), vec![Reader::guardian(house.samira, house.lea)]).await;
        }
        let samira = house.client(house.samira).await;
        let first = samira.get("/nouveautes").await.page();
        let older = first.attribute(".pager a[rel=next]", "href").expect("a next page");
        let second = samira.get(&older).await.page();
        assert_eq!(first.count(".rows li") + second.count(".rows li"), 70);
    }
}

#[tokio::test]
async fn home_shows_what_is_new_until_it_was_seen() {
    for house in houses().await {
        let samira = house.client(house.samira).await;
        assert!(!samira.get("/").await.page().has(".card"));
        house.tell_class(house.issue(1)).await;
        let page = samira.get("/").await.page();
        assert_eq!(page.text_of(".card .row b"), "Mme Durand a publié la gazette.");
        let link = page.attribute(".card .row", "href").expect("a link");
        samira.get(&link).await.redirects();
        assert!(!samira.get("/").await.page().has(".card"));
    }
}

#[tokio::test]
async fn a_program_reads_the_same_as_a_person() {
    for house in houses().await {
        house.tell_class(house.issue(1)).await;
        let mme_moreau = house.client(house.mme_moreau).await;
        let feed = mme_moreau.get_json("/api/nouveautes").await.json();
        assert_eq!(feed["notices"].as_array().map(Vec::len), Some(1));
        let notice = &feed["notices"][0];
        assert_eq!(notice["text"], "Mme Durand a publié la gazette.");
        assert_eq!(notice["children"].as_array().map(Vec::len), Some(2));
        assert_eq!(feed["before"], serde_json::Value::Null);
        let newest = notice["id"].as_str().expect("an id");
        let seen = mme_moreau.post("/api/nouveautes/lecture", &[("newest", newest)]).await;
        assert_eq!(seen.status, StatusCode::NO_CONTENT);
        assert_eq!(house.number(house.mme_moreau).await, "0");
    }
}
