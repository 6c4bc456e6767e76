//! A person's file: `GET` and `POST /administration/personne/{person}`.

use super::{
    identity::{self, IdentityForm},
    pieces,
};
use crate::{
    deed::Deed,
    dossier::Dossier,
    office::{ManageAccounts, ManagePeople, MergeFiles},
    urls, words,
};
use axum::extract::State;
use base::{Day, Id};
use maud::{Markup, html};
use people::{
    Merge, Person, Right,
    audit::Risk,
    merge,
    pages::{PersonPage, Place},
    person, retention,
};
use web::{Answer, App, Error, Form, Granted, Page, Problems, Result, Ui, t, ui};

pub(super) struct Content {
    pub file: PersonPage,
    pub merges: Vec<Merge>,
    /// Is there a feature that makes codes for accounts?
    pub has_codes: bool,
    /// Is there one that erases before the time has come?
    pub has_erasure: bool,
}

pub async fn get(
    dossier: Granted<ManagePeople, Dossier>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let content = content(&app, dossier.person.id).await?;
    let form = IdentityForm::from(&dossier.person.details);
    Ok(view(&ui, &dossier, &content, &form, &Problems::none()))
}

pub async fn post(
    dossier: Granted<ManagePeople, Dossier>,
    State(app): State<App>,
    ui: Ui,
    form: Form<IdentityForm>,
) -> Result<Answer> {
    let details = match form.check(dossier.person.details.clone(), ui.today()) {
        Ok(details) => details,
        Err(problems) => {
            let content = content(&app, dossier.person.id).await?;
            return Ok(view(&ui, &dossier, &content, &form, &problems).unprocessable().into());
        }
    };
    let (id, now) = (dossier.person.id, ui.now);
    let write = move |tx: &db::Tx<'_>| {
        person::edit(tx, &[(id, details.clone())])?;
        Deed::by(&dossier.viewer, "person.edit", Risk::Personal)
            .in_school(dossier.school_of(&dossier.viewer, Right::People))
            .on("person", id)
            .record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::person(id)).saying(t!(ui, "admin-saved")))
}

async fn content(app: &App, id: Id<Person>) -> Result<Content> {
    let load = move |tx: &db::Tx<'_>| Ok((person::page(tx, id)?, merge::of_person(tx, id)?));
    let (file, merges) = app.db.read(load).await?;
    let is_there = |path| app.routes().iter().any(|route| route.path == path);
    let (has_codes, has_erasure) = (is_there(urls::CODE), is_there(urls::ERASURE));
    Ok(Content { file: file.ok_or(Error::NotFound)?, merges, has_codes, has_erasure })
}

fn view(
    ui: &Ui,
    dossier: &Granted<ManagePeople, Dossier>,
    content: &Content,
    form: &IdentityForm,
    problems: &Problems,
) -> Page {
    let name = dossier.standing.name.full();
    let body = html! {
        (way(ui, dossier))
        h1 { (name) }
        @if dossier.person.suspended_at.is_some() {
            (ui::note(ui::Tone::Warn, t!(ui, "admin-person-suspended")))
        }
        @if let Some(day) = dossier.person.left_on {
            @let (left, erased) = (day.french(), retention::erased_on(day).french());
            (ui::note(ui::Tone::Info, t!(ui, "admin-person-left", day = left, erased = erased)))
            @if content.has_erasure && dossier.viewer.is_platform_administrator() {
                p { a href=(urls::erasure_of(dossier.person.id)) { (t!(ui, "admin-erase")) } }
            }
        }
        div.columns {
            div.stack {
                (places(ui, dossier, &content.file))
                (family(ui, dossier, &content.file))
                (identity_card(ui, dossier, form, problems))
            }
            div.stack {
                (doors(ui, dossier, content.has_codes))
                (merges(ui, dossier, &content.merges))
            }
        }
    };
    ui.page(&name, body)
}

fn way(ui: &Ui, dossier: &Granted<ManagePeople, Dossier>) -> Markup {
    let school = dossier.school_of(&dossier.viewer, Right::People);
    let school = school.and_then(|school| dossier.viewer.school(school));
    let mut steps = vec![(urls::HUB.to_owned(), t!(ui, "admin-title").into_owned())];
    if let Some(school) = school {
        steps.push((urls::office(school.id), school.name.clone()));
        steps.push((urls::room(school.id, "personnes"), t!(ui, "admin-people").into_owned()));
    }
    ui::breadcrumb(ui, &pieces::borrowed(&steps))
}

/// Where he is and was: the past is kept and shown.
fn places(ui: &Ui, dossier: &Dossier, file: &PersonPage) -> Markup {
    let line = |what: &str, place: &Place, from_on: Day, until_on: Option<Day>| {
        let names = [place.class.as_deref(), place.school.as_deref(), place.town.as_deref()];
        let names: Vec<&str> = names.into_iter().flatten().collect();
        html! {
            li { div.row { span {
                b { (names.join(" · ")) }
                span.quiet { (what) " · " (pieces::span(ui, from_on, until_on)) }
            } } }
        }
    };
    html! {
        @if !file.enrolments.is_empty() || !file.assignments.is_empty() {
            (ui::card("places", t!(ui, "admin-places"), None, html! {
                ul.rows {
                    @for (enrolment, place) in &file.enrolments {
                        @let level = pieces::level_words(ui, enrolment.level);
                        (line(&level, place, enrolment.from_on, enrolment.until_on))
                    }
                    @for (assignment, place) in &file.assignments {
                        @let function = words::function(ui, assignment.function);
                        (line(&function, place, assignment.from_on, assignment.until_on))
                    }
                }
                @if dossier.standing.is_pupil() {
                    footer { a.button.plain href=(urls::of_person(dossier.person.id, "classe")) {
                        (t!(ui, "admin-move"))
                    } }
                }
            }))
        }
    }
}

