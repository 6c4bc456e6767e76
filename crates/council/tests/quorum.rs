//! No quorum: the meeting is void, and what it left is convened again without one (L2121-17).

use crate::{
    clerk::{clerk, refused},
    holding::convened,
    world::worlds,
};

#[tokio::test]
async fn without_a_quorum_nothing_is_voted_and_the_same_items_are_convened_again() {
    for (school, people) in worlds().await {
        let (vasseur, meeting, acts) = convened(&school, &people).await;
        let away: Vec<usize> = (16..33).collect();
        vasseur.opens(&meeting, &away).await;
        let said = refused(&vasseur.try_votes(&acts[0], &[("way", "unanimous")]).await);
        assert!(said.contains("Pas de quorum au point 1"), "{said}");
        let page = vasseur.page(&format!("{meeting}/tenue")).await;
        assert!(page.text_of("main").contains("16 pour 17 demandés, il en manque 1"));
        let lifting = format!("{meeting}/defaut-de-quorum");
        vasseur.client.post(&lifting, &[]).await.redirects();
        let page = vasseur.page(&meeting).await;
        assert!(page.text_of("main").contains("sans quorum"));
        let stale = [("version", "1"), ("way", "unanimous")];
        let late = vasseur.client.post(&format!("{}/vote", acts[0]), &stale).await;
        let said = refused(&late);
        assert!(said.contains("resté sans quorum"), "{said}");

        // Three clear days lead from Thursday 10 to Monday 14.
        let again = format!("{meeting}/nouvelle-convocation");
        let soon = [("day", "2026-12-13"), ("hour", "19:00"), ("place", "Salle du conseil")];
        let said = refused(&vasseur.client.post(&again, &soon).await);
        assert!(said.contains("à partir du lundi 14 décembre 2026"), "{said}");
        let right = [("day", "2026-12-14"), ("hour", "19:00"), ("place", "Salle du conseil")];
        let second = vasseur.client.post(&again, &right).await.redirects();
        assert_eq!(vasseur.client.post(&again, &right).await.status, 409);
        let page = vasseur.page(&second).await;
        assert_eq!(
            page.texts_of("section[aria-labelledby=agenda] b"),
            ["1. Budget", "2. Voirie", "3. Écoles"]
        );
        // Nothing else may be dealt with there.
        vasseur.proposes(&second, "Cantine").await;
        let said = refused(&vasseur.try_convenes(&second, "2026-12-10", &[]).await);
        assert!(said.contains("Cantine"), "{said}");
        let items = vasseur.page(&second).await;
        let items = items.attributes("section[aria-labelledby=agenda] input[name=item]", "value");
        let carried = [("item", items[0].as_str()), ("way", "remove")];
        let order = format!("{second}/points/ordre");
        assert_eq!(vasseur.client.post(&order, &carried).await.status, 409);
        let remove = [("item", items[3].as_str()), ("way", "remove")];
        vasseur.client.post(&order, &remove).await.redirects();
        vasseur.convenes(&second, "2026-12-10").await;
        school.at("2026-12-14 19:00");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        let away: Vec<usize> = (5..33).collect();
        vasseur.opens(&second, &away).await;
        for act in &acts {
            vasseur.votes(act, &[("way", "unanimous")]).await;
        }
        vasseur.try_closes(&second).await.redirects();
        let page = vasseur.page(&second).await.text_of("section[aria-labelledby=agenda]");
        assert!(page.contains("2026-001") && page.contains("2026-003"), "{page}");
    }
}

#[tokio::test]
async fn a_quorum_lost_on_the_way_leaves_what_was_not_dealt_with() {
    for (school, people) in worlds().await {
        let (vasseur, meeting, acts) = convened(&school, &people).await;
        vasseur.opens(&meeting, &[]).await;
        vasseur.votes(&acts[0], &[("way", "unanimous")]).await;
        let said = refused(&vasseur.client.post(&format!("{meeting}/defaut-de-quorum"), &[]).await);
        assert!(said.contains("Le quorum est atteint au point 2"), "{said}");
        let members = vasseur.members(&meeting).await;
        for member in members.iter().skip(16) {
            vasseur.try_moves(&meeting, member, "leaves", "2").await.redirects();
        }
        vasseur.client.post(&format!("{meeting}/defaut-de-quorum"), &[]).await.redirects();
        let page = vasseur.page(&meeting).await;
        let items = page.texts_of("section[aria-labelledby=agenda] ol > li");
        assert!(items[0].contains("traité") && items[0].contains("2026-001"), "{}", items[0]);
        assert!(items[1].contains("resté sans quorum"), "{}", items[1]);
        assert!(page.has("a[href$=nouvelle-convocation]"));
        let minutes = vasseur.client.get(&format!("{meeting}/proces-verbal.pdf")).await;
        assert_eq!(minutes.status, 200);
        // Whoever does not work for it convenes nothing.
        let dumont = school.client(people.m_dumont).await;
        let again = format!("{meeting}/nouvelle-convocation");
        assert_eq!(dumont.get(&again).await.status, 404);
    }
}
