//! `preau import`: brings a feed in (a zip, a folder or a file; AAF, ONDE or CSV).

use super::{Done, progress::Progress};
use crate::{config::Config, ending::Refused, house};
use base::Clock;
use db::Db;
use feeds::{
    history::{self, SchoolStep, StepState},
    import::{Import, Imported, Stage},
    stage::Summary,
};
use std::{error::Error, path::Path, sync::Arc};
use web::opening::{Gate, Keeper};

/// What was asked of the command.
pub struct Asked {
    pub only_plan: bool,
    pub makes_schools: bool,
    /// Why schools open whose commune has not given the competence.
    pub despite: Option<String>,
}

pub async fn run(config: &Config, path: &Path, asked: Asked) -> Done {
    let (db, _) = house::open_database(config).await?;
    let Asked { only_plan, makes_schools, despite } = asked;
    let gate = Some(Keeper(Arc::new(territory::Opening)));
    let mut import = Import { only_plan, gate, despite, ..Import::default() };
    import.bringing.makes_schools = makes_schools;
    let imported = bring_in(&db, path, import, &Clock::system()).await?;
    let id = imported.feed;
    let feed = db.read(move |tx| history::load(tx, id)).await?;
    let read = feed.map(|feed| feed.summary()).unwrap_or_default();
    tell(&read);
    let shut = shut(&db, &imported).await?;
    tell_of_gate(config, &shut);
    say(&imported, &read, makes_schools)
}

/// Brings a feed in, with a bar for the one who waits.
pub async fn bring_in(
    db: &Db,
    path: &Path,
    import: Import,
    clock: &Clock,
) -> Result<Imported, Box<dyn Error>> {
    let bar = Progress::new();
    let progress = |stage| match stage {
        Stage::Reading(_) => bar.say("Lecture"),
        Stage::Planning(step) => show(&bar, "Comparaison", step.schools_done, step.schools),
        Stage::Applying(step) => show(&bar, "Mise en place", step.schools_done, step.schools),
    };
    let imported = feeds::import::import(db, path, import, clock, &progress).await;
    let imported = imported.map_err(in_its_kind)?;
    // After thousands of new rows, the planner of PostgreSQL still believes in small tables.
    db.analyze().await?;
    Ok(imported)
}

/// Files that cannot be used are refused; the rest is a failure of the house.
fn in_its_kind(error: feeds::stage::Error) -> Box<dyn Error> {
    match error {
        feeds::stage::Error::Refused(why) => Refused::because(why.to_string()),
        feeds::stage::Error::Database(error) => error.into(),
        feeds::stage::Error::Stopped => "l’import a été interrompu".into(),
    }
}

fn show(bar: &Progress, words: &'static str, done: usize, of: usize) {
    bar.show(words, done as u64, of as u64);
}

/// The new schools over which the gate is shut: how many, and the first of them.
#[derive(Default)]
struct Shut {
    count: usize,
    /// With where one sees what its commune has yet to decide; none when the platform has it not.
    first: Vec<(SchoolStep, Option<String>)>,
}

/// Those of a feed, whether they open all the same or stay closed.
async fn shut(db: &Db, imported: &Imported) -> Result<Shut, db::Error> {
    let feed = imported.feed;
    db.read(move |tx| {
        let mut steps = history::schools(tx, feed)?;
        steps.retain(|step| step.state == StepState::NotGiven || step.reason.is_some());
        let mut shut = Shut { count: steps.len(), first: Vec::new() };
        for step in steps.into_iter().take(PROBLEMS_SHOWN) {
            let url = step.town.map(|town| territory::Opening.url(tx, town)).transpose()?;
            shut.first.push((step, url.flatten()));
        }
        Ok(shut)
    })
    .await
}

/// More would not be read in a terminal; the page of the feed has them all.
const PROBLEMS_SHOWN: usize = 20;

/// Which schools wait for their commune, why, and where to look.
fn tell_of_gate(config: &Config, shut: &Shut) {
    for (step, url) in &shut.first {
        let because = match (step.state, url) {
            (StepState::NotGiven, Some(url)) => format!(
                "fermée, sa commune n’a pas transféré la compétence. Où elle en est\u{a0}: {}{url}",
                config.base_url
            ),
            (StepState::NotGiven, None) => {
                "fermée, sa commune n’est pas sur la plateforme et n’a rien transféré.".to_owned()
            }
            _ => "ouverture sans compétence transférée, votre raison est gardée.".to_owned(),
        };
        println!("  {}\u{a0}: {because}", step.name);
    }
    let more = shut.count.saturating_sub(shut.first.len());
    if more > 0 {
        println!("  … et {more} autre(s) école(s).");
    }
}

/// What the files held, and what in them was not understood.
fn tell(read: &Summary) {
    println!(
        "Lu\u{a0}: {} élève(s), {} responsable(s), {} personnel(s) de {} école(s).",
        read.pupils, read.guardians, read.staff, read.schools
    );
    for problem in read.problems.iter().take(PROBLEMS_SHOWN) {
        println!("  {}", problem.sentence());
    }
    let more = read.problems.len().saturating_sub(PROBLEMS_SHOWN);
    if more > 0 {
        println!("  … et {more} autre(s).");
    }
    if read.left_out > 0 {
        println!("{} ligne(s) laissée(s) de côté.", read.left_out);
    }
}

/// What came of it; schools that wait for somebody's word are a refusal, for scripts to hear.
fn say(imported: &Imported, read: &Summary, makes_schools: bool) -> Done {
    let Some(applied) = &imported.applied else {
        println!("Le plan {} est prêt\u{a0}: rien n’a changé.", imported.feed);
        return Ok(());
    };
    println!("{} école(s) à jour.", applied.schools);
    let mut waits = Vec::new();
    if applied.held > 0 {
        waits.push(format!(
            "{} école(s) retenue(s)\u{a0}: trop de départs d’un coup. Regardez le plan {}",
            applied.held, imported.feed
        ));
    }
    if applied.not_given > 0 {
        waits.push(format!(
            "{} école(s) attendent leur commune\u{a0}: elles ouvriront à l’import qui suivra la \
             délibération exécutoire, ou avec --ouvrir-quand-meme RAISON",
            applied.not_given
        ));
    }
    if applied.unknown > 0 && makes_schools {
        waits.push(format!(
            "{} école(s) que le fichier ne suffit pas à ouvrir\u{a0}: ouvrez-les d’abord sur la \
             page de leur commune",
            applied.unknown
        ));
    }
    // A feed of an academy speaks of many schools that are not ours: that is no refusal.
    let is_all_elsewhere = applied.schools == 0 && read.elsewhere > 0;
    if !makes_schools && (applied.unknown > 0 || is_all_elsewhere) {
        waits.push(
            "les écoles du fichier ne sont pas sur la plateforme\u{a0}: ajoutez \
             --ouvrir-les-ecoles pour les ouvrir"
                .to_owned(),
        );
    } else if read.elsewhere > 0 {
        println!("{} ligne(s) parlent d’écoles d’ailleurs.", read.elsewhere);
    }
    if waits.is_empty() { Ok(()) } else { Err(Refused::because(waits.join(".\n"))) }
}