fn family(ui: &Ui, dossier: &Dossier, file: &PersonPage) -> Markup {
    let guardians = urls::of_person(dossier.person.id, "responsables");
    html! {
        @if dossier.standing.is_pupil() {
            (ui::card("guardians", t!(ui, "admin-guardians"), None, html! {
                ul.rows {
                    @for (fact, name) in &file.guardians {
                        @let kinship = words::kinship(ui, fact.kind);
                        @let span = pieces::span(ui, fact.from_on, fact.until_on);
                        @let quiet = format!("{kinship} · {span}");
                        li { (pieces::person_row(fact.guardian, name, &quiet, None)) }
                    }
                }
                footer { a.button.plain href=(guardians) { (t!(ui, "admin-guardians-edit")) } }
            }))
        }
        @if !file.pupils.is_empty() {
            (ui::card("pupils", t!(ui, "admin-children"), None, html! {
                ul.rows {
                    @for (fact, name) in &file.pupils {
                        @let span = pieces::span(ui, fact.from_on, fact.until_on);
                        li { (pieces::person_row(fact.pupil, name, &span, None)) }
                    }
                }
            }))
        }
    }
}

/// The merges of this file: each can be undone.
fn merges(ui: &Ui, dossier: &Granted<ManagePeople, Dossier>, merges: &[Merge]) -> Markup {
    let id = dossier.person.id;
    let url = urls::of_person(id, "fusion/annulation");
    let running = merges.iter().filter(|merge| merge.undone_at.is_none() && merge.kept == id);
    let running: Vec<&Merge> = running.collect();
    html! {
        @if !running.is_empty() && ui.may::<MergeFiles>(&**dossier) {
            (ui::card("merges", t!(ui, "admin-merges"), None, html! {
                ul.rows {
                    @for merge in running {
                        li { div.row {
                            @let when = ui.when_in_full(merge.at);
                            span { b { (t!(ui, "admin-merged-on", when = when)) } }
                            (pieces::end_button(
                                ui, &url, "merge", &merge.id.to_string(),
                                &t!(ui, "admin-merge-undo"),
                            ))
                        } }
                    }
                }
            }))
        }
    }
}

/// Who he is and how he is reached; the form opens when it is asked for.
fn identity_card(ui: &Ui, dossier: &Dossier, form: &IdentityForm, problems: &Problems) -> Markup {
    let details = &dossier.person.details;
    let born = details.birth_day.map(Day::french).unwrap_or_default();
    let town = format!("{} {}", details.postcode, details.city);
    let facts = [
        (t!(ui, "admin-field-family-name"), details.family_name.as_str()),
        (t!(ui, "admin-field-birth-day"), &born),
        (t!(ui, "admin-field-mail"), &details.mail),
        (t!(ui, "admin-field-mobile"), &details.phone_mobile),
        (t!(ui, "admin-field-home"), &details.phone_home),
        (t!(ui, "admin-field-work"), &details.phone_work),
        (t!(ui, "admin-field-address"), &details.address),
        (t!(ui, "admin-field-city"), town.trim()),
    ];
    let facts: Vec<_> = facts.iter().filter(|(_, value)| !value.is_empty()).collect();
    let content = html! {
        @if !facts.is_empty() {
            div.body {
                dl.facts { @for (label, value) in facts { div { dt { (label) } dd { (value) } } } }
            }
        }
        details.more open[!problems.is_empty()] {
            summary { (t!(ui, "admin-identity-edit")) }
            (ui::form(ui, &urls::person(dossier.person.id), problems, html! {
                (identity::fields(ui, form, problems))
                div.actions { button.button { (t!(ui, "admin-save")) } }
            }))
        }
    };
    ui::card("identity", t!(ui, "admin-identity"), None, content)
}

/// The account: a code for it, its closing and opening; then leaving.
fn doors(ui: &Ui, dossier: &Granted<ManagePeople, Dossier>, has_codes: bool) -> Markup {
    let id = dossier.person.id;
    let is_suspended = dossier.person.suspended_at.is_some();
    // A guardian is there through his children: he has nothing of his own to leave.
    let is_of_the_school = dossier.standing.is_pupil() || dossier.standing.is_staff();
    html! {
        @if ui.may::<ManageAccounts>(&**dossier) {
            (ui::card("account", t!(ui, "admin-account"), None, html! {
                @if is_suspended {
                    div.body { (ui::action(ui, &urls::of_person(id, "reprise"), html! {
                        button.button { (t!(ui, "admin-resume")) }
                    })) }
                } @else {
                    @if has_codes {
                        div.body {
                            p.quiet { (t!(ui, "admin-code-hint")) }
                            (ui::action(ui, &urls::code_of(id), html! {
                                button.button.plain {
                                    (ui::icon("key-round")) (t!(ui, "admin-code"))
                                }
                            }))
                        }
                    }
                    details.more {
                        summary { (t!(ui, "admin-suspend")) }
                        p { (t!(ui, "admin-suspend-effect")) }
                        (ui::action(ui, &urls::of_person(id, "suspension"), html! {
                            button.button.danger { (t!(ui, "admin-end-yes")) }
                        }))
                    }
                }
            }))
        }
        @if dossier.viewer.person != id && is_of_the_school {
            div.actions {
                a.button.plain href=(urls::of_person(id, "depart")) { (t!(ui, "admin-leave")) }
            }
        }
    }
}
