//! The second factor, from one's own account: `GET` and `POST /compte/second-facteur`, its end, and
//! new codes of last resort.

use crate::{
    Brake, Code, Secret, Tried,
    account_holder::{self, Holder},
    mails,
    pages::parts,
    second_factor::{self, Key},
    store::factors,
    urls,
};
use axum::{extract::State, http::StatusCode};
use maud::{Markup, html};
use serde::Deserialize;
use text::t;
use web::{
    Answer, App, Error, Form, Page, Problems, Result, Ui, Viewer, outbox, session,
    ui::{self, Field, Tone},
};

#[derive(Debug, Default, Deserialize)]
pub struct FactorForm {
    #[serde(default)]
    pub code: String,
    #[serde(default)]
    pub current: String,
}

/// What stands about the viewer's second factor.
struct Standing {
    /// The key to set up; none when it is confirmed.
    key: Option<Key>,
    codes_left: i64,
    is_required: bool,
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let holder = account_holder::load(&app, &viewer).await?;
    let standing = standing(&app, &viewer).await?;
    Ok(view(&app, &ui, &holder, &standing, &Problems::none()))
}

/// Ends the set-up: the telephone shows the right code.
pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<FactorForm>,
) -> Result<Answer> {
    let holder = account_holder::load(&app, &viewer).await?;
    let standing = standing(&app, &viewer).await?;
    if standing.key.is_none() {
        return Err(Error::Conflict);
    }
    if let Err(refused) = account_holder::prove(&app, &holder, &form.current).await? {
        let page = view(&app, &ui, &holder, &standing, &refused.problems("current"));
        return Ok(page.status(refused.status()).into());
    }
    let (secret, now) = (Secret::of(&app), app.clock.now());
    let (person, kept) = (viewer.person, viewer.session.id);
    let (brake, tried) = (Brake::new(secret, now), Tried::SecondFactor(person));
    let codes = second_factor::draw_codes(&app.random);
    let (typed, drawn) = (form.code.clone(), codes.clone());
    let confirmed = app.db.write(move |tx| {
        if let Some(seconds) = brake.enter(tx, &tried)? {
            return Ok(Err(Some(seconds)));
        }
        if !second_factor::confirm(tx, &secret, person, &typed, &drawn, now)? {
            return Ok(Err(None));
        }
        brake.forget(tx, &tried)?;
        session::close_all(tx, person, Some(kept)).map(Ok)
    });
    Ok(match confirmed.await? {
        Ok(()) => codes_page(&ui, &codes).into(),
        Err(Some(seconds)) => view(&app, &ui, &holder, &standing, &parts::wait("code", seconds))
            .status(StatusCode::TOO_MANY_REQUESTS)
            .into(),
        Err(None) => {
            let problem = Problems::one("code", text::id!("account-step-wrong"));
            view(&app, &ui, &holder, &standing, &problem).unprocessable().into()
        }
    })
}

/// `POST /compte/second-facteur/fin`
pub async fn post_end(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<FactorForm>,
) -> Result<Answer> {
    let holder = account_holder::load(&app, &viewer).await?;
    let standing = standing(&app, &viewer).await?;
    if standing.is_required {
        return Err(Error::Forbidden);
    }
    if let Err(refused) = account_holder::prove(&app, &holder, &form.current).await? {
        let page = view(&app, &ui, &holder, &standing, &refused.problems("current"));
        return Ok(page.status(refused.status()).into());
    }
    let (person, now) = (viewer.person, app.clock.now());
    let letter = holder.confirmed_mail().map(|mail| {
        let whose = (person, viewer.name.first.as_str());
        mails::warning(&app, whose, ui.locale, mail, text::id!("account-mail-warning-factor"))
    });
    app.db
        .write(move |tx| {
            factors::delete(tx, person)?;
            letter.iter().try_for_each(|letter| outbox::post(tx, letter, now).map(drop))
        })
        .await?;
    Ok(Answer::to(urls::FACTOR).saying(t!(ui, "account-factor-ended")))
}

