//! What is said of an opening beside its hours: its fields in the form that opens slots, and a form
//! of its own afterwards, sent to `/agenda/rendez-vous/{opening}/precisions`.

use super::{
    event_form::{TITLE_CHARS_MAX, read_link},
    opening::page,
};
use crate::{
    opening::{Appointments, Opening},
    receiving::{self, Said},
    urls,
};
use axum::extract::State;
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use web::{
    Answer, App, At, Form, Granted, Manage, Problems, Result, Ui, form, t,
    ui::{self, Field},
};

const BODY_CHARS_MAX: usize = 2_000;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Details {
    title: String,
    body: String,
    location: String,
    link: String,
}

impl Details {
    pub fn titled(title: &str) -> Self {
        Details { title: title.to_owned(), ..Details::default() }
    }

    fn of(opening: &Opening) -> Self {
        Details {
            title: opening.title.clone(),
            body: opening.body.clone(),
            location: opening.location.clone(),
            link: opening.link.clone(),
        }
    }

    pub fn check(&self) -> Result<Said, Problems> {
        let (title, location, link) = Problems::gather((
            form::required(&self.title, TITLE_CHARS_MAX).at("title"),
            form::optional(&self.location, TITLE_CHARS_MAX).at("location"),
            read_link(&self.link).at("link"),
        ))?;
        let body: String = self.body.replace("\r\n", "\n").chars().take(BODY_CHARS_MAX).collect();
        let (body, location) = (body.trim().to_owned(), location.unwrap_or_default());
        Ok(Said { title, body, location, link })
    }
}

/// The fields: title, place, link and words.
pub fn fields(ui: &Ui, form: &Details, problems: &Problems) -> Markup {
    let labels = [
        t!(ui, "agenda-field-title"),
        t!(ui, "agenda-field-location"),
        t!(ui, "agenda-field-meeting-link"),
        t!(ui, "agenda-field-body"),
    ];
    let field = |name, label: &str, value, kind, is_optional| {
        let field = Field { name, label, value, kind, is_optional, ..Field::default() };
        field.draw(ui, problems)
    };
    let body = Field {
        name: "body",
        label: &labels[3],
        value: &form.body,
        is_optional: true,
        ..Field::default()
    };
    html! {
        (field("title", &labels[0], &form.title, "text", false))
        (field("location", &labels[1], &form.location, "text", true))
        (field("link", &labels[2], &form.link, "url", true))
        (ui::textarea(ui, &body, 3, problems))
    }
}

/// The form under the slots.
pub fn details(ui: &Ui, asked: &Appointments) -> Markup {
    let none = Problems::none();
    html! {
        details.more {
            summary { (t!(ui, "agenda-opening-edit")) }
            (ui::form(ui, &urls::details(asked.opening.id), &none, html! {
                (fields(ui, &Details::of(&asked.opening), &none))
                div.actions { button.button.plain { (t!(ui, "agenda-save")) } }
            }))
        }
    }
}

pub async fn post(
    asked: Granted<Manage, Appointments>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Details>,
) -> Result<Answer> {
    let said = match form.check() {
        Ok(said) => said,
        Err(problems) => {
            let page = page(&app, &ui, &asked, &asked.viewer, &problems).await?;
            return Ok(page.unprocessable().into());
        }
    };
    let (now, asked) = (app.clock.now(), Arc::new(asked));
    let to = Answer::to(urls::opening(asked.opening.id));
    app.db.write(move |tx| receiving::say(tx, &asked, &said, now)).await?;
    Ok(to.saying(t!(&ui, "agenda-opening-changed")))
}
