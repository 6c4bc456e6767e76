//! What the pages may ask of the database, counted: the same in a village and in a region.

use crate::{
    Folder, Letter, card,
    draft::{Choices, Kind},
    pages::{letter, lists, search},
    pick::{Pick, Role, Target},
    sending::{self, Order},
    store::{self, drafts::Writing},
};
use base::{Id, Instant, PersonName, RichText};
use db::Tx;
use people::{Details, Kinship, NewPerson, Person, Standing, testing::guards};
use std::sync::{
    Arc, Barrier,
    atomic::{AtomicU32, Ordering},
};
use testing::TestSchool;
use translation::Reader;
use web::HomeOf;

async fn schools() -> Vec<TestSchool> {
    TestSchool::each(|| vec![files::feature(), notices::feature(), crate::feature()]).await
}

fn order(school: &TestSchool, target: Target) -> Order {
    let writing = Writing {
        answers: None,
        kind: Kind::New,
        picks: vec![Pick { role: Role::To, target }],
        subject: "Sortie".to_owned(),
        body: RichText::from_plain("Bonjour"),
        choices: Choices::default(),
        files: Vec::new(),
    };
    let (once, lang, now) = (String::new(), base::Lang::Fr, school.clock.now());
    Order { writing, draft: None, once, lang, translates: false, now }
}

/// Sends, and says in how many statements.
async fn send(school: &TestSchool, from: Id<Person>, order: &Order) -> (Id<Letter>, u32) {
    let order = order.clone();
    let write = move |tx: &Tx<'_>| {
        let sender = Standing::load(tx, from)?.ok_or(db::Error::Missing)?;
        let before = tx.statements();
        let sent = sending::send(tx, &sender, &order)?;
        Ok((sent.letter, tx.statements() - before))
    };
    school.app.db.write(write).await.expect("sent")
}

#[tokio::test]
async fn a_list_asks_three_questions_and_a_letter_four() {
    for school in schools().await {
        for _ in 0..30 {
            let to = order(&school, Target::person(school.mme_durand));
            send(&school, school.samira, &to).await;
        }
        let person = school.mme_durand;
        let read = move |tx: &Tx<'_>| {
            let viewer = Standing::load(tx, person)?.ok_or(db::Error::Missing)?;
            let before = tx.statements();
            let list = lists::List::Folder(Folder::Received);
            let shown = lists::load(tx, &viewer, list, &lists::At::default())?;
            let of_list = tx.statements() - before;
            let found = store::letters::find(tx, shown.lines[0].letter_id, person)?;
            let opened = found.ok_or(db::Error::Missing)?;
            letter::load(tx, &opened, person, &Reader::default())?;
            letter::open(tx, &[opened.id], person, opened.sent_at).err();
            Ok((shown.lines.len(), of_list, tx.statements() - before - of_list))
        };
        // Four to show it; two more the first time, to mark it and its notice as seen.
        let counted = school.app.db.write(read).await.expect("read");
        assert_eq!(counted, (25, 3, 6));
    }
}

#[tokio::test]
async fn the_card_of_the_home_asks_nothing_where_nothing_is_unread() {
    for school in schools().await {
        let (person, now) = (school.samira, school.clock.now());
        let read = move |tx: &Tx<'_>| {
            let viewer = Standing::load(tx, person)?.ok_or(db::Error::Missing)?;
            let asked = |number| {
                let before = tx.statements();
                let home = HomeOf { number, ..HomeOf::of(&viewer, now) };
                card::load(tx, &home).map(|_| tx.statements() - before)
            };
            Ok([asked(Some(0))?, asked(Some(3))?, asked(None)?])
        };
        assert_eq!(school.app.db.read(read).await.expect("read"), [0, 1, 1]);
    }
}

#[tokio::test]
async fn sending_to_a_school_asks_no_more_than_sending_to_one() {
    for school in schools().await {
        let one = order(&school, Target::person(school.samira));
        let (_, to_one) = send(&school, school.mme_lefevre, &one).await;
        let (head, jean_mace) = (school.mme_lefevre, school.jean_mace);
        let (pupil, now) = (school.lea, school.clock.now());
        let found = move |tx: &Tx<'_>| {
            crowd(tx, pupil, now)?;
            group_of(tx, head, jean_mace)
        };
        let group = school.app.db.write(found).await.expect("the group");
        let many = order(&school, Target::Group(group));
        let (_, to_many) = send(&school, school.mme_lefevre, &many).await;
        assert!(to_one <= 15, "{to_one} statements for one");
        assert!(to_many <= 10, "{to_many} statements for a school");
    }
}

