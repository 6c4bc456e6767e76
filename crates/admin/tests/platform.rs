//! Towns, schools, heads and the queue.

use crate::{deeds, features, room};
use ::people::Town;
use axum::http::StatusCode;
use base::{Day, Id};
use db::{Result, Tx};
use std::sync::{Arc, Mutex};
use testing::TestSchool;
use web::opening::{Gate, Keeper, Override};

#[tokio::test]
async fn a_town_a_school_and_its_head_are_opened() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let fields = [("insee", "59650"), ("name", "Wattrelos")];
        let town = platform.post("/administration/communes", &fields).await.redirects();
        let again = platform.post("/administration/communes", &fields).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields = [
            ("uai", "0591111x"),
            ("name", "École Pasteur"),
            ("kind", "primary"),
            ("academy", "09"),
        ];
        let direction = platform.post(&town, &fields).await.redirects();
        let again = platform.post(&town, &fields).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields = [
            ("title", "Mme"),
            ("first_name", "Inès"),
            ("last_name", "Carpentier"),
            ("function", "head"),
        ];
        platform.post(&direction, &fields).await.redirects();
        let page = platform.get(&direction).await.page();
        assert!(page.text_of(".rows.card").contains("Carpentier Inès"));
        let id = direction.split('/').nth(3).and_then(|id| id.parse().ok()).expect("an id");
        assert_eq!(deeds(&school, Id::new(id)).await, ["head.name", "school.open"]);
    }
}

/// A territory in which no commune has given the competence; it keeps what is decided over it.
#[derive(Default)]
struct Nobody(Mutex<Vec<Override>>);

impl Gate for Nobody {
    fn may_open(&self, _: &Tx<'_>, _: Id<Town>, _: Day) -> Result<bool> {
        Ok(false)
    }

    fn overridden(&self, _: &Tx<'_>, decided: &Override) -> Result<()> {
        self.0.lock().expect("a list").push(decided.clone());
        Ok(())
    }

    fn url(&self, _: &Tx<'_>, town: Id<Town>) -> Result<Option<String>> {
        Ok(Some(format!("/territoire/{town}")))
    }
}

#[tokio::test]
async fn a_school_of_the_first_degree_waits_for_its_commune_unless_a_steward_says_why() {
    for school in TestSchool::each(features).await {
        let gate = Arc::new(Nobody::default());
        school.app.jobs.lend(Keeper(gate.clone()));
        let platform = school.client(school.mme_delattre).await;
        let town = format!("/administration/commune/{}", school.lys);
        let fields = |uai, kind, reason| {
            [
                ("uai", uai),
                ("name", "École Pasteur"),
                ("kind", kind),
                ("academy", "09"),
                ("reason", reason),
            ]
        };
        let refused = platform.post(&town, &fields("0591111X", "primary", "")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = refused.any_page();
        assert!(page.text_of(".problems").contains("n’a pas encore transféré"));
        assert!(page.has("input[name=reason]"));
        let where_it_stands = format!("main a[href='/territoire/{}']", school.lys);
        assert!(page.has(&where_it_stands), "what the commune has yet to decide");
        let list = platform.get(&town).await.page();
        assert!(!list.text_of(".rows.card").contains("Pasteur"), "nothing was written");
        // A collège is not the commune's.
        platform.post(&town, &fields("0592222Y", "middle", "")).await.redirects();
        assert!(gate.0.lock().expect("a list").is_empty());
        let because = "La délibération est votée, la rentrée est lundi.";
        platform.post(&town, &fields("0591111X", "primary", because)).await.redirects();
        let kept = gate.0.lock().expect("a list").clone();
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].by, kept[0].reason.as_str()), (Some(school.mme_delattre), because));
    }
}

#[tokio::test]
async fn a_headship_ends_and_the_office_closes_at_once() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let head = school.client(school.mme_lefevre).await;
        let office = format!("/administration/ecole/{}", school.jean_mace);
        assert_eq!(head.get(&office).await.status, StatusCode::OK);
        let page = platform.get(&room(&school, "direction")).await.page();
        let held = page.attribute("input[name=assignment]", "value").expect("a headship");
        let end = room(&school, "direction/fin");
        platform.post(&end, &[("assignment", &held)]).await.redirects();
        assert_eq!(head.get(&office).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_school_closes_when_its_uai_is_written_again() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let close = room(&school, "cloture");
        let wrong = platform.post(&close, &[("uai", "0590000Z")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        platform.post(&close, &[("uai", "0591234a")]).await.redirects();
        let durand = school.client(school.mme_durand).await;
        let office = format!("/administration/ecole/{}", school.jean_mace);
        assert_eq!(durand.get(&office).await.status, StatusCode::NOT_FOUND);
        let town = platform.get(&format!("/administration/commune/{}", school.lys)).await.page();
        assert!(town.text_of(".rows.card").contains("Fermé"));
        let again = platform.post(&close, &[("uai", "0591234A")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert_eq!(deeds(&school, school.jean_mace).await, ["school.close"]);
    }
}

#[tokio::test]
async fn a_job_that_was_given_up_is_tried_again_or_forgotten() {
    for school in TestSchool::each(features).await {
        let now = school.clock.now();
        let give_up = move |tx: &db::Tx<'_>| {
            for id in [11i64, 12] {
                tx.run(
                    "insert into job (id, kind, payload, run_at, tries, failed_at, error)
                     values ($1, 'files.thumbnail', '{}', $2, 5, $2, 'the disk was full')",
                    db::params![id, now],
                )?;
            }
            Ok(())
        };
        school.app.db.write(give_up).await.expect("two failures");
        let platform = school.client(school.mme_delattre).await;
        let page = platform.get("/administration/travaux").await.page();
        assert_eq!(page.count("section.card"), 2);
        assert!(page.text_of("section.card").contains("the disk was full"));
        platform.post("/administration/travaux/11/reprise", &[]).await.redirects();
        platform.post("/administration/travaux/12/oubli", &[]).await.redirects();
        let page = platform.get("/administration/travaux").await.page();
        assert_eq!(page.texts_of(".figures dd"), ["1", "1", "0", "0"]);
        let head = school.client(school.mme_lefevre).await;
        let answered = head.post("/administration/travaux/11/reprise", &[]).await;
        assert_eq!(answered.status, StatusCode::NOT_FOUND);
    }
}
