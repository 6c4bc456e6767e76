//! The carnet of maternelle: what a child has shown, in two taps, and what his family reads of it.
//!
//! Somebody of the team of a [`NurseryClass`] notes an [`Observation`] of one pupil or several: a
//! success of the programme (`results`), done or on the way, perhaps with a photo or a voice. It is
//! in the [`Carnet`] of the pupil, which follows him from TPS to GS; families read what a teacher
//! has shown (`showing`), at least once each [`Half`] of a year, and sign it, each for himself. At
//! the end of GS the [`Synthesis`] is proposed from the observations (`proposal`), decided line by
//! line, locked, signed, printed on the national model (`sheet`) and sent on (`keeper`).

mod api;
#[cfg(test)]
mod budget;
mod card;
mod carnet;
mod deciding;
mod deeds;
mod demo;
mod erasing;
mod evidence;
mod export;
mod goals;
mod half;
mod jobs;
mod keeper;
mod model;
mod news;
mod noting;
mod nursery_class;
mod observation;
mod pages;
mod proposal;
mod refusal;
mod sheet;
mod showing;
mod store;
mod synthesis;
pub mod urls;

pub use carnet::Carnet;
pub use evidence::Carnets;
pub use half::Half;
pub use keeper::Keepsakes;
pub use nursery_class::{NurseryClass, NurserySchool};
pub use observation::Observation;
pub use sheet::synthesis_pdf;
pub use store::observations::observed_in;
pub use synthesis::Synthesis;

use people::{GroupKind, Scope, Standing};
use web::{Card, Feature, MenuEntry, MenuFact, Routes, get, post};

pub const MIGRATIONS: db::Migrations = db::migrations!("carnet"; "0001_carnet", "0002_unwritten");

pub fn feature() -> Feature {
    Feature {
        name: "carnet",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("carnet-title"),
            url: urls::HOME,
            icon: "sprout",
            order: 38,
            shown: is_shown,
            badge: None,
        }],
        card: Some(Card {
            order: 22,
            tells: &["carnet.shown", "carnet.synthesis"],
            load: card::load,
        }),
        notices: vec![news::SHOWN, news::SYNTHESIS, news::LATE],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase: erasing::erase,
        merging: Some(store::keeping::MERGING),
        demo: demo::acts,
    }
}

/// The entry of the menu stays for families whose children have left maternelle and keep a carnet:
/// lent by the server in `web::MenuFacts`.
pub const MENU_FACT: MenuFact = MenuFact {
    url: urls::HOME,
    holds: |tx, standing| {
        let children: Vec<_> = standing.children.iter().map(|child| child.id).collect();
        if children.is_empty() || is_shown(standing) {
            return Ok(false);
        }
        Ok(!store::pupils::with_carnet(tx, &children)?.is_empty())
    },
};

/// Families, pupils and teams of maternelle, and those who run a school that has some.
fn is_shown(standing: &Standing) -> bool {
    let teaches = |class: &people::ClassSummary| {
        standing.teaches(class.id) && class.levels.iter().copied().any(carnet::is_nursery)
    };
    let runs = |school: &people::SchoolSummary| {
        people::Level::Ps.is_taught_in(school.kind)
            && standing.is_in(GroupKind::Heads, Scope::School(school.id))
    };
    news::is_a_nursery_family(standing)
        || standing.levels().any(carnet::is_nursery)
        || standing.classes.iter().any(teaches)
        || standing.schools.iter().any(runs)
}

fn routes() -> Routes {
    classes().merge(pupils()).merge(syntheses()).merge(schools()).merge(api::routes())
}

fn classes() -> Routes {
    use pages::{class, home, observation, observe, presentation};
    Routes::new()
        .at(urls::HOME, get(home::get))
        .at("/carnet/classes/{class}", get(class::get).post(class::post))
        .at("/carnet/classes/{class}/observation", get(observe::get).post(observe::post))
        .at("/carnet/classes/{class}/presentation", get(presentation::get).post(presentation::post))
        .at("/carnet/observations/{observation}", get(observation::get).post(observation::post))
        .at("/carnet/observations/{observation}/retrait", post(observation::withdraw))
        .at("/carnet/observations/{observation}/fichiers/{file}", get(observation::file))
}

fn pupils() -> Routes {
    use pages::{album, pupil, to_observe};
    Routes::new()
        .at("/carnet/eleves/{pupil}", get(pupil::get))
        .at("/carnet/eleves/{pupil}/vu", post(pupil::sign))
        .at("/carnet/eleves/{pupil}/reperes", get(to_observe::get))
        .at("/carnet/eleves/{pupil}/carnet.pdf", get(album::get))
}

fn syntheses() -> Routes {
    use pages::{lifecycle, syntheses, synthesis};
    Routes::new()
        .at("/carnet/eleves/{pupil}/synthese", get(synthesis::get).post(synthesis::post))
        .at("/carnet/eleves/{pupil}/synthese/verrou", post(lifecycle::lock))
        .at(
            "/carnet/eleves/{pupil}/synthese/reouverture",
            get(lifecycle::ask_reopening).post(lifecycle::reopen),
        )
        .at("/carnet/eleves/{pupil}/synthese/visa", post(lifecycle::stamp))
        .at("/carnet/eleves/{pupil}/synthese/signature", post(lifecycle::sign))
        .at("/carnet/eleves/{pupil}/synthese.pdf", get(synthesis::pdf))
        .at("/carnet/classes/{class}/syntheses", get(syntheses::get))
        .at("/carnet/classes/{class}/syntheses.pdf", get(syntheses::pdf))
}

fn schools() -> Routes {
    use pages::{favourites, school};
    Routes::new()
        .at("/carnet/ecoles/{school}", get(school::get))
        .at("/carnet/ecoles/{school}/reperes", get(favourites::get).post(favourites::post))
        .at("/carnet/ecoles/{school}/syntheses", post(school::print))
        .at("/carnet/ecoles/{school}/syntheses.pdf", get(school::pdf))
}
