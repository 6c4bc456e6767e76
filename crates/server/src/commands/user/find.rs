//! `preau user chercher`: by the beginning of a name, or by a login.

use base::{Day, Id, Instant};
use db::{Db, Tx};
use people::{Person, Within, person};

/// More would not be read.
const LINES_MAX: u32 = 30;

/// A person as the host finds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub person: Id<Person>,
    pub name: String,
    pub login: Option<String>,
    pub birth_day: Option<Day>,
    pub is_suspended: bool,
}

pub async fn find(db: &Db, text: &str, at: Instant) -> db::Result<Vec<Line>> {
    let text = text.to_owned();
    db.read_long(move |tx| {
        let mut lines = Vec::new();
        if let Some(id) = accounts::command::person_of(tx, &text, at)?
            && let Some(found) = person::load(tx, id)?
        {
            let (name, born) = (found.details.name.full(), found.details.birth_day);
            lines.push(line(tx, (id, name, born), found.suspended_at)?);
        }
        for found in person::search(tx, Within::Platform, &text, LINES_MAX)? {
            if lines.iter().all(|line| line.person != found.id) {
                let (name, born) = (found.name().full(), found.birth_day);
                lines.push(line(tx, (found.id, name, born), found.suspended_at)?);
            }
        }
        Ok(lines)
    })
    .await
}

fn line(
    tx: &Tx<'_>,
    (person, name, birth_day): (Id<Person>, String, Option<Day>),
    suspended_at: Option<Instant>,
) -> db::Result<Line> {
    let login = accounts::command::login(tx, person)?;
    Ok(Line { person, name, login, birth_day, is_suspended: suspended_at.is_some() })
}

pub(super) fn show(lines: &[Line]) {
    if lines.is_empty() {
        println!("Personne de ce nom.");
    }
    for line in lines {
        let login = line.login.as_deref().unwrap_or("(pas encore d’identifiant)");
        let born =
            line.birth_day.map_or(String::new(), |day| format!(", né(e) le {}", day.french()));
        let suspended = if line.is_suspended { ", suspendu(e)" } else { "" };
        println!("{}  {:30} {login}{born}{suspended}", line.person, line.name);
    }
}
