//! The members of a group that was made out of what a class has shown, its name, its end:
//! `/evaluations/groupes/{group}/membres`.

use super::skills::GROUP_CHARS_MAX;
use crate::{
    Band,
    refusal::Refusal,
    remedial,
    store::{self, pupils::Line},
    urls,
    writing::Hand,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::html;
use people::Person;
use serde::Deserialize;
use web::{
    Answer, App, At, Edit, Form, Granted, Nothing, Page, Problems, Result, Ui, form, t,
    ui::{self, Field},
};

struct Shown {
    /// The pupils of the class it was made in.
    pupils: Vec<Line>,
    members: Vec<Id<Person>>,
}

async fn load(app: &App, band: &Band) -> Result<Shown> {
    let (class, group, today) = (band.class_id, band.group(), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let pupils = match class {
            Some(class) => store::pupils::in_class(tx, class, today)?,
            None => Vec::new(),
        };
        Ok(Shown { pupils, members: store::bands::members(tx, group)? })
    };
    Ok(app.db.read(read).await?)
}

pub async fn get(band: Granted<Edit, Band>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let shown = load(&app, &band).await?;
    Ok(view(&ui, &band, &shown, &band.name, &Problems::none()))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MembersForm {
    name: String,
    pupils: Vec<String>,
}

pub async fn post(
    band: Granted<Edit, Band>,
    State(app): State<App>,
    ui: Ui,
    form: Form<MembersForm>,
) -> Result<Answer> {
    let pupils: Vec<Id<Person>> =
        form.pupils.iter().filter_map(|pupil| pupil.parse().ok()).collect();
    let shown = load(&app, &band).await?;
    let shown = Shown { members: pupils.clone(), ..shown };
    let name = match Problems::gather((form::required(&form.name, GROUP_CHARS_MAX).at("name"),)) {
        Ok((name,)) => name,
        Err(problems) => {
            return Ok(view(&ui, &band, &shown, &form.name, &problems).unprocessable().into());
        }
    };
    let (of, hand) = (Band::clone(&band), Hand { by: band.viewer.person, at: ui.now });
    let write = move |tx: &Tx<'_>| remedial::settle(tx, &of, (&name, &pupils), hand);
    match app.db.write(write).await {
        Ok(()) => Ok(Answer::to(urls::group(band.id)).saying(t!(&ui, "assessments-group-saved"))),
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => {
                let problems = refusal.problems();
                Ok(view(&ui, &band, &shown, &form.name, &problems).unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

/// `POST /evaluations/groupes/{group}/fin`
pub async fn end(
    band: Granted<Edit, Band>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (of, hand) = (Band::clone(&band), Hand { by: band.viewer.person, at: ui.now });
    app.db.write(move |tx| remedial::end(tx, &of, hand)).await?;
    Ok(Answer::to(urls::HOME).saying(t!(&ui, "assessments-group-ended")))
}

fn view(ui: &Ui, band: &Band, shown: &Shown, name: &str, problems: &Problems) -> Page {
    let title = t!(ui, "assessments-members-title", name = band.name);
    let label = t!(ui, "assessments-group-field");
    let field = Field { name: "name", label: &label, value: name, ..Field::default() };
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "assessments-title")),
            (&urls::group(band.id), &band.name)]))
        h1 { (title) }
        @if !band.reason.is_empty() { p.quiet { (band.reason) } }
        (ui::note(ui::Tone::Info, t!(ui, "assessments-group-rights")))
        (ui::form(ui, &urls::members(band.id), problems, html! {
            (field.draw(ui, problems))
            @if !shown.pupils.is_empty() {
                fieldset.field #pupil {
                    legend { (t!(ui, "assessments-members")) }
                    @for pupil in &shown.pupils {
                        label.check {
                            input type="checkbox" name="pupils" value=(pupil.id)
                                checked[shown.members.contains(&pupil.id)];
                            span { (pupil.name.full()) }
                        }
                    }
                }
            }
            div.actions { button.button { (ui::icon("check")) (t!(ui, "assessments-save")) } }
        }))
        (ui::sure(ui, &urls::end_of_group(band.id), "x", &t!(ui, "assessments-group-end"),
            &t!(ui, "assessments-group-end-sure")))
    };
    ui.narrow(&title, body)
}
