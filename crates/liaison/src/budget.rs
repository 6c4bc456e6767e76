//! What the pages may ask of the database, counted; and that who signs at the same moment is in
//! nobody's way.

use crate::{
    Slip,
    chain::{seal_some, verify},
    following,
    pages::{list, slip as page},
    question::Answers,
    reach::Target,
    sending::{self, Wording},
    signing::{self, Order},
    slip::{Needs, Theme},
    store,
};
use base::{Id, Instant, PersonName, RichText};
use db::Tx;
use people::{
    Details, GroupKind, Kinship, NewPerson, Person, Scope, Standing, groups, testing::guards,
};
use std::sync::{
    Arc, Barrier,
    atomic::{AtomicU32, Ordering},
};
use testing::TestSchool;
use translation::Reader;

async fn schools() -> Vec<TestSchool> {
    TestSchool::each(|| vec![files::feature(), notices::feature(), crate::feature()]).await
}

/// A slip without questions to both classes of Jean-Macé, by the head.
async fn send(school: &TestSchool) -> (Id<Slip>, u32) {
    let (head, classes, now) =
        (school.mme_lefevre, [school.ce1_a, school.cm2_b], school.clock.now());
    let write = move |tx: &Tx<'_>| {
        let sender = Standing::load(tx, head)?.ok_or(db::Error::Missing)?;
        let mut targets = Vec::new();
        for class in classes {
            let group = groups::find(tx, GroupKind::Pupils, Scope::Class(class))?;
            targets.push(Target::Group(group.ok_or(db::Error::Missing)?));
        }
        let wording = Wording {
            title: "Sortie".to_owned(),
            body: RichText::from_plain("Bonjour"),
            lang: base::Lang::Fr,
            questions: Vec::new(),
            due_on: None,
            accepts_late: true,
            files: Vec::new(),
        };
        let order = sending::Order {
            wording,
            theme: Theme::Outing,
            targets,
            needs: Needs::One,
            for_pupils: true,
            urgent_reason: String::new(),
            once: String::new(),
            translates: false,
            now,
        };
        let before = tx.statements();
        let sent = sending::send(tx, &sender, &order)?;
        Ok((sent.slip, tx.statements() - before))
    };
    school.app.db.write(write).await.expect("sent")
}

fn order(pupils: &[Id<Person>], mark: u32, now: Instant) -> Order {
    let code = |pupil: &Id<Person>| format!("{mark:04}{}", pupil.raw() % 100_000_000);
    Order {
        pupils: pupils.to_vec(),
        answers: Answers::new(),
        version: 1,
        once: format!("form {mark}"),
        codes: pupils.iter().map(code).collect(),
        now,
    }
}

#[tokio::test]
async fn a_list_a_slip_and_a_follow_up_ask_few_questions() {
    for school in schools().await {
        let (slip, to_send) = send(&school).await;
        assert!(to_send <= 22, "{to_send} statements to send");
        for _ in 0..20 {
            send(&school).await;
        }
        let (samira, head) = (school.samira, school.mme_lefevre);
        let read = move |tx: &Tx<'_>| {
            let viewer = Standing::load(tx, samira)?.ok_or(db::Error::Missing)?;
            let start = tx.statements();
            let shown = list::load(tx, &viewer, &list::Asked::default())?;
            let of_list = tx.statements() - start;
            let slip = store::slips::load(tx, slip, &viewer)?.ok_or(db::Error::Missing)?;
            page::load(tx, &slip, &Reader::default())?;
            let of_slip = tx.statements() - start - of_list;
            following::load(tx, &slip, None)?;
            let of_follow = tx.statements() - start - of_list - of_slip;
            let viewer = Standing::load(tx, head)?.ok_or(db::Error::Missing)?;
            let start = tx.statements();
            list::load(tx, &viewer, &list::Asked::default())?;
            let of_head = tx.statements() - start;
            Ok((shown.awaiting.len(), [of_list, of_slip, of_follow, of_head]))
        };
        let counted = school.app.db.read(read).await.expect("read");
        assert_eq!(counted, (21, [2, 9, 5, 2]));
    }
}

#[tokio::test]
async fn signing_for_two_asks_no_more_than_signing_for_one() {
    for school in schools().await {
        let (slip, _) = send(&school).await;
        let (mme_moreau, samira, now) = (school.mme_moreau, school.samira, school.clock.now());
        let (twins, lea) = ([school.ines, school.lina], [school.lea]);
        let write = move |tx: &Tx<'_>| {
            let start = tx.statements();
            signing::sign_by(tx, slip, samira, &order(&lea, 1, now))?;
            let one = tx.statements() - start;
            signing::sign_by(tx, slip, mme_moreau, &order(&twins, 2, now))?;
            Ok((one, tx.statements() - start - one))
        };
        let counted = school.app.db.write(write).await.expect("signed");
        assert_eq!(counted, (9, 9));
    }
}

