//! The bank of appreciations: one's own, `/evaluations/phrases`.

use crate::{
    phrase::{Bank, PHRASES_MAX, Phrase, STEP_MAX, WORDS_CHARS_MAX},
    store, urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{Person, School};
use serde::Deserialize;
use web::{
    Answer, App, At, Edit, Form, Granted, Page, Problems, Read, Result, Ui, Viewer, form, id, t,
    ui::{self, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PhraseForm {
    pub words: String,
    /// The rank of a step; none for any.
    pub step: String,
    /// The phrase that goes.
    pub remove: String,
}

/// What a form says.
pub enum Deed {
    Add(Option<u8>, String),
    Remove(Id<Phrase>),
}

impl PhraseForm {
    pub fn check(&self, known: usize) -> Result<Deed, Problems> {
        if let Ok(phrase) = self.remove.parse() {
            return Ok(Deed::Remove(phrase));
        }
        if known >= PHRASES_MAX {
            return Err(Problems::one("words", id!("assessments-too-many-phrases")));
        }
        let words = form::required(&self.words, WORDS_CHARS_MAX).at("words");
        let step = match self.step.parse::<u8>() {
            Ok(step) if (1..=STEP_MAX).contains(&step) => Some(step),
            _ => None,
        };
        let (words,) = Problems::gather((words,))?;
        Ok(Deed::Add(step, words))
    }
}

/// Whose phrases they are.
#[derive(Clone, Copy)]
pub enum Owner {
    Person(Id<Person>),
    School(Id<School>),
}

pub fn write(tx: &Tx<'_>, owner: Owner, deed: &Deed, at: base::Instant) -> db::Result<()> {
    match (deed, owner) {
        (Deed::Remove(phrase), Owner::Person(person)) => {
            store::phrases::delete_own(tx, *phrase, person)
        }
        (Deed::Remove(phrase), Owner::School(school)) => {
            store::phrases::delete_of_school(tx, *phrase, school)
        }
        (Deed::Add(step, words), owner) => {
            let (person, school) = match owner {
                Owner::Person(person) => (Some(person), None),
                Owner::School(school) => (None, Some(school)),
            };
            let (id, step, words) = (tx.new_id(), *step, words.clone());
            store::phrases::insert(tx, &Phrase { id, school, person, step, words }, at)
        }
    }
}

pub async fn get(bank: Granted<Read, Bank>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let phrases = load(&app, &bank.viewer).await?;
    Ok(view(&ui, &phrases, &PhraseForm::default(), &Problems::none()))
}

async fn load(app: &App, viewer: &Viewer) -> Result<Vec<Phrase>> {
    let person = viewer.person;
    Ok(app.db.read(move |tx| store::phrases::of(tx, person, None)).await?)
}

pub async fn post(
    bank: Granted<Edit, Bank>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PhraseForm>,
) -> Result<Answer> {
    let phrases = load(&app, &bank.viewer).await?;
    let deed = match form.check(phrases.len()) {
        Ok(deed) => deed,
        Err(problems) => {
            return Ok(view(&ui, &phrases, &form, &problems).unprocessable().into());
        }
    };
    let (owner, now) = (Owner::Person(bank.viewer.person), ui.now);
    app.db.write(move |tx| write(tx, owner, &deed, now)).await?;
    Ok(Answer::to(urls::PHRASES).saying(t!(&ui, "assessments-phrases-saved")))
}

fn view(ui: &Ui, phrases: &[Phrase], form: &PhraseForm, problems: &Problems) -> Page {
    let title = t!(ui, "assessments-my-phrases");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "assessments-title"))]))
        h1 { (title) }
        p { (t!(ui, "assessments-phrases-hint")) }
        (list(ui, urls::PHRASES, phrases))
        (adding(ui, urls::PHRASES, form, problems))
    };
    ui.narrow(&title, body)
}

/// The phrases, each with a way to let it go.
pub fn list(ui: &Ui, url: &str, phrases: &[Phrase]) -> Markup {
    html! {
        @if phrases.is_empty() { (ui::empty(t!(ui, "assessments-no-phrases"), None)) }
        @else {
            ul.rows.card {
                @for phrase in phrases {
                    li { div.row {
                        span {
                            (phrase.words)
                            @if let Some(step) = phrase.step {
                                span.quiet { (t!(ui, "assessments-phrase-step", step = step)) }
                            }
                        }
                        form method="post" action=(url) {
                            (ui::token(ui))
                            button.round name="remove" value=(phrase.id)
                                aria-label=(t!(ui, "assessments-phrase-remove",
                                    words = phrase.words)) { (ui::icon("x")) }
                        }
                    } }
                }
            }
        }
    }
}

pub fn adding(ui: &Ui, url: &str, form: &PhraseForm, problems: &Problems) -> Markup {
    let (words, step) = (t!(ui, "assessments-phrase-words"), t!(ui, "assessments-phrase-for"));
    let any = t!(ui, "assessments-phrase-any");
    let ranks: Vec<(String, String)> = (1..=STEP_MAX)
        .map(|rank| (rank.to_string(), t!(ui, "assessments-phrase-rank", rank = rank).into_owned()))
        .collect();
    let mut options: Vec<(&str, &str)> = vec![("", &any)];
    options.extend(ranks.iter().map(|(value, words)| (value.as_str(), words.as_str())));
    let field = |name, label, value| Field { name, label, value, ..Field::default() };
    ui::form(
        ui,
        url,
        problems,
        html! {
            (ui::textarea(ui, &field("words", &words, &form.words), 2, problems))
            (ui::select(ui, &field("step", &step, &form.step), &options, problems))
            div.actions { button.button { (ui::icon("plus")) (t!(ui, "assessments-add")) } }
        },
    )
}
