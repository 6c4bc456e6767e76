//! Looking: who sees what of a feed, and what of it.

use super::{NEW, aaf, bring, features, parts, sent, status};
use axum::http::StatusCode;
use testing::TestSchool;
use web::HomeOf;

#[tokio::test]
async fn a_head_sees_only_his_school_of_the_platforms_feed_and_decides_nothing() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let files = parts(&aaf());
        let feed = bring(&school, &platform, NEW, &[], &sent(&files)).await;
        let all = platform.get(&feed).await.page();
        assert_eq!(
            all.texts_of(".rows b"),
            ["École Jean-Macé", "École maternelle Kergomard"],
            "the platform sees both"
        );
        let head = school.client(school.mme_lefevre).await;
        let page = head.get(&feed).await.page();
        assert_eq!(page.texts_of(".rows b"), ["École Jean-Macé"]);
        assert_eq!(page.count("form"), 0);
        let own = head.get(&format!("{feed}/ecoles/0")).await.page();
        assert!(own.text_of(".sentences").contains("Enfant3 Famille arrive en CE1-A"));
        let others = head.get(&format!("{feed}/ecoles/1")).await;
        assert_eq!(others.status, StatusCode::NOT_FOUND);
        assert!(!others.text().contains("Nina"));
        for action in ["application", "abandon", "annulation"] {
            let refused = head.post(&format!("{feed}/{action}"), &[]).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{action}");
        }
        let remarks = head.get(&format!("{feed}/remarques")).await;
        assert_eq!(remarks.status, StatusCode::FORBIDDEN);
        for person in [school.m_lambert, school.mme_durand, school.samira, school.m_vasseur] {
            assert_eq!(status(&school, person, &feed).await, StatusCode::NOT_FOUND);
        }
    }
}

#[tokio::test]
async fn a_probable_duplicate_is_shown_with_its_evidence_and_leads_to_the_known_file() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let mut world = aaf();
        let class = "1234$$$41$CE1 A";
        let lea = crate::house::pupil("501", "MARTIN", "LÉA", class, "1122", "901$10");
        world.pupils.push(lea);
        let files = parts(&world);
        let feed = bring(&school, &platform, NEW, &[], &sent(&files)).await;
        let page = platform.get(&format!("{feed}/ecoles/0?quoi=doublons")).await.page();
        let line = page.text_of("li.doubt");
        assert!(line.contains("même nom, même date de naissance"), "{line}");
        let known = format!("/administration/personne/{}", school.lea);
        assert_eq!(page.attribute("li.doubt a", "href"), Some(known));
        platform.post(&format!("{feed}/application"), &[]).await.redirects();
        school.run_jobs().await;
        let page = platform.get(&format!("{feed}/ecoles/0")).await.page();
        let compare = format!("/administration/ecole/{}/doublons", school.jean_mace);
        assert!(page.attributes("main a", "href").contains(&compare));
    }
}

#[tokio::test]
async fn the_plan_of_a_large_school_comes_a_page_at_a_time() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let mut world = aaf();
        for number in 0..60 {
            let (id, first) = ((700 + number).to_string(), format!("AUTRE{number}"));
            let class = "1234$$$42$CM1";
            let pupil = crate::house::pupil(&id, "GRANDE", &first, class, "1124", "901$10");
            world.pupils.push(pupil);
        }
        let files = parts(&world);
        let feed = bring(&school, &platform, NEW, &[], &sent(&files)).await;
        let part = format!("{feed}/ecoles/0");
        let first = platform.get(&part).await.page();
        let persons = "section[aria-labelledby=persons] .sentences > li";
        assert_eq!(first.count(persons), 40);
        let next = first.attribute("nav.pager a[rel=next]", "href").expect("more");
        let second = platform.get(&next).await.page();
        assert_eq!(second.count(persons), 40);
        assert!(second.has("nav.pager a[rel=prev]"));
        // The words of the changes are in both languages of the viewer.
        assert!(first.text_of(".chips").contains("Arrivées"));
    }
}

#[tokio::test]
async fn the_card_of_the_home_page_is_for_the_platform() {
    for school in TestSchool::each(features).await {
        let load = feeds::feature().card.expect("a card").load;
        for (person, is_shown) in [(school.mme_delattre, true), (school.mme_lefevre, false)] {
            let now = school.clock.now();
            let read = move |tx: &db::Tx<'_>| {
                let viewer = people::Standing::load(tx, person)?.expect("somebody");
                let home = HomeOf::of(&viewer, now);
                Ok(load(tx, &home)?.is_some())
            };
            assert_eq!(school.app.db.read(read).await.expect("a card"), is_shown);
        }
    }
}
