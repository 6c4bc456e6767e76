//! Who has left, for how long he is kept, and what is left of him.

use crate::world::{World, at, day, today};
use base::Id;
use people::{
    Key, Kinship, Level, MergeRefused, NewEnrolment, NewGuardianship, Person, class, enrolment,
    groups, guardianship, merge, person,
    retention::{self, Cause},
    testing::guards,
};

async fn left_on(world: &World, person: Id<Person>) -> Option<base::Day> {
    world.read(move |tx, _| person::load(tx, person)).await.expect("known").left_on
}

/// Noé's only enrolment ends; nobody says that he has left.
async fn noe_goes(world: &World) {
    world
        .write(|tx, p| {
            let facts = enrolment::of_pupil(tx, p.noe)?;
            let touched = enrolment::end(tx, &[facts[0].id], today())?;
            groups::refresh(tx, &touched, today())
        })
        .await;
}

async fn due_on(world: &World, on: &str) -> Vec<Id<Person>> {
    let on = day(on);
    let due = world.read(move |tx, _| retention::due(tx, on, None, 10)).await;
    due.into_iter().map(|due| due.person).collect()
}

fn back(pupil: Id<Person>, people: &people::testing::TestPeople, from_on: &str) -> NewEnrolment {
    NewEnrolment {
        pupil,
        school: people.jean_mace,
        class: Some(people.cm2_b),
        level: Level::Cm2,
        from_on: day(from_on),
        until_on: None,
    }
}

#[tokio::test]
async fn who_loses_the_last_place_has_left_and_who_has_one_again_is_back() {
    for world in World::all().await {
        let p = world.people;
        noe_goes(&world).await;
        assert_eq!(left_on(&world, p.noe).await, Some(today()));
        assert_eq!(left_on(&world, p.mme_dubois).await, Some(today()), "she guards nobody here");
        assert_eq!(left_on(&world, p.m_petit).await, None);
        world
            .write(|tx, p| {
                let (_, touched) = enrolment::begin(tx, &[back(p.noe, p, "2026-11-23")])?;
                groups::refresh(tx, &touched, today())
            })
            .await;
        assert_eq!(left_on(&world, p.noe).await, None);
        assert_eq!(left_on(&world, p.mme_dubois).await, None);
    }
}

#[tokio::test]
async fn who_answers_without_any_access_leaves_and_comes_back_with_the_pupil() {
    for world in World::all().await {
        let p = world.people;
        world
            .write(|tx, p| {
                let known = guardianship::of_pupils(tx, &[p.noe])?;
                let known: Vec<_> = known.into_iter().map(|fact| fact.id).collect();
                let ended = guardianship::end(tx, &known, today())?;
                let guard = guards(p.mme_dubois, p.noe, Kinship::Mother, today());
                let guard = NewGuardianship { has_authority: false, is_contact: false, ..guard };
                let (_, begun) = guardianship::begin(tx, &[guard])?;
                groups::refresh(tx, &ended.and(begun), today())
            })
            .await;
        assert_eq!(left_on(&world, p.mme_dubois).await, None);
        noe_goes(&world).await;
        assert_eq!(left_on(&world, p.mme_dubois).await, Some(today()));
        world
            .write(|tx, p| {
                let (_, touched) = enrolment::begin(tx, &[back(p.noe, p, "2026-12-01")])?;
                groups::refresh(tx, &touched, today())
            })
            .await;
        assert_eq!(left_on(&world, p.mme_dubois).await, None, "he comes on 1 December");
        assert_eq!(left_on(&world, p.noe).await, None);
    }
}

#[tokio::test]
async fn a_holiday_between_two_schools_is_no_departure() {
    for world in World::all().await {
        let p = world.people;
        world
            .write(|tx, p| {
                let facts = enrolment::of_pupil(tx, p.noe)?;
                let (_, begun) = enrolment::begin(tx, &[back(p.noe, p, "2027-09-01")])?;
                let ended = enrolment::end(tx, &[facts[0].id], today())?;
                groups::refresh(tx, &begun.and(ended), today())
            })
            .await;
        assert!(world.standing(p.noe).await.memberships.is_empty());
        assert_eq!(left_on(&world, p.noe).await, None);
        assert_eq!(left_on(&world, p.mme_dubois).await, None);
    }
}

