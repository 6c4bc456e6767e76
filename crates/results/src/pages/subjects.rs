//! The subjects of a school and what they weigh: `/resultats/ecoles/{school}/matieres`.

use crate::{
    Election, Subject,
    access::{Arrange, Consult},
    deeds, mark,
    store::subjects as store,
    subject, urls,
};
use axum::extract::State;
use base::{Id, fold, parse_decimal};
use db::Tx;
use maud::{Markup, html};
use people::School;
use std::{borrow::Cow, collections::HashMap};
use web::{Answer, App, Form, Granted, Page, Problem, Problems, Result, Ui, form, t, ui};

type Fields = HashMap<String, String>;

const NAME_CHARS_MAX: usize = 80;
/// A coefficient of 100.
const WEIGHT_MAX: i64 = 10_000;

pub async fn get(school: Granted<Consult, School>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = school.id;
    let subjects = app.db.read(move |tx| subject::of_school(tx, id)).await?;
    Ok(view(&ui, &school, &subjects, &Fields::new(), &Problems::none()))
}

pub async fn post(
    school: Granted<Arrange, School>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Fields>,
) -> Result<Answer> {
    let (id, by, now) = (school.id, school.viewer.person, ui.now);
    let subjects = app.db.read(move |tx| subject::of_school(tx, id)).await?;
    let (changed, added) = match check(&subjects, &form, now.day()) {
        Ok(checked) => checked,
        Err(problems) => {
            return Ok(view(&ui, &school, &subjects, &form, &problems).unprocessable().into());
        }
    };
    let known = subjects.len();
    let write = move |tx: &Tx<'_>| {
        store::update(tx, id, &changed)?;
        store::insert(tx, id, known, &added)?;
        subject::settle(tx, id, now.day())?;
        deeds::arranged(tx, id, "subjects", by, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::subjects(id)).saying(t!(&ui, "results-saved")))
}

fn field(what: &str, subject: Id<Subject>) -> String {
    format!("{what}-{subject}")
}

/// The subjects as the form has them, and the names of new ones. A sub-subject is of a subject that
/// is of none: two floors are enough for a bulletin.
fn check(
    subjects: &[Subject],
    fields: &Fields,
    today: base::Day,
) -> Result<(Vec<Subject>, Vec<String>), Problems> {
    let (mut problems, mut changed) = (Problems::none(), Vec::new());
    let mut wrong = |text: &'static str, name: &str| {
        let args = vec![("name", name.to_owned())];
        let problem = Problem { field: "subjects", text, args };
        problems = std::mem::take(&mut problems).and(problem);
    };
    for subject in subjects {
        let typed = |what: &str| fields.get(&field(what, subject.id)).map(|it| it.trim());
        let mut it = subject.clone();
        if let Some(weight) = typed("weight") {
            match parse_decimal(weight, 2).ok().filter(|it| (0..=WEIGHT_MAX).contains(it)) {
                Some(weight) => it.weight = u32::try_from(weight).unwrap_or(0),
                None => wrong(text::id!("results-wrong-weight"), &it.name),
            }
        }
        if let Some(code) = typed("code") {
            let is_code = code.chars().count() == 6 && code.chars().all(char::is_alphanumeric);
            if code.is_empty() || is_code {
                code.to_uppercase().clone_into(&mut it.code);
            } else {
                wrong(text::id!("results-wrong-code"), &it.name);
            }
        }
        if let Some(election) = typed("election").and_then(Election::parse) {
            it.election = election;
        }
        if let Some(parent) = typed("parent") {
            it.parent = parent.parse().ok().filter(|parent| *parent != it.id);
        }
        let is_retired = typed("retired").is_some();
        it.retired_on = is_retired.then(|| it.retired_on.unwrap_or(today));
        changed.push(it);
    }
    let is_top = |id: Id<Subject>| changed.iter().any(|it| it.id == id && it.parent.is_none());
    for it in changed.iter().filter(|it| it.parent.is_some_and(|parent| !is_top(parent))) {
        wrong(text::id!("results-wrong-parent"), &it.name);
    }
    let new = fields.get("new").map(String::as_str).unwrap_or_default();
    let added = match form::optional(new, NAME_CHARS_MAX) {
        Ok(name) => name,
        Err(text) => {
            problems = problems.and(Problem { field: "new", text, args: Vec::new() });
            None
        }
    };
    if let Some(name) = &added
        && subjects.iter().any(|it| fold(&it.name) == fold(name))
    {
        let text = text::id!("results-subject-known");
        problems = problems.and(Problem { field: "new", text, args: Vec::new() });
    }
    if problems.is_empty() { Ok((changed, added.into_iter().collect())) } else { Err(problems) }
}

