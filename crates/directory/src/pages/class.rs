//! `GET /classe/{class}`: its team, its pupils, and for the team the guardians of each.

use crate::{
    pages::who,
    store::{self, GuardianLine, PupilLine, StaffLine},
    urls, words,
};
use axum::extract::{Query, State};
use base::{Day, Id};
use maud::{Markup, html};
use people::{Class, Person, ReachableGroup, Scope, reachable_groups};
use serde::Deserialize;
use web::{App, Granted, Manage, Page, Read, Result, Ui, t, ui};

#[derive(Deserialize)]
pub struct Asked {
    /// The past can be asked: the class as it was on this day.
    jour: Option<String>,
}

struct Content {
    team: Vec<StaffLine>,
    pupils: Vec<PupilLine>,
    /// Only for those who run the class or work in the school.
    guardians: Vec<GuardianLine>,
    /// Those of the class the viewer may write to as a whole.
    groups: Vec<ReachableGroup>,
}

pub async fn get(
    class: Granted<Read, Class>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let is_staff = class.viewer.works_in(class.school) || class.viewer.teaches(class.id);
    let asked = asked.jour.as_deref().and_then(Day::parse_iso);
    // Families see the class of today: former classmates are nobody's business.
    let on = asked.filter(|_| is_staff).unwrap_or(ui.today());
    let (id, viewer) = (class.id, class.viewer.clone());
    let load = move |tx: &db::Tx<'_>| {
        let (team, pupils) = (store::team(tx, id, on)?, store::pupils(tx, id, on)?);
        let ids: Vec<Id<Person>> = pupils.iter().map(|pupil| pupil.id).collect();
        let guardians = if is_staff { store::guardians(tx, &ids, on)? } else { Vec::new() };
        let mut groups = reachable_groups(tx, &viewer)?;
        groups.retain(|group| group.scope == Scope::Class(id));
        Ok(Content { team, pupils, guardians, groups })
    };
    let content = app.db.read(load).await?;
    Ok(view(&ui, &class, on, is_staff, &content))
}

fn view(ui: &Ui, class: &Granted<Read, Class>, on: Day, is_staff: bool, content: &Content) -> Page {
    let name = t!(ui, "class-title", name = class.name);
    let action = html! {
        @if ui.may::<Manage>(&**class) {
            a.button.plain href={ "/classes/" (class.id) "/comptes" } {
                (ui::icon("key-round")) (t!(ui, "class-activation"))
            }
        }
    };
    let body = html! {
        (ui::head(&name, action))
        @if let Some(school) = class.viewer.school(class.school) {
            p.breadcrumb { a href=(urls::school(school.id)) { (school.name) } }
        }
        @if on != ui.today() {
            (ui::note(ui::Tone::Info, t!(ui, "class-as-of", day = on.in_words(ui.locale))))
        }
        div.columns {
            div.stack { (pupils(ui, content, is_staff)) }
            div.stack {
                (team(ui, &content.team))
                (groups(ui, &content.groups))
                (past(ui, on, is_staff))
                (seen_by(ui, content))
            }
        }
    };
    ui.page(&name, body)
}

fn pupils(ui: &Ui, content: &Content, is_staff: bool) -> Markup {
    let title = t!(ui, "class-pupils", count = content.pupils.len());
    let mut pupils: Vec<&PupilLine> = content.pupils.iter().collect();
    // Families know the first names of the class, not the families: nor their order.
    if !is_staff {
        pupils.sort_by_key(|pupil| base::fold(&pupil.first_name));
    }
    ui::card(
        "pupils",
        title,
        None,
        html! {
            @if content.pupils.is_empty() { (ui::empty(t!(ui, "class-no-pupils"), None)) }
            ul.rows {
                @for (place, pupil) in pupils.into_iter().enumerate() {
                    li {
                        @if is_staff { (with_guardians(ui, pupil, &content.guardians)) }
                        @else {
                            div.row {
                                (ui::child_face(&pupil.name(), ui::Colour::of_place(place)))
                                span { b { (pupil.first_name) } }
                                span.tag { (pupil.level.written()) }
                            }
                        }
                    }
                }
            }
        },
    )
}

fn with_guardians(ui: &Ui, pupil: &PupilLine, guardians: &[GuardianLine]) -> Markup {
    let own = guardians.iter().filter(|guardian| guardian.pupil == pupil.id);
    let names: Vec<String> = own
        .map(|guardian| {
            format!("{} ({})", guardian.name().full(), words::kinship(ui, guardian.kind))
        })
        .collect();
    html! {
        a.row href=(urls::person(pupil.id)) {
            (ui::face(&pupil.name()))
            span {
                b { (pupil.name().listed()) }
                span.quiet { (names.join(" · ")) }
            }
            span.tag { (pupil.level.written()) }
        }
    }
}

fn team(ui: &Ui, team: &[StaffLine]) -> Markup {
    ui::card(
        "team",
        t!(ui, "class-team"),
        None,
        html! {
            @if team.is_empty() { (ui::empty(t!(ui, "class-no-team"), None)) }
            ul.rows {
                @for member in team {
                    li { a.row href=(urls::person(member.id)) {
                        (ui::face(&member.name()))
                        span {
                            b { (member.name().formal()) }
                            span.quiet { (words::function(ui, member.function)) }
                        }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        },
    )
}

/// Whole groups, one press away from a letter.
fn groups(ui: &Ui, groups: &[ReachableGroup]) -> Markup {
    if groups.is_empty() {
        return html! {};
    }
    let lines = html! {
        ul.rows {
            @for group in groups {
                li { a.row href={ "/messages/nouveau?a=g:" (group.id) } {
                    span.face aria-hidden="true" { (ui::icon("mail")) }
                    span {
                        b { (words::group(ui, group.kind)) }
                        @if let Some(size) = group.size {
                            span.quiet { (t!(ui, "class-group-size", count = size)) }
                        }
                    }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("groups", t!(ui, "class-groups"), None, lines)
}

fn seen_by(ui: &Ui, content: &Content) -> Markup {
    let lines = [
        t!(ui, "class-seen-team", count = content.team.len()),
        t!(ui, "class-seen-families", count = content.pupils.len()),
        t!(ui, "class-seen-school"),
    ];
    who::sees(&t!(ui, "class-seen"), &lines)
}

/// The class on another day.
fn past(ui: &Ui, on: Day, is_staff: bool) -> Markup {
    html! {
        @if is_staff {
            details.more {
                summary { (t!(ui, "class-past")) }
                form.form method="get" {
                    div.field {
                        label for="jour" { (t!(ui, "class-past-day")) }
                        input.input.short #jour type="date" name="jour" value=(on.iso());
                    }
                    div.actions { button.button.plain { (t!(ui, "class-past-show")) } }
                }
            }
        }
    }
}
