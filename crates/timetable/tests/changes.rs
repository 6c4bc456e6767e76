//! One lesson on one day is not as usual: said, shown, told to whom it concerns, taken back.

use crate::desk::{College, colleges, colleges_at};

const CANCELLED: [(&str, &str); 2] = [("kind", "cancelled"), ("word", "Formation")];

#[tokio::test]
async fn a_cancelled_lesson_is_said_in_words_and_told_to_whom_it_concerns() {
    for college in colleges().await {
        college.arranged().await;
        college.says("Mathématiques", "2026-11-26", &CANCELLED).await.redirects();
        let url = "/emploi-du-temps?jour=2026-11-26";
        let page = college.sees(college.malik, url).await;
        let off = page.text_of(".lesson.is-off");
        assert!(off.contains("Annulé") && off.contains("Formation"), "{off}");
        // The week after it is as usual.
        let after = college.sees(college.malik, "/emploi-du-temps?jour=2026-12-03").await;
        assert!(!after.has(".is-off"));
        assert!(college.told(college.mme_diallo).await.is_empty(), "not within five minutes");
        college.school.clock.advance_minutes(6);
        college.school.run_jobs().await;
        for person in [college.malik, college.mme_diallo, college.mme_benali, college.m_roche] {
            let told = college.told(person).await;
            assert!(told.len() == 1 && told[0].contains("Mathématiques n’a pas lieu"), "{told:?}");
        }
        for person in [college.mme_vidal, college.mme_besson, college.school.samira] {
            assert!(college.told(person).await.is_empty());
        }
        // Once.
        college.school.run_jobs().await;
        assert_eq!(college.told(college.mme_diallo).await.len(), 1);
    }
}

#[tokio::test]
async fn what_is_said_in_the_evening_waits_for_the_morning() {
    for college in colleges_at("2026-11-23 20:30").await {
        college.arranged().await;
        college.says("Allemand", "2026-11-24", &CANCELLED).await.redirects();
        college.school.clock.advance_minutes(6);
        college.school.run_jobs().await;
        assert!(college.told(college.mme_benali).await.is_empty());
        college.school.at("2026-11-24 07:05");
        college.school.run_jobs().await;
        assert_eq!(college.told(college.mme_benali).await.len(), 1);
        // Malik is not in the group: nobody tells his mother.
        assert!(college.told(college.mme_diallo).await.is_empty());
    }
}

#[tokio::test]
async fn what_is_far_ahead_is_told_on_the_evening_before() {
    for college in colleges().await {
        college.arranged().await;
        college.says("Mathématiques", "2026-12-07", &CANCELLED).await.redirects();
        college.school.at("2026-12-04 17:00");
        college.school.run_jobs().await;
        assert!(college.told(college.mme_diallo).await.is_empty());
        college.school.at("2026-12-04 18:00");
        college.school.run_jobs().await;
        assert_eq!(college.told(college.mme_diallo).await.len(), 1, "on the Friday before");
    }
}

#[tokio::test]
async fn of_a_lesson_that_a_new_timetable_took_away_nobody_is_told() {
    for college in colleges().await {
        college.arranged().await;
        college.says("Mathématiques", "2026-12-07", &CANCELLED).await.redirects();
        let other = "jour;debut;fin;matiere;classe\nlundi;14h00;15h00;Sciences;6e A\n";
        let import = college.reads("nouveau.csv", other).await;
        college.applies(&import, "2026-11-30").await;
        college.school.at("2026-12-04 18:00");
        college.school.run_jobs().await;
        assert!(college.told(college.mme_diallo).await.is_empty());
    }
}

