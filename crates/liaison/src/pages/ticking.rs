//! What came back on paper, ticked for many pupils at once: `/liaison/{slip}/papier`.

use super::{pieces, sign_form, slip_form::SlipForm, write::Pairs};
use crate::{
    Slip,
    following::{self, Sheet},
    question::{Answers, Ask, Question},
    refusal::Refusal,
    signature,
    signing::{self, Papers},
    slip::Follow,
    store::{self, follow::PupilRow},
    urls,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{Class, Person};
use serde::Deserialize;
use ui::Tone;
use web::{Answer, App, Error, Granted, Page, Problem, Problems, Result, Ui, t, ui};

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    classe: Option<Id<Class>>,
    /// Whose paper was scanned.
    eleve: Option<Id<Person>>,
}

pub async fn get(
    slip: Granted<Follow, Slip>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let class = match asked.eleve {
        Some(pupil) => {
            let id = slip.id;
            app.db.read(move |tx| store::pupils::class_of(tx, id, pupil)).await?
        }
        None => asked.classe,
    };
    let sheet = load(&slip, &app, class).await?;
    let mut form = SlipForm::default();
    if let Some(pupil) = asked.eleve {
        form.set("pupil", &pupil.to_string());
    }
    form.set("once", &app.random.token());
    Ok(view(&ui, &slip, &sheet, &form, &Problems::none()))
}

async fn load(slip: &Slip, app: &App, class: Option<Id<Class>>) -> Result<Sheet> {
    if !slip.is_open() {
        return Err(Error::Conflict);
    }
    let written = slip.written.clone();
    Ok(app.db.read(move |tx| following::load(tx, &written, class)).await?)
}

