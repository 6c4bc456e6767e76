//! The card of the home page: a family's dossiers to look at, what a teacher proposes.

use crate::{dossier::State, store, urls};
use base::{Id, Instant};
use db::{Result, Tx};
use maud::html;
use people::{Person, Standing};
use web::{Drawn, HomeOf, t, ui};

/// The pupils this person decides for today.
pub fn decided(tx: &Tx<'_>, person: Id<Person>, at: Instant) -> Result<Vec<Id<Person>>> {
    let children = store::pupils::of_guardian(tx, person, at.day())?;
    let mut pupils: Vec<Id<Person>> = children.iter().map(|child| child.id).collect();
    pupils.push(person);
    let deciders = store::pupils::deciders(tx, &pupils, at.day())?;
    let own = deciders.iter().filter(|it| it.person_id == person);
    Ok(own.map(|it| it.pupil_id).collect())
}

/// What awaits this person's word.
pub fn count(tx: &Tx<'_>, standing: &Standing) -> Result<i64> {
    if !standing.is_guardian() && !standing.is_pupil() {
        return Ok(0);
    }
    let pupils = decided(tx, standing.person, tx.now())?;
    if pupils.is_empty() {
        return Ok(0);
    }
    Ok(store::lists::count_waiting(tx, standing.person, &pupils)?
        + store::keepsakes::count_proposed(tx, &pupils)?)
}

pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    if home.is_quiet() || !home.viewer.is_guardian() {
        return Ok(None);
    }
    let mut pupils = decided(tx, home.viewer.person, home.now)?;
    pupils.retain(|pupil| home.child.is_none_or(|open| open == *pupil));
    if pupils.is_empty() {
        return Ok(None);
    }
    let mut dossiers = store::lists::of_pupils(tx, &pupils)?;
    dossiers.retain(|it| it.state == State::Open);
    let proposed = store::keepsakes::count_proposed(tx, &pupils)?;
    if dossiers.is_empty() && proposed == 0 {
        return Ok(None);
    }
    Ok(Some(Box::new(move |ui| {
        let all = t!(ui, "passage-card-all");
        let lines = html! {
            ul.rows {
                @for it in &dossiers {
                    li { a.row href=(urls::dossier(it.id)) {
                        span.face aria-hidden="true" { (ui::icon("folder-input")) }
                        span {
                            b { (t!(ui, "passage-dossier-of", name = it.first_name)) }
                            span.quiet {
                                (t!(ui, "passage-due", day = it.due_on.in_words(ui.locale)))
                            }
                        }
                        (ui::icon("chevron-right"))
                    } }
                }
                @if proposed > 0 {
                    li { a.row href=(urls::HOME) {
                        span.face aria-hidden="true" { (ui::icon("star")) }
                        span { b { (t!(ui, "passage-card-proposed", count = proposed)) } }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        };
        ui::card("passage-card", t!(ui, "passage-card-title"), Some((urls::HOME, &*all)), lines)
    })))
}