#[tokio::test]
async fn a_change_taken_back_in_time_is_told_to_nobody_and_later_to_everybody() {
    for college in colleges().await {
        college.arranged().await;
        let withdraw = || async {
            let school = format!("/emploi-du-temps/etablissements/{}", college.college);
            let page = college.sees(college.mme_besson, &school).await;
            let action = page.attribute("form[action$='/retrait']", "action").expect("a change");
            let roche = college.client(college.m_roche).await;
            assert_eq!(roche.post(&action, &[]).await.status, 403);
            let diallo = college.client(college.mme_diallo).await;
            assert_eq!(diallo.post(&action, &[]).await.status, 404);
            college.head().await.post(&action, &[]).await.redirects();
            assert_eq!(college.head().await.post(&action, &[]).await.status, 409);
        };
        college.says("Mathématiques", "2026-11-26", &CANCELLED).await.redirects();
        withdraw().await;
        college.school.clock.advance_minutes(6);
        college.school.run_jobs().await;
        assert!(college.told(college.malik).await.is_empty());
        college.says("Mathématiques", "2026-11-26", &CANCELLED).await.redirects();
        college.school.clock.advance_minutes(6);
        college.school.run_jobs().await;
        withdraw().await;
        college.school.run_jobs().await;
        let told = college.told(college.malik).await;
        assert!(told.len() == 1 && told[0].contains("finalement comme d’habitude"), "{told:?}");
    }
}

#[tokio::test]
async fn a_lesson_moves_changes_hands_and_changes_rooms() {
    for college in colleges().await {
        college.arranged().await;
        let moved =
            [("kind", "moved"), ("to_day", "2026-11-27"), ("from", "14:00"), ("until", "14:55")];
        college.says("Mathématiques", "2026-11-26", &moved).await.redirects();
        let week = college.sees(college.malik, "/emploi-du-temps?jour=2026-11-26").await;
        let all = week.texts_of(".lesson");
        assert!(all.iter().any(|it| it.contains("Déplacé : vendredi 27 novembre à 14")), "{all:?}");
        assert!(all.iter().any(|it| it.contains("Déplacé de jeudi 26 novembre")), "{all:?}");
        let vidal = college.mme_vidal.to_string();
        let instead = [("kind", "teacher"), ("teacher", vidal.as_str())];
        college.says("Mathématiques", "2026-11-23", &instead).await.redirects();
        let own = college.lessons(college.mme_vidal, "/emploi-du-temps").await;
        assert!(own.iter().any(|it| it.contains("Remplace M. Roche")), "{own:?}");
        let roche = college.sees(college.m_roche, "/emploi-du-temps").await;
        assert!(roche.text_of(".lesson.is-changed").contains("Remplace M. Roche"));
        // Somebody of another school, a day of holidays, a day without it, nothing chosen: refused.
        let durand = college.school.mme_durand.to_string();
        let wrong: [&[(&str, &str)]; 6] = [
            &[("kind", "moved"), ("to_day", "2027-02-01"), ("from", "8:00"), ("until", "9:00")],
            &[("kind", "teacher"), ("teacher", &durand)],
            &[("kind", "moved"), ("to_day", "2026-12-23"), ("from", "8:00"), ("until", "9:00")],
            &[("kind", "moved"), ("to_day", "2026-11-27"), ("from", "9:00"), ("until", "8:00")],
            &[("kind", "room"), ("room", "")],
            &[("kind", "")],
        ];
        for fields in wrong {
            let answer = college.says("Mathématiques", "2026-11-30", fields).await;
            assert_eq!(answer.status, 422, "{fields:?}");
        }
        let lesson = college.lesson_url("Mathématiques", "2026-11-30").await;
        let path = lesson.split('?').next().expect("a path");
        let tuesday = [("day", "2026-12-01"), ("kind", "cancelled")];
        let answer = college.head().await.post(&format!("{path}/changements"), &tuesday).await;
        assert_eq!(answer.status, 422);
        let roche = college.client(college.m_roche).await;
        let monday = [("day", "2026-11-30"), ("kind", "cancelled")];
        assert_eq!(roche.post(&format!("{path}/changements"), &monday).await.status, 403);
        assert_eq!(college.status(college.mme_diallo, &lesson).await, 404);
    }
}

