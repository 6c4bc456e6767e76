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
use files::{File, FormWithFiles};
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

/// The pupils that were marked before: `?pupils=1&pupils=2`. Axum's `Query` reads the last alone,
/// so the whole line is read.
#[derive(Default, Deserialize)]
pub struct Marked {
    #[serde(default)]
    state: String,
    #[serde(default)]
    skill: String,
}

pub async fn get(
    class: Granted<Observe, NurseryClass>,
    State(app): State<App>,
    Query(marked): Query<Marked>,
    axum::extract::RawQuery(query): axum::extract::RawQuery,
    ui: Ui,
) -> Result<Page> {
    let query = query.unwrap_or_default();
    let pupils = query.split('&').filter_map(|pair| pair.strip_prefix("pupils="));
    let form = NoteForm {
        pupils: pupils.map(str::to_owned).collect(),
        state: marked.state,
        skill: marked.skill,
        once: app.random.token(),
        ..NoteForm::default()
    };
    let shown = read(&app, &class, Vec::new()).await?;
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
    let FormWithFiles { fields: form, problems } = form;
    let note = match form.check(ui.today()) {
        Ok(note) if problems.is_empty() => note,
        Ok(_) => return again(&app, &ui, &class, (&form, &problems)).await,
        Err(more) => {
            let problems = more.iter().cloned().fold(problems, Problems::and);
            return again(&app, &ui, &class, (&form, &problems)).await;
        }
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
