//! Who answers for a pupil: `GET` and `POST /administration/personne/{person}/responsables`, and
//! `POST …/responsables/fin`.

use super::{
    identity::{self, IdentityForm},
    pieces,
};
use crate::{deed::Deed, dossier::Dossier, office::ManagePeople, urls, words};
use axum::extract::{Query, State};
use base::{Id, PersonName};
use db::Tx;
use maud::{Markup, html};
use people::{
    Details, Found, Guardianship, Kinship, NewGuardianship, NewPerson, Person, Right, Within,
    audit::Risk, groups, guardianship, person,
};
use serde::Deserialize;
use web::{
    Answer, App, Error, Form, Granted, Page, Problems, Read, Result, Ui, t,
    ui::{self, Field},
};

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct GuardianForm {
    /// Somebody known already; otherwise a new person is made of the identity.
    person: String,
    kind: String,
    has_authority: String,
    is_contact: String,
    #[serde(flatten)]
    identity: IdentityForm,
}

#[derive(Deserialize)]
pub struct EndForm {
    guardianship: Id<Guardianship>,
}

struct Content {
    guardians: Vec<(Guardianship, PersonName)>,
    found: Vec<Found>,
}

/// Somebody who is known, or somebody new.
enum Who {
    Known(Id<Person>),
    New(Box<Details>),
}

pub async fn get(
    dossier: Granted<ManagePeople, Dossier>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let content = content(&app, &dossier, &asked.q).await?;
    let on = || "on".to_owned();
    let form = GuardianForm { has_authority: on(), is_contact: on(), ..GuardianForm::default() };
    Ok(view(&ui, &dossier, &content, &asked.q, &form, &Problems::none()))
}

pub async fn post(
    dossier: Granted<ManagePeople, Dossier>,
    State(app): State<App>,
    ui: Ui,
    form: Form<GuardianForm>,
) -> Result<Answer> {
    let (who, kind) = match identity::both(form.who(ui.today()), form.kind()) {
        Ok(checked) => checked,
        Err(problems) => {
            let content = content(&app, &dossier, "").await?;
            let page = view(&ui, &dossier, &content, "", &form, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let (has_authority, is_contact) = (form.has_authority == "on", form.is_contact == "on");
    let (pupil, now) = (dossier.person.id, ui.now);
    let write = move |tx: &Tx<'_>| {
        let guardian = match &who {
            Who::Known(id) => known(tx, &dossier, *id)?,
            Who::New(details) => {
                let new = NewPerson { details: (**details).clone(), keys: Vec::new() };
                *person::create(tx, &[new], now)?.first().ok_or(db::Error::Missing)?
            }
        };
        let new = NewGuardianship {
            guardian,
            pupil,
            kind,
            has_authority,
            is_contact,
            pays: false,
            priority: 1,
            from_on: now.day(),
            until_on: None,
        };
        let (_, touched) = guardianship::begin(tx, &[new])?;
        groups::refresh(tx, &touched, now.day())?;
        deed(&dossier, "guardian.add")
            .with(serde_json::json!({ "guardian": guardian }))
            .record(tx, now)
    };
    app.db.write(write).await?;
    let url = urls::of_person(pupil, "responsables");
    Ok(Answer::to(url).saying(t!(ui, "admin-guardian-added")))
}

pub async fn end(
    dossier: Granted<ManagePeople, Dossier>,
    State(app): State<App>,
    ui: Ui,
    form: Form<EndForm>,
) -> Result<Answer> {
    let (pupil, now, ending) = (dossier.person.id, ui.now, form.guardianship);
    let write = move |tx: &Tx<'_>| {
        let facts = guardianship::of_pupils(tx, &[pupil])?;
        if facts.iter().all(|fact| fact.id != ending) {
            return Err(db::Error::Missing);
        }
        let touched = guardianship::end(tx, &[ending], now.day())?;
        groups::refresh(tx, &touched, now.day())?;
        deed(&dossier, "guardian.end").record(tx, now)
    };
    app.db.write(write).await?;
    let url = urls::of_person(pupil, "responsables");
    Ok(Answer::to(url).saying(t!(ui, "admin-guardian-ended")))
}

fn deed(dossier: &Granted<ManagePeople, Dossier>, action: &'static str) -> Deed {
    Deed::by(&dossier.viewer, action, Risk::Rights)
        .in_school(dossier.school_of(&dossier.viewer, Right::People))
        .on("person", dossier.person.id)
}

/// Somebody of a school the viewer works in: nobody else can be named.
fn known(
    tx: &Tx<'_>,
    dossier: &Granted<ManagePeople, Dossier>,
    id: Id<Person>,
) -> db::Result<Id<Person>> {
    let granted = Granted::<Read, Dossier>::check(tx, id.cast(), &dossier.viewer)?;
    match granted {
        Some(guardian) if guardian.person.id != dossier.person.id => Ok(guardian.person.id),
        _ => Err(db::Error::Missing),
    }
}

async fn content(
    app: &App,
    dossier: &Granted<ManagePeople, Dossier>,
    query: &str,
) -> Result<Content> {
    let school = dossier.standing.schools.first().map(|school| school.id);
    let (pupil, query) = (dossier.person.id, query.to_owned());
    let load = move |tx: &Tx<'_>| {
        let file = person::page(tx, pupil)?;
        let mut found = match school {
            Some(school) => person::search(tx, Within::School(school), &query, 20)?,
            None => Vec::new(),
        };
        found.retain(|found| found.id != pupil);
        Ok(file.map(|file| Content { guardians: file.guardians, found }))
    };
    app.db.read(load).await?.ok_or(Error::NotFound)
}

