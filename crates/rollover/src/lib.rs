//! The year change: who goes up, who stays, who leaves, the classes of the next year and their
//! teams — of a school, or of all schools of a town on one evening.
//!
//! ```text
//! facts ─ propose ─▶ a plan ─ a head changes it ─▶ read as sentences ─ ready ─▶ applied ─▶ undone
//!                    year_class, year_move         with effects on rights        exactly
//! ```
//!
//! The plan is laid over the facts of the day each time it is looked at (`plan`): who came since is
//! proposed what his class does, who left is named, and what nobody has read holds it (`caution`).
//! Applied (`apply`), everything is dated: old facts end on the first day of the new classes, new
//! ones begin there, and until then nothing changes for anybody.

pub mod apply;
pub mod caution;
mod change;
mod deeds;
mod demo;
mod done;
pub mod editing;
pub mod effect;
mod export;
pub mod facts;
mod jobs;
mod movement;
mod naming;
mod news;
mod pages;
pub mod plan;
mod preparing;
pub mod proposal;
mod prospect;
mod shown;
mod store;
pub mod undo;
pub mod urls;
mod wave;
mod year_class;

pub use change::{State, YearChange, first_day_of_class, year_ending};
pub use movement::{Destination, Move, Of, Way};
pub use preparing::{Beginning, load, moves, prepare};
pub use prospect::Prospect;
pub use undo::{Built, ClassUse, ClassUses};
pub use wave::{TownHall, Wave, WaveState};
pub use year_class::{Mate, YearClass};

use people::Standing;
use web::{Feature, MenuEntry, Routes, get, post};

pub const MIGRATIONS: db::Migrations = db::migrations!("rollover"; "0001_year_change");

pub fn feature() -> Feature {
    Feature {
        name: "rollover",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("rollover-menu"),
            url: urls::HOME,
            icon: "graduation-cap",
            order: 92,
            shown: is_shown,
            badge: None,
        }],
        card: None,
        notices: vec![news::DONE, news::TEAM, news::LEAVING],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase: store::keeping::erase,
        merging: Some(store::keeping::MERGING),
        demo: demo::acts,
    }
}

/// Those who run a school, a town or the platform.
fn is_shown(standing: &Standing) -> bool {
    !Prospect::of(standing).is_empty()
}

fn routes() -> Routes {
    preparing_routes().merge(deciding_routes()).merge(wave_routes())
}

fn preparing_routes() -> Routes {
    use pages::{change, class, home, new_class, pupils, school, team};
    Routes::new()
        .at(urls::HOME, get(home::get))
        .at("/annee-suivante/ecole/{school}", get(school::get).post(school::post))
        .at("/annee-suivante/{change}", get(change::get).post(change::post))
        .at("/annee-suivante/{change}/eleves", get(pupils::get).post(pupils::post))
        .at("/annee-suivante/{change}/classes", get(new_class::get).post(new_class::post))
        .at("/annee-suivante/{change}/classes/{class}", get(class::get).post(class::post))
        .at("/annee-suivante/{change}/classes/{class}/fermeture", post(class::close))
        .at("/annee-suivante/{change}/classes/{class}/equipe", post(team::add))
        .at("/annee-suivante/{change}/classes/{class}/equipe/fin", post(team::remove))
}

fn deciding_routes() -> Routes {
    use pages::{application, change, ready, sentences};
    Routes::new()
        .at("/annee-suivante/{change}/phrases", get(sentences::get))
        .at("/annee-suivante/{change}/accord", post(ready::post))
        .at("/annee-suivante/{change}/reprise", post(ready::reopen))
        .at("/annee-suivante/{change}/application", post(application::post))
        .at("/annee-suivante/{change}/report", post(application::cancel))
        .at("/annee-suivante/{change}/annulation", post(application::undo))
        .at("/annee-suivante/{change}/suivi", get(change::follow))
}

fn wave_routes() -> Routes {
    use pages::{town, wave};
    Routes::new()
        .at("/annee-suivante/commune/{town}", get(town::get).post(town::post))
        .at("/annee-suivante/vague/{wave}", get(wave::get))
        .at("/annee-suivante/vague/{wave}/application", post(wave::post))
        .at("/annee-suivante/vague/{wave}/report", post(wave::cancel))
        .at("/annee-suivante/vague/{wave}/annulation", post(wave::undo))
        .at("/annee-suivante/vague/{wave}/suivi", get(wave::follow))
}
