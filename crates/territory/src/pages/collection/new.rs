//! A new collection: `GET` and `POST /territoire/{body}/collecte`. Every commune of the body is
//! invited, and told.

use super::new_form::{CollectionForm, USUAL};
use crate::{
    collection::{
        Collection, Collector, deeds,
        telling::{self, About, News},
        urls,
    },
    store::collection::collections::{self, Choice},
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{Body, body};
use web::{Answer, App, Create, Form, Granted, Page, Problems, Result, Ui, t, ui, ui::Field};

type Asked = Granted<Create<Collection>, Collector>;

pub async fn get(collector: Asked, State(app): State<App>, ui: Ui) -> Result<Page> {
    let choices = choices(&app).await?;
    Ok(view(&ui, &collector, &choices, &CollectionForm::empty(), &Problems::none()))
}

pub async fn post(
    collector: Asked,
    State(app): State<App>,
    ui: Ui,
    form: Form<CollectionForm>,
) -> Result<Answer> {
    let choices = choices(&app).await?;
    let title_of = |id| ui.words(id).into_owned();
    let id = collector.body.id;
    let new = match form.check(id, &choices, ui.today(), title_of) {
        Ok(new) => new,
        Err(problems) => {
            let page = view(&ui, &collector, &choices, &form, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let (by, now) = (collector.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        let today = now.day();
        let is_there = |body: &Body| body.closed_on.is_none_or(|day| day > today);
        let communes: Vec<Id<Body>> =
            body::communes_of(tx, id)?.into_iter().filter(is_there).map(|body| body.id).collect();
        if communes.is_empty() {
            return Ok(None);
        }
        let made = collections::insert(tx, &new, &communes, now)?;
        let row = collections::find(tx, made)?.ok_or(db::Error::Missing)?;
        let told = (Some(by), now);
        telling::tell(tx, &row, News::Invited, About::collection(&row), &communes, told)?;
        deeds::of(tx, (by, now), "collection.open", ("collection", made))?;
        Ok(Some((made, communes.len())))
    };
    let Some((made, count)) = app.db.write(write).await? else {
        let problems = Problems::one("title", text::id!("collection-wrong-no-commune"));
        let page = view(&ui, &collector, &choices, &form, &problems);
        return Ok(page.unprocessable().into());
    };
    let said = t!(ui, "collection-opened", count = count);
    Ok(Answer::to(urls::collection(made)).saying(said))
}

async fn choices(app: &App) -> Result<Vec<Choice>> {
    let today = app.clock.today();
    Ok(app.db.read(move |tx| collections::choices(tx, today)).await?)
}

fn view(
    ui: &Ui,
    collector: &Asked,
    choices: &[Choice],
    form: &CollectionForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "collection-new");
    let content = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "collection-title"))]))
        h1 { (title) }
        p.quiet { (collector.name) }
        @if choices.is_empty() { (ui::empty(t!(ui, "collection-no-competence"), None)) }
        @else {
            (ui::form(ui, &urls::new(collector.body.id), problems, html! {
                (competence(ui, choices, form, problems))
                (texts(ui, form, problems))
                (days(ui, &form.due_on, &form.every_days, problems))
                (pieces(ui, form, problems))
                p.quiet { (t!(ui, "collection-told")) }
                div.actions {
                    button.button { (ui::icon("send")) (t!(ui, "collection-open-do")) }
                }
            }))
        }
    };
    ui.narrow(&title, content)
}

fn competence(ui: &Ui, choices: &[Choice], form: &CollectionForm, problems: &Problems) -> Markup {
    let options: Vec<(String, String)> = choices
        .iter()
        .map(|it| (it.id.to_string(), format!("{} — {}", it.name, it.syndicate)))
        .collect();
    let options: Vec<(&str, &str)> =
        options.iter().map(|(value, words)| (value.as_str(), words.as_str())).collect();
    let label = t!(ui, "collection-competence");
    let field =
        Field { name: "competence", label: &label, value: &form.competence, ..Field::default() };
    ui::select(ui, &field, &options, problems)
}

fn texts(ui: &Ui, form: &CollectionForm, problems: &Problems) -> Markup {
    let label = t!(ui, "collection-field-title");
    let title = Field { name: "title", label: &label, value: &form.title, ..Field::default() };
    let (label, hint) = (t!(ui, "collection-field-words"), t!(ui, "collection-field-words-hint"));
    let words = Field {
        name: "words",
        label: &label,
        hint: Some(&hint),
        value: &form.words,
        is_optional: true,
        ..Field::default()
    };
    html! { (title.draw(ui, problems)) (ui::textarea(ui, &words, 5, problems)) }
}

/// The last day and the rhythm: used by the settings too.
pub fn days(ui: &Ui, due_on: &str, every_days: &str, problems: &Problems) -> Markup {
    let label = t!(ui, "collection-field-due");
    let due = Field {
        name: "due_on",
        label: &label,
        value: due_on,
        kind: "date",
        class: "short",
        ..Field::default()
    };
    let (label, hint) = (t!(ui, "collection-field-every"), t!(ui, "collection-field-every-hint"));
    let every = Field {
        name: "every_days",
        label: &label,
        hint: Some(&hint),
        value: every_days,
        kind: "number",
        class: "short",
        ..Field::default()
    };
    html! { (due.draw(ui, problems)) (every.draw(ui, problems)) }
}

fn pieces(ui: &Ui, form: &CollectionForm, problems: &Problems) -> Markup {
    let (label, hint) = (t!(ui, "collection-field-others"), t!(ui, "collection-field-others-hint"));
    let others = Field {
        name: "others",
        label: &label,
        hint: Some(&hint),
        value: &form.others,
        is_optional: true,
        ..Field::default()
    };
    html! {
        fieldset.choice {
            legend { (t!(ui, "collection-field-pieces")) }
            @for (word, _, id) in USUAL {
                label {
                    input type="checkbox" name="pieces" value=(word)
                        checked[form.pieces.iter().any(|it| it == word)];
                    span { (ui.words(id)) }
                }
            }
        }
        (ui::textarea(ui, &others, 3, problems))
    }
}
