//! Preparing dossiers: `/passage/ecoles/{school}/preparation?classe=…`. Those who end what the
//! school teaches are ticked already.

use super::prepare_form::{PrepareForm, destination, destination_fields};
use crate::{
    access::Prepare,
    dossier::Reason,
    preparing::{self, Leaving},
    refusal::Refusal,
    store::{self, pupils::Line},
    urls,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{Class, Level, School, SchoolKind, school};
use serde::Deserialize;
use web::{
    Answer, App, Form, Granted, Page, Problems, Result, Ui, passage::Lent, t, ui, ui::Field,
};

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    classe: Option<Id<Class>>,
}

pub struct Shown {
    pupils: Vec<Line>,
    pub near: Vec<Near>,
}

/// Does a school of this kind teach nothing after this level?
fn is_last(level: Level, kind: SchoolKind) -> bool {
    match level.next_in_school() {
        None => level != Level::Other,
        Some(next) => !next.is_taught_in(kind),
    }
}

async fn load(app: &App, school: &School) -> Result<Shown> {
    let (from, today) = (school.clone(), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let pupils = store::pupils::of_school(tx, from.id, today)?;
        Ok(Shown { pupils, near: near(tx, &from)? })
    };
    Ok(app.db.read(read).await?)
}

/// A school of this house where a pupil may go.
pub struct Near {
    pub id: Id<School>,
    pub name: String,
    /// It takes up where the school he leaves ends.
    pub is_next: bool,
}

/// The other schools of the town: those that take up where this one ends are first.
pub fn near(tx: &Tx<'_>, from: &School) -> db::Result<Vec<Near>> {
    let schools = school::of_town(tx, from.town)?.into_iter();
    let mut open: Vec<School> =
        schools.filter(|it| it.id != from.id && it.closed_on.is_none()).collect();
    open.sort_by_key(|it| !follows(from.kind, it.kind));
    let near = |it: School| {
        let is_next = follows(from.kind, it.kind);
        Near { id: it.id, name: it.name, is_next }
    };
    Ok(open.into_iter().map(near).collect())
}

/// Does a school of the second kind take up where one of the first ends?
fn follows(from: SchoolKind, to: SchoolKind) -> bool {
    match from {
        SchoolKind::Nursery => matches!(to, SchoolKind::Elementary | SchoolKind::Primary),
        SchoolKind::Elementary | SchoolKind::Primary => to == SchoolKind::Middle,
        SchoolKind::Middle | SchoolKind::High => to == SchoolKind::High,
    }
}

pub async fn get(
    school: Granted<Prepare, School>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let shown = load(&app, &school).await?;
    let of_class =
        shown.pupils.iter().filter(|it| asked.classe.is_none() || it.class == asked.classe);
    let ticked = of_class.filter(|it| is_last(it.level, school.kind));
    let next = shown.near.first().filter(|it| it.is_next);
    let form = PrepareForm {
        pupils: ticked.map(|it| it.id.to_string()).collect(),
        to: next.map(|it| it.id.to_string()).unwrap_or_default(),
        ..PrepareForm::new(ui.today())
    };
    Ok(view(&ui, &school, &shown, asked, (&form, &Problems::none())))
}

pub async fn post(
    school: Granted<Prepare, School>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
    form: Form<PrepareForm>,
) -> Result<Answer> {
    let said = match form.check(ui.today()) {
        Ok(said) => said,
        Err(problems) => return again(&app, &ui, &school, asked, (&form, &problems)).await,
    };
    let (from, keepers, now) = (School::clone(&school), Lent::of(&app), app.clock.now());
    let by = school.viewer.person;
    let write = move |tx: &Tx<'_>| {
        let to = match destination(tx, from.id, &said.to)? {
            Ok(to) => to,
            Err(problems) => return Ok(Err(problems)),
        };
        let (pupils, reason, due_on) = (said.pupils.clone(), said.reason, said.due_on);
        let leaving = Leaving { pupils, to, reason, due_on, by, at: now };
        preparing::prepare(tx, &keepers, &from, &leaving).map(Ok)
    };
    let problems = match app.db.write(write).await {
        Ok(Ok(count)) => {
            let words = t!(&ui, "passage-prepared", count = count);
            return Ok(Answer::to(urls::school(school.id)).saying(words));
        }
        Ok(Err(problems)) => problems,
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => refusal.problems(),
            None => return Err(error.into()),
        },
    };
    again(&app, &ui, &school, asked, (&form, &problems)).await
}

