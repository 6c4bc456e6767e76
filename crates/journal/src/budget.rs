//! What the pages may ask of the database, counted: the same however many posts and pictures there
//! are.

use crate::{
    card,
    journal::{Place, Tie},
    pages::{desk, feed, post as post_page, search},
    picture::Picture,
    publishing, store,
    writing::{self, Draft},
};
use base::{Id, RichText};
use db::Tx;
use people::{Person, Standing};
use publication::{AuthorKind, seen};
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

fn draft() -> Draft {
    Draft {
        title: "Semis".to_owned(),
        body: RichText::from_plain("Bonjour"),
        lang: base::Lang::Fr,
        files: Vec::new(),
        version: 0,
        once: String::new(),
    }
}

fn place(tx: &Tx<'_>, class: Id<people::Class>) -> db::Result<Place> {
    store::places::find(tx, class)?.ok_or(db::Error::Missing)
}

async fn publish(school: &TestSchool) -> Id<crate::Post> {
    let (class, by, now) = (school.ce1_a, school.mme_durand, school.clock.now());
    let write = move |tx: &Tx<'_>| {
        let place = place(tx, class)?;
        let id = writing::begin_as(tx, &place, (by, AuthorKind::Staff), &draft(), now)?;
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
async fn lists_and_posts_ask_few_questions_however_many_there_are() {
    for school in schools().await {
        let mut id = publish(&school).await;
        for _ in 0..14 {
            id = publish(&school).await;
        }
        let now = school.clock.now();
        let of_feed = move |tx: &Tx<'_>, viewer: &Standing| {
            feed::load(tx, viewer, now, feed::At::default()).map(drop)
        };
        let few = counted(&school, school.samira, of_feed).await;
        assert!(few <= 7, "{few}");
        let opens = move |tx: &Tx<'_>, viewer: &Standing| {
            let post = store::posts::find(tx, id, viewer)?.ok_or(db::Error::Missing)?;
            post_page::load(tx, &post, viewer, &Reader::default()).map(drop)
        };
        let few = counted(&school, school.samira, opens).await;
        assert!(few <= 9, "{few}");
        let of_card = move |tx: &Tx<'_>, viewer: &Standing| {
            card::load(tx, &HomeOf::of(viewer, now)).map(drop)
        };
        let few = counted(&school, school.samira, of_card).await;
        assert!(few <= 6, "{few}");
        let finds = move |tx: &Tx<'_>, viewer: &Standing| {
            search::search(tx, viewer, "bon", now.day()).map(drop)
        };
        let few = counted(&school, school.samira, finds).await;
        assert!(few <= 7, "{few}");
        let of_desk = |tx: &Tx<'_>, viewer: &Standing| desk::load(tx, viewer).map(drop);
        assert_eq!(counted(&school, school.mme_lefevre, of_desk).await, 3);
        let count = |tx: &Tx<'_>, viewer: &Standing| feed::count_new(tx, viewer).map(drop);
        let few = counted(&school, school.samira, count).await;
        assert!(few <= 3, "{few}");
    }
}

/// On PostgreSQL, where writes run side by side (`docs/decisions/0004`).
#[tokio::test]
async fn who_opens_a_post_at_the_same_moment_is_in_nobodys_way() {
    for school in schools().await {
        if school.app.db.engine() == db::Engine::Sqlite {
            continue;
        }
        let id = publish(&school).await;
        school.run_jobs().await;
        let find = move |tx: &Tx<'_>| store::posts::written(tx, id);
        let written = school.app.db.read(find).await.expect("read").expect("a post");
        let (edition, now) = (written.edition.expect("an edition"), school.clock.now());
        let (both, runs) = (Arc::new(Barrier::new(2)), Arc::new(AtomicU32::new(0)));
        let opens = |person: Id<Person>| {
            let (both, runs) = (both.clone(), runs.clone());
            move |tx: &Tx<'_>| {
                seen::open::<crate::Post>(tx, (id, edition), person, now)?;
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

/// Listed, or allowed: the same, for everybody of the small school.
#[tokio::test]
async fn what_is_listed_is_what_may_be_read() {
    for school in schools().await {
        let id = publish(&school).await;
        let now = school.clock.now();
        for person in school.everybody() {
            let read = move |tx: &Tx<'_>| {
                let viewer = Standing::load(tx, person)?.ok_or(db::Error::Missing)?;
                let shown = feed::load(tx, &viewer, now, feed::At::default())?;
                let is_listed = shown.posts.iter().any(|seen| seen.line.id == id);
                let post = store::posts::find(tx, id, &viewer)?.ok_or(db::Error::Missing)?;
                let is_read = post.is_read_by_family() || post.tie.is_staff;
                Ok((is_listed, is_read))
            };
            let (is_listed, is_read) = school.app.db.read(read).await.expect("read");
            assert_eq!(is_listed, is_read, "person {person}");
        }
    }
}

/// A tie without a stay is nothing, and a picture nobody has looked at is not shown.
#[test]
fn nothing_is_shown_by_default() {
    assert!(!Tie::default().is_of_the_class());
    assert!(publishing::obstacle(&Vec::<Picture>::new()).is_none());
}
