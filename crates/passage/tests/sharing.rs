//! Who reads in the receiving school: its head; the team of the class when she shares, once the
//! pupil is there; nobody of any other school; nobody when its time is over.

use crate::desk::{World, school, worlds};

async fn sent(world: &World) -> String {
    let dossier = world.prepares(&[world.lea_the_other]).await.remove(0);
    world.seals(&dossier).await;
    dossier
}

#[tokio::test]
async fn a_receiving_school_never_sees_anothers_dossiers() {
    for world in worlds().await {
        let dossier = sent(&world).await;
        let files = world.page(world.college.mme_besson, &format!("{dossier}/lecture")).await;
        let file = files.attribute("a.attachment", "href").expect("a livret");
        let others = [world.m_lambert, world.mme_garnier, world.mme_durand, world.samira];
        for person in others {
            for url in [&dossier, &format!("{dossier}/lecture"), &file] {
                assert_eq!(world.status(person, url).await, 404, "{url}");
            }
        }
        // The file of one dossier is not in another one.
        let other = world.prepares(&[world.noe]).await;
        let other = other.iter().find(|it| **it != dossier).expect("Noé’s").clone();
        world.seals(&other).await;
        let number = file.rsplit('/').next().expect("a number");
        let besson = world.client(world.college.mme_besson).await;
        assert_eq!(besson.get(&format!("{other}/pieces/{number}")).await.status, 404);
        assert_eq!(world.status(world.m_lambert, &school(world.college.college)).await, 404);
        // A teacher of the collège has none of it until the head shares.
        assert_eq!(world.status(world.college.m_roche, &dossier).await, 404);
    }
}

#[tokio::test]
async fn the_team_of_his_class_reads_it_when_the_head_shares_and_he_is_there() {
    for world in worlds().await {
        let (dossier, college) = (sent(&world).await, &world.college);
        let reading = format!("{dossier}/lecture");
        let besson = world.client(college.mme_besson).await;
        besson.get(&reading).await.page();
        let share = format!("{dossier}/partage");
        let teacher = world.client(college.m_roche).await;
        assert_eq!(teacher.post(&share, &[("is_shared", "on")]).await.status, 404);
        assert_eq!(world.client(world.julie).await.post(&share, &[]).await.status, 403);
        world.goes(world.lea_the_other, (college.college, college.sixth_a), "2027-09-01").await;
        besson.post(&share, &[("is_shared", "on")]).await.redirects();
        // She is not in his class yet.
        assert_eq!(teacher.get(&reading).await.status, 404);
        world.wakes("2027-09-01 08:00").await;
        let teacher = world.client(college.m_roche).await;
        let besson = world.client(college.mme_besson).await;
        assert!(teacher.get(&reading).await.page().text_of("main").contains("Livret scolaire"));
        assert!(teacher.get("/passage").await.page().text_of("main").contains("Léa Martin"));
        // A colleague who does not teach the class has nothing.
        assert_eq!(world.status(college.mme_vidal, &reading).await, 404);
        besson.post(&share, &[]).await.redirects();
        assert_eq!(teacher.get(&reading).await.status, 404);
        // Every reading was written down.
        let page = world.page(world.julie, &dossier).await.text_of("details");
        assert!(page.contains("Lu 2 fois") && page.contains("Paul Roche"), "{page}");
    }
}

#[tokio::test]
async fn the_school_that_is_left_carries_nothing_to_a_school_of_the_platform() {
    for world in worlds().await {
        let dossier = sent(&world).await;
        let archive = format!("{dossier}/archive.zip");
        assert_eq!(world.status(world.mme_lefevre, &archive).await, 403);
        let page = world.page(world.mme_lefevre, &dossier).await;
        assert!(!page.text_of("main").contains("Emporter l’archive"));
        let page = world.page(world.julie, &dossier).await;
        assert!(page.text_of("main").contains("Emporter l’archive"));
        assert_eq!(world.status(world.julie, &archive).await, 200);
    }
}

#[tokio::test]
async fn after_a_year_nobody_reads_it_any_more() {
    for world in worlds().await {
        let (dossier, college) = (sent(&world).await, &world.college);
        world.goes(world.lea_the_other, (college.college, college.sixth_a), "2027-09-01").await;
        world.wakes("2028-06-12 10:00").await;
        assert_eq!(world.status(college.mme_besson, &dossier).await, 200);
        let page = world.page(college.mme_besson, &format!("{dossier}/lecture")).await;
        let file = page.attribute("a.attachment", "href").expect("a livret");
        // The day it is over, before any night has erased it.
        world.at("2028-06-13 00:05");
        assert_eq!(world.status(college.mme_besson, &dossier).await, 404);
        world.wakes("2028-06-14 04:00").await;
        world.run_jobs().await;
        assert_eq!(world.status(world.julie, &dossier).await, 200, "who agreed stays known");
        assert_eq!(world.status(world.julie, &format!("{dossier}/lecture")).await, 410);
        assert_eq!(world.status(world.julie, &file).await, 410);
        let left = |tx: &db::Tx<'_>| {
            tx.number("select count(*) from file_use where kind like 'dossier%'", &[])
        };
        assert_eq!(world.app.db.read(left).await.expect("counted"), 0);
    }
}