async fn again(
    app: &App,
    ui: &Ui,
    school: &School,
    asked: Asked,
    form: (&PrepareForm, &Problems),
) -> Result<Answer> {
    let shown = load(app, school).await?;
    Ok(view(ui, school, &shown, asked, form).unprocessable().into())
}

fn view(
    ui: &Ui,
    school: &School,
    shown: &Shown,
    asked: Asked,
    (form, problems): (&PrepareForm, &Problems),
) -> Page {
    let title = t!(ui, "passage-prepare");
    let back = t!(ui, "passage-school-title", name = school.name);
    let reasons: Vec<_> =
        Reason::ALL.iter().map(|it| (it.word(), super::pieces::reason(ui, *it))).collect();
    let reasons: Vec<(&str, &str)> = reasons.iter().map(|(word, it)| (*word, &**it)).collect();
    let label = t!(ui, "passage-reason");
    let reason = Field { name: "reason", label: &label, value: &form.reason, ..Field::default() };
    let action = match asked.classe {
        Some(class) => urls::preparation_of(school.id, class),
        None => urls::preparation(school.id),
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::school(school.id), &back)]))
        h1 { (title) }
        p { (t!(ui, "passage-prepare-lead")) }
        (classes(ui, school, shown, asked))
        (ui::form(ui, &action, problems, html! {
            (pupils(ui, shown, asked, form, problems))
            (ui::choice(ui, &reason, &reasons, problems))
            (destination_fields(ui, form, problems, &shown.near))
            div.actions { button.button { (t!(ui, "passage-prepare-do")) } }
        }))
    };
    ui.narrow(&title, body)
}

fn classes(ui: &Ui, school: &School, shown: &Shown, asked: Asked) -> Markup {
    let mut classes: Vec<(Id<Class>, &str)> = Vec::new();
    for pupil in &shown.pupils {
        if let (Some(class), Some(name)) = (pupil.class, &pupil.class_name)
            && !classes.iter().any(|(known, _)| *known == class)
        {
            classes.push((class, name));
        }
    }
    let urls: Vec<String> =
        classes.iter().map(|(class, _)| urls::preparation_of(school.id, *class)).collect();
    let all_url = urls::preparation(school.id);
    let all = t!(ui, "passage-all-classes");
    let chip = |url, words, is_open| ui::Chip { url, words, number: None, is_open };
    let mut chips = vec![chip(&*all_url, &*all, asked.classe.is_none())];
    chips.extend(
        classes
            .iter()
            .zip(&urls)
            .map(|((class, name), url)| chip(url, name, asked.classe == Some(*class))),
    );
    ui::chips(t!(ui, "passage-classes-chips"), &chips)
}

/// Each pupil with his box. Of all classes at once, those alone who end what the school teaches.
fn pupils(ui: &Ui, shown: &Shown, asked: Asked, form: &PrepareForm, problems: &Problems) -> Markup {
    let is_ticked = |line: &Line| form.pupils.contains(&line.id.to_string());
    let listed: Vec<&Line> = shown
        .pupils
        .iter()
        .filter(|it| if asked.classe.is_some() { it.class == asked.classe } else { is_ticked(it) })
        .collect();
    html! {
        fieldset.choice #pupils {
            legend { (t!(ui, "passage-pupils")) }
            @if let Some(problem) = problems.of("pupils") {
                p.error { (ui.words(problem.text)) }
            }
            @if listed.is_empty() { p { (t!(ui, "passage-pupils-choose-class")) } }
            @for it in listed {
                label {
                    input type="checkbox" name="pupils" value=(it.id) checked[is_ticked(it)];
                    span {
                        (it.name().full())
                        @if let Some(class) = &it.class_name { " " span.quiet { (class) } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_end_what_a_school_teaches_are_ticked() {
        assert!(is_last(Level::Cm2, SchoolKind::Elementary));
        assert!(is_last(Level::Gs, SchoolKind::Nursery));
        assert!(!is_last(Level::Gs, SchoolKind::Primary));
        assert!(is_last(Level::Third, SchoolKind::Middle));
        assert!(!is_last(Level::Other, SchoolKind::Primary));
        assert!(!is_last(Level::Ce1, SchoolKind::Elementary));
    }
}