#[tokio::test]
async fn a_guardian_with_another_child_here_stays() {
    for world in World::all().await {
        let p = world.people;
        world
            .write(|tx, p| {
                let facts = enrolment::of_pupil(tx, p.jules)?;
                let touched = enrolment::end(tx, &[facts[0].id], today())?;
                groups::refresh(tx, &touched, today())
            })
            .await;
        assert_eq!(left_on(&world, p.jules).await, Some(today()));
        assert_eq!(left_on(&world, p.samira).await, None, "Léa is still there");
    }
}

#[tokio::test]
async fn the_time_has_come_on_the_eighty_fifth_day_and_not_before() {
    for world in World::all().await {
        let p = world.people;
        noe_goes(&world).await;
        // 23 November and 85 days.
        assert_eq!(retention::erased_on(today()), day("2027-02-16"));
        assert_eq!(due_on(&world, "2027-02-15").await, []);
        assert_eq!(due_on(&world, "2027-02-16").await, [p.noe, p.mme_dubois]);
        let (early, late) = (at("2027-02-15 23:59"), at("2027-02-16 00:00"));
        let claim =
            async |at| world.write(move |tx, p| retention::claim(tx, p.noe, Cause::Time, at)).await;
        assert!(!claim(early).await);
        assert!(claim(late).await);
        assert!(!claim(late).await, "once is enough");
        assert_eq!(due_on(&world, "2027-02-16").await, [p.mme_dubois]);
    }
}

#[tokio::test]
async fn who_has_left_may_be_erased_at_once_and_who_has_not_may_not() {
    for world in World::all().await {
        noe_goes(&world).await;
        let (noe, lea) = world
            .write(|tx, p| {
                let now = at("2026-11-23 12:00");
                let noe = retention::claim(tx, p.noe, Cause::Decision, now)?;
                Ok((noe, retention::claim(tx, p.lea, Cause::Decision, now)?))
            })
            .await;
        assert!(noe);
        assert!(!lea);
    }
}

#[tokio::test]
async fn who_is_expected_back_is_not_claimed() {
    for world in World::all().await {
        noe_goes(&world).await;
        let claimed = world
            .write(|tx, p| {
                let (_, touched) = enrolment::begin(tx, &[back(p.noe, p, "2027-09-01")])?;
                groups::refresh(tx, &touched, today())?;
                retention::claim(tx, p.noe, Cause::Time, at("2027-03-01 03:00"))
            })
            .await;
        assert!(!claimed);
    }
}

#[tokio::test]
async fn the_name_and_the_past_stay_and_nothing_else_does() {
    for world in World::all().await {
        let p = world.people;
        world
            .write(|tx, p| {
                let mut details = person::load(tx, p.noe)?.expect("Noé").details;
                details.mail = "noe@exemple.fr".to_owned();
                details.phone_mobile = "0600000007".to_owned();
                details.family_name = "Dubois-Carpentier".to_owned();
                details.city = "Lys-lez-Lannoy".to_owned();
                person::edit(tx, &[(p.noe, details)])?;
                person::add_keys(tx, &[(p.noe, Key::new("ine", "120000000AB"))])?;
                person::suspend(tx, p.noe, at("2026-11-23 09:00"))
            })
            .await;
        noe_goes(&world).await;
        let erased = at("2026-11-23 12:00");
        world
            .write(move |tx, p| {
                let records = retention::records_of(tx, p.noe)?;
                assert!(retention::claim(tx, p.noe, Cause::Decision, erased)?);
                retention::forget(tx, &records, erased)
            })
            .await;
        let noe = world.read(|tx, p| person::load(tx, p.noe)).await.expect("Noé");
        let name = noe.details.name.clone();
        assert_eq!(name.full(), "Noé Dubois");
        assert_eq!(noe.details, people::Details::named(name));
        assert_eq!((noe.erased_at, noe.suspended_at), (Some(erased), None));
        let by_key = world.read(|tx, _| person::find_by_key(tx, "ine", "120000000AB")).await;
        assert_eq!(by_key, None);
        let by_name =
            |query| world.read(move |tx, _| person::search(tx, people::Within::Platform, query, 9));
        assert_eq!(by_name("dubois no").await, []);
        assert_eq!(by_name("carpentier").await, []);
        let past = world.read(|tx, p| class::page(tx, p.cm2_b, day("2026-11-20"))).await;
        let past = past.expect("CM2-B");
        let line = past.pupils.iter().find(|line| line.person == p.noe).expect("he was there");
        assert_eq!(line.name.full(), "Noé Dubois");
        assert_eq!(line.birth_day, None);
    }
}

