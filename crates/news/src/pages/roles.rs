//! Who writes in a thread: `/actualites/fils/{thread}/droits`, for whoever runs it.

use crate::{
    Thread, store,
    thread::{Place, ROLES_KIND, ThreadKind},
    urls,
};
use axum::extract::State;
use base::{Id, Instant};
use db::Tx;
use maud::html;
use people::{Addressee, Group, GroupKind, Role, Scope, audience, audience::Line, audit, groups};
use serde::Deserialize;
use ui::Field;
use web::{Answer, App, Error, Form, Granted, Manage, Page, Problems, Result, Ui, t, ui};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RolesForm {
    /// `usual`, `manage`, `contribute` or `nobody`.
    role: String,
}

/// Those to whom a role may be given: the team of a class, the staff of a school, the heads of a
/// town.
fn group(tx: &Tx<'_>, place: &Place) -> db::Result<Option<Id<Group>>> {
    let (kind, scope) = match place.kind {
        ThreadKind::Class => (GroupKind::Team, Scope::Class(place.id.cast())),
        ThreadKind::School => (GroupKind::Staff, Scope::School(place.id.cast())),
        ThreadKind::Town => (GroupKind::Heads, Scope::Town(place.id.cast())),
    };
    groups::find(tx, kind, scope)
}

pub async fn get(thread: Granted<Manage, Thread>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let place = thread.place.clone();
    let lines = app.db.read(move |tx| audience::of(tx, ROLES_KIND, place.id.raw())).await?;
    let chosen = match (thread.is_tuned, lines.first().map(|line| line.line.role)) {
        (false, _) => "usual",
        (true, Some(Role::Manage)) => "manage",
        (true, Some(_)) => "contribute",
        (true, None) => "nobody",
    };
    Ok(view(&ui, &thread, chosen))
}

fn view(ui: &Ui, thread: &Thread, chosen: &str) -> Page {
    let title = t!(ui, "news-roles");
    let (label, usual) = match thread.kind {
        ThreadKind::Class => (t!(ui, "news-roles-class"), t!(ui, "news-roles-usual-class")),
        ThreadKind::School => (t!(ui, "news-roles-school"), t!(ui, "news-roles-usual-school")),
        ThreadKind::Town => (t!(ui, "news-roles-town"), t!(ui, "news-roles-usual-town")),
    };
    let (manage, contribute, nobody) =
        (t!(ui, "news-roles-manage"), t!(ui, "news-roles-contribute"), t!(ui, "news-roles-nobody"));
    let options = [
        ("usual", &*usual),
        ("contribute", &*contribute),
        ("manage", &*manage),
        ("nobody", &*nobody),
    ];
    let field = Field { name: "role", label: &label, value: chosen, ..Field::default() };
    let none = Problems::none();
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::DESK, &t!(ui, "news-desk"))]))
        h1 { (title) }
        p { b { (thread.name) } }
        (ui::form(ui, &urls::roles(thread.id), &none, html! {
            (ui::choice(ui, &field, &options, &none))
            div.actions { button.button { (ui::icon("check")) (t!(ui, "news-save")) } }
        }))
        p.quiet {
            @if thread.kind == ThreadKind::Town { (t!(ui, "news-roles-always-town")) }
            @else { (t!(ui, "news-roles-always")) }
        }
    };
    ui.narrow(&title, body)
}

pub async fn post(
    thread: Granted<Manage, Thread>,
    State(app): State<App>,
    ui: Ui,
    form: Form<RolesForm>,
) -> Result<Answer> {
    let chosen = match form.role.as_str() {
        "usual" => Chosen::Usual,
        "manage" => Chosen::Role(Role::Manage),
        "contribute" => Chosen::Role(Role::Contribute),
        "nobody" => Chosen::Nobody,
        _ => return Err(Error::BadRequest),
    };
    let (id, now) = (thread.id, app.clock.now());
    app.db.write(move |tx| choose(tx, &thread, chosen, now)).await?;
    Ok(Answer::to(urls::roles(id)).saying(t!(&ui, "news-roles-saved")))
}

/// Who writes in a thread beside those who run it.
#[derive(Clone, Copy)]
enum Chosen {
    /// As everywhere.
    Usual,
    Nobody,
    Role(Role),
}

fn choose(
    tx: &Tx<'_>,
    thread: &Granted<Manage, Thread>,
    chosen: Chosen,
    now: Instant,
) -> db::Result<()> {
    let (place, by) = (&thread.place, thread.viewer.person);
    audience::remove(tx, ROLES_KIND, place.id.raw())?;
    match chosen {
        Chosen::Usual => store::threads::untune(tx, place.id)?,
        Chosen::Nobody => store::threads::tune(tx, place.id, by, now)?,
        Chosen::Role(role) => {
            store::threads::tune(tx, place.id, by, now)?;
            if let Some(group) = group(tx, place)? {
                let line = Line { to: Addressee::Group(group), role, until_on: None };
                audience::put(tx, ROLES_KIND, place.id.raw(), &[line])?;
            }
        }
    }
    let word = match chosen {
        Chosen::Usual => "usual",
        Chosen::Nobody => "nobody",
        Chosen::Role(role) => role.word(),
    };
    let act = audit::Act {
        person: Some(by),
        action: "news.roles",
        risk: audit::Risk::Rights,
        school: place.school_id,
        thing: format!("thread:{}", place.id),
        detail: serde_json::json!({ "role": word }),
    };
    audit::record(tx, now, &act)
}
