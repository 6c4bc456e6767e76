//! Writing the log: `/cahier-de-textes/livres/{book}/seances/nouvelle`, and
//! `/cahier-de-textes/seances/{lesson}/edition`.

use super::{
    editor::{self, Overtaking},
    lesson_form::LessonForm,
};
use crate::{
    Book, Lesson,
    book::{Give, Place},
    logging,
    refusal::Refusal,
    store, urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use files::{File, FormWithFiles, view::UploadField};
use maud::{Markup, html};
use ui::{Field, Shell};
use web::{Answer, App, Edit, Form, Granted, Nothing, Page, Problems, Result, Ui, Viewer, t, ui};

/// What the form shows beside what it sends.
struct Known {
    place: Place,
    lesson: Option<Id<Lesson>>,
    subjects: Vec<String>,
    files: Vec<File>,
    file_bytes_max: u64,
    overtaking: Option<Overtaking>,
}

pub async fn get(book: Granted<Give, Book>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (id, person) = (book.id, book.viewer.person);
    let taught = app.db.read(move |tx| store::lists::taught(tx, id, person)).await?;
    let form = LessonForm {
        subject: taught.unwrap_or_default(),
        on_day: ui.today().iso(),
        once: app.random.token(),
        ..LessonForm::default()
    };
    let known = known(&app, &book.viewer, (&book.place, None), &form, None).await?;
    Ok(view(&ui, &form, &known, &Problems::none()))
}

pub async fn post(
    book: Granted<Give, Book>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<LessonForm>,
) -> Result<Answer> {
    let FormWithFiles { fields: form, problems } = form;
    let asked = (&book.place, None);
    let account = match form.check(ui.today()) {
        Ok(account) if problems.is_empty() => account,
        Ok(_) => return again(&app, &ui, &book.viewer, asked, (&form, &problems), None).await,
        Err(wrong) => return again(&app, &ui, &book.viewer, asked, (&form, &wrong), None).await,
    };
    let (place, author, now) = (book.place.clone(), book.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        let id = logging::begin(tx, &place, author, &account, now)?;
        store::lessons::find(tx, id, &book.viewer)?.ok_or(db::Error::Missing)
    };
    let lesson = app.db.write(write).await?;
    if form.action == "homework" {
        return Ok(Answer::to(urls::new_for(&lesson)).saying(t!(&ui, "homework-lesson-saved")));
    }
    Ok(Answer::to(urls::lesson(lesson.id)).saying(t!(&ui, "homework-lesson-saved")))
}

pub async fn edit(lesson: Granted<Edit, Lesson>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let form = LessonForm::of(&lesson.taught);
    let asked = (&lesson.book.place, Some(lesson.id));
    let known = known(&app, &lesson.viewer, asked, &form, None).await?;
    Ok(view(&ui, &form, &known, &Problems::none()))
}

pub async fn save(
    lesson: Granted<Edit, Lesson>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<LessonForm>,
) -> Result<Answer> {
    let FormWithFiles { fields: mut form, problems } = form;
    let (viewer, place, id) = (lesson.viewer.clone(), lesson.book.place.clone(), lesson.id);
    let asked = (&place, Some(id));
    let account = match form.check(ui.today()) {
        Ok(account) if problems.is_empty() => account,
        Ok(_) => return again(&app, &ui, &viewer, asked, (&form, &problems), None).await,
        Err(wrong) => return again(&app, &ui, &viewer, asked, (&form, &wrong), None).await,
    };
    let now = ui.now;
    let write = move |tx: &Tx<'_>| logging::save(tx, &lesson, &account, now);
    match app.db.write(write).await {
        Ok(()) => Ok(Answer::to(urls::lesson(id)).saying(t!(&ui, "homework-lesson-saved"))),
        Err(error) => match error.reason::<Refusal>().copied() {
            Some(refusal) => {
                let newest = move |tx: &Tx<'_>| store::versions::of_lesson(tx, id, 1);
                let newest = app.db.read(newest).await?.pop().map(Overtaking::from);
                if let Some(newest) = &newest {
                    form.version = newest.version.to_string();
                }
                let told = refusal.problems();
                again(&app, &ui, &viewer, asked, (&form, &told), newest).await
            }
            None => Err(error.into()),
        },
    }
}

/// `POST /cahier-de-textes/seances/{lesson}/suppression`: out of the log, but not forgotten.
pub async fn withdraw(
    lesson: Granted<Edit, Lesson>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (book, now) = (lesson.book_id, ui.now);
    app.db.write(move |tx: &Tx<'_>| logging::withdraw(tx, &lesson, now)).await?;
    Ok(Answer::to(urls::lessons(book)).saying(t!(&ui, "homework-lesson-withdrawn")))
}

async fn known(
    app: &App,
    viewer: &Viewer,
    (place, lesson): (&Place, Option<Id<Lesson>>),
    form: &LessonForm,
    overtaking: Option<Overtaking>,
) -> Result<Known> {
    let (files, file_bytes_max) = (form.files(), files::bytes_max(app, viewer));
    let (person, place, is_first) = (viewer.person, place.clone(), form.action.is_empty());
    let load = move |tx: &Tx<'_>| {
        let named = (!is_first).then_some(files.as_slice());
        let files = files::shown(tx, person, lesson.map(logging::files_of), named)?;
        let subjects = store::lists::subjects(tx, place.id)?;
        let place = place.clone();
        Ok(Known { place, lesson, subjects, files, file_bytes_max, overtaking: None })
    };
    let known = app.db.read(load).await?;
    Ok(Known { overtaking, ..known })
}

async fn again(
    app: &App,
    ui: &Ui,
    viewer: &Viewer,
    asked: (&Place, Option<Id<Lesson>>),
    (form, problems): (&LessonForm, &Problems),
    overtaking: Option<Overtaking>,
) -> Result<Answer> {
    let known = known(app, viewer, asked, form, overtaking).await?;
    Ok(view(ui, form, &known, problems).unprocessable().into())
}

fn view(ui: &Ui, form: &LessonForm, known: &Known, problems: &Problems) -> Page {
    let title = match known.lesson {
        Some(_) => t!(ui, "homework-lesson-edit"),
        None => t!(ui, "homework-lesson-new"),
    };
    let action = match known.lesson {
        Some(lesson) => urls::edit_lesson(lesson),
        None => urls::new_lesson(known.place.id),
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::BOOKS, &t!(ui, "homework-title")),
            (&urls::lessons(known.place.id), &known.place.name)]))
        h1 { (title) }
        @if let Some(overtaking) = &known.overtaking { (editor::other(ui, overtaking)) }
        form.form method="post" action=(action) enctype="multipart/form-data" {
            (ui::token(ui))
            button.hidden name="action" value="save" tabindex="-1" aria-hidden="true" {}
            input type="hidden" name="version" value=(form.version);
            input type="hidden" name="once" value=(form.once);
            (ui::problems(ui, problems))
            (fields(ui, form, known, problems))
            div.actions.full {
                button.button name="action" value="save" {
                    (ui::icon("check")) (t!(ui, "homework-save"))
                }
                @if known.lesson.is_none() {
                    button.button.plain name="action" value="homework" {
                        (ui::icon("plus")) (t!(ui, "homework-lesson-then"))
                    }
                }
            }
        }
    };
    let shell = Shell { is_narrow: true, has_editor: true, ..Shell::default() };
    ui.shell(&shell, &title, body)
}

fn fields(ui: &Ui, form: &LessonForm, known: &Known, problems: &Problems) -> Markup {
    let label = t!(ui, "homework-lesson-title");
    let title = Field { name: "title", label: &label, value: &form.title, ..Field::default() };
    let label = t!(ui, "homework-lesson-day");
    let day = Field {
        name: "on_day",
        label: &label,
        value: &form.on_day,
        kind: "date",
        ..Field::default()
    };
    let label = t!(ui, "homework-lesson-body");
    let body = Field { name: "body", label: &label, is_optional: true, ..Field::default() };
    let files = t!(ui, "homework-files");
    let files =
        UploadField { label: &files, bytes_max: known.file_bytes_max, chosen: &known.files };
    html! {
        div.pair {
            (editor::subject(ui, &form.subject, &known.subjects, problems))
            (day.draw(ui, problems))
        }
        (title.draw(ui, problems))
        (ui::editor::field(ui, &body, &form.text(), 6, problems))
        (files::view::upload_field(ui, &files, problems))
    }
}
