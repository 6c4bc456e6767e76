//! Passage: what follows a pupil from a school to the next, and what he keeps of his own.
//!
//! A [`Portfolio`] is the pupil's, from maternelle to lycée: [`Keepsake`]s that he and his family
//! keep, and that a teacher of today proposes. A [`Dossier`] is what goes to the next school: what
//! the law sends, what those who decide for the pupil wish, and nothing that one of them refuses.
//! Features say what they hold through `web::passage`.
//!
//! The way of a dossier: `preparing` (the head, for a class at once) → `answer` (the family) →
//! `sealing` (what goes is frozen by a job) → `pages::reading` (the receiving school; each reading
//! is written down). The school that was left loses it on the day the enrolment ends: the policy is
//! in `dossier`. Between two platforms it is a signed [`archive`] (`docs/PASSAGE.md`), brought as
//! an [`Arrival`] and taken in by `taking`. A family finds both on the page of the child's results
//! (`section`).

mod access;
mod answer;
pub mod archive;
mod arrival;
#[cfg(test)]
mod budget;
mod card;
mod deeds;
mod demo;
mod dossier;
mod erasing;
mod export;
mod jobs;
mod keepsake;
mod news;
mod pages;
mod piece;
mod platform;
mod portfolio;
mod preparing;
mod refusal;
mod sealing;
mod section;
mod store;
mod taking;
pub mod urls;

pub use arrival::Arrival;
pub use dossier::Dossier;
pub use keepsake::Keepsake;
pub use piece::Piece;
pub use platform::Platform;
pub use portfolio::{Portfolio, Portfolios};

use base::Id;
use people::{Child, GroupKind, Level, Person, Standing};
use web::{Badge, Card, Feature, MenuEntry, MenuFact, Routes, get, post};

pub const MIGRATIONS: db::Migrations = db::migrations!("passage"; "0001_passage", "0002_heavy");

/// A family finds what is the child's on the page of his results. The entry of the menu stays for
/// those who have no such page: maternelle, a summer between two schools. For `web::MenuFacts`.
pub const MENU_FACT: MenuFact = MenuFact {
    url: urls::HOME,
    holds: |tx, standing| {
        if is_shown(standing) {
            return Ok(false);
        }
        let decided = card::decided(tx, standing.person, tx.now())?;
        Ok(decided.iter().any(|pupil| !has_results(standing, *pupil)))
    },
};

/// Is this pupil's page of results where this person finds it?
fn has_results(standing: &Standing, pupil: Id<Person>) -> bool {
    let goes_to_school = |child: &Child| child.levels.iter().any(|level| *level >= Level::Cp);
    let has_entry = standing.is_pupil() || standing.children.iter().any(goes_to_school);
    has_entry && (standing.person == pupil || standing.guards(pupil))
}

pub fn feature() -> Feature {
    Feature {
        name: "passage",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("passage-title"),
            url: urls::HOME,
            icon: "folder-input",
            order: 46,
            shown: is_shown,
            badge: Some(Badge { counter: "passage", count: card::count }),
        }],
        card: Some(Card { order: 40, tells: &["passage.family"], load: card::load }),
        notices: vec![news::FAMILY, news::SCHOOL],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase: erasing::erase,
        merging: Some(store::keeping::MERGING),
        demo: demo::acts,
    }
}

/// Those who teach and those who run a school.
fn is_shown(standing: &Standing) -> bool {
    let counts = |kind| matches!(kind, GroupKind::Team | GroupKind::Heads);
    standing.memberships.iter().any(|member| counts(member.kind))
        || standing.schools.iter().any(|school| standing.administers(school.id))
}

fn routes() -> Routes {
    portfolios().merge(schools()).merge(dossiers()).merge(platforms())
}

fn portfolios() -> Routes {
    use pages::{class, home, keepsake, portfolio};
    Routes::new()
        .at(urls::HOME, get(home::get))
        .at("/passage/classes/{class}", get(class::get))
        .at("/passage/eleves/{pupil}/portfolio", get(portfolio::get).post(portfolio::post))
        .at("/passage/portfolio/{keepsake}", get(keepsake::get).post(keepsake::post))
        .at("/passage/portfolio/{keepsake}/garde", post(keepsake::keep))
        .at("/passage/portfolio/{keepsake}/retrait", post(keepsake::remove))
        .at("/passage/portfolio/{keepsake}/fichiers/{file}", get(keepsake::file))
}

fn schools() -> Routes {
    use pages::{arrival, prepare, school};
    Routes::new()
        .at("/passage/ecoles/{school}", get(school::get))
        .at("/passage/ecoles/{school}/preparation", get(prepare::get).post(prepare::post))
        .at("/passage/ecoles/{school}/ouverture", post(school::offer))
        .at("/passage/ecoles/{school}/scelles", post(school::seal))
        .at("/passage/ecoles/{school}/archives", post(school::bring))
        .at("/passage/arrivees/{arrival}", get(arrival::get))
        .at("/passage/arrivees/{arrival}/accueil", post(arrival::welcome))
        .at("/passage/arrivees/{arrival}/refus", post(arrival::decline))
}

fn dossiers() -> Routes {
    use pages::{answer, archive, dossier, paper, reading, running};
    Routes::new()
        .at("/passage/dossiers/{dossier}", get(dossier::get))
        .at("/passage/dossiers/{dossier}/reponse", post(answer::post))
        .at("/passage/dossiers/{dossier}/reponse/retrait", post(answer::take_back))
        .at("/passage/dossiers/{dossier}/papier", get(paper::get).post(paper::post))
        .at("/passage/dossiers/{dossier}/papier.pdf", get(paper::pdf))
        .at(
            "/passage/dossiers/{dossier}/destination",
            get(running::destination).post(running::set_destination),
        )
        .at("/passage/dossiers/{dossier}/scelle", post(running::seal))
        .at("/passage/dossiers/{dossier}/retrait", post(running::withdraw))
        .at("/passage/dossiers/{dossier}/lecture", get(reading::get))
        .at("/passage/dossiers/{dossier}/pieces/{file}", get(reading::file))
        .at("/passage/dossiers/{dossier}/partage", post(reading::share))
        .at("/passage/dossiers/{dossier}/archive.zip", get(archive::get))
}

fn platforms() -> Routes {
    use pages::platforms;
    Routes::new()
        .at(urls::PLATFORMS, get(platforms::get).post(platforms::post))
        .at("/passage/plateformes/{platform}/retrait", post(platforms::forget))
}
