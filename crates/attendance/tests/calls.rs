//! Calling the roll: a few taps, two devices, a line that was cut.

use crate::desk::{Called, call_of, schools, ticked, told};

#[tokio::test]
async fn everybody_is_here_until_a_teacher_taps_who_is_not() {
    for school in schools().await {
        let durand = school.client(school.mme_durand).await;
        let page = durand.get(&call_of(school.ce1_a)).await.page();
        assert!(page.text_of("main").contains("L’appel n’est pas fait"));
        for pupil in [school.lea, school.ines, school.lina] {
            assert_eq!(ticked(&page, pupil), "present");
        }
        let saved = Called::this_morning(school.ce1_a, &[(school.lea, "absent")]).by(&durand).await;
        let page = durand.get(&saved.redirects()).await.page();
        assert!(page.text_of("[role=status]").contains("Appel enregistré : 1 absent."));
        assert!(page.text_of(".call-state").contains("Appel fait par Mme Durand"));
        assert_eq!(ticked(&page, school.lea), "absent");
        assert_eq!(ticked(&page, school.ines), "present");
        // Another team does not see it, another teacher of the school neither.
        let petit = school.client(school.m_petit).await;
        assert_eq!(petit.get(&call_of(school.ce1_a)).await.status, 403);
        let refused = Called::this_morning(school.ce1_a, &[(school.ines, "absent")]);
        assert_eq!(refused.by(&petit).await.status, 403);
        let samira = school.client(school.samira).await;
        assert_eq!(samira.get(&call_of(school.ce1_a)).await.status, 403);
        let lambert = school.client(school.m_lambert).await;
        assert_eq!(lambert.get(&call_of(school.ce1_a)).await.status, 404);
    }
}

#[tokio::test]
async fn the_family_of_an_absent_child_is_told_within_minutes_and_told_when_she_came() {
    for school in schools().await {
        let durand = school.client(school.mme_durand).await;
        let saved = Called::this_morning(school.ce1_a, &[(school.lea, "absent")]);
        saved.by(&durand).await.redirects();
        school.run_jobs().await;
        assert!(told(&school, school.samira).await.is_empty(), "a correction alarms nobody");
        school.clock.advance_minutes(3);
        school.run_jobs().await;
        for guardian in [school.samira, school.marc] {
            let news = told(&school, guardian).await;
            assert_eq!(news.len(), 1, "{news:?}");
            assert!(news[0].contains("Nous n’avons pas vu Léa ce matin"), "{news:?}");
        }
        assert!(told(&school, school.mme_moreau).await.is_empty());
        let samira = school.client(school.samira).await;
        let page = samira.get("/presences").await.page();
        assert_eq!(page.text_of("[data-counter=attendance] [data-counter-value]"), "1");
        let late = Called {
            says: vec![(school.lea, 1, "late")],
            ..Called::this_morning(school.ce1_a, &[])
        };
        late.by(&durand).await.redirects();
        school.clock.advance_minutes(3);
        school.run_jobs().await;
        let news = told(&school, school.samira).await;
        assert_eq!(news.len(), 1, "{news:?}");
        assert!(news[0].contains("Léa est bien en classe"), "{news:?}");
        // The same absence in the afternoon is told once more only on another day.
        school.at("2026-11-23 13:45");
        let page = durand.get(&call_of(school.ce1_a)).await.page();
        assert_eq!(page.attribute("input[name=moment]", "value").as_deref(), Some("pm"));
    }
}

#[tokio::test]
async fn a_child_who_is_away_all_day_is_told_of_once() {
    for school in schools().await {
        let durand = school.client(school.mme_durand).await;
        let absent = [(school.lea, "absent")];
        Called::this_morning(school.ce1_a, &absent).by(&durand).await.redirects();
        school.clock.advance_minutes(5);
        school.run_jobs().await;
        school.at("2026-11-23 13:45");
        let afternoon = Called::this_morning(school.ce1_a, &absent).at("2026-11-23", "pm");
        afternoon.by(&durand).await.redirects();
        school.clock.advance_minutes(5);
        school.run_jobs().await;
        assert_eq!(told(&school, school.samira).await.len(), 1);
        school.at("2026-11-24 08:40");
        let tuesday = Called::this_morning(school.ce1_a, &absent).at("2026-11-24", "am");
        tuesday.by(&durand).await.redirects();
        school.clock.advance_minutes(5);
        school.run_jobs().await;
        assert_eq!(told(&school, school.samira).await.len(), 2);
    }
}