pub async fn post(
    slip: Granted<Follow, Slip>,
    State(app): State<App>,
    ui: Ui,
    form: Pairs,
) -> Result<Answer> {
    let form = SlipForm(form.0);
    let class = form.get("classe").parse().ok();
    let sheet = load(&slip, &app, class).await?;
    let pupils = match ticked(&form, &sheet) {
        Ok(pupils) => pupils,
        Err(problems) => {
            return Ok(view(&ui, &slip, &sheet, &form, &problems).unprocessable().into());
        }
    };
    let codes = pupils.iter().map(|_| signature::code(&app.random)).collect();
    let once = form.get("once").to_owned();
    let papers = Papers { pupils, once, codes, now: app.clock.now() };
    let (id, again) = (slip.id, Slip::clone(&slip));
    match app.db.write(move |tx: &Tx<'_>| signing::record(tx, &slip, &papers)).await {
        Ok(count) => {
            let said = t!(&ui, "liaison-said-recorded", count = count).into_owned();
            Ok(Answer::to(urls::follow(id)).saying(said))
        }
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => {
                Ok(view(&ui, &again, &sheet, &form, &problems).unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

/// The field of a pupil's line begins so.
fn prefix(pupil: Id<Person>) -> String {
    format!("p{pupil}_")
}

/// Those whose paper is there, with what it says.
fn ticked(form: &SlipForm, sheet: &Sheet) -> Result<Vec<(Id<Person>, Answers)>, Problems> {
    let ticked: Vec<Id<Person>> =
        form.all("pupil").filter_map(|value| value.parse().ok()).collect();
    let mut problems = Problems::none();
    let mut pupils = Vec::new();
    for row in awaited(sheet).filter(|row| ticked.contains(&row.pupil_id)) {
        let mut answers = Answers::new();
        for question in &sheet.questions {
            match sign_form::answer(form, question, &prefix(row.pupil_id)) {
                Ok(Some(answer)) => drop(answers.insert(question.number, answer)),
                Ok(None) => {}
                Err(problem) => {
                    let args =
                        vec![("name", row.name().full()), ("question", question.label.clone())];
                    let text = text::id!("liaison-refused-paper");
                    problems = problems.and(Problem { text, args, ..problem });
                }
            }
        }
        pupils.push((row.pupil_id, answers));
    }
    if pupils.is_empty() {
        problems = problems.and(Problem {
            field: "pupil",
            text: text::id!("liaison-refused-no-paper"),
            args: Vec::new(),
        });
    }
    if problems.is_empty() { Ok(pupils) } else { Err(problems) }
}

/// The pupils for whom something is still awaited.
fn awaited(sheet: &Sheet) -> impl Iterator<Item = &PupilRow> {
    sheet.pupils.iter().filter(|row| row.left_at.is_none() && !sheet.is_done(row.pupil_id))
}

fn view(ui: &Ui, slip: &Slip, sheet: &Sheet, form: &SlipForm, problems: &Problems) -> Page {
    let title = t!(ui, "liaison-tick-title", title = slip.title);
    let rows: Vec<&PupilRow> = awaited(sheet).collect();
    let class = sheet.class.map(|class| class.to_string()).unwrap_or_default();
    let body = html! {
        (pieces::way_back_to(ui, slip))
        h1 { (title) }
        @if sheet.class.is_some() {
            (super::follow::class_chips(ui, sheet, |class| urls::ticking_class(slip.id, class)))
        }
        @if rows.is_empty() {
            (ui::note(Tone::Ok, t!(ui, "liaison-nobody-missing")))
        } @else {
            p.quiet { (t!(ui, "liaison-tick-hint")) }
            (ui::form(ui, &urls::ticking(slip.id), problems, html! {
                input type="hidden" name="once" value=(form.get("once"));
                input type="hidden" name="classe" value=(class);
                (lines(ui, sheet, &rows, form))
                div.actions.full {
                    button.button { (ui::icon("check")) (t!(ui, "liaison-record")) }
                    a.button.plain href=(urls::follow(slip.id)) { (t!(ui, "liaison-back")) }
                }
            }))
        }
    };
    ui.page(&title, body)
}

fn lines(ui: &Ui, sheet: &Sheet, rows: &[&PupilRow], form: &SlipForm) -> Markup {
    let ticked: Vec<&str> = form.all("pupil").collect();
    let pupil = t!(ui, "liaison-pupil");
    html! {
        div.table-box #pupil {
            table.table role="table" {
                caption.hidden { (t!(ui, "liaison-tick")) }
                thead role="rowgroup" {
                    tr role="row" {
                        th role="columnheader" { (pupil) }
                        @for question in &sheet.questions {
                            th role="columnheader" { (question.label) }
                        }
                    }
                }
                tbody role="rowgroup" {
                    @for row in rows {
                        @let id = row.pupil_id.to_string();
                        tr role="row" {
                            th role="rowheader" scope="row" {
                                label.check {
                                    input type="checkbox" name="pupil" value=(id)
                                        checked[ticked.contains(&id.as_str())];
                                    span { (row.name().full()) }
                                }
                            }
                            @for question in &sheet.questions {
                                td role="cell" data-label=(question.label) {
                                    (cell(ui, question, row, form))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The answer of one pupil to one question, as small as it can be.
fn cell(ui: &Ui, question: &Question, row: &PupilRow, form: &SlipForm) -> Markup {
    let name = format!("{}{}", prefix(row.pupil_id), question.field());
    let label = format!("{}, {}", question.label, row.name().full());
    let typed = form.get(&name).to_owned();
    let chosen: Vec<&str> = form.all(&name).collect();
    let options: Vec<(String, String)> = if question.ask == Ask::YesNo {
        vec![
            ("yes".to_owned(), t!(ui, "liaison-yes").into_owned()),
            ("no".to_owned(), t!(ui, "liaison-no").into_owned()),
        ]
    } else {
        let place = |(place, it): (usize, &crate::question::Possible)| {
            (place.to_string(), it.label.clone())
        };
        question.options.iter().enumerate().map(place).collect()
    };
    html! {
        @match question.ask {
            Ask::Amount | Ask::Text => {
                input.input.short name=(name) value=(typed) aria-label=(label);
            }
            Ask::Several => {
                @for (value, words) in &options {
                    label.check {
                        input type="checkbox" name=(name) value=(value)
                            checked[chosen.contains(&value.as_str())];
                        span { (words) }
                    }
                }
            }
            Ask::YesNo | Ask::Choice | Ask::Slot => {
                select.input name=(name) aria-label=(label) {
                    option value="" { "—" }
                    @for (value, words) in &options {
                        option value=(value) selected[*value == typed] { (words) }
                    }
                }
            }
        }
    }
}
