//! Finding, changing and merging persons, and the pages of the past.

use crate::world::{World, at, day, today};
use base::PersonName;
use people::{
    Details, Function, Key, Kinship, Level, Likelihood, MergeRefused, NewEnrolment, NewPerson,
    Person, Within, class, duplicate, enrolment, groups, guardianship, merge, person, school,
    testing::{TestPeople, guards},
};

async fn found(
    world: &World,
    within: fn(&TestPeople) -> Within,
    query: &'static str,
) -> Vec<String> {
    let search =
        world.read(move |tx, p: &TestPeople| person::search(tx, within(p), query, 20)).await;
    search.iter().map(|found| found.name().full()).collect()
}

#[tokio::test]
async fn a_person_is_found_by_the_beginning_of_any_word_of_the_name() {
    let jean_mace = |p: &TestPeople| Within::School(p.jean_mace);
    let lys = |p: &TestPeople| Within::Town(p.lys);
    for world in World::all().await {
        assert_eq!(found(&world, jean_mace, "LEFEV").await, ["Hélène Lefèvre"]);
        assert_eq!(found(&world, jean_mace, "elise").await, ["Élise Dubois"]);
        assert_eq!(found(&world, jean_mace, "mar lé").await, ["Léa Martin", "Léa Martin"]);
        assert_eq!(found(&world, jean_mace, "").await, [""; 0]);
        assert_eq!(found(&world, jean_mace, "garnier").await, [""; 0]);
        assert_eq!(found(&world, jean_mace, "hugo").await, [""; 0]);
        assert_eq!(found(&world, lys, "garnier").await, ["Sophie Garnier"]);
        assert_eq!(found(&world, lys, "bernard").await, [""; 0]);
        let platform = |_: &TestPeople| Within::Platform;
        assert_eq!(found(&world, platform, "bernard hu").await, ["Hugo Bernard"]);
        assert_eq!(found(&world, platform, "martine bern").await, ["Martine Bernard"]);
    }
}

#[tokio::test]
async fn a_new_name_is_found_at_once_and_the_old_one_no_longer() {
    let lys = |p: &TestPeople| Within::Town(p.lys);
    for world in World::all().await {
        world
            .write(|tx, p| {
                let mut details = person::load(tx, p.julie)?.expect("Julie").details;
                details.name = PersonName::new("Julie", "Œuvrard", details.name.title);
                person::edit(tx, &[(p.julie, details)])
            })
            .await;
        assert_eq!(found(&world, lys, "oeuvr").await, ["Julie Œuvrard"]);
        assert_eq!(found(&world, lys, "julie mart").await, [""; 0]);
        assert_eq!(world.standing(world.people.julie).await.name.last, "Œuvrard");
    }
}

#[tokio::test]
async fn feeds_find_persons_by_their_keys() {
    for world in World::all().await {
        world
            .write(|tx, _| {
                let new = NewPerson {
                    details: Details::named(PersonName::new("Zoé", "Hubert", None)),
                    keys: vec![Key::new("aaf:09", "4'2"), Key::new("ine", "120000000AA")],
                };
                person::create(tx, &[new], at("2026-11-23 10:00"))
            })
            .await;
        let (by_key, several) = world
            .read(|tx, _| {
                let by_key = person::find_by_key(tx, "ine", "120000000AA")?;
                let several = person::find_by_keys(tx, "aaf:09", &["4'2", "\"5\"", "120000000AA"])?;
                Ok((by_key, several))
            })
            .await;
        assert_eq!(
            several.into_iter().collect::<Vec<_>>(),
            [("4'2".to_owned(), by_key.expect("Zoé"))]
        );
        let again = world.db().write(|tx| {
            let new = NewPerson {
                details: Details::named(PersonName::new("Zoé", "Hubert", None)),
                keys: vec![Key::new("ine", "120000000AA")],
            };
            person::create(tx, &[new], at("2026-11-23 10:00"))
        });
        assert!(matches!(again.await, Err(db::Error::Conflict(_))));
    }
}

