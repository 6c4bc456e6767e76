//! Platforms that know each other: `/passage/plateformes`, for those who run this one. No pupil is
//! named here.

use crate::{
    archive::PublicKey,
    platform::{self, Platform, Platforms},
    store, urls,
};
use axum::extract::State;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Manage, Nothing, Page, Problems, Read, Result, Ui, form, t, ui,
    ui::Field,
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PlatformForm {
    pub name: String,
    pub key: String,
}

impl PlatformForm {
    fn check(&self) -> Result<(String, PublicKey), Problems> {
        let key = PublicKey::parse(&self.key).ok_or(text::id!("passage-refused-key"));
        Problems::gather((form::required(&self.name, 100).at("name"), key.at("key")))
    }
}

struct Shown {
    known: Vec<Platform>,
    /// Keys that wait, with how many archives.
    unknown: Vec<(PublicKey, i64)>,
    own: Option<PublicKey>,
}

async fn load(app: &App) -> Result<Shown> {
    let own = platform::own_key(app);
    let read = move |tx: &Tx<'_>| {
        let unknown = store::platforms::unknown(tx)?.into_iter();
        let unknown = unknown.filter_map(|(key, count)| Some((PublicKey::parse(&key)?, count)));
        Ok(Shown { known: store::platforms::all(tx)?, unknown: unknown.collect(), own })
    };
    Ok(app.db.read(read).await?)
}

pub async fn get(_: Granted<Read, Platforms>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let shown = load(&app).await?;
    Ok(view(&ui, &shown, &PlatformForm::default(), &Problems::none()))
}

pub async fn post(
    granted: Granted<Manage, Platforms>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PlatformForm>,
) -> Result<Answer> {
    let (name, key) = match form.check() {
        Ok(checked) => checked,
        Err(problems) => {
            let shown = load(&app).await?;
            return Ok(view(&ui, &shown, &form, &problems).unprocessable().into());
        }
    };
    let (by, now) = (granted.viewer.person, app.clock.now());
    let write = move |tx: &Tx<'_>| platform::know(tx, &name, &key, by, now);
    let released = app.db.write(write).await?;
    let words = t!(&ui, "passage-platform-known", count = released);
    Ok(Answer::to(urls::PLATFORMS).saying(words))
}

/// `POST /passage/plateformes/{platform}/retrait`
pub async fn forget(
    platform: Granted<Manage, Platform>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (found, by, now) = (Platform::clone(&platform), platform.viewer.person, app.clock.now());
    app.db.write(move |tx| platform::forget(tx, &found, by, now)).await?;
    Ok(Answer::to(urls::PLATFORMS).saying(t!(&ui, "passage-platform-forgotten")))
}

fn view(ui: &Ui, shown: &Shown, form: &PlatformForm, problems: &Problems) -> Page {
    let title = t!(ui, "passage-platforms-title");
    let back = t!(ui, "passage-title");
    let [name, key, hint] = [
        t!(ui, "passage-platform-name"),
        t!(ui, "passage-platform-key"),
        t!(ui, "passage-platform-key-hint"),
    ];
    let field = |name, label, value| Field { name, label, value, ..Field::default() };
    let key = Field { hint: Some(&hint), ..field("key", &key, &form.key) };
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &back)]))
        h1 { (title) }
        p { (t!(ui, "passage-platforms-lead")) }
        @if let Some(own) = &shown.own { (ours(ui, own)) }
        (known(ui, shown))
        @if !shown.unknown.is_empty() { (unknown(ui, shown)) }
        h2 { (t!(ui, "passage-platform-add")) }
        (ui::form(ui, urls::PLATFORMS, problems, html! {
            (field("name", &name, &form.name).draw(ui, problems))
            (ui::textarea(ui, &key, 4, problems))
            div.actions { button.button { (t!(ui, "passage-platform-know")) } }
        }))
    };
    ui.narrow(&title, body)
}

fn ours(ui: &Ui, own: &PublicKey) -> Markup {
    let content = html! {
        div.body {
            p { (t!(ui, "passage-platform-ours")) }
            p { b { (own.fingerprint()) } }
            pre.key { (own.pem()) }
        }
    };
    ui::card("ours", t!(ui, "passage-platform-ours-title"), None, content)
}

fn known(ui: &Ui, shown: &Shown) -> Markup {
    let words = t!(ui, "passage-platform-forget");
    let content = html! {
        @if shown.known.is_empty() { div.body { p { (t!(ui, "passage-platforms-empty")) } } }
        ul.rows {
            @for it in &shown.known {
                li { div.row {
                    span { b { (it.name) } span.quiet { (it.fingerprint()) } }
                    (ui::sure(ui, &urls::forgetting(it.id), "x", &words,
                        &t!(ui, "passage-platform-forget-sure", name = it.name)))
                } }
            }
        }
    };
    ui::card("known", t!(ui, "passage-platforms-known"), None, content)
}

/// Their archives wait: a name, and they are known.
fn unknown(ui: &Ui, shown: &Shown) -> Markup {
    let content = html! {
        div.body { p { (t!(ui, "passage-platforms-unknown-lead")) } }
        @for (place, (key, count)) in shown.unknown.iter().enumerate() {
            div.body {
                p { b { (key.fingerprint()) } " " span.quiet {
                    (t!(ui, "passage-platform-waiting", count = *count)) } }
                (ui::form(ui, urls::PLATFORMS, &Problems::none(), html! {
                    input type="hidden" name="key" value=(key.written());
                    div.field {
                        label for={ "name-" (place) } { (t!(ui, "passage-platform-name")) }
                        input.input id={ "name-" (place) } name="name" required;
                    }
                    div.actions { button.button { (t!(ui, "passage-platform-know")) } }
                }))
            }
        }
    };
    ui::card("unknown", t!(ui, "passage-platforms-unknown"), None, content)
}
