//! The binary `preau`: what was typed, the configuration, the command, an exit code.

use server::{
    command_line::{self, Command},
    commands, config, ending, logs,
};
use std::process::ExitCode;

/// Gives large blocks back: what a crowd that signs in has borrowed for its passwords, for one
/// (docs/decisions/0011).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    if files::pdf::is_asked_to_draw(std::env::args_os()) {
        return drawn();
    }
    let line = match command_line::read(std::env::args_os()) {
        Ok(line) => line,
        Err(not) if not.code == ending::DONE => {
            print!("{}", not.words);
            return ExitCode::SUCCESS;
        }
        Err(not) => {
            eprint!("{}", not.words);
            return ExitCode::from(not.code);
        }
    };
    let config = match config::Config::read(line.config.as_deref()) {
        Ok(config) => config,
        Err(error) => return failed(&error),
    };
    logs::begin(config.logs);
    let done = match line.command {
        Command::Serve => commands::serve::run(&config).await,
        Command::Demo(asked) => commands::demo::run(&config, &asked).await,
        Command::Import { path, only_plan, makes_schools, despite } => {
            let asked = commands::import::Asked { only_plan, makes_schools, despite };
            commands::import::run(&config, &path, asked).await
        }
        Command::Export(export) => commands::export::run(&config, &export).await,
        Command::Backup { vers } => commands::backup::run(&config, &vers).await,
        Command::Restore { depuis, only_check: true, .. } => {
            commands::restore::check(&depuis).await
        }
        Command::Restore { depuis, remplacer, .. } => {
            commands::restore::run(&config, &depuis, remplacer).await
        }
        Command::Move { vers } => commands::moving::run(&config, &vers).await,
        Command::User { deed } => commands::user::run(&config, deed).await,
        Command::Migrate => commands::migrate::run(&config).await,
        Command::Bench(measures) => commands::bench::run(&measures).await,
        Command::BenchBare { weights, listen } => commands::bench::bare(weights, listen).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(error.as_ref()),
    }
}

/// One page, for the house that called: nothing else of the program has begun.
fn drawn() -> ExitCode {
    match files::pdf::draw_standard_input() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The reason on one line, for people and for scripts.
fn failed(error: &(dyn std::error::Error + 'static)) -> ExitCode {
    eprintln!("preau\u{a0}: {}", ending::sentence(error));
    ExitCode::from(ending::code(error))
}
