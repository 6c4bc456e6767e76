//! Who sees an assembly.

use crate::world::worlds;
use base::Id;
use people::{Body, Person};
use testing::TestSchool;

#[tokio::test]
async fn an_agent_sees_the_assembly_of_his_town_and_no_other() {
    for (school, governed) in worlds().await {
        let vasseur = school.client(school.m_vasseur).await;
        let lys = format!("/conseil/{}", governed.lys);
        assert_eq!(vasseur.get("/conseil").await.redirects(), lys);
        let page = vasseur.get(&lys).await.page();
        assert_eq!(page.text_of("h1"), "Lys-lez-Lannoy");
        for other in [governed.toufflers, governed.syndicate, governed.metropole] {
            assert_eq!(vasseur.get(&format!("/conseil/{other}")).await.status, 404);
        }
        // Teachers, heads and parents have nothing there.
        for stranger in [school.mme_durand, school.mme_lefevre, school.samira, governed.m_dumont] {
            assert_eq!(school.client(stranger).await.get(&lys).await.status, 404);
        }
        let steward = school.client(school.mme_delattre).await;
        assert_eq!(steward.get(&lys).await.status, 200);
    }
}

#[tokio::test]
async fn who_has_nothing_to_do_with_an_assembly_is_not_told_that_there_are_any() {
    for (school, governed) in worlds().await {
        for stranger in [school.mme_durand, school.mme_lefevre, school.samira, school.lea] {
            let client = school.client(stranger).await;
            assert_eq!(client.get("/conseil").await.status, 404);
            let page = client.get("/nouveautes").await.page();
            assert!(!page.has("nav.tabs a[href=\"/conseil\"]"));
        }
        assert_eq!(school.nobody().get("/conseil").await.status, 401);
        // Whoever runs the platform works for none, and may look at each.
        let steward = school.client(school.mme_delattre).await;
        assert_eq!(steward.get("/conseil").await.status, 200);
        let bak = school.client(governed.mme_bak).await;
        let metropole = format!("/conseil/{}", governed.metropole);
        assert_eq!(bak.get("/conseil").await.redirects(), metropole);
    }
}

/// A mandate in a council, and nothing else.
async fn elect(school: &TestSchool, body: Id<Body>, person: Id<Person>) -> Id<council::Mandate> {
    let from_on = base::Day::parse_iso("2020-05-25").expect("a day");
    let begin = move |tx: &db::Tx<'_>| {
        let new = council::NewMandate {
            body,
            office: council::mandate::Office::Member,
            rank: 2,
            name: base::PersonName::new("Konrad", "Wallerand", None),
            person: None,
            sent_by: None,
            college: String::new(),
            deputy_of: None,
            votes: 1,
            from_on,
            until_on: None,
        };
        let made = council::mandate::begin(tx, &[new])?;
        council::mandate::tie(tx, made[0], person)?;
        Ok(made[0])
    };
    school.app.db.write(begin).await.expect("a mandate")
}

#[tokio::test]
async fn a_councillor_finds_his_council_in_his_menu_as_long_as_he_sits() {
    for (school, governed) in worlds().await {
        school.app.jobs.lend(web::MenuFacts(vec![council::MENU_FACT]));
        let wallerand = school.client(governed.m_wallerand).await;
        let entry = "nav.tabs a[href=\"/conseil\"]";
        assert_eq!(wallerand.get("/conseil").await.status, 404);
        assert!(!wallerand.get("/nouveautes").await.page().has(entry));
        let mandate = elect(&school, governed.lys, governed.m_wallerand).await;
        assert!(wallerand.get("/nouveautes").await.page().has(entry));
        let lys = format!("/conseil/{}", governed.lys);
        assert_eq!(wallerand.get("/conseil").await.redirects(), lys);
        assert!(wallerand.get(&lys).await.page().has(entry));
        let samira = school.client(school.samira).await;
        assert!(!samira.get("/nouveautes").await.page().has(entry));
        let today = base::Day::parse_iso("2026-11-23").expect("a day");
        let end = move |tx: &db::Tx<'_>| council::mandate::end(tx, mandate, today);
        school.app.db.write(end).await.expect("it ends");
        assert!(!wallerand.get("/nouveautes").await.page().has(entry));
        assert_eq!(wallerand.get("/conseil").await.status, 404);
    }
}
