//! `preau move`: the database goes to the other engine, every table counted on both sides.

use super::{Done, progress::Progress};
use crate::{config::Config, ending::Refused, house, lock, portrait};
use base::Clock;
use db::{
    Db,
    moving::{self, Report, Stage},
};

pub async fn run(config: &Config, to: &str) -> Done {
    let _lock = lock::take(config)?;
    if is_same(&config.db(), &db::Config::parse(to)) {
        return Err(Refused::because("c’est la base de la maison elle-même"));
    }
    let (from, _) = house::open_database(config).await?;
    let target = Db::open(&db::Config::parse(to), config.node, Clock::system()).await?;
    let bar = Progress::new();
    let report = carry(&from, &target, &bar).await?;
    drop(bar);
    for table in report.tables.iter().filter(|table| table.rows > 0) {
        println!("  {:24} {:>10}", table.name, table.rows);
    }
    println!(
        "Déménagé vers {}\u{a0}: {} ligne(s) dans {} table(s), les mêmes des deux côtés.",
        portrait::without_secrets(to),
        report.rows(),
        report.tables.len()
    );
    println!("Mettez «\u{a0}database\u{a0}» à cette adresse, puis «\u{a0}preau serve\u{a0}».");
    println!("Les fichiers restent où ils sont. L’ancienne base n’a pas changé.");
    Ok(())
}

/// Moves everything between two databases that nobody writes to; an interrupted move goes on.
pub async fn carry(from: &Db, to: &Db, bar: &Progress) -> db::Result<Report> {
    let told = |progress: moving::Progress<'_>| match progress.stage {
        Stage::Copying => bar.show("Copie", progress.done, progress.total),
        Stage::Verifying => bar.show("Vérification", progress.done, progress.total),
    };
    let rebuild = async |to: &Db| {
        messages::rebuild_search(to).await?;
        news::rebuild_search(to).await?;
        agenda::rebuild_search(to).await?;
        journal::rebuild_search(to).await?;
        homework::rebuild_search(to).await.map(drop)
    };
    let report = moving::move_all(from, to, house::areas(), rebuild, told).await?;
    bar.say("Statistiques");
    to.analyze().await?;
    Ok(report)
}

fn is_same(one: &db::Config, other: &db::Config) -> bool {
    match (one, other) {
        (db::Config::Sqlite { path: one }, db::Config::Sqlite { path: other }) => {
            one == other
                || one.canonicalize().is_ok_and(|it| other.canonicalize().is_ok_and(|o| it == o))
        }
        (db::Config::Postgres { url: one, .. }, db::Config::Postgres { url: other, .. }) => {
            one == other
        }
        _ => false,
    }
}
