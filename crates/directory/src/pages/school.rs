//! `GET /ecole/{school}`: its classes and who works there.

use crate::{
    store::{self, ClassLine, StaffLine},
    urls, words,
};
use axum::extract::State;
use base::PersonName;
use maud::{Markup, html};
use people::{Function, School};
use web::{App, Granted, Manage, Page, Read, Result, Ui, t, ui};

pub async fn get(school: Granted<Read, School>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (id, today) = (school.id, ui.today());
    let load =
        move |tx: &db::Tx<'_>| Ok((store::classes(tx, id, today)?, store::staff(tx, id, today)?));
    let (classes, staff) = app.db.read(load).await?;
    Ok(view(&ui, &school, &classes, &staff))
}

fn view(
    ui: &Ui,
    school: &Granted<Read, School>,
    classes: &[ClassLine],
    staff: &[StaffLine],
) -> Page {
    let action = html! {
        @if ui.may::<Manage>(&**school) {
            a.button.plain href={ "/administration/ecole/" (school.id) } {
                (ui::icon("settings")) (t!(ui, "school-administration"))
            }
        }
    };
    let body = html! {
        (ui::head(&school.name, action))
        (contact(ui, school))
        div.columns {
            div.stack { (class_list(ui, school, classes)) }
            div.stack { (staff_list(ui, staff)) }
        }
    };
    ui.page(&school.name, body)
}

fn contact(ui: &Ui, school: &School) -> Markup {
    html! {
        dl.facts {
            @if !school.address.is_empty() {
                div { dt { (t!(ui, "school-address")) } dd { (school.address) } }
            }
            @if !school.phone.is_empty() {
                div { dt { (t!(ui, "school-phone")) }
                    dd { a href={ "tel:" (school.phone) } { (school.phone) } } }
            }
            @if !school.mail.is_empty() {
                div { dt { (t!(ui, "school-mail")) }
                    dd { a href={ "mailto:" (school.mail) } { (school.mail) } } }
            }
        }
    }
}

/// A class is a way in for those who may enter it, a name for the others.
fn class_list(ui: &Ui, school: &Granted<Read, School>, classes: &[ClassLine]) -> Markup {
    let viewer = &school.viewer;
    let may_enter = |class: &ClassLine| {
        viewer.works_in(school.id)
            || viewer.administers(school.id)
            || viewer.class(class.id).is_some()
    };
    let inside = |class: &ClassLine| {
        html! {
            span.face aria-hidden="true" { (ui::icon("users")) }
            span {
                b { (class.name) }
                span.quiet { (t!(ui, "school-pupils", count = class.pupils)) }
            }
        }
    };
    ui::card(
        "classes",
        t!(ui, "school-classes"),
        None,
        html! {
            @if classes.is_empty() { (ui::empty(t!(ui, "school-no-classes"), None)) }
            ul.rows {
                @for class in classes {
                    li {
                        @if may_enter(class) {
                            a.row href=(urls::class(class.id)) {
                                (inside(class)) (ui::icon("chevron-right"))
                            }
                        } @else { div.row { (inside(class)) } }
                    }
                }
            }
        },
    )
}

fn staff_list(ui: &Ui, staff: &[StaffLine]) -> Markup {
    ui::card(
        "staff",
        t!(ui, "school-staff"),
        None,
        html! {
            ul.rows {
                @for (member, name, functions) in by_person(staff) {
                    li { a.row href=(urls::person(member.id)) {
                        (ui::face(&name))
                        span {
                            b { (name.formal()) }
                            span.quiet { (functions_in_words(ui, &functions)) }
                        }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        },
    )
}

/// One line a person, heads first, each with all he does here.
fn by_person(staff: &[StaffLine]) -> Vec<(&StaffLine, PersonName, Vec<Function>)> {
    let mut lines: Vec<(&StaffLine, PersonName, Vec<Function>)> = Vec::new();
    for member in staff {
        match lines.last_mut().filter(|(last, ..)| last.id == member.id) {
            Some((.., functions)) => functions.push(member.function),
            None => lines.push((member, member.name(), vec![member.function])),
        }
    }
    lines.sort_by_key(|(.., functions)| !functions.contains(&Function::Head));
    lines
}

fn functions_in_words(ui: &Ui, functions: &[Function]) -> String {
    let words: Vec<_> = functions.iter().map(|function| words::function(ui, *function)).collect();
    words.join(", ")
}
