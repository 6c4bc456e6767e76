//! A class of the next year: `/annee-suivante/{change}/classes/{class}`: its name and levels, its
//! team, who is to be in it; and that it will not be: `POST …/fermeture`.

use super::{new_class, new_class::ClassForm, pieces, team, words};
use crate::{Of, YearChange, YearClass, change::Prepare, editing, plan::Line, shown::Shown, urls};
use axum::extract::{Path, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{Answer, App, Error, Form, Granted, Page, Problems, Read, Result, Ui, t, ui};

#[derive(Debug, Deserialize)]
pub struct VersionForm {
    pub version: i64,
}

/// The second number of the path.
pub fn asked(class: &str) -> Result<Id<YearClass>> {
    class.parse().map_err(|_| Error::NotFound)
}

pub async fn get(
    change: Granted<Read, YearChange>,
    State(app): State<App>,
    ui: Ui,
    Path((_, class)): Path<(String, String)>,
) -> Result<Page> {
    page(&app, &ui, &change, asked(&class)?, None, &Problems::none()).await
}

/// Another name, other levels.
pub async fn post(
    change: Granted<Prepare, YearChange>,
    State(app): State<App>,
    ui: Ui,
    Path((_, class)): Path<(String, String)>,
    form: Form<ClassForm>,
) -> Result<Answer> {
    let (id, class) = (change.id, asked(&class)?);
    let classes = app.db.read(move |tx| crate::store::classes::of_change(tx, id)).await?;
    let others = classes.into_iter().filter(|it| it.id != class);
    let taken: Vec<String> = others.map(|it| it.name).collect();
    let (name, levels) = match form.check(&taken) {
        Ok(checked) => checked,
        Err(problems) => {
            let page = page(&app, &ui, &change, class, Some(&form), &problems).await?;
            return Ok(page.unprocessable().into());
        }
    };
    let wanted = YearChange { version: form.version, ..(*change).clone() };
    let write = move |tx: &Tx<'_>| editing::rename_class(tx, &wanted, class, &name, &levels);
    app.db.write(write).await?;
    Ok(Answer::to(urls::class(id, class)).saying(t!(ui, "rollover-saved")))
}

pub async fn close(
    change: Granted<Prepare, YearChange>,
    State(app): State<App>,
    ui: Ui,
    Path((_, class)): Path<(String, String)>,
    form: Form<VersionForm>,
) -> Result<Answer> {
    let class = asked(&class)?;
    let wanted = YearChange { version: form.version, ..(*change).clone() };
    app.db.write(move |tx| editing::close_class(tx, &wanted, class)).await?;
    Ok(Answer::to(urls::change(change.id)).saying(t!(ui, "rollover-class-closed")))
}

pub async fn page(
    app: &App,
    ui: &Ui,
    change: &YearChange,
    class: Id<YearClass>,
    form: Option<&ClassForm>,
    problems: &Problems,
) -> Result<Page> {
    let (asked, today) = (change.clone(), ui.today());
    let shown = app.db.read(move |tx: &Tx<'_>| Shown::load(tx, &asked, today)).await?;
    let class = shown.plan.class(class).ok_or(Error::NotFound)?;
    Ok(view(ui, change, &shown, class, form, problems))
}

fn view(
    ui: &Ui,
    change: &YearChange,
    shown: &Shown,
    class: &YearClass,
    form: Option<&ClassForm>,
    problems: &Problems,
) -> Page {
    let is_open = change.state.is_open();
    let known = ClassForm {
        version: change.version,
        name: class.name.clone(),
        levels: class.levels.iter().map(|level| level.word().to_owned()).collect(),
    };
    let year = change.next_year().to_string();
    let title = t!(ui, "rollover-class-title", class = class.name, year = year);
    let body = html! {
        (pieces::way(ui, Some(change)))
        h1 { (title) }
        div.columns {
            div.stack { (team::card(ui, change, shown, class)) (pupils(ui, shown, class)) }
            @if is_open {
                div.stack {
                    (ui::form(ui, &urls::class(change.id, class.id), problems, html! {
                        (new_class::fields(ui, change, form.unwrap_or(&known), problems))
                        div.actions { button.button { (t!(ui, "rollover-save")) } }
                    }))
                    (closing(ui, change, class))
                }
            }
        }
    };
    ui.page(&title, body)
}

fn closing(ui: &Ui, change: &YearChange, class: &YearClass) -> Markup {
    html! {
        details.more {
            summary { (t!(ui, "rollover-class-close")) }
            p { (t!(ui, "rollover-class-close-lead")) }
            (ui::action(ui, &urls::of_class(change.id, class.id, "fermeture"), html! {
                (pieces::version(change))
                button.button.danger { (t!(ui, "rollover-class-close-yes")) }
            }))
        }
    }
}

fn pupils(ui: &Ui, shown: &Shown, class: &YearClass) -> Markup {
    let lines: Vec<&Line> = shown.plan.pupils_of(class.id).collect();
    ui::card(
        "pupils",
        t!(ui, "rollover-pupil-count", count = lines.len()),
        None,
        html! {
            @if lines.is_empty() { (ui::empty(t!(ui, "rollover-class-empty"), None)) }
            ul.sentences {
                @for line in lines {
                    li {
                        (ui::icon("user"))
                        p {
                            b { (shown.name(line.pupil)) }
                            span.quiet {
                                (t!(ui, "rollover-comes-from", class = origin(ui, shown, line)))
                            }
                        }
                    }
                }
            }
        },
    )
}

fn origin(ui: &Ui, shown: &Shown, line: &Line) -> String {
    let level = words::level(ui, line.from_level);
    match line.of {
        Of::NoClass => t!(ui, "rollover-no-class").into_owned(),
        Of::Class(_) => format!("{} ({level})", shown.old_name(line.of)),
        Of::Announced => {
            let school = shown.senders.get(&line.pupil).map_or("", String::as_str);
            format!("{school} ({level})")
        }
    }
}
