//! Groups follow the facts, on the day the facts say.

use crate::world::{World, day, today};
use people::{
    Function, GroupKind, Kinship, Level, Member, NewEnrolment, Post, Right, Scope, Standing,
    Touched, assignment, class, delegation, enrolment, groups, guardianship,
    testing::{guards, holds, touch_all},
};

#[tokio::test]
async fn each_person_stands_where_the_facts_put_them() {
    for world in World::all().await {
        let p = world.people;
        let durand = world.standing(p.mme_durand).await;
        assert!(durand.teaches(p.ce1_a) && !durand.teaches(p.cm2_b));
        assert!(durand.works_in(p.jean_mace) && durand.is_staff() && !durand.heads(p.jean_mace));
        assert_eq!(durand.classes[0].levels, [Level::Ce1]);
        assert_eq!(durand.schools[0].town_name, "Lys-lez-Lannoy");
        let lea = world.standing(p.lea).await;
        assert!(lea.attends(p.ce1_a) && lea.is_pupil() && !lea.is_young_pupil());
        assert!(world.standing(p.jules).await.is_young_pupil());
        let samira = world.standing(p.samira).await;
        assert!(samira.guards(p.lea) && samira.guards(p.jules) && !samira.guards(p.noe));
        assert!(samira.guards_a_pupil_of(p.ms_gs) && !samira.guards_a_pupil_of(p.cm2_b));
        let names: Vec<String> = samira.children.iter().map(|child| child.name.full()).collect();
        assert_eq!(names, ["Jules Martin", "Léa Martin"]);
        assert_eq!(samira.children[1].classes, [p.ce1_a]);
        let garnier = world.standing(p.mme_garnier).await;
        assert!(garnier.heads(p.kergomard) && garnier.teaches(p.ms_gs));
        assert!(garnier.administers(p.kergomard) && !garnier.administers(p.jean_mace));
        let vasseur = world.standing(p.m_vasseur).await;
        assert!(vasseur.is_agent_of(p.lys) && vasseur.is_of_no_school());
        assert!(!durand.is_of_no_school() && !lea.is_of_no_school() && !samira.is_of_no_school());
        assert!(world.standing(p.mme_delattre).await.is_platform_administrator());
    }
}

#[tokio::test]
async fn a_standing_takes_four_statements() {
    for world in World::all().await {
        let statements = world.read(|tx, p| {
            Standing::load(tx, p.samira)?;
            Ok(tx.statements())
        });
        assert_eq!(statements.await, 4);
    }
}

#[tokio::test]
async fn a_pupil_who_changes_class_takes_his_guardians_along() {
    for world in World::all().await {
        let p = world.people;
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
                let touched = enrolment::change(tx, &to)?;
                groups::refresh(tx, &touched, today())
            })
            .await;
        assert!(world.standing(p.lea).await.attends(p.cm2_b));
        let marc = world.standing(p.marc).await;
        assert!(marc.guards_a_pupil_of(p.cm2_b) && !marc.guards_a_pupil_of(p.ce1_a));
        let past = world.read(|tx, p| enrolment::of_pupil(tx, p.lea)).await;
        assert_eq!((past.len(), past[1].until_on), (2, Some(today())));
    }
}

#[tokio::test]
async fn a_guardian_without_authority_nor_contact_is_in_no_group() {
    for world in World::all().await {
        let p = world.people;
        world
            .write(|tx, p| {
                let mut payer = guards(p.mme_dubois, p.lea, Kinship::Other, today());
                (payer.has_authority, payer.is_contact, payer.pays) = (false, false, true);
                let (_, touched) = guardianship::begin(tx, &[payer])?;
                groups::refresh(tx, &touched, today())
            })
            .await;
        let dubois = world.standing(p.mme_dubois).await;
        assert!(!dubois.guards(p.lea) && dubois.guards(p.noe));
    }
}

#[tokio::test]
async fn what_begins_or_ends_later_counts_on_its_day() {
    for world in World::all().await {
        let p = world.people;
        world
            .write(|tx, p| {
                let mut replaces = holds(
                    p.m_lambert,
                    Post::Class(p.jean_mace, p.ce1_a),
                    Function::Substitute,
                    day("2026-12-01"),
                );
                replaces.until_on = Some(day("2026-12-05"));
                let (_, touched) = assignment::begin(tx, &[replaces])?;
                groups::refresh(tx, &touched, today())
            })
            .await;
        assert!(!world.standing(p.m_lambert).await.teaches(p.ce1_a));
        for (on, teaches) in [
            ("2026-11-30", false),
            ("2026-12-01", true),
            ("2026-12-01", true),
            ("2026-12-04", true),
            ("2026-12-05", false),
        ] {
            turn(&world, on).await;
            assert_eq!(world.standing(p.m_lambert).await.teaches(p.ce1_a), teaches, "{on}");
        }
    }
}

