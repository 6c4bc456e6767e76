//! What the pages may ask of the database, counted: the same for three results and for three
//! thousand, for a pupil and for a class.

use crate::{
    Evidence, Learner, Lent, LentSections, Nation, Reader, Shown, Shows, Subject, Wanted, Way,
    news,
    pages::pupil::{self, Asked, Tools},
    programme::{self, Ground, Target},
    referential, store, testing,
    testing::scales,
};
use ::testing::TestSchool;
use base::{Day, Id, PersonName};
use db::Tx;
use people::{Level, Person, testing::TestPeople};
use std::sync::Arc;
use web::Viewer;

async fn schools() -> Vec<TestSchool> {
    TestSchool::each(|| vec![files::feature(), notices::feature(), crate::feature()]).await
}

struct Shelf(Vec<Evidence>);

impl Shows for Shelf {
    fn evidence(&self, _: &Tx<'_>, _: &Wanted<'_>) -> db::Result<Vec<Evidence>> {
        Ok(self.0.clone())
    }
}

fn lea(school: &TestSchool) -> Learner {
    Learner {
        id: school.lea.cast(),
        name: PersonName::new("Léa", "Martin", None),
        school: school.jean_mace,
        class: Some(school.ce1_a),
        level: Level::Ce1,
        is_there: true,
        since: people::testing::first_day(),
    }
}

async fn viewer(school: &TestSchool, person: Id<Person>) -> Viewer {
    let client = school.client(person).await;
    let cookie = client.cookie("preau").expect("signed in");
    let headers = [("cookie", format!("preau={cookie}"))];
    let mut request = axum::http::Request::builder().uri("/");
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let (mut parts, ()) = request.body(()).expect("a request").into_parts();
    let found = <Viewer as axum::extract::FromRequestParts<web::App>>::from_request_parts(
        &mut parts,
        &school.app,
    );
    found.await.expect("a viewer")
}

#[tokio::test]
async fn a_childs_page_asks_as_much_for_three_results_as_for_three_thousand() {
    for school in schools().await {
        let people = school.people;
        let cut = move |tx: &Tx<'_>| testing::cut_years(tx, &people).map(drop);
        school.app.db.write(cut).await.expect("cut");
        let samira = viewer(&school, school.samira).await;
        let mut counted = Vec::new();
        let subjects = school.app.db.write(move |tx| subjects_of(tx, people)).await.expect("made");
        for count in [3, 3_000] {
            let shelf = school.app.db.read({
                let school = school.people;
                move |tx: &Tx<'_>| shelf_of(tx, school, subjects, count)
            });
            let shelf = shelf.await.expect("skills");
            let (lent, sections) = (Lent(vec![Arc::new(shelf)]), LentSections(Vec::new()));
            let nation = Nation::of(&school.app).await.expect("read");
            let tools = Tools { lent, sections, nation };
            let (learner, viewer, now) = (lea(&school), samira.clone(), school.clock.now());
            let read = move |tx: &Tx<'_>| {
                let before = tx.statements();
                let shown = pupil::load(tx, &learner, &viewer, &tools, Asked::default(), now)?;
                assert!(matches!(shown.reader, Reader::Family(_)));
                assert_eq!(shown.schools.len(), if count == 3 { 1 } else { 2 });
                Ok((shown.progress.domains.len(), tx.statements() - before))
            };
            counted.push(school.app.db.read(read).await.expect("read"));
        }
        assert_eq!(counted[1].0, 7, "all the domains of the cycle");
        // Periods, subjects, the choices of their schools: what is of the nation is in memory.
        assert_eq!((counted[0].1, counted[1].1), (3, 3));
    }
}

/// One in her school, one in another.
fn subjects_of(tx: &Tx<'_>, people: TestPeople) -> db::Result<[Id<Subject>; 2]> {
    let one = |school| {
        store::subjects::insert(tx, school, 0, &["Mathématiques".to_owned()])?;
        Ok::<_, db::Error>(store::subjects::of_school(tx, school)?[0].id)
    };
    Ok([one(people.jean_mace)?, one(people.ferry)?])
}

/// So many results over the skills of the programme, on two scales and in these subjects.
fn shelf_of(
    tx: &Tx<'_>,
    people: TestPeople,
    subjects: [Id<Subject>; 2],
    count: usize,
) -> db::Result<Shelf> {
    let today = Day::parse_iso("2026-11-23").expect("a day");
    let skills = referential::taught(tx, people.jean_mace, &["cycle2"], today)?;
    let one = |place: usize| Evidence {
        pupil: people.lea,
        skill: (place % 3 != 2).then(|| skills[place % skills.len()].id),
        subject: (place % 3 == 2).then(|| subjects[place / 3 % 2]),
        on: today.plus_days(-i32::try_from(place % 60).unwrap_or(0)),
        shown: if place.is_multiple_of(2) {
            Shown::Step(scales::OBJECTIFS, 3)
        } else {
            Shown::Step(scales::LETTRES, 2)
        },
        weight: 100,
        title: "Dictée".into(),
        way: Way::Nowhere,
    };
    Ok(Shelf((0..count).map(one).collect()))
}

#[tokio::test]
async fn telling_a_class_asks_as_much_as_telling_a_pupil() {
    for school in schools().await {
        let (people, now) = (school.people, school.clock.now());
        let tell = move |tx: &Tx<'_>| {
            let told = |thing: i64, pupils: &[Id<Person>]| {
                let news = news::News {
                    what: news::Published::Results,
                    thing,
                    title: "Dictée".to_owned(),
                    url: "/evaluations/1".to_owned(),
                    visible_at: now,
                    by: None,
                };
                let pupils: Vec<_> = pupils.iter().map(|pupil| (*pupil, None)).collect();
                let before = tx.statements();
                news::tell(tx, &news, &pupils, now)?;
                Ok::<u32, db::Error>(tx.statements() - before)
            };
            Ok((told(1, &[people.lea])?, told(2, &[people.lea, people.ines, people.lina])?))
        };
        let (one, class) = school.app.db.write(tell).await.expect("told");
        assert_eq!(one, class);
    }
}

#[tokio::test]
async fn importing_a_whole_programme_asks_a_handful_of_statements() {
    for school in schools().await {
        let (id, today) = (school.jean_mace, school.clock.today());
        let import = move |tx: &Tx<'_>| {
            let counted = |lines: usize| {
                let line = |line: usize| format!("E-{line};FRA-LEC;compétence;Lire {line};;");
                let head = "code;parent;nature;intitulé;niveaux;retirée le".to_owned();
                let file: Vec<String> = std::iter::once(head).chain((0..lines).map(line)).collect();
                let file = file.join("\n");
                let target = Target::School(id, "cycle2".to_owned());
                let ground = Ground::of(tx, &target, today)?;
                let lines = ground.read(file.as_bytes()).expect("a file");
                let mark = ground.plan(&lines, today).mark();
                let before = tx.statements();
                programme::import(tx, &target, file.as_bytes(), &mark, today)?;
                Ok::<u32, db::Error>(tx.statements() - before)
            };
            counted(2)?;
            Ok((counted(3)?, counted(500)?))
        };
        let (three, many) = school.app.db.write(import).await.expect("imported");
        assert_eq!(three, many);
        assert!(many <= 6, "{many}");
    }
}
