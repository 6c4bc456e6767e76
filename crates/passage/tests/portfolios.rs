//! The portfolio: a teacher proposes, the family keeps or removes; it is the pupil's.

use crate::desk::{POEM, World, portfolio, worlds};

const HERBARIUM: [(&str, &str); 4] = [
    ("title", "Mon herbier"),
    ("kind", "work"),
    ("made_on", "2027-06-01"),
    ("words", "Huit feuilles du parc."),
];

async fn proposed(world: &World) -> String {
    let durand = world.client(world.mme_durand).await;
    let url = portfolio(world.lea);
    durand.post(&url, &HERBARIUM).await.redirects();
    durand.get(&url).await.page().attribute("a.row", "href").expect("an herbarium")
}

#[tokio::test]
async fn a_teacher_proposes_and_the_family_keeps() {
    for world in worlds().await {
        let keepsake = proposed(&world).await;
        let samira = world.client(world.samira).await;
        let news = samira.get("/nouveautes").await.page();
        assert!(news.text_of(".rows").contains("proposé pour un portfolio : Léa"));
        assert!(samira.get(&portfolio(world.lea)).await.page().text_of(".tag").contains("proposé"));
        let page = samira.get(&keepsake).await.page().text_of("main");
        assert!(page.contains("Huit feuilles") && page.contains("Gardez-le si vous voulez"));
        // The teacher cannot keep it in their place.
        let durand = world.client(world.mme_durand).await;
        assert_eq!(durand.post(&format!("{keepsake}/garde"), &[]).await.status, 403);
        samira.post(&format!("{keepsake}/garde"), &[]).await.redirects();
        samira.post(&format!("{keepsake}/garde"), &[]).await.redirects();
        assert!(!samira.get(&portfolio(world.lea)).await.page().has(".tag"));
        // Kept, it is theirs: who proposed it changes nothing any more.
        assert_eq!(durand.get(&keepsake).await.status, 200);
        assert_eq!(durand.post(&keepsake, &HERBARIUM).await.status, 403);
        assert_eq!(durand.post(&format!("{keepsake}/retrait"), &[]).await.status, 403);
    }
}

#[tokio::test]
async fn what_a_family_does_not_keep_is_gone() {
    for world in worlds().await {
        let keepsake = proposed(&world).await;
        let marc = world.client(world.marc).await;
        marc.post(&format!("{keepsake}/retrait"), &[]).await.redirects();
        assert_eq!(marc.get(&keepsake).await.status, 404);
        assert_eq!(world.status(world.mme_durand, &keepsake).await, 404);
    }
}

#[tokio::test]
async fn what_a_family_keeps_for_itself_is_not_the_classs() {
    for world in worlds().await {
        let samira = world.client(world.samira).await;
        let url = portfolio(world.lea);
        let photo: (&str, &str, &str, &[u8]) = ("nouveaux", "poeme.txt", "text/plain", b"Il pleut");
        samira.upload_with(&url, &POEM, &[photo]).await.redirects();
        world.run_jobs().await;
        let keepsake = samira.get(&url).await.page().attribute("a.row", "href").expect("a poem");
        let page = samira.get(&keepsake).await.page();
        let file = page.attribute("a.attachment", "href").expect("a file");
        assert_eq!(samira.get(&file).await.text(), "Il pleut");
        let version = page.attribute("input[name=version]", "value").expect("a version");
        let durand = world.client(world.mme_durand).await;
        for hidden in [&keepsake, &file] {
            assert_eq!(durand.get(hidden).await.status, 404);
        }
        assert!(!durand.get(&url).await.page().text_of("main").contains("Mon poème"));
        // Shown, she sees it; another teacher and another family do not.
        let files = page.attributes("input[name=files]", "value");
        let mut fields = POEM.to_vec();
        fields.extend([("is_shown", "on"), ("version", &*version), ("files", &*files[0])]);
        samira.post(&keepsake, &fields).await.redirects();
        assert_eq!(durand.get(&file).await.text(), "Il pleut");
        let strangers =
            [world.m_petit, world.mme_moreau, world.mme_lefevre, world.ines, world.m_lambert];
        for stranger in strangers {
            for url in [&url, &keepsake, &file] {
                assert_eq!(world.status(stranger, url).await, 404);
            }
        }
        // Over an older version nothing is written.
        assert_eq!(samira.post(&keepsake, &fields).await.status, 409);
    }
}