#[tokio::test]
async fn a_night_that_was_missed_is_caught_up() {
    for world in World::all().await {
        let p = world.people;
        world
            .write(|tx, p| {
                let runs = guardianship::of_guardian(tx, p.julie)?;
                let touched = guardianship::end(tx, &[runs[0].id], day("2026-12-02"))?;
                groups::refresh(tx, &touched, today())
            })
            .await;
        assert!(world.standing(p.julie).await.is_guardian());
        turn(&world, "2027-01-04").await;
        assert!(!world.standing(p.julie).await.is_guardian());
    }
}

async fn turn(world: &World, on: &'static str) {
    while !world.write(move |tx, _| groups::turn_day(tx, day(on))).await.is_done {}
}

#[tokio::test]
async fn refreshing_a_school_again_changes_nothing() {
    for world in World::all().await {
        let before = memberships(&world).await;
        world.write(|tx, p| groups::refresh(tx, &touch_all(p), today())).await;
        assert_eq!(memberships(&world).await, before);
    }
}

async fn memberships(world: &World) -> Vec<(i64, i64, i64)> {
    let all = "select group_id, person_id, on_behalf_of from membership order by 1, 2, 3";
    world.read(move |tx, _| tx.all(all, &[])).await
}

#[tokio::test]
async fn a_closed_class_has_no_members_and_keeps_its_past() {
    for world in World::all().await {
        let p = world.people;
        world
            .write(|tx, p| {
                let touched = class::close(tx, &[p.cm2_b], today())?;
                groups::refresh(tx, &touched, today())
            })
            .await;
        assert!(!world.standing(p.m_petit).await.is_staff());
        assert!(!world.standing(p.mme_dubois).await.is_guardian());
        assert!(world.standing(p.lea).await.attends(p.ce1_a));
        let then = world.read(|tx, p| enrolment::in_school(tx, p.jean_mace, day("2026-10-01")));
        assert_eq!(then.await.len(), 5);
    }
}

#[tokio::test]
async fn a_delegation_gives_its_right_and_no_other_while_one_works_there() {
    for world in World::all().await {
        let p = world.people;
        let delegate = |right| {
            world.write(move |tx, p| {
                let (_, touched) =
                    delegation::begin(tx, p.m_petit, p.jean_mace, right, today(), None)?;
                groups::refresh(tx, &touched, today())
            })
        };
        delegate(Right::Feeds).await;
        let petit = world.standing(p.m_petit).await;
        assert!(petit.has_right(p.jean_mace, Right::Feeds));
        assert!(!petit.has_right(p.jean_mace, Right::Rules) && !petit.administers(p.jean_mace));
        assert!(!petit.has_right(p.kergomard, Right::Feeds));
        delegate(Right::Administration).await;
        assert!(world.standing(p.m_petit).await.has_right(p.jean_mace, Right::Rules));
        world
            .write(|tx, p| {
                let held = assignment::of_person(tx, p.m_petit)?;
                let touched = assignment::end(tx, &[held[0].id], today())?;
                groups::refresh(tx, &touched, today())
            })
            .await;
        assert!(!world.standing(p.m_petit).await.has_right(p.jean_mace, Right::Rules));
    }
}

#[tokio::test]
async fn those_whose_groups_change_are_told_and_nobody_else() {
    for world in World::all().await {
        let p = world.people;
        let (sender, heard) = std::sync::mpsc::channel();
        world.db().listen("viewer", move |what| {
            if let db::Heard::Ids(ids) = what {
                drop(sender.send(ids.to_vec()));
            }
        });
        world
            .write(|tx, p| {
                let (_, touched) =
                    guardianship::begin(tx, &[guards(p.julie, p.lea, Kinship::Relative, today())])?;
                groups::refresh(tx, &touched.and(Touched::person(p.noe)), today())
            })
            .await;
        assert_eq!(heard.recv().expect("told"), [p.julie.raw()]);
        let julie = world.standing(p.julie).await;
        let place = Member {
            group: julie.memberships[0].group,
            kind: GroupKind::Guardians,
            scope: julie.memberships[0].scope,
            on_behalf_of: julie.memberships[0].on_behalf_of,
        };
        assert_eq!(julie.memberships[0], place);
        assert!(julie.is_in(GroupKind::Guardians, Scope::Town(p.lys)));
    }
}
