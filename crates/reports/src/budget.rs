//! What the pages may ask of the database, counted: the same for three pupils and for thirty-five.

use crate::{
    attendance::Tools,
    life,
    pages::{asked::Asked, class, council, report},
    report::Report,
    store,
};
use base::{Id, Instant, PersonName};
use db::Tx;
use people::{Class, Details, Level, NewEnrolment, NewPerson, Person, School, enrolment};
use results::{Evidence, Mark, Shown, Shows, Subject, Wanted, Way};
use std::sync::{
    Arc, Barrier,
    atomic::{AtomicU32, Ordering},
};
use testing::TestSchool;

/// Each pupil has a mark in each of these subjects.
struct Marks(Vec<Id<Subject>>);

impl Shows for Marks {
    fn evidence(&self, _: &Tx<'_>, wanted: &Wanted<'_>) -> db::Result<Vec<Evidence>> {
        let mark = |place: usize| {
            let value = i64::try_from(place * 137 % 2_000).unwrap_or(0);
            Mark::new(value, 2_000).map(Shown::Mark).expect("a mark")
        };
        let of = |(place, pupil): (usize, &Id<Person>)| {
            let each = self.0.iter().enumerate();
            let each = each.map(move |(at, subject)| Evidence {
                pupil: *pupil,
                skill: None,
                subject: Some(*subject),
                on: wanted.from_on,
                shown: mark(place + at),
                weight: 100,
                title: Arc::default(),
                way: Way::Nowhere,
            });
            each.collect::<Vec<_>>()
        };
        Ok(wanted.pupils.iter().enumerate().flat_map(of).collect())
    }
}

/// Thirty-two more in a class, and nine subjects more.
fn crowd(tx: &Tx<'_>, school: Id<School>, class: Id<Class>, at: Instant) -> db::Result<()> {
    let named = |number: u32| Details::named(PersonName::new("Élève", format!("N{number}"), None));
    let new: Vec<NewPerson> =
        (0..32).map(|it| NewPerson { details: named(it), keys: Vec::new() }).collect();
    let pupils = people::person::create(tx, &new, at)?;
    let enrolled = |pupil: Id<Person>| NewEnrolment {
        pupil,
        school,
        class: Some(class),
        level: Level::Sixth,
        from_on: people::testing::first_day(),
        until_on: None,
    };
    let enrolled: Vec<NewEnrolment> = pupils.into_iter().map(enrolled).collect();
    enrolment::begin(tx, &enrolled).map(drop)
}

fn teach(tx: &Tx<'_>, people: &people::testing::wider::WiderPeople) -> db::Result<()> {
    let post = people::Post::Class(people.college, people.sixth_a);
    let teaches = |number: u32| people::NewAssignment {
        person: people.m_roche,
        post,
        function: people::Function::Teacher,
        subject: Some(format!("Matière {number}")),
        from_on: people::testing::first_day(),
        until_on: None,
    };
    let new: Vec<_> = (0..9).map(teaches).collect();
    people::assignment::begin(tx, &new).map(drop)
}

#[tokio::test]
async fn a_council_of_thirty_five_by_twelve_asks_no_more_than_one_of_three_by_three() {
    let features =
        || vec![files::feature(), notices::feature(), results::feature(), crate::feature()];
    for school in TestSchool::each(features).await {
        let people = school.widen().await;
        let (today, now) = (school.clock.today(), school.clock.now());
        let furnish = move |tx: &Tx<'_>| results::testing::furnish_college(tx, &people, today);
        let college = school.app.db.write(furnish).await.expect("taught");
        let (class, period) = (people.sixth_a, college.periods[0].clone());
        let mut counts = Vec::new();
        for is_large in [false, true] {
            let prepare = move |tx: &Tx<'_>| {
                if is_large {
                    crowd(tx, people.college, class, now)?;
                    teach(tx, &people)?;
                    results::subject::settle(tx, people.college, today)?;
                }
                let subjects = results::subject::of_school(tx, people.college)?;
                Ok(subjects.into_iter().map(|subject| subject.id).collect::<Vec<_>>())
            };
            let subjects = school.app.db.write(prepare).await.expect("prepared");
            school.app.jobs.lend(results::Lent(vec![Arc::new(Marks(subjects))]));
            let (tools, period, viewer) = (Tools::of(&school.app), period.clone(), people.m_roche);
            let count = move |tx: &Tx<'_>| {
                let class = store::classes::load(tx, class, viewer, today)?.expect("a class");
                let mut before = tx.statements();
                let mut since = |tx: &Tx<'_>| {
                    let count = tx.statements() - before;
                    before = tx.statements();
                    count
                };
                life::open(tx, &tools, &class, &period)?;
                let opened = since(tx);
                let asked = Asked { periode: Some(period.id), ..Asked::default() };
                let shown = council::load(tx, &class, &asked)?.expect("a council");
                let (seen, council) = (shown.size(), since(tx));
                let on = crate::gather::day_of(&period, today);
                let (_, taught) = crate::gather::taught(tx, &class, on)?;
                let taught: Vec<_> = taught.into_iter().map(|subject| subject.id).collect();
                assert_eq!(shown.subjects(), taught, "the columns of the livrets");
                since(tx);
                class::load(tx, &tools, &class, &asked)?;
                let page = since(tx);
                let written = store::reports::of_class(tx, class.class, period.id)?.remove(0);
                let of = Report { written, class, readable: None, has_authority: false };
                since(tx);
                report::load(tx, &tools, &of, false)?;
                Ok((seen, [opened, council, page, since(tx)]))
            };
            counts.push(school.app.db.write(count).await.expect("counted"));
        }
        assert_eq!((counts[0].0, counts[1].0), ((3, 9), (35, 420)));
        assert_eq!(counts[0].1, counts[1].1);
        assert_eq!(counts[1].1, [16, 6, 21, 19]);
    }
}

