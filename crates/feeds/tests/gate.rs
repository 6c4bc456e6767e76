//! Schools of the first degree that wait for their commune.

use crate::house::{House, World};
use base::{Day, Id};
use db::{Result, Tx};
use feeds::{
    import::{Import, import_source},
    read::{Asked, Source},
    record::Academy,
    stage::Bringing,
};
use people::Town;
use std::sync::Arc;
use web::opening::{Gate, Keeper, Override};

/// A territory where every commune has given, or none.
struct Everybody(bool);

impl Gate for Everybody {
    fn may_open(&self, _: &Tx<'_>, _: Id<Town>, _: Day) -> Result<bool> {
        Ok(self.0)
    }

    fn overridden(&self, _: &Tx<'_>, _: &Override) -> Result<()> {
        Ok(())
    }

    fn url(&self, _: &Tx<'_>, _: Id<Town>) -> Result<Option<String>> {
        Ok(None)
    }
}

/// How many schools a first feed opens behind this gate.
async fn opened(house: &House, world: &World, given: bool) -> u64 {
    let files = world.files("Complet");
    let files = files.iter().map(|(name, text)| (*name, text.as_bytes()));
    let asked = Asked { academy: Academy::parse("09"), ..Asked::default() };
    let bringing = Bringing { makes_schools: true, asked, ..Bringing::default() };
    let gate = Some(Keeper(Arc::new(Everybody(given))));
    let import = Import { bringing, gate, ..Import::default() };
    let source = Source::of_bytes(files).expect("a source");
    let imported = import_source(&house.db, source, import, &house.clock, &|_| {}).await;
    imported.expect("an import").applied.expect("applied").schools
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
