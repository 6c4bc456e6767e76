//! Mending: schools to open, work that was killed, what nobody came back to.

use super::{NEW, aaf, bring, csv, features, new_of, parts, sent};
use axum::http::StatusCode;
use base::{Day, Id};
use db::Tx;
use feeds::history::{self, State};
use people::Town;
use std::sync::Arc;
use testing::TestSchool;
use web::opening::{Gate, Keeper, Override};

#[tokio::test]
async fn schools_the_platform_does_not_have_are_named_and_opened_on_demand() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let mut world = aaf();
        for (id, letter) in [("7", "A"), ("8", "B")] {
            world.add_school(id, letter);
            let class = format!("{id}$$$7{id}$CP");
            let (key, first) = (format!("80{id}"), format!("LOIN{id}"));
            world.pupils.push(crate::house::pupil(&key, "ROUX", &first, &class, "1121", "901$10"));
        }
        let files = parts(&world);
        let feed = bring(&school, &platform, NEW, &[], &sent(&files)).await;
        let page = platform.get(&feed).await.page();
        let told = page.text_of("section[aria-labelledby=unknown]");
        assert!(told.contains("qui ne sont pas sur la plateforme (2)"), "{told}");
        let openings = format!("{feed}/ouvertures");
        let page = platform.get(&openings).await.page();
        assert_eq!(page.attributes("input[name=ecole]", "value"), ["0590007A", "0590008B"]);
        let none = platform.post(&openings, &[]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        let intake = platform.post(&openings, &[("ecole", "0590007A")]).await.redirects();
        school.run_jobs().await;
        let again = platform.get(&intake).await.redirects();
        assert_ne!(again, feed);
        assert_eq!(platform.get(&feed).await.page().text_of("main > .inline .tag"), "abandonné");
        let page = platform.get(&again).await.page();
        assert_eq!(page.count(".rows b"), 3, "{}", page.text_of(".rows"));
        platform.post(&format!("{again}/application"), &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(super::pupils_of(&school, "0590007A").await, 1);
        let head = school.client(school.mme_lefevre).await;
        assert_eq!(head.get(&openings).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn an_apply_whose_worker_died_is_given_back_to_who_asked_for_it() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let files = parts(&aaf());
        let feed = bring(&school, &platform, NEW, &[], &sent(&files)).await;
        platform.post(&format!("{feed}/application"), &[]).await.redirects();
        let lose =
            |tx: &db::Tx<'_>| tx.run("delete from job where kind = 'feeds.apply'", &[]).map(drop);
        school.app.db.write(lose).await.expect("lost");
        school.app.jobs.plan().await.expect("planned");
        assert_eq!(
            platform.get(&feed).await.page().text_of("main > .inline .tag"),
            "mise en place"
        );
        school.at("2026-11-23 10:40");
        school.run_jobs().await;
        assert_eq!(platform.get(&feed).await.page().text_of("main > .inline .tag"), "à relire");
        platform.post(&format!("{feed}/application"), &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(super::pupils_of(&school, "0591234A").await, 25);
    }
}

#[tokio::test]
async fn plans_and_first_lines_nobody_came_back_to_are_forgotten() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let head = school.client(school.mme_lefevre).await;
        let files = parts(&aaf());
        let feed = bring(&school, &platform, NEW, &[], &sent(&files)).await;
        let asked = csv("liste.csv", "Patronyme;Humeur\r\nPETIT;gaie\r\n");
        let intake = head.upload(&new_of(&school), &[asked]).await.redirects();
        school.run_jobs().await;
        assert!(head.get(&intake).await.page().text_of("main").contains("Patronyme"));
        school.app.jobs.plan().await.expect("planned");
        school.at("2026-11-25 03:00");
        school.run_jobs().await;
        let page = head.get(&intake).await.page();
        assert!(!page.text_of("main").contains("Patronyme"));
        school.at("2026-12-30 03:00");
        school.run_jobs().await;
        let load = |tx: &db::Tx<'_>| history::recent(tx, None, 5);
        let recent = school.app.db.read(load).await.expect("history");
        assert_eq!(recent[0].state, State::Dropped);
        let left = |tx: &db::Tx<'_>| tx.number("select count(*) from feed_wanted", &[]);
        assert_eq!(school.app.db.read(left).await.expect("a count"), 0);
        let platform = school.client(school.mme_delattre).await;
        assert_eq!(platform.get(&feed).await.page().text_of("main > .inline .tag"), "abandonné");
    }
}

/// A territory in which no commune has given the competence.
struct Nobody;

impl Gate for Nobody {
    fn may_open(&self, _: &Tx<'_>, _: Id<Town>, _: Day) -> db::Result<bool> {
        Ok(false)
    }

    fn overridden(&self, _: &Tx<'_>, _: &Override) -> db::Result<()> {
        Ok(())
    }

    fn url(&self, _: &Tx<'_>, town: Id<Town>) -> db::Result<Option<String>> {
        Ok(Some(format!("/territoire/{town}")))
    }
}

#[tokio::test]
async fn a_new_school_whose_commune_has_not_decided_leads_to_where_it_stands() {
    for school in TestSchool::each(features).await {
        school.app.jobs.lend(Keeper(Arc::new(Nobody)));
        let platform = school.client(school.mme_delattre).await;
        let mut world = aaf();
        world.add_school("7", "A");
        let class = "7$$$77$CP";
        world.pupils.push(crate::house::pupil("807", "ROUX", "ZOÉ", class, "1121", "901$10"));
        let files = parts(&world);
        let open = [("ouvrir", "on")];
        let feed = bring(&school, &platform, NEW, &open, &sent(&files)).await;
        let page = platform.get(&feed).await.page();
        let rows = page.texts_of(".rows a.row");
        let at = rows.iter().position(|row| row.contains("attend la commune"));
        let part = at.map(|at| page.attributes(".rows a.row", "href")[at].clone());
        let part = platform.get(&part.expect("a school that waits")).await.page();
        let links = part.attributes("main p a", "href");
        assert_eq!(links, [format!("/territoire/{}", school.lys)], "{rows:?}");
    }
}
