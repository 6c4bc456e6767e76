//! Who sees the territory.

use crate::world::worlds;

#[tokio::test]
async fn the_officer_of_the_syndicate_is_shown_the_territory() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        assert_eq!(carlier.get("/territoire").await.page().text_of("h1"), "Territoire");
    }
}

#[tokio::test]
async fn the_territory_is_not_there_for_families_and_those_who_only_teach() {
    for (school, governed) in worlds().await {
        let rooms = ["/territoire", "/territoire/contributions", "/territoire/collectes"];
        for decides in [
            school.m_vasseur,
            school.mme_delattre,
            governed.mme_carlier,
            governed.mme_bak,
            governed.m_dumont,
        ] {
            let decides = school.client(decides).await;
            for room in rooms {
                assert_eq!(decides.get(room).await.status, 200, "{room}");
            }
        }
        for stranger in [school.lea, school.samira, school.mme_durand, school.mme_lefevre] {
            let stranger = school.client(stranger).await;
            for room in rooms {
                assert_eq!(stranger.get(room).await.status, 404, "{room}");
            }
        }
        let nobody = school.nobody().get("/territoire").await;
        assert_eq!(nobody.status, 401);
    }
}
