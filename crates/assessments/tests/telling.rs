//! Families are told a day later, outside quiet hours, once; and of what was corrected since.

use crate::{
    college::evidence,
    desk::{desk, lines_stand, schools_at},
};
use results::{Reader, Shown};
use std::sync::Arc;
use testing::TestSchool;

/// The notices of a person, the latest first.
async fn told(school: &TestSchool, person: base::Id<people::Person>) -> Vec<String> {
    let desk = desk(school, person).await;
    desk.page("/nouveautes").await.texts_of("main .rows li")
}

#[tokio::test]
async fn families_are_told_when_they_may_read_it_and_of_a_correction_a_day_after() {
    for school in schools_at("2026-11-23 19:00").await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        durand.types(&paper, &[(0, school.lea, "3")]).await.redirects();
        let show = [("visible_on", "2026-11-23"), ("action", "show")];
        durand.0.post(&format!("{}/visibilite", paper.url), &show).await.redirects();
        school.run_jobs().await;
        assert!(told(&school, school.samira).await.is_empty());
        school.at("2026-11-24 19:00");
        school.run_jobs().await;
        for guardian in [school.samira, school.marc] {
            let news = told(&school, guardian).await;
            assert_eq!(news.len(), 1, "{news:?}");
            assert!(news[0].contains("Dictée n° 4 : le résultat est là"), "{news:?}");
            assert!(!news[0].contains("Atteints"), "who and of what, never which");
        }
        assert!(told(&school, school.mme_moreau).await.is_empty(), "nothing was said of hers");
        // A correction: told a day later, and not at night.
        school.at("2026-11-24 19:30");
        durand.types(&paper, &[(0, school.lea, "4"), (0, school.ines, "2")]).await.redirects();
        school.at("2026-11-25 08:00");
        school.run_jobs().await;
        assert_eq!(told(&school, school.samira).await.len(), 1);
        school.at("2026-11-25 19:30");
        school.run_jobs().await;
        let news = told(&school, school.samira).await.join(" ");
        assert!(news.contains("Un résultat de Léa à « Dictée n° 4 » a été corrigé"), "{news}");
        let news = told(&school, school.mme_moreau).await.join(" ");
        assert!(news.contains("Dictée n° 4 : le résultat est là"), "{news}");
        school.at("2026-11-27 10:00");
        school.run_jobs().await;
        assert_eq!(told(&school, school.mme_moreau).await.len(), 1, "once");
        // What families read is written down when it changes: how many cells, never which.
        let log = school.app.db.read({
            let place = school.jean_mace;
            move |tx| people::audit::of_school(tx, place, None, 20)
        });
        let log = log.await.expect("the log");
        let changed: Vec<_> = log.iter().filter(|it| it.action == "assessment.change").collect();
        assert_eq!(changed.len(), 1);
        assert_eq!(changed[0].detail, "{\"cells\":2}");
    }
}

#[tokio::test]
async fn what_is_hidden_again_is_read_by_no_family_and_told_to_none() {
    for school in schools_at("2026-11-23 10:00").await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        durand.types(&paper, &[(0, school.lea, "3")]).await.redirects();
        let url = format!("{}/visibilite", paper.url);
        durand.0.post(&url, &[("visible_on", "2026-11-30"), ("action", "show")]).await.redirects();
        let page = durand.page(&paper.url).await;
        assert!(
            page.text_of("main").contains("Visible par les familles lundi 30 novembre 2026 à 7 h")
        );
        assert_eq!(durand.0.post(&url, &[("visible_on", "bientôt")]).await.status, 422);
        durand.0.post(&url, &[("action", "hide")]).await.redirects();
        school.at("2026-12-01 10:00");
        school.run_jobs().await;
        assert!(told(&school, school.samira).await.is_empty());
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.0.get(&paper.sheet(school.lea)).await.status, 404);
        // A draft is shown to nobody.
        let draft = durand.makes_with(school.ce1_a, &[("action", "draft")]).await;
        let show = [("visible_on", "2026-11-23"), ("action", "show")];
        let refused = durand.0.post(&format!("{}/visibilite", draft.url), &show).await;
        assert_eq!(refused.status, 422);
    }
}

