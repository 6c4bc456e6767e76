//! The accounts of a school: `GET /ecoles/{school}/comptes`, and its sheets: `POST
//! /ecoles/{school}/comptes/fiches`.

use crate::{
    codes::{self, Batch, ClassOf},
    pages::class::{self, SheetsForm},
    school_accounts::SchoolAccounts,
    store::lists::{self, ClassCount, StaffLine},
    urls,
};
use axum::{extract::State, response::Response};
use base::Id;
use maud::{Markup, html};
use people::Class;
use text::t;
use web::{App, Form, Granted, Manage, Page, Read, Result, Ui, ui};

pub async fn get(
    school: Granted<Read, SchoolAccounts>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let (id, now) = (school.school(), app.clock.now());
    let found = app.db.read(move |tx| {
        let classes = lists::classes_of_school(tx, id, now.day())?;
        Ok((classes, lists::staff_of_school(tx, id, now)?))
    });
    let (classes, staff) = found.await?;
    Ok(view(&ui, &school, &classes, &staff))
}

pub async fn post_sheets(
    school: Granted<Manage, SchoolAccounts>,
    State(app): State<App>,
    ui: Ui,
    form: Form<SheetsForm>,
) -> Result<Response> {
    let (id, today) = (school.school(), app.clock.today());
    let found = app.db.read(move |tx| {
        let classes = lists::classes_of_school(tx, id, today)?;
        let young = people::class::levels_of(
            tx,
            &classes.iter().map(|class| class.class_id).collect::<Vec<_>>(),
        )?;
        Ok((classes, young))
    });
    let (classes, levels) = found.await?;
    let is_young =
        |class: Id<Class>| levels.iter().any(|(known, level)| *known == class && level.is_young());
    let of = |class: ClassCount| ClassOf {
        id: class.class_id,
        is_young: is_young(class.class_id),
        name: class.name,
    };
    let batch = Batch {
        school: id,
        school_name: school.name.clone(),
        name: school.name.clone(),
        classes: classes.into_iter().map(of).collect(),
        with_staff: school.viewer.administers(id) || school.viewer.is_platform_administrator(),
        whom: class::whom(&form),
    };
    let sheets = codes::sheets(&app, school.viewer.person, batch).await?;
    Ok(class::downloaded(&ui, sheets, &urls::school_accounts(school.id)))
}

fn view(
    ui: &Ui,
    school: &Granted<Read, SchoolAccounts>,
    classes: &[ClassCount],
    staff: &[StaffLine],
) -> Page {
    let title = t!(ui, "account-school-title", school = school.name);
    let sum = |count: fn(&ClassCount) -> i64| classes.iter().map(count).sum::<i64>();
    let body = html! {
        h1 { (title) }
        dl.figures {
            div {
                dt { (t!(ui, "account-class-guardians-active")) }
                dd { (t!(ui, "account-count-of", count = sum(|it| it.guardians_active),
                         total = sum(|it| it.guardians))) }
            }
            div {
                dt { (t!(ui, "account-class-pupils-active")) }
                dd { (t!(ui, "account-count-of", count = sum(|it| it.pupils_active),
                         total = sum(|it| it.pupils))) }
            }
        }
        (class::sheets_form(ui, &urls::school_sheets(school.id)))
        (classes_card(ui, classes))
        (staff_card(ui, staff))
    };
    ui.page(&title, body)
}

fn classes_card(ui: &Ui, classes: &[ClassCount]) -> Markup {
    let content = html! {
        ul.rows {
            @for class in classes {
                li { a.row href=(urls::class_accounts(class.class_id.cast())) {
                    span.face { (ui::icon("users")) }
                    span {
                        b { (class.name) }
                        span.quiet { (come(ui, class)) }
                    }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("classes", t!(ui, "account-school-classes"), None, content)
}

fn come(ui: &Ui, class: &ClassCount) -> String {
    let (guardians, total) = (class.guardians_active, class.guardians);
    t!(ui, "account-school-class", guardians = guardians, total = total).into_owned()
}

fn staff_card(ui: &Ui, staff: &[StaffLine]) -> Markup {
    let content = html! {
        ul.rows {
            @for line in staff {
                li { div.row {
                    (ui::face(&line.name()))
                    span {
                        b { (line.name().listed()) }
                        @if let Some(login) = &line.login { span.quiet { (login) } }
                        (class::state(ui, line.activated_at.is_some(), line.code_until.is_some()))
                    }
                    (ui::action(ui, &urls::account_code(line.person_id.cast()), html! {
                        button.button.plain.small { (t!(ui, "account-code-one")) }
                    }))
                } }
            }
        }
    };
    ui::card("staff", t!(ui, "account-school-staff"), None, content)
}
