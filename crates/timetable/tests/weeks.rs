//! Who sees which week, and what is in it.

use crate::desk::{colleges, colleges_at};

#[tokio::test]
async fn each_sees_the_week_that_is_his_and_no_other_class_s() {
    for college in colleges().await {
        college.arranged().await;
        let rose = college.lessons(college.rose, "/emploi-du-temps").await;
        assert!(rose.iter().any(|it| it.contains("Allemand")), "{rose:?}");
        assert!(rose.iter().any(|it| it.contains("M. Roche")), "{rose:?}");
        // Malik does not learn German: it is in the week of his class and not in his own.
        let malik = college.lessons(college.malik, "/emploi-du-temps").await;
        assert!(malik.len() == 3 && !malik.iter().any(|it| it.contains("Allemand")), "{malik:?}");
        let class = college.lessons(college.malik, &college.class_url()).await;
        assert!(class.iter().any(|it| it.contains("Allemand")), "{class:?}");
        // His mother sees his week, and the class's; not that of Rose.
        let url = |pupil: base::Id<people::Person>| format!("/emploi-du-temps/eleves/{pupil}");
        let mother = college.mme_diallo;
        assert_eq!(college.lessons(mother, "/emploi-du-temps").await.len(), 3);
        assert_eq!(college.lessons(mother, &url(college.malik)).await.len(), 3);
        assert_eq!(college.status(mother, &url(college.rose)).await, 404);
        assert_eq!(college.status(mother, &college.class_url()).await, 200);
        for stranger in [college.school.mme_durand, college.school.samira, college.mme_leroy] {
            assert_eq!(college.status(stranger, &college.class_url()).await, 404);
            assert_eq!(college.status(stranger, &url(college.malik)).await, 404);
        }
        // An école has none.
        let none = format!("/emploi-du-temps/classes/{}", college.school.ce1_a);
        assert_eq!(college.status(college.school.mme_durand, &none).await, 404);
        let page = college.sees(college.school.mme_durand, "/emploi-du-temps").await;
        assert!(page.text_of("main").contains("Aucun emploi du temps"));
    }
}

#[tokio::test]
async fn teachers_and_rooms_are_seen_by_those_who_work_there() {
    for college in colleges().await {
        college.arranged().await;
        let roche = format!("/emploi-du-temps/professeurs/{}", college.m_roche);
        let own = college.lessons(college.m_roche, "/emploi-du-temps").await;
        assert!(own.len() == 2 && own[0].contains("6e A"), "{own:?}");
        let page = college.sees(college.m_roche, "/emploi-du-temps").await;
        assert_eq!(page.texts_of(".lesson b"), ["6e A", "6e A"], "a teacher looks for whom");
        let page = college.sees(college.malik, "/emploi-du-temps").await;
        assert!(
            page.texts_of(".lesson b").contains(&"Mathématiques".to_owned()),
            "a pupil for what"
        );
        assert_eq!(college.lessons(college.mme_vidal, &roche).await.len(), 2);
        for person in [college.rose, college.mme_diallo, college.school.mme_durand] {
            assert_eq!(college.status(person, &roche).await, 404);
        }
        let school = format!("/emploi-du-temps/etablissements/{}", college.college);
        let page = college.sees(college.mme_vidal, &school).await;
        assert!(!page.has("a[href$='/import']"), "she brings nothing in");
        let rooms = page.attributes("section[aria-labelledby=rooms] a", "href");
        assert_eq!(rooms.len(), 3, "101, 12 and 204");
        let names = page.texts_of("section[aria-labelledby=rooms] a");
        let place = names.iter().position(|it| it == "204").expect("the room");
        let room = college.lessons(college.mme_vidal, &rooms[place]).await;
        assert!(room.len() == 2 && room[0].contains("M. Roche"), "{room:?}");
        for person in [college.rose, college.mme_diallo, college.school.mme_durand] {
            assert_eq!(college.status(person, &rooms[place]).await, 404);
            assert_eq!(college.status(person, &school).await, 404);
        }
        // The head arranges; her teachers and the CPE read.
        for what in ["import", "salles", "semaines", "cours", "absences"] {
            let url = format!("{school}/{what}");
            assert_eq!(college.status(college.mme_besson, &url).await, 200, "{what}");
            assert_eq!(college.status(college.m_sarr, &url).await, 403, "{what}");
            assert_eq!(college.status(college.mme_diallo, &url).await, 404, "{what}");
            assert_eq!(college.status(college.school.mme_lefevre, &url).await, 404, "{what}");
        }
    }
}

