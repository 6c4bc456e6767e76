//! A collège: hours called class by class or group by group, and the half-days made of them.

use crate::desk::{Called, MORNING, call_of, schools_at, ticked, told};
use people::testing::wider::WiderPeople;
use testing::TestSchool;

async fn colleges(now: &str) -> Vec<(TestSchool, WiderPeople)> {
    let mut colleges = Vec::new();
    for school in schools_at(now).await {
        let college = school.widen().await;
        colleges.push((school, college));
    }
    colleges
}

fn group_of(college: &WiderPeople) -> String {
    format!("/presences/groupes/{}", college.german)
}

async fn calls_group(
    school: &TestSchool,
    college: &WiderPeople,
    moment: &str,
    state: &str,
    seen: u32,
) -> testing::Answered {
    let vidal = school.client(college.mme_vidal).await;
    let (says, knew) = (format!("state-{}", college.ilyes), format!("seen-{}", college.ilyes));
    let seen = seen.to_string();
    let fields = [("day", "2026-11-23"), ("moment", moment), (&*says, state), (&*knew, &*seen)];
    vidal.post(&group_of(college), &fields).await
}

#[tokio::test]
async fn a_teacher_calls_his_hour_and_the_half_day_of_the_register_follows() {
    for (school, college) in colleges(MORNING).await {
        let roche = school.client(college.m_roche).await;
        let page = roche.get(&call_of(college.sixth_a)).await.page();
        assert_eq!(page.attribute("input[name=moment]", "value").as_deref(), Some("h01"));
        let chips = page.texts_of(".chips a");
        assert!(chips.contains(&"M1".to_owned()) && chips.contains(&"S4".to_owned()), "{chips:?}");
        assert!(!chips.contains(&"Matin".to_owned()), "half-days follow the hours: {chips:?}");
        let call = |moment, says: &[_]| {
            Called::this_morning(college.sixth_a, says).at("2026-11-23", moment)
        };
        let half_day = call("am", &[(college.ilyes, "absent")]).by(&roche).await;
        assert_eq!(half_day.status, 422, "nobody calls a half-day by hand here");
        let those = [(college.ilyes, "absent"), (college.malik, "late")];
        call("h01", &those).by(&roche).await.redirects();
        call("h02", &[(college.malik, "absent")]).by(&roche).await.redirects();
        let besson = school.client(college.mme_besson).await;
        let register = format!("/presences/classes/{}/registre?mois=2026-11", college.sixth_a);
        let csv = format!("/presences/classes/{}/registre.csv?mois=2026-11", college.sixth_a);
        let page = besson.get(&register).await.page();
        // Ilyes missed the first hour, Malik the second one: each has missed the half-day.
        assert_eq!(page.count("table.register td.silent"), 2);
        let csv = besson.get(&csv).await.text();
        assert!(csv.lines().any(|line| line.starts_with("Benali;Ilyes;28;1;1;0;")), "{csv}");
        // The day of the school: its half-day, and an hour of it.
        let day = format!("/presences/ecoles/{}?jour=2026-11-23&moment=am", college.college);
        assert!(besson.get(&day).await.page().text_of(".figures").contains("sur 3 élèves 2"));
        let hour = day.replace("=am", "=h01");
        let absent = besson.get(&hour).await.page().text_of("section[aria-labelledby=absent]");
        assert!(absent.contains("Ilyes") && absent.contains("Malik"), "{absent}");
        assert_eq!(roche.get(&day).await.status, 403);
        // Corrected: who was there after all has missed nothing.
        let found = Called {
            says: vec![(college.ilyes, 1, "present")],
            ..Called::this_morning(college.sixth_a, &[]).at("2026-11-23", "h01")
        };
        found.by(&roche).await.redirects();
        assert_eq!(besson.get(&register).await.page().count("table.register td.silent"), 1);
    }
}

#[tokio::test]
async fn a_group_is_called_by_its_teacher_and_counts_in_the_class_of_each() {
    for (school, college) in colleges(MORNING).await {
        let vidal = school.client(college.mme_vidal).await;
        let home = vidal.get("/presences").await.page();
        assert!(home.text_of("section[aria-labelledby=classes]").contains("Allemand 6e"));
        let page = vidal.get(&group_of(&college)).await.page();
        assert_eq!(page.texts_of(".call-name"), ["Benali Ilyes", "Lemaire Rose"]);
        for person in [college.m_roche, school.mme_durand, college.mme_benali] {
            let client = school.client(person).await;
            let status = client.get(&group_of(&college)).await.status;
            assert_eq!(status, if person == college.m_roche { 403 } else { 404 });
        }
        assert_eq!(calls_group(&school, &college, "am", "absent", 0).await.status, 422);
        calls_group(&school, &college, "h03", "absent", 0).await.redirects();
        let page = vidal.get(&format!("{}?moment=h03", group_of(&college))).await.page();
        assert_eq!(ticked(&page, college.ilyes), "absent");
        let besson = school.client(college.mme_besson).await;
        let register = format!("/presences/classes/{}/registre?mois=2026-11", college.sixth_a);
        assert_eq!(besson.get(&register).await.page().count("table.register td.silent"), 1);
        // Signed: a lesson of a group is of that register too.
        let sign = format!("/presences/classes/{}/registre/signature", college.sixth_a);
        besson.post(&sign, &[("month", "2026-11")]).await.redirects();
        assert_eq!(calls_group(&school, &college, "h04", "absent", 0).await.status, 422);
    }
}