/// What one teacher writes at one moment in the report of a pupil.
fn words(report: Id<Report>, number: u32) -> store::lines::Decided {
    store::lines::Decided {
        report,
        place: "FRA-RAC".to_owned(),
        position: None,
        appreciation: format!("Mot {number}"),
        version: number,
    }
}

#[tokio::test]
async fn who_writes_while_the_head_locks_is_in_the_edition_or_is_refused() {
    let features =
        || vec![files::feature(), notices::feature(), results::feature(), crate::feature()];
    for school in TestSchool::each(features).await {
        let people = school.people;
        let cut = move |tx: &Tx<'_>| results::testing::cut_years(tx, &people);
        let periods = school.app.db.write(cut).await.expect("cut").jean_mace;
        let is_together = school.app.db.engine() == db::Engine::Postgres;
        for (round, period) in periods.into_iter().enumerate() {
            let tools = Tools::of(&school.app);
            let today = school.clock.today();
            let (durand, head) = (people.mme_durand, people.mme_lefevre);
            let (for_open, of) = (tools.clone(), period.clone());
            let open = move |tx: &Tx<'_>| {
                let class = store::classes::load(tx, people.ce1_a, durand, today)?.expect("there");
                life::open(tx, &for_open, &class, &of)?;
                Ok((class.clone(), store::reports::of_class(tx, class.class, of.id)?[0].id))
            };
            let (class, report) = school.app.db.write(open).await.expect("open");
            let meeting = Arc::new(Barrier::new(if is_together { 2 } else { 1 }));
            let (first, second) = (Arc::clone(&meeting), meeting);
            let (runs, reruns) = (AtomicU32::new(0), AtomicU32::new(0));
            let locking = move |tx: &Tx<'_>| {
                store::lines::of_reports(tx, &[report])?;
                if runs.fetch_add(1, Ordering::AcqRel) == 0 {
                    first.wait();
                }
                let locking = life::Locking { only: None, with_lacks: true, by: head };
                life::lock(tx, &tools, (&class, &period), &locking)
            };
            let writing = move |tx: &Tx<'_>| {
                store::reports::find(tx, report)?;
                if reruns.fetch_add(1, Ordering::AcqRel) == 0 {
                    second.wait();
                }
                store::lines::decide(tx, &[words(report, 0)], durand, tx.now())
            };
            let (db, other) = (school.app.db.clone(), school.app.db.clone());
            let locking = tokio::spawn(async move { db.write(locking).await });
            if !is_together {
                locking.await.expect("ended").expect("locked");
                let written = other.write(writing).await.expect("ended");
                assert_eq!(written, 0, "a locked report takes nothing");
                continue;
            }
            let writing = tokio::spawn(async move { other.write(writing).await });
            assert_eq!(locking.await.expect("ended").expect("locked"), 3);
            let written = writing.await.expect("ended").expect("ended");
            let look = move |tx: &Tx<'_>| {
                let edition = store::editions::find(tx, report, 1)?.expect("locked");
                Ok((edition.content, store::lines::of_reports(tx, &[report])?.len() as u64))
            };
            let (content, kept) = school.app.db.read(look).await.expect("read");
            let is_said = content.lines[0].appreciation == "Mot 0";
            assert_eq!((is_said, kept), (written == 1, written), "round {round}");
        }
    }
}
