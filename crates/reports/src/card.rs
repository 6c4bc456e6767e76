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
    let names: Vec<(Id<Person>, String)> =
        viewer.children.iter().map(|child| (child.id, child.name.first.clone())).collect();
    Ok(Some(Box::new(move |ui| {
        let all = t!(ui, "reports-all");
        let name = |pupil: Id<Person>| {
            names.iter().find(|(id, _)| *id == pupil).map_or("", |(_, name)| name.as_str())
        };
        ui::card(
            "reports-card",
            t!(ui, "reports-to-sign"),
            Some((urls::HOME, &*all)),
            html! {
                ul.rows {
                    @for report in &out {
                        li.row {
                            a.grow href=(urls::report(report.id)) {
                                b { (name(report.pupil)) } " · "
                                @match report.kind {
                                    Kind::Period => (report.period),
                                    Kind::Cycle => (t!(ui, "reports-cycle")),
                                }
                            }
                        }
                    }
                }
            },
        )
    })))
}
