//! Léa leaves CM2 for the collège: prepared, chosen, sealed, read there, and lost here.

use crate::desk::{portfolio, reads, school, worlds};

#[tokio::test]
async fn lea_goes_to_the_college_with_what_her_family_chose() {
    for world in worlds().await {
        let lea = world.lea_the_other;
        world.keeps_a_poem(world.julie, lea).await;
        let dossiers = world.prepares(&[lea]).await;
        let [dossier] = dossiers.as_slice() else { panic!("{dossiers:?}") };
        // Both guardians read the same list; nothing is ticked ahead.
        for guardian in [world.julie, world.marc] {
            let page = world.page(guardian, dossier).await;
            assert!(page.text_of("section[aria-labelledby=by-law]").contains("Livret scolaire"));
            assert!(page.text_of("section[aria-labelledby=by-choice]").contains("Mon poème"));
            assert!(page.text_of("section[aria-labelledby=stays]").contains("notes de l’équipe"));
            assert!(!page.has(".piece input[checked]"));
        }
        let refused = world.answers(world.julie, dossier, "").await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("oui ou non : Mon poème"));
        world.answers(world.julie, dossier, "yes").await.redirects();
        world.answers(world.marc, dossier, "yes").await.redirects();
        world.seals(dossier).await;
        // The principal reads it, and it is written down for the family.
        let besson = world.client(world.college.mme_besson).await;
        let coming = besson.get(&school(world.college.college)).await.page();
        assert!(coming.text_of("section[aria-labelledby=coming]").contains("Léa Martin"));
        let page = reads(&besson, dossier).await;
        let words = page.text_of("main");
        assert!(words.contains("Livret scolaire de CM2") && words.contains("Mon poème"), "{words}");
        assert!(!words.contains("notes de l’équipe"));
        assert!(words.contains("Appris pour la fête de l’école."), "{words}");
        let files = page.attributes("a.attachment", "href");
        assert_eq!(files.len(), 2, "{files:?}");
        let mut contents = Vec::new();
        for file in &files {
            contents.push(besson.get(file).await);
        }
        assert!(contents.iter().any(|it| it.body.starts_with(b"%PDF-")));
        assert!(contents.iter().any(|it| it.text() == "Il pleut sur le préau"));
        let page = world.page(world.julie, dossier).await;
        assert!(page.text_of("main").contains("a lu le dossier"));
        assert!(page.text_of("details").contains("Odile Besson"));
        // The day before she leaves her teacher still has her; on the day, he does not.
        let sixth = (world.college.college, world.college.sixth_a);
        world.goes(lea, sixth, "2027-07-06").await;
        let lefevre = world.mme_lefevre;
        let folder = portfolio(lea);
        world.at("2027-07-05 23:50");
        assert_eq!(world.status(lefevre, dossier).await, 200);
        assert_eq!(world.status(world.m_petit, dossier).await, 200);
        assert_eq!(world.status(world.m_petit, &folder).await, 200);
        // Nobody has turned the day for the groups yet: the facts are enough.
        world.at("2027-07-06 00:10");
        for (person, url) in
            [(lefevre, dossier), (world.m_petit, dossier), (world.m_petit, &folder)]
        {
            assert_eq!(world.status(person, url).await, 404, "{url}");
        }
        world.wakes("2027-07-06 08:00").await;
        assert_eq!(world.status(lefevre, dossier).await, 404);
        assert_eq!(world.status(lefevre, &files[0]).await, 404);
        let list = world.page(lefevre, &school(world.jean_mace)).await.text_of("main");
        assert!(!list.contains("Léa Martin"), "{list}");
        // She keeps her account and her portfolio; her family reads what went.
        assert!(world.page(lea, &folder).await.text_of("main").contains("Mon poème"));
        assert_eq!(world.status(world.julie, &format!("{dossier}/lecture")).await, 200);
        assert_eq!(world.status(world.college.mme_besson, dossier).await, 200);
    }
}
