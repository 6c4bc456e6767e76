//! What the pages may ask of the database, counted: as much for one lesson as for forty.

use crate::{
    bringing, card,
    import::reading::{self, Of},
    lent,
    pages::{mine, whose},
    store,
};
use base::{Day, Id};
use db::Tx;
use people::{Person, Standing, testing::wider::WiderPeople};
use std::fmt::Write;
use testing::TestSchool;
use web::HomeOf;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

/// Forty lessons a week in 6e A.
fn table() -> String {
    let mut text = String::from("jour;debut;fin;matiere;classe;professeur;salle\n");
    for weekday in ["lundi", "mardi", "mercredi", "jeudi", "vendredi"] {
        for hour in 8..16 {
            writeln!(text, "{weekday};{hour}h00;{hour}h55;Maths;6A;ROCHE Paul;20{hour}")
                .expect("text");
        }
    }
    text
}

async fn colleges() -> Vec<(TestSchool, WiderPeople)> {
    let features = || vec![files::feature(), notices::feature(), crate::feature()];
    let mut all = Vec::new();
    for school in TestSchool::each(features).await {
        let college = school.widen().await;
        all.push((school, college));
    }
    all
}

async fn arrange(school: &TestSchool, college: &WiderPeople) {
    let (id, head, now) = (college.college, college.mme_besson, school.clock.now());
    let write = move |tx: &Tx<'_>| {
        let reading = reading::read(table().as_bytes(), &Of::default()).expect("a table");
        let import = bringing::stage(tx, (id, head), ("cours.csv", None), &reading, now)?;
        let import = store::imports::find(tx, import)?.ok_or(db::Error::Missing)?;
        bringing::apply(tx, &import, (head, false), now)
    };
    school.app.db.write(write).await.expect("arranged");
}

/// How many statements something asks for.
async fn asked(
    school: &TestSchool,
    ask: impl Fn(&Tx<'_>) -> db::Result<()> + Send + Sync + 'static,
) -> u32 {
    let counted = move |tx: &Tx<'_>| {
        let before = tx.statements();
        ask(tx)?;
        Ok(tx.statements() - before)
    };
    school.app.db.read(counted).await.expect("asked")
}

fn standing(tx: &Tx<'_>, person: Id<Person>) -> db::Result<Standing> {
    Standing::load(tx, person)?.ok_or(db::Error::Missing)
}

#[tokio::test]
async fn a_week_is_a_handful_of_questions() {
    for (school, college) in colleges().await {
        let span = (day("2026-11-23"), day("2026-11-28"));
        let today = span.0;
        arrange(&school, &college).await;
        let who = (college.sixth_a, college.college);
        assert!(asked(&school, move |tx| lent::of_class(tx, who, span).map(drop)).await <= 6);
        for (person, most) in [(college.malik, 7), (college.m_roche, 7)] {
            let load = move |tx: &Tx<'_>| {
                let before = tx.statements();
                let viewer = standing(tx, person)?;
                let known = tx.statements() - before;
                let (_, plan) = mine::load(tx, &viewer, ((today, today), span))?;
                assert_eq!(plan.between(span.0, span.1).len(), 40);
                Ok(tx.statements() - before - known)
            };
            let count = school.app.db.read(load).await.expect("asked");
            assert!(count <= most, "{count} statements");
        }
    }
}

#[tokio::test]
async fn the_card_asks_nothing_of_an_ecole_and_little_where_there_is_no_timetable() {
    for (school, college) in colleges().await {
        let now = school.clock.now();
        let card = |person: Id<Person>| {
            let load = move |tx: &Tx<'_>| {
                let viewer = standing(tx, person)?;
                let before = tx.statements();
                card::load(tx, &HomeOf::of(&viewer, now))?;
                Ok(tx.statements() - before)
            };
            let db = school.app.db.clone();
            async move { db.read(load).await.expect("asked") }
        };
        assert_eq!(card(school.mme_durand).await, 0);
        assert!(card(college.mme_diallo).await <= 3);
        arrange(&school, &college).await;
        assert!(card(college.mme_diallo).await <= 7);
        assert!(card(college.mme_benali).await <= 7);
    }
}

#[tokio::test]
async fn pupils_of_one_family_are_read_together() {
    for (school, college) in colleges().await {
        arrange(&school, &college).await;
        let (ids, today) = ([college.malik, college.rose, college.ilyes], day("2026-11-23"));
        let ask = move |tx: &Tx<'_>| {
            let pupils = whose::pupils(tx, &ids, today)?;
            assert_eq!(pupils.len(), 3);
            whose::plan_of(tx, &pupils, (today, today)).map(drop)
        };
        assert!(asked(&school, ask).await <= 7);
    }
}

#[tokio::test]
async fn everybody_of_a_school_is_found_in_one_question() {
    for (school, college) in colleges().await {
        let id = college.college;
        let find = move |tx: &Tx<'_>| {
            let before = tx.statements();
            let readers = store::readers::of_school(tx, id)?;
            Ok((readers, tx.statements() - before))
        };
        let (readers, asked) = school.app.db.read(find).await.expect("asked");
        assert_eq!(asked, 1);
        let is_told = |person: Id<Person>, pupil: i64| {
            readers.iter().any(|it| (it.person_id, it.pupil_id) == (person, pupil))
        };
        assert!(is_told(college.malik, 0), "pupils for themselves");
        assert!(is_told(college.mme_diallo, college.malik.raw()), "guardians for each child");
        assert!(is_told(college.m_roche, 0), "the team");
        assert!(!is_told(school.samira, school.lea.raw()), "nobody of another school");
    }
}