#[tokio::test]
async fn the_news_lead_each_reader_to_his_own_child_and_who_wants_none_is_told_nothing() {
    for school in schools_at("2026-11-23 10:00").await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        let typed = [(0, school.lea, "3"), (0, school.ines, "1"), (0, school.lina, "4")];
        durand.types(&paper, &typed).await.redirects();
        let show = [("visible_on", "2026-11-23"), ("action", "show")];
        durand.0.post(&format!("{}/visibilite", paper.url), &show).await.redirects();
        let own = format!("{}/resultats", paper.url);
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.0.get(&own).await.status, 404, "not yet");
        let (marc, lea) = (school.marc, school.lea);
        let never = move |tx: &db::Tx<'_>| {
            use results::alert::{Choice, What, choose};
            choose(tx, marc, lea, Choice { what: What::Never, ..Choice::default() })
        };
        school.app.db.write(never).await.expect("chosen");
        school.at("2026-11-24 10:00");
        school.run_jobs().await;
        assert!(told(&school, school.marc).await.is_empty());
        assert_eq!(told(&school, school.samira).await.len(), 1);
        assert_eq!(samira.0.get(&own).await.redirects(), paper.sheet(school.lea));
        let moreau = desk(&school, school.mme_moreau).await;
        let page = moreau.page(&own).await;
        let both = page.attributes("main .rows a", "href");
        assert_eq!(both, [paper.sheet(school.ines), paper.sheet(school.lina)]);
        let dubois = desk(&school, school.mme_dubois).await;
        assert_eq!(dubois.0.get(&own).await.status, 404);
        assert_eq!(durand.0.get(&own).await.status, 404, "a teacher has the grid");
        let lea = desk(&school, school.lea).await;
        assert_eq!(lea.0.get(&own).await.redirects(), paper.sheet(school.lea));
    }
}

#[tokio::test]
async fn what_is_hidden_and_shown_again_is_told_again() {
    for school in schools_at("2026-11-23 10:00").await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        durand.types(&paper, &[(0, school.lea, "3")]).await.redirects();
        let url = format!("{}/visibilite", paper.url);
        let show = [("visible_on", "2026-11-23"), ("action", "show")];
        durand.0.post(&url, &show).await.redirects();
        school.at("2026-11-24 10:00");
        school.run_jobs().await;
        assert_eq!(told(&school, school.samira).await.len(), 1);
        durand.0.post(&url, &[("action", "hide")]).await.redirects();
        assert!(told(&school, school.samira).await.is_empty());
        durand.0.post(&url, &show).await.redirects();
        school.run_jobs().await;
        assert!(told(&school, school.samira).await.is_empty(), "a day later");
        school.at("2026-11-25 10:00");
        school.run_jobs().await;
        let news = told(&school, school.samira).await;
        assert_eq!(news.len(), 1, "{news:?}");
        assert!(news[0].contains("Dictée n° 4 : le résultat est là"), "{news:?}");
    }
}

#[tokio::test]
async fn what_is_typed_once_families_read_is_read_a_day_later_and_never_at_night() {
    for school in schools_at("2026-11-23 10:00").await {
        let shows = Arc::new(assessments::Assessed::default());
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        durand.types(&paper, &[(0, school.lea, "3")]).await.redirects();
        let show = [("visible_on", "2026-11-23"), ("action", "show")];
        durand.0.post(&format!("{}/visibilite", paper.url), &show).await.redirects();
        // In the evening: a correction, and a pupil of whom nothing was said yet.
        school.at("2026-11-24 22:30");
        durand.types(&paper, &[(0, school.lea, "1"), (0, school.ines, "2")]).await.redirects();
        let samira = desk(&school, school.samira).await;
        let moreau = desk(&school, school.mme_moreau).await;
        let own = format!("{}/resultats", paper.url);
        let ranks = async |pupil, reader| -> Vec<u8> {
            let told = evidence(&school, &shows, pupil, reader).await;
            let rank = |shown| if let Shown::Step(_, rank) = shown { Some(rank) } else { None };
            told.into_iter().filter_map(|it| rank(it.shown)).collect()
        };
        for hour in ["2026-11-24 22:30", "2026-11-25 22:30", "2026-11-26 06:59"] {
            school.at(hour);
            let family = || Reader::Family(school.clock.now());
            let read = samira.page(&paper.sheet(school.lea)).await.text_of(".rows");
            assert!(read.contains("Atteints") && !read.contains("Non atteints"), "{read}");
            assert_eq!(ranks(school.lea, family()).await, [3]);
            assert_eq!(moreau.0.get(&paper.sheet(school.ines)).await.status, 404);
            assert_eq!(moreau.0.get(&own).await.status, 404);
            assert!(ranks(school.ines, family()).await.is_empty());
            // Who teaches them reads it at once.
            let read = durand.page(&paper.sheet(school.lea)).await.text_of(".rows");
            assert!(read.contains("Non atteints"), "{read}");
            assert_eq!(ranks(school.lea, Reader::Staff).await, [1]);
        }
        // Corrected again before it is read: it waits for its own day.
        durand.types(&paper, &[(0, school.lea, "4")]).await.redirects();
        school.at("2026-11-26 07:00");
        let family = || Reader::Family(school.clock.now());
        assert_eq!(ranks(school.lea, family()).await, [3]);
        assert_eq!(ranks(school.ines, family()).await, [2]);
        assert_eq!(moreau.0.get(&own).await.redirects(), paper.sheet(school.ines));
        let read = moreau.page(&paper.sheet(school.ines)).await.text_of(".rows");
        assert!(read.contains("Partiellement atteints"), "{read}");
        school.at("2026-11-27 07:00");
        assert_eq!(ranks(school.lea, family()).await, [4]);
        let read = samira.page(&paper.sheet(school.lea)).await.text_of(".rows");
        assert!(read.contains("Dépassés"), "{read}");
        lines_stand(&school).await;
    }
}
