//! One program at a time owns a house: whoever serves it, restores it or moves it away.

use crate::{config::Config, ending::Refused};
use std::{
    error::Error,
    fs::{File, TryLockError},
};

/// Held as long as this lives; the system lets it go when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Takes the house, or says that somebody has it. On PostgreSQL each node has its own lock.
pub fn take(config: &Config) -> Result<Lock, Box<dyn Error>> {
    config.make_folder()?;
    let name = match config.db() {
        db::Config::Sqlite { .. } => "preau.lock".to_owned(),
        db::Config::Postgres { .. } => format!("preau-{}.lock", config.node),
    };
    let path = config.data.join(name);
    let file = File::create(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(Lock { _file: file }),
        Err(TryLockError::WouldBlock) => Err(Refused::because(format!(
            "la maison est ouverte par un autre programme ({})\u{a0}: fermez-le d’abord",
            path.display()
        ))),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_is_taken_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = Config { data: folder.path().to_owned(), ..Config::default() };
        let held = take(&config).expect("free");
        let why = take(&config).expect_err("taken").to_string();
        assert!(why.contains("preau.lock"), "{why}");
        drop(held);
        take(&config).expect("free again");
    }
}
