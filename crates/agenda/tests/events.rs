//! Events: who writes where, who reads what, who is told.

use crate::desk::{class, desk, of_school, own, schools, schools_at};
use axum::http::StatusCode;

#[tokio::test]
async fn a_teacher_writes_for_her_class_and_only_those_it_is_for_read_it() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let visit = durand.writes(&class(&school), &[("pupils", "")]).await;
        let page = durand.page(&visit).await;
        assert_eq!(page.text_of("h1"), "Visite de la caserne");
        assert!(page.text_of("dl.facts").contains("jeudi 3 décembre 2026, 9 h – 11"));
        for (person, may) in [
            (school.samira, true),
            (school.m_moreau, true),
            (school.lea, false),
            (school.mme_lefevre, true),
            (school.mme_dubois, false),
            (school.m_petit, false),
            (school.m_lambert, false),
        ] {
            let status = desk(&school, person).await.0.get(&visit).await.status;
            let wanted = if may { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(status, wanted);
        }
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.week("2026-12-01").await, ["Visite de la caserne"]);
        assert!(desk(&school, school.lea).await.week("2026-12-01").await.is_empty());
    }
}

#[tokio::test]
async fn one_writes_only_where_one_is_at_home() {
    for school in schools().await {
        let places = [class(&school), of_school(&school)];
        for (person, written) in [
            (school.mme_durand, [true, false]),
            (school.mme_lefevre, [true, true]),
            (school.m_petit, [false, false]),
            (school.samira, [false, false]),
            (school.lea, [false, false]),
            (school.m_lambert, [false, false]),
        ] {
            let desk = desk(&school, person).await;
            for (place, may) in places.iter().zip(written) {
                let answered = desk.try_writes(place, &[]).await;
                let wanted =
                    if may { StatusCode::SEE_OTHER } else { StatusCode::UNPROCESSABLE_ENTITY };
                assert_eq!(answered.status, wanted);
                if !may {
                    let words = answered.any_page().text_of(".problems");
                    assert!(words.contains("ne pouvez pas écrire dans cet agenda"), "{words}");
                }
            }
            // Everybody has an agenda of his own, and nobody writes in another's.
            desk.writes(&own(person), &[]).await;
            let other = if person == school.lea { school.samira } else { school.lea };
            let answered = desk.try_writes(&own(other), &[]).await;
            assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
}

#[tokio::test]
async fn ones_own_agenda_is_nobody_elses() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let mine = samira.writes(&own(school.samira), &[("title", "Dentiste")]).await;
        assert_eq!(samira.week("2026-12-03").await, ["Dentiste"]);
        for person in [school.marc, school.lea, school.mme_durand, school.mme_lefevre] {
            let answered = desk(&school, person).await.0.get(&mine).await;
            assert_eq!(answered.status, StatusCode::NOT_FOUND);
        }
        let cancel = format!("{mine}/annulation");
        samira.0.post(&cancel, &[]).await.redirects();
        assert!(samira.week("2026-12-03").await.is_empty());
        assert_eq!(samira.0.get(&mine).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn who_an_event_is_for_is_told_when_it_is_made_moved_and_cancelled() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let visit = durand.writes(&class(&school), &[]).await;
        let edit = format!("{visit}/modification");
        durand.changes(&edit, &[("day", "2026-12-04"), ("tells", "on")]).await.redirects();
        let cancel = format!("{visit}/annulation");
        assert!(durand.page(&cancel).await.text_of("main").contains("reste visible, barré"));
        durand.0.post(&cancel, &[]).await.redirects();
        let told = samira.told().await;
        for words in ["À l’agenda", "Déplacé", "Annulé"] {
            assert!(told.iter().any(|it| it.contains(words)), "{words}: {told:?}");
        }
        assert!(durand.told().await.is_empty(), "she did it");
        assert!(desk(&school, school.mme_dubois).await.told().await.is_empty());
        let page = samira.page("/agenda?jour=2026-12-04").await;
        assert_eq!(page.texts_of(".day s b"), ["Visite de la caserne"]);
        let page = samira.page(&visit).await;
        assert!(page.text_of(".note").contains("annulé"));
    }
}

#[tokio::test]
async fn a_whole_school_is_told_in_a_job() {
    for school in schools().await {
        let head = desk(&school, school.mme_lefevre).await;
        head.writes(&of_school(&school), &[("title", "Marché de Noël")]).await;
        school.run_jobs().await;
        for person in [school.samira, school.mme_dubois, school.m_petit] {
            let told = desk(&school, person).await.told().await;
            assert!(told[0].contains("Marché de Noël"), "{told:?}");
        }
        assert!(desk(&school, school.mme_bernard).await.told().await.is_empty());
    }
}

#[tokio::test]
async fn a_form_sent_twice_is_one_event_and_a_wrong_one_says_why() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let place = class(&school);
        let first = durand.writes(&place, &[("once", "a")]).await;
        assert_eq!(durand.writes(&place, &[("once", "a")]).await, first);
        assert_eq!(durand.week("2026-12-03").await.len(), 1);
        let wrong = durand.try_writes(&place, &[("title", ""), ("end", "08:00")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = wrong.any_page();
        assert!(page.has("#title[aria-invalid]"));
        assert_eq!(page.attribute("#location", "value").as_deref(), Some("Caserne des pompiers"));
    }
}

#[tokio::test]
async fn two_teachers_who_edit_one_event_lose_nothing() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let head = desk(&school, school.mme_lefevre).await;
        let visit = durand.writes(&class(&school), &[]).await;
        let edit = format!("{visit}/modification");
        let seen = head.form(&edit).await;
        let hers = [("title", "Visite des pompiers"), ("body", "Bottes, gants.")];
        durand.changes(&edit, &hers).await.redirects();
        let late = head.sends(&edit, &seen, &[("location", "Rue du Feu")]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = late.any_page();
        assert!(page.text_of(".problems").contains("Rien de votre texte n’est perdu"));
        assert_eq!(page.attribute("#location", "value").as_deref(), Some("Rue du Feu"));
        let other = page.text_of("section[aria-labelledby='other']");
        assert!(other.contains("La version de Claire Durand"), "{other}");
        assert!(other.contains("Visite des pompiers") && other.contains("Bottes, gants."));
        assert_eq!(durand.page(&visit).await.text_of("h1"), "Visite des pompiers");
        // She takes what she misses, and saves over it: what it was stays in the history.
        let version = page.attribute("input[name='version']", "value").expect("the newest");
        let again = [("location", "Rue du Feu"), ("version", version.as_str())];
        head.sends(&edit, &seen, &again).await.redirects();
        let history = durand.page(&format!("{visit}/versions")).await;
        let titles = history.texts_of("details.letter summary .quiet");
        assert_eq!(titles, ["Visite de la caserne", "Visite des pompiers", "Visite de la caserne"]);
        assert!(history.text_of("main").contains("Bottes, gants."));
        let samira = desk(&school, school.samira).await.0.get(&format!("{visit}/versions")).await;
        assert_eq!(samira.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn an_event_that_was_cancelled_while_one_wrote_says_so_and_keeps_ones_words() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let head = desk(&school, school.mme_lefevre).await;
        let visit = durand.writes(&class(&school), &[]).await;
        let edit = format!("{visit}/modification");
        let seen = head.form(&edit).await;
        durand.0.post(&format!("{visit}/annulation"), &[]).await.redirects();
        let late = head.sends(&edit, &seen, &[("location", "Rue du Feu")]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = late.any_page();
        assert!(page.text_of(".problems").contains("passé ou annulé"));
        assert_eq!(page.attribute("#location", "value").as_deref(), Some("Rue du Feu"));
        // Cancelled by two at the same moment, it is told once.
        head.0.post(&format!("{visit}/annulation"), &[]).await.redirects();
        let told = desk(&school, school.samira).await.told().await;
        assert_eq!(told.iter().filter(|it| it.contains("Annulé")).count(), 1, "{told:?}");
    }
}

#[tokio::test]
async fn holidays_of_zone_b_and_public_holidays_are_in_everybodys_agenda() {
    for school in schools_at("2027-02-15 10:00").await {
        let samira = desk(&school, school.samira).await;
        let page = samira.page("/agenda/mois?jour=2027-02-01").await;
        assert!(page.text_of(".month").contains("Vacances d’hiver"));
        let page = samira.page("/agenda/mois?jour=2027-05-01").await;
        let words = page.text_of("main");
        for day in ["Fête du Travail", "Victoire de 1945", "Ascension", "Lundi de Pentecôte"] {
            assert!(words.contains(day), "{day}");
        }
        let home = samira.page("/agenda?jour=2027-02-22").await;
        assert!(home.text_of(".day").contains("Vacances d’hiver"));
    }
}

/// A week of four days with a bridge day, as the roll calls publish it.
async fn declares_closed(school: &testing::TestSchool, day: &str) {
    let closed = vec![base::Day::parse_iso(day).expect("a day")];
    let (id, week) = (school.jean_mace, base::SchoolWeek { closed, ..base::SchoolWeek::default() });
    let write = move |tx: &db::Tx<'_>| people::school::set_week(tx, id, &week);
    school.app.db.write(write).await.expect("declared");
}

#[tokio::test]
async fn a_day_the_school_declared_closed_is_said_and_left_out() {
    for school in schools().await {
        declares_closed(&school, "2026-12-07").await;
        let durand = desk(&school, school.mme_durand).await;
        let fields = [
            ("title", "Lecture"),
            ("repeat", "daily"),
            ("until_on", "2026-12-11"),
            ("skips_holidays", "on"),
        ];
        durand.writes(&class(&school), &fields).await;
        let samira = desk(&school, school.samira).await;
        let page = samira.page("/agenda?jour=2026-12-07").await;
        assert_eq!(page.texts_of(".day .row.off b"), ["École fermée"]);
        let days = page.texts_of(".day h3");
        let shown: Vec<&str> = days.iter().filter_map(|it| it.split(' ').next()).collect();
        assert_eq!(shown, ["lundi", "mardi", "jeudi", "vendredi"], "no class on Wednesday");
        let month = samira.page("/agenda/mois?jour=2026-12-01").await;
        assert!(month.text_of(".month td.off").contains("École fermée"));
        // Somebody of another school has class that day.
        let bernard = desk(&school, school.mme_bernard).await;
        assert!(!bernard.page("/agenda?jour=2026-12-07").await.has(".row.off"));
    }
}

#[tokio::test]
async fn a_parent_of_two_sees_what_concerns_each_child() {
    for school in schools().await {
        desk(&school, school.mme_durand).await.writes(&class(&school), &[]).await;
        let garnier = desk(&school, school.mme_garnier).await;
        let nursery = format!("class:{}", school.ms_gs);
        garnier.writes(&nursery, &[("title", "Galette"), ("start", "08:30")]).await;
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.week("2026-12-03").await, ["Galette", "Visite de la caserne"]);
        let page = samira.page("/agenda?jour=2026-12-03").await;
        assert_eq!(page.texts_of(".day .tag.child"), ["Jules", "Léa"]);
        let path = format!("/agenda?jour=2026-12-03&enfant={}", school.lea);
        assert_eq!(samira.page(&path).await.texts_of(".day .rows b"), ["Visite de la caserne"]);
        let path = format!("/agenda?jour=2026-12-03&enfant={}", school.noe);
        assert_eq!(samira.page(&path).await.texts_of(".day .rows b").len(), 2, "not hers");
    }
}
