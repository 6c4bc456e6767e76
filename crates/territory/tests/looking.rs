//! Who sees the territory.

use crate::world::worlds;

#[tokio::test]
async fn the_officer_of_the_syndicate_is_shown_the_territory() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        assert_eq!(carlier.get("/territoire").await.page().text_of("h1"), "Territoire");
    }
}
