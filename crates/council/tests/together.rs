//! What happens at one moment, or breaks in the middle: it is executory once, or nothing changes.

use crate::{
    life::{path, sign_on_paper, voted},
    world::worlds_at,
};
use base::{Day, Id};
use council::{
    deliberation::Written,
    effect::{Effect, Effects, End, Followed},
};
use db::Tx;
use people::{
    Person,
    audit::{self, Act, Risk},
};
use serde_json::json;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

const NOW: &str = "2026-11-23 10:00";

/// Writes in the database, so that what was rolled back is not counted; fails when told so.
#[derive(Default)]
struct Marking {
    is_broken: AtomicBool,
}

impl Effects for Marking {
    fn enters(&self, tx: &Tx<'_>, act: &Written, _: &[Effect], _: Day) -> db::Result<()> {
        let entry = Act {
            person: None,
            action: "test.enters",
            risk: Risk::Other,
            school: None,
            thing: format!("enters:{}", act.id),
            detail: json!({}),
        };
        audit::record(tx, tx.now(), &entry)?;
        if self.is_broken.load(Ordering::Acquire) {
            return Err(db::Error::Engine("what follows cannot be written".to_owned()));
        }
        Ok(())
    }

    fn leaves(&self, _: &Tx<'_>, _: &Written, _: &[Effect], _: End) -> db::Result<()> {
        Ok(())
    }
}

async fn entered(school: &testing::TestSchool, act: Id<council::Deliberation>) -> usize {
    let thing = format!("enters:{act}");
    let read = move |tx: &Tx<'_>| audit::of_thing(tx, &thing, 10);
    school.app.db.read(read).await.expect("the log").len()
}

#[tokio::test]
async fn published_and_received_at_one_moment_it_comes_into_force_once() {
    for (school, people) in worlds_at(NOW).await {
        let (vasseur, act, _) = voted(&school, &people).await;
        school.app.jobs.lend(Followed(Arc::new(Marking::default())));
        sign_on_paper(&vasseur, act).await;
        let (publication, receipt) = (path(act, "/publication"), path(act, "/transmission/accuse"));
        let fields = [("received_on", "2026-11-23"), ("act_id", "")];
        let matter = [("matter", "5.7")];
        let (published, again, received, twice) = tokio::join!(
            vasseur.post(&publication, &matter),
            vasseur.post(&publication, &matter),
            vasseur.post(&receipt, &fields),
            vasseur.post(&receipt, &fields),
        );
        let done = |one: u16, other: u16| (one == 303) != (other == 303);
        assert!(done(published.status.as_u16(), again.status.as_u16()), "one publishes");
        assert!(done(received.status.as_u16(), twice.status.as_u16()), "one receives");
        assert_eq!(entered(&school, act).await, 1);
        let page = vasseur.get(&path(act, "")).await.page();
        assert_eq!(page.count(".steps .done"), 5);
    }
}

#[tokio::test]
async fn when_what_follows_breaks_nothing_is_published_and_it_can_be_done_again() {
    for (school, people) in worlds_at(NOW).await {
        let (vasseur, act, _) = voted(&school, &people).await;
        let follows = Arc::new(Marking::default());
        school.app.jobs.lend(Followed(follows.clone()));
        sign_on_paper(&vasseur, act).await;
        let receipt = [("received_on", "2026-11-23"), ("act_id", "")];
        vasseur.post(&path(act, "/transmission/accuse"), &receipt).await.redirects();
        follows.is_broken.store(true, Ordering::Release);
        let broken = vasseur.post(&path(act, "/publication"), &[("matter", "5.7")]).await;
        assert_eq!(broken.status, 500);
        let public = format!("/actes/{}/{act}", people.lys);
        assert_eq!(school.nobody().get(&public).await.status, 404);
        assert_eq!(entered(&school, act).await, 0, "nothing of it was kept");
        follows.is_broken.store(false, Ordering::Release);
        vasseur.post(&path(act, "/publication"), &[("matter", "5.7")]).await.redirects();
        assert_eq!(entered(&school, act).await, 1);
    }
}

#[tokio::test]
async fn who_signed_takes_it_with_him_and_his_name_stays_in_the_act_when_he_goes() {
    for (school, people) in worlds_at(NOW).await {
        let (_, act, _) = voted(&school, &people).await;
        let by: Id<Person> = people.mme_colin;
        school.client(by).await.post(&path(act, "/signature"), &[]).await.redirects();
        let feature = council::feature();
        let export = move |tx: &Tx<'_>| (feature.export)(tx, by);
        let files = school.app.db.read(export).await.expect("an export");
        let text = String::from_utf8(files[0].bytes.clone()).expect("JSON");
        assert!(text.contains("2023-12-13/07") && text.contains("\"as\": \"chair\""), "{text}");
        let erase = move |tx: &Tx<'_>| (council::feature().erase)(tx, by);
        assert_eq!(school.app.db.write(erase).await.expect("erased"), 2);
        let vasseur = school.client(school.m_vasseur).await;
        let page = vasseur.get(&path(act, "")).await.page();
        assert!(page.text_of("main").contains("Mme Irène Colin"));
    }
}
