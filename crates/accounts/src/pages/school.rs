//! The accounts of a school: `GET /ecoles/{school}/comptes`, and its sheets: `POST
//! /ecoles/{school}/comptes/fiches`.

use crate::{
    card,
    codes::{self, Batch, ClassOf},
    pages::class::{self, SheetsForm},
    school_accounts::SchoolAccounts,
    store::{
        lists::{self, StaffLine},
        states::{self, ClassState, SchoolState},
    },
    urls,
};
use axum::{extract::State, response::Response};
use maud::{Markup, html};
use text::t;
use web::{App, Form, Granted, Manage, Page, Read, Result, Ui, Viewer, ui};

pub async fn get(
    school: Granted<Read, SchoolAccounts>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let (id, now) = (school.school(), app.clock.now());
    let found = app.db.read(move |tx| {
        Ok(Content {
            state: states::of_school(tx, id)?,
            classes: states::classes_of(tx, id, now.day())?,
            staff: lists::staff_of_school(tx, id, now)?,
        })
    });
    Ok(view(&ui, &school, &found.await?))
}

struct Content {
    state: SchoolState,
    classes: Vec<ClassState>,
    staff: Vec<StaffLine>,
}

pub async fn post_sheets(
    school: Granted<Manage, SchoolAccounts>,
    State(app): State<App>,
    ui: Ui,
    form: Form<SheetsForm>,
) -> Result<Response> {
    let (id, today) = (school.school(), app.clock.today());
    let classes = app.db.read(move |tx| states::classes_of(tx, id, today)).await?;
    let of = |class: ClassState| ClassOf { id: class.class_id, name: class.name };
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

fn view(ui: &Ui, school: &Granted<Read, SchoolAccounts>, content: &Content) -> Page {
    let title = t!(ui, "account-school-title", school = school.name);
    let body = html! {
        h1 { (title) }
        (figures(ui, &content.state))
        (class::sheets_form(ui, &urls::school_sheets(school.id)))
        (classes_card(ui, &content.classes))
        (staff_card(ui, &school.viewer, &content.staff))
    };
    ui.page(&title, body)
}

fn figures(ui: &Ui, state: &SchoolState) -> Markup {
    let of = |count: i64, total: i64| t!(ui, "account-count-of", count = count, total = total);
    html! {
        dl.figures {
            div {
                dt { (t!(ui, "account-class-reached")) }
                dd { (of(state.reached, state.pupils)) }
            }
            div {
                dt { (t!(ui, "account-class-guardians-active")) }
                dd { (of(state.guardians_active, state.guardians)) }
            }
            div {
                dt { (t!(ui, "account-school-staff-active")) }
                dd { (of(state.staff_active, state.staff)) }
            }
        }
    }
}

fn classes_card(ui: &Ui, classes: &[ClassState]) -> Markup {
    let content = html! {
        @if classes.is_empty() { div.body { p.quiet { (t!(ui, "account-school-no-class")) } } }
        ul.rows {
            @for class in classes {
                li { a.row href=(urls::class_accounts(class.class_id.cast())) {
                    span.face { (ui::icon("users")) }
                    span {
                        b { (class.name) }
                        span.quiet { (card::reached(ui, class.reached, class.pupils)) }
                    }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("classes", t!(ui, "account-school-classes"), None, content)
}

fn staff_card(ui: &Ui, viewer: &Viewer, staff: &[StaffLine]) -> Markup {
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
                    @if viewer.person != line.person_id {
                        (class::code_button(ui, line.person_id.cast()))
                    }
                } }
            }
        }
    };
    ui::card("staff", t!(ui, "account-school-staff"), None, content)
}
