//! Feeds brought in, day after day: who comes, who changes, who moves, who leaves, who is back.

use crate::house::{House, World, guardian, pupil, staff};
use crate::support::{aaf, delete, modify};
use feeds::plan::Outcome;
use people::{Function, assignment};

#[tokio::test]
async fn a_first_feed_opens_schools_and_classes_and_lets_everybody_in() {
    for house in House::each().await {
        let applied = house.import(&World::of_twenty()).await;
        assert_eq!((applied.schools, applied.held, applied.unknown), (2, 0, 0));
        let counts = applied.counts;
        let created = (counts.created_pupils, counts.created_guardians, counts.created_staff);
        assert_eq!(created, (20, 21, 2));
        assert_eq!(house.seats("501").await, ["7 CE1 A"]);
        let lea = house.person("501").await.expect("Léa");
        assert_eq!(lea.details.name.full(), "Léa Martin");
        let parents = house.guardianships("501").await;
        assert!(parents.len() == 2 && parents.iter().all(|parent| parent.has_authority));
        let classes = house.classes("0590007A").await;
        let names: Vec<_> = classes.iter().map(|class| class.name.as_str()).collect();
        assert_eq!(names, ["CE1 A", "CE2 B"]);
    }
}

#[tokio::test]
async fn a_feed_that_says_the_same_again_changes_nothing() {
    for house in House::each().await {
        let world = World::of_twenty();
        house.import(&world).await;
        let before = house.everything().await;
        house.next_day();
        let feed = house.plan(&world).await;
        let summary =
            house.db.read(move |tx| Ok(feeds::history::load(tx, feed)?.expect("a feed").summary()));
        // 2 schools, 20 pupils, 21 guardians, 2 heads.
        assert_eq!(summary.await.expect("a summary").unchanged, 45);
        house.import(&world).await;
        assert_eq!(house.everything().await, before);
    }
}

#[tokio::test]
async fn a_changed_detail_is_shown_before_and_after() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        house.import(&world).await;
        house.next_day();
        world.replace("LÉA", "LÉANA");
        world.replace("0600000001", "0611111111");
        let feed = house.plan(&world).await;
        let plan = house.plan_of(feed, "7").await;
        assert_eq!(plan.persons.len(), 1);
        let change = &plan.persons[0].changes[0];
        assert_eq!((change.before.as_str(), change.after.as_str()), ("Léa", "Léana"));
        assert_eq!(house.details("501").await.name.first, "Léa");
        house.import(&world).await;
        assert_eq!(house.details("501").await.name.first, "Léana");
        assert_eq!(house.details("901").await.phone_mobile, "0611111111");
    }
}

#[tokio::test]
async fn a_label_that_changes_renames_the_class_and_nobody_moves() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        house.import(&world).await;
        let class = house.classes("0590007A").await[0].id;
        house.next_day();
        world.replace("41$CE1 A", "41$CE1 Les Renards");
        let applied = house.import(&world).await;
        assert_eq!((applied.counts.classes_renamed, applied.counts.changed_class), (1, 0));
        assert_eq!(house.seats("501").await, ["7 CE1 Les Renards"]);
        assert_eq!(house.classes("0590007A").await[0].id, class);
    }
}

#[tokio::test]
async fn a_pupil_goes_to_another_class_and_the_past_stays() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        house.import(&world).await;
        house.next_day();
        world.pupils[0] = pupil("501", "MARTIN", "LÉA", "7$$$42$CE2 B", "1123", "901$10|902$20");
        let applied = house.import(&world).await;
        assert_eq!(applied.counts.changed_class, 1);
        assert_eq!(house.seats("501").await, ["7 CE2 B"]);
        let lea = house.person("501").await.expect("Léa").id;
        let past =
            house.db.read(move |tx| people::enrolment::of_pupil(tx, lea)).await.expect("past");
        let days: Vec<_> = past.iter().map(|seat| (seat.from_on.iso(), seat.until_on)).collect();
        assert_eq!(days[1], ("2026-09-01".to_owned(), base::Day::new(2026, 11, 24)));
        assert_eq!(days[0], ("2026-11-24".to_owned(), None));
    }
}

#[tokio::test]
async fn a_pupil_who_changes_school_inside_the_town_has_moved_and_not_left() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        house.import(&world).await;
        house.next_day();
        for number in 0..4 {
            // Four of twenty: had they left, the school would be held.
            world.pupils[number] = world.pupils[number]
                .replace("7$$$41$CE1 A", "8$$$81$CE1 Z")
                .replace("Rattach\"><value>7<", "Rattach\"><value>8<");
        }
        let feed = house.plan(&world).await;
        let left = house.plan_of(feed, "7").await;
        assert_eq!(
            (left.counts.moved_away, left.counts.left_pupils, left.leaving.len()),
            (4, 0, 0)
        );
        let arrived = house.plan_of(feed, "8").await;
        assert!(matches!(arrived.persons[0].outcome, Outcome::Arrived { from: Some(_) }));
        let applied = house.import(&world).await;
        assert_eq!((applied.held, applied.counts.arrived), (0, 4));
        assert_eq!(house.seats("501").await, ["8 CE1 Z"]);
        assert_eq!(house.guardianships("501").await.len(), 2);
    }
}

