//! `preau restore`: checks a backup, then puts it where nothing is, or in the place of what is kept
//! aside.

use super::{Done, backup::show, progress::Progress};
use crate::{config::Config, ending::Refused, house, lock, postgres_tools};
use base::{Clock, Instant};
use db::backup::{self, Manifest};
use std::{
    error::Error,
    fs, io,
    path::{Path, PathBuf},
};

/// Every sum, the database's own structure, the version; nothing is restored.
pub async fn check(from: &Path) -> Done {
    let bar = Progress::new();
    let manifest = backup::verify(from, &house::areas(), |it| show(&bar, it)).await?;
    drop(bar);
    println!("La sauvegarde est entière\u{a0}: {}.", in_words(&manifest));
    Ok(())
}

pub async fn run(config: &Config, from: &Path, replaces: bool) -> Done {
    let _lock = lock::take(config)?;
    let bar = Progress::new();
    let restored = put_back(config, from, replaces, Clock::system().now(), &bar).await?;
    drop(bar);
    println!("Restauré\u{a0}: {}.", in_words(&restored.manifest));
    for path in &restored.kept {
        println!("Ce qui était là est gardé\u{a0}: {}", path.display());
    }
    println!("Ouvrez la maison avec «\u{a0}preau serve\u{a0}».");
    Ok(())
}

fn in_words(manifest: &Manifest) -> String {
    let at = manifest.made_at.day().in_words(base::Locale::Fr);
    format!("base {} du {at}, {} fichier(s)", manifest.engine, manifest.blobs.count)
}

/// What was restored, and where what it replaced is.
pub struct Restored {
    pub manifest: Manifest,
    pub kept: Vec<PathBuf>,
}

/// Restores a backup into the house of `config`, which is closed. The database comes last: until
/// then the house is as it was.
pub async fn put_back(
    config: &Config,
    from: &Path,
    replaces: bool,
    now: Instant,
    bar: &Progress,
) -> Result<Restored, Box<dyn Error>> {
    let manifest = Manifest::read(from)?;
    // To the millisecond, so that what was put aside before is never overwritten.
    let stamp = now.local_field().replace([':', '-'], "");
    let stamp = format!("{stamp}-{:05}", now.millis().rem_euclid(60_000));
    let mut kept = match config.db() {
        db::Config::Sqlite { path } => {
            same_engine(&manifest, db::Engine::Sqlite)?;
            refuse_house(replaces, path.exists())?;
            restore_file(config, from, &path, &stamp, bar).await?
        }
        db::Config::Postgres { url, .. } => {
            same_engine(&manifest, db::Engine::Postgres)?;
            let is_house = house::is_there(config).await?;
            refuse_house(replaces, is_house)?;
            restore_dump(config, from, &url, is_house.then_some(stamp.as_str()), bar).await?
        }
    };
    kept.extend(place_secret(&from.join(backup::SECRET), &config.secret_path(), &stamp)?);
    Ok(Restored { manifest, kept })
}

fn same_engine(manifest: &Manifest, here: db::Engine) -> Result<(), Box<dyn Error>> {
    if manifest.engine == here.name() {
        return Ok(());
    }
    Err(Refused::because(format!(
        "la sauvegarde est celle d’une base {}, et la configuration nomme une base {}\u{a0}: \
         restaurez sur le même moteur, puis «\u{a0}preau move\u{a0}»",
        manifest.engine,
        here.name()
    )))
}

fn refuse_house(replaces: bool, is_house: bool) -> Result<(), Box<dyn Error>> {
    if is_house && !replaces {
        return Err(Refused::because(
            "il y a déjà une maison ici\u{a0}: ajoutez --remplacer pour prendre sa place (elle \
             est gardée à côté)",
        ));
    }
    Ok(())
}

/// Under another name first; then what is there is put aside, and this takes its place.
async fn restore_file(
    config: &Config,
    from: &Path,
    database: &Path,
    stamp: &str,
    bar: &Progress,
) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    config.make_folder()?;
    let fresh = beside(database, ".restauree");
    remove_if_there(&fresh)?;
    let blobs = house::blobs(config)?;
    backup::restore(from, &house::areas(), &fresh, &blobs, |it| show(bar, it)).await?;
    let mut kept = Vec::new();
    for suffix in ["", "-wal", "-shm"] {
        let there = beside(database, suffix);
        if there.exists() {
            // The three of a name belong together: what the first lacks is in the second.
            let aside = beside(database, &format!(".avant-{stamp}{suffix}"));
            fs::rename(&there, &aside)?;
            kept.push(aside);
        }
    }
    fs::rename(&fresh, database)?;
    Ok(kept)
}

async fn restore_dump(
    config: &Config,
    from: &Path,
    url: &str,
    stamp: Option<&str>,
    bar: &Progress,
) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let manifest = backup::verify(from, &house::areas(), |it| show(bar, it)).await?;
    if manifest.database.is_none() {
        return Err(Refused::because(format!(
            "la sauvegarde ne contient pas {}\u{a0}: elle n’a que les fichiers",
            backup::DUMP
        )));
    }
    backup::restore_blobs(from, &house::blobs(config)?, |it| show(bar, it)).await?;
    let mut kept = Vec::new();
    if let Some(stamp) = stamp {
        config.make_folder()?;
        let aside = config.data.join(format!("avant-{stamp}.dump"));
        bar.say("Copie de ce qui est là");
        postgres_tools::dump(url, &aside).await?;
        kept.push(aside);
    }
    bar.say("Base");
    postgres_tools::restore(url, &from.join(backup::DUMP)).await?;
    Ok(kept)
}

/// Codes and second factors are bound to the secret: without it nobody who has one gets in.
fn place_secret(copy: &Path, secret: &Path, stamp: &str) -> io::Result<Option<PathBuf>> {
    if !copy.exists() {
        return Ok(None);
    }
    let mut kept = None;
    if secret.exists() {
        if fs::read(secret)? == fs::read(copy)? {
            return Ok(None);
        }
        let aside = beside(secret, &format!(".avant-{stamp}"));
        fs::rename(secret, &aside)?;
        kept = Some(aside);
    }
    fs::copy(copy, secret)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(secret, fs::Permissions::from_mode(0o600))?;
    }
    Ok(kept)
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
