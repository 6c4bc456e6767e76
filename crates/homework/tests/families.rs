//! The week of a family: each child, day by day; the ticks; what is for some alone.

use crate::desk::{book, desk, schools};

#[tokio::test]
async fn a_parent_of_two_sees_each_child_and_the_next_day_on_the_home_page() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let mme_garnier = desk(&school, school.mme_garnier).await;
        let tomorrow = [("due_on", "2026-11-24")];
        mme_durand.gives(school.ce1_a, "Relire le conte", &tomorrow).await;
        mme_garnier.gives(school.ms_gs, "Apporter une feuille", &tomorrow).await;
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get("/cahier-de-textes").await.page();
        let rows = page.texts_of(".rows li.pick a.row");
        assert_eq!(rows.len(), 2);
        let of = |name: &str| rows.iter().filter(|row| row.contains(name)).count();
        assert_eq!((of("Léa"), of("Jules")), (1, 1));
        let of_lea = samira.titles(&format!("/cahier-de-textes?enfant={}", school.lea)).await;
        assert_eq!(of_lea, ["Relire le conte"]);
        // Another family's child is not hers to choose: she sees her own.
        let of_noe = samira.titles(&format!("/cahier-de-textes?enfant={}", school.noe)).await;
        assert_eq!(of_noe.len(), 2);
    }
}

#[tokio::test]
async fn a_pupil_ticks_and_his_parents_see_it_without_ticking_for_him() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.gives(school.ce1_a, "Relire le conte", &[]).await;
        let done = format!("{url}/fait");
        let (lea, samira) = (desk(&school, school.lea).await, desk(&school, school.samira).await);
        // Léa is in CE1 and reads: it is hers to say.
        assert_eq!(samira.post_status(&done, &[("done", "on")]).await, 403);
        lea.0.post(&done, &[("done", "on")]).await.redirects();
        let week = samira.0.get("/cahier-de-textes").await.page();
        assert_eq!((week.count(".tick.done"), week.count("button.tick")), (1, 0));
        assert!(samira.0.get(&url).await.page().text_of(".note").contains("Coché comme fait"));
        let follow = mme_durand.0.get(&format!("{url}/suivi")).await.page();
        assert_eq!(follow.texts_of(".figures dd"), ["3", "1"]);
        // She was too quick.
        lea.0.post(&done, &[]).await.redirects();
        assert_eq!(samira.0.get("/cahier-de-textes").await.page().count(".tick.done"), 0);
        let noe = desk(&school, school.noe).await;
        assert_eq!(noe.post_status(&done, &[("done", "on")]).await, 404);
        assert_eq!(mme_durand.post_status(&done, &[("done", "on")]).await, 403);
    }
}

#[tokio::test]
async fn who_does_not_read_yet_has_large_ticks_and_a_parent_who_may_tick_for_him() {
    for school in schools().await {
        let mme_garnier = desk(&school, school.mme_garnier).await;
        let url = mme_garnier.gives(school.ms_gs, "Apporter une feuille", &[]).await;
        let done = format!("{url}/fait");
        let jules = desk(&school, school.jules).await;
        let page = jules.0.get("/cahier-de-textes").await.page();
        assert_eq!(page.text_of("h1"), "Mon travail");
        assert_eq!(page.count(".young-tasks li"), 1);
        let samira = desk(&school, school.samira).await;
        let jules_id = school.jules.to_string();
        let tick = [("done", "on"), ("pupil", &*jules_id)];
        samira.0.post(&done, &tick).await.redirects();
        let page = jules.0.get("/cahier-de-textes").await.page();
        assert!(page.text_of(".young-tasks .done").contains("Bravo"));
        // Not for another child.
        let lea_id = school.lea.to_string();
        let wrong = [("done", "on"), ("pupil", &*lea_id)];
        assert_eq!(samira.post_status(&done, &wrong).await, 404);
    }
}