#[tokio::test]
async fn a_week_is_turned_and_today_is_marked() {
    for college in colleges().await {
        college.arranged().await;
        let page = college.sees(college.rose, "/emploi-du-temps").await;
        assert_eq!(page.text_of("th[aria-current=date]"), "Lundi 23 aujourd’hui");
        assert!(page.text_of(".timetable-weeks h2").starts_with("Semaine"));
        let next = page.attribute(".timetable-weeks a[rel=next]", "href").expect("a way on");
        assert_eq!(next, "/emploi-du-temps?jour=2026-11-30");
        let tomorrow = page.attribute(".timetable-days a[rel=next]", "href").expect("a way on");
        assert_eq!(tomorrow, "/emploi-du-temps?jour=2026-11-24");
        // On a phone the days of the week are one tap away, and what is not as usual is marked.
        let days = page.texts_of(".timetable-strip a");
        assert_eq!(days.len(), 5, "{days:?}");
        assert_eq!((&*days[0], &*days[2]), ("Lun. 23 2 cours", "Mer. 25 0 cours"));
        assert_eq!(page.text_of(".timetable-strip a[aria-current]"), days[0]);
        assert!(!page.has(".timetable-strip .is-changed"));
        college.says("Mathématiques", "2026-11-26", &[("kind", "cancelled")]).await.redirects();
        let page = college.sees(college.rose, "/emploi-du-temps").await;
        assert_eq!(page.text_of(".timetable-strip .is-changed"), "Jeu. 26 0 cours un changement");
        // The week after, German is not given: it is of the other letter.
        let week = college.lessons(college.rose, &next).await;
        let german = |all: &[String]| all.iter().any(|it| it.contains("Allemand"));
        let this = college.lessons(college.rose, "/emploi-du-temps").await;
        assert_ne!(german(&week), german(&this));
        // Holidays are closed, and there is nothing to see.
        let holidays = college.sees(college.rose, "/emploi-du-temps?jour=2026-12-23").await;
        assert!(holidays.text_of("main").contains("Pas de cours cette semaine"));
        assert_eq!(college.status(college.rose, "/emploi-du-temps?jour=demain").await, 400);
    }
}

#[tokio::test]
async fn a_head_says_how_weeks_are_counted() {
    for college in colleges().await {
        college.arranged().await;
        let url = format!("/emploi-du-temps/etablissements/{}/semaines", college.college);
        let german = |all: &[String]| all.iter().any(|it| it.contains("Allemand"));
        let before = college.lessons(college.rose, "/emploi-du-temps").await;
        let head = college.head().await;
        let other = if german(&before) { "first_b" } else { "first_a" };
        head.post(&url, &[("alternation", other)]).await.redirects();
        let after = college.lessons(college.rose, "/emploi-du-temps").await;
        assert_ne!(german(&before), german(&after));
        assert_eq!(head.post(&url, &[("alternation", "sometimes")]).await.status, 400);
    }
}

#[tokio::test]
async fn the_home_page_says_what_comes_next() {
    for college in colleges_at("2026-11-23 18:10").await {
        let card = "section[aria-labelledby=timetable-card]";
        let features = college.school.app.features.iter();
        assert!(features.filter(|it| it.name == "timetable").all(|it| it.card.is_some()));
        let home = |person| {
            let school = &college.school;
            async move {
                let standing = move |tx: &db::Tx<'_>| people::Standing::load(tx, person);
                let standing = school.app.db.read(standing).await.expect("read").expect("stands");
                let now = school.clock.now();
                let load = move |tx: &db::Tx<'_>| {
                    let home = web::HomeOf::of(&standing, now);
                    let feature = timetable::feature();
                    let card = feature.card.expect("a card");
                    Ok((card.load)(tx, &home)?.is_some())
                };
                school.app.db.read(load).await.expect("loaded")
            }
        };
        assert!(!home(college.malik).await, "{card}: there is no timetable yet");
        college.arranged().await;
        for person in [college.malik, college.mme_diallo, college.m_roche, college.mme_benali] {
            assert!(home(person).await);
        }
        assert!(!home(college.school.mme_durand).await);
        assert!(!home(college.mme_besson).await, "she teaches nothing");
    }
}

#[tokio::test]
async fn ones_lessons_leave_as_a_calendar() {
    for college in colleges().await {
        college.arranged().await;
        let malik = college.client(college.malik).await;
        let file = malik.get("/emploi-du-temps/cours.ics").await;
        assert_eq!(file.header("content-type").as_deref(), Some("text/calendar; charset=utf-8"));
        let text = file.text();
        // Half past eight, in winter and in summer.
        assert!(text.contains("DTSTART:20261123T073000Z"), "{text}");
        assert!(text.contains("DTSTART:20270405T063000Z"), "{text}");
        assert!(text.contains("LOCATION:204") && !text.contains("Allemand"));
        // 21 December is in the holidays.
        assert!(!text.contains("DTSTART:20261221"));
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
    }
}