/// Runs both at the same moment, each with its change made before either commits; says how often
/// the two had to run.
async fn together<F>(school: &TestSchool, first: F, second: F, is_mark: bool) -> u32
where
    F: Fn(&Tx<'_>) -> db::Result<()> + Send + 'static,
{
    let (both, runs) = (Arc::new(Barrier::new(2)), Arc::new(AtomicU32::new(0)));
    let change = |f: F| {
        let (both, runs) = (both.clone(), runs.clone());
        move |tx: &Tx<'_>| {
            f(tx)?;
            if runs.fetch_add(1, Ordering::SeqCst) < 2 {
                both.wait();
            }
            Ok(())
        }
    };
    let (first, second) = (change(first), change(second));
    let db = &school.app.db;
    let done = if is_mark {
        tokio::join!(db.mark(first), db.mark(second))
    } else {
        tokio::join!(db.write(first), db.write(second))
    };
    done.0.and(done.1).expect("both are done");
    runs.load(Ordering::SeqCst)
}

/// On PostgreSQL, where writes run side by side (`docs/decisions/0004`).
#[tokio::test]
async fn who_sends_or_opens_at_the_same_moment_is_in_nobodys_way() {
    for school in schools().await {
        if school.app.db.engine() == db::Engine::Sqlite {
            continue;
        }
        let sends = |from: Id<Person>, to: Id<Person>| {
            let order = order(&school, Target::person(to));
            move |tx: &Tx<'_>| {
                let sender = Standing::load(tx, from)?.ok_or(db::Error::Missing)?;
                sending::send(tx, &sender, &order).map(drop)
            }
        };
        let first = sends(school.samira, school.mme_durand);
        let second = sends(school.m_petit, school.mme_durand);
        assert_eq!(together(&school, first, second, false).await, 2);

        let to_two = Order {
            writing: Writing {
                picks: [school.samira, school.mme_dubois]
                    .map(|person| Pick { role: Role::To, target: Target::person(person) })
                    .to_vec(),
                ..order(&school, Target::person(school.samira)).writing
            },
            ..order(&school, Target::person(school.samira))
        };
        let (letter, _) = send(&school, school.mme_lefevre, &to_two).await;
        let now = school.clock.now();
        let opens = |person| move |tx: &Tx<'_>| letter::open(tx, &[letter], person, now);
        let (first, second) = (opens(school.samira), opens(school.mme_dubois));
        assert_eq!(together(&school, first, second, true).await, 2);
    }
}

/// More guardians than are served in the request.
fn crowd(tx: &Tx<'_>, pupil: Id<Person>, now: Instant) -> db::Result<()> {
    let details = |number| Details::named(PersonName::new("Parent", format!("N{number}"), None));
    let new = |number| NewPerson { details: details(number), keys: Vec::new() };
    let persons: Vec<NewPerson> = (0..60).map(new).collect();
    let persons = people::person::create(tx, &persons, now)?;
    let from_on = people::testing::first_day();
    let guards = |person: &Id<Person>| guards(*person, pupil, Kinship::Relative, from_on);
    let facts: Vec<_> = persons.iter().map(guards).collect();
    let (_, touched) = people::guardianship::begin(tx, &facts)?;
    people::groups::refresh(tx, &touched, now.day())
}

/// All the guardians of a school, as a sender finds them.
fn group_of(
    tx: &Tx<'_>,
    sender: Id<Person>,
    school: Id<people::School>,
) -> db::Result<Id<people::Group>> {
    let sender = Standing::load(tx, sender)?.ok_or(db::Error::Missing)?;
    let groups = people::reachable_groups(tx, &sender)?;
    let all = groups.into_iter().find(|group| {
        group.kind == people::GroupKind::Guardians && group.scope == people::Scope::School(school)
    });
    all.map(|group| group.id).ok_or(db::Error::Missing)
}

#[tokio::test]
async fn a_search_asks_three_questions() {
    for school in schools().await {
        let to = order(&school, Target::person(school.mme_durand));
        send(&school, school.samira, &to).await;
        let person = school.mme_durand;
        let read = move |tx: &Tx<'_>| {
            let viewer = Standing::load(tx, person)?.ok_or(db::Error::Missing)?;
            let before = tx.statements();
            let found = search::search(tx, &viewer, "sort")?;
            Ok((found.len(), tx.statements() - before))
        };
        assert_eq!(school.app.db.read(read).await.expect("found"), (1, 3));
    }
}