#[tokio::test]
async fn what_is_for_some_is_nowhere_for_the_others() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let ines = school.ines.to_string();
        let some = [("reach", "some"), ("pupils", &*ines), ("body", "Avec la règle jaune.")];
        let url = mme_durand.gives(school.ce1_a, "Syllabes en couleur", &some).await;
        let lesson = mme_durand.logs(school.ce1_a, "Les syllabes", &[]).await;
        let id = lesson.rsplit('/').next().expect("an id").to_owned();
        let hung = [("reach", "some"), ("pupils", &*ines), ("lesson", &*id)];
        mme_durand.gives(school.ce1_a, "Encore des syllabes", &hung).await;
        school.run_jobs().await;
        let search = "/cahier-de-textes/recherche?q=syllabes+couleur";
        // Inès and her parents have it; even her twin sister does not.
        for person in [school.ines, school.mme_moreau, school.m_moreau] {
            let reader = desk(&school, person).await;
            assert_eq!(reader.status(&url).await, 200);
            assert!(reader.week().await.contains(&"Syllabes en couleur".to_owned()));
            assert_eq!(reader.titles(search).await, ["Syllabes en couleur"]);
            assert!(reader.titles(&lesson).await.contains(&"Encore des syllabes".to_owned()));
        }
        for person in [school.lina, school.lea, school.samira, school.noe] {
            let other = desk(&school, person).await;
            assert_eq!(other.status(&url).await, 404);
            assert!(other.week().await.is_empty());
            assert!(other.titles(search).await.is_empty());
            let api = other.0.get_json("/api/cahier-de-textes/semaine").await.json();
            assert_eq!(api["homework"].as_array().map(Vec::len), Some(0));
            let found = other.0.get_json("/api/cahier-de-textes/recherche?q=syllabes").await;
            assert_eq!(found.json()["homework"].as_array().map(Vec::len), Some(0));
            assert_eq!(other.0.get_json(&format!("/api{url}")).await.status, 404);
            if other.status(&lesson).await == 200 {
                assert!(other.titles(&lesson).await.is_empty());
            }
            let export = homework::feature().export;
            let given = school.app.db.read(move |tx| export(tx, person)).await.expect("files");
            assert!(given.is_empty());
            assert!(!other.0.get("/nouveautes").await.text().contains("Lecture"));
        }
        // Her teachers know for whom it is.
        let page = mme_durand.0.get(&url).await.page();
        assert!(page.text_of(".note").contains("Inès Moreau"));
        assert!(mme_durand.0.get(&book(school.ce1_a)).await.text().contains("Pour certains"));
        // A child of another class is not to be chosen.
        let noe = school.noe.to_string();
        let wrong = [("reach", "some"), ("pupils", &*noe)];
        let told = mme_durand.try_gives(school.ce1_a, "Noé", &wrong).await;
        assert_eq!(told.status, 422);
        assert!(told.any_page().has(".problems a[href='#pupils']"));
    }
}

#[tokio::test]
async fn families_are_told_by_the_rhythm_of_notices_and_not_at_night() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.gives(school.ce1_a, "Relire le conte", &[]).await;
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        let feed = samira.0.get("/nouveautes").await.page();
        assert!(feed.text_of(".rows").contains("Un devoir en Lecture pour le 26 nov."));
        assert!(!feed.text_of(".rows").contains("conte"), "a notice never says what");
        // Another day is news; other words are not.
        let mut moved = vec![("title", "Relire le conte"), ("subject", "Lecture")];
        moved.extend([("due_on", "2026-11-27"), ("version", "1"), ("action", "save")]);
        mme_durand.0.post(&format!("{url}/edition"), &moved).await.redirects();
        school.run_jobs().await;
        let feed = samira.0.get("/nouveautes").await.page().text_of(".rows");
        assert!(feed.contains("est maintenant pour le 27 nov."), "{feed}");
        let noe = desk(&school, school.noe).await;
        assert!(!noe.0.get("/nouveautes").await.text().contains("Lecture"));
    }
}
