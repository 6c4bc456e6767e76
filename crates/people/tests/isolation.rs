//! One town, one school, one class never shows another's people: every list, asked for each place.

use crate::world::{World, at, today};
use db::{Result, Tx};
use people::{
    GroupKind, Person, Reachable, Right, Scope, Standing, Within, assignment, audit, class,
    delegation, duplicate, enrolment, groups,
    hand::{self, Home},
    person, reachable, school,
    testing::TestPeople,
};
use std::collections::BTreeSet;

type Ids = BTreeSet<base::Id<Person>>;

/// Those who belong to Jean-Macé, and to Lys-lez-Lannoy.
fn at_home(p: &TestPeople) -> (Ids, Ids) {
    let jean_mace = Ids::from([
        p.mme_durand,
        p.m_petit,
        p.mme_lefevre,
        p.mme_roussel,
        p.lea,
        p.samira,
        p.marc,
        p.noe,
        p.mme_dubois,
        p.ines,
        p.lina,
        p.mme_moreau,
        p.m_moreau,
        p.lea_the_other,
        p.julie,
    ]);
    let mut lys = jean_mace.clone();
    lys.extend([p.mme_garnier, p.mme_fontaine, p.jules, p.m_vasseur]);
    (jean_mace, lys)
}

/// Whoever the lists of Jean-Macé show.
fn shown_by_the_school(tx: &Tx<'_>, p: &TestPeople) -> Result<Ids> {
    let mut shown = Ids::new();
    for query in ["l", "m", "d", "p", "h", "s", "c", "j", "b", "g", "a", "r", "o"] {
        let found = person::search(tx, Within::School(p.jean_mace), query, 500)?;
        shown.extend(found.into_iter().map(|found| found.id));
    }
    shown.extend(enrolment::in_school(tx, p.jean_mace, today())?.into_iter().map(|e| e.pupil));
    shown.extend(assignment::in_school(tx, p.jean_mace, today())?.into_iter().map(|a| a.person));
    shown.extend(delegation::in_school(tx, p.jean_mace, today())?.into_iter().map(|d| d.person));
    let year = base::SchoolYear(2026);
    for class in class::of_school(tx, p.jean_mace, year)? {
        let page = class::page(tx, class.id, today())?.expect("a class");
        shown.extend(page.team.iter().map(|colleague| colleague.person));
        for pupil in page.pupils {
            shown.insert(pupil.person);
            shown.extend(pupil.guardians.iter().map(|guardian| guardian.person));
        }
    }
    let page = school::page(tx, p.jean_mace, today())?.expect("a school");
    shown.extend(page.staff.iter().map(|colleague| colleague.person));
    for duplicate in duplicate::all(tx, Within::School(p.jean_mace), 100)? {
        shown.extend([duplicate.first.id, duplicate.second.id]);
    }
    for kind in [GroupKind::Pupils, GroupKind::Guardians, GroupKind::Team, GroupKind::Staff] {
        let group = groups::find(tx, kind, Scope::School(p.jean_mace))?.expect("a group");
        shown.extend(groups::members(tx, group, None, 100)?.into_iter().map(|m| m.person));
    }
    let entries = audit::of_school(tx, p.jean_mace, None, 100)?;
    shown.extend(entries.into_iter().filter_map(|entry| entry.person));
    Ok(shown)
}

/// The same names everywhere, a delegation, a group and an act in each school.
fn make_it_hard(tx: &Tx<'_>, p: &TestPeople) -> Result<()> {
    let mut twin = person::load(tx, p.lea)?.expect("Léa").details;
    twin.mail = String::from("meme@exemple.fr");
    let twins = [p.hugo, p.jules, p.lea].map(|person| (person, twin.clone()));
    person::edit(tx, &twins)?;
    for (school, head) in
        [(p.jean_mace, p.mme_lefevre), (p.kergomard, p.mme_garnier), (p.ferry, p.m_lambert)]
    {
        let (_, touched) = delegation::begin(tx, head, school, Right::Feeds, today(), None)?;
        groups::refresh(tx, &touched, today())?;
        hand::create(tx, Home::School(school), "Projet", head)?;
        let act = audit::Act {
            person: Some(head),
            action: "rule.set",
            risk: audit::Risk::Rights,
            school: Some(school),
            thing: format!("school:{school}"),
            detail: serde_json::Value::Null,
        };
        audit::record(tx, at("2026-11-23 10:00"), &act)?;
    }
    Ok(())
}

#[tokio::test]
async fn a_school_shows_all_its_people_and_nobody_else() {
    for world in World::all().await {
        world.write(make_it_hard).await;
        let (shown, projects) = world
            .read(|tx, p| {
                let projects = hand::of_school(tx, p.jean_mace)?;
                Ok((shown_by_the_school(tx, p)?, projects))
            })
            .await;
        assert_eq!(shown, at_home(&world.people).0);
        assert_eq!(projects.len(), 1);
    }
}

#[tokio::test]
async fn a_town_shows_its_schools_and_its_people_and_nobody_else() {
    for world in World::all().await {
        world.write(make_it_hard).await;
        let (shown, schools) = world
            .read(|tx, p| {
                let mut shown = Ids::new();
                for query in ["l", "m", "d", "p", "h", "s", "c", "j", "g", "a", "r", "o", "v"] {
                    let found = person::search(tx, Within::Town(p.lys), query, 500)?;
                    shown.extend(found.into_iter().map(|found| found.id));
                }
                let pairs = duplicate::all(tx, Within::Town(p.lys), 100)?;
                assert_eq!(pairs.len(), 1, "Léa and Jules have one name now; Hugo is elsewhere");
                let schools = school::of_town(tx, p.lys)?;
                Ok((shown, schools.into_iter().map(|school| school.id).collect::<Vec<_>>()))
            })
            .await;
        assert_eq!(shown, at_home(&world.people).1);
        assert_eq!(schools, [world.people.jean_mace, world.people.kergomard]);
    }
}

#[tokio::test]
async fn nobody_reaches_into_another_town() {
    for world in World::all().await {
        world.write(make_it_hard).await;
        let lys = at_home(&world.people).1;
        for person in lys.clone() {
            let reached = world
                .read(move |tx, _| {
                    let standing = Standing::load(tx, person)?.expect("somebody");
                    let mut reached = Ids::new();
                    for query in ["", "l", "m", "b", "h", "r", "lea martin"] {
                        reached.extend(reachable(tx, &standing, query, 500)?.iter().filter_map(
                            |found| match found {
                                Reachable::Person { id, .. } => Some(*id),
                                Reachable::Group(_) => None,
                            },
                        ));
                    }
                    Ok(reached)
                })
                .await;
            // The administrator of the platform is there for heads and agents.
            let mut elsewhere = reached.difference(&lys).copied();
            assert!(elsewhere.all(|id| id == world.people.mme_delattre), "{person}");
        }
    }
}
