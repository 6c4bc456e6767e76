//! An observation with everything: `/carnet/classes/{class}/observation`. A photo, a voice, words,
//! another day; for one pupil or several. What was typed is never lost: whatever is wrong, the form
//! comes back whole, with the files that have arrived.

use super::{class, note_form::NoteForm, note_view};
use crate::{
    NurseryClass,
    carnet::Observe,
    goals::{self, Goals},
    store::{self, pupils::Line},
    urls,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use files::{FILES_FIELD, File, FormWithFiles};
use maud::{Markup, html};
use people::{Level, Person};
use serde::Deserialize;
use web::{Answer, App, Granted, Page, Problems, Result, Ui, t, ui};

/// What the form needs beside what was typed.
pub struct Shown {
    pub pupils: Vec<Line>,
    pub levels: Vec<Level>,
    pub goals: Goals,
    pub uploads: Vec<File>,
    pub bytes_max: u64,
}

/// What was chosen before: `?pupils=1&pupils=2`, and photos that have arrived. Axum's `Query` reads
/// the last of each alone, so the whole line is read.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Marked {
    state: String,
    skill: String,
    sight: String,
}

pub async fn get(
    class: Granted<Observe, NurseryClass>,
    State(app): State<App>,
    Query(marked): Query<Marked>,
    axum::extract::RawQuery(query): axum::extract::RawQuery,
    ui: Ui,
) -> Result<Page> {
    let query = query.unwrap_or_default();
    let all = |name: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(of, _)| *of == name).map(|(_, id)| id.to_owned()).collect::<Vec<_>>()
    };
    let form = NoteForm {
        pupils: all("pupils"),
        files: all(FILES_FIELD),
        state: marked.state,
        skill: marked.skill,
        sight: marked.sight,
        once: app.random.token(),
        ..NoteForm::default()
    };
    let shown = read(&app, &class, form.files()).await?;
    Ok(view(&ui, &class, &shown, (&form, &Problems::none())))
}

async fn read(
    app: &App,
    class: &Granted<Observe, NurseryClass>,
    named: Vec<Id<File>>,
) -> Result<Shown> {
    let (of, by) = (NurseryClass::clone(class), class.viewer.person);
    let (today, bytes_max) = (app.clock.today(), files::bytes_max(app, &class.viewer));
    let load = move |tx: &Tx<'_>| {
        Ok(Shown {
            pupils: store::pupils::of_class(tx, of.id, today)?,
            levels: store::classes::levels(tx, of.id)?,
            goals: goals::of_school(tx, of.school, today)?,
            uploads: files::own(tx, by, &named)?,
            bytes_max,
        })
    };
    Ok(app.db.read(load).await?)
}

pub async fn post(
    class: Granted<Observe, NurseryClass>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<NoteForm>,
) -> Result<Answer> {
    let note = match form.checked(|form| form.check(ui.today())) {
        Ok(note) => note,
        Err(problems) => return again(&app, &ui, &class, (&form, &problems)).await,
    };
    match class::noted(&app, &ui, &class, note).await? {
        Ok(answer) => Ok(answer),
        Err(problems) => again(&app, &ui, &class, (&form, &problems)).await,
    }
}

async fn again(
    app: &App,
    ui: &Ui,
    class: &Granted<Observe, NurseryClass>,
    typed: (&NoteForm, &Problems),
) -> Result<Answer> {
    let shown = read(app, class, typed.0.files()).await?;
    Ok(view(ui, class, &shown, typed).unprocessable().into())
}

fn view(
    ui: &Ui,
    class: &NurseryClass,
    shown: &Shown,
    (form, problems): (&NoteForm, &Problems),
) -> Page {
    let title = t!(ui, "carnet-observe-title");
    let back = urls::class(class.id);
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "carnet-title")),
            (&back, &t!(ui, "carnet-class-title", class = class.name)),
        ]))
        h1 { (title) }
        form.form method="post" enctype="multipart/form-data" action=(urls::observe(class.id)) {
            (ui::token(ui))
            input type="hidden" name="once" value=(form.once);
            (ui::problems(ui, problems))
            (who(ui, shown, form))
            (note_view::success(ui, &shown.goals, &shown.levels, (form, problems)))
            (note_view::words(ui, (form, problems)))
            (note_view::pictures(ui, shown.bytes_max, &shown.uploads, (form, problems)))
            div.actions {
                button.button { (ui::icon("check")) (t!(ui, "carnet-note")) }
                a.button.plain href=(back) { (t!(ui, "carnet-leave")) }
            }
        }
    };
    ui.narrow(&title, body)
}

fn who(ui: &Ui, shown: &Shown, form: &NoteForm) -> Markup {
    let is_marked = |pupil: Id<Person>| form.names(pupil);
    html! {
        fieldset.who #pupils {
            legend { (t!(ui, "carnet-who")) }
            div.tiles-of-names {
                @for pupil in &shown.pupils {
                    label {
                        input type="checkbox" name="pupils" value=(pupil.id)
                            checked[is_marked(pupil.id)];
                        span.name { (pupil.name().full()) }
                    }
                }
            }
        }
    }
}
