//! What the pages may ask of the database, counted: the same in a village and in a region.

use crate::{
    Article, Thread, card,
    pages::{article as article_page, desk, feed, search},
    publishing, store,
    writing::{self, Audience, Draft},
};
use base::{Id, RichText};
use db::Tx;
use people::{Person, Standing};
use publication::{Comments, seen};
use std::sync::{
    Arc, Barrier,
    atomic::{AtomicU32, Ordering},
};
use testing::TestSchool;
use translation::Reader;
use web::HomeOf;

async fn schools() -> Vec<TestSchool> {
    TestSchool::each(|| {
        vec![
            files::feature(),
            notices::feature(),
            translation::feature(),
            publication::feature(),
            crate::feature(),
        ]
    })
    .await
}

fn draft(title: &str) -> Draft {
    Draft {
        title: title.to_owned(),
        body: RichText::from_plain("Bonjour"),
        lang: base::Lang::Fr,
        audience: Audience::EVERYBODY,
        schools: Vec::new(),
        is_headline: title == "À la une",
        comments: Comments::Open,
        publish_at: None,
        ends_on: None,
        files: Vec::new(),
        version: 0,
        once: String::new(),
    }
}

async fn publish<T>(
    school: &TestSchool,
    thread: Id<T>,
    by: Id<Person>,
    title: &'static str,
) -> Id<Article> {
    let (thread, now): (Id<Thread>, _) = (thread.cast(), school.clock.now());
    let write = move |tx: &Tx<'_>| {
        let place = store::threads::places(tx, &[thread])?.pop().ok_or(db::Error::Missing)?;
        let id = writing::begin_as(tx, &place, by, &draft(title), now)?;
        publishing::publish(tx, id, by, now)?;
        Ok(id)
    };
    school.app.db.write(write).await.expect("published")
}

/// How many statements `f` runs for this person.
async fn counted<F>(school: &TestSchool, person: Id<Person>, f: F) -> u32
where
    F: Fn(&Tx<'_>, &Standing) -> db::Result<()> + Send + 'static,
{
    let read = move |tx: &Tx<'_>| {
        let viewer = Standing::load(tx, person)?.ok_or(db::Error::Missing)?;
        let before = tx.statements();
        f(tx, &viewer)?;
        Ok(tx.statements() - before)
    };
    school.app.db.read(read).await.expect("read")
}

#[tokio::test]
async fn lists_and_articles_ask_few_questions_however_many_there_are() {
    for school in schools().await {
        for _ in 0..15 {
            publish(&school, school.jean_mace, school.mme_lefevre, "Mot").await;
            publish(&school, school.ce1_a, school.mme_durand, "Semis").await;
        }
        let id = publish(&school, school.jean_mace, school.mme_lefevre, "À la une").await;
        let today = school.clock.today();
        let of_feed = move |tx: &Tx<'_>, viewer: &Standing| {
            feed::load(tx, viewer, today, feed::At::default()).map(drop)
        };
        // Headlines (near and far), the newest, and their lines.
        assert_eq!(counted(&school, school.samira, of_feed).await, 4);
        // One more for the threads she writes in.
        assert_eq!(counted(&school, school.mme_durand, of_feed).await, 5);
        let opens = move |tx: &Tx<'_>, viewer: &Standing| {
            let article = store::articles::find(tx, id, viewer)?.ok_or(db::Error::Missing)?;
            article_page::load(tx, &article, viewer, &Reader::default()).map(drop)
        };
        assert_eq!(counted(&school, school.samira, opens).await, 4);
        let now = school.clock.now();
        let of_card = move |tx: &Tx<'_>, viewer: &Standing| {
            card::load(tx, &HomeOf::of(viewer, now)).map(drop)
        };
        assert_eq!(counted(&school, school.samira, of_card).await, 3);
        let finds = move |tx: &Tx<'_>, viewer: &Standing| {
            search::search(tx, viewer, "bon", today).map(drop)
        };
        assert_eq!(counted(&school, school.samira, finds).await, 3);
        let of_desk = |tx: &Tx<'_>, viewer: &Standing| desk::load(tx, viewer).map(drop);
        assert_eq!(counted(&school, school.mme_lefevre, of_desk).await, 4);
        let count = |tx: &Tx<'_>, viewer: &Standing| {
            store::reads::count_new(tx, viewer, feed::NEW_MAX).map(drop)
        };
        assert_eq!(counted(&school, school.samira, count).await, 1);
    }
}

#[tokio::test]
async fn publishing_for_a_town_asks_no_more_than_for_a_class() {
    for school in schools().await {
        let mut counts = Vec::new();
        let threads = [
            (school.ce1_a.cast::<Thread>(), school.mme_durand),
            (school.lys.cast::<Thread>(), school.m_vasseur),
        ];
        for (thread, by) in threads {
            let now = school.clock.now();
            let write = move |tx: &Tx<'_>| {
                let place = store::threads::places(tx, &[thread])?.pop();
                let place = place.ok_or(db::Error::Missing)?;
                let before = tx.statements();
                let id = writing::begin_as(tx, &place, by, &draft("Mot"), now)?;
                publishing::publish(tx, id, by, now)?;
                Ok(tx.statements() - before)
            };
            counts.push(school.app.db.write(write).await.expect("published"));
        }
        assert_eq!(counts[0], counts[1]);
        assert!(counts[0] <= 18, "{counts:?}");
    }
}

/// On PostgreSQL, where writes run side by side (`docs/decisions/0004`).
#[tokio::test]
async fn who_opens_an_article_at_the_same_moment_is_in_nobodys_way() {
    for school in schools().await {
        if school.app.db.engine() == db::Engine::Sqlite {
            continue;
        }
        let id = publish(&school, school.ce1_a, school.mme_durand, "Semis").await;
        school.run_jobs().await;
        let find = move |tx: &Tx<'_>| store::articles::written(tx, id);
        let written = school.app.db.read(find).await.expect("read").expect("an article");
        let (edition, now) = (written.edition.expect("an edition"), school.clock.now());
        let (both, runs) = (Arc::new(Barrier::new(2)), Arc::new(AtomicU32::new(0)));
        let opens = |person: Id<Person>| {
            let (both, runs) = (both.clone(), runs.clone());
            move |tx: &Tx<'_>| {
                seen::open::<Article>(tx, (id, edition), person, now)?;
                if runs.fetch_add(1, Ordering::SeqCst) < 2 {
                    both.wait();
                }
                Ok(())
            }
        };
        let db = &school.app.db;
        let done = tokio::join!(db.mark(opens(school.samira)), db.mark(opens(school.marc)));
        done.0.and(done.1).expect("both are done");
        assert_eq!(runs.load(Ordering::SeqCst), 2, "each ran once");
    }
}
