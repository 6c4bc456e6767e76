//! What is measured once and takes longer: a letter to everybody, whom one may write to, a feed.

use super::{Options, crowd::Writer, houses::House, report::said, store, town, workloads};
use base::{Clock, Id};
use bench::{
    Result,
    figures::{median, quantile},
    http::Connection,
};
use db::{Db, Tx};
use people::{Person, Standing};
use std::time::{Duration, Instant};

const LETTERS: u64 = 7;
const PATIENCE: Duration = Duration::from_mins(1);
const SEND_MS_MAX: f64 = 20.0;
const REACH_MS_MAX: f64 = 20.0;
const PERSONS_PER_SECOND_MIN: f64 = 10_000.0;

/// A town hall writes to every family of the town: one action.
pub async fn send_to_all(house: &House) -> Result<()> {
    for writer in [&house.crowd.town].into_iter().chain(&house.crowd.larger_town) {
        send_to_families(house, writer).await?;
    }
    Ok(())
}

async fn send_to_families(house: &House, writer: &Writer) -> Result<()> {
    let mut line = Connection::open(house.product.address).await?;
    let (mut requests, mut all, mut readers) = (Vec::new(), Vec::new(), 0);
    for number in 0..LETTERS {
        let families = std::slice::from_ref(&writer.families);
        let request = workloads::urgent_letter(&writer.browser, families, number);
        let began = Instant::now();
        let answer = line.ask(&request).await?;
        requests.push(began.elapsed().as_secs_f64() * 1e3);
        let id = answer.text().split("\"id\":\"").nth(1).and_then(|rest| rest.split('"').next());
        let id = id.and_then(|id| id.parse().ok()).ok_or_else(|| answer.text().to_owned())?;
        while house.db.read(store::on_the_way).await? > 0 {
            if began.elapsed() > PATIENCE {
                return Err(format!("a letter to {} is not handed out", writer.families).into());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        all.push(began.elapsed().as_secs_f64() * 1e3);
        readers = house.db.read(move |tx| store::delivered(tx, id)).await?;
    }
    let most = requests.iter().copied().fold(0.0, f64::max);
    let request = median(requests);
    println!(
        "\n{} élèves · une lettre à {readers} parents : la requête prend {request:.1} ms \
         (au plus {most:.1} ; ≤ {SEND_MS_MAX} : {}), tout est distribué en {:.0} ms.",
        house.pupils,
        said(request <= SEND_MS_MAX),
        median(all)
    );
    Ok(())
}

/// To whom may one write? The set query alone, by somebody of each role.
pub async fn reach(house: &House) -> Result<()> {
    let crowd = &house.crowd;
    let guardians = crowd.guardians.iter().map(|it| it.person).take(100).collect();
    let persons =
        |writers: &[Writer]| -> Vec<i64> { writers.iter().map(|it| it.person).take(100).collect() };
    println!("\n### À qui puis-je écrire ? {} élèves\n", house.pupils);
    println!("| qui | cherche | p50 ms | p99 ms | ≤ {REACH_MS_MAX} |\n|---|---|--:|--:|:-:|");
    for (role, persons) in [
        ("parent", guardians),
        ("enseignant", persons(&crowd.teachers)),
        ("direction", persons(&crowd.heads)),
        ("mairie", vec![crowd.town.person]),
    ] {
        for query in ["", "mar"] {
            let mut millis = times(&house.db, &persons, query).await?;
            let p99 = quantile(&mut millis, 0.99);
            let words = if query.is_empty() { "sans un mot" } else { query };
            let half = median(millis);
            println!("| {role} | {words} | {half:.2} | {p99:.2} | {} |", said(p99 <= REACH_MS_MAX));
        }
    }
    Ok(())
}

/// As many as the picker shows.
const OFFERS: u32 = 40;
/// Each is asked this often; the first time is not counted.
const TURNS: usize = 4;

async fn times(db: &Db, persons: &[i64], query: &'static str) -> Result<Vec<f64>> {
    let mut millis = Vec::new();
    for turn in 0..TURNS {
        for person in persons {
            let person: Id<Person> = Id::new(*person);
            let ask = move |tx: &Tx<'_>| {
                let missing = || db::Error::Conflict("nobody".to_owned());
                let standing = Standing::load(tx, person)?.ok_or_else(missing)?;
                let began = Instant::now();
                people::reachable(tx, &standing, query, OFFERS)?;
                Ok(began.elapsed().as_secs_f64() * 1e3)
            };
            let took = db.read(ask).await?;
            if turn > 0 {
                millis.push(took);
            }
        }
    }
    Ok(millis)
}

/// A territory comes in, into an empty house.
pub async fn feed(options: &Options) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let config = super::houses::config(options, folder.path(), 0);
    let db = match &options.database {
        None => Db::open(&config.db(), 0, Clock::system()).await?,
        Some(url) => {
            let schema = Some(format!("preau_bench_feed_{}", std::process::id()));
            let config = db::Config::Postgres { url: url.clone(), schema, connections: 4 };
            Db::open(&config, 0, Clock::system()).await?
        }
    };
    db.migrate(crate::house::areas()).await?;
    let made = town::bring_in(&db, options.feed_pupils, &folder.path().join("files")).await?;
    let per_second = made.persons_per_second();
    println!(
        "\nImport de {} personnes en {:.2} s : {per_second:.0} par seconde (≥ {} : {}).",
        made.persons,
        made.feed.as_secs_f64(),
        PERSONS_PER_SECOND_MIN,
        said(per_second >= PERSONS_PER_SECOND_MIN)
    );
    Ok(())
}