#[tokio::test]
async fn two_devices_that_call_at_once_are_merged_and_their_difference_is_shown() {
    for school in schools().await {
        let petit = school.client(school.m_petit).await;
        let roussel = school.client(school.mme_roussel).await;
        let noe = school.noe;
        let (ten_ago, five_ago) = ("at", "clock");
        let device = |state, ago: i64, others: &[(base::Id<people::Person>, u32, &'static str)]| {
            let now = 1_000_000_000i64;
            let mut says = vec![(noe, 0, state)];
            says.extend(others);
            Called {
                says,
                more: vec![
                    (five_ago.to_owned(), now.to_string()),
                    (format!("{ten_ago}-{noe}"), (now - ago * 60_000).to_string()),
                ],
                ..Called::this_morning(school.cm2_b, &[])
            }
        };
        // The later tap comes first; the earlier one does not undo it, and both are seen.
        let other = school.lea_the_other;
        device("late", 5, &[]).by(&petit).await.redirects();
        device("absent", 10, &[(other, 0, "absent")]).by(&roussel).await.redirects();
        let page = petit.get(&call_of(school.cm2_b)).await.page();
        assert_eq!(ticked(&page, noe), "late");
        assert_eq!(ticked(&page, other), "absent", "nothing of the second device is lost");
        let dispute = page.text_of(".dispute");
        assert!(dispute.contains("Noé Dubois : deux réponses"), "{dispute}");
        assert!(dispute.contains("M. Petit : « en retard »"), "{dispute}");
        assert!(dispute.contains("Mme Roussel : « absent »"), "{dispute}");
        // One tap settles it.
        let seen = page.attribute(&format!(".dispute input[name='seen-{noe}']"), "value");
        let seen = seen.expect("a version");
        let (id, day) = (format!("seen-{noe}"), "2026-11-23");
        let state = format!("state-{noe}");
        let fields = [("day", day), ("moment", "am"), (&*id, &*seen), (&*state, "absent")];
        petit.post(&call_of(school.cm2_b), &fields).await.redirects();
        let page = petit.get(&call_of(school.cm2_b)).await.page();
        assert!(!page.has(".dispute"));
        assert_eq!(ticked(&page, noe), "absent");
        let one = format!("{}/eleves/{noe}?jour=2026-11-23&moment=am", call_of(school.cm2_b));
        let page = petit.get(&one).await.page();
        assert_eq!(page.count("section[aria-labelledby=history] li"), 3, "who and when is kept");
    }
}

#[tokio::test]
async fn a_call_that_is_sent_again_changes_nothing() {
    for school in schools().await {
        let durand = school.client(school.mme_durand).await;
        let kept = Called {
            once: "cle-du-telephone",
            ..Called::this_morning(school.ce1_a, &[(school.lea, "absent")])
        };
        kept.by(&durand).await.redirects();
        let found = Called {
            says: vec![(school.lea, 1, "present")],
            once: "autre",
            ..Called::this_morning(school.ce1_a, &[])
        };
        found.by(&durand).await.redirects();
        // The line was slow: the phone sends what it had kept once more.
        kept.by(&durand).await.redirects();
        let page = durand.get(&call_of(school.ce1_a)).await.page();
        assert_eq!(ticked(&page, school.lea), "present");
        assert!(!page.has(".dispute"));
    }
}

#[tokio::test]
async fn there_is_no_call_without_class_nor_before_its_day() {
    for school in schools().await {
        let durand = school.client(school.mme_durand).await;
        let absent = [(school.lea, "absent")];
        let call = |day, moment| Called::this_morning(school.ce1_a, &absent).at(day, moment);
        let wednesday = call("2026-11-25", "am").by(&durand).await;
        assert_eq!(wednesday.status, 422);
        assert!(wednesday.any_page().text_of("main").contains("Il n’y a pas classe"));
        let tomorrow = call("2026-11-24", "am").by(&durand).await;
        assert_eq!(tomorrow.status, 422);
        assert!(tomorrow.any_page().text_of("main").contains("n’est pas encore venu"));
        let holiday = durand.get(&format!("{}?jour=2026-11-11", call_of(school.ce1_a))).await;
        assert!(holiday.page().text_of("main").contains("Pas de classe"));
        // The head opens the Wednesday mornings of her school.
        let lefevre = school.client(school.mme_lefevre).await;
        let week = format!("/presences/ecoles/{}/semaine", school.jean_mace);
        let five = [("days", "five"), ("afternoon_at", "12:30")];
        assert_eq!(durand.post(&week, &five).await.status, 403);
        lefevre.post(&week, &five).await.redirects();
        school.at("2026-11-25 08:40");
        call("2026-11-25", "am").by(&durand).await.redirects();
        assert_eq!(call("2026-11-25", "pm").by(&durand).await.status, 422);
    }
}

#[tokio::test]
async fn the_canteen_and_the_childcare_are_ticked_by_the_same_tap() {
    for school in schools().await {
        let durand = school.client(school.mme_durand).await;
        let canteen = format!("{}?jour=2026-11-23&moment=canteen", call_of(school.ce1_a));
        let page = durand.get(&canteen).await.page();
        assert_eq!(ticked(&page, school.lea), "absent", "nobody eats who was not ticked");
        let eats = Called::this_morning(school.ce1_a, &[(school.lea, "present")]);
        eats.at("2026-11-23", "canteen").by(&durand).await.redirects();
        let page = durand.get(&canteen).await.page();
        assert_eq!(ticked(&page, school.lea), "present");
        assert_eq!(ticked(&page, school.ines), "absent");
        school.clock.advance_minutes(10);
        school.run_jobs().await;
        assert!(told(&school, school.mme_moreau).await.is_empty(), "that alarms nobody");
        // A week later she is expected again, unless she is away.
        school.at("2026-11-30 10:00");
        let next = format!("{}?jour=2026-11-30&moment=canteen", call_of(school.ce1_a));
        assert_eq!(ticked(&durand.get(&next).await.page(), school.lea), "present");
        let away = Called::this_morning(school.ce1_a, &[(school.lea, "absent")]);
        away.at("2026-11-30", "am").by(&durand).await.redirects();
        let page = durand.get(&next).await.page();
        assert_eq!(ticked(&page, school.lea), "absent");
        assert!(page.text_of(".call-line").contains("Léa absent aujourd’hui"));
        school.at("2026-11-23 12:00");
        let lefevre = school.client(school.mme_lefevre).await;
        let today = format!("/presences/ecoles/{}?jour=2026-11-23", school.jean_mace);
        let page = lefevre.get(&today).await.page();
        assert!(page.text_of(".figures").contains("À la cantine 1"));
    }
}

#[tokio::test]
async fn a_teacher_writes_when_a_child_left_and_with_whom() {
    for school in schools().await {
        let durand = school.client(school.mme_durand).await;
        let samira = school.client(school.samira).await;
        let lists = format!("/presences/eleves/{}/sorties", school.lea);
        let grandmother = [("name", "Fatima Haddad"), ("bond", "sa grand-mère"), ("phone", "")];
        samira.post(&lists, &grandmother).await.redirects();
        assert_eq!(durand.post(&lists, &grandmother).await.status, 403);
        assert!(durand.get(&lists).await.page().text_of("main").contains("Fatima Haddad"));
        let dubois = school.client(school.mme_dubois).await;
        assert_eq!(dubois.get(&lists).await.status, 404);
        Called::this_morning(school.ce1_a, &[]).by(&durand).await.redirects();
        let (lea, class) = (school.lea, call_of(school.ce1_a));
        let one = format!("{class}/eleves/{lea}?jour=2026-11-23&moment=am");
        let page = durand.get(&one).await.page();
        let who = page.texts_of(&format!("select[name='taken-{lea}'] option"));
        assert!(who.contains(&"Fatima Haddad (sa grand-mère)".to_owned()), "{who:?}");
        assert!(who.contains(&"Samira Haddad".to_owned()), "{who:?}");
        let names = ["seen", "state", "minutes", "taken"].map(|what| format!("{what}-{lea}"));
        let values = ["0", "left", "11:10", "Fatima Haddad (sa grand-mère)"];
        let mut fields = vec![("day", "2026-11-23"), ("moment", "am")];
        fields.extend(names.iter().map(String::as_str).zip(values));
        durand.post(&one, &fields).await.redirects();
        let page = durand.get(&class).await.page();
        assert!(page.text_of(".call-line").contains("parti à 11 h 10"));
        let history = durand.get(&one).await.page().text_of("section[aria-labelledby=history]");
        assert!(history.contains("Fatima Haddad"), "{history}");
        // She may no longer from today on.
        let page = samira.get(&lists).await.page();
        let end = page.attribute("form[action$='/fin']", "action").expect("a way to end it");
        assert_eq!(durand.post(&end, &[]).await.status, 404);
        samira.post(&end, &[]).await.redirects();
        assert!(!samira.get(&lists).await.page().text_of(".rows").contains("Fatima"));
    }
}
