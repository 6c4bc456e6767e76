//! `preau demo`: makes a town, brings it in through the real feed, plays its last days, opens its
//! doors.

use super::{Done, import, progress::Progress, serve};
use crate::{
    config::Config,
    demo_town::{self, State},
    ending::Refused,
    house,
};
use base::{Clock, Instant, Minutes, Random, SchoolYear};
use clap::Args;
use demo::{Export, Territory};
use feeds::import::Import;
use std::{
    fs,
    path::{Path, PathBuf},
};
use territory::demo::{Land, Script};
use web::{App, demo::Stage};

#[derive(Args, Clone, Debug)]
pub struct Demo {
    /// Nombre d’élèves du territoire (si rien n’est dit : 1100 dans les écoles et 200 au collège ;
    /// 300000 avec --territoire).
    #[arg(long, value_name = "NOMBRE")]
    pub pupils: Option<usize>,
    /// Répartit les élèves dans 3000 écoles des communes du Nord et du Pas-de-Calais.
    #[arg(long = "territoire")]
    pub everywhere: bool,
    /// Nombre de communes qui décident (toutes celles de ces départements si rien n’est dit).
    #[arg(long, default_value_t = usize::MAX, hide_default_value = true, value_name = "NOMBRE")]
    pub communes: usize,
    /// La même graine donne la même ville (1 si rien n’est dit).
    #[arg(long, default_value_t = 1, hide_default_value = true, value_name = "NOMBRE")]
    pub seed: u64,
    /// Ouvre la démonstration à d’autres machines : ses mots de passe sont connus de tous.
    #[arg(long = "sur-le-reseau")]
    pub on_the_network: bool,
    /// Fabrique la ville sans ouvrir ses portes.
    #[arg(long = "sans-ouvrir")]
    pub only_make: bool,
    /// Montre le code que le téléphone de l’administratrice affiche, et s’en va.
    #[arg(long)]
    pub telephone: bool,
}

impl Demo {
    /// The territory that is asked for.
    fn territory(&self) -> Territory {
        match (self.everywhere, self.pupils) {
            (true, pupils) => Territory::of_the_north(pupils.unwrap_or(OF_THE_NORTH), self.seed),
            // A town of any size has its collège; beyond, the region has its own.
            (false, Some(pupils)) if pupils <= demo::cast::PUPILS_OF_TOWN => {
                Territory::of_a_town(pupils, self.seed)
            }
            (false, Some(pupils)) => Territory::of(pupils, self.seed),
            (false, None) => Territory::of_the_town(self.seed),
        }
    }
}

/// Pupils, when nothing is said.
const OF_THE_NORTH: usize = 300_000;

/// Makes the town if it is not there yet, then serves it.
pub async fn run(config: &Config, asked: &Demo) -> Done {
    let mut config = config.clone();
    "Lys-lez-Lannoy".clone_into(&mut config.house);
    if !config.listen.ip().is_loopback() && !asked.on_the_network && !asked.telephone {
        return Err(Refused::because(format!(
            "la démonstration n’écoute que cette machine, et la configuration demande {}\u{a0}: \
             ajoutez --sur-le-reseau si c’est bien voulu",
            config.listen
        )));
    }
    match state(&config).await? {
        State::Ready => {}
        State::Empty if asked.telephone => {
            return Err(Refused::because("il n’y a pas encore de démonstration ici"));
        }
        State::Empty => make(&config, asked).await?,
        State::Unfinished => return Err(Refused::because(UNFINISHED)),
        State::Real => return Err(Refused::because(REAL)),
    }
    let secret = config.settings(&Random::system())?.secret;
    let (db, _) = house::open_database(&config).await?;
    let clock = Clock::system();
    if asked.telephone {
        println!("{}", demo_town::keys::telephone(&db, secret, &clock).await?);
        return Ok(());
    }
    demo_town::keys::print(&db, secret, &config.base_url, &clock).await?;
    drop(db);
    if asked.only_make { Ok(()) } else { serve::run(&config).await }
}

const UNFINISHED: &str = "la fabrication de cette démonstration a été interrompue\u{a0}: effacez \
                          son dossier (ou sa base), et recommencez";