#[tokio::test]
async fn a_family_is_told_once_a_half_day_and_not_of_each_lesson() {
    for (school, college) in colleges(MORNING).await {
        let roche = school.client(college.m_roche).await;
        let call = |moment| {
            let says = [(college.ilyes, "absent")];
            Called::this_morning(college.sixth_a, &says).at("2026-11-23", moment)
        };
        call("h01").by(&roche).await.redirects();
        call("h02").by(&roche).await.redirects();
        calls_group(&school, &college, "h03", "absent", 0).await.redirects();
        school.clock.advance_minutes(5);
        school.run_jobs().await;
        assert_eq!(told(&school, college.mme_benali).await.len(), 1);
        school.at("2026-11-23 14:00");
        call("h05").by(&roche).await.redirects();
        call("h06").by(&roche).await.redirects();
        school.clock.advance_minutes(5);
        school.run_jobs().await;
        let news = told(&school, college.mme_benali).await;
        assert_eq!(news.len(), 2, "{news:?}");
        // She answers for the whole day at once.
        let mother = school.client(college.mme_benali).await;
        let child = format!("/presences/eleves/{}", college.ilyes);
        let why = [("from_on", "2026-11-23"), ("reason", "illness")];
        mother.post(&format!("{child}/absences"), &why).await.redirects();
        assert_eq!(mother.get(&child).await.page().count(".unexplained"), 0);
        // What is announced is ticked before the next hour is called.
        let next = roche.get(&format!("{}?moment=h07", call_of(college.sixth_a))).await.page();
        assert_eq!(ticked(&next, college.ilyes), "absent");
    }
}

#[tokio::test]
async fn two_teachers_of_one_hour_are_merged_and_the_half_day_takes_what_stands() {
    for (school, college) in colleges(MORNING).await {
        let (roche, besson) =
            (school.client(college.m_roche).await, school.client(college.mme_besson).await);
        let at = |state, ago: i64| {
            let now = 1_000_000_000i64;
            let tapped = (now - ago * 60_000).to_string();
            Called {
                more: vec![
                    ("clock".to_owned(), now.to_string()),
                    (format!("at-{}", college.ilyes), tapped),
                ],
                ..Called::this_morning(college.sixth_a, &[(college.ilyes, state)])
            }
            .at("2026-11-23", "h01")
        };
        at("late", 1).by(&roche).await.redirects();
        at("absent", 9).by(&besson).await.redirects();
        let page = roche.get(&format!("{}?moment=h01", call_of(college.sixth_a))).await.page();
        assert!(page.has(".dispute"));
        let register = format!("/presences/classes/{}/registre?mois=2026-11", college.sixth_a);
        let page = besson.get(&register).await.page();
        assert_eq!((page.count("td.silent"), page.count("table.register td.late")), (0, 1));
    }
}

