//! A collège: hours called class by class or group by group, and the half-days made of them.

use crate::desk::{Called, MORNING, call_of, schools_at, ticked, told};
use base::{Id, Instant, Title};
use db::Tx;
use people::{
    Class, Function, Group, Kinship, Level, NewClass, NewEnrolment, NewSchool, Person, Post,
    School, SchoolKind, Sex, assignment, class, enrolment, groups, guardianship, hand, school,
    testing::{adult, first_day, guards, holds, pupil},
};
use testing::TestSchool;

/// Collège Rosa-Parks in Lys: 6e A with Zoé and Malik, taught by M. Roche (maths) and Mme Vidal
/// (German, to a group with Zoé); Mme Besson heads it.
#[derive(Clone, Copy)]
struct College {
    id: Id<School>,
    class: Id<Class>,
    group: Id<Group>,
    zoe: Id<Person>,
    malik: Id<Person>,
    mother: Id<Person>,
    roche: Id<Person>,
    vidal: Id<Person>,
    besson: Id<Person>,
}

fn build(tx: &Tx<'_>, town: Id<people::Town>, at: Instant) -> db::Result<College> {
    let from_on = first_day();
    let new = NewSchool {
        uai: "0594444D".to_owned(),
        town,
        kind: SchoolKind::Middle,
        name: "Collège Rosa-Parks".to_owned(),
        academy: "09".to_owned(),
        source_key: None,
        opened_on: from_on,
    };
    let id = school::create(tx, &new)?;
    let new = NewClass {
        school: id,
        year: base::SchoolYear(2026),
        name: "6e A".to_owned(),
        source_key: None,
        levels: vec![Level::Sixth],
    };
    let class = class::open(tx, &[new])?[0];
    let zoe = pupil(tx, "Zoé", "Caron", "2015-02-03", Sex::Girl)?;
    let malik = pupil(tx, "Malik", "Diallo", "2015-05-06", Sex::Boy)?;
    let mother = adult(tx, "Anaïs", "Caron", Title::Mme)?;
    let roche = adult(tx, "Paul", "Roche", Title::M)?;
    let vidal = adult(tx, "Inge", "Vidal", Title::Mme)?;
    let besson = adult(tx, "Odile", "Besson", Title::Mme)?;
    let enrolled = |pupil| NewEnrolment {
        pupil,
        school: id,
        class: Some(class),
        level: Level::Sixth,
        from_on,
        until_on: None,
    };
    let (_, pupils) = enrolment::begin(tx, &[enrolled(zoe), enrolled(malik)])?;
    let (_, family) = guardianship::begin(tx, &[guards(mother, zoe, Kinship::Mother, from_on)])?;
    let (_, staff) = assignment::begin(
        tx,
        &[
            holds(roche, Post::Class(id, class), Function::Teacher, from_on),
            holds(vidal, Post::School(id), Function::Teacher, from_on),
            holds(besson, Post::School(id), Function::Head, from_on),
        ],
    )?;
    let group = hand::create(tx, hand::Home::School(id), "Allemand 6e", besson)?;
    let members = hand::add(tx, group, &[(zoe, None), (vidal, None)])?;
    groups::refresh(tx, &pupils.and(family).and(staff).and(members), at.day())?;
    Ok(College { id, class, group, zoe, malik, mother, roche, vidal, besson })
}

async fn colleges(now: &str) -> Vec<(TestSchool, College)> {
    let mut colleges = Vec::new();
    for school in schools_at(now).await {
        let (town, at) = (school.lys, school.clock.now());
        let college = school.app.db.write(move |tx| build(tx, town, at)).await.expect("a collège");
        colleges.push((school, college));
    }
    colleges
}

fn group_of(college: &College) -> String {
    format!("/presences/groupes/{}", college.group)
}

async fn calls_group(
    school: &TestSchool,
    college: &College,
    moment: &str,
    state: &str,
    seen: u32,
) -> testing::Answered {
    let vidal = school.client(college.vidal).await;
    let (says, knew) = (format!("state-{}", college.zoe), format!("seen-{}", college.zoe));
    let seen = seen.to_string();
    let fields = [("day", "2026-11-23"), ("moment", moment), (&*says, state), (&*knew, &*seen)];
    vidal.post(&group_of(college), &fields).await
}

#[tokio::test]
async fn a_teacher_calls_his_hour_and_the_half_day_of_the_register_follows() {
    for (school, college) in colleges(MORNING).await {
        let roche = school.client(college.roche).await;
        let page = roche.get(&call_of(college.class)).await.page();
        assert_eq!(page.attribute("input[name=moment]", "value").as_deref(), Some("h01"));
        let chips = page.texts_of(".chips a");
        assert!(chips.contains(&"M1".to_owned()) && chips.contains(&"S4".to_owned()), "{chips:?}");
        assert!(!chips.contains(&"Matin".to_owned()), "half-days follow the hours: {chips:?}");
        let call =
            |moment, says: &[_]| Called::this_morning(college.class, says).at("2026-11-23", moment);
        let half_day = call("am", &[(college.zoe, "absent")]).by(&roche).await;
        assert_eq!(half_day.status, 422, "nobody calls a half-day by hand here");
        let zoe = [(college.zoe, "absent"), (college.malik, "late")];
        call("h01", &zoe).by(&roche).await.redirects();
        call("h02", &[(college.malik, "absent")]).by(&roche).await.redirects();
        let besson = school.client(college.besson).await;
        let register = format!("/presences/classes/{}/registre?mois=2026-11", college.class);
        let csv = format!("/presences/classes/{}/registre.csv?mois=2026-11", college.class);
        let page = besson.get(&register).await.page();
        // Zoé missed the first hour, Malik the second one: each has missed the half-day.
        assert_eq!(page.count("table.register td.silent"), 2);
        let csv = besson.get(&csv).await.text();
        assert!(csv.lines().any(|line| line.starts_with("Caron;Zoé;28;1;1;0;")), "{csv}");
        // The day of the school: its half-day, and an hour of it.
        let day = format!("/presences/ecoles/{}?jour=2026-11-23&moment=am", college.id);
        assert!(besson.get(&day).await.page().text_of(".figures").contains("sur 2 élèves 2"));
        let hour = day.replace("=am", "=h01");
        let absent = besson.get(&hour).await.page().text_of("section[aria-labelledby=absent]");
        assert!(absent.contains("Zoé") && absent.contains("Malik"), "{absent}");
        assert_eq!(roche.get(&day).await.status, 403);
        // Corrected: who was there after all has missed nothing.
        let found = Called {
            says: vec![(college.zoe, 1, "present")],
            ..Called::this_morning(college.class, &[]).at("2026-11-23", "h01")
        };
        found.by(&roche).await.redirects();
        assert_eq!(besson.get(&register).await.page().count("table.register td.silent"), 1);
    }
}

