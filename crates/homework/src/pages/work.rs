//! Handing in: `POST /cahier-de-textes/{homework}/rendus`. Words, photos, sound, files; after the
//! due day too.

use super::{done, homework, homework_view::view};
use crate::{
    Homework,
    handing::{self, Work},
    homework::Answer as HandIn,
    refusal::Refusal,
    urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use files::{FILES_FIELD, FormWithFiles};
use people::Person;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Answer, App, At, Granted, Problems, Result, Ui, form, id, t, ui::editor};

/// As the browser sends it.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct WorkForm {
    /// The pupil it is handed in for; oneself when it is left out.
    pub pupil: String,
    pub text: String,
    /// What is attached, by the name `files::FILES_FIELD`.
    pub files: Vec<String>,
    /// Made with the form: what is sent twice is handed in once.
    pub once: String,
}

const TEXT_CHARS_MAX: usize = 20_000;

impl WorkForm {
    pub fn files(&self) -> Vec<Id<files::File>> {
        files::named(&self.files)
    }

    pub fn check(&self, pupil: Id<Person>) -> Result<Work, Problems> {
        if self.text.chars().nth(TEXT_CHARS_MAX).is_some() {
            return Err(Problems::one("text", id!("homework-refused-too-long")));
        }
        let body = editor::read(&self.text, "", TEXT_CHARS_MAX);
        let files = files::checked(&self.files).at(FILES_FIELD)?;
        if body.is_blank() && files.is_empty() {
            return Err(Problems::one("text", id!("homework-refused-no-work")));
        }
        Ok(Work { pupil, body, files, once: form::once(&self.once) })
    }
}

pub async fn post(
    homework: Granted<HandIn, Homework>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<WorkForm>,
) -> Result<Answer> {
    let FormWithFiles { fields: form, problems } = form;
    let pupil = done::pupil(&homework, &homework.viewer, &form.pupil)?;
    let work = match form.check(pupil) {
        Ok(work) if problems.is_empty() => work,
        Ok(_) => return again(&homework, &app, &ui, pupil, (&form, &problems)).await,
        // What was wrong with a file says more than that there is none.
        Err(_) if !problems.is_empty() => {
            return again(&homework, &app, &ui, pupil, (&form, &problems)).await;
        }
        Err(wrong) => return again(&homework, &app, &ui, pupil, (&form, &wrong)).await,
    };
    let (given, by, now) = (homework.written.clone(), homework.viewer.person, ui.now);
    let is_late = now.day() > given.due_on;
    let write = move |tx: &Tx<'_>| handing::hand_in(tx, &given, by, &work, now);
    match app.db.write(write).await {
        Ok(_) => {
            let said = if is_late {
                t!(ui, "homework-handed-in-late")
            } else {
                t!(ui, "homework-handed-in")
            };
            Ok(Answer::to(urls::homework_of(homework.id, pupil)).saying(said))
        }
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => again(&homework, &app, &ui, pupil, (&form, &problems)).await,
            None => Err(error.into()),
        },
    }
}

/// The page again, with what was typed and what has arrived.
async fn again(
    homework: &Granted<HandIn, Homework>,
    app: &App,
    ui: &Ui,
    pupil: Id<Person>,
    (form, problems): (&WorkForm, &Problems),
) -> Result<Answer> {
    let viewer = &homework.viewer;
    let shown = homework::read(homework, app, viewer, Some(pupil), &form.files()).await?;
    Ok(view(ui, homework, &shown, (form, problems)).unprocessable().into())
}
