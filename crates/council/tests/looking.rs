//! Who sees an assembly.

use crate::world::worlds;

#[tokio::test]
async fn an_agent_sees_the_assembly_of_his_town_and_no_other() {
    for (school, governed) in worlds().await {
        let vasseur = school.client(school.m_vasseur).await;
        let lys = format!("/conseil/{}", governed.lys);
        assert_eq!(vasseur.get("/conseil").await.redirects(), lys);
        let page = vasseur.get(&lys).await.page();
        assert_eq!(page.text_of("h1"), "Lys-lez-Lannoy");
        for other in [governed.toufflers, governed.syndicate, governed.metropole] {
            assert_eq!(vasseur.get(&format!("/conseil/{other}")).await.status, 404);
        }
        // Teachers, heads and parents have nothing there.
        for stranger in [school.mme_durand, school.mme_lefevre, school.samira, governed.m_dumont] {
            assert_eq!(school.client(stranger).await.get(&lys).await.status, 404);
        }
        let steward = school.client(school.mme_delattre).await;
        assert_eq!(steward.get(&lys).await.status, 200);
    }
}