#[tokio::test]
async fn what_a_family_keeps_for_itself_has_no_title_at_school_and_goes_if_it_wishes() {
    for world in worlds().await {
        let lea = world.lea_the_other;
        let julie = world.client(world.julie).await;
        let poem: (&str, &str, &str, &[u8]) = ("nouveaux", "poeme.txt", "text/plain", b"Il pleut");
        julie.upload_with(&portfolio(lea), &POEM, &[poem]).await.redirects();
        world.run_jobs().await;
        let dossier = world.prepares(&[lea]).await.remove(0);
        let hidden = async |person, url: &str| {
            let words = world.page(person, url).await.text_of("main");
            assert!(!words.contains("Mon poème"), "{words}");
        };
        for person in [world.m_petit, world.mme_lefevre] {
            hidden(person, &dossier).await;
            hidden(person, &format!("{dossier}/papier")).await;
        }
        // It is to be chosen all the same: nobody seals before the family has answered.
        let head = world.client(world.mme_lefevre).await;
        assert_eq!(head.post(&format!("{dossier}/scelle"), &[]).await.status, 422);
        world.answers(world.julie, &dossier, "yes").await.redirects();
        world.answers(world.marc, &dossier, "yes").await.redirects();
        hidden(world.m_petit, &dossier).await;
        world.seals(&dossier).await;
        hidden(world.mme_lefevre, &dossier).await;
        let reading = format!("{dossier}/lecture");
        let besson = world.client(world.college.mme_besson).await;
        let page = besson.get(&reading).await.page();
        assert!(page.text_of("main").contains("Mon poème"));
        // That it was opened there is known to the family by its title, and to the school without.
        for file in page.attributes("a.attachment", "href") {
            assert_eq!(besson.get(&file).await.status, 200);
        }
        let readings = world.page(world.julie, &dossier).await.text_of("details");
        assert!(readings.contains("Mon poème"), "{readings}");
        let readings = world.page(world.mme_lefevre, &dossier).await.text_of("details");
        assert!(readings.contains("Odile Besson"), "{readings}");
        assert!(readings.contains("Livret scolaire de CM2"), "{readings}");
        hidden(world.mme_lefevre, &dossier).await;
    }
}

#[tokio::test]
async fn a_pupil_keeps_by_herself_and_a_young_one_sees_pictures() {
    for world in worlds().await {
        let lea = world.client(world.lea_the_other).await;
        let url = portfolio(world.lea_the_other);
        lea.post(&url, &POEM).await.redirects();
        assert!(lea.get(&url).await.page().text_of("main").contains("Mon poème"));
        // Jules, in GS, does not read yet: his mother keeps, he looks.
        let (jules, samira) = (portfolio(world.jules), world.client(world.samira).await);
        let young = world.page(world.jules, &jules).await;
        assert!(young.text_of("main").contains("Demande à un grand"));
        samira.post(&jules, &POEM).await.redirects();
        let young = world.page(world.jules, &jules).await;
        assert_eq!((young.count("a.tile"), young.count("form.form")), (1, 0));
        let own = young.attribute("a.tile", "href").expect("a picture");
        let page = world.page(world.jules, &own).await;
        assert!(!page.has("form.form"), "nothing to fill in");
        let looks = world.client(world.jules).await;
        assert_eq!(looks.post(&format!("{own}/retrait"), &[]).await.status, 403);
        assert_eq!(looks.post(&jules, &POEM).await.status, 403);
        assert_eq!(world.status(world.jules, &url).await, 404);
    }
}

#[tokio::test]
async fn what_is_wrong_in_a_form_is_said_and_kept() {
    for world in worlds().await {
        let samira = world.client(world.samira).await;
        let url = portfolio(world.lea);
        let long = "a".repeat(2_001);
        let wrong =
            [("title", " "), ("kind", "autre"), ("made_on", "2028-01-01"), ("words", &*long)];
        let refused = samira.post(&url, &wrong).await;
        assert_eq!(refused.status, 422);
        let page = refused.any_page();
        assert_eq!(page.count(".problems li"), 4, "{}", page.text_of(".problems"));
        assert_eq!(page.attribute("#made_on", "value").as_deref(), Some("2028-01-01"));
        assert_eq!(samira.get(&url).await.page().count("a.row"), 0);
    }
}
