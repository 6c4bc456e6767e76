//! The bodies of the territory, for its stewards: `GET` and `POST /territoire/collectivites` add
//! one; `communes` brings a list of them in.

use super::{communes, pieces};
use crate::{authority::Steward, deeds, store, urls};
use axum::extract::State;
use db::Tx;
use maud::{Markup, html};
use people::{Body, BodyKind, NewBody, body};
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Page, Problems, Result, Ui, form, t,
    ui::{self, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct BodyForm {
    kind: String,
    siren: String,
    name: String,
    department: String,
    population: String,
}

struct Shown {
    counts: Vec<(BodyKind, i64)>,
    others: Vec<Body>,
}

impl BodyForm {
    fn check(&self) -> std::result::Result<NewBody, Problems> {
        let kind = BodyKind::parse(&self.kind).ok_or(text::id!("territory-kind-missing"));
        let digits: String = self.siren.split_whitespace().collect();
        let is_siren = digits.len() == 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let siren = is_siren.then_some(digits).ok_or(text::id!("territory-siren-unreadable"));
        let people: String = self.population.split_whitespace().collect();
        let population = if people.is_empty() { Ok(0) } else { people.parse::<u32>() };
        let population = population.map_err(|_| text::id!("territory-number-unreadable"));
        let (kind, siren, name, department, population) = Problems::gather((
            kind.at("kind"),
            siren.at("siren"),
            form::required(&self.name, 200).at("name"),
            form::optional(&self.department, 3).at("department"),
            population.at("population"),
        ))?;
        let department = department.unwrap_or_default();
        Ok(NewBody { kind, siren, name, department, population, town: None, parent: None })
    }
}

pub async fn get(_: Steward, State(app): State<App>, ui: Ui) -> Result<Page> {
    show(&app, &ui, &BodyForm::default(), "", &Problems::none()).await
}

pub async fn post(
    steward: Steward,
    State(app): State<App>,
    ui: Ui,
    form: Form<BodyForm>,
) -> Result<Answer> {
    let new = match form.check() {
        Ok(new) => new,
        Err(problems) => {
            let page = show(&app, &ui, &form, "", &problems).await?;
            return Ok(page.unprocessable().into());
        }
    };
    let (now, by) = (ui.now, steward.person);
    let write = move |tx: &Tx<'_>| {
        if body::find_by_siren(tx, &new.siren)?.is_some() {
            return Ok(None);
        }
        body::create(tx, std::slice::from_ref(&new))?;
        let made = body::find_by_siren(tx, &new.siren)?;
        if let Some(made) = &made {
            deeds::of_body(tx, "territory.bodies", ("body", made.id), by, now)?;
        }
        Ok(made)
    };
    if let Some(made) = app.db.write(write).await? {
        return Ok(Answer::to(urls::agents(made.id)).saying(t!(ui, "territory-body-added")));
    }
    let problems = Problems::one("siren", text::id!("territory-siren-taken"));
    Ok(show(&app, &ui, &form, "", &problems).await?.unprocessable().into())
}

/// The page, with what was typed and what is wrong with it; `list` is that of communes.
pub async fn show(
    app: &App,
    ui: &Ui,
    form: &BodyForm,
    list: &str,
    problems: &Problems,
) -> Result<Page> {
    let load = |tx: &Tx<'_>| {
        Ok(Shown { counts: store::bodies::counts(tx)?, others: store::bodies::others(tx)? })
    };
    let shown = app.db.read(load).await?;
    Ok(view(ui, &shown, form, list, problems))
}

fn view(ui: &Ui, shown: &Shown, form: &BodyForm, list: &str, problems: &Problems) -> Page {
    let title = t!(ui, "territory-bodies");
    let content = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "territory-title"))]))
        h1 { (title) }
        dl.figures {
            @for (kind, count) in &shown.counts {
                div { dt { (pieces::kind(ui, *kind)) } dd { (count) } }
            }
        }
        @if !shown.others.is_empty() {
            ul.rows.card { @for body in &shown.others {
                li { a.row href=(urls::agents(body.id)) {
                    span { b { (body.name) } span.quiet { (pieces::kind(ui, body.kind)) } }
                    (ui::icon("chevron-right"))
                } }
            } }
        }
        (communes::bringing(ui, list, problems))
        (adding(ui, form, problems))
    };
    ui.narrow(&title, content)
}

fn adding(ui: &Ui, form: &BodyForm, problems: &Problems) -> Markup {
    let none = Problems::none();
    let is_of_list = problems.of("list").or(problems.of("file")).is_some();
    let problems = if is_of_list { &none } else { problems };
    let kinds: Vec<(&str, String)> = BodyKind::ALL
        .iter()
        .filter(|kind| **kind != BodyKind::Commune)
        .map(|kind| (kind.word(), pieces::kind(ui, *kind).into_owned()))
        .collect();
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|(word, it)| (*word, it.as_str())).collect();
    let label = t!(ui, "territory-body-kind");
    let kind = Field { name: "kind", label: &label, value: &form.kind, ..Field::default() };
    let draw = |name, label: &str, value: &str, is_optional| {
        Field { name, label, value, is_optional, ..Field::default() }.draw(ui, problems)
    };
    let content = html! {
        div.body { (ui::form(ui, urls::BODIES, problems, html! {
            (ui::select(ui, &kind, &kinds, problems))
            (draw("name", &t!(ui, "territory-body-name"), &form.name, false))
            (draw("siren", &t!(ui, "territory-siren"), &form.siren, false))
            (draw("department", &t!(ui, "territory-department"), &form.department, true))
            (draw("population", &t!(ui, "territory-inhabitants"), &form.population, true))
            div.actions { button.button { (t!(ui, "territory-body-add")) } }
        })) }
    };
    ui::card("new", t!(ui, "territory-body-new"), None, content)
}
