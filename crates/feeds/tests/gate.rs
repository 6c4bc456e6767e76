//! Schools of the first degree that wait for their commune.

use crate::house::{House, World};
use base::{Day, Id};
use db::{Result, Tx};
use feeds::{
    apply::Applied,
    import::{Import, import_source},
    read::{Asked, Source},
    record::Academy,
    stage::Bringing,
};
use people::Town;
use std::sync::{Arc, Mutex};
use web::opening::{Gate, Keeper, Override};

/// A territory where every commune has given, or none; it keeps what is decided over it.
#[derive(Default)]
struct Everybody(bool, Mutex<Vec<Override>>);

impl Gate for Everybody {
    fn may_open(&self, _: &Tx<'_>, _: Id<Town>, _: Day) -> Result<bool> {
        Ok(self.0)
    }

    fn overridden(&self, _: &Tx<'_>, decided: &Override) -> Result<()> {
        self.1.lock().expect("a list").push(decided.clone());
        Ok(())
    }

    fn url(&self, _: &Tx<'_>, _: Id<Town>) -> Result<Option<String>> {
        Ok(None)
    }
}

/// How many schools a first feed opens behind this gate.
async fn opened(house: &House, world: &World, given: bool) -> u64 {
    let gate = Arc::new(Everybody(given, Mutex::default()));
    brought_in(house, world, gate, None).await.schools
}

async fn brought_in(
    house: &House,
    world: &World,
    gate: Arc<Everybody>,
    despite: Option<&str>,
) -> Applied {
    let files = world.files("Complet");
    let files = files.iter().map(|(name, text)| (*name, text.as_bytes()));
    let asked = Asked { academy: Academy::parse("09"), ..Asked::default() };
    let bringing = Bringing { makes_schools: true, asked, ..Bringing::default() };
    let (gate, despite) = (Some(Keeper(gate)), despite.map(str::to_owned));
    let import = Import { bringing, gate, despite, ..Import::default() };
    let source = Source::of_bytes(files).expect("a source");
    let imported = import_source(&house.db, source, import, &house.clock, &|_| {}).await;
    imported.expect("an import").applied.expect("applied")
}

#[tokio::test]
async fn a_new_school_waits_until_its_commune_has_given_the_competence() {
    for house in House::each().await {
        let world = World::of_twenty();
        assert_eq!(opened(&house, &world, false).await, 0);
        let found = house.db.read(|tx| people::town::all(tx, "", 10)).await.expect("towns");
        assert!(found.is_empty(), "what was refused changed nothing");
        assert_eq!(opened(&house, &world, true).await, 2);
    }
}

#[tokio::test]
async fn a_school_that_is_open_goes_on_whatever_its_commune_does() {
    for house in House::each().await {
        let mut world = World::of_twenty();
        assert_eq!(opened(&house, &world, true).await, 2);
        house.next_day();
        world.replace("LÉA", "LÉANA");
        opened(&house, &world, false).await;
        assert_eq!(house.details("501").await.name.first, "Léana");
    }
}

#[tokio::test]
async fn who_opens_schools_over_the_gate_says_why_and_it_is_kept_with_each() {
    for house in House::each().await {
        let world = World::of_twenty();
        let gate = Arc::new(Everybody::default());
        let waits = brought_in(&house, &world, gate.clone(), None).await;
        assert_eq!((waits.schools, waits.not_given), (0, 2));
        assert!(gate.1.lock().expect("a list").is_empty());
        let because = "La délibération est votée, la rentrée est lundi.";
        let opened = brought_in(&house, &world, gate.clone(), Some(because)).await;
        assert_eq!((opened.schools, opened.not_given), (2, 0));
        let kept = gate.1.lock().expect("a list").clone();
        assert_eq!(kept.len(), 2);
        assert!(kept.iter().all(|it| it.by.is_none() && it.reason == because));
        // They are open now: another feed decides nothing over the gate.
        house.next_day();
        brought_in(&house, &world, gate.clone(), Some(because)).await;
        assert_eq!(gate.1.lock().expect("a list").len(), 2);
    }
}