#[tokio::test]
async fn who_is_no_longer_said_has_left_and_so_have_his_parents() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        house.import(&world).await;
        house.next_day();
        world.pupils.remove(0);
        let applied = house.import(&world).await;
        assert_eq!(applied.counts.left_pupils, 1);
        let today = Some(house.clock.today());
        assert_eq!(house.person("501").await.expect("Léa").left_on, today);
        assert_eq!(house.person("901").await.expect("her mother").left_on, today);
        assert!(house.seats("501").await.is_empty());
    }
}

#[tokio::test]
async fn a_person_who_comes_back_is_the_same_person() {
    for house in House::each().await {
        let world = World::of_twenty();
        house.import(&world).await;
        let lea = house.person("501").await.expect("Léa").id;
        house.next_day();
        let mut without = world.clone();
        without.pupils.remove(0);
        house.import(&without).await;
        house.next_day();
        let applied = house.import(&world).await;
        assert_eq!(applied.counts.came_back, 3, "her parents too");
        let back = house.person("501").await.expect("Léa");
        assert_eq!((back.id, back.left_on), (lea, None));
        assert_eq!(house.seats("501").await, ["7 CE1 A"]);
        assert_eq!(house.guardianships("501").await.len(), 2);
        assert_eq!(house.person("901").await.expect("her mother").left_on, None);
    }
}

#[tokio::test]
async fn a_parent_in_two_schools_is_one_person() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        world.pupils.push(pupil("502", "MARTIN", "JULES", "8$$$82$GS", "1113", "901$10"));
        let applied = house.import(&world).await;
        assert_eq!(applied.counts.created_guardians, 21, "planned in both schools, made in one");
        let (lea, jules) = (house.guardianships("501").await, house.guardianships("502").await);
        assert_eq!(lea[0].guardian, jules[0].guardian);
    }
}

#[tokio::test]
async fn a_parent_present_in_both_degrees_is_one_person() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        house.import(&world).await;
        // The collège's feed names the same guardian by the same key, with another telephone.
        let mut college = World::default();
        college.schools.push(crate::support::add(
            "EtabEducNat",
            "43",
            "ENTStructureUAI: 0590043C\n ENTStructureNomCourant: CLG$CLG SIMONE VEIL$LYS-LEZ-LANNOY
         ENTStructureTypeStruct: COLLEGE\n l: LYS-LEZ-LANNOY\n postalCode: 59390",
        ));
        college.pupils.push(crate::support::add(
            "Eleve",
            "601",
            "sn: MARTIN\n givenName: HUGO\n ENTPersonStructRattach: 43\n ENTEleveClasses: 43$6A
         ENTEleveStructRattachId: 701294\n ENTEleveMEF: 10010012110
         ENTElevePersRelEleve: 901$10$1$1$1$1",
        ));
        college.guardians.push(guardian("901", "HADDAD", "SAMIRA", "0622222222"));
        college.staff.push(crate::support::add(
            "PersEducNat",
            "702",
            "sn: ROCHE\n givenName: PAUL\n ENTPersonStructRattach: 43
         ENTPersonFonctions: 43$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES\n ENTPersonSTSId: 08949",
        ));
        let files: Vec<(&str, String)> = college
            .files("Complet")
            .into_iter()
            .map(|(name, text)| (name, text.replace("1D", "2D")))
            .collect();
        let imported =
            house.bring(&files, false).await.expect("an import").applied.expect("applied");
        assert_eq!((imported.schools, imported.counts.created_guardians), (1, 0));
        assert_eq!(
            house.guardianships("601").await[0].guardian,
            house.guardianships("501").await[0].guardian
        );
        assert_eq!(house.details("901").await.phone_mobile, "0622222222");
        // The number that SIECLE gives him in this collège is known with him, that of STS with his
        // teacher.
        for (person, number) in [("601", "siecle:0590043C/701294"), ("702", "sts:0590043C/8949")] {
            let keys = house.keys(person).await;
            assert!(keys.contains(&number.to_owned()), "{keys:?}");
        }
        // And nobody of the écoles has left, since the collège says nothing of them.
        house.next_day();
        world.replace("LÉA", "LÉANA");
        assert_eq!(house.import(&world).await.counts.left_pupils, 0);
        assert_eq!(house.seats("601").await, ["43 6A"]);
    }
}

