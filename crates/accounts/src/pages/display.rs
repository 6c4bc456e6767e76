//! How I like the pages: `GET` and `POST /compte/affichage`.

use crate::urls;
use axum::extract::State;
use base::{Lang, Locale};
use maud::{Markup, html};
use serde::Deserialize;
use text::t;
use web::{
    Answer, App, Form, Page, Problems, Result, Ui, Viewer,
    session::{self, Preferences},
    ui::{self, Field},
};

#[derive(Debug, Deserialize)]
pub struct DisplayForm {
    #[serde(default)]
    pub locale: String,
    #[serde(default)]
    pub theme: String,
    #[serde(default)]
    pub spacing: String,
    #[serde(default)]
    pub reads: String,
}

const THEMES: [&str; 4] = ["auto", "light", "dark", "contrast"];

impl DisplayForm {
    /// A form of ours holds nothing else; what it does not hold stays as it is usual.
    fn preferences(&self, locales: &[Locale]) -> Preferences {
        let usual = Preferences::default();
        let locale = Locale::parse(&self.locale).filter(|locale| locales.contains(locale));
        Preferences {
            locale: locale.unwrap_or(usual.locale),
            reads: Lang::parse(&self.reads),
            theme: THEMES
                .into_iter()
                .find(|theme| *theme == self.theme)
                .map_or(usual.theme, Into::into),
            spacing: if self.spacing == "dyslexia" { self.spacing.clone() } else { usual.spacing },
        }
    }
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Page {
    view(&ui, viewer.preferences(), translation::is_on(&app))
}

pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<DisplayForm>,
) -> Result<Answer> {
    let (person, preferences) = (viewer.person, form.preferences(&ui.locales()));
    app.db.write(move |tx| session::prefer(tx, person, &preferences)).await?;
    Ok(Answer::to(urls::ACCOUNT).saying(t!(ui, "account-display-saved")))
}

fn view(ui: &Ui, preferences: &Preferences, translates: bool) -> Page {
    let title = t!(ui, "account-display");
    let problems = Problems::none();
    let (language, theme) = (t!(ui, "account-language"), t!(ui, "account-theme"));
    let languages: Vec<(&str, &str)> =
        ui.locales().into_iter().map(|locale| (locale.code(), locale.name())).collect();
    let themes = [
        t!(ui, "account-theme-auto"),
        t!(ui, "account-theme-light"),
        t!(ui, "account-theme-dark"),
        t!(ui, "account-theme-contrast"),
    ];
    let themes: Vec<(&str, &str)> =
        THEMES.into_iter().zip(themes.iter().map(AsRef::as_ref)).collect();
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::ACCOUNT, &t!(ui, "account-title"))]))
        h1 { (title) }
        div data-behaviour="theme" {
            (ui::form(ui, urls::DISPLAY, &problems, html! {
                (ui::choice(ui, &Field {
                    name: "locale",
                    label: &language,
                    value: preferences.locale.code(),
                    ..Field::default()
                }, &languages, &problems))
                (reading(ui, preferences, translates))
                div data-theme-attribute="data-theme" {
                    (ui::choice(ui, &Field {
                        name: "theme",
                        label: &theme,
                        value: &preferences.theme,
                        ..Field::default()
                    }, &themes, &problems))
                }
                div data-theme-attribute="data-spacing" {
                    label.check {
                        input type="checkbox" name="spacing" value="dyslexia"
                            checked[preferences.spacing == "dyslexia"];
                        span { (t!(ui, "account-spacing")) }
                    }
                }
                div.actions { button.button { (t!(ui, "account-save")) } }
            }))
        }
    };
    ui.narrow(&title, body)
}

/// In which language he reads what people write: the original is always beside.
fn reading(ui: &Ui, preferences: &Preferences, translates: bool) -> Markup {
    let label = t!(ui, "account-reads");
    let hint = if translates { t!(ui, "account-reads-hint") } else { t!(ui, "account-reads-off") };
    let same = t!(ui, "account-reads-same");
    let langs = Lang::ALL.iter().map(|lang| (lang.tag(), lang.name()));
    let options: Vec<(&str, &str)> = std::iter::once(("", &*same)).chain(langs).collect();
    let field = Field {
        name: "reads",
        label: &label,
        hint: Some(&hint),
        value: preferences.reads.map_or("", Lang::tag),
        ..Field::default()
    };
    ui::select(ui, &field, &options, &Problems::none())
}
