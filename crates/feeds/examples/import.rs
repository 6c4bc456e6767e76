//! Brings feeds into a SQLite file, one after the other, and tells how fast.
//!
//! `cargo run --release -p feeds --example import -- <database> <path>…`

use base::Clock;
use db::{Config, Db};
use feeds::import::{Import, Stage, import};
use feeds::stage::{Bringing, Error};
use std::sync::Mutex;
use std::time::Instant;

#[tokio::main]
async fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let database = arguments.next().unwrap_or_else(|| "preau.sqlite".to_owned());
    let clock = Clock::system();
    let db = Db::open(&Config::parse(&database), 1, clock.clone()).await?;
    db.migrate(vec![db::MIGRATIONS, people::MIGRATIONS, feeds::MIGRATIONS]).await?;
    for path in arguments {
        let started = Instant::now();
        let stages = Mutex::new((String::new(), started));
        let told = |stage: Stage| {
            let name = match stage {
                Stage::Reading(_) => "reading",
                Stage::Planning(_) => "planning",
                Stage::Applying(_) => "applying",
            };
            let mut last = stages.lock().expect("one thread");
            if last.0 != name {
                println!("{:>8.2} s {} ends", last.1.elapsed().as_secs_f64(), last.0);
                *last = (name.to_owned(), Instant::now());
            }
        };
        let bringing = Bringing { makes_schools: true, ..Bringing::default() };
        let asked = Import { bringing, ..Import::default() };
        let imported = import(&db, path.as_ref(), asked, &clock, &told).await?;
        let last = stages.lock().expect("one thread").clone();
        println!("{:>8.2} s {} ends", last.1.elapsed().as_secs_f64(), last.0);
        let feed = imported.feed;
        let feed = db.read(move |tx| feeds::history::load(tx, feed)).await?;
        let summary = feed.map(|feed| feed.summary()).unwrap_or_default();
        let persons = summary.pupils + summary.guardians + summary.staff;
        let seconds = started.elapsed().as_secs_f64();
        println!("{:?}", imported.applied);
        #[expect(clippy::cast_precision_loss, reason = "a speed to look at")]
        let speed = persons as f64 / seconds;
        println!("{path}: {persons} persons in {seconds:.2} s, {speed:.0} a second");
    }
    Ok(())
}
