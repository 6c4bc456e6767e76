//! A school year turns: new classes open, nothing is deleted, and the old ones can still be asked.

use crate::world::{World, day, today};
use base::SchoolYear;
use people::{
    Function, Level, NewClass, NewEnrolment, Post, assignment, class, enrolment, groups, school,
    testing::holds,
};

/// In June, the head prepares September: CE2-A opens, the girls of CE1-A are enrolled in it, Mme
/// Durand follows them, and CE1-A closes with the holidays.
async fn prepare(world: &World) -> base::Id<people::Class> {
    world
        .write(|tx, p| {
            let new = NewClass {
                school: p.jean_mace,
                year: SchoolYear(2027),
                name: "CE2-A".to_owned(),
                source_key: None,
                levels: vec![Level::Ce2],
            };
            let ce2 = class::open(tx, &[new])?[0];
            let september = day("2027-09-01");
            let mut touched = class::close(tx, &[p.ce1_a], day("2027-07-07"))?;
            for pupil in [p.lea, p.ines, p.lina] {
                let to = NewEnrolment {
                    pupil,
                    school: p.jean_mace,
                    class: Some(ce2),
                    level: Level::Ce2,
                    from_on: september,
                    until_on: None,
                };
                touched = touched.and(enrolment::change(tx, &to)?);
            }
            let post = Post::Class(p.jean_mace, ce2);
            let teaches = holds(p.mme_durand, post, Function::Teacher, september);
            let (_, begun) = assignment::begin(tx, &[teaches])?;
            groups::refresh(tx, &touched.and(begun), today())?;
            Ok(ce2)
        })
        .await
}

async fn turn(world: &World, on: &'static str) {
    while !world.write(move |tx, _| groups::turn_day(tx, day(on))).await.is_done {}
}

#[tokio::test]
async fn september_opens_the_new_classes_and_the_old_ones_keep_their_past() {
    for world in World::all().await {
        let p = world.people;
        let ce2 = prepare(&world).await;
        let stands = async |on| {
            turn(&world, on).await;
            let (lea, samira) = (world.standing(p.lea).await, world.standing(p.samira).await);
            let durand = world.standing(p.mme_durand).await;
            let of = |class| {
                (lea.attends(class), samira.guards_a_pupil_of(class), durand.teaches(class))
            };
            (of(p.ce1_a), of(ce2))
        };
        let (all, none) = ((true, true, true), (false, false, false));
        assert_eq!(stands("2027-07-06").await, (all, none));
        assert_eq!(stands("2027-07-07").await, (none, none), "the holidays");
        assert!(world.standing(p.samira).await.guards(p.jules), "his class goes on");
        assert_eq!(stands("2027-09-01").await, (none, all));
        assert_eq!(world.standing(p.lea).await.levels().collect::<Vec<_>>(), [Level::Ce2]);

        let names = async |class, on| -> Vec<String> {
            let page = world.read(move |tx, _| class::page(tx, class, day(on))).await;
            page.expect("a class").pupils.iter().map(|pupil| pupil.name.full()).collect()
        };
        let girls = ["Léa Martin", "Inès Moreau", "Lina Moreau"];
        assert_eq!(names(p.ce1_a, "2027-03-12").await, girls, "the class on 12 March");
        assert_eq!(names(p.ce1_a, "2027-09-01").await, [""; 0]);
        assert_eq!(names(ce2, "2027-09-01").await, girls);
        let team = world.read(move |tx, p| class::page(tx, p.ce1_a, day("2027-03-12"))).await;
        assert_eq!(team.expect("CE1-A").team[0].name.formal(), "Mme Durand");
    }
}

#[tokio::test]
async fn each_year_of_a_school_has_its_classes() {
    for world in World::all().await {
        prepare(&world).await;
        let of = async |year| -> Vec<String> {
            let read = world.read(move |tx, p| class::of_school(tx, p.jean_mace, SchoolYear(year)));
            read.await.into_iter().map(|class| class.name).collect()
        };
        assert_eq!(of(2026).await, ["CE1-A", "CM2-B"]);
        assert_eq!(of(2027).await, ["CE2-A"]);
        let on = async |on| -> Vec<String> {
            let page = world.read(move |tx, p| school::page(tx, p.jean_mace, day(on))).await;
            let lines = page.expect("a school").classes;
            lines.into_iter().map(|line| line.class.name).collect()
        };
        assert_eq!(on("2027-06-20").await, ["CE1-A", "CM2-B"]);
        assert!(on("2027-09-01").await.contains(&"CE2-A".to_owned()));
    }
}

#[tokio::test]
async fn a_class_of_two_levels_is_in_the_groups_of_both() {
    for world in World::all().await {
        let p = world.people;
        world
            .write(|tx, p| {
                let touched = class::set_levels(tx, p.ce1_a, &[Level::Ce1, Level::Ce2])?;
                let to = NewEnrolment {
                    pupil: p.ines,
                    school: p.jean_mace,
                    class: Some(p.ce1_a),
                    level: Level::Ce2,
                    from_on: today(),
                    until_on: None,
                };
                let moved = enrolment::change(tx, &to)?;
                groups::refresh(tx, &touched.and(moved), today())
            })
            .await;
        let levels = async |person| world.standing(person).await.levels().collect::<Vec<_>>();
        assert_eq!(levels(p.ines).await, [Level::Ce2]);
        assert_eq!(levels(p.lina).await, [Level::Ce1]);
        let durand = world.standing(p.mme_durand).await;
        let scope = |level| people::Scope::Level(p.jean_mace, level);
        let teaches = |level| durand.is_in(people::GroupKind::Team, scope(level));
        assert!(teaches(Level::Ce1) && teaches(Level::Ce2) && !teaches(Level::Cm2));
        assert!(world.standing(p.ines).await.attends(p.ce1_a), "one class");
    }
}
