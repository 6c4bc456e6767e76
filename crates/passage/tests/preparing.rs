//! The head prepares a class at once, looks at it, shows it, changes her mind.

use crate::desk::{choices, portfolio, school, worlds};

#[tokio::test]
async fn a_head_prepares_all_those_who_end_cm2_at_once() {
    for world in worlds().await {
        let head = world.client(world.mme_lefevre).await;
        let home = school(world.jean_mace);
        let form = head.get(&format!("{home}/preparation")).await.page();
        assert_eq!(form.count("input[name=pupils][checked]"), 2, "Noé and Léa");
        // The collège of the town is proposed before its écoles.
        let first = form.attribute("select[name=to] option[selected]", "value");
        assert_eq!(first, Some(world.college.college.to_string()));
        let pupils = form.attributes("input[name=pupils][checked]", "value");
        let to = world.college.college.to_string();
        let mut fields: Vec<(&str, &str)> = pupils.iter().map(|id| ("pupils", &**id)).collect();
        fields.extend([("reason", "cycle"), ("due_on", "2027-06-28"), ("to", &*to)]);
        head.post(&format!("{home}/preparation"), &fields).await.redirects();
        let page = head.get(&home).await.page();
        assert_eq!(page.count("section[aria-labelledby=leaving] a.row"), 2);
        let dossier = page.attribute("section[aria-labelledby=leaving] a.row", "href");
        let dossier = dossier.expect("a dossier");
        // Nobody but the school sees what is not shown yet.
        for guardian in [world.mme_dubois, world.julie] {
            assert_eq!(world.status(guardian, &dossier).await, 404);
        }
        // Prepared again, nobody has two.
        head.post(&format!("{home}/preparation"), &fields).await.redirects();
        let page = head.get(&home).await.page();
        assert_eq!(page.count("section[aria-labelledby=leaving] a.row"), 2);
        head.post(&format!("{home}/ouverture"), &[]).await.redirects();
        for guardian in [world.mme_dubois, world.julie] {
            let client = world.client(guardian).await;
            let told = client.get("/nouveautes").await.page().texts_of(".rows .row b");
            assert!(told[0].contains("dossier de passage de votre enfant"), "{told:?}");
            assert!(
                client.get("/passage").await.page().text_of("main").contains("à vous de choisir")
            );
        }
        // All that is answered is sealed at once: Noé has nothing to choose.
        let page = head.get(&home).await.page();
        assert!(page.text_of("main").contains("Sceller les 2 dossiers prêts"));
        head.post(&format!("{home}/scelles"), &[]).await.redirects();
        world.run_jobs().await;
        let page = head.get(&home).await.page();
        let tags = page.texts_of("section[aria-labelledby=leaving] .tag");
        assert_eq!(tags, ["envoyé", "envoyé"]);
    }
}

#[tokio::test]
async fn what_cannot_be_prepared_says_why() {
    for world in worlds().await {
        let (lea, to) = ([world.lea_the_other], world.college.college.to_string());
        let said = async |pupils: &[base::Id<people::Person>], fields: &[(&str, &str)]| {
            let refused = world.prepares_for(pupils, fields).await;
            assert_eq!(refused.status, 422);
            refused.any_page().text_of(".problems")
        };
        assert!(said(&[], &[("to", &to)]).await.contains("au moins un élève"));
        // A pupil of another school is nobody here.
        assert!(said(&[world.hugo], &[("to", &to)]).await.contains("au moins un élève"));
        assert!(said(&lea, &[("to_uai", "12")]).await.contains("sept chiffres"));
        assert!(said(&lea, &[("to_uai", "0290123X")]).await.contains("Écrivez le nom"));
        let own = world.jean_mace.to_string();
        assert!(said(&lea, &[("to", &own)]).await.contains("votre établissement"));
        assert!(said(&lea, &[("to_uai", "0591234A")]).await.contains("votre établissement"));
        for day in ["", "2027-06-13", "2028-06-13"] {
            let refused = world.prepares_for(&lea, &[("to", &to), ("due_on", day)]).await;
            assert_eq!(refused.status, 422, "{day}");
            assert!(refused.any_page().has("#due_on[aria-invalid]"), "{day}");
        }
        // A UAI of this house is known by itself.
        world.prepares_for(&lea, &[("to_uai", "0594444d")]).await.redirects();
        let page = world.page(world.mme_lefevre, &school(world.jean_mace)).await;
        assert!(page.text_of("main").contains("vers Collège Rosa-Parks"));
    }
}

