//! The second factor of somebody who has lost his telephone and his codes of last resort, taken
//! away by whoever may make him a code: `POST /comptes/{account}/second-facteur/fin`.

use crate::{
    account::Account,
    mails,
    pages::parts::Nothing,
    store::{credentials, factors},
    urls,
};
use axum::extract::State;
use base::Locale;
use maud::html;
use people::audit::{self, Act};
use text::t;
use web::{
    App, Error, Form, Granted, Manage, Page, Result, Ui, outbox, session,
    ui::{self, Tone},
};

pub async fn post(
    account: Granted<Manage, Account>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Page> {
    if !account.has_second_factor {
        return Err(Error::Conflict);
    }
    let (person, now) = (account.person(), app.clock.now());
    let (act, first, house) = (act(&account), account.name.first.clone(), app.clone());
    app.db
        .write(move |tx| {
            factors::delete(tx, person)?;
            session::close_all(tx, person, None)?;
            audit::record(tx, now, &act)?;
            let credential = credentials::find(tx, person)?;
            let Some(mail) = credential.and_then(|it| it.mail_confirmed_at.and(it.mail)) else {
                return Ok(());
            };
            let what = text::id!("account-mail-warning-factor");
            let whose = (person, first.as_str());
            let warning = mails::warning(&house, whose, Locale::default(), &mail, what);
            outbox::post(tx, &warning, now).map(drop)
        })
        .await?;
    let (title, name) = (t!(ui, "account-factor-ended"), account.name.full());
    let body = html! {
        h1 { (title) }
        (ui::note(Tone::Ok, t!(ui, "account-factor-lost-done", name = name)))
        div.actions { a.button.plain href=(urls::ACCOUNT) { (t!(ui, "account-title")) } }
    };
    Ok(ui.narrow(&title, body))
}

fn act(account: &Granted<Manage, Account>) -> Act {
    Act {
        person: Some(account.viewer.person),
        action: "accounts.factor-end",
        risk: audit::Risk::Account,
        school: account.school_beside(&account.viewer),
        thing: format!("person:{}", account.person()),
        detail: serde_json::json!({}),
    }
}
