//! A pupil goes to another collège in the year: his marks stay for his family, school by school.

use crate::desk::{lend, schools};
use base::{Day, Id, Instant, Minutes, SchoolYear, Title};
use db::{Result, Tx};
use people::{
    Class, Function, Level, NewAssignment, NewClass, NewEnrolment, NewSchool, Person, Post, School,
    SchoolKind, testing::first_day, testing::wider::WiderPeople,
};
use results::{AveragesFrom, Evidence, Mark, Settings, Shown, Subject, Way, testing::College};
use testing::TestSchool;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

/// Collège Jean-Moulin, where Mme Girard teaches mathematics in 6e B.
#[derive(Clone)]
struct Moulin {
    school: Id<School>,
    sixth_b: Id<Class>,
    mme_girard: Id<Person>,
    mathematics: Subject,
}

fn open_moulin(tx: &Tx<'_>, town: Id<people::Town>, today: Day) -> Result<Moulin> {
    let school = people::school::create(
        tx,
        &NewSchool {
            uai: "0595555E".to_owned(),
            town,
            kind: SchoolKind::Middle,
            name: "Collège Jean-Moulin".to_owned(),
            academy: "09".to_owned(),
            source_key: None,
            opened_on: first_day(),
        },
    )?;
    let class = NewClass {
        school,
        year: SchoolYear(2026),
        name: "6e B".to_owned(),
        source_key: None,
        levels: vec![Level::Sixth],
    };
    let sixth_b = people::class::open(tx, &[class])?[0];
    let mme_girard = people::testing::adult(tx, "Claire", "Girard", Title::Mme)?;
    let teaches = NewAssignment {
        person: mme_girard,
        post: Post::Class(school, sixth_b),
        function: Function::Teacher,
        subject: Some("Mathématiques".to_owned()),
        from_on: first_day(),
        until_on: None,
    };
    let (_, touched) = people::assignment::begin(tx, &[teaches])?;
    people::groups::refresh(tx, &touched, today)?;
    results::subject::settle(tx, school, today)?;
    let mathematics = results::subject::of_school(tx, school)?.remove(0);
    Ok(Moulin { school, sixth_b, mme_girard, mathematics })
}

/// Malik has left Rosa-Parks, which averages what is shown, for Jean-Moulin a week ago.
async fn moved(school: &TestSchool) -> (WiderPeople, College, Moulin) {
    let (wider, town, today) = (school.widen().await, school.lys, school.clock.today());
    let change = move |tx: &Tx<'_>| {
        let parks = results::testing::furnish_college(tx, &wider, today)?;
        let shown = Settings { averages_from: AveragesFrom::Shown, ..Settings::default() };
        results::setting::set(tx, wider.college, shown)?;
        let moulin = open_moulin(tx, town, today)?;
        let new = NewEnrolment {
            pupil: wider.malik,
            school: moulin.school,
            class: Some(moulin.sixth_b),
            level: Level::Sixth,
            from_on: day("2026-11-16"),
            until_on: None,
        };
        let touched = people::enrolment::change(tx, &new)?;
        people::groups::refresh(tx, &touched, today)?;
        Ok((parks, moulin))
    };
    let (parks, moulin) = school.app.db.write(change).await.expect("moved");
    (wider, parks, moulin)
}

fn given(wider: &WiderPeople, subject: &Subject, on: &str, mark: &str) -> (Evidence, Instant) {
    let evidence = Evidence {
        pupil: wider.malik,
        skill: None,
        subject: Some(subject.id),
        on: day(on),
        shown: Shown::Mark(Mark::parse(mark, 2_000).expect("a mark")),
        weight: 100,
        title: "Contrôle".into(),
        way: Way::Nowhere,
    };
    (evidence, Instant::at(day(on), Minutes(0)))
}

/// The last one of Rosa-Parks is dated after he left.
fn marks(wider: &WiderPeople, parks: &College, moulin: &Moulin) -> Vec<(Evidence, Instant)> {
    vec![
        given(wider, &parks.mathematics, "2026-05-12", "17"),
        given(wider, &parks.mathematics, "2026-10-06", "13"),
        given(wider, &parks.mathematics, "2026-10-13", "14,01"),
        given(wider, &moulin.mathematics, "2026-11-18", "8"),
        given(wider, &parks.french, "2026-11-19", "14"),
    ]
}