/// The days of mathematics in somebody's calendar until the holidays.
async fn days_of(college: &College, person: base::Id<people::Person>) -> (Vec<String>, usize) {
    let client = college.client(person).await;
    let told = client.get_json("/api/emploi-du-temps?du=2026-11-23&au=2026-12-11").await.json();
    let lessons = told[0]["lessons"].as_array().cloned().unwrap_or_default();
    let maths = lessons.iter().filter(|it| it["subject"] == "Mathématiques");
    let days = maths.filter_map(|it| it["day"].as_str().map(str::to_owned)).collect();
    let file = client.get("/emploi-du-temps/cours.ics").await.text();
    (days, file.matches("SUMMARY:Mathématiques").count())
}

#[tokio::test]
async fn who_stands_in_once_has_one_lesson_and_it_is_no_more_that_of_who_is_replaced() {
    for college in colleges().await {
        college.arranged().await;
        let usual = days_of(&college, college.m_roche).await;
        assert_eq!(usual.0.len(), 6);
        let vidal = college.mme_vidal.to_string();
        let instead = [("kind", "teacher"), ("teacher", vidal.as_str())];
        college.says("Mathématiques", "2026-11-26", &instead).await.redirects();
        let stands_in = (vec!["2026-11-26".to_owned()], 1);
        assert_eq!(days_of(&college, college.mme_vidal).await, stands_in);
        let less = days_of(&college, college.m_roche).await;
        assert_eq!((less.0.len(), less.1), (5, usual.1 - 1));
        college.school.clock.advance_minutes(6);
        college.school.run_jobs().await;
        // Somebody else does it: she is told, alone, and nothing of it stays in her week.
        let besson = college.mme_besson.to_string();
        let other = [("kind", "teacher"), ("teacher", besson.as_str())];
        college.says("Mathématiques", "2026-11-26", &other).await.redirects();
        assert_eq!(days_of(&college, college.mme_vidal).await, (Vec::new(), 0));
        let own = college.lessons(college.mme_vidal, "/emploi-du-temps?jour=2026-11-26").await;
        assert!(!own.iter().any(|it| it.contains("Mathématiques")), "{own:?}");
        college.school.run_jobs().await;
        let told = college.told(college.mme_vidal).await;
        assert!(told.len() == 1 && told[0].contains("vous ne remplacez plus"), "{told:?}");
        assert!(
            college.told(college.mme_diallo).await.is_empty(),
            "the new one waits five minutes"
        );
        college.school.clock.advance_minutes(6);
        college.school.run_jobs().await;
        assert_eq!(college.told(college.mme_diallo).await.len(), 1);
    }
}

#[tokio::test]
async fn a_teacher_is_away_and_none_of_his_lessons_takes_place() {
    for college in colleges().await {
        college.arranged().await;
        let url = format!("/emploi-du-temps/etablissements/{}/absences", college.college);
        let roche = college.m_roche.to_string();
        let fields = [
            ("teacher", roche.as_str()),
            ("from_on", "2026-11-23"),
            ("until_on", "2026-11-27"),
            ("word", ""),
        ];
        let head = college.head().await;
        head.post(&url, &fields).await.redirects();
        let page = college.sees(college.malik, "/emploi-du-temps").await;
        assert_eq!(page.count(".lesson.is-off"), 2);
        // Said again, it changes nothing more.
        head.post(&url, &fields).await.redirects();
        let school = format!("/emploi-du-temps/etablissements/{}", college.college);
        let page = college.sees(college.mme_besson, &school).await;
        assert_eq!(page.count("section[aria-labelledby=changes] li"), 2);
        let first = page.texts_of("section[aria-labelledby=changes] p").remove(0);
        assert!(first.contains("Mathématiques, 6e A lundi 23 novembre, 8 h 30"), "{first}");
        let nobody = [("teacher", ""), ("from_on", "2026-11-23")];
        assert_eq!(head.post(&url, &nobody).await.status, 422);
        let long =
            [("teacher", roche.as_str()), ("from_on", "2026-11-23"), ("until_on", "2027-06-01")];
        assert_eq!(head.post(&url, &long).await.status, 422);
        let durand = college.school.mme_durand.to_string();
        let stranger = [("teacher", durand.as_str()), ("from_on", "2026-11-23")];
        assert_eq!(head.post(&url, &stranger).await.status, 422);
    }
}

