//! Who reads what: those of the class, and nobody else.

use crate::desk::{desk, schools};

#[tokio::test]
async fn what_a_class_publishes_is_read_by_its_families_its_pupils_and_its_head() {
    for school in schools().await {
        let url = desk(&school, school.mme_durand).await.publishes(school.ce1_a, "Semis").await;
        school.run_jobs().await;
        for reader in
            [school.samira, school.marc, school.lea, school.mme_moreau, school.mme_lefevre]
        {
            let reader = desk(&school, reader).await;
            assert_eq!(reader.titles("/journal").await, ["Semis"]);
            assert_eq!(reader.0.get(&url).await.page().text_of("h1"), "Semis");
        }
        // Another class of the school, its teacher, another school, another town, the town itself.
        for stranger in [
            school.mme_dubois,
            school.noe,
            school.m_petit,
            school.mme_garnier,
            school.m_lambert,
            school.m_vasseur,
            school.mme_delattre,
        ] {
            let stranger = desk(&school, stranger).await;
            assert!(stranger.titles("/journal").await.is_empty());
            assert_eq!(stranger.status(&url).await, 404);
            let class = format!("/journal/classes/{}", school.ce1_a);
            assert_eq!(stranger.status(&class).await, 404);
        }
        assert_eq!(school.nobody().get(&url).await.status, 401);
    }
}

#[tokio::test]
async fn a_post_is_new_until_it_is_opened_and_its_notice_with_it() {
    for school in schools().await {
        let url = desk(&school, school.mme_durand).await.publishes(school.ce1_a, "Semis").await;
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        let number = async || {
            let page = samira.0.get("/journal").await.page();
            page.text_of("[data-counter=journal] [data-counter-value]")
        };
        assert_eq!(number().await, "1");
        assert_eq!(samira.told().await, ["CE1-A : du nouveau dans le journal"]);
        samira.0.get(&url).await.page();
        assert_eq!(number().await, "0");
        assert!(!samira.0.get("/nouveautes").await.page().has(".row.unread"));
        let marc = desk(&school, school.marc).await;
        marc.0.post("/journal/lecture", &[]).await.redirects();
        assert!(!marc.0.get("/journal").await.page().has(".post.unread"));
    }
}

#[tokio::test]
async fn at_night_families_are_told_in_the_morning() {
    for school in schools().await {
        school.at("2026-11-24 21:30");
        desk(&school, school.mme_durand).await.publishes(school.ce1_a, "Tard").await;
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        assert!(samira.told().await.is_empty());
        school.at("2026-11-25 07:05");
        school.run_jobs().await;
        assert_eq!(samira.told().await.len(), 1);
    }
}

#[tokio::test]
async fn a_search_finds_beginnings_of_words_for_those_who_may_read_them() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        teacher.publishes(school.ce1_a, "Visite à la bibliothèque").await;
        let search = "/journal/recherche?q=BIBLIO";
        for reader in [school.samira, school.mme_lefevre, school.lea] {
            let found = desk(&school, reader).await.titles(search).await;
            assert_eq!(found, ["Visite à la bibliothèque"]);
        }
        assert!(desk(&school, school.mme_dubois).await.titles(search).await.is_empty());
        let samira = desk(&school, school.samira).await;
        assert!(samira.titles("/journal/recherche?q=piscine").await.is_empty());
    }
}

#[tokio::test]
async fn lists_go_on_page_by_page() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        for number in 0..14 {
            teacher.publishes(school.ce1_a, &format!("Jour {number}")).await;
        }
        let samira = desk(&school, school.samira).await;
        for list in ["/journal".to_owned(), format!("/journal/classes/{}", school.ce1_a)] {
            let page = samira.0.get(&list).await.page();
            assert_eq!(page.count("article.post"), 12);
            let older = page.attribute("a[rel=next]", "href").expect("older ones");
            assert_eq!(samira.titles(&older).await, ["Jour 1", "Jour 0"]);
        }
    }
}

#[tokio::test]
async fn a_little_one_sees_pictures_and_hears_titles() {
    for school in schools().await {
        let garnier = desk(&school, school.mme_garnier).await;
        let url = garnier.publishes(school.ms_gs, "Peinture").await;
        let jules = desk(&school, school.jules).await;
        let page = jules.0.get("/journal").await.page();
        assert_eq!(page.texts_of("article.big h2"), ["Peinture"]);
        assert_eq!(
            page.attribute("article.big .listen", "data-speak").as_deref(),
            Some("Peinture. Voici notre journée.")
        );
        assert!(!page.has("form.search"), "few words");
        let page = jules.0.get(&url).await.page();
        assert!(!page.has("textarea") && page.has(".listen"));
    }
}

#[tokio::test]
async fn who_can_see_it_is_said_below_each_post() {
    for school in schools().await {
        let url = desk(&school, school.mme_durand).await.publishes(school.ce1_a, "Semis").await;
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get(&format!("{url}/lecteurs")).await.page();
        let counts = page.texts_of(".rows .quiet");
        // Léa, Inès and Lina; two parents in each of two families; Mme Durand.
        assert_eq!(counts, ["3 personnes", "4 personnes", "Une personne"]);
    }
}
