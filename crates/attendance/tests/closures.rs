//! Days without class that no calendar knows: who declares them, what follows, what is not lost.

use crate::desk::{Called, call_of, schools, schools_at, ticked, told};
use base::Id;
use people::School;
use testing::{Answered, Client};

fn page_of(school: Id<School>) -> String {
    format!("/presences/ecoles/{school}/fermetures")
}

async fn closes(client: &Client, url: &str, more: &[(&str, &str)]) -> Answered {
    let mut fields = vec![
        ("from_on", "2026-11-26"),
        ("from_half", "am"),
        ("until_on", ""),
        ("until_half", "pm"),
        ("cause", "strike"),
        ("note", ""),
    ];
    for (name, value) in more {
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some(field) => field.1 = value,
            None => fields.push((name, value)),
        }
    }
    client.post(url, &fields).await
}

#[tokio::test]
async fn a_head_closes_a_day_and_her_families_are_told_once() {
    for school in schools().await {
        let lefevre = school.client(school.mme_lefevre).await;
        let url = page_of(school.jean_mace);
        let more = [("note", "Accueil à la mairie.")];
        closes(&lefevre, &url, &more).await.redirects();
        school.run_jobs().await;
        // Thursday is not for tomorrow: the notice waits for no night, it is nine in the morning.
        for person in [school.samira, school.mme_moreau, school.mme_durand] {
            let news = told(&school, person).await;
            assert_eq!(news.len(), 1, "{news:?}");
            assert!(news[0].contains("Pas de classe le 26/11/2026 : École Jean-Macé"), "{news:?}");
        }
        assert!(told(&school, school.mme_bernard).await.is_empty(), "another school");
        // Everybody of the school reads it; nobody else does.
        let samira = school.client(school.samira).await;
        let page = samira.get(&url).await.page();
        let known = page.text_of("section[aria-labelledby=closures]");
        assert!(known.contains("jeudi 26 novembre, toute la journée"), "{known}");
        assert!(known.contains("Grève · Accueil à la mairie."), "{known}");
        assert!(!page.has("select[name=cause]"), "and declares nothing");
        let home = samira.get("/presences").await.page();
        assert!(home.text_of("section[aria-labelledby=closed]").contains("jeudi 26 novembre"));
        let child = samira.get(&format!("/presences/eleves/{}", school.lea)).await.page();
        assert!(child.text_of("section[aria-labelledby=closed]").contains("jeudi 26 novembre"));
        let bernard = school.client(school.mme_bernard).await;
        assert_eq!(bernard.get(&url).await.status, 404);
        for person in [school.mme_durand, school.samira] {
            let client = school.client(person).await;
            assert_eq!(closes(&client, &url, &[]).await.status, 403);
        }
        assert_eq!(closes(&bernard, &url, &[]).await.status, 404);
        // There is no call that day, and no absence to announce.
        school.at("2026-11-26 08:45");
        let durand = school.client(school.mme_durand).await;
        let page = durand.get(&call_of(school.ce1_a)).await.page();
        assert!(page.text_of("main").contains("Il n’y a pas classe"));
        let absent = [(school.lea, "absent")];
        let call = Called::this_morning(school.ce1_a, &absent).at("2026-11-26", "am");
        assert_eq!(call.by(&durand).await.status, 422);
    }
}

#[tokio::test]
async fn a_closure_over_what_was_called_asks_first_and_loses_nothing() {
    for school in schools_at("2026-11-23 13:45").await {
        let durand = school.client(school.mme_durand).await;
        let absent = [(school.lea, "absent")];
        Called::this_morning(school.ce1_a, &absent).by(&durand).await.redirects();
        let lefevre = school.client(school.mme_lefevre).await;
        let url = page_of(school.jean_mace);
        let today = [("from_on", "2026-11-23"), ("cause", "weather")];
        let asked = closes(&lefevre, &url, &today).await;
        assert_eq!(asked.status, 422);
        let page = asked.any_page();
        let note = page.text_of(".note.warn");
        assert!(note.contains("lundi 23 novembre, matin · une classe"), "{note}");
        assert_eq!(lefevre.get(&url).await.page().count("form[action$='/retrait']"), 0);
        // Kept: only the afternoon closes, and the morning counts.
        let keep = [&today[..], &[("called", "keep")]].concat();
        closes(&lefevre, &url, &keep).await.redirects();
        let known = lefevre.get(&url).await.page().text_of("section[aria-labelledby=closures]");
        assert!(known.contains("lundi 23 novembre, après-midi"), "{known}");
        let samira = school.client(school.samira).await;
        let child = format!("/presences/eleves/{}", school.lea);
        assert_eq!(samira.get(&child).await.page().count(".unexplained"), 1);
        // Closed as well: the call is put aside, nobody is asked for a reason any more.
        let close = [&today[..], &[("called", "close")]].concat();
        closes(&lefevre, &url, &close).await.redirects();
        assert_eq!(samira.get(&child).await.page().count(".unexplained"), 0);
        let register = format!("/presences/classes/{}/registre?mois=2026-11", school.ce1_a);
        let figures = lefevre.get(&register).await.page().text_of(".figures");
        assert!(figures.contains("Demi-journées d’absence 0"), "{figures}");
        let page = lefevre.get(&url).await.page();
        let known = page.text_of("section[aria-labelledby=closures]");
        assert!(known.contains("un appel mis de côté"), "{known}");
        assert!(!samira.get(&url).await.page().text_of("main").contains("mis de côté"));
        // There was class after all: everything is back as it was.
        let morning = page.attribute("form[action$='/retrait']", "action").expect("a way back");
        assert_eq!(samira.post(&morning, &[]).await.status, 403);
        lefevre.post(&morning, &[]).await.redirects();
        assert_eq!(lefevre.post(&morning, &[]).await.status, 409, "once");
        assert_eq!(samira.get(&child).await.page().count(".unexplained"), 1);
        let call = format!("{}?jour=2026-11-23&moment=am", call_of(school.ce1_a));
        assert_eq!(ticked(&durand.get(&call).await.page(), school.lea), "absent");
    }
}