#[tokio::test]
async fn a_group_is_called_by_its_teacher_and_counts_in_the_class_of_each() {
    for (school, college) in colleges(MORNING).await {
        let vidal = school.client(college.vidal).await;
        let home = vidal.get("/presences").await.page();
        assert!(home.text_of("section[aria-labelledby=classes]").contains("Allemand 6e"));
        let page = vidal.get(&group_of(&college)).await.page();
        assert_eq!(page.texts_of(".call-name"), ["Caron Zoé"]);
        for person in [college.roche, school.mme_durand, college.mother] {
            let client = school.client(person).await;
            let status = client.get(&group_of(&college)).await.status;
            assert_eq!(status, if person == college.roche { 403 } else { 404 });
        }
        assert_eq!(calls_group(&school, &college, "am", "absent", 0).await.status, 422);
        calls_group(&school, &college, "h03", "absent", 0).await.redirects();
        let page = vidal.get(&format!("{}?moment=h03", group_of(&college))).await.page();
        assert_eq!(ticked(&page, college.zoe), "absent");
        let besson = school.client(college.besson).await;
        let register = format!("/presences/classes/{}/registre?mois=2026-11", college.class);
        assert_eq!(besson.get(&register).await.page().count("table.register td.silent"), 1);
        // Signed: a lesson of a group is of that register too.
        let sign = format!("/presences/classes/{}/registre/signature", college.class);
        besson.post(&sign, &[("month", "2026-11")]).await.redirects();
        assert_eq!(calls_group(&school, &college, "h04", "absent", 0).await.status, 422);
    }
}

#[tokio::test]
async fn a_family_is_told_once_a_half_day_and_not_of_each_lesson() {
    for (school, college) in colleges(MORNING).await {
        let roche = school.client(college.roche).await;
        let call = |moment| {
            let says = [(college.zoe, "absent")];
            Called::this_morning(college.class, &says).at("2026-11-23", moment)
        };
        call("h01").by(&roche).await.redirects();
        call("h02").by(&roche).await.redirects();
        calls_group(&school, &college, "h03", "absent", 0).await.redirects();
        school.clock.advance_minutes(5);
        school.run_jobs().await;
        assert_eq!(told(&school, college.mother).await.len(), 1);
        school.at("2026-11-23 14:00");
        call("h05").by(&roche).await.redirects();
        call("h06").by(&roche).await.redirects();
        school.clock.advance_minutes(5);
        school.run_jobs().await;
        let news = told(&school, college.mother).await;
        assert_eq!(news.len(), 2, "{news:?}");
        // She answers for the whole day at once.
        let mother = school.client(college.mother).await;
        let child = format!("/presences/eleves/{}", college.zoe);
        let why = [("from_on", "2026-11-23"), ("reason", "illness")];
        mother.post(&format!("{child}/absences"), &why).await.redirects();
        assert_eq!(mother.get(&child).await.page().count(".unexplained"), 0);
        // What is announced is ticked before the next hour is called.
        let next = roche.get(&format!("{}?moment=h07", call_of(college.class))).await.page();
        assert_eq!(ticked(&next, college.zoe), "absent");
    }
}

#[tokio::test]
async fn two_teachers_of_one_hour_are_merged_and_the_half_day_takes_what_stands() {
    for (school, college) in colleges(MORNING).await {
        let (roche, besson) =
            (school.client(college.roche).await, school.client(college.besson).await);
        let at = |state, ago: i64| {
            let now = 1_000_000_000i64;
            let tapped = (now - ago * 60_000).to_string();
            Called {
                more: vec![
                    ("clock".to_owned(), now.to_string()),
                    (format!("at-{}", college.zoe), tapped),
                ],
                ..Called::this_morning(college.class, &[(college.zoe, state)])
            }
            .at("2026-11-23", "h01")
        };
        at("late", 1).by(&roche).await.redirects();
        at("absent", 9).by(&besson).await.redirects();
        let page = roche.get(&format!("{}?moment=h01", call_of(college.class))).await.page();
        assert!(page.has(".dispute"));
        let register = format!("/presences/classes/{}/registre?mois=2026-11", college.class);
        let page = besson.get(&register).await.page();
        assert_eq!((page.count("td.silent"), page.count("table.register td.late")), (0, 1));
    }
}

#[tokio::test]
async fn a_head_names_the_hours_of_her_school() {
    for (school, college) in colleges(MORNING).await {
        let besson = school.client(college.besson).await;
        let url = format!("/presences/ecoles/{}/horaires", college.id);
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
        let roche = school.client(college.roche).await;
        let chips = roche.get(&call_of(college.class)).await.page().texts_of(".chips a");
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
