//! The breaker, the undoing, the power failure: nothing is lost silently.

use crate::house::{House, World, pupil};
use feeds::history::{State, StepState};
use feeds::plan::Outcome;
use feeds::undo::UndoRefused;

#[tokio::test]
async fn a_school_that_would_lose_too_many_is_held_until_somebody_says_why() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        house.import(&world).await;
        house.next_day();
        world.pupils.truncate(12);
        let imported = house.bring(&world.files("Complet"), false).await.expect("an import");
        let (feed, applied) = (imported.feed, imported.applied.expect("applied"));
        assert_eq!((applied.held, applied.counts.left_pupils), (1, 0));
        assert_eq!(
            house.seats("519").await,
            ["7 CE1 A"],
            "nothing has happened to those of the school"
        );
        let steps =
            house.db.read(move |tx| feeds::history::schools(tx, feed)).await.expect("steps");
        let held: Vec<_> = steps.iter().filter(|step| step.state == StepState::Held).collect();
        assert_eq!((held[0].place.as_str(), held[0].leaving, held[0].present), ("09-7", 8, 21));

        let released = house.db.write(move |tx| {
            feeds::apply::release(tx, feed, "09-7", "Fermeture du CE2 B, parti à Toufflers")
        });
        released.await.expect("released");
        let applied = feeds::apply::apply(&house.db, feed, None, &house.clock, &|_| {}).await;
        assert_eq!(applied.expect("applied").counts.left_pupils, 8);
        assert!(house.seats("525").await.is_empty());
        let classes = house.classes("0590007A").await;
        let open: Vec<_> = classes.iter().filter(|class| class.closed_on.is_none()).collect();
        assert_eq!(open.len(), 2, "two still sit in CE2 B");
    }
}

#[tokio::test]
async fn who_would_leave_since_the_plan_was_read_is_asked_about_again() {
    for house in House::each().await {
        let world = World::of_twenty();
        house.import(&world).await;
        house.next_day();
        let mut without_one = world.clone();
        without_one.pupils.remove(5);
        let planned = house.plan(&without_one).await;
        // Those who leave are no longer those who were read.
        let changed = house.db.write(move |tx| {
            tx.run("update feed_school set leaving_sum = '1' where place = '09-7'", &[])
        });
        changed.await.expect("changed");
        let applied = feeds::apply::apply(&house.db, planned, None, &house.clock, &|_| {}).await;
        assert_eq!(applied.expect("applied").held, 1);
    }
}

#[tokio::test]
async fn a_first_feed_is_undone_as_if_it_had_never_been() {
    for house in House::each().await {
        let before = house.everything().await;
        let imported = house.bring(&World::of_twenty().files("Complet"), false).await;
        let feed = imported.expect("an import").feed;
        assert_ne!(house.everything().await, before);
        feeds::undo::undo(&house.db, feed, &house.clock).await.expect("undone");
        assert_eq!(house.everything().await, before);
        let state = house.db.read(move |tx| Ok(feeds::history::load(tx, feed)?.map(|f| f.state)));
        assert_eq!(state.await.expect("a feed"), Some(State::Undone));
        // And it can be brought in again.
        assert_eq!(house.import(&World::of_twenty()).await.counts.created_pupils, 20);
    }
}

#[tokio::test]
async fn a_later_feed_is_undone_to_the_state_before_it() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        house.import(&world).await;
        let before = house.everything().await;
        house.next_day();
        world.pupils[0] = pupil("501", "MARTIN", "LÉANA", "8$$$81$CE1 Z", "1122", "901$10");
        world.replace("41$CE1 A", "41$CE1 Les Renards");
        world.replace("0600000002", "0699999999");
        world.pupils.remove(1);
        world.staff.remove(1);
        world.pupils.push(pupil("550", "NOUVEAU", "SACHA", "7$$$43$CP", "1121", "901$10"));
        let imported = house.bring(&world.files("Complet"), false).await.expect("an import");
        assert_eq!(house.seats("501").await, ["8 CE1 Z"]);
        assert_ne!(house.everything().await, before);
        feeds::undo::undo(&house.db, imported.feed, &house.clock).await.expect("undone");
        assert_eq!(house.everything().await, before);
        assert_eq!(house.seats("501").await, ["7 CE1 A"]);
        assert_eq!(house.details("501").await.name.first, "Léa");
        assert_eq!(house.details("902").await.phone_mobile, "0600000002");
        assert_eq!(house.guardianships("501").await.len(), 2);
        assert!(house.person("550").await.is_none());
        // The same feed again finds the same to do.
        let again = house.plan(&world).await;
        let plan = house.plan_of(again, "8").await;
        assert!(plan.persons.iter().any(|page| matches!(page.outcome, Outcome::Arrived { .. })));
    }
}

