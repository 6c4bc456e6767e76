//! The elections of colleges: `GET` and `POST /territoire/{body}/elections`.

use crate::{
    deeds, delegate,
    election::Kept,
    statutes::{College, Composition, Representatives},
    store, urls,
};
use axum::extract::State;
use base::Day;
use council::{Assembly, assembly::Prepare};
use db::Tx;
use maud::{Markup, html};
use people::BodyKind;
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Granted, Page, Problems, Read, Result, Ui, t,
    ui::{self, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ElectionForm {
    college: String,
    held_on: String,
}

struct Shown {
    all: Vec<Kept>,
    composition: Composition,
}

pub async fn get(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let form = ElectionForm { held_on: ui.today().iso(), ..ElectionForm::default() };
    show(&app, &ui, &assembly, &form, &Problems::none()).await
}

pub async fn post(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ElectionForm>,
) -> Result<Answer> {
    let shown = load(&app, &ui, &assembly).await?;
    let electing = shown.composition.colleges.iter().filter(|college| college.elects());
    let mut electing = electing.filter(|college| college.word == form.college);
    let college = electing.next().ok_or(text::id!("territory-election-college"));
    let held_on = Day::parse(&form.held_on);
    let (college, held_on) = match Problems::gather((college.at("college"), held_on.at("held_on")))
    {
        Ok(said) => said,
        Err(problems) => {
            let page = view(&ui, &assembly, &shown, &form, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let (body, now, by) = (assembly.body.id, ui.now, assembly.viewer.person);
    let (word, seats) = (college.word.clone(), seats(college));
    let rule = serde_json::to_string(&college.rule()).map_err(Error::internal)?;
    let write = move |tx: &Tx<'_>| {
        let new = Kept {
            id: tx.new_id(),
            syndicate_id: body,
            college: word.clone(),
            seats,
            rule: rule.clone(),
            held_on,
            until_on: None,
            proclaimed_at: None,
            version: 1,
        };
        store::elections::insert(tx, &new)?;
        deeds::of_body(tx, "territory.election", ("election", new.id), by, now)?;
        Ok(new.id)
    };
    let id = app.db.write(write).await?;
    Ok(Answer::to(urls::election(body, id)))
}

const fn seats(college: &College) -> u16 {
    match college.representatives {
        Representatives::Elected { seats } | Representatives::EachMember { seats } => seats,
        Representatives::ByInhabitants { .. } => 0,
    }
}

async fn load(app: &App, ui: &Ui, syndicate: &Assembly) -> Result<Shown> {
    if syndicate.kind != BodyKind::Syndicate {
        return Err(Error::NotFound);
    }
    let (body, today) = (syndicate.body.id, ui.today());
    let load = move |tx: &Tx<'_>| {
        let all = store::elections::of_syndicate(tx, body)?;
        Ok(Shown { all, composition: delegate::composition(tx, body, today)? })
    };
    Ok(app.db.read(load).await?)
}

async fn show(
    app: &App,
    ui: &Ui,
    syndicate: &Assembly,
    form: &ElectionForm,
    problems: &Problems,
) -> Result<Page> {
    let shown = load(app, ui, syndicate).await?;
    Ok(view(ui, syndicate, &shown, form, problems))
}

fn view(
    ui: &Ui,
    syndicate: &Assembly,
    shown: &Shown,
    form: &ElectionForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "territory-elections");
    let back = urls::delegates(syndicate.body.id);
    let crumbs = [(&*back, &*t!(ui, "territory-delegates"))];
    let content = html! {
        (ui::breadcrumb(ui, &crumbs))
        h1 { (title) }
        @if shown.all.is_empty() { (ui::empty(t!(ui, "territory-no-election"), None)) }
        ul.rows.card { @for one in &shown.all { (row(ui, syndicate, shown, one)) } }
        @if ui.may::<Prepare>(syndicate) { (opening(ui, syndicate, shown, form, problems)) }
    };
    ui.narrow(&title, content)
}

fn row(ui: &Ui, syndicate: &Assembly, shown: &Shown, one: &Kept) -> Markup {
    let college = shown.composition.college(&one.college);
    let name = college.map_or(one.college.as_str(), |college| college.name.as_str());
    let state = match one.proclaimed_at {
        Some(_) => t!(ui, "territory-election-proclaimed"),
        None => t!(ui, "territory-election-open"),
    };
    html! {
        li { a.row href=(urls::election(syndicate.body.id, one.id)) {
            span {
                b { (name) }
                span.quiet { (one.held_on.in_words(ui.locale)) " · " (state) }
            }
            (ui::icon("chevron-right"))
        } }
    }
}

fn opening(
    ui: &Ui,
    syndicate: &Assembly,
    shown: &Shown,
    form: &ElectionForm,
    problems: &Problems,
) -> Markup {
    let options: Vec<(&str, &str)> = shown
        .composition
        .colleges
        .iter()
        .filter(|college| college.elects())
        .map(|college| (college.word.as_str(), college.name.as_str()))
        .collect();
    if options.is_empty() {
        return html! { p.quiet { (t!(ui, "territory-election-none")) } };
    }
    let label = t!(ui, "territory-college");
    let college =
        Field { name: "college", label: &label, value: &form.college, ..Field::default() };
    let label = t!(ui, "territory-election-on");
    let on = Field {
        name: "held_on",
        label: &label,
        value: &form.held_on,
        kind: "date",
        ..Field::default()
    };
    let content = html! {
        div.body { (ui::form(ui, &urls::elections(syndicate.body.id), problems, html! {
            (ui::select(ui, &college, &options, problems))
            (on.draw(ui, problems))
            div.actions { button.button { (t!(ui, "territory-election-new")) } }
        })) }
    };
    ui::card("new", t!(ui, "territory-election-new"), None, content)
}