/// On PostgreSQL, where writes run side by side (`docs/decisions/0004`, 0013).
#[tokio::test]
async fn who_signs_at_the_same_moment_is_in_nobodys_way() {
    for school in schools().await {
        if school.app.db.engine() == db::Engine::Sqlite {
            continue;
        }
        let (slip, _) = send(&school).await;
        let (both, runs) = (Arc::new(Barrier::new(2)), Arc::new(AtomicU32::new(0)));
        let signs = |guardian: Id<Person>, pupil: Id<Person>, mark: u32| {
            let (both, runs) = (both.clone(), runs.clone());
            let order = order(&[pupil], mark, school.clock.now());
            move |tx: &Tx<'_>| {
                signing::sign_by(tx, slip, guardian, &order)?;
                // Each has made its change before either commits.
                if runs.fetch_add(1, Ordering::SeqCst) < 2 {
                    both.wait();
                }
                Ok(())
            }
        };
        let db = &school.app.db;
        let first = signs(school.samira, school.lea, 1);
        let second = signs(school.mme_dubois, school.noe, 2);
        let done = tokio::join!(db.write(first), db.write(second));
        done.0.and(done.1).expect("both are done");
        assert_eq!(runs.load(Ordering::SeqCst), 2);
    }
}

const FAMILIES: u32 = 60;

/// More pupils of CE1-A, each with a guardian.
fn crowd(tx: &Tx<'_>, school: &people::testing::TestPeople) -> db::Result<Vec<[Id<Person>; 2]>> {
    let at = tx.now();
    let details = |number| Details::named(PersonName::new("N", format!("N{number}"), None));
    let new = |number| NewPerson { details: details(number), keys: Vec::new() };
    let persons: Vec<NewPerson> = (0..FAMILIES * 2).map(new).collect();
    let persons = people::person::create(tx, &persons, at)?;
    let pairs: Vec<[Id<Person>; 2]> =
        persons.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect();
    let from_on = people::testing::first_day();
    let enrolled = pairs.iter().map(|[pupil, _]| people::NewEnrolment {
        pupil: *pupil,
        school: school.jean_mace,
        class: Some(school.ce1_a),
        level: people::Level::Ce1,
        from_on,
        until_on: None,
    });
    let (_, pupils) = people::enrolment::begin(tx, &enrolled.collect::<Vec<_>>())?;
    let guarded =
        pairs.iter().map(|[pupil, guardian]| guards(*guardian, *pupil, Kinship::Mother, from_on));
    let (_, guardians) = people::guardianship::begin(tx, &guarded.collect::<Vec<_>>())?;
    groups::refresh(tx, &pupils.and(guardians), at.day())?;
    Ok(pairs)
}

#[tokio::test]
async fn a_class_that_signs_at_once_is_in_the_chain_once_and_whole() {
    for school in schools().await {
        let people = school.people;
        let families = school.app.db.write(move |tx| crowd(tx, &people)).await.expect("families");
        let (slip, _) = send(&school).await;
        let now = school.clock.now();
        let runs = Arc::new(AtomicU32::new(0));
        let mut signing = Vec::new();
        for (mark, [pupil, guardian]) in (1..).zip(families) {
            let (db, order) = (school.app.db.clone(), order(&[pupil], mark, now));
            let runs = runs.clone();
            let sign = move |tx: &Tx<'_>| {
                runs.fetch_add(1, Ordering::SeqCst);
                signing::sign_by(tx, slip, guardian, &order).map(drop)
            };
            signing.push(tokio::spawn(async move { db.write(sign).await }));
            if mark % 20 == 0 {
                // The house seals while others sign.
                let db = school.app.db.clone();
                let seal = move |tx: &Tx<'_>| seal_some(tx, now).map(drop);
                signing.push(tokio::spawn(async move { db.write(seal).await }));
            }
        }
        for signed in signing {
            signed.await.expect("it ran").expect("signed");
        }
        let engine = school.app.db.engine().name();
        let runs = runs.load(Ordering::SeqCst);
        println!("{FAMILIES} signed in {runs} runs on {engine}");
        assert!(runs <= FAMILIES * 2, "{runs} runs: who signs meets the others");
        let school_id = school.jean_mace;
        let check = move |tx: &Tx<'_>| {
            while seal_some(tx, now)? > 0 {}
            verify(tx, school_id)
        };
        let chain = school.app.db.write(check).await.expect("looked at");
        assert_eq!((chain.places, chain.broken), (i64::from(FAMILIES), None));
    }
}