#[tokio::test]
async fn twins_and_homonyms_are_as_many_persons_as_they_are() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        world.pupils.push(pupil("503", "MARTIN", "LÉO", "7$$$41$CE1 A", "1122", "901$10|902$20"));
        world.pupils.push(pupil("504", "MARTIN", "LÉA", "7$$$42$CE2 B", "1123", "903$10"));
        world.guardians.push(guardian("903", "MARTIN", "JULIE", "0633333333"));
        house.import(&world).await;
        let ids = [house.person("501").await, house.person("503").await, house.person("504").await];
        let ids: std::collections::BTreeSet<_> = ids.into_iter().flatten().map(|p| p.id).collect();
        assert_eq!(ids.len(), 3);
    }
}

#[tokio::test]
async fn a_likely_duplicate_is_shown_with_what_it_has_in_common() {
    for house in House::each().await {
        house.import(&World::of_twenty()).await;
        house.next_day();
        let mut world = World::of_twenty();
        // The same mother under a second key, as when a family comes from another academy.
        world.pupils.push(pupil("505", "MARTIN", "NOÉ", "7$$$41$CE1 A", "1122", "999$10"));
        world.guardians.push(guardian("999", "Haddad", "Samira", "06 00 00 00 01"));
        let feed = house.plan(&world).await;
        let plan = house.plan_of(feed, "7").await;
        let mother = plan.persons.iter().find(|page| page.key == "aaf:09/999").expect("her page");
        assert!(mother.likely[0].evidence.same_phone);
        assert_eq!(plan.counts.likely_duplicates, 1);
    }
}

#[tokio::test]
async fn a_change_of_function_is_a_change_of_rights() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        world.staff.push(staff("710", "LAMBERT", "RÉMI", "7", "ENS$ENSEIGNEMENT"));
        house.import(&world).await;
        house.next_day();
        world.staff[2] = staff("710", "LAMBERT", "RÉMI", "7", "DIR$DIRECTION");
        let feed = house.plan(&world).await;
        let plan = house.plan_of(feed, "7").await;
        assert_eq!((plan.counts.posts_begun, plan.counts.posts_ended), (1, 1));
        house.import(&world).await;
        let lambert = house.person("710").await.expect("M. Lambert").id;
        let posts =
            house.db.read(move |tx| assignment::of_person(tx, lambert)).await.expect("posts");
        let running: Vec<_> = posts.iter().filter(|post| post.until_on.is_none()).collect();
        assert_eq!(running[0].function, Function::Head);
        assert_eq!((running.len(), posts.len()), (1, 2));
    }
}

#[tokio::test]
async fn a_delta_changes_only_what_it_names() {
    for house in House::each().await {
        house.import(&World::of_twenty()).await;
        house.next_day();
        let pupils = [
            modify("Eleve", "501", "ENTPersonClasses: 7$$$42$CE2 B\n ENTPersonStructRattach: 7"),
            delete("Eleve", "511"),
            modify("Eleve", "512", "ENTPersonPrenom: ANNA"),
            modify("Eleve", "4444", "ENTPersonPrenom: PERSONNE"),
        ];
        let files = [("ENT1D_Delta_20261124_Eleve_0000.xml", aaf(&pupils.concat()))];
        let applied = house.bring(&files, false).await.expect("a delta").applied.expect("applied");
        assert_eq!((applied.counts.left_pupils, applied.counts.changed_class), (1, 1));
        assert_eq!(house.seats("501").await, ["7 CE2 B"]);
        assert!(house.seats("511").await.is_empty());
        assert_eq!(house.details("512").await.name.first, "Anna");
        assert_eq!(house.seats("513").await, ["7 CE1 A"]);
        assert_eq!(house.guardianships("501").await.len(), 2);
    }
}

#[tokio::test]
async fn schools_the_platform_does_not_have_are_left_alone() {
    for house in House::each().await {
        let asked = feeds::read::Asked::default();
        let world = World::of_twenty();
        let files = world.files("Complet");
        let files = files.iter().map(|(name, text)| (*name, text.as_bytes()));
        let bringing = feeds::stage::Bringing { asked, ..Default::default() };
        let import = feeds::import::Import { bringing, ..Default::default() };
        let source = feeds::read::Source::of_bytes(files).expect("a source");
        let imported =
            feeds::import::import_source(&house.db, source, import, &house.clock, &|_| {}).await;
        let imported = imported.expect("an import");
        let feed = imported.feed;
        let summary =
            house.db.read(move |tx| Ok(feeds::history::load(tx, feed)?.expect("a feed").summary()));
        assert_eq!(summary.await.expect("a summary").elsewhere, 45);
        assert_eq!(imported.applied.expect("applied").schools, 0);
    }
}
