//! Who is meant by the names that nobody knows: said once by hand, and kept for the files to come.
//! `/emploi-du-temps/imports/{…}/correspondances`.

use crate::{
    Import, PartKind,
    bringing::{self, Draft},
    import::matching::Directory,
    store,
    timetable::Arrange,
    urls,
};
use axum::extract::State;
use db::Tx;
use maud::{Markup, html};
use web::{Answer, App, Form, Granted, Page, Result, Ui, t, ui};

/// No more names on a page than one can answer for.
const NAMES_SHOWN: usize = 150;

pub async fn get(import: Granted<Arrange, Import>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (draft, directory) = load(&app, &import).await?;
    Ok(view(&ui, &import, &draft, &directory))
}

async fn load(app: &App, import: &Import) -> Result<(Draft, Directory)> {
    let of = import.clone();
    let read = move |tx: &Tx<'_>| {
        let on = of.from_on.unwrap_or_else(|| of.at.day());
        Ok((bringing::draft(tx, &of)?, bringing::directory(tx, of.school_id, on)?))
    };
    Ok(app.db.read(read).await?)
}

pub async fn post(
    import: Granted<Arrange, Import>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let (draft, directory) = load(&app, &import).await?;
    // A name is known by its place: what another file would say changes nothing here.
    let value = |field: &str| {
        form.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value.as_str())
    };
    let mut said = Vec::new();
    for (place, (kind, name, _)) in draft.unknown.iter().enumerate().take(NAMES_SHOWN) {
        if value(&format!("name-{place}")) != name {
            continue;
        }
        let chosen = value(&format!("is-{place}"));
        let id = match chosen.parse::<i64>() {
            Ok(0) => Some(0),
            Ok(id) => is_known(&directory, *kind, id).then_some(id),
            Err(_) => None,
        };
        said.extend(id.map(|id| (*kind, name.clone(), id)));
    }
    let (count, school, to) = (said.len(), import.school_id, urls::import(import.id));
    let keep = move |tx: &Tx<'_>| store::matches::keep(tx, school, &said);
    app.db.write(keep).await?;
    Ok(Answer::to(to).saying(t!(&ui, "timetable-matched", count = count)))
}

/// Is it somebody of this school?
fn is_known(directory: &Directory, kind: PartKind, id: i64) -> bool {
    match kind {
        PartKind::Teacher => directory.teachers.iter().any(|(it, _)| it.raw() == id),
        _ => {
            directory.classes.iter().any(|(it, _)| it.raw() == id)
                || directory.groups.iter().any(|(it, _)| it.raw() == id)
        }
    }
}

fn view(ui: &Ui, import: &Import, draft: &Draft, directory: &Directory) -> Page {
    let title = t!(ui, "timetable-unknown-say");
    let names: Vec<_> = draft.unknown.iter().enumerate().take(NAMES_SHOWN).collect();
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::bring(import.school_id), &t!(ui, "timetable-bring")),
            (&urls::import(import.id), &import.name)]))
        h1 { (title) }
        @if names.is_empty() {
            (ui::empty(t!(ui, "timetable-unknown-none"), None))
        } @else {
            p { (t!(ui, "timetable-unknown-lead")) }
            (ui::action(ui, &urls::matches(import.id), html! {
                div.stack {
                    @for (place, (kind, name, count)) in names {
                        (line(ui, place, (*kind, name, *count), directory))
                    }
                }
                div.actions { button.button { (t!(ui, "timetable-unknown-keep")) } }
            }))
        }
    };
    ui.narrow(&title, body)
}

fn line(
    ui: &Ui,
    place: usize,
    (kind, name, count): (PartKind, &str, usize),
    directory: &Directory,
) -> Markup {
    let field = format!("is-{place}");
    html! {
        div.field {
            label for=(field) {
                (name) " " span.hint { (t!(ui, "timetable-unknown-count", count = count)) }
            }
            input type="hidden" name={ "name-" (place) } value=(name);
            select.input id=(field) name=(field) {
                option value="" { (t!(ui, "timetable-unknown-later")) }
                option value="0" { (t!(ui, "timetable-unknown-nobody")) }
                @match kind {
                    PartKind::Teacher => {
                        @for (id, name) in &directory.teachers {
                            option value=(id) { (name.listed()) }
                        }
                    }
                    _ => {
                        @for (id, name) in &directory.classes { option value=(id) { (name) } }
                        @for (id, name) in &directory.groups { option value=(id) { (name) } }
                    }
                }
            }
        }
    }
}
