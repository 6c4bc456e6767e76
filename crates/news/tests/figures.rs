//! Who can see it, and who has: names for a class and a school, counts alone for a town.

use crate::desk::{desk, schools};

#[tokio::test]
async fn whoever_reads_it_can_ask_who_can_see_it() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.publishes(school.ce1_a, "Réunion", &[("families", "on")]).await;
        let readers = format!("{url}/lecteurs");
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get(&readers).await.page();
        assert_eq!(page.texts_of(".rows b"), ["Familles de CE1-A"]);
        assert_eq!(page.text_of(".rows .quiet"), "4 personnes");
        // One family is not shown another.
        assert!(!page.text_of("main").contains("Moreau"));
        let page = mme_durand.0.get(&readers).await.page();
        assert!(page.text_of("#names ~ *, main").contains("Moreau"));
        assert_eq!(desk(&school, school.mme_dubois).await.status(&readers).await, 404);
    }
}

#[tokio::test]
async fn a_school_knows_who_has_read_and_a_town_knows_how_many() {
    for school in schools().await {
        let head = desk(&school, school.mme_lefevre).await;
        let of_school = head.publishes(school.jean_mace, "Photo", &[]).await;
        let agent = desk(&school, school.m_vasseur).await;
        let of_town = agent.publishes(school.lys, "Cantine", &[]).await;
        let samira = desk(&school, school.samira).await;
        samira.0.get(&of_school).await.page();
        samira.0.get(&of_town).await.page();
        let page = head.0.get(&format!("{of_school}/lectures")).await.page();
        let row = page.texts_of(".rows .row");
        assert!(row.iter().any(|row| row.contains("Haddad") && !row.contains("Pas encore lue")));
        assert!(row.iter().any(|row| row.contains("Dubois") && row.contains("Pas encore lue")));
        let page = agent.0.get(&format!("{of_town}/lectures")).await.page();
        let words = page.text_of("main");
        assert!(words.contains("Familles, École Jean-Macé 1 sur"), "{words}");
        assert!(!words.contains("Haddad") && !words.contains("Dubois"), "{words}");
        let readers = agent.0.get(&format!("{of_town}/lecteurs")).await.page();
        assert!(!readers.text_of("main").contains("Haddad"));
        assert_eq!(samira.status(&format!("{of_school}/lectures")).await, 403);
    }
}
