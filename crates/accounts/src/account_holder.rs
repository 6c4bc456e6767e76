//! Somebody in his own account, who shows his password again before he changes what it rests on.

use crate::{
    Brake, Secret, Tried, hasher,
    store::credentials::{self, Credential},
};
use axum::http::StatusCode;
use web::{App, Error, Problem, Problems, Result, Viewer};

pub struct Holder {
    pub credential: Credential,
}

impl Holder {
    pub fn confirmed_mail(&self) -> Option<&str> {
        self.credential.mail_confirmed_at.and(self.credential.mail.as_deref())
    }
}

/// Why the password was not taken as shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShown {
    Wrong,
    Wait(u32),
}

impl NotShown {
    pub fn problems(self, field: &'static str) -> Problems {
        match self {
            NotShown::Wrong => Problems::one(field, text::id!("account-password-wrong")),
            NotShown::Wait(seconds) => Problems::from(Problem {
                field,
                text: text::id!("account-wait"),
                args: vec![("seconds", seconds.to_string())],
            }),
        }
    }

    pub const fn status(self) -> StatusCode {
        match self {
            NotShown::Wrong => StatusCode::UNPROCESSABLE_ENTITY,
            NotShown::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }
}

/// The viewer's own account. A pupil who came in with pictures has none to change.
pub async fn load(app: &App, viewer: &Viewer) -> Result<Holder> {
    let person = viewer.person;
    let credential = app.db.read(move |tx| credentials::find(tx, person)).await?;
    let credential = credential.filter(|credential| credential.password_hash.is_some());
    Ok(Holder { credential: credential.ok_or(Error::NotFound)? })
}

/// Is this his password? Slowed as a sign-in is.
pub async fn prove(app: &App, holder: &Holder, typed: &str) -> Result<Result<(), NotShown>> {
    let brake = Brake::new(Secret::of(app), app.clock.now());
    let tried = Tried::Account(format!("holder {}", holder.credential.person_id));
    let counted = tried.clone();
    let wait = app.db.mark(move |tx| brake.enter(tx, &counted)).await?;
    if let Some(seconds) = wait {
        return Ok(Err(NotShown::Wait(seconds)));
    }
    let hashed = holder.credential.password_hash.clone();
    if !hasher::verify(typed.to_owned(), hashed).await? {
        return Ok(Err(NotShown::Wrong));
    }
    app.db.mark(move |tx| brake.forget(tx, &tried)).await?;
    Ok(Ok(()))
}