#[tokio::test]
async fn a_calendar_reads_ones_lessons_at_a_secret_address_until_it_is_revoked() {
    for college in colleges().await {
        college.arranged().await;
        let url = "/emploi-du-temps/abonnement";
        let mother = college.client(college.mme_benali).await;
        assert!(!mother.get(url).await.page().has("#address"));
        mother.post(url, &[]).await.redirects();
        let address = |page: testing::Page| {
            let whole = page.attribute("#address", "value").expect("an address");
            whole.strip_prefix("http://test.invalid").expect("ours").to_owned()
        };
        let first = address(mother.get(url).await.page());
        let nobody = college.school.nobody();
        let file = nobody.get(&first).await;
        assert!(file.text().contains("SUMMARY:Mathématiques (Ilyes)"), "{}", file.text());
        assert!(file.text().contains("SUMMARY:Allemand (Ilyes)"));
        // What is cancelled is gone the next time it is read.
        college.says("Mathématiques", "2026-11-23", &[("kind", "cancelled")]).await.redirects();
        assert!(!nobody.get(&first).await.text().contains("DTSTART:20261123T073000Z"));
        assert!(mother.get(url).await.page().text_of("main").contains("Lue pour la dernière fois"));
        for wrong in [first.replace("/cours.ics", "0/cours.ics"), first.replace('/', "/1")] {
            assert_eq!(nobody.get(&wrong).await.status, 404);
        }
        mother.post(url, &[]).await.redirects();
        let second = address(mother.get(url).await.page());
        assert_eq!(nobody.get(&first).await.status, 404);
        assert_eq!(nobody.get(&second).await.status, 200);
        mother.post(&format!("{url}/fin"), &[]).await.redirects();
        assert_eq!(nobody.get(&second).await.status, 404);
    }
}

#[tokio::test]
async fn programs_are_told_the_lessons_of_who_asks_and_of_his_children() {
    for college in colleges().await {
        college.arranged().await;
        let url = "/api/emploi-du-temps?du=2026-11-23&au=2026-11-28";
        let asked = async |person, url: &str| {
            let client = college.client(person).await;
            client.get_json(url).await
        };
        let told = asked(college.m_roche, url).await.json();
        assert_eq!((told.as_array().map(Vec::len), &told[0]["role"]), (Some(1), &"teacher".into()));
        let lessons = told[0]["lessons"].as_array().expect("lessons");
        assert_eq!(lessons.len(), 2);
        let first = &lessons[0];
        assert_eq!((&first["day"], &first["from"]), (&"2026-11-23".into(), &"08:30".into()));
        assert_eq!((&first["classes"], &first["rooms"]), (&"6e A".into(), &"204".into()));
        assert_eq!(first["is_held"], true);
        // A mother has those of her child, and nobody else's.
        let told = asked(college.mme_diallo, url).await.json();
        assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
        assert_eq!(told[0]["person"], college.malik.to_string());
        assert!(told[0]["lessons"].as_array().is_some_and(|it| !it.is_empty()));
        let none = asked(college.school.mme_durand, url).await.json();
        assert_eq!(none, serde_json::json!([]), "an école has none");
        for wrong in ["?du=2026-11-28&au=2026-11-23", "?du=2026-09-01&au=2027-06-30", "?du=hier"] {
            let wrong = asked(college.malik, &format!("/api/emploi-du-temps{wrong}")).await;
            assert_eq!(wrong.status, 400);
        }
    }
}

#[tokio::test]
async fn a_head_begins_with_a_file_and_then_has_two_things_at_hand() {
    for college in colleges().await {
        let url = format!("/emploi-du-temps/etablissements/{}", college.college);
        let page = college.sees(college.mme_besson, &url).await;
        assert_eq!(page.texts_of(".actions .button"), ["Importer un emploi du temps"]);
        college.arranged().await;
        let page = college.sees(college.mme_besson, &url).await;
        let actions = page.texts_of(".actions .button");
        assert_eq!(actions, ["Un professeur est absent", "Ajouter un cours"]);
        let others = page.texts_of("details.more a");
        assert_eq!(others, ["Importer un emploi du temps", "Salles", "Semaines A et B"]);
        let lesson = college.sees(college.mme_besson, &college.class_url()).await;
        let lesson = lesson.attribute(".lesson a", "href").expect("a lesson");
        let page = college.sees(college.mme_besson, &lesson).await;
        assert_eq!(page.count(".optional"), 1, "the word beside it is optional, the rest is not");
    }
}
