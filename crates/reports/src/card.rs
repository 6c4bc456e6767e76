//! The card of the home page: the livrets of one's children that wait for a signature.

use crate::{report::Kind, store, urls};
use base::Id;
use db::{Result, Tx};
use maud::html;
use people::Person;
use web::{Drawn, HomeOf, t, ui};

pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    let viewer = home.viewer;
    if !viewer.is_guardian() || home.is_quiet() {
        return Ok(None);
    }
    let pupils: Vec<Id<Person>> = match home.child {
        Some(child) => vec![child],
        None => viewer.children.iter().map(|child| child.id).collect(),
    };
    if pupils.is_empty() {
        return Ok(None);
    }
    let mut out = store::reports::out(tx, &pupils, viewer.person, home.now)?;
    out.retain(|report| report.is_current() && !report.is_signed);
    if out.is_empty() {
        return Ok(None);
    }
    let children = viewer.children.clone();
    Ok(Some(Box::new(move |ui| {
        let all = t!(ui, "reports-all");
        let child = |pupil: Id<Person>| {
            let found = children.iter().enumerate().find(|(_, child)| child.id == pupil)?;
            Some((&found.1.name, ui::Colour::of_place(found.0)))
        };
        ui::card(
            "reports-card",
            t!(ui, "reports-to-sign"),
            Some((urls::HOME, &*all)),
            html! {
                ul.rows {
                    @for report in &out {
                        @if let Some((name, colour)) = child(report.pupil) {
                            li { a.row.todo.(colour.class()) href=(urls::report(report.id)) {
                                (ui::child_face(name, colour))
                                span {
                                    b {
                                        @match report.kind {
                                            Kind::Period => (report.period),
                                            Kind::Cycle => (t!(ui, "reports-cycle")),
                                        }
                                    }
                                    (ui::child_tag(name, colour))
                                }
                                (ui::icon("signature"))
                            } }
                        }
                    }
                }
            },
        )
    })))
}
