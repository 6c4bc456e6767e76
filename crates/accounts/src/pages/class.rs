//! The accounts of a class: `GET /classes/{class}/comptes`, and the sheets: `POST
//! /classes/{class}/comptes/fiches`.

use crate::{
    class_accounts::ClassAccounts,
    codes::{self, Batch, ClassOf, Whom},
    sheet::Download,
    store::lists::{self, ClassLine},
    urls,
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use people::{GroupKind, Right};
use serde::Deserialize;
use text::t;
use web::{
    Answer, App, Form, Granted, Manage, Page, Problems, Read, Result, Ui,
    ui::{self, Tone},
};

#[derive(Debug, Default, Deserialize)]
pub struct SheetsForm {
    /// New codes for those too who hold one that is still good.
    #[serde(default)]
    pub again: String,
}

pub async fn get(
    class: Granted<Read, ClassAccounts>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let (id, now) = (class.class(), app.clock.now());
    let lines = app.db.read(move |tx| lists::of_class(tx, id, now)).await?;
    Ok(view(&ui, &class, &lines))
}

pub async fn post_sheets(
    class: Granted<Manage, ClassAccounts>,
    State(app): State<App>,
    ui: Ui,
    form: Form<SheetsForm>,
) -> Result<Response> {
    let batch = Batch {
        school: class.school,
        school_name: class.school_name.clone(),
        name: class.name.clone(),
        classes: vec![ClassOf { id: class.class(), name: class.name.clone() }],
        with_staff: false,
        whom: whom(&form),
    };
    let sheets = codes::sheets(&app, class.viewer.person, batch).await?;
    Ok(downloaded(&ui, sheets, &urls::class_accounts(class.id)))
}

pub fn whom(form: &SheetsForm) -> Whom {
    if form.again.is_empty() { Whom::WithoutCode } else { Whom::Everyone }
}

/// The sheets, or a word when there is nobody to make one for.
pub fn downloaded(ui: &Ui, sheets: Option<Download>, back: &str) -> Response {
    match sheets {
        Some(sheets) => sheets.into_response(),
        None => Answer::to(back).saying(t!(ui, "account-sheets-none")).into_response(),
    }
}

fn view(ui: &Ui, class: &Granted<Read, ClassAccounts>, lines: &[ClassLine]) -> Page {
    let title = t!(ui, "account-class-title", class = class.name);
    let of = |kind: GroupKind| lines.iter().filter(move |line| line.kind == kind);
    // The young ones come in with pictures: they have no sheet.
    let pupils: Vec<&ClassLine> = of(GroupKind::Pupils).filter(|line| !line.is_young).collect();
    let mut guardians: Vec<&ClassLine> = of(GroupKind::Guardians).collect();
    guardians.dedup_by_key(|line| line.person_id);
    let of_whom = |line: &ClassLine| about(lines, line);
    let login = |line: &ClassLine| line.login.clone();
    let body = html! {
        h1 { (title) }
        p.quiet { (class.school_name) }
        (figures(ui, lines, &guardians, &pupils))
        @if class.is_young {
            p.actions { a.button.plain href=(urls::door(class.id)) {
                (ui::icon("lock-open")) (t!(ui, "account-door-title"))
            } }
        }
        (sheets_form(ui, &urls::class_sheets(class.id)))
        (people_card(
            ui, class, "guardians", &t!(ui, "account-class-guardians"), &guardians, of_whom,
        ))
        @if !pupils.is_empty() {
            (people_card(ui, class, "pupils", &t!(ui, "account-class-pupils"), &pupils, login))
        }
    };
    ui.page(&title, body)
}

fn about(lines: &[ClassLine], line: &ClassLine) -> Option<String> {
    let children: Vec<String> = lines
        .iter()
        .filter(|it| it.kind == GroupKind::Guardians && it.person_id == line.person_id)
        .filter_map(|it| {
            let is_child = |child: &&ClassLine| {
                child.kind == GroupKind::Pupils && child.person_id == it.on_behalf_of
            };
            lines.iter().find(is_child).map(|child| child.name().full())
        })
        .collect();
    (!children.is_empty()).then(|| children.join(", "))
}

fn figures(
    ui: &Ui,
    lines: &[ClassLine],
    guardians: &[&ClassLine],
    pupils: &[&ClassLine],
) -> Markup {
    let come = |lines: &[&ClassLine]| {
        let count = lines.iter().filter(|it| it.activated_at.is_some()).count();
        let total = lines.len();
        t!(ui, "account-count-of", count = count, total = total).into_owned()
    };
    let all = lines.iter().filter(|line| line.kind == GroupKind::Pupils);
    let has_come = |pupil: &&ClassLine| {
        let is_his = |line: &&ClassLine| line.on_behalf_of == pupil.person_id;
        lines.iter().filter(is_his).any(|guardian| guardian.activated_at.is_some())
    };
    let reached = all.clone().filter(has_come).count();
    html! {
        dl.figures {
            div {
                dt { (t!(ui, "account-class-reached")) }
                dd { (t!(ui, "account-count-of", count = reached, total = all.count())) }
            }
            div {
                dt { (t!(ui, "account-class-guardians-active")) }
                dd { (come(guardians)) }
            }
            @if !pupils.is_empty() {
                div {
                    dt { (t!(ui, "account-class-pupils-active")) }
                    dd { (come(pupils)) }
                }
            }
        }
    }
}

/// The form that makes new codes and gives the sheets.
pub fn sheets_form(ui: &Ui, action: &str) -> Markup {
    let content = html! {
        p { (t!(ui, "account-sheets-intro")) }
        (ui::checkbox("again", &t!(ui, "account-sheets-again"), false))
        div.actions { button.button { (ui::icon("printer")) (t!(ui, "account-sheets")) } }
    };
    let form = ui::form(ui, action, &Problems::none(), content);
    ui::card("sheets", t!(ui, "account-sheets-title"), None, html! { div.body { (form) } })
}

fn people_card(
    ui: &Ui,
    class: &Granted<Read, ClassAccounts>,
    id: &str,
    title: &str,
    lines: &[&ClassLine],
    about: impl Fn(&ClassLine) -> Option<String>,
) -> Markup {
    let content = html! {
        @if lines.is_empty() {
            div.body { p.quiet { (t!(ui, "account-class-nobody")) } }
        } @else {
            ul.rows {
                @for line in lines {
                    li { div.row {
                        (ui::face(&line.name()))
                        span {
                            b { (line.name().listed()) }
                            @if let Some(about) = about(line) { span.quiet { (about) } }
                            (state(ui, line.activated_at.is_some(), line.code_until.is_some()))
                        }
                        @if may_make_code(class, line) { (code_button(ui, line.person_id.cast())) }
                    } }
                }
            }
        }
    };
    ui::card(id, title, None, content)
}

/// Has he come in, does he hold a code, or neither?
pub fn state(ui: &Ui, is_active: bool, has_code: bool) -> Markup {
    match (is_active, has_code) {
        (true, _) => ui::tag(t!(ui, "account-state-active"), Tone::Ok),
        (false, true) => ui::tag(t!(ui, "account-state-code"), Tone::Info),
        (false, false) => ui::tag(t!(ui, "account-state-none"), Tone::Plain),
    }
}

/// May the page's reader make this one a code? The handler asks again.
fn may_make_code(class: &Granted<Read, ClassAccounts>, line: &ClassLine) -> bool {
    let viewer = &class.viewer;
    let helps_all =
        viewer.has_right(class.school, Right::Accounts) || viewer.is_platform_administrator();
    let is_for_the_head = line.activated_at.is_some() && line.kind != GroupKind::Pupils;
    line.person_id != viewer.person && !line.is_staff && (helps_all || !is_for_the_head)
}

/// A code for one person.
pub fn code_button(ui: &Ui, account: base::Id<crate::account::Account>) -> Markup {
    ui::action(
        ui,
        &urls::account_code(account),
        html! { button.button.plain.small { (t!(ui, "account-code-one")) } },
    )
}
