//! The statutes of a syndicate, in versions: `GET` and `POST /territoire/{body}/statuts`. A version
//! without a first day is a draft, until a deliberation of the committee begins it.

use super::{
    statutes_fields,
    statutes_form::{Said, StatutesForm, Typed},
};
use crate::{
    deeds,
    statutes::{Composition, Representatives, Statutes},
    store, urls,
};
use axum::extract::State;
use council::{Assembly, assembly::Prepare};
use db::Tx;
use maud::{Markup, html};
use people::BodyKind;
use web::{
    Answer, App, Error, Form, Granted, Page, Problems, Read, Result, Ui, t,
    ui::{self, Tone},
};

pub async fn get(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    show(&app, &ui, &assembly, None, &Problems::none()).await
}

async fn show(
    app: &App,
    ui: &Ui,
    syndicate: &Assembly,
    form: Option<&StatutesForm>,
    problems: &Problems,
) -> Result<Page> {
    if syndicate.kind != BodyKind::Syndicate {
        return Err(Error::NotFound);
    }
    let body = syndicate.body.id;
    let all = app.db.read(move |tx| store::statutes::of_syndicate(tx, body)).await?;
    let began = || all.first().map_or_else(StatutesForm::first, StatutesForm::after);
    let form = form.cloned().unwrap_or_else(began);
    Ok(view(ui, syndicate, &all, &form, problems))
}

pub async fn post(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    typed: Form<Typed>,
) -> Result<Answer> {
    let form = StatutesForm::read(&typed);
    let said = match form.check() {
        Ok(said) => said,
        Err(problems) => {
            let page = show(&app, &ui, &assembly, Some(&form), &problems).await?;
            return Ok(page.unprocessable().into());
        }
    };
    if assembly.kind != BodyKind::Syndicate {
        return Err(Error::NotFound);
    }
    let (body, by, now) = (assembly.body.id, assembly.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        let Said { title, body: text, composition, from_on } = &said;
        let before = store::statutes::of_syndicate(tx, body)?;
        // A version begins after the one before it: the past keeps what was in force.
        let last = before.iter().filter_map(|version| version.from_on).max();
        if from_on.is_some_and(|from| last.is_some_and(|last| from <= last)) {
            return Ok(false);
        }
        let new = Statutes {
            id: tx.new_id(),
            syndicate_id: body,
            number: before.iter().map(|version| version.number).max().unwrap_or(0) + 1,
            title: title.clone(),
            body: text.clone(),
            colleges: composition.json(),
            deliberation_id: None,
            from_on: *from_on,
            until_on: None,
        };
        store::statutes::insert(tx, &new)?;
        deeds::of_body(tx, "territory.statutes", ("statutes", new.id), by, now)?;
        Ok(true)
    };
    if app.db.write(write).await? {
        let said = t!(&ui, "territory-statutes-added");
        return Ok(Answer::to(urls::statutes(body)).saying(said));
    }
    let problems = Problems::one("from_on", text::id!("territory-statutes-before"));
    Ok(show(&app, &ui, &assembly, Some(&form), &problems).await?.unprocessable().into())
}

fn view(
    ui: &Ui,
    syndicate: &Assembly,
    all: &[Statutes],
    form: &StatutesForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "territory-statutes");
    let back = urls::body(syndicate.body.id);
    let content = html! {
        (ui::breadcrumb(ui, &[(&*back, &syndicate.name)]))
        h1 { (title) }
        @if all.is_empty() { (ui::empty(t!(ui, "territory-no-statutes"), None)) }
        @for version in all { (shown(ui, version)) }
        @if ui.may::<Prepare>(syndicate) { (adding(ui, syndicate, form, problems)) }
    };
    ui.narrow(&title, content)
}

fn shown(ui: &Ui, version: &Statutes) -> Markup {
    let id = format!("version-{}", version.number);
    let composition = Composition::kept(&version.colleges);
    let heading = t!(
        ui,
        "territory-statutes-version",
        number = version.number,
        title = version.title.as_str()
    );
    let content = html! {
        div.body.stack {
            p { (days(ui, version)) }
            @if !composition.colleges.is_empty() {
                ul { @for college in &composition.colleges {
                    li { b { (college.name) } " : "
                        (seats(ui, &college.representatives)) }
                } }
            }
            details.more {
                summary { (t!(ui, "territory-statutes-text")) }
                @for part in version.body.split("\n\n") { p { (part) } }
            }
        }
    };
    ui::card(&id, heading, None, content)
}

fn days(ui: &Ui, version: &Statutes) -> Markup {
    html! {
        @match version.from_on {
            None => (ui::tag(t!(ui, "territory-statutes-draft"), Tone::Plain)),
            Some(from) => {
                (t!(ui, "territory-from-day", day = from.in_words(ui.locale)))
                @if let Some(until) = version.until_on {
                    " · " (t!(ui, "territory-until-day", day = until.in_words(ui.locale)))
                }
            }
        }
    }
}

fn seats(ui: &Ui, representatives: &Representatives) -> String {
    match representatives {
        Representatives::EachMember { seats } => {
            t!(ui, "territory-seats-each", count = *seats).into_owned()
        }
        Representatives::Elected { seats } => {
            t!(ui, "territory-seats-elected", count = *seats).into_owned()
        }
        Representatives::ByInhabitants { steps } => {
            let step = |step: &crate::statutes::Bracket| {
                t!(ui, "territory-seats-step", count = step.seats, from = step.from).into_owned()
            };
            steps.iter().map(step).collect::<Vec<_>>().join(", ")
        }
    }
}

fn adding(ui: &Ui, syndicate: &Assembly, form: &StatutesForm, problems: &Problems) -> Markup {
    let url = urls::statutes(syndicate.body.id);
    let content = html! {
        div.body { (ui::form(ui, &url, problems, statutes_fields::draw(ui, form, problems))) }
    };
    ui::card("new", t!(ui, "territory-statutes-new"), None, content)
}
