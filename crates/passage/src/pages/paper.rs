//! On paper: `/passage/dossiers/{dossier}/papier.pdf` is printed and signed with a pen, and
//! `/passage/dossiers/{dossier}/papier` records what came back.

use super::{
    family_view::{self, ChoiceForm, choices},
    pieces,
};
use crate::{
    Dossier,
    access::Record,
    answer::{self, Said},
    deeds,
    dossier::State as Stands,
    piece::Sheet,
    refusal::Refusal,
    urls,
};
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use base::Id;
use db::Tx;
use maud::html;
use people::Person;
use serde::Serialize;
use web::{
    Answer, App, Error, Form, Granted, Page, Problems, Result, Ui, passage::Kind, t, ui, ui::Field,
};

const TEMPLATE: &str = include_str!("../paper.typ");

#[derive(Serialize)]
struct Paper {
    title: String,
    school: String,
    lead: String,
    always: String,
    by_law: Vec<String>,
    wished: String,
    by_choice: Vec<String>,
    yes: String,
    no: String,
    consent: String,
    due: String,
    signatures: Vec<String>,
}

async fn sheet(app: &App, dossier: &Dossier) -> Result<Sheet> {
    let found = dossier.clone();
    Ok(app.db.read(move |tx| Sheet::load_for_school(tx, &found)).await?)
}

pub async fn get(
    dossier: Granted<Record, Dossier>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let sheet = sheet(&app, &dossier).await?;
    Ok(view(&ui, &dossier, &sheet, (&ChoiceForm::default(), &Problems::none())))
}

pub async fn post(
    dossier: Granted<Record, Dossier>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let form = ChoiceForm::read(form.0);
    let sheet = sheet(&app, &dossier).await?;
    let guardian: Option<Id<Person>> = form.value("guardian").parse().ok();
    let checked = match (form.check(&sheet), guardian) {
        (Ok(choices), Some(guardian)) => Ok((choices, guardian)),
        (Ok(_), None) => Err(Refusal::DoesNotDecide.problems()),
        (Err(problems), _) => Err(problems),
    };
    let (choices, guardian) = match checked {
        Ok(checked) => checked,
        Err(problems) => {
            let page = view(&ui, &dossier, &sheet, (&form, &problems));
            return Ok(page.unprocessable().into());
        }
    };
    let (found, by, now) = (Dossier::clone(&dossier), dossier.viewer.person, app.clock.now());
    let to = form.value("to").to_owned();
    let said = Said { guardian, recorded_by: by, to, choices, at: now };
    let write = move |tx: &Tx<'_>| {
        answer::record(tx, found.id, &said)?;
        deeds::of_dossier(tx, "dossier.paper", &found, Some(by), now)
    };
    match app.db.write(write).await {
        Ok(()) => Ok(Answer::to(urls::dossier(dossier.id)).saying(t!(&ui, "passage-recorded"))),
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => {
                let page = view(&ui, &dossier, &sheet, (&form, &refusal.problems()));
                Ok(page.unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

fn view(
    ui: &Ui,
    dossier: &Dossier,
    sheet: &Sheet,
    (form, problems): (&ChoiceForm, &Problems),
) -> Page {
    let title = t!(ui, "passage-paper-title", name = dossier.first_name);
    let name = dossier.pupil().full();
    let back = t!(ui, "passage-dossier-of", name = name);
    let names: Vec<(String, String)> =
        sheet.deciders.iter().map(|it| (it.person_id.to_string(), it.name().full())).collect();
    let names: Vec<(&str, &str)> = names.iter().map(|(id, name)| (&**id, &**name)).collect();
    let label = t!(ui, "passage-paper-who");
    let who = Field {
        name: "guardian",
        label: &label,
        value: form.value("guardian"),
        ..Field::default()
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::dossier(dossier.id), &back)]))
        h1 { (title) }
        p { (t!(ui, "passage-paper-lead")) }
        @if dossier.state == Stands::Open {
            (ui::form(ui, &urls::paper(dossier.id), problems, html! {
                (ui::choice(ui, &who, &names, problems))
                (choices(ui, dossier, sheet, form))
                div.actions { button.button { (t!(ui, "passage-paper-record")) } }
            }))
        } @else {
            (ui::note(ui::Tone::Info, t!(ui, "passage-refused-closed")))
        }
    };
    ui.narrow(&title, body)
}

/// `GET /passage/dossiers/{dossier}/papier.pdf`
pub async fn pdf(
    dossier: Granted<Record, Dossier>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let sheet = sheet(&app, &dossier).await?;
    let paper = paper(&ui, &dossier, &sheet);
    let made = tokio::task::spawn_blocking(move || print::pdf(TEMPLATE, &paper)).await;
    let pdf = made.map_err(Error::internal)?.map_err(Error::internal)?;
    let mut response = pdf.into_response();
    let kind = HeaderValue::from_static("application/pdf");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    Ok(response)
}

fn paper(ui: &Ui, dossier: &Dossier, sheet: &Sheet) -> Paper {
    // Nobody is known to sign: a sheet without a name.
    let nobody = sheet.deciders.is_empty();
    let unnamed = nobody.then(|| t!(ui, "passage-paper-signature", name = "").into_owned());
    let titles = |kind| {
        let own = sheet.of_kind(kind);
        own.map(|it| format!("{} ({})", it.title, pieces::day(ui, it.made_on))).collect()
    };
    let sign = |it: &crate::store::pupils::Decider| {
        t!(ui, "passage-paper-signature", name = it.name().full()).into_owned()
    };
    Paper {
        title: t!(ui, "passage-dossier-of", name = dossier.pupil().full()).into_owned(),
        school: dossier.from_name.clone(),
        lead: t!(ui, "passage-family-lead", name = dossier.first_name).into_owned(),
        always: t!(ui, "passage-by-law").into_owned(),
        by_law: titles(Kind::ByLaw),
        wished: t!(ui, "passage-by-choice").into_owned(),
        by_choice: titles(Kind::ByChoice),
        yes: t!(ui, "passage-yes").into_owned(),
        no: t!(ui, "passage-no").into_owned(),
        consent: family_view::consent(ui, dossier).into_owned(),
        due: t!(ui, "passage-due", day = pieces::day(ui, dossier.due_on)).into_owned(),
        signatures: sheet.deciders.iter().map(sign).chain(unnamed).collect(),
    }
}
