//! The browsers in which a person is signed in.

use super::who::record;
use base::{Id, Instant};
use db::Db;
use people::Person;
use web::session::{self, Proof, Session, SessionLine};

pub async fn list(db: &Db, person: Id<Person>, now: Instant) -> db::Result<Vec<SessionLine>> {
    db.read(move |tx| session::list(tx, person, now)).await
}

/// Closes one session, or all of them; says how many.
pub async fn close(
    db: &Db,
    person: Id<Person>,
    session: Option<Id<Session>>,
    reason: &str,
    now: Instant,
) -> db::Result<usize> {
    let reason = reason.to_owned();
    db.write(move |tx| {
        let before = session::list(tx, person, now)?.len();
        match session {
            Some(session) => session::close(tx, person, session)?,
            None => session::close_all(tx, person, None)?,
        }
        record(tx, person, "accounts.sessions-end", &reason, now)?;
        Ok(before - session::list(tx, person, now)?.len())
    })
    .await
}

pub(super) fn show(lines: &[SessionLine]) {
    if lines.is_empty() {
        println!("Aucune session.");
    }
    for line in lines {
        let proof = match line.proof {
            Proof::Password => "mot de passe",
            Proof::SecondFactor => "second facteur",
            Proof::Picture => "images",
        };
        let device = if line.device.is_empty() { "navigateur inconnu" } else { &line.device };
        let seen = line.seen_at.local_field().replace('T', " ");
        println!("{}  {device:24} {proof:16} vue le {seen}", line.id);
    }
}