impl GuardianForm {
    fn who(&self, today: base::Day) -> Result<Who, Problems> {
        if let Ok(id) = self.person.parse() {
            return Ok(Who::Known(id));
        }
        let nobody = Details::named(PersonName::new("", "", None));
        self.identity.check(nobody, today).map(|details| Who::New(Box::new(details)))
    }

    fn kind(&self) -> Result<Kinship, Problems> {
        let missing = || Problems::one("kind", web::id!("admin-kinship-missing"));
        Kinship::parse(&self.kind).ok_or_else(missing)
    }
}

fn view(
    ui: &Ui,
    dossier: &Dossier,
    content: &Content,
    query: &str,
    form: &GuardianForm,
    problems: &Problems,
) -> Page {
    let id = dossier.person.id;
    let url = urls::of_person(id, "responsables");
    let name = dossier.standing.name.full();
    let title = t!(ui, "admin-guardians-of", name = name);
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::person(id), &name)]))
        h1 { (title) }
        (current(ui, id, content))
        h2 { (t!(ui, "admin-guardian-known")) }
        (pieces::finder(ui, &url, query, &t!(ui, "admin-search-label")))
        @if content.found.is_empty() { (pieces::nobody(ui, query)) }
        @else {
            (ui::form(ui, &url, &Problems::none(), html! {
                (pieces::pick(ui, "person", &content.found, &Problems::none()))
                (bond(ui, form, &Problems::none()))
                div.actions { button.button { (t!(ui, "admin-add")) } }
            }))
        }
        details.more open[!problems.is_empty()] {
            summary { (t!(ui, "admin-guardian-new")) }
            (ui::form(ui, &url, problems, html! {
                (bond(ui, form, problems))
                (identity::fields(ui, &form.identity, problems))
                div.actions { button.button { (t!(ui, "admin-add")) } }
            }))
        }
    };
    ui.narrow(&title, body)
}

fn current(ui: &Ui, pupil: Id<Person>, content: &Content) -> Markup {
    let today = ui.today();
    let runs = |fact: &Guardianship| fact.until_on.is_none_or(|until| until > today);
    let end = urls::of_person(pupil, "responsables/fin");
    html! {
        ul.rows.card {
            @for (fact, name) in content.guardians.iter().filter(|(fact, _)| runs(fact)) {
                li { div.row {
                    (ui::face(name))
                    span {
                        b { (name.full()) }
                        span.quiet { (words::kinship(ui, fact.kind)) }
                    }
                    @if fact.has_authority { span.tag.ok { (t!(ui, "admin-authority")) } }
                    (pieces::ending(
                        ui, &end, "guardianship", &fact.id.to_string(), &t!(ui, "admin-end"),
                    ))
                } }
            }
        }
    }
}

fn bond(ui: &Ui, form: &GuardianForm, problems: &Problems) -> Markup {
    let options: Vec<(String, String)> = Kinship::ALL
        .iter()
        .map(|kind| (kind.word().to_owned(), words::kinship(ui, *kind).into_owned()))
        .collect();
    let label = t!(ui, "admin-field-kinship");
    let field = Field { name: "kind", label: &label, value: &form.kind, ..Field::default() };
    html! {
        (ui::select(ui, &field, &pieces::borrowed(&options), problems))
        (ui::checkbox("has_authority", &t!(ui, "admin-authority"), form.has_authority == "on"))
        (ui::checkbox("is_contact", &t!(ui, "admin-contact"), form.is_contact == "on"))
    }
}
