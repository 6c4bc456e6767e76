//! The scales of a school: `/resultats/ecoles/{school}/echelles`; retiring one of its own:
//! `POST /resultats/echelles/{scale}/retrait`.

use crate::{
    Scale, ScaleKind,
    access::{Arrange, Consult, OwnScale},
    deeds, scale,
    scale_form::{STEPS_MAX, ScaleForm},
    store::scales as store,
    urls,
};
use axum::extract::State;
use db::Tx;
use maud::{Markup, html};
use people::School;
use web::{Answer, App, Form, Granted, Nothing, Page, Problems, Result, Ui, t, ui, ui::Field};

pub async fn get(school: Granted<Consult, School>, State(app): State<App>, ui: Ui) -> Result<Page> {
    shown(&app, &ui, &school, &ScaleForm::default(), &Problems::none()).await
}

async fn shown(
    app: &App,
    ui: &Ui,
    school: &School,
    form: &ScaleForm,
    problems: &Problems,
) -> Result<Page> {
    let id = school.id;
    let scales = app.db.read(move |tx| scale::of_school(tx, id)).await?;
    Ok(view(ui, school, &scales, form, problems))
}

pub async fn post(
    school: Granted<Arrange, School>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ScaleForm>,
) -> Result<Answer> {
    let (id, by, now) = (school.id, school.viewer.person, ui.now);
    let (name, steps) = match form.check() {
        Ok(checked) => checked,
        Err(problems) => {
            let page = shown(&app, &ui, &school, &form, &problems).await?;
            return Ok(page.unprocessable().into());
        }
    };
    let write = move |tx: &Tx<'_>| {
        store::insert(tx, id, &name, &steps)?;
        deeds::arranged(tx, id, "scale", by, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::scales(id)).saying(t!(&ui, "results-scale-made")))
}

pub async fn retire(
    own: Granted<Arrange, OwnScale>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (scale, school, by, now) = (own.scale.id, own.school, own.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        store::retire(tx, scale, now.day())?;
        deeds::arranged(tx, school, "scale", by, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::scales(school)).saying(t!(&ui, "results-scale-retired")))
}

fn view(ui: &Ui, school: &School, scales: &[Scale], form: &ScaleForm, problems: &Problems) -> Page {
    let title = t!(ui, "results-scales");
    let may = ui.may::<Arrange>(school);
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::school(school.id), &t!(ui, "results-school-title"))]))
        h1 { (title) }
        p { (t!(ui, "results-scales-lead")) }
        (national(ui, scales))
        @for scale in scales.iter().filter(|scale| scale.school.is_some()) {
            (card(ui, scale, may))
        }
        @if may {
            (ui::card("new", t!(ui, "results-scale-new"), None, html! {
                div.body { (editing(ui, school, form, problems)) }
            }))
        }
    };
    ui.narrow(&title, body)
}

/// Each below its name, with what is typed for it: a phone shows them all at once.
fn national(ui: &Ui, scales: &[Scale]) -> Markup {
    let keys = |scale: &Scale| {
        let keys: Vec<&str> = scale.steps.0.iter().map(|step| step.key.as_str()).collect();
        keys.join(", ")
    };
    let content = html! {
        @for scale in scales.iter().filter(|scale| scale.school.is_none()) {
            details.more {
                summary { (scale.name) " " span.quiet { (keys(scale)) } }
                (steps(ui, scale))
            }
        }
    };
    ui::card("national", t!(ui, "results-scales-national"), None, content)
}

fn card(ui: &Ui, scale: &Scale, may: bool) -> Markup {
    let content = html! {
        (steps(ui, scale))
        @if may {
            div.body {
                (ui::sure(ui, &urls::retire_scale(scale.id), "archive",
                    &t!(ui, "results-retire"), &t!(ui, "results-scale-retire-sure")))
            }
        }
    };
    ui::card(&format!("scale-{}", scale.id), &scale.name, None, content)
}

/// The steps, the highest first; or what marks are.
fn steps(ui: &Ui, scale: &Scale) -> Markup {
    let columns = [
        t!(ui, "results-step-label"),
        t!(ui, "results-step-key"),
        t!(ui, "results-step-from"),
        t!(ui, "results-step-counts"),
    ];
    html! {
        @if scale.kind == ScaleKind::Marks { p { (t!(ui, "results-scale-marks")) } }
        @else {
            table.table {
                thead { tr { @for column in &columns { th scope="col" { (column) } } } }
                tbody { @for step in scale.steps.0.iter().rev() {
                    tr {
                        th scope="row" { span.tag.level.(step.colour) { (step.label) } }
                        td data-label=(columns[1]) { (step.key) }
                        td data-label=(columns[2]) {
                            (t!(ui, "results-percent", number = i64::from(step.from_percent)))
                        }
                        td data-label=(columns[3]) {
                            (t!(ui, "results-percent", number = i64::from(step.counts_percent)))
                        }
                    }
                } }
            }
        }
    }
}

fn editing(ui: &Ui, school: &School, form: &ScaleForm, problems: &Problems) -> Markup {
    let name = t!(ui, "results-scale-name");
    let name = Field { name: "name", label: &name, value: &form.name, ..Field::default() };
    let labels = [
        t!(ui, "results-step-key"),
        t!(ui, "results-step-label"),
        t!(ui, "results-step-from"),
        t!(ui, "results-step-counts"),
    ];
    ui::form(
        ui,
        &urls::scales(school.id),
        problems,
        html! {
            (name.draw(ui, problems))
            p.hint #steps tabindex="-1" { (t!(ui, "results-steps-hint")) }
            @for place in 0..STEPS_MAX {
                fieldset.step {
                    legend { (t!(ui, "results-step-number", number = place + 1)) }
                    @for ((field, label), value) in ["key", "label", "from", "counts"]
                        .into_iter()
                        .zip(&labels)
                        .zip(form.typed(place)) {
                        div.field {
                            label for={ (field) "-" (place) } { (label) }
                            input.input id={ (field) "-" (place) } name=(field) value=(value);
                        }
                    }
                }
            }
            div.actions { button.button { (t!(ui, "results-scale-make")) } }
        },
    )
}
