//! Making an assessment, `/evaluations/classes/{class}/nouvelle` and
//! `/evaluations/groupes/{group}/nouvelle`; changing it, `/evaluations/{assessment}/edition`.

use super::{
    write_form::{AssessmentForm, Choices, choices, choices_of},
    write_view::{self, About},
};
use crate::{
    Assessment, Band,
    access::Assess,
    assessment::Stage,
    refusal::Refusal,
    store, urls,
    writing::{self, Hand, Home},
};
use axum::extract::State;
use db::Tx;
use people::{Class, SchoolKind};
use results::subject;
use web::{Answer, App, Edit, Form, Granted, Page, Problems, Result, Ui, Viewer, t};

/// Where somebody makes one.
#[derive(Clone)]
struct Place {
    home: Home,
    name: String,
    kind: SchoolKind,
    url: String,
}

fn of_class(class: &Class, viewer: &Viewer) -> Place {
    let kind = viewer.school(class.school).map_or(SchoolKind::Primary, |school| school.kind);
    Place {
        home: Home { school: class.school, class: Some(class.id), group: None },
        name: class.name.clone(),
        kind,
        url: urls::new_in_class(class.id),
    }
}

fn of_band(band: &Band) -> Place {
    Place {
        home: Home { school: band.school_id, class: None, group: Some(band.group()) },
        name: band.name.clone(),
        kind: band.school_kind,
        url: urls::new_in_group(band.id),
    }
}

async fn load(app: &App, viewer: &Viewer, place: &Place) -> Result<Choices> {
    let (place, person, today) = (place.clone(), viewer.person, app.clock.today());
    let read = move |tx: &Tx<'_>| {
        choices(tx, place.home, (place.name.clone(), place.kind), (person, today))
    };
    Ok(app.db.read(read).await?)
}

/// What is offered to who changes it.
pub async fn load_of(app: &App, assessment: &Granted<Edit, Assessment>) -> Result<Choices> {
    let (of, person) = (Assessment::clone(assessment), assessment.viewer.person);
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let Assessment { school_id: school, class_id: class, group_id: group, .. } = of;
        choices_of(tx, &of, Home { school, class, group }, (person, today))
    };
    Ok(app.db.read(read).await?)
}

/// What is taught may have been brought in after the last time subjects were given their rows.
async fn settle(app: &App, place: &Place) -> Result<()> {
    let (school, today) = (place.home.school, app.clock.today());
    if place.kind.is_first_degree() {
        return Ok(());
    }
    Ok(app.db.write(move |tx| subject::settle(tx, school, today)).await?)
}

pub async fn get(class: Granted<Assess, Class>, State(app): State<App>, ui: Ui) -> Result<Page> {
    empty(&app, &ui, &class.viewer, of_class(&class, &class.viewer)).await
}

pub async fn get_group(
    band: Granted<Assess, Band>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    empty(&app, &ui, &band.viewer, of_band(&band)).await
}

async fn empty(app: &App, ui: &Ui, viewer: &Viewer, place: Place) -> Result<Page> {
    settle(app, &place).await?;
    let choices = load(app, viewer, &place).await?;
    let mut form = AssessmentForm::empty(&choices, ui.today());
    form.teachers = vec![viewer.person.to_string()];
    form.once = app.random.token();
    let about = About { url: &place.url, of: None };
    Ok(write_view::page(ui, (&form, &choices), &about, &Problems::none()))
}

pub async fn post(
    class: Granted<Assess, Class>,
    State(app): State<App>,
    ui: Ui,
    form: Form<AssessmentForm>,
) -> Result<Answer> {
    begin(&app, &ui, &class.viewer, of_class(&class, &class.viewer), &form).await
}

pub async fn post_group(
    band: Granted<Assess, Band>,
    State(app): State<App>,
    ui: Ui,
    form: Form<AssessmentForm>,
) -> Result<Answer> {
    begin(&app, &ui, &band.viewer, of_band(&band), &form).await
}

async fn begin(
    app: &App,
    ui: &Ui,
    viewer: &Viewer,
    place: Place,
    form: &AssessmentForm,
) -> Result<Answer> {
    let choices = load(app, viewer, &place).await?;
    let draft = match form.check(&choices, ui.today()) {
        Ok(draft) => draft,
        Err(problems) => {
            let about = About { url: &place.url, of: None };
            let page = write_view::page(ui, (form, &choices), &about, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let state = if form.action == "draft" { Stage::Draft } else { Stage::Open };
    let is_typed = state == Stage::Open && (!draft.items.is_empty() || draft.out_of.is_some());
    let whole = t!(ui, "assessments-whole").into_owned();
    let hand = Hand { by: viewer.person, at: ui.now };
    let write = move |tx: &Tx<'_>| writing::begin(tx, &place.home, &draft, (state, &whole), hand);
    let id = app.db.write(write).await?;
    // Something to type in: the grid; else the items are to be chosen.
    let to = if is_typed { urls::grid(id) } else { urls::items(id) };
    Ok(Answer::to(to).saying(t!(ui, "assessments-made")))
}

pub async fn edit(
    assessment: Granted<Edit, Assessment>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let id = assessment.id;
    let choices = load_of(&app, &assessment).await?;
    let teachers = app.db.read(move |tx| store::teachers::of_assessment(tx, id)).await?;
    let teachers: Vec<_> = teachers.into_iter().map(|(id, _)| id).collect();
    let form = AssessmentForm::of(&assessment, &teachers);
    let url = urls::edit(id);
    let about = About { url: &url, of: Some(&assessment) };
    Ok(write_view::page(&ui, (&form, &choices), &about, &Problems::none()))
}

pub async fn save(
    assessment: Granted<Edit, Assessment>,
    State(app): State<App>,
    ui: Ui,
    form: Form<AssessmentForm>,
) -> Result<Answer> {
    let choices = load_of(&app, &assessment).await?;
    let before = Assessment::clone(&assessment);
    let url = urls::edit(before.id);
    let about = About { url: &url, of: Some(&before) };
    let draft = match form.check(&choices, ui.today()) {
        Ok(draft) => draft,
        Err(problems) => {
            let page = write_view::page(&ui, (&form, &choices), &about, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let whole = t!(&ui, "assessments-whole").into_owned();
    let hand = Hand { by: assessment.viewer.person, at: ui.now };
    let of = before.clone();
    let write = move |tx: &Tx<'_>| writing::save(tx, &of, &draft, &whole, hand);
    match app.db.write(write).await {
        Ok(()) => {
            Ok(Answer::to(urls::assessment(before.id)).saying(t!(&ui, "assessments-changed")))
        }
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => {
                let problems = refusal.problems();
                let page = write_view::page(&ui, (&form, &choices), &about, &problems);
                Ok(page.unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}