#[tokio::test]
async fn a_cpe_follows_the_school_by_his_function_and_signs_nothing() {
    for (school, college) in colleges(MORNING).await {
        let sarr = school.client(college.m_sarr).await;
        let roche = school.client(college.m_roche).await;
        let says = [(college.malik, "absent"), (college.rose, "late")];
        let first = Called::this_morning(college.sixth_a, &says).at("2026-11-23", "h01");
        first.by(&roche).await.redirects();
        let home = sarr.get("/presences").await.page();
        assert!(home.text_of("section[aria-labelledby=schools]").contains("Collège Rosa-Parks"));
        let day = format!("/presences/ecoles/{}", college.college);
        let page = sarr.get(&format!("{day}?moment=h01")).await.page();
        let absent = page.text_of("section[aria-labelledby=absent]");
        assert!(absent.contains("Diallo") && absent.contains("Lemaire"), "{absent}");
        assert!(!page.has("a[href$='/semaine']") && !page.has("a[href$='/services']"));
        // An absence and its reason, which he judges.
        let diallo = school.client(college.mme_diallo).await;
        let child = format!("/presences/eleves/{}", college.malik);
        let why = [("from_on", "2026-11-24"), ("reason", "other"), ("note", "Un tournoi")];
        diallo.post(&format!("{child}/absences"), &why).await.redirects();
        let tomorrow = sarr.get(&format!("{day}?jour=2026-11-24&moment=am")).await.page();
        let known = tomorrow.text_of("section[aria-labelledby=announced]");
        assert!(known.contains("Diallo Malik"), "{known}");
        let absence = tomorrow.attribute("section[aria-labelledby=announced] a", "href");
        let absence = absence.expect("what she told");
        assert!(sarr.get(&absence).await.page().text_of("main").contains("Un tournoi"));
        assert_eq!(roche.get(&absence).await.status, 404);
        sarr.post(&format!("{absence}/avis"), &[("legitimate", "no")]).await.redirects();
        // The registers, which the head signs; the week and the closures are hers too.
        let registers = sarr.get(&format!("{day}/registres?mois=2026-11")).await.page();
        assert!(registers.text_of("section[aria-labelledby=registers]").contains("6e A"));
        let register = format!("/presences/classes/{}/registre", college.sixth_a);
        assert_eq!(sarr.get(&register).await.status, 200);
        let sign = sarr.post(&format!("{register}/signature"), &[("month", "2026-11")]).await;
        assert_eq!(sign.status, 403);
        for theirs in ["semaine", "horaires", "fermetures"] {
            let status = sarr.post(&format!("{day}/{theirs}"), &[]).await.status;
            assert_eq!(status, 403, "{theirs}");
        }
        // Of another school he is told nothing.
        let elsewhere = format!("/presences/ecoles/{}", school.jean_mace);
        assert_eq!(sarr.get(&elsewhere).await.status, 404);
    }
}

#[tokio::test]
async fn a_head_names_the_hours_of_her_school() {
    for (school, college) in colleges(MORNING).await {
        let besson = school.client(college.mme_besson).await;
        let url = format!("/presences/ecoles/{}/horaires", college.college);
        assert!(besson.get(&url).await.page().has("input[name=name-0][value=M1]"));
        let hours = [
            ("name-0", "M1"),
            ("from-0", "08:30"),
            ("until-0", "09:25"),
            ("name-1", "Étude"),
            ("from-1", "09:25"),
            ("until-1", "10:20"),
        ];
        besson.post(&url, &hours).await.redirects();
        let roche = school.client(college.m_roche).await;
        let chips = roche.get(&call_of(college.sixth_a)).await.page().texts_of(".chips a");
        assert!(chips.contains(&"Étude".to_owned()), "{chips:?}");
        assert!(!chips.contains(&"S1".to_owned()), "{chips:?}");
        let wrong = [("name-0", "M1"), ("from-0", "09:00"), ("until-0", "08:00")];
        assert_eq!(besson.post(&url, &wrong).await.status, 422);
        assert_eq!(roche.post(&url, &hours).await.status, 403);
        // An école calls half-days.
        let lefevre = school.client(school.mme_lefevre).await;
        let none = format!("/presences/ecoles/{}/horaires", school.jean_mace);
        assert_eq!(lefevre.get(&none).await.status, 404);
    }
}

#[tokio::test]
async fn what_was_missed_is_counted_for_a_report() {
    for (school, college) in colleges(MORNING).await {
        let roche = school.client(college.m_roche).await;
        let absent = format!("state-{}", college.malik);
        let late = format!("state-{}", college.rose);
        let minutes = format!("minutes-{}", college.rose);
        for hour in ["h01", "h02"] {
            let mut call = vec![("day", "2026-11-23"), ("moment", hour), (&*absent, "absent")];
            if hour == "h01" {
                call.extend([(&*late, "late"), (&*minutes, "08:12")]);
            }
            roche.post(&call_of(college.sixth_a), &call).await.redirects();
        }
        let pupils = [college.malik, college.rose, college.ilyes];
        let day = |iso: &str| base::Day::parse_iso(iso).expect("a day");
        let (monday, tuesday) = (day("2026-11-23"), day("2026-11-24"));
        let counted = move |tx: &db::Tx<'_>| attendance::figures(tx, &pupils, monday, tuesday);
        let figures = school.app.db.read(counted).await.expect("figures");
        let malik = figures.get(&college.malik).expect("he was away");
        assert_eq!((malik.justified, malik.unjustified, malik.lessons_missed), (0, 1, 2));
        assert_eq!(figures.get(&college.rose).map(|rose| rose.late), Some(1));
        assert_eq!(figures.get(&college.ilyes), None);
        let after =
            move |tx: &db::Tx<'_>| attendance::figures(tx, &pupils, tuesday, tuesday.plus_days(30));
        assert!(school.app.db.read(after).await.expect("figures").is_empty());
    }
}
