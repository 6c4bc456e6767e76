//! A town to measure in: it comes in through the real feed, without hours of quiet.

use super::store;
use crate::{config::Config, demo_town, house};
use base::{Clock, QuietHours};
use bench::{
    Result,
    child::{self, Server},
};
use db::Db;
use demo::{Export, Territory};
use feeds::import::{self, Import};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

const SEED: u64 = 1;

/// A town that has just come in.
pub struct Made {
    pub persons: usize,
    /// What the feed alone took: reading, planning, applying.
    pub feed: Duration,
}

impl Made {
    pub fn persons_per_second(&self) -> f64 {
        let persons = u32::try_from(self.persons).map_or(f64::MAX, f64::from);
        persons / self.feed.as_secs_f64()
    }
}

/// Makes the town of `config`, which has nobody yet. Its files are written below `files`.
pub async fn make(config: &Config, pupils: usize, files: &Path) -> Result<Made> {
    let (db, _) = house::open_database(config).await.map_err(|error| error.to_string())?;
    let made = bring_in(&db, pupils, files).await?;
    demo_town::appoint(&db, files, &Clock::system()).await.map_err(|error| error.to_string())?;
    let never = serde_json::to_string(&QuietHours::never())?;
    db.write(move |tx| store::end_quiet(tx, &never)).await?;
    Ok(made)
}

/// The town that so many pupils make; the same for the same number.
pub fn territory(pupils: usize) -> Territory {
    Territory::of(pupils, SEED)
}

/// The feed alone.
pub async fn bring_in(db: &Db, pupils: usize, files: &Path) -> Result<Made> {
    let territory = territory(pupils);
    let written = demo::write(&territory, files, &Export::default())?;
    let mut feed = Duration::ZERO;
    for folder in feeds_of(files)? {
        let mut import = Import::default();
        import.bringing.makes_schools = true;
        let began = Instant::now();
        import::import(db, &folder, import, &Clock::system(), &|_| ()).await?;
        feed += began.elapsed();
    }
    Ok(Made { persons: written.pupils + written.guardians + written.staff, feed })
}

/// `lille/1d`, `lille/2d`, `amiens/1d`…
fn feeds_of(files: &Path) -> Result<Vec<PathBuf>> {
    let folders = |path: &Path| -> Result<Vec<PathBuf>> {
        let inside = fs::read_dir(path)?.flatten().map(|entry| entry.path());
        Ok(inside.filter(|path| path.is_dir()).collect())
    };
    let mut feeds = Vec::new();
    for academy in folders(files)? {
        feeds.extend(folders(&academy)?);
    }
    feeds.sort();
    Ok(feeds)
}

/// `preau serve` on this town, by this program, on a port of its own.
pub fn serve(program: &Path, config: &Config) -> Result<Server> {
    let address = child::free_address()?;
    let mut command = Command::new(program);
    command
        .arg("serve")
        .env_clear()
        .env("RUST_LOG", "off")
        .env("PREAU_DATA", &config.data)
        .env("PREAU_DATABASE", &config.database)
        .env("PREAU_LISTEN", address.to_string())
        .current_dir(&config.data);
    Server::start(&mut command, address)
}

/// The brake looks at an hour: what was sent until now was sent before.
pub async fn age(db: &Db) -> Result<()> {
    let since = Clock::system().now().plus_hours(-2);
    db.write(move |tx| store::age(tx, since)).await?;
    Ok(())
}
