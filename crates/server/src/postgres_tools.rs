//! PostgreSQL's own tools, `pg_dump` and `pg_restore`: they know its versions better than we could.

use crate::ending::Refused;
use std::{
    error::Error,
    fs::File,
    path::Path,
    process::{Command, Stdio},
};

/// Writes one consistent copy of the database, while it is used.
pub async fn dump(url: &str, to: &Path) -> Result<(), Box<dyn Error>> {
    let file = format!("--file={}", to.display());
    run("pg_dump", url, &["--format=custom", "--no-owner", "--no-privileges", &file]).await?;
    Ok(File::open(to)?.sync_all()?)
}

/// Puts a copy in the place of what the database holds: all of it, or nothing changes.
pub async fn restore(url: &str, from: &Path) -> Result<(), Box<dyn Error>> {
    let from = from.display().to_string();
    let whole = ["--single-transaction", "--exit-on-error", "--clean", "--if-exists", "--no-owner"];
    run("pg_restore", url, &[&whole[..], &["--no-privileges", &from]].concat()).await
}

async fn run(tool: &'static str, url: &str, args: &[&str]) -> Result<(), Box<dyn Error>> {
    let (address, password) = split(url);
    let mut command = Command::new(tool);
    command.arg(format!("--dbname={address}")).args(args).stdin(Stdio::null());
    if let Some(password) = password {
        // Never on the command line, which every user of the machine can read.
        command.env("PGPASSWORD", password);
    }
    let ended = tokio::task::spawn_blocking(move || command.output()).await?;
    let ended = match ended {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let why = format!("il manque {tool}\u{a0}: installez le paquet postgresql-client");
            return Err(Refused::because(why));
        }
        ended => ended?,
    };
    if ended.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&ended.stderr);
    // The first line is the reason; those that follow may quote rows.
    let first = said.lines().next().unwrap_or_default();
    Err(format!("{tool} n’a pas réussi\u{a0}: {first}").into())
}

/// The address as libpq reads it, and its password apart. `statement_timeout` is a word of ours.
fn split(url: &str) -> (String, Option<String>) {
    let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", url));
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (who, place) = place.rsplit_once('@').unwrap_or(("", place));
    let (user, password) = match who.split_once(':') {
        Some((user, password)) => (user, Some(decoded(password))),
        None => (who, None),
    };
    let at = if user.is_empty() { "" } else { "@" };
    let kept: Vec<&str> = query
        .split('&')
        .filter(|it| !it.is_empty() && !it.starts_with("statement_timeout="))
        .collect();
    let mark = if kept.is_empty() { "" } else { "?" };
    (format!("{scheme}://{user}{at}{place}{mark}{}", kept.join("&")), password)
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        let byte = digits.and_then(|it| u8::from_str_radix(it, 16).ok()).filter(|_| first == b'%');
        bytes.push(byte.unwrap_or(first));
        rest = byte.map_or(after, |_| &after[2..]);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_kept_off_the_command_line() {
        let url = "postgres://l%C3%A9a:p%40ss@db:6432/ent?sslmode=require&statement_timeout=0";
        let address = "postgres://l%C3%A9a@db:6432/ent?sslmode=require".to_owned();
        assert_eq!(split(url), (address, Some("p@ss".to_owned())));
        let plain = "postgres:///ent?host=/run/postgresql";
        assert_eq!(split(plain), (plain.to_owned(), None));
    }
}
