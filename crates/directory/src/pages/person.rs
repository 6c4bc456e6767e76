//! `GET /personne/{person}`: what the viewer may know of somebody, and who may write to whom.

use crate::{
    pages::who::{self, Way},
    store, urls, words,
};
use axum::extract::State;
use base::Id;
use maud::{Markup, html};
use people::{Person, School, Standing, Verdict, may_write};
use store::{GuardianLine, Line};
use web::{App, Contact, Edit, Granted, Page, Read, Result, Somebody, Ui, Viewer, t, ui};

struct Content {
    /// Who answers for this pupil; for the staff of the school and the guardians themselves.
    guardians: Vec<GuardianLine>,
    /// Whom this guardian answers for; shown to the staff of the school.
    children: Vec<Line>,
    /// May the viewer open the pages of these guardians? His own in any case.
    opens_guardians: bool,
    /// May the viewer write to him, and he to the viewer? None on one's own page.
    writing: Option<(Verdict, Verdict)>,
}

pub async fn get(
    somebody: Granted<Read, Somebody>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let (id, today) = (somebody.person.id, ui.today());
    let Known { guardians: knows_guardians, children: knows_children, is_served } =
        knows(&somebody);
    let (viewer, standing) = (somebody.viewer.clone(), somebody.standing.clone());
    let load = move |tx: &db::Tx<'_>| {
        let guardians =
            if knows_guardians { store::guardians(tx, &[id], today)? } else { Vec::new() };
        let children = match knows_children {
            Children::None => Vec::new(),
            Children::All => store::children(tx, id, today)?,
            Children::Of(schools) => store::children_in(tx, id, &schools, today)?,
        };
        let writing = if viewer.person == id {
            None
        } else {
            Some((may_write(tx, &viewer, id)?, may_write(tx, &standing, viewer.person)?))
        };
        Ok(Content { guardians, children, opens_guardians: is_served, writing })
    };
    let content = app.db.read(load).await?;
    Ok(view(&ui, &somebody, &content))
}

/// Whom of a guardian's children the viewer may know: who works in a school knows those of it.
enum Children {
    None,
    Of(Vec<Id<School>>),
    All,
}

struct Known {
    guardians: bool,
    children: Children,
    /// The viewer works in a school of his.
    is_served: bool,
}

/// May the viewer know who guards this pupil, and whom this guardian guards?
fn knows(somebody: &Granted<Read, Somebody>) -> Known {
    let viewer: &Viewer = &somebody.viewer;
    let schools = somebody.standing.schools.iter().map(|school| school.id);
    let served: Vec<_> = schools.filter(|school| viewer.works_in(*school)).collect();
    let is_served = !served.is_empty();
    let is_own = viewer.guards(somebody.person.id) || viewer.person == somebody.person.id;
    let children = match (is_own, is_served) {
        (true, _) => Children::All,
        (_, true) => Children::Of(served),
        _ => Children::None,
    };
    Known { guardians: somebody.standing.is_pupil() && (is_served || is_own), children, is_served }
}

fn view(ui: &Ui, somebody: &Granted<Read, Somebody>, content: &Content) -> Page {
    let name = &somebody.standing.name;
    let title = if somebody.standing.is_staff() { name.formal() } else { name.full() };
    let body = html! {
        (ui::head(&title, actions(ui, somebody, content)))
        @if let Some(at) = somebody.person.erased_at {
            (ui::note(ui::Tone::Info, t!(ui, "person-erased", day = at.day().french())))
        }
        @if somebody.standing.suspended_at.is_some() {
            (ui::note(ui::Tone::Warn, t!(ui, "person-suspended")))
        }
        (places(ui, &somebody.viewer, &somebody.standing))
        (relations(ui, &somebody.viewer, content))
        @if ui.may::<Contact>(&**somebody) { (contact(ui, &somebody.person)) }
        (writing(ui, &title, content))
        (seen_by(ui, somebody))
    };
    ui.narrow(&title, body)
}

fn actions(ui: &Ui, somebody: &Granted<Read, Somebody>, content: &Content) -> Markup {
    let id: Id<Person> = somebody.person.id;
    html! {
        div.actions {
            @if content.writing.as_ref().is_some_and(|(to, _)| to.is_yes()) {
                a.button href={ "/messages/nouveau?a=p:" (id) } {
                    (ui::icon("pencil")) (t!(ui, "person-write"))
                }
            }
            @if ui.may::<Edit>(&**somebody) {
                a.button.plain href={ "/administration/personne/" (id) } { (t!(ui, "person-edit")) }
            }
        }
    }
}

