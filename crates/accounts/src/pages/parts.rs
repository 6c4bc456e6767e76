//! Pieces that several pages of the accounts share.

use crate::{Code, password};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use text::t;
use web::{
    App, Problem, Problems, Ui,
    ui::{self, Field, Tone},
};

/// `?suite=`: where to go on after signing in.
#[derive(Debug, Default, Deserialize)]
pub struct Next {
    #[serde(default)]
    pub suite: String,
}

/// A form that is one button.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

/// Somebody tries too often: how long to wait.
pub fn wait(field: &'static str, seconds: u32) -> Problems {
    let args = vec![("seconds", seconds.to_string())];
    Problems::from(Problem { field, text: text::id!("account-wait"), args })
}

/// A password to type in: once, and shown by whoever wants to see it.
pub fn password_field(ui: &Ui, field: &Field<'_>, problems: &Problems) -> Markup {
    html! {
        div data-behaviour="reveal" data-reveal-show=(t!(ui, "account-password-show"))
            data-reveal-hide=(t!(ui, "account-password-hide")) {
            (Field { kind: "password", ..*field }.draw(ui, problems))
        }
    }
}

/// A new password, with an idea for those who have none.
pub fn new_password_field(app: &App, ui: &Ui, problems: &Problems) -> Markup {
    let label = t!(ui, "account-password-new");
    let hint = t!(ui, "account-password-hint");
    let field = Field {
        name: "password",
        label: &label,
        hint: Some(&hint),
        autocomplete: "new-password",
        ..Field::default()
    };
    let idea = password::suggestion(&app.random);
    html! {
        (password_field(ui, &field, problems))
        p.quiet { (t!(ui, "account-password-idea", idea = idea)) }
    }
}

/// The login, where password managers look for it.
pub fn login_shown(ui: &Ui, login: &str) -> Markup {
    html! {
        div.field {
            label for="login" { (t!(ui, "account-login")) }
            input.input #login name="username" value=(login) autocomplete="username" readonly;
        }
    }
}

pub fn code_field(ui: &Ui, value: &str, problems: &Problems) -> Markup {
    let (label, hint) = (t!(ui, "account-code"), t!(ui, "account-code-hint"));
    let field = Field {
        name: "code",
        label: &label,
        hint: Some(&hint),
        value,
        autocomplete: "off",
        class: "code",
        ..Field::default()
    };
    field.draw(ui, problems)
}

/// A QR code that says what it is for.
pub fn qr(label: &str, text: &str) -> Markup {
    html! { div.qr role="img" aria-label=(label) { (PreEscaped(print::qr(text))) } }
}

/// Codes of last resort, shown this once.
pub fn recovery_codes(ui: &Ui, codes: &[Code]) -> Markup {
    html! {
        (ui::note(Tone::Warn, t!(ui, "account-factor-codes-once")))
        ul.codes { @for code in codes { li { code { (code) } } } }
        div.actions.no-print {
            button.button.plain type="button" data-behaviour="print" hidden {
                (ui::icon("printer")) (t!(ui, "account-print"))
            }
        }
    }
}
