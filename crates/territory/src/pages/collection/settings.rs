//! The last day and the rhythm of a collection: `/territoire/collectes/{collection}/reglages`, and
//! its end, `POST …/cloture`.

use super::{
    new,
    new_form::{due, every},
    show::VersionForm,
};
use crate::{
    collection::{
        Collection, Run, deeds, rhythm,
        telling::{self, About, News},
        urls,
    },
    store::collection::{collections, dossiers},
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::html;
use people::{Body, body};
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

/// Communes that have come to the body since, or were forgotten: `POST …/invitations`.
pub async fn invite(
    collection: Granted<Run, Collection>,
    State(app): State<App>,
    ui: Ui,
    form: Form<VersionForm>,
) -> Result<Answer> {
    let (row, version, by) =
        (collection.row.clone(), form.version, (collection.viewer.person, ui.now));
    let write = move |tx: &Tx<'_>| {
        let known = dossiers::of_collection(tx, row.id)?;
        let today = by.1.day();
        let is_new = |body: &Body| {
            body.closed_on.is_none_or(|day| day > today)
                && known.iter().all(|dossier| dossier.body_id != body.id)
        };
        let new: Vec<Id<Body>> = body::communes_of(tx, row.body_id)?
            .into_iter()
            .filter(is_new)
            .map(|body| body.id)
            .collect();
        if !new.is_empty() {
            collections::touch(tx, row.id, version)?;
            dossiers::insert(tx, row.id, &new)?;
            let told = (Some(by.0), by.1);
            telling::tell(tx, &row, News::Invited, About::collection(&row), &new, told)?;
            deeds::of(tx, by, "collection.invite", ("collection", row.id))?;
        }
        Ok(new.len())
    };
    let count = app.db.write(write).await?;
    let said = t!(ui, "collection-opened", count = count);
    Ok(Answer::to(urls::collection(collection.id)).saying(said))
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
                h2 { (t!(ui, "collection-invite-title")) }
                p { (t!(ui, "collection-invite-hint")) }
                (ui::action(ui, &urls::invitations(collection.id), html! {
                    input type="hidden" name="version" value=(collection.version);
                    button.button.plain { (t!(ui, "collection-invite-do")) }
                }))
            }
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