#[tokio::test]
async fn a_lesson_may_be_added_on_one_day() {
    for college in colleges().await {
        college.arranged().await;
        let url = format!("/emploi-du-temps/etablissements/{}/cours", college.college);
        let (class, roche) = (college.sixth_a.to_string(), college.m_roche.to_string());
        let fields = [
            ("subject", "Rattrapage"),
            ("pupils", class.as_str()),
            ("teacher", roche.as_str()),
            ("day", "2026-11-25"),
            ("from", "10:00"),
            ("until", "11:00"),
        ];
        let head = college.head().await;
        head.post(&url, &fields).await.redirects();
        let week = college.sees(college.malik, "/emploi-du-temps").await;
        assert!(week.text_of(".lesson.is-changed").contains("Rattrapage"));
        // Another timetable does not take it away.
        college.arranged().await;
        let own = college.lessons(college.m_roche, "/emploi-du-temps").await;
        assert!(own.iter().any(|it| it.contains("Rattrapage")), "{own:?}");
        for (name, value) in
            [("subject", ""), ("pupils", "1"), ("day", "2026-12-25"), ("until", "09:00")]
        {
            let wrong: Vec<(&str, &str)> = fields
                .iter()
                .map(|(field, usual)| (*field, if *field == name { value } else { *usual }))
                .collect();
            assert_eq!(head.post(&url, &wrong).await.status, 422, "{name}");
        }
    }
}

#[tokio::test]
async fn an_added_lesson_that_is_taken_back_does_not_take_place() {
    for college in colleges().await {
        college.arranged().await;
        let school = format!("/emploi-du-temps/etablissements/{}", college.college);
        let (class, roche) = (college.sixth_a.to_string(), college.m_roche.to_string());
        let fields = [
            ("subject", "Rattrapage"),
            ("pupils", class.as_str()),
            ("teacher", roche.as_str()),
            ("day", "2026-11-25"),
            ("from", "10:00"),
            ("until", "11:00"),
        ];
        let head = college.head().await;
        head.post(&format!("{school}/cours"), &fields).await.redirects();
        let word = [("kind", "cancelled"), ("word", "")];
        college.says("Rattrapage", "2026-11-25", &word).await.redirects();
        college.school.clock.advance_minutes(6);
        college.school.run_jobs().await;
        let page = head.get(&school).await.page();
        let asked = page.attributes("[aria-labelledby=changes] button", "data-confirm");
        assert!(asked[0].starts_with("Ce cours n’aura pas lieu"), "{asked:?}");
        let added = page.attributes("form[action$='/retrait']", "action");
        head.post(&added[0], &[]).await.redirects();
        let page = head.get(&school).await.page();
        assert!(!page.has("section[aria-labelledby=changes] li"), "nothing is left of it");
        for person in [college.malik, college.m_roche] {
            let own = college.lessons(person, "/emploi-du-temps").await;
            assert!(!own.iter().any(|it| it.contains("Rattrapage")), "{own:?}");
        }
        college.school.run_jobs().await;
        let told = college.told(college.malik).await;
        assert!(told.len() == 1 && told[0].contains("n’a finalement pas lieu"), "{told:?}");
    }
}

#[tokio::test]
async fn rooms_are_added_and_closed_by_the_head() {
    for college in colleges().await {
        college.arranged().await;
        let url = format!("/emploi-du-temps/etablissements/{}/salles", college.college);
        let head = college.head().await;
        head.post(&url, &[("name", "Gymnase")]).await.redirects();
        assert_eq!(head.post(&url, &[("name", "  ")]).await.status, 422);
        let page = head.get(&url).await.page();
        assert!(page.text_of("section[aria-labelledby=rooms]").contains("Gymnase"));
        let room = page.attribute("input[name=room]", "value").expect("a room");
        let close = format!("{url}/fermeture");
        head.post(&close, &[("room", room.as_str())]).await.redirects();
        assert_eq!(head.post(&close, &[("room", room.as_str())]).await.status, 409);
        let roche = college.client(college.m_roche).await;
        assert_eq!(roche.post(&url, &[("name", "Cave")]).await.status, 403);
    }
}
