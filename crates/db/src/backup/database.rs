//! The database of a backup: a SQLite file, summed, looked into and put in its place.

use super::{File, Ran, Refusal, damaged, manifest};
use crate::{
    Error, Migrations, Result, Row, Value,
    sqlite::connection::{Access, Connection},
    tx::Executor,
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

pub(super) const COPY: &str = "database.sqlite";
/// What `pg_dump --format=custom` wrote.
pub const DUMP: &str = "database.dump";
/// The secret of the platform, which codes and second factors are bound to.
pub const SECRET: &str = "secret";

/// A new or empty folder; a dump and a secret that wait there are welcome.
pub(super) fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|error| unavailable(folder, &error))?;
    let entries = fs::read_dir(folder).map_err(|error| unavailable(folder, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| unavailable(folder, &error))?;
        if entry.file_name() != DUMP && entry.file_name() != SECRET {
            return Err(taken(&entry.path()));
        }
    }
    Ok(())
}

/// Neither the file nor what SQLite would read beside it may be there.
pub(super) fn refuse_taken(database: &Path) -> Result<()> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let mut path = database.as_os_str().to_owned();
        path.push(suffix);
        if Path::new(&path).exists() {
            return Err(taken(Path::new(&path)));
        }
    }
    Ok(())
}

pub(super) async fn make_durable(file: &Path) -> Result<()> {
    let path = file.to_owned();
    on_disk(path, |path| {
        fs::File::open(path)?.sync_all()?;
        sync_parent(path)
    })
    .await
}

pub(super) async fn sum(file: PathBuf) -> Result<File> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (len, sum) = on_disk(file, |path| {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(fs::File::open(path)?)?;
        Ok((hasher.count(), hasher.finalize().into()))
    })
    .await?;
    Ok(File { name, len, sum })
}

/// Opens a copy and asks SQLite whether every page, index and reference is right, then whether this
/// program knows its version.
pub async fn check(file: &Path, areas: &[Migrations]) -> Result<()> {
    let file = file.to_owned();
    if !file.exists() {
        return Err(damaged(format!("{} is missing", file.display())));
    }
    let looked = tokio::task::spawn_blocking(move || look(&file)).await.map_err(Error::engine)?;
    manifest::are_known(&looked?, areas)
}

fn look(file: &Path) -> Result<Vec<Ran>> {
    let wrong = |error: &Error| damaged(format!("{}: {error}", file.display()));
    let connection = Connection::open(file, Access::Read).map_err(|e| wrong(&e))?;
    let mut problems: Vec<String> = Vec::new();
    let checked = connection.query("pragma integrity_check(10)", &[], &[], &mut |columns| {
        problems.push(Row::new(columns).next()?);
        Ok(())
    });
    checked.map_err(|e| wrong(&e))?;
    if problems != ["ok"] {
        return Err(damaged(format!("{} problems in {}", problems.len(), file.display())));
    }
    let orphans = "select count(*) from pragma_foreign_key_check";
    let orphans: i64 = first(&connection, orphans).map_err(|e| wrong(&e))?;
    if orphans > 0 {
        return Err(damaged(format!("{orphans} rows refer to what is not there")));
    }
    let mut steps = Vec::new();
    let read = connection.query(manifest::STEPS, &[], &[], &mut |columns| {
        let mut row = Row::new(columns);
        steps.push(Ran { area: row.next()?, step: row.next()?, sum: row.next()? });
        Ok(())
    });
    read.map_err(|e| wrong(&e))?;
    Ok(steps)
}

fn first(connection: &Connection, sql: &'static str) -> Result<i64> {
    let (mut found, none): (i64, &[Value]) = (0, &[]);
    connection.query(sql, none, &[], &mut |columns| {
        found = Row::new(columns).next()?;
        Ok(())
    })?;
    Ok(found)
}

/// Copies the file beside its place, makes it durable, then gives it its name, which must be free.
pub(super) async fn place(copy: PathBuf, database: PathBuf) -> Result<()> {
    refuse_taken(&database)?;
    on_disk(database, move |database| {
        let mut draft = database.as_os_str().to_owned();
        draft.push(".part");
        let draft = PathBuf::from(draft);
        fs::copy(&copy, &draft)?;
        fs::File::open(&draft)?.sync_all()?;
        // Unlike a rename, a link never takes the place of another file.
        let linked = fs::hard_link(&draft, database);
        fs::remove_file(&draft)?;
        linked?;
        sync_parent(database)
    })
    .await
}

/// Runs `f` where waiting for the disk hurts nobody.
async fn on_disk<T: Send + 'static>(
    path: PathBuf,
    f: impl FnOnce(&Path) -> io::Result<T> + Send + 'static,
) -> Result<T> {
    let run = move || f(&path).map_err(|error| unavailable(&path, &error));
    tokio::task::spawn_blocking(run).await.map_err(Error::engine)?
}

fn sync_parent(file: &Path) -> io::Result<()> {
    match file.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        Some(parent) => fs::File::open(parent)?.sync_all(),
        None => fs::File::open(".")?.sync_all(),
    }
}

fn taken(path: &Path) -> Error {
    Error::refused(Refusal::Taken { path: path.display().to_string() })
}

fn unavailable(path: &Path, error: &io::Error) -> Error {
    Error::Unavailable(format!("{}: {error}", path.display()))
}
