//! Two at the same moment, and a machine that is not ready: one outcome, with its sentence.

use crate::desk::{World, choices, portfolio, reads, school, worlds};

async fn count(world: &World, sql: &'static str) -> i64 {
    world.app.db.read(move |tx| tx.number(sql, &[])).await.expect("counted")
}

#[tokio::test]
async fn a_family_answers_while_the_head_seals_and_one_of_them_is_first() {
    for world in worlds().await {
        world.keeps_a_poem(world.julie, world.lea_the_other).await;
        let dossier = world.prepares(&[world.lea_the_other]).await.remove(0);
        world.answers(world.julie, &dossier, "yes").await.redirects();
        world.wakes("2027-06-29 08:00").await;
        let marc = world.client(world.marc).await;
        let names = choices(&marc.get(&dossier).await.page());
        let mut no: Vec<(&str, &str)> = names.iter().map(|name| (&**name, "no")).collect();
        no.push(("to", "Collège Rosa-Parks"));
        let head = world.client(world.mme_lefevre).await;
        let (answer, seal) = (format!("{dossier}/reponse"), format!("{dossier}/scelle"));
        let (said, sealed) = tokio::join!(marc.post(&answer, &no), head.post(&seal, &[]));
        sealed.redirects();
        world.run_jobs().await;
        let besson = world.client(world.college.mme_besson).await;
        let page = reads(&besson, &dossier).await.text_of("main");
        // He was heard, or he was told that it is too late: never heard and overheard.
        let was_heard = said.status == 303;
        assert!(was_heard || said.status == 422, "{}", said.status);
        assert_eq!(page.contains("Mon poème"), !was_heard, "{page}");
    }
}

#[tokio::test]
async fn two_who_press_at_once_do_it_once() {
    for world in worlds().await {
        let (lea, head) = (world.lea_the_other, world.client(world.mme_lefevre).await);
        let (home, to) = (school(world.jean_mace), world.college.college.to_string());
        let pupil = lea.to_string();
        let fields =
            [("pupils", &*pupil), ("reason", "cycle"), ("due_on", "2027-06-28"), ("to", &to)];
        let prepare = format!("{home}/preparation");
        let (one, two) = tokio::join!(head.post(&prepare, &fields), head.post(&prepare, &fields));
        assert!([one.status.as_u16(), two.status.as_u16()].contains(&303));
        assert_eq!(count(&world, "select count(*) from dossier").await, 1);
        let offer = format!("{home}/ouverture");
        let (one, two) = tokio::join!(head.post(&offer, &[]), head.post(&offer, &[]));
        assert!([one.status.as_u16(), two.status.as_u16()].contains(&303));
        let page = head.get(&home).await.page();
        let dossier = page.attribute("section[aria-labelledby=leaving] a.row", "href");
        let dossier = dossier.expect("a dossier");
        let seal = format!("{dossier}/scelle");
        let (one, two) = tokio::join!(head.post(&seal, &[]), head.post(&seal, &[]));
        assert!([one.status.as_u16(), two.status.as_u16()].contains(&303));
        world.run_jobs().await;
        assert_eq!(count(&world, "select count(*) from dossier_part").await, 1);
        // Read by two at once, it is opened once and read twice.
        let besson = world.client(world.college.mme_besson).await;
        let read = format!("{dossier}/lecture");
        let (one, two) = tokio::join!(besson.get(&read), besson.get(&read));
        assert_eq!((one.status.as_u16(), two.status.as_u16()), (200, 200));
        assert_eq!(count(&world, "select count(*) from dossier_opening").await, 2);
        let opened = "select count(*) from audit where action = 'dossier.open'";
        assert_eq!(count(&world, opened).await, 1);
    }
}

#[tokio::test]
async fn what_the_scanner_has_not_looked_at_is_waited_for() {
    for world in worlds().await {
        world.keeps_a_poem(world.julie, world.lea_the_other).await;
        let dossier = world.prepares(&[world.lea_the_other]).await.remove(0);
        world.answers(world.julie, &dossier, "yes").await.redirects();
        world.answers(world.marc, &dossier, "yes").await.redirects();
        let hold = |tx: &db::Tx<'_>| {
            tx.run("update file set state = 'held' where name = 'poeme.txt'", &[])
        };
        assert_eq!(world.app.db.write(hold).await.expect("held"), 1);
        let head = world.client(world.mme_lefevre).await;
        head.post(&format!("{dossier}/scelle"), &[]).await.redirects();
        let ran = world.app.jobs.run_due().await.expect("the queue");
        assert_eq!(ran.failed.len(), 1, "{:?}", ran.failed);
        assert!(ran.failed[0].reason.contains("still being looked at"));
        assert_eq!(count(&world, "select count(*) from dossier_part").await, 0);
        let free = |tx: &db::Tx<'_>| tx.run("update file set state = 'ready'", &[]);
        world.app.db.write(free).await.expect("ready");
        world.at("2027-06-14 14:00");
        world.run_jobs().await;
        let besson = world.client(world.college.mme_besson).await;
        assert!(reads(&besson, &dossier).await.text_of("main").contains("Mon poème"));
    }
}

#[tokio::test]
async fn what_the_scanner_refused_does_not_go_and_the_rest_does() {
    for world in worlds().await {
        let lea = world.lea_the_other;
        world.keeps_a_poem(world.julie, lea).await;
        let dossier = world.prepares(&[lea]).await.remove(0);
        world.answers(world.julie, &dossier, "yes").await.redirects();
        world.answers(world.marc, &dossier, "yes").await.redirects();
        let refuse = |tx: &db::Tx<'_>| {
            tx.run("update file set state = 'refused' where name = 'poeme.txt'", &[])
        };
        assert_eq!(world.app.db.write(refuse).await.expect("refused"), 1);
        world.seals(&dossier).await;
        let besson = world.client(world.college.mme_besson).await;
        let page = reads(&besson, &dossier).await;
        assert!(page.text_of("main").contains("Appris pour la fête"), "its words go");
        assert_eq!(page.count("a.attachment"), 1, "the livret");
        assert!(!page.text_of("main").contains("poeme.txt"));
        assert_eq!(world.status(world.julie, &portfolio(lea)).await, 200);
    }
}
