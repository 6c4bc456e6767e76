//! What passage shows on the page of a pupil's results: the dossier that follows him, the latest
//! things he keeps, and the way to all of them.

use crate::{
    Portfolios,
    dossier::State,
    keepsake::KeepsakeState,
    pages::pieces,
    store::{
        self,
        keepsakes::Line as Kept,
        lists::{self, Line},
    },
    urls,
};
use base::{Day, Id};
use db::{Result, Tx};
use maud::{Markup, html};
use people::{Person, Standing};
use results::{Learner, Reader, Section, Sections};
use web::{Ui, t, ui};

/// Before the results what waits for a word of the family, after them what is only looked at.
const WAITING: u8 = 30;
const QUIET: u8 = 60;
/// As many things as say that there is a portfolio.
const LATEST: usize = 3;

struct Shown {
    pupil: Id<Person>,
    dossiers: Vec<Line>,
    latest: Vec<Kept>,
    count: usize,
}

/// Lent by the server: `results::LentSections(vec![Arc::new(passage::Portfolios), …])`.
impl Sections for Portfolios {
    /// A teacher of today sees what the family shows, and proposes.
    fn sections(
        &self,
        tx: &Tx<'_>,
        pupil: &Learner,
        viewer: &Standing,
        _: Reader,
    ) -> Result<Vec<Section>> {
        let (pupil, today) = (pupil.person(), tx.now().day());
        let portfolio = store::pupils::portfolio(tx, pupil.cast(), viewer.person, today)?;
        let Some(portfolio) = portfolio.filter(|it| it.is_open_to(viewer)) else {
            return Ok(Vec::new());
        };
        let mut kept = store::keepsakes::of_pupil(tx, pupil)?;
        kept.retain(|it| portfolio.shows(it, viewer));
        let dossiers = if portfolio.is_at_home(viewer) {
            dossiers(tx, pupil, viewer, today)?
        } else {
            Vec::new()
        };
        let is_proposed = |it: &Kept| it.state == KeepsakeState::Proposed;
        let waits = dossiers.iter().any(|it| it.state == State::Open)
            || portfolio.is_of(viewer) && kept.iter().any(is_proposed);
        let count = kept.iter().filter(|it| !is_proposed(it)).count();
        kept.truncate(LATEST);
        let shown = Shown { pupil, dossiers, latest: kept, count };
        Ok(vec![Section {
            order: if waits { WAITING } else { QUIET },
            name: "portfolio",
            title: text::id!("passage-section"),
            draw: Box::new(move |ui| draw(ui, &shown)),
        }])
    }
}

/// Those of this pupil, where the viewer decides for him. Most days there is none, and nobody is
/// asked for.
fn dossiers(tx: &Tx<'_>, pupil: Id<Person>, viewer: &Standing, today: Day) -> Result<Vec<Line>> {
    let dossiers = lists::of_pupils(tx, &[pupil])?;
    if dossiers.is_empty() {
        return Ok(dossiers);
    }
    let deciders = store::pupils::deciders(tx, &[pupil], today)?;
    let decides = deciders.iter().any(|it| it.person_id == viewer.person);
    Ok(if decides { dossiers } else { Vec::new() })
}

fn draw(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        ul.rows {
            @for it in &shown.dossiers {
                li { a.row href=(urls::dossier(it.id)) {
                    span.face aria-hidden="true" { (ui::icon("folder-input")) }
                    span {
                        b { (t!(ui, "passage-section-dossier")) }
                        @if !it.to_name.is_empty() {
                            span.quiet { (t!(ui, "passage-towards", name = it.to_name)) }
                        }
                    }
                    (pieces::state_at_home(ui, it.state))
                } }
            }
            @for it in &shown.latest { li { (pieces::keepsake(ui, it)) } }
            li { a.row href=(urls::portfolio(shown.pupil)) {
                span.face aria-hidden="true" { (ui::icon("star")) }
                span {
                    b { (t!(ui, "passage-section-all")) }
                    span.quiet {
                        @if shown.count == 0 { (t!(ui, "passage-portfolio-hint")) }
                        @else { (t!(ui, "passage-section-count", count = shown.count)) }
                    }
                }
                (ui::icon("chevron-right"))
            } }
        }
    }
}
