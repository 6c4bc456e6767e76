//! The binary `preau`: configuration, assembly, command line.

use clap::{Parser, Subcommand};
use server::{commands, config};
use std::{path::PathBuf, process::ExitCode};

/// Préau : l’espace numérique de travail des écoles, de la maternelle au lycée.
#[derive(Parser)]
#[command(name = "preau", version, disable_help_subcommand = true)]
struct Cli {
    /// Le fichier de configuration (preau.toml s’il est là).
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Ouvre la maison : sert les pages et fait ce qui attend.
    Serve,
    /// Fabrique une ville, la fait entrer par le vrai flux, et ouvre ses portes.
    Demo {
        /// Nombre d’élèves du territoire.
        #[arg(long, default_value_t = 1_100)]
        pupils: usize,
        /// La même graine donne la même ville.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Fait entrer un fichier ou un dossier : AAF, ONDE ou CSV.
    Import {
        path: PathBuf,
        /// Montre ce qui changerait, sans rien changer.
        #[arg(long = "plan-seul")]
        only_plan: bool,
        /// Ouvre les écoles que la plateforme n’a pas encore.
        #[arg(long = "ouvrir-les-ecoles")]
        makes_schools: bool,
    },
    /// Met les tables à jour, sans ouvrir la maison.
    Migrate,
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::builder()
                .with_default_directive(tracing::Level::INFO.into())
                .from_env_lossy(),
        )
        .with_writer(std::io::stderr)
        .init();
    let config = match config::Config::read(cli.config.as_deref()) {
        Ok(config) => config,
        Err(error) => return failed(&error),
    };
    let done = match cli.command {
        Command::Serve => commands::serve::run(&config).await,
        Command::Demo { pupils, seed } => commands::demo::run(&config, pupils, seed).await,
        Command::Import { path, only_plan, makes_schools } => {
            commands::import::run(&config, &path, only_plan, makes_schools).await
        }
        Command::Migrate => commands::migrate::run(&config).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(error.as_ref()),
    }
}

/// The reason on one line, for people and for scripts: exit code 1.
fn failed(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("preau : {error}");
    ExitCode::FAILURE
}
