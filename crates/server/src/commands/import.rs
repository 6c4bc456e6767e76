//! `preau import`: brings a feed in (a zip, a folder or a file; AAF, ONDE or CSV).

use super::Done;
use crate::{config::Config, house};
use base::Clock;
use db::Db;
use feeds::import::{Import, Imported, Stage};
use indicatif::{ProgressBar, ProgressStyle};
use std::path::Path;

pub async fn run(config: &Config, path: &Path, only_plan: bool, makes_schools: bool) -> Done {
    let (db, _) = house::open_database(config).await?;
    let mut import = Import { only_plan, ..Import::default() };
    import.bringing.makes_schools = makes_schools;
    let imported = bring_in(&db, path, import).await?;
    say(&imported);
    Ok(())
}

/// Brings a feed in, with a bar for the one who waits.
pub async fn bring_in(
    db: &Db,
    path: &Path,
    import: Import,
) -> Result<Imported, Box<dyn std::error::Error>> {
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{msg:24} {wide_bar} {pos}/{len}")?;
    bar.set_style(style);
    let progress = |stage| match stage {
        Stage::Reading(_) => bar.set_message("Lecture"),
        Stage::Planning(step) => show(&bar, "Comparaison", step.schools_done, step.schools),
        Stage::Applying(step) => show(&bar, "Mise en place", step.schools_done, step.schools),
    };
    let imported = feeds::import::import(db, path, import, &Clock::system(), &progress).await?;
    bar.finish_and_clear();
    Ok(imported)
}

fn show(bar: &ProgressBar, words: &'static str, done: usize, of: usize) {
    bar.set_message(words);
    bar.set_length(of as u64);
    bar.set_position(done as u64);
}

fn say(imported: &Imported) {
    match &imported.applied {
        None => println!("Le plan {} est prêt : rien n’a changé.", imported.feed),
        Some(applied) => {
            println!("{} école(s) à jour.", applied.schools);
            if applied.held > 0 {
                println!(
                    "{} école(s) retenue(s) : trop de départs d’un coup. Regardez le plan {}.",
                    applied.held, imported.feed
                );
            }
            if applied.unknown > 0 {
                println!(
                    "{} école(s) inconnue(s) : ajoutez --ouvrir-les-ecoles pour les ouvrir.",
                    applied.unknown
                );
            }
        }
    }
}