#[tokio::test]
async fn who_leaves_is_in_no_group_and_comes_back_with_new_facts() {
    for world in World::all().await {
        let p = world.people;
        world
            .write(|tx, p| {
                let touched = person::leave(tx, &[p.noe], today())?;
                groups::refresh(tx, &touched, today())
            })
            .await;
        assert_eq!(world.standing(p.noe).await.memberships, []);
        assert!(!world.standing(p.mme_dubois).await.is_guardian());
        world
            .write(|tx, p| {
                person::come_back(tx, &[p.noe])?;
                let back = NewEnrolment {
                    pupil: p.noe,
                    school: p.jean_mace,
                    class: Some(p.cm2_b),
                    level: Level::Cm2,
                    from_on: today(),
                    until_on: None,
                };
                let (_, touched) = enrolment::begin(tx, &[back])?;
                groups::refresh(tx, &touched, today())
            })
            .await;
        assert!(world.standing(p.noe).await.attends(p.cm2_b));
        assert!(world.standing(p.mme_dubois).await.guards_a_pupil_of(p.cm2_b));
    }
}

/// A second record of Samira, as another feed would bring it, who guards Léa only.
async fn samira_again(world: &World) -> base::Id<Person> {
    world
        .write(|tx, p| {
            let mut details = Details::named(PersonName::new("SAMIRA", "Haddad", None));
            details.mail = String::from("Samira@Exemple.FR ");
            let keys = vec![Key::new("onde:0591234A", "haddad samira")];
            let new = NewPerson { details: details.clone(), keys };
            let again = person::create(tx, &[new], at("2026-11-23 10:00"))?[0];
            let mut known = person::load(tx, p.samira)?.expect("Samira").details;
            known.mail = String::from("samira@exemple.fr");
            person::edit(tx, &[(p.samira, known)])?;
            let guards = guards(again, p.lea, Kinship::Mother, today());
            let (_, touched) = guardianship::begin(tx, &[guards])?;
            groups::refresh(tx, &touched, today())?;
            Ok(again)
        })
        .await
}

#[tokio::test]
async fn two_records_of_one_person_are_proposed_with_the_evidence() {
    for world in World::all().await {
        let again = samira_again(&world).await;
        let p = world.people;
        let duplicates =
            world.read(|tx, p| duplicate::all(tx, Within::School(p.jean_mace), 50)).await;
        let pairs: Vec<_> = duplicates.iter().map(|d| (d.first.id, d.second.id)).collect();
        assert_eq!(pairs, [(p.samira, again)], "neither twins nor homonyms are duplicates");
        let evidence = duplicates[0].evidence;
        assert!(evidence.same_name && evidence.same_mail && evidence.same_pupil);
        assert_eq!(duplicates[0].likelihood, Likelihood::Likely);
        let left = world
            .write(move |tx, p| {
                duplicate::tell_apart(tx, again, p.samira)?;
                duplicate::all(tx, Within::Town(p.lys), 50)
            })
            .await;
        assert_eq!(left, []);
    }
}

#[tokio::test]
async fn a_merge_moves_everything_and_can_be_undone() {
    for world in World::all().await {
        let again = samira_again(&world).await;
        let p = world.people;
        let before = (world.standing(p.samira).await, world.standing(again).await);
        let made = world
            .write(move |tx, p| {
                let evidence = serde_json::json!({ "same_mail": true });
                let by = Some(p.mme_lefevre);
                let (made, touched) =
                    merge::merge(tx, p.samira, again, &evidence, by, at("2026-11-23 11:00"))?;
                groups::refresh(tx, &touched, today())?;
                Ok(made)
            })
            .await;
        let gone = world.read(move |tx, _| people::Standing::load(tx, again)).await;
        assert_eq!(gone, None);
        let by_key = world.read(|tx, _| person::find_by_key(tx, "onde:0591234A", "haddad samira"));
        assert_eq!(by_key.await, Some(p.samira));
        assert_eq!(world.standing(p.samira).await.memberships, before.0.memberships);
        let page = world.read(|tx, p| class::page(tx, p.ce1_a, today())).await.expect("CE1-A");
        let lea = page.pupils.iter().find(|line| line.person == p.lea).expect("Léa");
        assert_eq!(lea.guardians.len(), 2);
        let id = made.id;
        world
            .write(move |tx, _| {
                let touched = merge::undo(tx, id, at("2026-11-23 12:00"))?;
                groups::refresh(tx, &touched, today())
            })
            .await;
        assert_eq!((world.standing(p.samira).await, world.standing(again).await), before);
        let twice = world.db().write(move |tx| merge::undo(tx, id, at("2026-11-23 13:00"))).await;
        let twice = twice.expect_err("undone already");
        assert_eq!(twice.reason(), Some(&MergeRefused::AlreadyUndone));
    }
}