fn view(
    ui: &Ui,
    school: &School,
    subjects: &[Subject],
    fields: &Fields,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "results-subjects");
    let may = ui.may::<Arrange>(school);
    let new = fields.get("new").map(String::as_str).unwrap_or_default();
    let (label, hint) = (t!(ui, "results-subject-new"), t!(ui, "results-subject-new-hint"));
    let new = ui::Field {
        name: "new",
        label: &label,
        hint: Some(&hint),
        value: new,
        is_optional: true,
        ..ui::Field::default()
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::school(school.id), &t!(ui, "results-school-title"))]))
        h1 { (title) }
        p { (t!(ui, "results-subjects-lead")) }
        @if subjects.is_empty() { p.quiet { (t!(ui, "results-subjects-none")) } }
        @if may {
            (ui::form(ui, &urls::subjects(school.id), problems, html! {
                (table(ui, subjects, fields, true))
                (new.draw(ui, problems))
                div.actions { button.button { (t!(ui, "results-save")) } }
            }))
        } @else { (table(ui, subjects, fields, false)) }
    };
    ui.page(&title, body)
}

fn table(ui: &Ui, subjects: &[Subject], fields: &Fields, may: bool) -> Markup {
    if subjects.is_empty() {
        return html! { div #subjects {} };
    }
    let columns = [
        t!(ui, "results-subject"),
        t!(ui, "results-coefficient"),
        t!(ui, "results-code"),
        t!(ui, "results-election"),
        t!(ui, "results-part-of"),
        t!(ui, "results-no-longer"),
    ];
    html! {
        div.table-box #subjects tabindex="-1" {
            table.table {
                caption { (t!(ui, "results-subjects")) }
                thead { tr { @for column in &columns { th scope="col" { (column) } } } }
                tbody { @for it in subjects {
                    @if may { (line(ui, it, subjects, fields, &columns)) }
                    @else {
                        tr {
                            th scope="row" { (it.name) }
                            td data-label=(columns[1]) { (mark::written(i64::from(it.weight))) }
                            td data-label=(columns[2]) { (it.code) }
                            td data-label=(columns[3]) { (election(ui, it.election)) }
                            td data-label=(columns[4]) { (parent_of(it, subjects)) }
                            td data-label=(columns[5]) {
                                @if let Some(day) = it.retired_on { (day.french()) }
                            }
                        }
                    }
                } }
            }
        }
    }
}

fn election(ui: &Ui, election: Election) -> Cow<'_, str> {
    match election {
        Election::Common => t!(ui, "results-election-common"),
        Election::Compulsory => t!(ui, "results-election-compulsory"),
        Election::Optional => t!(ui, "results-election-optional"),
        Election::Academic => t!(ui, "results-election-academic"),
        Election::Religious => t!(ui, "results-election-religious"),
        Election::Specific => t!(ui, "results-election-specific"),
        Election::D => t!(ui, "results-election-d"),
    }
}

fn parent_of<'a>(it: &Subject, subjects: &'a [Subject]) -> &'a str {
    let parent = subjects.iter().find(|other| Some(other.id) == it.parent);
    parent.map_or("", |parent| parent.name.as_str())
}

fn line(
    ui: &Ui,
    it: &Subject,
    subjects: &[Subject],
    fields: &Fields,
    columns: &[Cow<'_, str>],
) -> Markup {
    let typed = |what: &str, or: String| fields.get(&field(what, it.id)).cloned().unwrap_or(or);
    let parent = typed("parent", it.parent.map(|parent| parent.to_string()).unwrap_or_default());
    let chosen = typed("election", it.election.word().to_owned());
    let label = |column: &str| format!("{column}, {}", it.name);
    let tops = subjects.iter().filter(|other| other.parent.is_none() && other.id != it.id);
    html! {
        tr {
            th scope="row" { (it.name) }
            td data-label=(columns[1]) {
                input.input.short inputmode="decimal" name=(field("weight", it.id))
                    aria-label=(label(&columns[1]))
                    value=(typed("weight", mark::written(i64::from(it.weight))));
            }
            td data-label=(columns[2]) {
                input.input.short name=(field("code", it.id)) maxlength="6"
                    aria-label=(label(&columns[2])) value=(typed("code", it.code.clone()));
            }
            td data-label=(columns[3]) {
                select.input name=(field("election", it.id)) aria-label=(label(&columns[3])) {
                    @for way in Election::ALL {
                        option value=(way.word()) selected[way.word() == chosen] {
                            (election(ui, *way))
                        }
                    }
                }
            }
            td data-label=(columns[4]) {
                select.input name=(field("parent", it.id)) aria-label=(label(&columns[4])) {
                    option value="" { (t!(ui, "results-no-parent")) }
                    @for top in tops {
                        option value=(top.id) selected[top.id.to_string() == parent] {
                            (top.name)
                        }
                    }
                }
            }
            td data-label=(columns[5]) {
                input type="checkbox" name=(field("retired", it.id)) value="on"
                    aria-label=(label(&columns[5])) checked[it.retired_on.is_some()];
            }
        }
    }
}
