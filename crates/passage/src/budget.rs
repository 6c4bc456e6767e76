//! What sealing and the page of a pupil's results may ask of the database, counted: as much for one
//! thing that is kept as for forty.

use crate::{
    Portfolios,
    dossier::Reason,
    keepsake::{KeepsakeKind, NewKeepsake},
    preparing::{self, Destination, Leaving},
    sealing, store,
};
use base::{Id, Instant};
use db::Tx;
use people::{Person, Standing};
use results::{Learner, Reader, Sections};
use std::sync::Arc;
use testing::TestSchool;
use web::passage::Lent;

async fn schools() -> Vec<TestSchool> {
    TestSchool::each(|| {
        vec![files::feature(), notices::feature(), results::feature(), crate::feature()]
    })
    .await
}

fn keep(tx: &Tx<'_>, (pupil, by): (Id<Person>, Id<Person>), at: Instant) -> db::Result<()> {
    let new = NewKeepsake {
        pupil,
        kind: KeepsakeKind::Work,
        title: format!("Dessin {}", tx.new_id::<()>()),
        words: String::new(),
        made_on: at.day(),
        is_kept: true,
        is_shown: true,
        by,
        at,
    };
    store::keepsakes::insert(tx, &new).map(drop)
}

/// His dossier, with a portfolio of so many things that his family lets go.
fn prepare(
    tx: &Tx<'_>,
    (school, pupil, guardian): (Id<people::School>, Id<Person>, Id<Person>),
    things: u32,
    at: Instant,
) -> db::Result<crate::Dossier> {
    (0..things).try_for_each(|_| keep(tx, (pupil, guardian), at))?;
    let from = people::school::load(tx, school)?.ok_or(db::Error::Missing)?;
    let to = Destination { school: None, uai: "0290123X".to_owned(), name: "Brest".to_owned() };
    let due_on = at.day().plus_days(14);
    let reason = Reason::Move;
    let leaving = Leaving { pupils: vec![pupil], to, reason, due_on, by: guardian, at };
    preparing::prepare(tx, &Lent(vec![Arc::new(Portfolios)]), &from, &leaving)?;
    preparing::offer(tx, school, guardian, at)?;
    let line = store::lists::of_pupils(tx, &[pupil])?.pop().ok_or(db::Error::Missing)?;
    let found = store::dossiers::find(tx, line.id, guardian, at.day())?;
    let dossier = found.ok_or(db::Error::Missing)?;
    let sheet = crate::piece::Sheet::load(tx, &dossier)?;
    let choices = sheet.pieces.iter().map(|piece| (piece.id, true)).collect();
    let (to, recorded_by) = (dossier.to_name.clone(), crate::answer::NOBODY);
    let said = crate::answer::Said { guardian, recorded_by, to, choices, at };
    crate::answer::record(tx, dossier.id, &said)?;
    Ok(dossier)
}

#[tokio::test]
async fn forty_things_are_opened_in_as_many_statements_as_one() {
    for school in schools().await {
        let (place, now) = ((school.jean_mace, school.lea, school.samira), school.clock.now());
        let ines = (school.jean_mace, school.ines, school.mme_moreau);
        let write = move |tx: &Tx<'_>| {
            let (one, forty) = (prepare(tx, place, 1, now)?, prepare(tx, ines, 40, now)?);
            let keepers = Lent(vec![Arc::new(Portfolios)]);
            let counted = |dossier| {
                let before = tx.statements();
                let going = sealing::open(tx, &keepers, dossier)?;
                Ok::<_, db::Error>((going.len(), tx.statements() - before))
            };
            Ok((counted(&one)?, counted(&forty)?))
        };
        let ((one, asked), (forty, asked_more)) = school.app.db.write(write).await.expect("opened");
        assert_eq!((one, forty), (1, 40));
        assert_eq!(asked, asked_more);
    }
}

#[tokio::test]
async fn the_portfolio_below_the_results_costs_the_same_however_full() {
    for school in schools().await {
        let (lea, samira, now) = (school.lea, school.samira, school.clock.now());
        let (place, class) = ((school.jean_mace, school.ce1_a), school.mme_durand);
        let write = move |tx: &Tx<'_>| {
            let learner = Learner {
                id: lea.cast(),
                name: base::PersonName::new("Léa", "Martin", None),
                school: place.0,
                class: Some(place.1),
                level: people::Level::Ce1,
                is_there: true,
                since: now.day(),
            };
            let asked = |person: Id<Person>, reader| {
                let viewer = Standing::load(tx, person)?.ok_or(db::Error::Missing)?;
                let before = tx.statements();
                let shown = Portfolios.sections(tx, &learner, &viewer, reader)?.len();
                Ok::<_, db::Error>((shown, tx.statements() - before))
            };
            let few = asked(samira, Reader::Family(now))?;
            (0..40).try_for_each(|_| keep(tx, (lea, samira), now))?;
            Ok((few, asked(samira, Reader::Family(now))?, asked(class, Reader::Staff)?))
        };
        let counted = school.app.db.write(write).await.expect("counted");
        assert_eq!(counted, ((1, 3), (1, 3), (1, 2)));
    }
}