#[tokio::test]
async fn a_record_that_was_merged_goes_with_the_one_that_was_kept() {
    for world in World::all().await {
        let p = world.people;
        let again = world
            .write(|tx, p| {
                let name = base::PersonName::new("Élise", "Dubois", None);
                let mut details = people::Details::named(name);
                details.mail = "elise@exemple.fr".to_owned();
                let keys = vec![Key::new("aaf:09", "77")];
                let new = people::NewPerson { details, keys };
                let again = person::create(tx, &[new], at("2026-11-23 09:00"))?[0];
                let guards = guards(again, p.noe, people::Kinship::Mother, today());
                let (_, touched) = guardianship::begin(tx, &[guards])?;
                groups::refresh(tx, &touched, today())?;
                let evidence = serde_json::json!({});
                let (made, touched) =
                    merge::merge(tx, p.mme_dubois, again, &evidence, None, at("2026-11-23 09:30"))?;
                groups::refresh(tx, &touched, today())?;
                assert!(made.moved.contains("77"));
                Ok(again)
            })
            .await;
        noe_goes(&world).await;
        let merges = world
            .write(move |tx, p| {
                let now = at("2026-11-23 12:00");
                assert!(!retention::claim(tx, again, Cause::Decision, now)?, "it is hers");
                assert!(retention::claim(tx, p.mme_dubois, Cause::Decision, now)?);
                let records = retention::records_of(tx, p.mme_dubois)?;
                assert_eq!(records, [p.mme_dubois, again]);
                retention::forget(tx, &records, now)?;
                merge::of_person(tx, p.mme_dubois)
            })
            .await;
        assert_eq!((merges[0].moved.as_str(), merges[0].evidence.as_str()), ("{}", "{}"));
        let other = world.read(move |tx, _| person::load(tx, again)).await.expect("the other");
        assert_eq!(other.details.mail, "");
        let undone = world.db().write({
            let merge = merges[0].id;
            move |tx| merge::undo(tx, merge, at("2026-11-23 13:00"))
        });
        let undone = undone.await.expect_err("nothing is left to move");
        assert_eq!(undone.reason(), Some(&MergeRefused::Erased));
        let merged = world.db().write(move |tx| {
            let nothing = serde_json::json!({});
            merge::merge(tx, p.samira, p.mme_dubois, &nothing, None, at("2026-11-23 13:00"))
        });
        assert_eq!(merged.await.expect_err("erased").reason(), Some(&MergeRefused::Erased));
    }
}

#[tokio::test]
async fn a_school_sees_who_goes_and_in_which_night() {
    for world in World::all().await {
        let p = world.people;
        noe_goes(&world).await;
        let (here, elsewhere, all, names) = world
            .read(|tx, p| {
                Ok((
                    retention::nights(tx, Some(p.jean_mace), 10)?,
                    retention::nights(tx, Some(p.ferry), 10)?,
                    retention::nights(tx, None, 10)?,
                    retention::leavers(tx, Some(p.jean_mace), None, 10)?,
                ))
            })
            .await;
        assert_eq!(
            here.iter().map(|it| (it.left_on, it.persons)).collect::<Vec<_>>(),
            [(today(), 2)]
        );
        assert_eq!((elsewhere, all), (vec![], here));
        let names: Vec<_> = names.iter().map(|it| (it.id, it.last_name.as_str())).collect();
        assert_eq!(names, [(p.noe, "Dubois"), (p.mme_dubois, "Dubois")]);
    }
}
