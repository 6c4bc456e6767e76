//! My account: `GET /compte`.

use crate::{
    store::{
        credentials::{self, Credential},
        factors,
    },
    urls,
};
use axum::extract::State;
use maud::{Markup, html};
use people::{GroupKind, Right, Scope, Standing};
use text::t;
use web::{
    App, Page, Result, Ui, Viewer,
    session::Proof,
    ui::{self, Tone},
};

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let person = viewer.person;
    let found = app.db.read(move |tx| {
        let factor = factors::find(tx, person)?.and_then(|factor| factor.confirmed_at);
        Ok((credentials::find(tx, person)?, factor.is_some()))
    });
    let (credential, has_factor) = found.await?;
    Ok(view(&ui, &viewer, credential.as_ref(), has_factor))
}

fn view(ui: &Ui, viewer: &Viewer, credential: Option<&Credential>, has_factor: bool) -> Page {
    let title = t!(ui, "account-title");
    let is_young = viewer.session.proof == Proof::Picture;
    let body = html! {
        h1 { (title) }
        div.stack {
            (who(ui, viewer, credential))
            @if !is_young {
                (settings(ui, viewer, credential, has_factor))
            }
            (others(ui, viewer))
            @if !is_young { p.quiet #kept { (t!(ui, "account-kept")) } }
            (ui::action(ui, urls::SIGN_OUT, html! {
                button.button.plain.wide { (ui::icon("log-out")) (t!(ui, "account-sign-out")) }
            }))
        }
    };
    ui.narrow(&title, body)
}

fn who(ui: &Ui, viewer: &Viewer, credential: Option<&Credential>) -> Markup {
    let roles = roles(ui, viewer);
    let content = html! {
        div.body {
            div.inline {
                (ui::face(&viewer.name))
                div { b { (viewer.name.full()) }
                    @if let Some(credential) = credential {
                        br; span.quiet { (t!(ui, "account-login-is", login = credential.login)) }
                    }
                }
            }
            @if !roles.is_empty() {
                ul { @for role in roles { li { (role) } } }
            }
        }
    };
    ui::card("who", t!(ui, "account-who"), None, content)
}

/// Who one is, as sentences: the children first.
fn roles(ui: &Ui, standing: &Standing) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for child in &standing.children {
        roles.push(t!(ui, "account-role-guardian", child = child.name.full()).into_owned());
    }
    let mut held: Vec<(GroupKind, Scope)> =
        standing.memberships.iter().map(|member| (member.kind, member.scope)).collect();
    held.dedup();
    for (kind, scope) in held {
        let role = match (kind, scope) {
            (GroupKind::Team, Scope::Class(class)) => {
                standing.class(class).map(|class| t!(ui, "account-role-team", class = class.name))
            }
            (GroupKind::Pupils, Scope::Class(class)) => {
                standing.class(class).map(|class| t!(ui, "account-role-pupil", class = class.name))
            }
            (GroupKind::Heads, Scope::School(school)) => standing
                .school(school)
                .map(|school| t!(ui, "account-role-head", school = school.name)),
            (GroupKind::Staff, Scope::School(school)) if !standing.heads(school) => standing
                .school(school)
                .map(|school| t!(ui, "account-role-staff", school = school.name)),
            (GroupKind::Agents, Scope::Town(_)) => Some(t!(ui, "account-role-agent")),
            (GroupKind::Administrators, Scope::Platform) => {
                Some(t!(ui, "account-role-administrator"))
            }
            _ => None,
        };
        roles.extend(role.map(String::from));
    }
    roles.dedup();
    roles
}

fn settings(ui: &Ui, viewer: &Viewer, credential: Option<&Credential>, has_factor: bool) -> Markup {
    let mail = credential.and_then(|credential| credential.mail.as_deref());
    let is_confirmed = credential.is_some_and(|it| it.mail_confirmed_at.is_some());
    let changed = credential.and_then(|credential| credential.password_at);
    let factor =
        if has_factor { t!(ui, "account-factor-on") } else { t!(ui, "account-factor-off") };
    let content = html! {
        ul.rows {
            li { a.row href=(urls::CONTACT) {
                span.face { (ui::icon("mail")) }
                span { b { (t!(ui, "account-mail")) }
                    span.quiet { (mail.unwrap_or(&t!(ui, "account-mail-none"))) }
                    @if mail.is_some() && !is_confirmed {
                        (ui::tag(t!(ui, "account-mail-waiting"), Tone::Warn))
                    } }
                (ui::icon("chevron-right"))
            } }
            li { a.row href=(urls::PASSWORD) {
                span.face { (ui::icon("key-round")) }
                span { b { (t!(ui, "account-password")) }
                    @if let Some(at) = changed {
                        span.quiet { (t!(ui, "account-password-since", when = ui.when(at))) }
                    }
                }
                (ui::icon("chevron-right"))
            } }
            @if viewer.is_staff() || has_factor {
                li { a.row href=(urls::FACTOR) {
                    span.face { (ui::icon("shield-check")) }
                    span { b { (t!(ui, "account-factor")) }
                        span.quiet {
                            (factor)
                        } }
                    (ui::icon("chevron-right"))
                } }
            }
            li { a.row href=(urls::SESSIONS) {
                span.face { (ui::icon("smartphone")) }
                span { b { (t!(ui, "account-sessions")) }
                    span.quiet { (t!(ui, "account-sessions-hint")) } }
                (ui::icon("chevron-right"))
            } }
            li { a.row href=(urls::DISPLAY) {
                span.face { (ui::icon("palette")) }
                span { b { (t!(ui, "account-display")) }
                    span.quiet { (t!(ui, "account-display-hint")) } }
                (ui::icon("chevron-right"))
            } }
            li { a.row href=(notices::urls::PREFERENCES) {
                span.face { (ui::icon("bell")) }
                span { b { (t!(ui, "account-news")) }
                    span.quiet { (t!(ui, "account-news-hint")) } }
                (ui::icon("chevron-right"))
            } }
            li { a.row href=(files::urls::MINE) {
                span.face { (ui::icon("paperclip")) }
                span { b { (t!(ui, "account-files")) }
                    span.quiet { (t!(ui, "account-files-hint")) } }
                (ui::icon("chevron-right"))
            } }
            li { a.row href=(urls::ACTIVATION) {
                span.face { (ui::icon("user-plus")) }
                span { b { (t!(ui, "account-have-code")) }
                    span.quiet { (t!(ui, "account-add-child-hint")) } }
                (ui::icon("chevron-right"))
            } }
        }
    };
    ui::card("settings", t!(ui, "account-settings"), None, content)
}

/// Where one may help others in: one's classes and schools.
fn others(ui: &Ui, standing: &Standing) -> Markup {
    let classes = standing.classes.iter().filter(|class| standing.teaches(class.id));
    let places: Vec<(String, &str)> = standing
        .schools
        .iter()
        .filter(|school| standing.has_right(school.id, Right::Accounts))
        .map(|school| (urls::school_accounts(school.id.cast()), school.name.as_str()))
        .chain(classes.map(|class| (urls::class_accounts(class.id.cast()), class.name.as_str())))
        .collect();
    let content = html! {
        ul.rows {
            @for (url, name) in &places {
                li { a.row href=(url) {
                    span.face { (ui::icon("users")) }
                    span { b { (name) } }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    html! {
        @if !places.is_empty() {
            (ui::card("others", t!(ui, "account-others"), None, content))
        }
    }
}
