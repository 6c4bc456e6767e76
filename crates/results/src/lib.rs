//! What pupils learn and how it is said: programmes, scales, marks, and what was shown of each.
//!
//! This floor is below the features that make results (`assessments`, `carnet`, `reports`): they
//! speak of the same [`Skill`]s, [`Scale`]s, [`Subject`]s and [`Period`]s, and each lends what it
//! knows of a pupil as [`Evidence`], so that none imports another.
//!
//! A result is never a float: a [`Mark`] is hundredths out of hundredths, an average an exact
//! fraction, rounded once, where it is shown (`share`, `average`).

mod access;
pub mod average;
mod evidence;
mod learner;
pub mod mark;
mod pages;
pub mod period;
pub mod progress;
pub mod referential;
pub mod scale;
mod section;
pub mod setting;
mod share;
mod store;
pub mod subject;
#[cfg(feature = "testing")]
pub mod testing;
pub mod urls;

pub use average::{Averages, AveragesFrom, Mixed, Reckoning, Spread, Weighted};
pub use evidence::{Evidence, Lent, Reader, Shown, Shows, Wanted};
pub use learner::Learner;
pub use mark::{Mark, MarkError};
pub use period::Period;
pub use referential::{Referential, Skill, SkillKind};
pub use scale::{Scale, ScaleKind, Step, Steps};
pub use section::{LentSections, Section, Sections};
pub use setting::Settings;
pub use share::{Average, Share};
pub use subject::{Subject, Taught};

use people::{GroupKind, Standing};
use web::{Feature, MenuEntry, Routes, get, merging::Merging};

pub const MIGRATIONS: db::Migrations = db::migrations!(
    "results";
    "0001_results",
    "0002_scales",
    "0003_maternelle",
    "0004_cycle2",
    "0005_cycle3",
    "0006_cycle4",
    "0007_socle",
    "0008_lycee",
    "0009_choices",
);

pub fn feature() -> Feature {
    Feature {
        name: "results",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("results-title"),
            url: urls::HOME,
            icon: "chart-column",
            order: 40,
            shown: is_shown,
            badge: None,
        }],
        card: None,
        notices: Vec::new(),
        deeds: &[],
        jobs: |_| {},
        export: |_, _| Ok(Vec::new()),
        erase: |_, _| Ok(0),
        // Its tables name no person.
        merging: None::<Merging>,
        demo: |_, _| Ok(Vec::new()),
    }
}

/// Pupils, those who answer for them and those who teach them.
fn is_shown(standing: &Standing) -> bool {
    standing.is_pupil()
        || standing.is_guardian()
        || standing
            .memberships
            .iter()
            .any(|it| matches!(it.kind, GroupKind::Team | GroupKind::Heads))
}

fn routes() -> Routes {
    use pages::{class, home, proofs, pupil};
    Routes::new()
        .at(urls::HOME, get(home::get))
        .at("/resultats/classes/{class}", get(class::get))
        .at("/resultats/eleves/{pupil}", get(pupil::get))
        .at("/resultats/eleves/{pupil}/competences/{skill}", get(proofs::get))
}
