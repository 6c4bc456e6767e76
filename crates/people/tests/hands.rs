//! Groups made by hand, and the audit log.

use crate::world::{World, at, day, today};
use people::{
    Reachable, Standing, assignment,
    audit::{self, Act, Risk},
    groups,
    hand::{self, Home},
    may_address, may_write, reachable,
};

#[tokio::test]
async fn the_garden_project_has_the_members_one_chose() {
    for world in World::all().await {
        let p = world.people;
        let garden = world
            .write(|tx, p| {
                let garden =
                    hand::create(tx, Home::School(p.jean_mace), "Projet jardin", p.m_petit)?;
                let chosen = [
                    (p.mme_durand, None),
                    (p.noe, None),
                    (p.mme_dubois, Some(p.noe)),
                    (p.m_lambert, None),
                ];
                let touched = hand::add(tx, garden, &chosen)?;
                groups::refresh(tx, &touched, today())?;
                Ok(garden)
            })
            .await;
        assert!(world.standing(p.noe).await.is_member(garden));
        let guest = world.standing(p.m_lambert).await;
        assert!(guest.is_member(garden) && !guest.works_in(p.jean_mace));
        let members = world.read(move |tx, _| groups::members(tx, garden, None, 10)).await;
        assert_eq!(members.len(), 4);
        // Being together in a project opens nothing by itself.
        let verdict = world.read(|tx, p| {
            let noe = Standing::load(tx, p.noe)?.expect("Noé");
            may_write(tx, &noe, p.m_lambert)
        });
        assert!(!verdict.await.is_yes());
        let (contributor, member) = world
            .read(move |tx, p| {
                let petit = Standing::load(tx, p.m_petit)?.expect("M. Petit");
                let durand = Standing::load(tx, p.mme_durand)?.expect("Mme Durand");
                let found = reachable(tx, &petit, "jard", 10)?;
                let offered = found
                    .iter()
                    .any(|found| matches!(found, Reachable::Group(group) if group.id == garden));
                assert!(offered && may_address(tx, &petit, garden)?.is_yes());
                Ok((
                    hand::is_contributor(tx, garden, p.m_petit)?,
                    may_address(tx, &durand, garden)?.is_yes(),
                ))
            })
            .await;
        assert!(contributor && !member);
    }
}

#[tokio::test]
async fn who_leaves_the_school_leaves_its_projects_and_finds_them_again() {
    for world in World::all().await {
        let p = world.people;
        let garden = world
            .write(|tx, p| {
                let garden = hand::create(tx, Home::School(p.jean_mace), "Jardin", p.m_petit)?;
                let touched = hand::add(tx, garden, &[(p.mme_durand, None)])?;
                let held = assignment::of_person(tx, p.mme_durand)?;
                let ended = assignment::end(tx, &[held[0].id], day("2026-12-01"))?;
                groups::refresh(tx, &touched.and(ended), today())?;
                Ok(garden)
            })
            .await;
        assert!(world.standing(p.mme_durand).await.is_member(garden));
        while !world.write(|tx, _| groups::turn_day(tx, day("2026-12-01"))).await.is_done {}
        assert!(!world.standing(p.mme_durand).await.is_member(garden));
        world
            .write(|tx, p| {
                let held = assignment::of_person(tx, p.mme_durand)?;
                let touched = assignment::set_until(tx, &[(held[0].id, None)])?;
                groups::refresh(tx, &touched, day("2026-12-02"))
            })
            .await;
        assert!(world.standing(p.mme_durand).await.is_member(garden));
        world
            .write(move |tx, _| {
                let touched = hand::close(tx, garden, day("2026-12-03"))?;
                groups::refresh(tx, &touched, day("2026-12-03"))
            })
            .await;
        assert!(!world.standing(p.mme_durand).await.is_member(garden));
    }
}

#[tokio::test]
async fn the_audit_log_says_who_did_what_in_which_school() {
    for world in World::all().await {
        let entries = world
            .write(|tx, p| {
                for (person, school) in [(p.mme_lefevre, p.jean_mace), (p.mme_garnier, p.kergomard)]
                {
                    let act = Act {
                        person: Some(person),
                        action: "person.suspend",
                        risk: Risk::Account,
                        school: Some(school),
                        thing: format!("person:{}", p.samira),
                        detail: serde_json::json!({ "days": 2 }),
                    };
                    audit::record(tx, at("2026-11-23 10:00"), &act)?;
                }
                let all = audit::everywhere(tx, None, 10)?;
                assert_eq!(audit::everywhere(tx, Some(all[0].id), 10)?, all[1..]);
                assert_eq!(audit::of_thing(tx, &all[0].thing, 10)?, all);
                audit::of_school(tx, p.jean_mace, None, 10)
            })
            .await;
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].person, Some(world.people.mme_lefevre));
        assert_eq!(entries[0].detail, r#"{"days":2}"#);
    }
}