#[tokio::test]
async fn who_was_merged_before_is_found_in_one_step() {
    for world in World::all().await {
        let again = samira_again(&world).await;
        let merge = async |keep, drop| {
            let made = world.write(move |tx, _| {
                let evidence = serde_json::Value::Null;
                let (made, touched) =
                    merge::merge(tx, keep, drop, &evidence, None, at("2026-11-23 11:00"))?;
                groups::refresh(tx, &touched, today())?;
                Ok(made.id)
            });
            made.await
        };
        let into = async || -> Option<base::Id<people::Person>> {
            let load = world.read(move |tx, _| person::load(tx, again));
            load.await.expect("kept").merged_into
        };
        let p = world.people;
        merge(p.julie, again).await;
        assert_eq!(into().await, Some(p.julie));
        let second = merge(p.samira, p.julie).await;
        assert_eq!(into().await, Some(p.samira), "not by way of Julie");
        world.write(move |tx, _| merge::undo(tx, second, at("2026-11-23 12:00")).map(drop)).await;
        assert_eq!(into().await, Some(p.julie), "as it was");
    }
}

#[tokio::test]
async fn a_guardian_is_never_merged_with_his_child() {
    for world in World::all().await {
        let p = world.people;
        let refused = world.db().write(move |tx| {
            let evidence = serde_json::Value::Null;
            merge::merge(tx, p.marc, p.lea, &evidence, None, at("2026-11-23 11:00"))
        });
        let refused = refused.await.expect_err("two persons");
        assert_eq!(refused.reason(), Some(&MergeRefused::GuardsTheOther));
    }
}

#[tokio::test]
async fn the_class_of_a_past_day_can_be_asked() {
    for world in World::all().await {
        world
            .write(|tx, p| {
                let to = NewEnrolment {
                    pupil: p.lea,
                    school: p.jean_mace,
                    class: Some(p.cm2_b),
                    level: Level::Cm2,
                    from_on: today(),
                    until_on: None,
                };
                let moved = enrolment::change(tx, &to)?;
                let of_lea = guardianship::of_pupils(tx, &[p.lea])?;
                let ended = guardianship::end(tx, &[of_lea[1].id], today())?;
                groups::refresh(tx, &moved.and(ended), today())
            })
            .await;
        let names = async |on| -> Vec<String> {
            let page = world.read(move |tx, p| class::page(tx, p.ce1_a, on)).await.expect("CE1-A");
            let line = |pupil: &people::pages::PupilLine| {
                let guardians: Vec<String> =
                    pupil.guardians.iter().map(|guardian| guardian.name.full()).collect();
                format!("{}: {}", pupil.name.full(), guardians.join(", "))
            };
            page.pupils.iter().map(line).collect()
        };
        let twins =
            ["Inès Moreau: Chloé Moreau, Karim Moreau", "Lina Moreau: Chloé Moreau, Karim Moreau"];
        assert_eq!(names(today()).await, twins);
        let lea = ["Léa Martin: Samira Haddad, Marc Martin"];
        assert_eq!(names(day("2026-11-22")).await, [&lea[..], &twins[..]].concat());
        assert_eq!(names(day("2026-08-31")).await, [""; 0]);
    }
}

#[tokio::test]
async fn the_page_of_a_school_counts_and_names() {
    for world in World::all().await {
        let page =
            world.read(|tx, p| school::page(tx, p.jean_mace, today())).await.expect("a page");
        let classes: Vec<_> = page
            .classes
            .iter()
            .map(|line| (line.class.name.as_str(), line.pupils, line.teachers[0].formal()))
            .collect();
        let expected = [("CE1-A", 3, "Mme Durand".to_owned()), ("CM2-B", 2, "M. Petit".to_owned())];
        assert_eq!(classes, expected);
        assert_eq!((page.pupils, page.guardians, page.staff.len()), (5, 6, 4));
        assert_eq!(page.staff[0].function, Function::Head);
        let lea = world.read(|tx, p| person::page(tx, p.lea)).await.expect("a page");
        assert_eq!(lea.enrolments[0].1.class.as_deref(), Some("CE1-A"));
        assert_eq!(lea.guardians.len(), 2);
        let vasseur = world.read(|tx, p| person::page(tx, p.m_vasseur)).await.expect("a page");
        assert_eq!(vasseur.assignments[0].1.town.as_deref(), Some("Lys-lez-Lannoy"));
    }
}
