//! Bodies: who works for them and who sits in them.

use crate::world::{World, today};
use people::{
    Body, BodyKind, Function, GroupKind, NewBody, Post, assignment, body, groups, testing::holds,
};

const SYNDICATE: &str = "200054567";

fn new(kind: BodyKind, siren: &str, name: &str) -> NewBody {
    NewBody {
        kind,
        siren: siren.to_owned(),
        name: name.to_owned(),
        department: "59".to_owned(),
        population: 0,
        town: None,
        parent: None,
    }
}

#[tokio::test]
async fn an_agent_and_a_delegate_stand_in_a_body_while_the_facts_say_so() {
    for world in World::all().await {
        let p = world.people;
        world
            .write(|tx, p| {
                let syndicate = new(BodyKind::Syndicate, SYNDICATE, "La Fibre Numérique");
                let mut lys = new(BodyKind::Commune, "215903675", "Lys-lez-Lannoy");
                lys.town = Some(p.lys);
                body::create(tx, &[syndicate.clone(), lys])?;
                // A second time changes nothing.
                body::create(tx, &[NewBody { name: "Autre".to_owned(), ..syndicate }])?;
                let syndicate = body::find_by_siren(tx, SYNDICATE)?.expect("the syndicate");
                assert_eq!(syndicate.name, "La Fibre Numérique");
                let posts = [
                    holds(p.julie, Post::Body(syndicate.id), Function::Agent, today()),
                    holds(p.marc, Post::Body(syndicate.id), Function::Delegate, today()),
                ];
                let (_, touched) = assignment::begin(tx, &posts)?;
                groups::refresh(tx, &touched, today())
            })
            .await;
        let find = |siren: &'static str| {
            world.read(move |tx, _| Ok(body::find_by_siren(tx, siren)?.expect("a body")))
        };
        let (syndicate, lys) = (find(SYNDICATE).await, find("215903675").await);
        let (julie, marc) = (world.standing(p.julie).await, world.standing(p.marc).await);
        let vasseur = world.standing(p.m_vasseur).await;
        assert!(syndicate.is_served_by(&julie) && !syndicate.is_sat_in_by(&julie));
        assert!(syndicate.is_sat_in_by(&marc) && !syndicate.is_served_by(&marc));
        assert!(marc.is_staff() && marc.guards(p.lea));
        // A commune is served by the agents of its town.
        assert!(lys.is_served_by(&vasseur) && !syndicate.is_served_by(&vasseur));
        assert!(!lys.is_served_by(&julie));
        let served = world.read(move |tx, _| body::served_by(tx, &vasseur)).await;
        assert_eq!(served.iter().map(|it: &Body| it.id).collect::<Vec<_>>(), [lys.id]);
        world
            .write(|tx, p| {
                let held = assignment::of_person(tx, p.marc)?;
                let touched = assignment::end(tx, &[held[0].id], today())?;
                groups::refresh(tx, &touched, today())
            })
            .await;
        let marc = world.standing(p.marc).await;
        assert!(!syndicate.is_sat_in_by(&marc) && !marc.is_staff());
        assert!(!marc.memberships.iter().any(|it| it.kind == GroupKind::Delegates));
    }
}
