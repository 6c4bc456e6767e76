//! Who reads what: the families of a school, of a class, of a town, and nobody else.

use crate::desk::{desk, schools};

#[tokio::test]
async fn what_a_head_publishes_is_read_by_the_families_of_her_school_and_by_nobody_else() {
    for school in schools().await {
        let head = desk(&school, school.mme_lefevre).await;
        let url = head.publishes(school.jean_mace, "Photo de classe", &[]).await;
        school.run_jobs().await;
        for reader in [school.samira, school.mme_dubois, school.lea, school.m_petit] {
            let reader = desk(&school, reader).await;
            assert_eq!(reader.titles("/actualites").await, ["Photo de classe"]);
            let page = reader.0.get(&url).await.page();
            assert_eq!(page.text_of("h1"), "Photo de classe");
            assert!(page.text_of(".rich").contains("Voici ce qu’il faut savoir."));
        }
        for stranger in [school.m_lambert, school.mme_bernard, school.mme_fontaine, school.hugo] {
            let stranger = desk(&school, stranger).await;
            assert!(stranger.titles("/actualites").await.is_empty());
            assert_eq!(stranger.status(&url).await, 404);
        }
        assert_eq!(school.nobody().get(&url).await.status, 401);
    }
}

#[tokio::test]
async fn what_is_for_families_alone_is_not_shown_to_pupils() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.publishes(school.ce1_a, "Réunion", &[("families", "on")]).await;
        assert_eq!(desk(&school, school.samira).await.status(&url).await, 200);
        assert_eq!(desk(&school, school.lea).await.status(&url).await, 404);
        assert_eq!(desk(&school, school.mme_dubois).await.status(&url).await, 404);
        // Who publishes in the thread sees what is published there.
        assert_eq!(desk(&school, school.mme_lefevre).await.status(&url).await, 200);
    }
}

#[tokio::test]
async fn a_town_speaks_to_all_its_schools_or_to_some() {
    for school in schools().await {
        let agent = desk(&school, school.m_vasseur).await;
        let all = agent.publishes(school.lys, "Cantine", &[]).await;
        let kergomard = school.kergomard.to_string();
        let some = [("reach", "some"), ("schools", kergomard.as_str())];
        let some = agent.publishes(school.lys, "Travaux", &some).await;
        for (reader, sees_all, sees_some) in [
            // A child in each school.
            (school.samira, 200, 200),
            (school.mme_dubois, 200, 404),
            (school.mme_garnier, 200, 200),
            (school.mme_bernard, 404, 404),
        ] {
            let reader = desk(&school, reader).await;
            assert_eq!(
                (reader.status(&all).await, reader.status(&some).await),
                (sees_all, sees_some)
            );
        }
        let none = [("reach", "some"), ("action", "publish")];
        assert_eq!(agent.try_writes(school.lys, "À personne", &none).await.status, 422);
    }
}

#[tokio::test]
async fn an_article_is_new_until_it_is_opened_and_its_notice_with_it() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.publishes(school.ce1_a, "Les semis", &[]).await;
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        let number = async || {
            let page = samira.0.get("/actualites").await.page();
            page.text_of("[data-counter=news] [data-counter-value]")
        };
        assert_eq!(number().await, "1");
        assert_eq!(samira.titles("/nouveautes").await, ["CE1-A : une actualité"]);
        samira.0.get(&url).await.page();
        assert_eq!(number().await, "0");
        let feed = samira.0.get("/nouveautes").await.page();
        assert!(!feed.has(".row.unread"));
        // Left aside is seen, and not read.
        let marc = desk(&school, school.marc).await;
        marc.0.post("/actualites/lecture", &[]).await.redirects();
        assert!(!marc.0.get("/actualites").await.page().has(".row.unread"));
        let figures = mme_durand.0.get(&format!("{url}/lectures")).await.page();
        assert!(figures.text_of("dl.figures").starts_with("Lue par 1 /"));
    }
}

#[tokio::test]
async fn headlines_stand_first_for_a_time_and_old_pages_go_on() {
    for school in schools().await {
        let head = desk(&school, school.mme_lefevre).await;
        head.publishes(school.jean_mace, "Marché", &[("headline", "on")]).await;
        for number in 0..23 {
            head.publishes(school.jean_mace, &format!("Mot {number}"), &[]).await;
        }
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get("/actualites").await.page();
        assert_eq!(page.texts_of(".headline h2"), ["Nouveau : Marché"]);
        assert_eq!(page.count(".rows a.row"), 20);
        let older = page.attribute("a[rel=next]", "href").expect("older ones");
        let titles = samira.titles(&older).await;
        assert_eq!(titles, ["Mot 2", "Mot 1", "Mot 0", "Marché"]);
        school.at("2026-12-14 10:00");
        assert!(!samira.0.get("/actualites").await.page().has(".headline"));
    }
}

#[tokio::test]
async fn a_search_finds_beginnings_of_words_for_those_who_may_read_them() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        mme_durand.publishes(school.ce1_a, "Visite à la bibliothèque", &[]).await;
        let search = "/actualites/recherche?q=BIBLIO";
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.titles(search).await, ["Visite à la bibliothèque"]);
        assert!(desk(&school, school.mme_dubois).await.titles(search).await.is_empty());
        assert!(samira.titles("/actualites/recherche?q=piscine").await.is_empty());
    }
}

#[tokio::test]
async fn a_thread_is_read_by_those_at_home_there() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        mme_durand.publishes(school.ce1_a, "Les semis", &[("families", "on")]).await;
        let thread = format!("/actualites/fils/{}", school.ce1_a);
        assert_eq!(desk(&school, school.samira).await.titles(&thread).await, ["Les semis"]);
        assert!(desk(&school, school.lea).await.titles(&thread).await.is_empty());
        assert_eq!(desk(&school, school.mme_dubois).await.status(&thread).await, 404);
        assert_eq!(desk(&school, school.m_lambert).await.status(&thread).await, 404);
        let town = format!("/actualites/fils/{}", school.lys);
        assert_eq!(desk(&school, school.samira).await.status(&town).await, 200);
        assert_eq!(desk(&school, school.mme_bernard).await.status(&town).await, 404);
    }
}
