//! People as in life: counts, families, staff.

use demo::{Authority, Function, Kin, Territory};
use std::collections::HashSet;

#[test]
fn there_are_exactly_as_many_pupils_as_asked() {
    for pupils in [60, 1_100, 1_337, 9_000] {
        let there: usize =
            Territory::of(pupils, 5).districts().map(|district| district.present().count()).sum();
        assert_eq!(there, pupils);
    }
    let secondary = Territory::with_secondary(3_000, 5);
    assert_eq!(secondary.districts().map(|district| district.pupils.len()).sum::<usize>(), 3_000);
}

#[test]
fn the_default_town_has_five_schools_of_three_kinds() {
    let territory = Territory::of(1_100, 9);
    let towns: Vec<&str> = territory.towns().iter().map(|town| town.name).collect();
    assert_eq!(towns, ["Lys-lez-Lannoy"]);
    let town = territory.districts().next().expect("a district");
    let sizes: Vec<usize> = (0..5)
        .map(|school| town.present().filter(|pupil| pupil.school == school).count())
        .collect();
    assert_eq!(sizes, [300, 180, 330, 170, 120]);
    let names: Vec<String> = town.schools.iter().map(demo::School::full_name).collect();
    assert_eq!(names[0], "École élémentaire Jean-Macé");
    assert!(town.schools[0].classes.iter().any(|class| class.label == "ULIS"));
    assert!(town.pupils.iter().any(|pupil| pupil.is_newcomer));
}

#[test]
fn the_town_with_its_college_keeps_its_five_schools_and_gives_the_eldest_sister_a_seat() {
    let town = Territory::of_the_town(1).districts().next().expect("a district");
    let alone = Territory::of(1_100, 1).districts().next().expect("a district");
    let uais = |district: &demo::District, most: usize| -> Vec<String> {
        district.schools.iter().take(most).map(|school| school.uai.clone()).collect()
    };
    assert_eq!(uais(&town, 5), uais(&alone, 5));
    assert_eq!(town.schools.len(), 6);
    let college = town.present().filter(|pupil| pupil.school == 5).count();
    assert_eq!((town.present().count(), college), (1_300, 200));
    let ines = town.pupils.iter().find(|pupil| pupil.identity.first == "Inès" && pupil.is_cast);
    let ines = ines.expect("the eldest sister");
    assert_eq!((ines.school, town.schools[5].classes[ines.class].label.as_str()), (5, "6A"));
    // A smaller one has the same schools.
    let small = Territory::of_a_town(180, 1).districts().next().expect("a district");
    assert_eq!(uais(&small, 6), uais(&town, 6));
    let college = small.present().filter(|pupil| pupil.school == 5).count();
    assert_eq!((small.present().count(), college), (180, 27));
    assert!(small.pupils.iter().any(|pupil| pupil.identity.first == "Inès" && pupil.is_cast));
}

/// 20, 282, 246, 86 and 8 of 642 pupils in a real export: 1.65 guardians a pupil.
#[test]
fn guardians_are_as_many_as_in_life() {
    let mut counts = [0usize; 5];
    for district in Territory::of(20_000, 3).districts() {
        for pupil in &district.pupils {
            counts[pupil.links.len()] += 1;
        }
    }
    for (number, wanted) in [20, 282, 246, 86, 8].into_iter().enumerate() {
        let (here, wanted) = (counts[number] * 1_000 / 20_000, wanted * 1_000 / 642);
        assert!(here.abs_diff(wanted) <= 15, "{number} guardians: {here} ‰ for {wanted} ‰");
    }
    let links: usize = counts.iter().enumerate().map(|(number, count)| number * count).sum();
    assert!((160..=172).contains(&(links * 100 / 20_000)));
}

#[test]
fn families_are_as_different_as_in_life() {
    let territory = Territory::with_secondary(9_000, 3);
    let (mut kins, mut codes, mut twins, mut both) = (HashSet::new(), HashSet::new(), 0, 0);
    let (mut split, mut teachers, mut mothers) = (0, 0, 0);
    for district in territory.districts() {
        for pupil in &district.pupils {
            kins.extend(pupil.links.iter().map(|link| link.kin.code()));
            codes.extend(pupil.links.iter().map(|link| link.authority.code()));
            let women = pupil
                .links
                .iter()
                .filter(|link| link.kin == Kin::Mother && link.authority == Authority::Legal);
            mothers += usize::from(women.count() == 2);
        }
        both += district
            .guardians
            .iter()
            .filter(|one| one.first_degree.is_some() && one.second_degree.is_some())
            .count();
        for children in district.children() {
            let schools: HashSet<usize> =
                children.iter().map(|child| district.pupils[*child].school).collect();
            split += usize::from(schools.len() > 1);
            let born: HashSet<_> =
                children.iter().map(|child| district.pupils[*child].identity.born).collect();
            twins += usize::from(born.len() < children.len());
        }
        let is_parent = |staff: &&demo::Staff| {
            district.guardians.iter().any(|one| one.identity.is_same_person_as(&staff.identity))
        };
        teachers += district.staff.iter().filter(is_parent).count();
    }
    for kin in [Kin::Mother, Kin::Father, Kin::Grandparent, Kin::FosterCarer, Kin::ChildWelfare] {
        assert!(kins.contains(kin.code()), "{kin:?}");
    }
    assert_eq!(codes.len(), 3);
    assert!(twins > 20 && both > 100 && split > 500 && mothers > 20 && teachers > 2);
}

#[test]
fn brothers_and_sisters_are_born_apart() {
    for district in Territory::of(3_000, 8).districts() {
        for children in district.children() {
            let pupils: Vec<_> = children.iter().map(|child| &district.pupils[*child]).collect();
            for (place, one) in pupils.iter().enumerate() {
                // The welfare service has many children, of many mothers.
                for other in pupils[..place].iter().filter(|_| pupils.len() < 6) {
                    let days = one.identity.born.since(other.identity.born).abs();
                    assert!(days == 0 || days > 250, "{:?} {:?}", one.identity, other.identity);
                }
            }
        }
    }
}

#[test]
fn every_school_has_a_head_and_every_class_a_teacher() {
    for district in Territory::with_secondary(6_000, 2).districts() {
        for (place, school) in district.schools.iter().enumerate() {
            let posts: Vec<_> = district.staff.iter().flat_map(|staff| &staff.posts).collect();
            let heads =
                posts.iter().filter(|post| post.school == place && post.function == Function::Head);
            assert_eq!(heads.count(), 1, "{}", school.full_name());
            for class in 0..school.classes.len() {
                let taught =
                    posts.iter().any(|post| post.school == place && post.class == Some(class));
                assert!(taught, "{} {}", school.full_name(), school.classes[class].label);
            }
        }
    }
}

#[test]
fn a_day_keeps_the_cast_where_it_is() {
    let district = Territory::of(1_100, 1).after(10).districts().next().expect("a district");
    assert!(district.pupils.iter().filter(|pupil| pupil.is_cast).all(|pupil| !pupil.has_left));
    let lea = district.pupils.iter().find(|pupil| pupil.is_cast).expect("Léa");
    assert_eq!(district.class_of(lea).label, "CE1-A");
}