#[tokio::test]
async fn only_the_head_prepares_and_only_in_her_school() {
    for world in worlds().await {
        let url = format!("{}/preparation", school(world.jean_mace));
        assert_eq!(world.status(world.m_petit, &url).await, 403);
        assert_eq!(world.status(world.julie, &url).await, 403);
        assert_eq!(world.status(world.m_lambert, &url).await, 404);
        assert_eq!(world.status(world.college.mme_besson, &url).await, 404);
        let dossier = world.prepares(&[world.lea_the_other]).await.remove(0);
        for person in [world.m_lambert, world.college.mme_besson, world.mme_durand] {
            assert_eq!(world.status(person, &dossier).await, 404);
        }
        for way in ["scelle", "retrait"] {
            let url = format!("{dossier}/{way}");
            assert_eq!(world.client(world.m_petit).await.post(&url, &[]).await.status, 403);
            assert_eq!(world.client(world.julie).await.post(&url, &[]).await.status, 403);
            assert_eq!(world.client(world.m_lambert).await.post(&url, &[]).await.status, 404);
        }
        let url = format!("{dossier}/reponse");
        assert_eq!(world.client(world.mme_lefevre).await.post(&url, &[]).await.status, 403);
    }
}

#[tokio::test]
async fn a_family_that_goes_elsewhere_after_all_is_sent_there() {
    for world in worlds().await {
        world.keeps_a_poem(world.julie, world.lea_the_other).await;
        let dossier = world.prepares(&[world.lea_the_other]).await.remove(0);
        world.answers(world.julie, &dossier, "yes").await.redirects();
        let head = world.client(world.mme_lefevre).await;
        let url = format!("{dossier}/destination");
        let page = head.get(&url).await.page();
        let chosen = page.attribute("select[name=to] option[selected]", "value");
        assert_eq!(chosen, Some(world.college.college.to_string()));
        let brest = [
            ("to", ""),
            ("to_uai", "0290123x"),
            ("to_name", "Collège Anna-Marly, Brest"),
            ("due_on", "2027-06-25"),
        ];
        head.post(&url, &brest).await.redirects();
        let page = world.page(world.julie, &dossier).await;
        assert!(page.text_of("main").contains("Brest"), "{}", page.text_of("main"));
        // She had agreed for the collège: she is asked again.
        assert_eq!(page.count(".piece input[checked]"), 0);
        let told = world.page(world.julie, "/nouveautes").await.text_of(".rows");
        assert!(told.contains("part ailleurs que prévu : Léa"), "{told}");
        // Another last day alone changes nothing of what was said.
        world.answers(world.julie, &dossier, "yes").await.redirects();
        let later = [&brest[..3], &[("due_on", "2027-06-26")]].concat();
        head.post(&url, &later).await.redirects();
        let page = world.page(world.julie, &dossier).await;
        assert_eq!(page.count(".piece input[checked]"), 1);
        // Withdrawn, nobody reads it any more and another one may be prepared.
        head.post(&format!("{dossier}/retrait"), &[]).await.redirects();
        let list = head.get(&school(world.jean_mace)).await.page();
        assert_eq!(list.count("section[aria-labelledby=leaving] a.row"), 0);
        assert_eq!(head.post(&format!("{dossier}/retrait"), &[]).await.status, 409);
        assert_eq!(world.prepares(&[world.lea_the_other]).await.len(), 1);
    }
}

#[tokio::test]
async fn what_was_sent_is_taken_back_as_long_as_nobody_has_read_it() {
    for world in worlds().await {
        let besson = world.client(world.college.mme_besson).await;
        let head = world.client(world.mme_lefevre).await;
        let dossiers = world.prepares(&[world.lea_the_other, world.noe]).await;
        for dossier in &dossiers {
            world.seals(dossier).await;
        }
        let [read, unread] = dossiers.as_slice() else { panic!("two") };
        let file = besson.get(&format!("{read}/lecture")).await.page();
        assert!(file.has("a.attachment"));
        assert_eq!(head.post(&format!("{read}/retrait"), &[]).await.status, 409);
        head.post(&format!("{unread}/retrait"), &[]).await.redirects();
        assert_eq!(besson.get(unread).await.status, 404);
        assert_eq!(besson.get(&format!("{unread}/lecture")).await.status, 404);
        assert_eq!(head.get(&format!("{unread}/archive.zip")).await.status, 403);
    }
}

#[tokio::test]
async fn what_the_family_adds_to_the_portfolio_meanwhile_is_theirs_to_send() {
    for world in worlds().await {
        let lea = world.lea_the_other;
        let dossier = world.prepares(&[lea]).await.remove(0);
        assert!(choices(&world.page(world.julie, &dossier).await).is_empty());
        world.keeps_a_poem(world.julie, lea).await;
        let page = world.page(world.julie, &dossier).await;
        assert_eq!(choices(&page).len(), 1, "it joins the list");
        world.answers(world.julie, &dossier, "yes").await.redirects();
        // And leaves it when it leaves the portfolio.
        let poem = world.page(world.julie, &portfolio(lea)).await.attribute("a.row", "href");
        let julie = world.client(world.julie).await;
        julie.post(&format!("{}/retrait", poem.expect("a poem")), &[]).await.redirects();
        assert!(choices(&world.page(world.julie, &dossier).await).is_empty());
    }
}
