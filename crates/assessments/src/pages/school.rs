//! The phrases a school lends its teachers, and the way to its classes:
//! `/evaluations/ecoles/{school}`.

use super::phrases::{self, Owner, PhraseForm};
use crate::{access::Arrange, phrase::Phrase, store, urls};
use axum::extract::State;
use base::SchoolYear;
use db::Tx;
use maud::html;
use people::{Class, School, class};
use web::{Answer, App, Form, Granted, Page, Problems, Result, Ui, t, ui};

async fn load(app: &App, school: &School) -> Result<(Vec<Class>, Vec<Phrase>)> {
    let (id, year) = (school.id, SchoolYear::of(app.clock.today()));
    let read = move |tx: &Tx<'_>| {
        let mut classes = class::of_school(tx, id, year)?;
        classes.retain(|class| class.closed_on.is_none());
        Ok((classes, store::phrases::of_school(tx, id)?))
    };
    Ok(app.db.read(read).await?)
}

pub async fn get(school: Granted<Arrange, School>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let shown = load(&app, &school).await?;
    Ok(view(&ui, &school, &shown, &PhraseForm::default(), &Problems::none()))
}

pub async fn post(
    school: Granted<Arrange, School>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PhraseForm>,
) -> Result<Answer> {
    let shown = load(&app, &school).await?;
    let deed = match form.check(shown.1.len()) {
        Ok(deed) => deed,
        Err(problems) => {
            return Ok(view(&ui, &school, &shown, &form, &problems).unprocessable().into());
        }
    };
    let (owner, now) = (Owner::School(school.id), ui.now);
    app.db.write(move |tx| phrases::write(tx, owner, &deed, now)).await?;
    Ok(Answer::to(urls::school(school.id)).saying(t!(&ui, "assessments-phrases-saved")))
}

fn view(
    ui: &Ui,
    school: &School,
    (classes, phrases): &(Vec<Class>, Vec<Phrase>),
    form: &PhraseForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "assessments-school-title", name = school.name);
    let url = urls::school(school.id);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "assessments-title"))]))
        h1 { (title) }
        (ui::card("classes", t!(ui, "assessments-classes"), None, html! {
            ul.rows { @for class in classes {
                li { a.row href=(urls::class(class.id)) { b { (class.name) } } }
            } }
        }))
        h2 { (t!(ui, "assessments-school-phrases")) }
        p { (t!(ui, "assessments-school-phrases-hint")) }
        (phrases::list(ui, &url, phrases))
        (phrases::adding(ui, &url, form, problems))
    };
    ui.narrow(&title, body)
}
