//! How a school does its reports: `GET` and `POST /livrets/ecoles/{school}/reglages`.

use crate::{
    class_reports::Follow,
    settings::{self, Mention, Settings},
    store, urls,
};
use axum::extract::State;
use db::Tx;
use maud::html;
use people::School;
use web::{Answer, App, Form, Granted, Page, Problems, Result, Ui, t, ui};

pub async fn get(school: Granted<Follow, School>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = school.id;
    let settings = app.db.read(move |tx: &Tx<'_>| settings::of(tx, id)).await?;
    Ok(view(&ui, &school, &settings))
}

pub async fn post(
    school: Granted<Follow, School>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let is_ticked = |name: &str| form.iter().any(|(known, value)| known == name && value == "on");
    let mentions = Mention::ALL.iter().filter(|mention| is_ticked(mention.word()));
    let settings = Settings {
        mentions: mentions.copied().collect(),
        shows_general: is_ticked("general"),
        shows_class: is_ticked("class"),
    };
    let id = school.id;
    app.db.write(move |tx: &Tx<'_>| store::settings::set(tx, id, &settings)).await?;
    Ok(Answer::to(urls::of_school(id, "reglages")).saying(t!(&ui, "reports-saved")))
}

fn view(ui: &Ui, school: &School, settings: &Settings) -> Page {
    let title = t!(ui, "reports-settings");
    let content = html! {
        fieldset.field {
            legend { (t!(ui, "reports-mentions")) }
            p.hint { (t!(ui, "reports-mentions-hint")) }
            @for mention in Mention::ALL {
                (ui::checkbox(mention.word(), &ui.words(mention.text()),
                    settings.mentions.contains(mention)))
            }
        }
        fieldset.field {
            legend { (t!(ui, "reports-averages")) }
            (ui::checkbox("general", &t!(ui, "reports-shows-general"), settings.shows_general))
            (ui::checkbox("class", &t!(ui, "reports-shows-class"), settings.shows_class))
            p.hint { (t!(ui, "reports-averages-hint")) }
        }
        button.button { (t!(ui, "reports-save")) }
    };
    ui.narrow(
        &title,
        html! {
            (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "reports-title"))]))
            h1 { (title) }
            @if school.kind.is_first_degree() {
                (ui::empty(t!(ui, "reports-settings-none"), None))
            } @else {
                p { (t!(ui, "reports-settings-lead")) }
                (ui::form(ui, &urls::of_school(school.id, "reglages"), &Problems::none(), content))
            }
        },
    )
}