/// The classes and schools he is in, as far as they are the viewer's too.
fn places(ui: &Ui, viewer: &Standing, standing: &Standing) -> Markup {
    let schools: Vec<_> =
        standing.schools.iter().filter(|school| viewer.school(school.id).is_some()).collect();
    let classes: Vec<_> =
        standing.classes.iter().filter(|class| viewer.school(class.school).is_some()).collect();
    html! {
        @if !schools.is_empty() || !classes.is_empty() {
            (ui::card("places", t!(ui, "person-places"), None, html! {
                ul.rows {
                    @for class in classes {
                        @let is_open = viewer.works_in(class.school)
                            || viewer.administers(class.school)
                            || viewer.class(class.id).is_some();
                        li { (row(is_open, &urls::class(class.id), html! {
                            span.face aria-hidden="true" { (ui::icon("users")) }
                            span { b { (class.name) } }
                        })) }
                    }
                    @for school in schools {
                        li { a.row href=(urls::school(school.id)) {
                            span.face aria-hidden="true" { (ui::icon("school")) }
                            span { b { (school.name) } span.quiet { (school.town_name) } }
                            (ui::icon("chevron-right"))
                        } }
                    }
                }
            }))
        }
    }
}

/// A way in for those who may enter, a name for the others.
fn row(is_open: bool, url: &str, content: Markup) -> Markup {
    html! {
        @if is_open { a.row href=(url) { (content) (ui::icon("chevron-right")) } }
        @else { div.row { (content) } }
    }
}

fn relations(ui: &Ui, viewer: &Standing, content: &Content) -> Markup {
    html! {
        @if !content.guardians.is_empty() {
            (ui::card("guardians", t!(ui, "person-guardians"), None, html! {
                ul.rows {
                    @for guardian in &content.guardians {
                        @let is_open = content.opens_guardians || viewer.person == guardian.id;
                        li { (row(is_open, &urls::person(guardian.id), html! {
                            (ui::face(&guardian.name()))
                            span {
                                b { (guardian.name().full()) }
                                span.quiet { (words::kinship(ui, guardian.kind)) }
                            }
                            @if !guardian.has_authority {
                                span.tag { (t!(ui, "person-no-authority")) }
                            }
                        })) }
                    }
                }
            }))
        }
        @if !content.children.is_empty() {
            (ui::card("children", t!(ui, "person-children"), None, html! {
                ul.rows {
                    @for child in &content.children {
                        li { a.row href=(urls::person(child.id)) {
                            (ui::face(&child.name())) span { b { (child.name().full()) } }
                            (ui::icon("chevron-right"))
                        } }
                    }
                }
            }))
        }
    }
}

/// « Pourquoi X peut-il m’écrire ? », both ways.
fn writing(ui: &Ui, name: &str, content: &Content) -> Markup {
    let Some((to, from)) = &content.writing else { return html! {} };
    let ways = [
        Way {
            verdict: to,
            yes: t!(ui, "person-writes-to", name = name),
            no: t!(ui, "person-writes-not-to", name = name),
        },
        Way {
            verdict: from,
            yes: t!(ui, "person-writes-from", name = name),
            no: t!(ui, "person-writes-not-from", name = name),
        },
    ];
    who::writes(ui, &ways)
}

/// Who sees this page, and who sees the addresses on it.
fn seen_by(ui: &Ui, somebody: &Somebody) -> Markup {
    let standing = &somebody.standing;
    let mut lines = Vec::new();
    if standing.is_pupil() {
        lines.push(t!(ui, "person-seen-pupil"));
    }
    if standing.is_guardian() {
        lines.push(t!(ui, "person-seen-guardian"));
    }
    if standing.is_staff() {
        lines.push(t!(ui, "person-seen-staff"));
    }
    lines.push(if standing.is_staff() {
        t!(ui, "person-seen-contact-staff")
    } else {
        t!(ui, "person-seen-contact")
    });
    who::sees(&t!(ui, "person-seen"), &lines)
}

fn contact(ui: &Ui, person: &Person) -> Markup {
    let details = &person.details;
    let phones = [&details.phone_mobile, &details.phone_home, &details.phone_work];
    html! {
        section aria-labelledby="contact" {
            h2 #contact { (t!(ui, "person-contact")) }
            dl.facts {
                @if !details.mail.is_empty() {
                    div { dt { (t!(ui, "person-mail")) }
                        dd { a href={ "mailto:" (details.mail) } { (details.mail) } } }
                }
                @for phone in phones.into_iter().filter(|phone| !phone.is_empty()) {
                    div { dt { (t!(ui, "person-phone")) }
                        dd { a href={ "tel:" (phone) } { (phone) } } }
                }
                @if !details.address.is_empty() {
                    div { dt { (t!(ui, "person-address")) }
                        dd { (details.address) ", " (details.postcode) " " (details.city) } }
                }
            }
        }
    }
}
