//! `preau backup`: a whole copy in a folder, of a house that may be open.

use super::{Done, progress::Progress};
use crate::{config::Config, ending::Refused, house, postgres_tools};
use base::{Clock, Instant};
use db::{
    Db,
    backup::{self, Manifest, Stage},
    blob::Blobs,
};
use std::{error::Error, fs, path::Path};

pub async fn run(config: &Config, to: &Path) -> Done {
    if let db::Config::Sqlite { path } = config.db()
        && !path.exists()
    {
        let why = format!("il n’y a pas de maison ici\u{a0}: {} n’existe pas", path.display());
        return Err(Refused::because(why));
    }
    let db = house::open_as_it_is(config).await?;
    let blobs = house::blobs(config)?;
    let bar = Progress::new();
    let manifest = save(config, &db, &blobs, to, Clock::system().now(), &bar).await?;
    drop(bar);
    println!(
        "Sauvegardé dans {}\u{a0}: la base ({} octets), {} fichier(s), {} octets.",
        to.display(),
        manifest.database.as_ref().map_or(0, |file| file.len),
        manifest.blobs.count,
        manifest.blobs.bytes
    );
    println!("Elle contient toutes les données\u{a0}: gardez-la chiffrée, et ailleurs.");
    Ok(())
}

/// Writes everything a house is into `folder`, new or empty.
pub async fn save(
    config: &Config,
    db: &Db,
    blobs: &Blobs,
    folder: &Path,
    now: Instant,
    bar: &Progress,
) -> Result<Manifest, Box<dyn Error>> {
    make_folder(folder)?;
    let written = save_into(config, db, blobs, folder, now, bar).await;
    if written.is_err() {
        // Without its manifest it is no backup; half of one only takes room.
        drop(fs::remove_dir_all(folder));
    }
    written
}

async fn save_into(
    config: &Config,
    db: &Db,
    blobs: &Blobs,
    folder: &Path,
    now: Instant,
    bar: &Progress,
) -> Result<Manifest, Box<dyn Error>> {
    if let db::Config::Postgres { url, .. } = config.db() {
        bar.say("Base");
        postgres_tools::dump(&url, &folder.join(backup::DUMP)).await?;
    }
    let secret = config.secret_path();
    if secret.exists() {
        fs::copy(secret, folder.join(backup::SECRET))?;
    }
    let told = |progress: backup::Progress| show(bar, progress);
    Ok(backup::write(db, blobs, folder, now, told).await?.manifest)
}

pub(super) fn show(bar: &Progress, progress: backup::Progress) {
    match (progress.stage, progress.blobs_total) {
        (Stage::Database, _) => bar.say("Base"),
        (Stage::Blobs, total) => {
            bar.show("Fichiers", progress.blobs, total.unwrap_or(progress.blobs));
        }
    }
}

/// A folder that only its owner reads, new or empty.
fn make_folder(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    if let Some(taken) = fs::read_dir(folder)?.next() {
        let path = taken?.path();
        let why = format!("{} n’est pas vide ({})", folder.display(), path.display());
        return Err(Refused::because(why));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}
