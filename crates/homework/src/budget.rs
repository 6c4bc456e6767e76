//! What the pages may ask of the database, counted: the same for a family of one and of many, in a
//! village and in a region.

use crate::{
    Homework, card,
    pages::{book, books, week},
    store,
    writing::{self, Draft},
};
use base::{Day, Id, RichText, SchoolYear};
use db::Tx;
use people::{Class, Person, Standing};
use testing::TestSchool;
use web::HomeOf;

async fn schools() -> Vec<TestSchool> {
    TestSchool::each(|| vec![files::feature(), notices::feature(), crate::feature()]).await
}

pub fn draft(due_on: Day) -> Draft {
    Draft {
        subject: "Lecture".to_owned(),
        title: "Relire".to_owned(),
        body: RichText::default(),
        lang: base::Lang::Fr,
        links: String::new(),
        due_on,
        also_on: Vec::new(),
        minutes: 10,
        wants_work: true,
        pupils: None,
        lesson: None,
        files: Vec::new(),
        version: 0,
        once: String::new(),
    }
}

async fn give(school: &TestSchool, class: Id<Class>, by: Id<Person>) -> Id<Homework> {
    let now = school.clock.now();
    let write = move |tx: &Tx<'_>| {
        let place = store::books::place(tx, class.cast())?.ok_or(db::Error::Missing)?;
        let id = writing::begin(tx, &place, by, &draft(now.day().plus_days(1)), now)?;
        writing::give(tx, &[id], now)?;
        Ok(id)
    };
    school.app.db.write(write).await.expect("given")
}

/// How many statements `f` runs for this person.
async fn counted<F>(school: &TestSchool, person: Id<Person>, f: F) -> u32
where
    F: Fn(&Tx<'_>, &Standing) -> db::Result<()> + Send + 'static,
{
    let read = move |tx: &Tx<'_>| {
        let viewer = Standing::load(tx, person)?.ok_or(db::Error::Missing)?;
        let before = tx.statements();
        f(tx, &viewer)?;
        Ok(tx.statements() - before)
    };
    school.app.db.read(read).await.expect("read")
}

#[tokio::test]
async fn weeks_cards_and_books_ask_few_questions_however_much_there_is() {
    for school in schools().await {
        for _ in 0..12 {
            give(&school, school.ce1_a, school.mme_durand).await;
            give(&school, school.ms_gs, school.mme_garnier).await;
        }
        let (today, now) = (school.clock.today(), school.clock.now());
        let of_week = move |tx: &Tx<'_>, viewer: &Standing| {
            let shown = week::load(tx, viewer, week::Asked::default(), today)?;
            assert_eq!(shown.lines.len(), 24);
            Ok(())
        };
        assert_eq!(counted(&school, school.samira, of_week).await, 1);
        let of_card = move |tx: &Tx<'_>, viewer: &Standing| {
            card::load(tx, &HomeOf::of(viewer, now)).map(drop)
        };
        assert_eq!(counted(&school, school.samira, of_card).await, 1);
        let class = school.ce1_a;
        let of_book = move |tx: &Tx<'_>, _: &Standing| {
            book::load(tx, class.cast(), true, crate::calendar::monday_of(today)).map(drop)
        };
        assert_eq!(counted(&school, school.mme_durand, of_book).await, 2);
        let of_books = move |tx: &Tx<'_>, viewer: &Standing| {
            books::load(tx, viewer, SchoolYear::of(today)).map(drop)
        };
        assert!(counted(&school, school.mme_durand, of_books).await <= 2);
    }
}

#[tokio::test]
async fn a_year_of_weeks_is_written_and_given_in_as_many_statements_as_two_weeks() {
    for school in schools().await {
        let (class, by, now) = (school.ce1_a, school.mme_durand, school.clock.now());
        let counted = async |weeks: i32| {
            let write = move |tx: &Tx<'_>| {
                let place = store::books::place(tx, class.cast())?.ok_or(db::Error::Missing)?;
                let first = draft(now.day().plus_days(1));
                let also_on = (1..=weeks).map(|week| first.due_on.plus_days(7 * week)).collect();
                let before = tx.statements();
                let id = writing::begin(tx, &place, by, &Draft { also_on, ..first }, now)?;
                writing::give(tx, &[id], now)?;
                Ok(tx.statements() - before)
            };
            school.app.db.write(write).await.expect("given")
        };
        let two = counted(1).await;
        assert_eq!(counted(30).await, two);
        assert!(two <= 16, "{two}");
    }
}

#[tokio::test]
async fn who_ticks_writes_one_row_and_looks_at_nothing() {
    for school in schools().await {
        let id = give(&school, school.ce1_a, school.mme_durand).await;
        let (lea, now) = (school.lea, school.clock.now());
        let write = move |tx: &Tx<'_>| {
            let before = tx.statements();
            store::done::tick(tx, id, lea, lea, now)?;
            Ok(tx.statements() - before)
        };
        assert_eq!(school.app.db.mark(write).await.expect("ticked"), 1);
    }
}
