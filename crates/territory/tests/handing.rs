//! What a town takes with it: an archive made after its schools have closed, for its agents alone.

use crate::{deciding, world::worlds};
use base::{Day, Id};
use council::effect::Effect;
use db::{Tx, blob::Hash, params};
use people::{Town, testing::governed::GovernedPeople};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};
use territory::handover::{Archivist, Lent, Packed, Packer, Packing, Told};
use testing::TestSchool;
use web::App;

const ARCHIVE: &[u8] = b"PK\x05\x06 registres et personnes";

/// Fails so many times, then makes an archive; or never ends, the first time.
#[derive(Default)]
struct Porter {
    failures: u32,
    hangs_once: bool,
    asked: AtomicU32,
}

impl Packer for Porter {
    fn pack(&self, app: App, _: Id<Town>, as_of: Day, told: Arc<Told>) -> Packing {
        let asked = self.asked.fetch_add(1, Ordering::SeqCst);
        let (fails, hangs) = (asked < self.failures, self.hangs_once && asked == 0);
        Box::pin(async move {
            assert_eq!(as_of, deciding::day("2026-11-25"), "the last day of its schools");
            told.persons(1, 2);
            if hangs {
                std::future::pending::<()>().await;
            }
            if fails {
                return Err(jobs::Error::because("the disk is full"));
            }
            let content = futures_util::stream::once(async { Ok::<_, db::Error>(ARCHIVE.into()) });
            let stored = app.blobs.put(content, 1_000).await?;
            Ok(Packed { schools: 2, persons: 25, files: 3, stored })
        })
    }
}

/// Lys takes its competence back on 26 November; the night after, its schools are closed.
async fn leave(school: &TestSchool, governed: &GovernedPeople, packer: Porter) -> Arc<Porter> {
    deciding::offer(school, governed).await;
    let packer = Arc::new(packer);
    school.app.jobs.lend(web::opening::Archivist(Arc::new(Archivist)));
    school.app.jobs.lend(Lent(packer.clone()));
    deciding::join(school, governed).await;
    let competence = deciding::competence(school, governed.syndicate).await;
    let on = deciding::day("2026-11-26");
    let leave = Effect::Leave { syndicate: governed.syndicate, competence: Some(competence), on };
    deciding::decide(school, governed.lys, vec![leave]).await;
    packer
}

/// The page where the archive is, as the notice names it.
async fn page(school: &TestSchool) -> String {
    let id = school.app.db.read(|tx| tx.number("select max(id) from handover", params![])).await;
    format!("/territoire/remises/{}", id.expect("an archive"))
}

async fn told(school: &TestSchool, text: &'static str) -> i64 {
    let read = move |tx: &Tx<'_>| {
        tx.number(
            "select count(*)
               from notice n
               join notice_reader r on r.notice_id = n.id
              where n.text_id = $1",
            params![text],
        )
    };
    school.app.db.read(read).await.expect("a count")
}

async fn until(school: &TestSchool, time: &str) {
    school.at(time);
    school.run_jobs().await;
}

#[tokio::test]
async fn the_agents_of_the_town_take_its_archive_and_nobody_else_knows_of_it() {
    for (school, governed) in worlds().await {
        leave(&school, &governed, Porter::default()).await;
        until(&school, "2026-11-26 10:00").await;
        let here = page(&school).await;
        let vasseur = school.client(school.m_vasseur).await;
        let page = vasseur.get(&here).await.page();
        let main = page.text_of("main");
        assert!(main.contains("25 novembre 2026"), "{main}");
        assert!(main.contains(&Hash::of(ARCHIVE).to_string()), "the digest of what one takes");
        assert!(main.contains("19 février 2027"), "85 days after it was made: {main}");
        let taken = vasseur.get(&format!("{here}/archive")).await;
        assert_eq!(taken.status, 200);
        assert_eq!(taken.body.as_ref(), ARCHIVE);
        let name = taken.header("content-disposition").expect("a name");
        assert!(name.contains("commune-59367-2026-11-25.zip"), "{name}");
        let steward = school.client(school.mme_delattre).await;
        assert_eq!(steward.get(&here).await.status, 200);
        let own = vasseur.get(&format!("/territoire/{}", governed.lys)).await.page();
        assert_eq!(own.attribute("section[aria-labelledby=handed] a", "href"), Some(here.clone()));
        // The officer of the syndicate sees where Lys stands, and no archive.
        for stranger in [
            governed.m_dumont,
            governed.mme_carlier,
            governed.mme_bak,
            governed.mme_colin,
            school.mme_lefevre,
            school.mme_durand,
            school.samira,
            school.lea,
        ] {
            let stranger = school.client(stranger).await;
            assert_eq!(stranger.get(&here).await.status, 404);
            assert_eq!(stranger.get(&format!("{here}/archive")).await.status, 404);
            assert_eq!(stranger.get(&format!("{here}/suivi")).await.status, 404);
            assert_eq!(stranger.post(&format!("{here}/effacement"), &[]).await.status, 404);
            assert_eq!(stranger.post(&format!("{here}/reprise"), &[]).await.status, 404);
        }
        let nobody = school.nobody();
        assert_eq!(nobody.get(&format!("{here}/archive")).await.status, 401);
        assert_eq!(told(&school, "territory-notice-archive").await, 1, "M. Vasseur");
        let thing = here.rsplit('/').next().map(|id| format!("handover:{id}")).expect("an id");
        let log = school.app.db.read(move |tx| people::audit::of_thing(tx, &thing, 9)).await;
        let log: Vec<_> =
            log.expect("a log").into_iter().map(|it| (it.action, it.person)).collect();
        let took = ("territory.take-archive".to_owned(), Some(school.m_vasseur));
        assert_eq!(log, [took, ("territory.hand-over".to_owned(), None)]);
    }
}

