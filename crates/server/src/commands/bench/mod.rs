//! `preau bench`: what the house costs, beside a bare page of the same weight, in one run.
//!
//! A town is made once (`town`) and kept; each run copies it, opens it with `preau serve` in a
//! process of its own, and lets some of its people (`crowd`) ask for pages (`workloads`) in short
//! windows, in turn with `preau bench-bare`, which gives the same bytes without any work.

mod albums;
pub mod crowd;
mod digests;
mod governed;
mod graded;
mod houses;
mod lasting;
mod moments;
mod report;
pub mod store;
pub mod town;
mod workloads;

use super::Done;
use clap::Args;
use std::{net::SocketAddr, path::PathBuf, time::Duration};

/// What may be said on the command line.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Les tailles de territoire comparées, en nombre d’élèves (1100,100000 si rien n’est dit).
    #[arg(long, value_delimiter = ',', default_values_t = [1_100, 100_000],
          hide_default_value = true, value_name = "NOMBRES")]
    pub pupils: Vec<usize>,
    /// postgres://… : mesure sur PostgreSQL, dans des schémas à part ; SQLite sinon.
    #[arg(long, value_name = "BASE")]
    pub database: Option<String>,
    /// Fenêtres de mesure par page (10 si rien n’est dit).
    #[arg(long, default_value_t = 10, hide_default_value = true, value_name = "NOMBRE")]
    pub rounds: usize,
    /// Durée d’une fenêtre en millisecondes (300 si rien n’est dit).
    #[arg(
        long = "window",
        default_value_t = 300,
        hide_default_value = true,
        value_name = "NOMBRE"
    )]
    pub window_millis: u64,
    /// Navigateurs qui demandent en même temps (8 si rien n’est dit).
    #[arg(long, default_value_t = 8, hide_default_value = true, value_name = "NOMBRE")]
    pub users: usize,
    /// Élèves du territoire dont on mesure l’import (10000 si rien n’est dit).
    #[arg(
        long = "feed-pupils",
        default_value_t = 10_000,
        hide_default_value = true,
        value_name = "NOMBRE"
    )]
    pub feed_pupils: usize,
    /// Une seule page (« accueil »… ou le début de son nom), sans rien mesurer d’autre : pour un
    /// profileur.
    #[arg(long, value_name = "PAGE")]
    pub only: Option<String>,
    /// Et pendant tant de secondes (15 si rien n’est dit).
    #[arg(long, default_value_t = 15, hide_default_value = true, value_name = "NOMBRE")]
    pub seconds: u64,
    /// Où les villes sont gardées d’une mesure à l’autre ; à côté du programme sinon.
    #[arg(long, value_name = "DOSSIER")]
    pub folder: Option<PathBuf>,
}

impl Options {
    fn window(&self) -> Duration {
        Duration::from_millis(self.window_millis)
    }

    fn folder(&self) -> bench::Result<PathBuf> {
        match &self.folder {
            Some(folder) => Ok(folder.clone()),
            None => Ok(std::env::current_exe()?.with_file_name("bench-towns")),
        }
    }
}

pub async fn run(options: &Options) -> Done {
    measure(options).await.map_err(|error| error.to_string().into())
}

/// The bare page, in a process of its own: `preau bench-bare`.
pub async fn bare(weights: PathBuf, listen: SocketAddr) -> Done {
    bench::bare::serve(&weights, listen).await.map_err(|error| error.to_string().into())
}

async fn measure(options: &Options) -> bench::Result<()> {
    report::machine(options);
    let mut houses = Vec::new();
    for pupils in &options.pupils {
        houses.push(houses::open(options, *pupils).await?);
    }
    for house in &houses {
        house.warm_up(options).await?;
    }
    if let (Some(name), Some(house)) = (&options.only, houses.first()) {
        return house.load_only(name, options).await;
    }
    for round in 0..options.rounds {
        houses::round(&mut houses, options, round).await?;
    }
    report::pages(&houses);
    report::growth(&houses);
    report::memory(&houses);
    for house in &houses {
        lasting::send_to_all(house).await?;
    }
    for house in &houses {
        lasting::reach(house).await?;
    }
    for house in &houses {
        moments::sign_and_call(house).await?;
    }
    for house in &houses {
        digests::write(house).await?;
    }
    lasting::feed(options).await
}