#[tokio::test]
async fn the_family_keeps_the_marks_of_the_former_college_with_its_own_averages() {
    for school in schools().await {
        let (wider, parks, moulin) = moved(&school).await;
        lend(&school, marks(&wider, &parks, &moulin));
        let diallo = school.client(wider.mme_diallo).await;
        let url = format!("/resultats/eleves/{}", wider.malik);
        let page = diallo.get(&url).await.page();
        let heads = page.texts_of("main h2");
        assert_eq!(heads[..3], ["Collège Jean-Moulin", "Mathématiques", "Collège Rosa-Parks"]);
        assert_eq!(heads.len(), 5, "{heads:?}");
        let of = |subject: &Subject| {
            page.text_of(&format!("section[aria-labelledby=subject-{}]", subject.id))
        };
        assert!(of(&moulin.mathematics).contains("Moyenne à ce jour : 8/20"));
        assert!(of(&parks.mathematics).contains("Moyenne à ce jour : 13,51/20"));
        assert!(of(&parks.french).contains("14/20"));
        // (13,51 + 14) ÷ 2, as Rosa-Parks averages; from exact ones it would be 13,75.
        let words = page.text_of("main");
        assert!(words.contains("Moyenne générale à ce jour : 13,76/20"), "{words}");
        assert_eq!(words.matches("Moyenne générale").count(), 1, "of one subject there is none");

        // The year before, all of it in the former collège.
        let page = diallo.get(&format!("{url}?annee=2025")).await.page();
        assert_eq!(page.texts_of("main h2"), ["Collège Rosa-Parks", "Mathématiques"]);
        assert!(page.text_of("main").contains("Moyenne à ce jour : 17/20"));

        let told = diallo.get_json(&format!("/api{url}")).await.json();
        let subjects = told["subjects"].as_array().expect("subjects").clone();
        let of = |name: &str, school: &str| {
            let found = subjects.iter().find(|it| it["name"] == name && it["school"] == school);
            found.expect("told")["average"].clone()
        };
        assert_eq!(subjects.len(), 3);
        assert_eq!(of("Mathématiques", "Collège Jean-Moulin"), "8");
        assert_eq!(of("Mathématiques", "Collège Rosa-Parks"), "13.51");
        assert_eq!(of("Français", "Collège Rosa-Parks"), "14");
    }
}

#[tokio::test]
async fn the_new_teacher_reads_the_marks_of_her_own_college_only() {
    for school in schools().await {
        let (wider, parks, moulin) = moved(&school).await;
        lend(&school, marks(&wider, &parks, &moulin));
        let girard = school.client(moulin.mme_girard).await;
        let url = format!("/resultats/eleves/{}", wider.malik);
        let page = girard.get(&url).await.page();
        assert_eq!(page.texts_of("main h2"), ["Mathématiques"]);
        let words = page.text_of("main");
        assert!(words.contains("Moyenne à ce jour : 8/20"), "{words}");
        assert!(!words.contains("14/20") && !words.contains("Rosa-Parks"), "{words}");
        let told = girard.get_json(&format!("/api{url}")).await.json();
        let subjects = told["subjects"].as_array().expect("subjects");
        assert_eq!(subjects.len(), 1);
        assert_eq!(subjects[0]["school"], "Collège Jean-Moulin");
        let roche = school.client(wider.m_roche).await;
        assert_eq!(roche.get(&url).await.status, 404, "he has left");

        // Only the former collège has given something: for her that is nothing, and it is said.
        lend(&school, vec![given(&wider, &parks.french, "2026-11-19", "14")]);
        let page = girard.get(&url).await.page();
        assert!(page.text_of(".empty").contains("Rien encore pour Malik"));
        let diallo = school.client(wider.mme_diallo).await;
        let page = diallo.get(&url).await.page();
        assert_eq!(page.texts_of("main h2"), ["Collège Rosa-Parks", "Français"]);
    }
}
