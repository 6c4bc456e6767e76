//! Who was erased is somebody new to the next feed, and what had made him leave is not undone.

use crate::house::{House, World};
use base::Id;
use feeds::undo::UndoRefused;
use people::{
    Person,
    retention::{self, Cause},
};

/// As the night does, in the order of `web::erasing`.
async fn erase(house: &House, person: Id<Person>) {
    let at = house.clock.now();
    let erase = move |tx: &db::Tx<'_>| {
        assert!(retention::claim(tx, person, Cause::Decision, at)?, "he has left");
        (feeds::feature().erase)(tx, person)?;
        retention::forget(tx, &[person], at).map(drop)
    };
    house.db.write(erase).await.expect("erased");
}

/// Léa is no longer said, and her parents have gone with her.
async fn lea_goes(house: &House, world: &World) -> (Id<feeds::history::Feed>, World) {
    house.next_day();
    let mut without = world.clone();
    without.pupils.remove(0);
    let gone = house.bring(&without.files("Complet"), false).await.expect("an import");
    (gone.feed, without)
}

#[tokio::test]
async fn who_was_erased_and_is_said_again_is_somebody_new() {
    for house in House::each().await {
        let world = World::of_twenty();
        house.import(&world).await;
        let lea = house.person("501").await.expect("Léa").id;
        let mother = house.person("901").await.expect("her mother").id;
        lea_goes(&house, &world).await;
        erase(&house, lea).await;
        erase(&house, mother).await;
        assert!(house.person("501").await.is_none(), "no key leads to her");
        house.next_day();
        let applied = house.import(&world).await;
        assert_eq!((applied.counts.created_pupils, applied.counts.created_guardians), (1, 1));
        assert_eq!(applied.counts.came_back, 1, "her father was not erased yet");
        let again = house.person("501").await.expect("Léa");
        assert_ne!(again.id, lea);
        assert!(again.details.birth_day.is_some());
        assert_eq!(house.seats("501").await, ["7 CE1 A"]);
        assert_eq!(house.guardianships("501").await.len(), 2);
        let before = house.db.read(move |tx| people::person::load(tx, lea)).await.expect("read");
        assert_eq!(before.expect("her name").details.birth_day, None);
    }
}

#[tokio::test]
async fn what_had_made_somebody_leave_is_not_undone_once_he_is_erased() {
    for house in House::each().await {
        let world = World::of_twenty();
        house.import(&world).await;
        let lea = house.person("501").await.expect("Léa").id;
        let (gone, _) = lea_goes(&house, &world).await;
        erase(&house, lea).await;
        let before = house.everything().await;
        let refused = feeds::undo::undo(&house.db, gone, &house.clock).await.expect_err("refused");
        let feeds::stage::Error::Database(refused) = refused else { panic!("{refused}") };
        let place = "09-7".to_owned();
        assert_eq!(refused.reason(), Some(&UndoRefused::Erased { place }));
        assert_eq!(house.everything().await, before, "what is refused changes nothing");
    }
}

async fn edits_with(house: &House, word: &'static str) -> i64 {
    let count = move |tx: &db::Tx<'_>| {
        let edits = tx.number(
            "select count(*) from feed_edit where changes like '%' || $1 || '%'",
            &[word.into()],
        )?;
        let done = tx.number(
            "select count(*) from feed_school where done like '%' || $1 || '%'",
            &[word.into()],
        )?;
        assert_eq!(done, 0, "what can be undone names nobody's telephone");
        Ok(edits)
    };
    house.db.read(count).await.expect("counted")
}

#[tokio::test]
async fn what_a_feed_changed_of_somebody_goes_with_him() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        house.import(&world).await;
        house.next_day();
        world.replace("0600000001", "0699999991");
        world.replace("0600000002", "0699999992");
        house.import(&world).await;
        assert_eq!(edits_with(&house, "0600000001").await, 1);
        lea_goes(&house, &world).await;
        let mother = house.person("901").await.expect("her mother").id;
        erase(&house, mother).await;
        assert_eq!(edits_with(&house, "0600000001").await, 0);
        assert_eq!(edits_with(&house, "0600000002").await, 1);
    }
}
