//! The team of a class of the next year: `POST …/equipe` adds somebody of the school, `POST
//! …/equipe/fin` takes him away.

use super::{class::asked, pieces, words};
use crate::{
    Mate, YearChange, YearClass,
    change::Prepare,
    editing,
    shown::{Shown, mate_word, parse_mate},
    urls,
};
use axum::extract::{Path, State};
use maud::{Markup, html};
use people::Function;
use serde::Deserialize;
use web::{
    Answer, App, Error, Form, Granted, Problems, Result, Ui, t,
    ui::{self, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MateForm {
    version: i64,
    person: String,
    function: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EndForm {
    version: i64,
    mate: String,
}

pub async fn add(
    change: Granted<Prepare, YearChange>,
    State(app): State<App>,
    ui: Ui,
    Path((_, class)): Path<(String, String)>,
    form: Form<MateForm>,
) -> Result<Answer> {
    let class = asked(&class)?;
    let function = Function::parse(&form.function).filter(|it| words::FUNCTIONS.contains(it));
    let (Ok(person), Some(function)) = (form.person.parse(), function) else {
        return Err(Error::BadRequest);
    };
    let mate = Mate { person, function, subject: String::new() };
    let wanted = YearChange { version: form.version, ..(*change).clone() };
    app.db.write(move |tx| editing::add_mate(tx, &wanted, class, &mate)).await?;
    Ok(Answer::to(urls::class(change.id, class)).saying(t!(ui, "rollover-mate-added")))
}

pub async fn remove(
    change: Granted<Prepare, YearChange>,
    State(app): State<App>,
    ui: Ui,
    Path((_, class)): Path<(String, String)>,
    form: Form<EndForm>,
) -> Result<Answer> {
    let class = asked(&class)?;
    let mate = parse_mate(&form.mate).ok_or(Error::BadRequest)?;
    let wanted = YearChange { version: form.version, ..(*change).clone() };
    app.db.write(move |tx| editing::remove_mate(tx, &wanted, class, &mate)).await?;
    Ok(Answer::to(urls::class(change.id, class)).saying(t!(ui, "rollover-mate-removed")))
}

pub fn card(ui: &Ui, change: &YearChange, shown: &Shown, class: &YearClass) -> Markup {
    let is_open = change.state.is_open();
    ui::card(
        "team",
        t!(ui, "rollover-team"),
        None,
        html! {
            @if class.team.is_empty() { (ui::empty(t!(ui, "rollover-no-team"), None)) }
            ul.rows {
                @for mate in &class.team {
                    li { div.row {
                        span.face aria-hidden="true" { (ui::icon("user")) }
                        span {
                            b { (shown.formal(mate.person)) }
                            span.quiet { (words::function(ui, mate.function)) }
                        }
                        @if is_open { (ending(ui, change, class, shown, mate)) }
                    } }
                }
            }
            @if is_open { div.body { (adding(ui, change, shown, class)) } }
        },
    )
}

fn ending(ui: &Ui, change: &YearChange, class: &YearClass, shown: &Shown, mate: &Mate) -> Markup {
    let name = shown.formal(mate.person);
    ui::action(
        ui,
        &urls::of_class(change.id, class.id, "equipe/fin"),
        html! {
            (pieces::version(change))
            input type="hidden" name="mate" value=(mate_word(mate));
            button.button.plain.small aria-label=(t!(ui, "rollover-mate-remove-one", name = name)) {
                (t!(ui, "rollover-mate-remove"))
            }
        },
    )
}

fn adding(ui: &Ui, change: &YearChange, shown: &Shown, class: &YearClass) -> Markup {
    let staff: Vec<(String, String)> =
        shown.staff.iter().map(|(person, name)| (person.to_string(), name.listed())).collect();
    let given =
        words::FUNCTIONS.map(|it| (it.word().to_owned(), words::function(ui, it).into_owned()));
    let (who, what) = (t!(ui, "rollover-field-colleague"), t!(ui, "rollover-field-function"));
    let person = Field { name: "person", label: &who, ..Field::default() };
    let teacher = Function::Teacher.word();
    let function = Field { name: "function", label: &what, value: teacher, ..Field::default() };
    ui::form(
        ui,
        &urls::of_class(change.id, class.id, "equipe"),
        &Problems::none(),
        html! {
            (pieces::version(change))
            (ui::select(ui, &person, &pieces::borrowed(&staff), &Problems::none()))
            (ui::select(ui, &function, &pieces::borrowed(&given), &Problems::none()))
            div.actions { button.button.plain { (t!(ui, "rollover-mate-add")) } }
        },
    )
}
