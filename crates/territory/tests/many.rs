//! A territory of many members: lists that are read page by page.

use crate::{deciding, world::worlds};
use base::Id;
use db::{Tx, params};
use people::testing::governed::GovernedPeople;
use testing::TestSchool;

/// So many more delegates of Toufflers, from 1 on.
async fn sit(school: &TestSchool, governed: &GovernedPeople, count: u32) {
    let (syndicate, member) = (governed.syndicate, governed.toufflers);
    let write = move |tx: &Tx<'_>| {
        for number in 1..=count {
            let id: Id<territory::Delegate> = tx.new_id();
            tx.run(
                "insert into delegate (id, syndicate_id, sent_by, college, first_name, last_name,
                                       is_deputy, from_on)
                 values ($1, $2, $3, 'communes', 'Camille', $4, 0, '2026-01-01')",
                params![id, syndicate, member, format!("Lemaire-{number}")],
            )?;
        }
        Ok(())
    };
    school.app.db.write(write).await.expect("written");
}

#[tokio::test]
async fn delegates_are_read_a_hundred_at_a_time_and_found_by_a_name() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let carlier = school.client(governed.mme_carlier).await;
        let url = format!("/territoire/{}/delegues", governed.syndicate);
        sit(&school, &governed, 100).await;
        let page = carlier.get(&url).await.page();
        assert_eq!(page.texts_of("tbody tr").len(), 100);
        assert!(!page.has("a[rel=next]") && !page.has("#q"));
        sit(&school, &governed, 1).await;
        let page = carlier.get(&url).await.page();
        assert_eq!(page.texts_of("tbody tr").len(), 100);
        let next = page.attribute("a[rel=next]", "href").expect("one more page");
        let page = carlier.get(&next).await.page();
        assert_eq!(page.texts_of("tbody tr").len(), 1);
        assert!(page.has("a[rel=prev]") && !page.has("a[rel=next]"));
        let page = carlier.get(&format!("{url}?q=lemaire-99")).await.page();
        assert_eq!(page.texts_of("tbody th"), ["Toufflers"]);
        let page = carlier.get(&format!("{url}?q=personne")).await.page();
        assert!(page.text_of("main").contains("Personne ne correspond"));
        // Beyond the last page there is nothing, and no failure.
        let page = carlier.get(&format!("{url}?page=999999999999")).await.page();
        assert_eq!(page.texts_of("tbody tr").len(), 0);
    }
}
