//! Search: prefixes, accents, newest first, and only what the reader may see.

use base::{Clock, Id};
use db::{
    search::{self, Document},
    testing::TestDb,
};

#[tokio::test]
async fn words_are_found_by_their_beginning_by_those_who_may_read_them() {
    for engine in db::testing::engines() {
        let test = TestDb::open(engine, Clock::system(), vec![db::MIGRATIONS]).await;
        let write = test.db.write(|tx| {
            let letters = [
                (1, &[10, 20][..], "Sortie à la piscine : prévoir un bonnet"),
                (2, &[10][..], "Le cœur de l’été, n° 12"),
                (3, &[20][..], "sortir les manteaux"),
            ];
            for (id, readers, text) in letters {
                search::put(tx, &Document { kind: "letter", id, readers, text })?;
            }
            search::put(tx, &Document { kind: "news", id: 4, readers: &[10], text: "Sortie" })
        });
        write.await.expect("indexed");
        let found = async |readers: &'static [i64], query: &'static str| -> Vec<i64> {
            let find = move |tx: &db::Tx<'_>| search::find::<()>(tx, "letter", readers, query, 10);
            test.db.read(find).await.expect("searched").into_iter().map(Id::raw).collect()
        };
        assert_eq!(found(&[10, 20], "sort").await, [3, 1]);
        assert_eq!(found(&[10], "SORT").await, [1]);
        assert_eq!(found(&[10], "coeur ete 12").await, [2]);
        assert_eq!(found(&[10], "prévoir PISC").await, [1]);
        assert_eq!(found(&[1], "sortie").await, [0; 0]);
        assert_eq!(found(&[10], "10").await, [0; 0]);
        assert_eq!(found(&[10], " \"'* ").await, [0; 0]);
        test.db.write(|tx| search::remove(tx, 1)).await.expect("removed");
        assert_eq!(found(&[10], "sortie").await, [0; 0]);
    }
}
