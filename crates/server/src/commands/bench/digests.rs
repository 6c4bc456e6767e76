//! The evening's mails: one for each family, of all that is new to it.

use super::{houses::House, report::said, store};
use base::{Clock, Id};
use bench::{Result, cpu};
use db::Tx;
use people::Person;
use std::time::{Duration, Instant};

/// The families of a town of 1,100 pupils.
const FAMILIES: u32 = 1_100;
/// What is new to each, as far as the town has it.
const LETTERS: u32 = 5;
const CPU_S_MAX: f64 = 5.0;
/// The job that writes them runs once a minute.
const PATIENCE: Duration = Duration::from_mins(3);
const LOOK: Duration = Duration::from_millis(100);

/// Everything of the last letters becomes due at once, and the house writes its mails. Its CPU is
/// counted from there until the last is in the outbox: what the house does meanwhile is in it.
pub async fn write(house: &House) -> Result<()> {
    let now = Clock::system().now();
    let families = house.db.write(move |tx| reachable_families(tx, now)).await?;
    let spent = || {
        let engine = house.engine.map(cpu::named).unwrap_or_default();
        cpu::processes_ns(&[house.product.pid()]) + cpu::processes_ns(&engine)
    };
    let (before, began) = (spent(), Instant::now());
    let lines = house.db.write(move |tx| store::make_due(tx, &families, LETTERS, now)).await?;
    while house.db.read(move |tx| store::mails_due(tx, now)).await? > 0 {
        if began.elapsed() > PATIENCE {
            return Err("the mails of the evening are not written".into());
        }
        tokio::time::sleep(LOOK).await;
    }
    let seconds = Duration::from_nanos(spent().saturating_sub(before)).as_secs_f64();
    let mails = house.db.read(move |tx| store::mails_since(tx, now)).await?;
    println!(
        "\n{} élèves · le soir, {mails} familles ont un courriel, de {lines} nouvelles en tout : \
         {seconds:.2} s de processeur (≤ {CPU_S_MAX} : {}).",
        house.pupils,
        said(seconds <= CPU_S_MAX),
    );
    Ok(())
}

/// Some who have an account, and an address they have confirmed.
fn reachable_families(tx: &Tx<'_>, now: base::Instant) -> db::Result<Vec<Id<Person>>> {
    let families = store::guardians(tx, FAMILIES)?;
    let persons = people::person::load_all(tx, &families)?;
    let names: Vec<_> = persons.into_iter().map(|it| (it.id, it.details.name)).collect();
    accounts::command::make_logins(tx, &names)?;
    for person in &families {
        accounts::command::set_mail(tx, *person, &format!("{person}@exemple.invalid"), now)?;
    }
    Ok(families)
}