#[tokio::test]
async fn a_closed_day_counts_neither_in_rates_nor_for_the_threshold() {
    for school in schools_at("2026-11-30 17:00").await {
        let durand = school.client(school.mme_durand).await;
        for (day, moment) in
            [("2026-11-02", "am"), ("2026-11-02", "pm"), ("2026-11-03", "am"), ("2026-11-03", "pm")]
        {
            let says = [(school.lea, "absent")];
            let call = Called::this_morning(school.ce1_a, &says).at(day, moment);
            call.by(&durand).await.redirects();
        }
        let lefevre = school.client(school.mme_lefevre).await;
        let today = format!("/presences/ecoles/{}", school.jean_mace);
        let threshold = "section[aria-labelledby=threshold]";
        assert!(lefevre.get(&today).await.page().text_of(threshold).contains("Léa"));
        let strike = [("from_on", "2026-11-03"), ("called", "close")];
        closes(&lefevre, &page_of(school.jean_mace), &strike).await.redirects();
        assert!(!lefevre.get(&today).await.page().text_of(threshold).contains("Léa"));
        let register = format!("/presences/classes/{}/registre?mois=2026-11", school.ce1_a);
        let figures = lefevre.get(&register).await.page().text_of(".figures");
        // 32 half-days for three pupils instead of 34; 2 of them missed.
        assert!(figures.contains("Demi-journées possibles 96"), "{figures}");
        assert!(figures.contains("Demi-journées d’absence 2"), "{figures}");
        let silent = lefevre.get(&today).await.page().text_of("section[aria-labelledby=silent]");
        assert!(!silent.contains("3 novembre"), "{silent}");
    }
}

#[tokio::test]
async fn the_town_closes_all_of_its_schools_and_a_parent_of_two_is_told_once() {
    for school in schools().await {
        let vasseur = school.client(school.m_vasseur).await;
        assert!(vasseur.get("/presences").await.page().text_of("main").contains("Ma commune"));
        let url = format!("/presences/communes/{}/fermetures", school.lys);
        let snow = [("cause", "weather"), ("from_on", "2026-11-24"), ("until_half", "am")];
        closes(&vasseur, &url, &snow).await.redirects();
        school.run_jobs().await;
        let news = told(&school, school.samira).await;
        assert_eq!(news.len(), 1, "a child in each of two schools: {news:?}");
        assert!(news[0].contains("le 24/11/2026 (matin) : Lys-lez-Lannoy"), "{news:?}");
        let known = vasseur.get(&url).await.page().text_of("section[aria-labelledby=closures]");
        assert!(known.contains("École Jean-Macé") && known.contains("Kergomard"), "{known}");
        assert!(!known.contains("Ferry"), "that is another town's");
        for person in [school.mme_lefevre, school.m_lambert, school.samira] {
            let client = school.client(person).await;
            assert_eq!(client.get(&url).await.status, 404);
            assert_eq!(closes(&client, &url, &[]).await.status, 404);
        }
        let ferry = page_of(school.ferry);
        assert_eq!(closes(&vasseur, &ferry, &[]).await.status, 404);
        // A head opens hers; the other school stays closed.
        let lefevre = school.client(school.mme_lefevre).await;
        let page = lefevre.get(&page_of(school.jean_mace)).await.page();
        let lift = page.attribute("form[action$='/retrait']", "action").expect("a way back");
        lefevre.post(&lift, &[]).await.redirects();
        school.run_jobs().await;
        let news = told(&school, school.mme_moreau).await;
        assert!(news.iter().any(|it| it.contains("Il y a finalement classe le 24/11/2026")));
        let garnier = school.client(school.mme_garnier).await;
        let page = garnier.get(&page_of(school.kergomard)).await.page();
        assert_eq!(page.count("form[action$='/retrait']"), 1);
    }
}

#[tokio::test]
async fn what_cannot_close_is_said() {
    for school in schools().await {
        let lefevre = school.client(school.mme_lefevre).await;
        let url = page_of(school.jean_mace);
        for (more, words) in [
            ([("from_on", "2026-11-25"), ("cause", "strike")], "Il n’y a pas classe à fermer"),
            ([("from_on", "2026-11-26"), ("cause", "ennui")], "Choisissez un motif"),
            ([("from_on", "2026-11-26"), ("until_on", "2026-11-24")], "vient avant le premier"),
            ([("from_on", "2025-11-26"), ("cause", "strike")], "déjà passé"),
        ] {
            let refused = closes(&lefevre, &url, &more).await;
            assert_eq!(refused.status, 422);
            let text = refused.any_page().text_of("main");
            assert!(text.contains(words), "{text}");
        }
        closes(&lefevre, &url, &[]).await.redirects();
        assert_eq!(closes(&lefevre, &url, &[]).await.status, 422, "it is closed already");
    }
}