#[tokio::test]
async fn an_archive_is_begun_anew_by_itself_after_its_worker_was_killed() {
    for (school, governed) in worlds().await {
        let packer = Porter { hangs_once: true, ..Porter::default() };
        let packer = leave(&school, &governed, packer).await;
        school.at("2026-11-26 10:00");
        let worker = school.app.jobs.start(2);
        while packer.asked.load(Ordering::SeqCst) == 0 {
            tokio::task::yield_now().await;
        }
        let here = page(&school).await;
        let vasseur = school.client(school.m_vasseur).await;
        assert_eq!(vasseur.get(&here).await.page().count("progress"), 1);
        assert_eq!(vasseur.get(&format!("{here}/archive")).await.status, 410, "not yet");
        // As `kill -9` does: nothing of it ends.
        drop(worker);
        until(&school, "2026-11-26 10:05").await;
        assert_eq!(packer.asked.load(Ordering::SeqCst), 2);
        assert_eq!(vasseur.get(&format!("{here}/archive")).await.body.as_ref(), ARCHIVE);
        let follow = vasseur.get(&format!("{here}/suivi")).await.json();
        assert_eq!(follow["finished"], true);
        assert_eq!(told(&school, "territory-notice-archive").await, 1, "told once");
    }
}

#[tokio::test]
async fn an_archive_that_cannot_be_made_is_begun_anew_by_a_steward() {
    for (school, governed) in worlds().await {
        leave(&school, &governed, Porter { failures: 6, ..Porter::default() }).await;
        school.at("2026-11-26 10:00");
        for hours in 0..6 {
            school.clock.set(school.clock.now().plus_hours(hours * 8));
            school.app.jobs.run_due().await.expect("the queue");
        }
        let here = page(&school).await;
        assert_eq!(told(&school, "territory-notice-archive-failed").await, 1, "Mme Delattre");
        let vasseur = school.client(school.m_vasseur).await;
        let page = vasseur.get(&here).await.page();
        assert!(page.text_of("main").contains("n’a pas pu être faite"));
        assert_eq!(vasseur.post(&format!("{here}/reprise"), &[]).await.status, 403);
        let steward = school.client(school.mme_delattre).await;
        steward.post(&format!("{here}/reprise"), &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(vasseur.get(&format!("{here}/archive")).await.status, 200);
        let again = steward.post(&format!("{here}/reprise"), &[]).await;
        assert_eq!(again.status, 409, "one that is there is left alone");
    }
}

#[tokio::test]
async fn an_archive_nobody_takes_is_spoken_of_before_it_goes() {
    for (school, governed) in worlds().await {
        leave(&school, &governed, Porter::default()).await;
        until(&school, "2026-11-26 10:00").await;
        let here = page(&school).await;
        until(&school, "2027-02-04 10:00").await;
        assert_eq!(told(&school, "territory-notice-archive-soon").await, 0, "15 days before");
        until(&school, "2027-02-05 10:00").await;
        until(&school, "2027-02-06 10:00").await;
        assert_eq!(told(&school, "territory-notice-archive-soon").await, 1, "once");
        let vasseur = school.client(school.m_vasseur).await;
        until(&school, "2027-02-18 10:00").await;
        assert_eq!(vasseur.get(&format!("{here}/archive")).await.status, 200);
        until(&school, "2027-02-19 10:00").await;
        assert_eq!(vasseur.get(&format!("{here}/archive")).await.status, 410);
        let page = vasseur.get(&here).await.page();
        assert!(page.text_of("main").contains(&Hash::of(ARCHIVE).to_string()), "to know it by");
        until(&school, "2027-02-20 11:00").await;
        let files = school.app.db.read(|tx| tx.number("select count(*) from file", params![]));
        assert_eq!(files.await.expect("a count"), 0, "its content is nobody's");
    }
}

#[tokio::test]
async fn a_town_that_has_its_archive_lets_it_go_here_and_not_before() {
    for (school, governed) in worlds().await {
        leave(&school, &governed, Porter::default()).await;
        until(&school, "2026-11-26 10:00").await;
        let here = page(&school).await;
        let vasseur = school.client(school.m_vasseur).await;
        let erase = format!("{here}/effacement");
        assert_eq!(vasseur.post(&erase, &[]).await.status, 409, "nobody has it");
        vasseur.get(&format!("{here}/archive")).await;
        vasseur.post(&erase, &[]).await.redirects();
        assert_eq!(vasseur.get(&format!("{here}/archive")).await.status, 410);
        assert_eq!(vasseur.post(&erase, &[]).await.status, 409);
    }
}
