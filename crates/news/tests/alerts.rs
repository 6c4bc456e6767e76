//! A sentence on top of every page: for everybody of a school or a town at once, until its end.

use crate::desk::{Desk, desk, features, schools};

const WORDS: &str = "L’école ferme à 14 h : venez chercher vos enfants.";

async fn banner(desk: &Desk) -> String {
    desk.0.get("/actualites").await.page().text_of(".banner")
}

#[tokio::test]
async fn a_head_alerts_her_school_at_once_and_ends_it() {
    for school in schools().await {
        // At night too.
        school.at("2026-11-23 21:10");
        let head = desk(&school, school.mme_lefevre).await;
        let (samira, stranger) =
            (desk(&school, school.samira).await, desk(&school, school.mme_bernard).await);
        assert_eq!(banner(&samira).await, "");
        let url = format!("/actualites/fils/{}/alerte", school.jean_mace);
        let form = [("words", WORDS), ("reason", "Fuite de gaz"), ("ends_at", "2026-11-24T18:00")];
        head.0.post(&url, &form).await.redirects();
        for reader in [school.samira, school.lea, school.m_petit, school.mme_lefevre] {
            let seen = banner(&desk(&school, reader).await).await;
            assert_eq!(seen, format!("École Jean-Macé {WORDS}"));
        }
        assert_eq!(banner(&stranger).await, "");
        assert_eq!(banner(&desk(&school, school.mme_fontaine).await).await, "");
        school.run_jobs().await;
        let told = format!("École Jean-Macé : {WORDS}");
        assert_eq!(samira.titles("/nouveautes").await, [told]);
        let page = head.0.get(&url).await.page();
        let end = page.attribute("form[action$=fin]", "action").expect("a way to end it");
        assert_eq!(samira.0.post(&end, &[]).await.status, 403);
        head.0.post(&end, &[]).await.redirects();
        assert_eq!(banner(&samira).await, "");
        assert!(samira.titles("/nouveautes").await.is_empty());
        // Who and why is written down.
        let read = move |tx: &db::Tx<'_>| people::audit::everywhere(tx, None, 10);
        let acts = school.app.db.read(read).await.expect("the log");
        let actions: Vec<&str> = acts.iter().map(|act| act.action.as_str()).collect();
        assert_eq!(actions, ["alert.end", "alert.raise"]);
    }
}

#[tokio::test]
async fn it_ends_by_itself_and_a_town_alerts_all_its_schools() {
    for school in schools().await {
        let agent = desk(&school, school.m_vasseur).await;
        let url = format!("/actualites/fils/{}/alerte", school.lys);
        let form = [("words", WORDS), ("reason", "Neige"), ("ends_at", "2026-11-23T12:00")];
        agent.0.post(&url, &form).await.redirects();
        for reader in [school.samira, school.mme_fontaine, school.mme_dubois, school.m_vasseur] {
            assert!(banner(&desk(&school, reader).await).await.contains(WORDS));
        }
        assert_eq!(banner(&desk(&school, school.m_lambert).await).await, "");
        school.at("2026-11-23 12:01");
        assert_eq!(banner(&desk(&school, school.samira).await).await, "");
        school.run_jobs().await;
        assert!(desk(&school, school.samira).await.titles("/nouveautes").await.is_empty());
    }
}

#[tokio::test]
async fn nobody_else_alerts_and_nothing_without_a_reason_and_an_end() {
    for school in schools().await {
        let url = format!("/actualites/fils/{}/alerte", school.jean_mace);
        let form = [("words", WORDS), ("reason", "Pour voir"), ("ends_at", "2026-11-23T12:00")];
        for (person, status) in [
            (school.mme_durand, 403),
            (school.samira, 403),
            (school.m_lambert, 404),
            (school.m_vasseur, 404),
        ] {
            let answered = desk(&school, person).await.0.post(&url, &form).await;
            assert_eq!(answered.status.as_u16(), status);
        }
        let head = desk(&school, school.mme_lefevre).await;
        let class = format!("/actualites/fils/{}/alerte", school.ce1_a);
        assert_eq!(head.0.post(&class, &form).await.status, 403);
        for wrong in [
            [("words", WORDS), ("reason", ""), ("ends_at", "2026-11-23T12:00")],
            [("words", ""), ("reason", "Gaz"), ("ends_at", "2026-11-23T12:00")],
            [("words", WORDS), ("reason", "Gaz"), ("ends_at", "2026-11-23T09:00")],
            [("words", WORDS), ("reason", "Gaz"), ("ends_at", "2027-03-01T09:00")],
        ] {
            assert_eq!(head.0.post(&url, &wrong).await.status, 422);
        }
        assert_eq!(banner(&head).await, "");
    }
}

