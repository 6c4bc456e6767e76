//! Long work is watched by its owner, left, and found again.

use crate::house::houses;
use base::Id;
use jobs::progress::{self, Pace, State};

#[tokio::test]
async fn long_work_is_watched_by_its_owner_alone() {
    for house in houses().await {
        let (head, parent) = (Id::<()>::new(7), Id::<()>::new(8));
        let (clock, now) = (house.clock.clone(), house.clock.now());
        let started = house
            .db
            .write(move |tx| progress::start(tx, "import", head, None, "import-reading", now));
        let id = started.await.expect("started");
        let mut pace = Pace::new(house.db.clone(), clock.clone(), id);
        for done in 0..100 {
            clock.set(clock.now().plus_millis(10));
            pace.tell(done, Some(400), "import-applying").await.expect("told");
        }
        let read = move |tx: &db::Tx<'_>| progress::read(tx, id, head);
        let seen = house.db.read(read).await.expect("read");
        assert_eq!((seen.done, seen.total, seen.percent()), (50, Some(400), Some(12)));
        assert_eq!((seen.state, seen.text_id.as_str()), (State::Running, "import-applying"));
        let refused = house.db.read(move |tx| progress::read(tx, id, parent)).await;
        assert!(matches!(refused, Err(db::Error::Missing)));

        let result = serde_json::json!({ "created": 400 });
        let ended = house.db.write(move |tx| {
            progress::finish(tx, id, State::Done, "import-done", Some(&result), now)
        });
        ended.await.expect("ended");
        pace.tell(400, None, "import-applying").await.expect("too late, and no harm");
        let found = house.db.read(move |tx| progress::of(tx, head, 5)).await.expect("found again");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].state, found[0].percent()), (State::Done, Some(100)));
        assert_eq!(found[0].result.as_deref(), Some("{\"created\":400}"));
        let forgotten = house.db.write(move |tx| progress::forget(tx, now.plus_days(1))).await;
        assert_eq!(forgotten.expect("forgotten"), 1);
    }
}