/// `POST /compte/second-facteur/secours`
pub async fn post_codes(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<FactorForm>,
) -> Result<Answer> {
    let holder = account_holder::load(&app, &viewer).await?;
    let standing = standing(&app, &viewer).await?;
    if standing.key.is_some() {
        return Err(Error::Conflict);
    }
    if let Err(refused) = account_holder::prove(&app, &holder, &form.current).await? {
        let page = view(&app, &ui, &holder, &standing, &refused.problems("current"));
        return Ok(page.status(refused.status()).into());
    }
    let (secret, person) = (Secret::of(&app), viewer.person);
    let codes = second_factor::draw_codes(&app.random);
    let kept = codes.clone();
    app.db.write(move |tx| second_factor::set_codes(tx, &secret, person, &kept)).await?;
    Ok(codes_page(&ui, &codes).into())
}

async fn standing(app: &App, viewer: &Viewer) -> Result<Standing> {
    let (person, salt, now) = (viewer.person, app.random.bytes(), app.clock.now());
    let is_required = viewer.is_platform_administrator();
    let secret = Secret::of(app);
    let found = app.db.write(move |tx| {
        factors::begin(tx, person, salt, now)?;
        Ok((factors::find(tx, person)?, factors::codes_left(tx, person)?))
    });
    let (factor, codes_left) = found.await?;
    let factor = factor.filter(|factor| factor.confirmed_at.is_none());
    let key = factor.map(|factor| Key::of(&secret, &factor));
    Ok(Standing { key, codes_left, is_required })
}

fn view(app: &App, ui: &Ui, holder: &Holder, standing: &Standing, problems: &Problems) -> Page {
    let title = t!(ui, "account-factor");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::ACCOUNT, &t!(ui, "account-title"))]))
        h1 { (title) }
        @if let Some(key) = &standing.key {
            p { (t!(ui, "account-factor-intro")) }
            (ui::form(ui, urls::FACTOR, problems, html! {
                (set_up_fields(app, ui, key, &holder.credential.login, problems))
            }))
        } @else {
            (ui::note(Tone::Ok, t!(ui, "account-factor-is-on")))
            p { (t!(ui, "account-factor-codes-left", count = standing.codes_left)) }
            (ui::form(ui, urls::FACTOR_CODES, problems, html! {
                (current_field(ui, problems))
                div.actions {
                    button.button.plain { (t!(ui, "account-factor-codes-new")) }
                    @if !standing.is_required {
                        button.button.danger formaction=(urls::FACTOR_END) {
                            (t!(ui, "account-factor-end"))
                        }
                    }
                }
            }))
        }
    };
    ui.narrow(&title, body)
}

/// The QR code, the key for those who type it, and the field for the first code.
pub fn set_up_fields(app: &App, ui: &Ui, key: &Key, login: &str, problems: &Problems) -> Markup {
    let (label, hint) = (t!(ui, "account-step-code"), t!(ui, "account-factor-code-hint"));
    let is_at_home = ui.viewer.is_some();
    html! {
        div.rich { ol {
            li { (t!(ui, "account-factor-install")) }
            li {
                (t!(ui, "account-factor-scan"))
                (parts::qr(&t!(ui, "account-factor-qr"), &key.address(&app.settings.house, login)))
                details.more {
                    summary { (t!(ui, "account-factor-type")) }
                    p { code { (key.in_groups()) } }
                }
            }
            li { (t!(ui, "account-factor-copy")) }
        } }
        (Field {
            name: "code",
            label: &label,
            hint: Some(&hint),
            autocomplete: "one-time-code",
            class: "code",
            ..Field::default()
        }.draw(ui, problems))
        @if is_at_home { (current_field(ui, problems)) }
        div.actions {
            button.button { (ui::icon("shield-check")) (t!(ui, "account-factor-begin")) }
        }
    }
}

fn current_field(ui: &Ui, problems: &Problems) -> Markup {
    let current = t!(ui, "account-password-current");
    let field = Field {
        name: "current",
        label: &current,
        autocomplete: "current-password",
        ..Field::default()
    };
    parts::password_field(ui, &field, problems)
}

fn codes_page(ui: &Ui, codes: &[Code]) -> Page {
    let title = t!(ui, "account-factor-codes");
    let body = html! {
        h1 { (title) }
        (parts::recovery_codes(ui, codes))
        div.actions.no-print {
            a.button href=(urls::ACCOUNT) { (t!(ui, "account-factor-codes-kept")) }
        }
    };
    ui.narrow(&title, body)
}