#[tokio::test]
async fn a_page_asks_nothing_of_the_database_about_alerts_it_knows() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        assert_eq!(banner(&samira).await, "");
        // Put there behind the back of the house: had a page asked, it would have found it.
        let (place, until) = (school.jean_mace, school.clock.now().plus_hours(1));
        let write = move |tx: &db::Tx<'_>| {
            tx.run(
                "insert into banner (id, place_id, place_name, words, until_at)
                 values ($1, $2, 'École', 'En douce', $3)",
                db::params![tx.new_id::<()>(), place, until],
            )
        };
        school.app.db.write(write).await.expect("put there");
        assert_eq!(banner(&samira).await, "");
        // A machine that has just been started asks once; what changes through the house is heard.
        let (app, router) = school.machine(features()).await;
        let other = testing::Client::new(app, router);
        other.set_cookie("preau", &samira.0.cookie("preau").expect("a session"));
        let other = Desk(other);
        assert_eq!(banner(&other).await, "École En douce");
        let url = format!("/actualites/fils/{}/alerte", school.jean_mace);
        let form = [("words", WORDS), ("reason", "Gaz"), ("ends_at", "2026-11-23T12:00")];
        let head = desk(&school, school.mme_lefevre).await;
        head.0.post(&url, &form).await.redirects();
        assert!(banner(&samira).await.starts_with(&format!("École Jean-Macé {WORDS}")));
    }
}

#[tokio::test]
async fn pages_that_are_open_are_told_at_once_and_those_of_others_are_not() {
    for school in schools().await {
        let (samira, stranger) =
            (desk(&school, school.samira).await, desk(&school, school.mme_bernard).await);
        let (mut hers, mut others) = (samira.0.listen().await, stranger.0.listen().await);
        let nothing = hers.next("banners").await;
        assert!(!nothing.contains("role"), "{nothing}");
        assert_eq!(others.next("banners").await, nothing);
        let head = desk(&school, school.mme_lefevre).await;
        let url = format!("/actualites/fils/{}/alerte", school.jean_mace);
        let form = [("words", WORDS), ("reason", "Gaz"), ("ends_at", "2026-11-23T18:00")];
        head.0.post(&url, &form).await.redirects();
        let raised = hers.next("banners").await;
        assert!(raised.contains(WORDS) && raised.contains("alert"), "{raised}");
        assert_eq!(others.next("banners").await, nothing);
        let end = head.0.get(&url).await.page().attribute("form[action$=fin]", "action");
        head.0.post(&end.expect("a way to end it"), &[]).await.redirects();
        assert_eq!(hers.next("banners").await, nothing);
    }
}

#[tokio::test]
async fn the_agents_of_a_town_are_told_what_it_alerts_of() {
    for school in schools().await {
        let agent = desk(&school, school.m_vasseur).await;
        let url = format!("/actualites/fils/{}/alerte", school.lys);
        let form = [("words", WORDS), ("reason", "Neige"), ("ends_at", "2026-11-23T18:00")];
        // A colleague of his at the town hall.
        let (lys, julie, today) = (school.lys, school.julie, school.clock.today());
        let write = move |tx: &db::Tx<'_>| {
            let post = people::Post::Town(lys);
            let new = people::testing::holds(julie, post, people::Function::Agent, today);
            let (_, touched) = people::assignment::begin(tx, &[new])?;
            people::groups::refresh(tx, &touched, today)
        };
        school.app.db.write(write).await.expect("an agent");
        agent.0.post(&url, &form).await.redirects();
        school.run_jobs().await;
        let told = [format!("Lys-lez-Lannoy : {WORDS}")];
        assert_eq!(desk(&school, school.julie).await.titles("/nouveautes").await, told);
        assert!(agent.titles("/nouveautes").await.is_empty(), "who raised it knows");
        assert!(desk(&school, school.m_lambert).await.titles("/nouveautes").await.is_empty());
    }
}
