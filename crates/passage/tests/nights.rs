//! What each night does: asks again, seals what was left behind, takes up what a machine dropped.

use crate::desk::{reads, worlds};

#[tokio::test]
async fn those_who_have_said_nothing_are_asked_again_once() {
    for world in worlds().await {
        world.keeps_a_poem(world.julie, world.lea_the_other).await;
        let dossier = world.prepares(&[world.lea_the_other]).await.remove(0);
        world.answers(world.julie, &dossier, "yes").await.redirects();
        for night in ["2027-06-24 04:00", "2027-06-25 04:00", "2027-06-26 04:00"] {
            world.at(night);
            world.run_jobs().await;
        }
        world.at("2027-06-28 10:00");
        let told = async |person| {
            let client = world.client(person).await;
            let lines = client.get("/nouveautes").await.page().texts_of(".rows .row b");
            lines.iter().filter(|line| line.contains("attend encore")).count()
        };
        assert_eq!((told(world.julie).await, told(world.marc).await), (0, 1));
    }
}

#[tokio::test]
async fn what_nobody_sealed_leaves_with_the_pupil_as_the_family_wished() {
    for world in worlds().await {
        let (lea, college) = (world.lea_the_other, &world.college);
        world.keeps_a_poem(world.julie, lea).await;
        let dossier = world.prepares(&[lea]).await.remove(0);
        world.answers(world.julie, &dossier, "yes").await.redirects();
        world.goes(lea, (college.college, college.sixth_a), "2027-07-06").await;
        world.wakes("2027-07-06 00:10").await;
        let besson = world.client(college.mme_besson).await;
        assert_eq!(besson.get(&dossier).await.status, 404);
        world.at("2027-07-07 04:00");
        world.run_jobs().await;
        let page = reads(&besson, &dossier).await.text_of("main");
        assert!(page.contains("Livret scolaire de CM2") && page.contains("Mon poème"), "{page}");
        assert_eq!(world.status(world.mme_lefevre, &dossier).await, 404);
    }
}

#[tokio::test]
async fn a_sealing_that_a_machine_dropped_is_taken_up_at_night_and_done_once() {
    for world in worlds().await {
        let dossier = world.prepares(&[world.lea_the_other]).await.remove(0);
        let head = world.client(world.mme_lefevre).await;
        head.post(&format!("{dossier}/scelle"), &[]).await.redirects();
        // The queue has lost it; the row says where it stands.
        let drop = |tx: &db::Tx<'_>| tx.run("delete from job where kind = 'passage.seal'", &[]);
        assert_eq!(world.app.db.write(drop).await.expect("dropped"), 1);
        world.run_jobs().await;
        let state = world.page(world.mme_lefevre, &dossier).await.text_of(".tag");
        assert!(state.contains("se scelle"), "{state}");
        world.at("2027-06-15 04:00");
        world.run_jobs().await;
        world.at("2027-06-16 04:00");
        world.run_jobs().await;
        let parts = |tx: &db::Tx<'_>| tx.number("select count(*) from dossier_part", &[]);
        assert_eq!(world.app.db.read(parts).await.expect("counted"), 1);
        let state = world.page(world.mme_lefevre, &dossier).await.text_of(".tag");
        assert!(state.contains("envoyé"), "{state}");
    }
}

#[tokio::test]
async fn what_was_never_shown_leaves_with_the_pupil_as_the_law_says() {
    for world in worlds().await {
        let (lea, college) = (world.lea_the_other, &world.college);
        world.keeps_a_poem(world.julie, lea).await;
        let to = college.college.to_string();
        world.prepares_for(&[lea], &[("to", &to)]).await.redirects();
        world.goes(lea, (college.college, college.sixth_a), "2027-07-06").await;
        world.wakes("2027-07-07 04:00").await;
        world.run_jobs().await;
        let besson = world.client(college.mme_besson).await;
        let page = besson.get(&crate::desk::school(college.college)).await.page();
        let dossier = page.attribute("section[aria-labelledby=coming] a.row", "href");
        let page = reads(&besson, &dossier.expect("a dossier")).await.text_of("main");
        assert!(page.contains("Livret scolaire de CM2") && !page.contains("poème"), "{page}");
    }
}
