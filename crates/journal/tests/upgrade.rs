//! A house whose journal kept comments, versions and marks in tables of its own opens with them
//! where they are now.

use base::Clock;
use db::{Migrations, Result, Tx, testing::TestDb};

/// The tables of before: one step of the journal, and no room for what it shares.
fn before() -> Vec<Migrations> {
    let mut areas = web::migrations(&[files::feature(), notices::feature()]);
    areas.push(Migrations { area: "journal", steps: &journal::MIGRATIONS.steps[..1] });
    areas
}

fn live(tx: &Tx<'_>) -> Result<()> {
    tx.run(
        "insert into journal_comment
           (id, post_id, author_id, author_kind, body, written_at, state, judged_at, judged_by,
            reason, once)
         values (11, 1, 8, 'guardian', 'Bravo', 3, 'held', null, null, '', 'a'),
                (12, 1, 8, 'guardian', 'Oh', 4, 'hidden', 6, 7, 'Pas ici', 'b')",
        &[],
    )?;
    tx.run("insert into journal_version values (1, 1, 7, 1, 'Semis', '')", &[])?;
    tx.run("insert into journal_seen values (1, 8, 2)", &[]).map(drop)
}

#[tokio::test]
async fn what_was_said_kept_and_seen_before_is_there_after() {
    for engine in db::testing::engines() {
        let test = TestDb::open(engine, Clock::system(), before()).await;
        test.db.write(live).await.expect("lived in");
        let features = crate::desk::features();
        test.db.migrate(web::migrations(&features)).await.expect("the tables of today");
        let said = |tx: &Tx<'_>| {
            tx.all("select id, state, reason from comment where thing_id = 1 order by id", &[])
        };
        let said: Vec<(i64, String, String)> = test.db.read(said).await.expect("comments");
        let expected = [(11, "held", ""), (12, "hidden", "Pas ici")];
        assert_eq!(said, expected.map(|(id, state, why)| (id, state.into(), why.into())));
        let count = |tx: &Tx<'_>| {
            let versions = "select count(*) from text_version where kind = 'journal_post'";
            let seen = "select count(*) from edition_seen where opened_at = 2";
            Ok((tx.number(versions, &[])?, tx.number(seen, &[])?))
        };
        assert_eq!(test.db.read(count).await.expect("counted"), (1, 1));
    }
}
