//! What the accounts write in mails.

use crate::{
    Secret,
    mail_link::{self, LinkUse},
    said::Said,
    store::credentials::{self, Named},
    urls,
};
use base::{Id, Instant, Locale};
use db::{Result, Tx};
use people::Person;
use text::t;
use web::{
    App,
    outbox::{self, Mail},
};

/// A mail with a link, written before the transaction that posts it.
#[derive(Clone)]
struct Letter {
    secret: Secret,
    token: String,
    purpose: LinkUse,
    mail: Mail,
    person: Id<Person>,
}

impl Letter {
    fn post(&self, tx: &Tx<'_>, now: Instant) -> Result<()> {
        let whose = (self.person, self.mail.to.as_str());
        mail_link::keep(tx, &self.secret, &self.token, whose, self.purpose, now)?;
        outbox::post(tx, &self.mail, now).map(drop)
    }
}

/// "Is this your address?"
#[derive(Clone)]
pub struct Confirmation(Letter);

impl Confirmation {
    pub fn new(app: &App, person: &Named, address: &str) -> Self {
        Confirmation::of(app, (person.person_id, &person.first_name), person.language, address)
    }

    pub fn of(app: &App, (id, first): (Id<Person>, &str), locale: Locale, address: &str) -> Self {
        let said = Said { app, locale };
        let token = app.random.token();
        let link = format!("{}{}", app.settings.base_url, urls::confirmation(&token));
        let text = [
            t!(said, "account-mail-hello", name = first),
            t!(said, "account-mail-confirm", house = app.settings.house),
            link.into(),
            t!(said, "account-mail-confirm-not-you"),
        ];
        Confirmation(Letter {
            secret: Secret::of(app),
            token,
            purpose: LinkUse::Confirm,
            mail: Mail {
                person: Some(id),
                to: address.to_owned(),
                subject: t!(said, "account-mail-confirm-subject").into_owned(),
                text: text.join("\n\n"),
                html: String::new(),
                kind: "account.confirm",
            },
            person: id,
        })
    }

    /// Keeps the address as the person's, not confirmed yet, and asks.
    pub fn post(&self, tx: &Tx<'_>, now: Instant) -> Result<()> {
        credentials::give_mail(tx, self.0.person, &self.0.mail.to)?;
        self.0.post(tx, now)
    }
}

/// "Here is how to choose another password."
#[derive(Clone)]
pub struct Recovery(Letter);

impl Recovery {
    pub fn new(app: &App, person: &Named, login: &str, address: &str) -> Self {
        let said = Said { app, locale: person.language };
        let token = app.random.token();
        let link = format!("{}{}", app.settings.base_url, urls::new_password(&token));
        let text = [
            t!(said, "account-mail-hello", name = person.first_name),
            t!(said, "account-mail-recover", house = app.settings.house, login = login),
            link.into(),
            t!(said, "account-mail-recover-hour"),
            t!(said, "account-mail-recover-not-you"),
        ];
        Recovery(Letter {
            secret: Secret::of(app),
            token,
            purpose: LinkUse::Recover,
            mail: Mail {
                person: Some(person.person_id),
                to: address.to_owned(),
                subject: t!(said, "account-mail-recover-subject").into_owned(),
                text: text.join("\n\n"),
                html: String::new(),
                kind: "account.recover",
            },
            person: person.person_id,
        })
    }

    pub fn post(&self, tx: &Tx<'_>, now: Instant) -> Result<()> {
        self.0.post(tx, now)
    }
}

/// "Something about your account has changed": to the address that was confirmed.
pub fn warning(
    app: &App,
    (person, first): (Id<Person>, &str),
    locale: Locale,
    address: &str,
    what: &'static str,
) -> Mail {
    let said = Said { app, locale };
    let text = [
        t!(said, "account-mail-hello", name = first),
        said.words(what),
        t!(said, "account-mail-warning-not-you"),
    ];
    Mail {
        person: Some(person),
        to: address.to_owned(),
        subject: t!(said, "account-mail-warning-subject").into_owned(),
        text: text.join("\n\n"),
        html: String::new(),
        kind: "account.warning",
    }
}