const REAL: &str = "cette base est celle d’une vraie maison\u{a0}: la démonstration n’y touche \
                    pas. Donnez-lui un autre dossier (PREAU_DATA) ou une autre base \
                    (PREAU_DATABASE)";

/// What is there already. A database of an older version is looked at as it is: a house that is
/// not the demo's is not even migrated.
async fn state(config: &Config) -> Result<State, Box<dyn std::error::Error>> {
    fs::create_dir_all(&config.data)?;
    if !house::is_there(config).await? {
        return Ok(State::Empty);
    }
    let db = house::open_as_it_is(config).await?;
    let now = Clock::system().now();
    Ok(db.read(move |tx| demo_town::state::of(tx, now)).await?)
}

/// Before the days that are played: the town is fed at the beginning of its year.
const DAYS_BEFORE: i32 = 16;

async fn make(config: &Config, asked: &Demo) -> Done {
    let folder = config.data.join("fichiers-de-la-demo");
    let fed = asked.territory();
    println!("Le territoire\u{a0}: {} élèves, tirés de la graine {}.", fed.pupils(), asked.seed);
    demo::write(&fed, &folder, &Export::default())?;
    let now = Clock::system().now();
    let until = demo_town::stage::end(now);
    let latest = until.day().plus_days(-DAYS_BEFORE);
    let first = SchoolYear::of(until.day()).first_day().map_or(latest, |day| day.min(latest));
    let clock = Clock::fixed(Instant::at(first, Minutes(8 * 60)));
    // An engine that translates is asked by those who open the town, not in the making of it.
    let (translation_url, translation_program) = (String::new(), String::new());
    let making = Config { translation_url, translation_program, ..config.clone() };
    let (app, _) = house::build_at(&making, clock.clone()).await?;
    let script = demo_town::decided::script(&fed, asked.communes, (first, until.day()));
    let land = decide(&app, &script).await?;
    feed(&app, &folder, &clock).await?;
    clock.set(Instant::at(script.counted_on(), Minutes(10 * 60)));
    let campaign = territory::demo::contribute(&app.db, &land, &script).await?;
    println!("{}", demo_town::decided::tell(&campaign));
    let bar = Progress::new();
    bar.say("La quinzaine");
    clock.set(Stage::first(until));
    let seed = asked.seed;
    let stage = app.db.read(move |tx| demo_town::stage::of(tx, until, seed)).await?;
    let acts = web::demo::play(&app, &clock, &stage).await?;
    drop(bar);
    println!("Quinze jours joués à Lys-lez-Lannoy\u{a0}: {acts} gestes.");
    clock.set(now);
    demo_town::keys::give(&app.db, &clock).await
}

/// What the assemblies of the territory have decided: a school opens by it.
async fn decide(app: &App, script: &Script) -> Result<Land, Box<dyn std::error::Error>> {
    let bar = Progress::new();
    bar.say("Les assemblées");
    let told = script.clone();
    let land = app.db.write(move |tx| territory::demo::decide(tx, &told)).await?;
    app.db.analyze().await?;
    Ok(land)
}

/// Brings the files of the academies in; each new school asks whether its commune has decided.
async fn feed(app: &App, folder: &Path, clock: &Clock) -> Done {
    let mut not_given = 0;
    for feed in feeds_of(folder)? {
        let mut import = Import { gate: web::opening::of(app), ..Import::default() };
        import.bringing.makes_schools = true;
        let imported = import::bring_in(&app.db, &feed, import, clock).await?;
        not_given += imported.applied.map_or(0, |applied| applied.not_given);
    }
    if not_given > 0 {
        println!("{not_given} écoles attendent que leur commune ait décidé.");
    }
    demo_town::appoint(&app.db, folder, clock).await?;
    demo_town::unite(app, clock).await
}

/// `lille/1d`, `lille/2d`, `amiens/1d`…: the folders that hold XML files.
fn feeds_of(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut feeds = Vec::new();
    for academy in fs::read_dir(folder)?.flatten().filter(|entry| entry.path().is_dir()) {
        let degrees = fs::read_dir(academy.path())?.flatten().map(|entry| entry.path());
        feeds.extend(degrees.filter(|path| path.is_dir()));
    }
    feeds.sort();
    Ok(feeds)
}
