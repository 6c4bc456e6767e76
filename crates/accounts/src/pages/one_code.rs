//! A code for one person, shown once: `POST /comptes/{account}/code`. The first one for whoever has
//! never come in, a new password for whoever has lost his.

use crate::{
    Code, Secret,
    account::{self, Account},
    activation::{self, Use},
    mails,
    pages::parts::{self, Nothing},
    store::credentials,
    urls,
};
use axum::extract::State;
use base::Instant;
use maud::{Markup, html};
use people::audit::{self, Act};
use text::t;
use web::{
    App, Form, Granted, Manage, Page, Result, Ui, outbox,
    ui::{self, Tone},
};

pub async fn post(
    account: Granted<Manage, Account>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Page> {
    let (person, by, now) = (account.person(), account.viewer.person, app.clock.now());
    let purpose = if account.is_active { Use::Recover } else { Use::Activate };
    let codes = activation::draw(&app.random, &[person]);
    let code = codes[0].1.clone();
    let (secret, name) = (Secret::of(&app), account.name.clone());
    let house = app.clone();
    let act = act(&account, purpose);
    app.db
        .write(move |tx| {
            account::ensure(tx, person, &name)?;
            activation::keep(tx, &secret, &codes, purpose, Some(by), now)?;
            audit::record(tx, now, &act)?;
            let credential = credentials::find(tx, person)?;
            let mail = credential.and_then(|it| it.mail_confirmed_at.and(it.mail));
            // Whoever has an address learns that somebody has made a way into his account.
            if let (Use::Recover, Some(mail)) = (purpose, mail) {
                let what = text::id!("account-mail-warning-code");
                let whose = (person, name.first.as_str());
                let locale = base::Locale::default();
                outbox::post(tx, &mails::warning(&house, whose, locale, &mail, what), now)?;
            }
            Ok(())
        })
        .await?;
    Ok(view(&app, &ui, &account, &code, purpose, now))
}

fn act(account: &Granted<Manage, Account>, purpose: Use) -> Act {
    Act {
        person: Some(account.viewer.person),
        action: "accounts.code",
        risk: audit::Risk::Account,
        school: account.school_beside(&account.viewer),
        thing: format!("person:{}", account.person()),
        detail: serde_json::json!({ "purpose": purpose.word() }),
    }
}

fn view(app: &App, ui: &Ui, account: &Account, code: &Code, purpose: Use, now: Instant) -> Page {
    let name = account.name.full();
    let title = t!(ui, "account-code-for", name = name);
    let shown = code.to_string();
    let address = format!("{}{}", app.settings.base_url, urls::ACTIVATION);
    let link = format!("{}{}", app.settings.base_url, urls::activation_with(&shown));
    let until = now.plus_days(purpose.days()).day().in_words(ui.locale);
    let body = html! {
        h1 { (title) }
        (ui::note(Tone::Warn, t!(ui, "account-code-once")))
        section.card { div.body {
            p.code.big { (shown) }
            p { (t!(ui, "account-code-where", address = address)) }
            (parts::qr(&t!(ui, "account-sheet-qr", code = shown), &link))
            @if let Some(login) = account.login.as_deref() {
                p.quiet { (t!(ui, "account-login-is", login = login)) }
            }
            p.quiet { (t!(ui, "account-sheet-until", day = until)) }
        } }
        @if account.has_second_factor && purpose == Use::Recover { (second_factor(ui, account)) }
        div.actions.no-print {
            button.button.plain type="button" data-behaviour="print" hidden {
                (ui::icon("printer")) (t!(ui, "account-print"))
            }
        }
    };
    ui.narrow(&title, body)
}

/// Whoever has lost his telephone and his codes of last resort is still kept out by it.
fn second_factor(ui: &Ui, account: &Account) -> Markup {
    html! {
        p.quiet { (t!(ui, "account-code-second-factor")) }
        details.more.no-print {
            summary { (t!(ui, "account-code-telephone-lost")) }
            p { (t!(ui, "account-code-telephone-lost-effect")) }
            (ui::action(ui, &urls::account_factor_end(account.id), html! {
                button.button.danger { (t!(ui, "account-factor-end")) }
            }))
        }
    }
}