#[tokio::test]
async fn what_a_hand_has_written_since_survives_the_undoing() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        house.import(&world).await;
        house.next_day();
        world.replace("LÉA", "LÉANA");
        let feed = house.bring(&world.files("Complet"), false).await.expect("an import").feed;
        let lea = house.person("501").await.expect("Léa");
        let mut details = lea.details.clone();
        details.name.first = "Léa-Anne".to_owned();
        let edit = house.db.write(move |tx| people::person::edit(tx, &[(lea.id, details.clone())]));
        edit.await.expect("edited");
        feeds::undo::undo(&house.db, feed, &house.clock).await.expect("undone");
        assert_eq!(house.details("501").await.name.first, "Léa-Anne");
    }
}

#[tokio::test]
async fn a_feed_that_another_was_built_on_is_undone_after_it() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        let first = house.bring(&world.files("Complet"), false).await.expect("an import").feed;
        house.next_day();
        world.replace("LÉA", "LÉANA");
        let second = house.bring(&world.files("Complet"), false).await.expect("an import").feed;
        let refused = feeds::undo::undo(&house.db, first, &house.clock).await.expect_err("refused");
        let feeds::stage::Error::Database(refused) = refused else { panic!("{refused}") };
        let place = "09-7".to_owned();
        assert_eq!(refused.reason(), Some(&UndoRefused::LaterFeed { place }));
        feeds::undo::undo(&house.db, second, &house.clock).await.expect("undone");
        feeds::undo::undo(&house.db, first, &house.clock).await.expect("undone");
        assert!(house.person("501").await.is_none());
    }
}

#[tokio::test]
async fn an_undoing_stops_at_somebody_who_is_already_here() {
    for house in House::each().await {
        let feed = house.bring(&World::of_twenty().files("Complet"), false).await;
        let feed = feed.expect("an import").feed;
        let head = house.person("707").await.expect("the head").id;
        let act = people::audit::Act {
            person: Some(head),
            action: "people.edit",
            risk: people::audit::Risk::Personal,
            school: None,
            thing: String::new(),
            detail: serde_json::Value::Null,
        };
        let at = house.clock.now();
        // A delegation names her: the house keeps her.
        let named = house.db.write(move |tx| {
            people::audit::record(tx, at, &act)?;
            let school = people::school::find_by_uai(tx, "0590007A")?.expect("a school").id;
            let right = people::Right::Feeds;
            people::delegation::begin(tx, head, school, right, at.day(), None).map(drop)
        });
        named.await.expect("named");
        let before = house.everything().await;
        let refused = feeds::undo::undo(&house.db, feed, &house.clock).await.expect_err("refused");
        let feeds::stage::Error::Database(refused) = refused else { panic!("{refused}") };
        assert!(matches!(refused.reason(), Some(UndoRefused::Used { .. })), "{refused:?}");
        let _ = before;
        assert!(house.person("707").await.is_some());
    }
}

#[tokio::test]
async fn an_import_cut_in_the_middle_goes_on_where_it_stopped() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        world.pupils.push(pupil("560", "AUTRE", "ZOÉ", "8$$$81$CE1 Z", "1122", "901$10"));
        let feed = house.plan(&world).await;
        // One school is done, then the power goes: what follows is what a dead process left.
        let db = house.db.clone();
        let cut = db.write(move |tx| {
            tx.run("update feed set state = 'applying'", &[])?;
            tx.run("update feed_school set state = 'held' where place = '09-8'", &[])
        });
        cut.await.expect("cut");
        feeds::apply::apply(&house.db, feed, None, &house.clock, &|_| {}).await.expect("half");
        assert!(house.person("560").await.is_none() && house.person("501").await.is_some());
        let cut = db.write(move |tx| {
            tx.run("update feed set state = 'applying'", &[])?;
            tx.run("update feed_school set state = 'planned' where place = '09-8'", &[])
        });
        cut.await.expect("cut");
        let resumed =
            feeds::import::resume(&house.db, None, &house.clock, &|_| {}).await.expect("resumed");
        assert_eq!(resumed.len(), 1);
        assert_eq!(house.seats("560").await, ["8 CE1 Z"]);
        assert_eq!(
            house.guardianships("560").await[0].guardian,
            house.guardianships("501").await[0].guardian
        );
    }
}

#[tokio::test]
async fn a_file_that_is_cut_leaves_nothing_behind() {
    for house in House::each().await {
        let mut files = World::of_twenty().files("Complet");
        let text = files[1].1.clone();
        files[1].1 = text[..text.len() / 2].to_owned();
        assert!(house.bring(&files, false).await.is_err());
        assert!(house.person("501").await.is_none());
        let left = house.db.read(|tx| tx.number("select count(*) from feed_wanted", &[])).await;
        assert_eq!(left.expect("a count"), 0);
        let recent =
            house.db.read(|tx| feeds::history::recent(tx, None, 10)).await.expect("history");
        assert_eq!(recent[0].state, State::Dropped);
    }
}
