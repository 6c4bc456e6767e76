//! The last day and the rhythm of a collection: `/territoire/collectes/{collection}/reglages`, and
//! its end, `POST …/cloture`.

use super::{
    new,
    new_form::{due, every},
    show::VersionForm,
};
use crate::{
    collection::{Collection, Run, deeds, rhythm, urls},
    store::collection::collections,
};
use axum::extract::State;
use db::Tx;
use maud::html;
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Page, Problems, Result, Ui, t, ui};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DaysForm {
    due_on: String,
    every_days: String,
    version: u32,
}

pub async fn get(collection: Granted<Run, Collection>, ui: Ui) -> Page {
    let form = DaysForm {
        due_on: collection.due_on.iso(),
        every_days: collection.every_days.to_string(),
        version: collection.version,
    };
    view(&ui, &collection, &form, &Problems::none())
}

pub async fn post(
    collection: Granted<Run, Collection>,
    State(app): State<App>,
    ui: Ui,
    form: Form<DaysForm>,
) -> Result<Answer> {
    let today = ui.today();
    let checked = Problems::gather((due(&form.due_on, today), every(&form.every_days)));
    let (due_on, every_days) = match checked {
        Ok(days) => days,
        Err(problems) => {
            return Ok(view(&ui, &collection, &form, &problems).unprocessable().into());
        }
    };
    let (id, version, by) = (collection.id, form.version, (collection.viewer.person, ui.now));
    let write = move |tx: &Tx<'_>| {
        let remind_on = rhythm::next(due_on, every_days, today);
        collections::set_days(tx, id, version, (due_on, every_days, remind_on))?;
        deeds::of(tx, by, "collection.days", ("collection", id))
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::collection(id)).saying(t!(ui, "collection-days-kept")))
}

pub async fn close(
    collection: Granted<Run, Collection>,
    State(app): State<App>,
    ui: Ui,
    form: Form<VersionForm>,
) -> Result<Answer> {
    let (id, version, by) = (collection.id, form.version, (collection.viewer.person, ui.now));
    let write = move |tx: &Tx<'_>| {
        collections::close(tx, id, version)?;
        deeds::of(tx, by, "collection.close", ("collection", id))
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::collection(id)).saying(t!(ui, "collection-closed")))
}

fn view(ui: &Ui, collection: &Collection, form: &DaysForm, problems: &Problems) -> Page {
    let title = t!(ui, "collection-settings");
    let crumbs = [
        (urls::HOME, &*t!(ui, "collection-title")),
        (&*urls::collection(collection.id), collection.title.as_str()),
    ];
    let content = html! {
        (ui::breadcrumb(ui, &crumbs))
        h1 { (title) }
        (ui::form(ui, &urls::settings(collection.id), problems, html! {
            input type="hidden" name="version" value=(form.version);
            (new::days(ui, &form.due_on, &form.every_days, problems))
            div.actions { button.button { (t!(ui, "collection-keep")) } }
        }))
        @if collection.is_open() {
            section.stack {
                h2 { (t!(ui, "collection-close-title")) }
                p { (t!(ui, "collection-close-hint")) }
                (ui::action(ui, &urls::closing(collection.id), html! {
                    input type="hidden" name="version" value=(collection.version);
                    button.button.plain.danger { (t!(ui, "collection-close-do")) }
                }))
            }
        }
    };
    ui.narrow(&title, content)
}
